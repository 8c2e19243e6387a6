"""Figures that must not fall: `evals/baseline.json`, one entry a metric and split with the noise it was measured with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from evals.metrics import Interval

BASELINE = Path(__file__).resolve().parent / "baseline.json"

# metric -> whether more is better
GUARDED = {
    "recall@1": True,
    "recall@5": True,
    "all@5": True,
    "mrr": True,
    "ndcg@10": True,
    "cited": True,
    "right": True,
    "figures": True,
    "asked": True,
    "needless": False,
    "fidelity": True,
    "refusal_recall": True,
    "refusal_precision": True,
    "answerable_refused": False,
}
_NO_NOISE = ("fidelity",)  # a quote is the document's words or it is not

Summary = Mapping[str, Interval]


class BaselineError(Exception):
    """The recorded baseline is missing or cannot be read."""


def record(splits: Mapping[str, Summary], facts: Mapping[str, str | int], path: Path = BASELINE) -> None:
    """Write the guarded metrics of every split.

    The noise is the half-width of the bootstrap interval and at least one case: a metric at its ceiling has an
    interval of no width, and one case more or less is no finding.
    """
    recorded = {
        split: {
            name: {"value": round(found.mean, 4), "noise": round(_noise(name, found), 4), "n": found.n}
            for name, found in summary.items()
            if name in GUARDED
        }
        for split, summary in splits.items()
    }
    path.write_text(json.dumps({"facts": dict(facts), "splits": recorded}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def check(splits: Mapping[str, Summary], path: Path = BASELINE) -> list[str]:
    """One sentence a metric that is worse than its baseline by more than its noise. Raises BaselineError."""
    try:
        recorded = json.loads(path.read_text(encoding="utf-8"))["splits"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BaselineError(f"{path}: no readable baseline ({error}); run `python -m evals.run --record-baseline`") from None
    complaints = []
    for split, entries in recorded.items():
        for name, entry in entries.items():
            found = splits.get(split, {}).get(name)
            if found is None:
                complaints.append(f"{split} {name}: not measured, baseline {entry['value']:.3f}")
                continue
            loss = (entry["value"] - found.mean) * (1 if GUARDED.get(name, True) else -1)
            if loss > entry["noise"] + 1e-9:
                complaints.append(f"{split} {name}: {found.mean:.3f}, baseline {entry['value']:.3f} ± {entry['noise']:.3f}")
    return complaints


def _noise(name: str, found: Interval) -> float:
    return 0.0 if name in _NO_NOISE else max(found.half_width, 1 / found.n)
