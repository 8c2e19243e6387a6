"""Saved figures: `evals/results/<commit>.json` of `evals.run`, `evals/results/bench.json` of `evals.bench`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from evals.machine import ROOT

RESULTS = ROOT / "evals" / "results"
BENCH = "bench.json"
_BENCHES = "bench"  # begins the name of every file with figures of time and memory
OURS = "assistant"
WITHOUT = "without "  # begins the name of a pipeline that lacks a part
STOCK = "stock "  # begins the name of a pipeline that a user would otherwise build
ALL = "all"  # stands for every suite


class ResultsError(Exception):
    """There are no figures, or they cannot be read; the message names the file and the command that makes one."""


class Figure(NamedTuple):
    """A mean with the ends of its 95% interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Results:
    """The figures of one run, by pipeline, split, suite and metric."""

    path: Path
    facts: dict[str, Any]
    at: str
    measured: dict[str, dict[str, Any]]

    def figure(self, pipeline: str, split: str, suite: str, metric: str) -> Figure | None:
        """The figure, None where the metric does not apply."""
        found = self.measured.get(f"{pipeline} / {split} / {suite}", {}).get(metric)
        return Figure(*found) if isinstance(found, list) else None

    def number(self, pipeline: str, split: str, suite: str, key: str) -> float | None:
        """A plain number kept beside the figures: n, median_ms, p95_ms."""
        found = self.measured.get(f"{pipeline} / {split} / {suite}", {}).get(key)
        return float(found) if isinstance(found, int | float) else None

    def pipelines(self) -> tuple[str, ...]:
        """Everything that was run, ours first."""
        return tuple(dict.fromkeys(key.split(" / ")[0] for key in self.measured))

    def suites(self, split: str) -> tuple[str, ...]:
        """The suites of a split that ours was asked, without `ALL`."""
        keys = [key.split(" / ") for key in self.measured]
        return tuple(suite for name, of, suite in keys if name == OURS and of == split and suite != ALL)

    def best_stock(self, split: str, metric: str = "recall@5") -> str | None:
        """The stock pipeline that does best over all suites, so that ours stands beside the stronger one."""
        found = {name: self.figure(name, split, ALL, metric) for name in self.pipelines() if name.startswith(STOCK)}
        means = {name: figure.mean for name, figure in found.items() if figure is not None}
        return max(means, key=lambda name: means[name], default=None)


def newest(folder: Path = RESULTS) -> Results:
    """The results of the latest run. Raises ResultsError."""
    found = [read(path) for path in sorted(folder.glob("*.json")) if not path.name.startswith(_BENCHES)]
    if not found:
        raise ResultsError(f"{folder}: no results; run `python -m evals.run --ablations`")
    return max(found, key=lambda results: results.at)


def read(path: Path) -> Results:
    """One file of results. Raises ResultsError."""
    saved = _json(path)
    try:
        return Results(path, saved["facts"], str(saved.get("at") or saved["facts"]["date"]), saved["measured"])
    except (KeyError, TypeError) as error:
        raise ResultsError(f"{path}: lacks {error}; run `python -m evals.run --ablations` again") from None


def bench(folder: Path = RESULTS) -> tuple[dict[str, Any], Sequence[dict[str, Any]]] | None:
    """Facts and rows of the measurements of time and memory, None if there are none. Raises ResultsError."""
    path = folder / BENCH
    if not path.exists():
        return None
    saved = _json(path)
    return saved["facts"], saved["rows"]


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResultsError(f"{path}: not readable ({error}); run the command that makes it again") from None
