"""Questions to offer while somebody types: those of the cards, so that whatever is picked has an answer.

What is typed is data: it is compared, never run, and any text is taken.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.card_questions import HAN, LONGEST, CardQuestions, prepared, syllable
from assistant.text import clean
from assistant.types import Language
from index.search import PolicyIndex
from index.segment import Segmenter

_PREFIX, _WORD, _SOUND = 3.0, 2.0, 1.5  # closeness: begins the question, begins a word in it, sounds like the beginning of one
_GRAMS, _SYLLABLES = 1.0, 0.8  # closeness of a question that holds all that was typed, in other places; in other characters
# Share of what was typed, by idf, from which a question is offered: by characters, and by sounds, which coincide more.
_NEAR, _NEAR_SOUND = 0.35, 0.75
_LATIN_SOUND = 3  # letters from which typed Latin may be pinyin


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that a card answers, and how close it is to what was typed (`_PREFIX` at most)."""

    text: str
    card: str
    doc_id: str
    closeness: float


def complete(index: PolicyIndex, typed: str, language: Language | None = None, limit: int = 6) -> list[Suggestion]:
    """At most `limit` card questions for what has been typed so far, closest first, then shortest, one a card.

    `language` keeps to questions of one language. The first call on an index prepares it (a fraction of a second);
    call it once with "" to have that done.
    """
    ready = prepared(index)
    wanted = clean(typed[: 2 * LONGEST])[:LONGEST].strip(" ，,。.？?！!、").lower()
    if not wanted or limit < 1:
        return []
    best: dict[int, tuple[float, int, int]] = {}  # card -> (-closeness, length, question)
    for question, closeness in _close(ready, index.segmenter, wanted, limit, language):
        found = (-closeness, len(ready.texts[question]), question)
        best[ready.cards[question]] = min(best.get(ready.cards[question], found), found)
    return [
        Suggestion(ready.texts[question], index.cards[card].id, index.cards[card].doc_id, -closeness)
        for (closeness, _, question), card in heapq.nsmallest(limit, ((found, card) for card, found in best.items()))
    ]


def _close(
    ready: CardQuestions, segmenter: Segmenter, typed: str, limit: int, language: Language | None
) -> Iterator[tuple[int, float]]:
    """Questions with their closeness, closer kinds first; a further kind only while there are too few cards."""
    cards: set[int] = set()
    for kind in _KINDS:
        if len(cards) >= limit:
            return
        for question, closeness in kind(ready, segmenter, typed):
            if language is None or ready.languages[question] == language:
                cards.add(ready.cards[question])
                yield question, closeness


def _beginning(ready: CardQuestions, _: Segmenter, typed: str) -> Iterable[tuple[int, float]]:
    return ((question, _PREFIX) for question in ready.whole.starting(typed))


def _within(ready: CardQuestions, _: Segmenter, typed: str) -> Iterable[tuple[int, float]]:
    return ((question, _WORD) for question in ready.words.starting(typed))


def _sounding(ready: CardQuestions, segmenter: Segmenter, typed: str) -> Iterable[tuple[int, float]]:
    spoken = "".join(syllable(segmenter, char) for char in typed)
    if not HAN.search(typed) and len(spoken) < _LATIN_SOUND:
        return ()
    return ((question, _SOUND) for question in ready.spoken.starting(spoken))


def _alike(ready: CardQuestions, segmenter: Segmenter, typed: str) -> Iterable[tuple[int, float]]:
    yield from _sharing(ready.grams, segmenter.bigrams(typed), len(ready.texts), _GRAMS, _NEAR)
    yield from _sharing(ready.syllables, segmenter.sounds(typed), len(ready.texts), _SYLLABLES, _NEAR_SOUND)


_KINDS = (_beginning, _within, _sounding, _alike)


def _sharing(
    postings: Mapping[str, NDArray[np.int64]], tokens: Iterable[str], size: int, whole: float, least: float
) -> Iterator[tuple[int, float]]:
    """Questions that share tokens, with the share of their idf times `whole`, to a twentieth so that shortness can tell."""
    shared, total = np.zeros(size), 0.0
    for token in set(tokens):
        held = postings.get(token)
        worth = math.log(1 + size / (1 if held is None else len(held)))
        total += worth
        if held is not None:
            shared[held] += worth
    if total:
        for question in np.flatnonzero(shared >= least * total):
            yield int(question), whole * round(20 * float(shared[question]) / total) / 20
