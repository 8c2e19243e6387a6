"""The nouns of what is kept about the use of the assistant. Days instead of times, and nobody's name or address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Verdict = Literal["up", "down"]
Outcome = Literal["answered", "asked_back", "refused", "error"]
Kept = Literal["feedback", "questions"]  # the two kinds of record, each deleted and exported by itself

VERDICTS: tuple[Verdict, ...] = ("up", "down")
OUTCOMES: tuple[Outcome, ...] = ("answered", "asked_back", "refused", "error")
KEPT: tuple[Kept, ...] = ("feedback", "questions")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included; None leaves an end open."""

    first: date | None = None
    last: date | None = None


ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a reply was supported: a span of a document, and the headings above it."""

    doc_id: str
    start: int
    end: int
    heading: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of a reply. `latency_ms` is the time that the reply took."""

    id: int
    day: date
    verdict: Verdict
    comment: str
    question: str
    language: str
    kind: str
    rule: str
    cited: tuple[Cited, ...]
    latency_ms: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was kept, and what came of it."""

    id: int
    day: date
    text: str
    language: str
    kind: str
    outcome: Outcome
    rule: str
    cited: tuple[Cited, ...]
    latency_ms: float


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that differ only in blanks, punctuation, case or script: `id` and `text` are those of the latest."""

    id: int
    text: str
    count: int
    outcomes: Mapping[Outcome, int]
    last: date


@dataclass(frozen=True, slots=True)
class Latency:
    """Nearest-rank percentiles of the time that replies took, in milliseconds."""

    p50: float
    p90: float
    p95: float
    p99: float
    slowest: float


@dataclass(frozen=True, slots=True)
class Overview:
    """A period in figures. `latency` is None where no question was kept."""

    asked: int
    outcomes: Mapping[Outcome, int]
    days: tuple[tuple[date, int], ...]  # questions a day, days without any left out, oldest first
    rules: tuple[tuple[str, int], ...]  # rules that computed or asked, most used first
    latency: Latency | None
    verdicts: Mapping[Verdict, int]
