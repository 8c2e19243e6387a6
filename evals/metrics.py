"""The metrics, pure functions of one case each, and what summarises them over cases.

A case has gold *groups*: every group has to be found, any one span of a group is enough. A passage or citation
*hits* a span when it covers at least half of it, so that a clause cut at a sentence end counts for the part that
answers and not for its neighbour.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, Protocol

import numpy as np

from evals.cases import Span
from index.types import Document

Groups = Sequence[Sequence[Span]]

_ENOUGH = 0.5  # of a gold span, covered by one passage
_SEED = 20261123  # of the bootstrap: the same cases always give the same interval
_RESAMPLES = 1000  # the interval's ends then move by under a tenth of its width from seed to seed
_DASHES = re.compile("[-~\u2010-\u2015\u2212\uff0d\uff5e\u301c\u2500]+")
_FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2236: ":", ord("*"): None}  # * is emphasis


class SpanLike(Protocol):
    """A passage, a citation or a gold span."""

    @property
    def doc_id(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Quote(SpanLike, Protocol):
    """A span with the words shown for it."""

    @property
    def quote(self) -> str: ...


class Interval(NamedTuple):
    """A mean with the ends of its 95% interval and the number of cases behind it."""

    mean: float
    low: float
    high: float
    n: int

    @property
    def half_width(self) -> float:
        return (self.high - self.low) / 2


def hits(found: SpanLike, gold: SpanLike) -> bool:
    """Whether `found` covers at least half of `gold`: |found ∩ gold| ≥ |gold| / 2."""
    shared = min(found.end, gold.end) - max(found.start, gold.start)
    return found.doc_id == gold.doc_id and shared > 0 and shared >= _ENOUGH * (gold.end - gold.start)


def first_ranks(ranked: Sequence[SpanLike], groups: Groups) -> list[int | None]:
    """The rank, from 1, of the first hit of each group; None for a group that is not found."""
    return [
        next((rank for rank, found in enumerate(ranked, 1) if any(hits(found, gold) for gold in group)), None) for group in groups
    ]


def recall_at(ranked: Sequence[SpanLike], groups: Groups, k: int) -> float:
    """Groups hit by the top `k`, divided by groups."""
    found = first_ranks(ranked[:k], groups)
    return sum(rank is not None for rank in found) / len(groups)


def all_groups_at(ranked: Sequence[SpanLike], groups: Groups, k: int) -> float:
    """1 if the top `k` hit every group, else 0."""
    return float(None not in first_ranks(ranked[:k], groups))


def reciprocal_rank(ranked: Sequence[SpanLike], groups: Groups) -> float:
    """1 / rank of the first passage that hits any group, 0 if none does; its mean over cases is MRR."""
    ranks = [rank for rank in first_ranks(ranked, groups) if rank is not None]
    return 1 / min(ranks) if ranks else 0.0


def ndcg_at(ranked: Sequence[SpanLike], groups: Groups, k: int = 10) -> float:
    """Normalised discounted cumulative gain: Σ gain / log2(1 + rank), divided by the same of the ideal ranking.

    The gain of a passage is the number of groups that it is the first to hit, so that a second passage on the same
    matter adds nothing (α-nDCG with α = 1; Clarke et al., "Novelty and Diversity in Information Retrieval
    Evaluation", SIGIR 2008). The ideal ranking hits one group a rank; a passage that holds two is capped at 1.
    """
    gained = sum(1 / math.log2(1 + rank) for rank in first_ranks(ranked[:k], groups) if rank is not None)
    return min(1.0, gained / sum(1 / math.log2(1 + rank) for rank in range(1, min(k, len(groups)) + 1)))


def is_faithful(citation: Quote, documents: Mapping[str, Document]) -> bool:
    """Whether the words shown are those of the document: `quote == text[start:end]`, and not empty."""
    if citation.doc_id not in documents or not 0 <= citation.start < citation.end:
        return False
    return citation.quote == documents[citation.doc_id].text[citation.start : citation.end]


def is_cited(citations: Sequence[SpanLike], groups: Groups) -> bool:
    """Whether citations hit every group."""
    return None not in first_ranks(citations, groups)


def fold(text: str) -> str:
    """`text` with width, dashes, colons, case, blanks and Markdown emphasis made alike, for comparing figures."""
    return "".join(_DASHES.sub("-", text.translate(_FOLDED)).lower().split())


def says(text: str, wanted: str) -> bool:
    """Whether `text` holds `wanted`, folded; a figure counts only as a whole number: 3% does not stand in 13%."""
    pattern = re.escape(fold(wanted))
    before = r"(?<!\d)(?<!\d\.)" if fold(wanted)[:1].isdigit() else ""
    after = r"(?!\.?\d)" if fold(wanted)[-1:].isdigit() else ""
    return re.search(before + pattern + after, fold(text)) is not None


def is_right(kind: str, text: str, citations: Sequence[SpanLike], groups: Groups, must_say: Sequence[str]) -> bool:
    """Whether a reply answers: it is no refusal, cites every group, and says every string that it must."""
    return kind in ("answer", "calculation") and is_cited(citations, groups) and all(says(text, wanted) for wanted in must_say)


def has_figures(results: Sequence[tuple[str, str]], wanted: Sequence[tuple[str, str]]) -> bool:
    """Whether every wanted (decimal value, unit) is among the results, 1.20 being 1.2."""
    found = {(Decimal(value), unit) for value, unit in results if _is_decimal(value)}
    return all((Decimal(value), unit) in found for value, unit in wanted)


def _is_decimal(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not exceed, interpolated linearly; nan of none."""
    return float(np.quantile(values, share)) if values else math.nan


def bootstrap(values: Sequence[float]) -> Interval:
    """Mean and its 95% interval by the percentile bootstrap over cases (Efron & Tibshirani 1993, ch. 13), seed fixed."""
    if not values:
        return Interval(math.nan, math.nan, math.nan, 0)
    sample = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(_SEED).integers(0, len(sample), (_RESAMPLES, len(sample)))
    low, high = np.quantile(sample[drawn].mean(axis=1), (0.025, 0.975))
    return Interval(float(sample.mean()), float(low), float(high), len(sample))


def refusal_values(must_refuse: Sequence[bool], refused: Sequence[bool]) -> dict[str, list[float]]:
    """Of each case, whether its refusal or answer was right, by metric; the mean of each list is the metric.

    refusal_recall: refused / cases that the corpus does not answer. refusal_precision: cases that the corpus does
    not answer / refused. answerable_refused: refused / cases that the corpus answers.
    """
    pairs = list(zip(must_refuse, refused, strict=True))
    return {
        "refusal_recall": [float(was) for must, was in pairs if must],
        "refusal_precision": [float(must) for must, was in pairs if was],
        "answerable_refused": [float(was) for must, was in pairs if not must],
    }
