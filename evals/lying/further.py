"""Lies in further words for a modality and for a region: no word of `words` that the checks were first written against."""

from __future__ import annotations

from collections.abc import Iterator

from evals.lying.cases import Case
from evals.lying.mutations import Mutation, swaps
from evals.lying.words import FURTHER_MODALITY, FURTHER_REGION, Pairs


def modality(case: Case) -> Iterator[str]:
    """Another strength: a command, a hedge, a priority, an approval that is not needed."""
    yield from swaps(case, _foreign(case, FURTHER_MODALITY))


def region(case: Case) -> Iterator[str]:
    """Another government's rule: the centre's, a county's, that of all cities."""
    yield from swaps(case, _foreign(case, FURTHER_REGION))


def answered(case: Case) -> Iterator[str]:
    """A "yes" or a "no" before a sentence: whether it answers depends on a question that no clause holds."""
    zh = case.language == "zh"
    yield from (f"{word}{case.text}" for word in (("可以，", "不能，", "不用，") if zh else ("Yes, ", "No, ")))


def _foreign(case: Case, pairs: Pairs) -> Pairs:
    """The pairs whose new word stands nowhere in the span or in what people reviewed for it, so that no truth is among the lies."""
    words = "\n".join((case.source.text, *case.source.english)).lower()
    strives = ("争取", "力争") if "争" in words else ()  # 争取 says what 争创 says
    return tuple(pair for pair in pairs if pair[1].strip().lower().removesuffix("'s") not in words and pair[1] not in strives)


FURTHER: dict[str, Mutation] = {
    "modality, further words": modality,
    "region, further words": region,
    "yes or no before it": answered,
}
