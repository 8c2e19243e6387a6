"""Questions to offer: while somebody types (`complete`), and after an answer (`also_asked`: "people also ask").

Both offer only questions of the cards, so that whatever is picked has an answer. What is typed is data: it is
compared, never run, and any text is taken.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.card_questions import HAN, LONGEST, CardQuestions, prepared, syllable
from assistant.places import regions_in, without_regions
from assistant.text import clean, language_of
from assistant.types import Language, Reply
from index.search import PolicyIndex
from index.segment import Segmenter
from index.types import Card, Status

_PREFIX, _WORD, _SOUND = 3.0, 2.0, 1.5  # closeness: begins the question, begins a word in it, sounds like the beginning of one
_GRAMS, _SYLLABLES = 1.0, 0.8  # closeness of a question that holds all that was typed, in other places; in other characters
# Share of what was typed, by idf, from which a question is offered: by characters, and by sounds, which coincide more.
_NEAR, _NEAR_SOUND = 0.35, 0.75
_LATIN_SOUND = 3  # letters from which typed Latin may be pinyin
_SAME = 0.6  # Dice coefficient of character pairs from which two questions ask the same
_NATURAL: dict[Language, range] = {"zh": range(6, 31), "en": range(15, 91)}  # characters of a question that reads at a glance
_ASKING = re.compile(
    r"[？?]$|吗|么|呢|什么|啥|怎|咋|多少|多久|几|谁|哪|([\u4e00-\u9fff])[不没]\1|是否|如何|^(?:what|who|how|when|where|which|why|is|are|do|does|can|may|must)\b",
    re.I,
)
_LEANS = re.compile(r"这|那(?!么|里)|该|它|上头|\b(?:this|that|these|those|it)\b", re.I)  # needs something said before it
_SUBJECT = 4  # character pairs shared with the clause from which a question says well enough what it is about


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


def also_asked(
    index: PolicyIndex, cited: Reply | Iterable[str], language: Language, day: date, limit: int = 3, asked: str = ""
) -> tuple[str, ...]:
    """At most `limit` questions that people ask beside those answered by the cards cited (a reply, or card ids).

    First of the other cards of the topic in the same place, then of the topic in other places, then of the
    neighbours in the clause; in each, what is in force on `day` before the rest, then what stands nearer. None asks
    again what the cited cards answer or what was `asked`.
    """
    known = {card.id: at for at, card in enumerate(index.cards)}
    answered = _cards_cited(index, cited) if isinstance(cited, Reply) else [known[name] for name in cited if name in known]
    places = {_place(index, index.cards[at]) for at in answered}
    before = [question for at in answered for question in index.cards[at].questions] + [asked]
    chosen: list[str] = []
    for at in _others(index, answered, places, day):
        if len(chosen) >= limit:
            break
        place = _place(index, index.cards[at])
        question = _shown(index.cards[at], place, language, named=place not in places)
        if question and not _asks_again(question, before, places) and not _asks_again(question, chosen, places):
            chosen.append(question)
    return tuple(chosen)


def _cards_cited(index: PolicyIndex, reply: Reply) -> list[int]:
    spans = {(citation.doc_id, citation.start, citation.end) for citation in reply.citations}
    return [at for at, card in enumerate(index.cards) if (card.doc_id, card.start, card.end) in spans]


def _place(index: PolicyIndex, card: Card) -> str:
    return index.documents[card.doc_id].record.region


def _others(index: PolicyIndex, answered: Sequence[int], places: set[str], day: date) -> list[int]:
    """The cards near the answered ones, nearest first; none whose quote they hold already."""
    cited = [index.cards[at] for at in answered]
    topics = {card.topic for card in cited}
    clauses = {(card.doc_id, index.passages[index.card_homes[at][0]].numbers) for at, card in zip(answered, cited, strict=True)}
    ranked: list[tuple[tuple[int, bool, int], int]] = []
    for at, card in enumerate(index.cards):
        on_topic = card.topic in topics
        if not on_topic and (card.doc_id, index.passages[index.card_homes[at][0]].numbers) not in clauses:
            continue
        own = [held for held in cited if held.doc_id == card.doc_id]
        if any(held.start <= card.start and card.end <= held.end for held in own):
            continue
        kind = 2 if not on_topic else 0 if _place(index, card) in places else 1
        standing = index.documents[card.doc_id].record.status_on(day) is Status.IN_FORCE
        away = min((abs(held.start - card.start) for held in own), default=len(index.documents[card.doc_id].text))
        ranked.append(((kind, not standing, away), at))
    return [at for _, at in sorted(ranked)]


@lru_cache(maxsize=5_000)
def _shown(card: Card, place: str, language: Language, *, named: bool) -> str:
    """The question of a card that stands best alone, "" if none does; with `named` it has to name the card's place."""
    fit = [
        question
        for question in card.questions
        if language_of(question) == language
        and len(question) in _NATURAL[language]
        and not _LEANS.search(question)
        and (place in regions_in(question) if named else set(regions_in(question)) <= {place})
    ]
    about = _pairs(card.quote + card.answer if language == "zh" else card.quote_en + card.answer_en)
    return min(fit, key=lambda text: (not _ASKING.search(text), -min(_SUBJECT, len(_pairs(text) & about)), len(text)), default="")


def _asks_again(question: str, others: Iterable[str], places: set[str]) -> bool:
    """Whether one of `others` asks the same, names of places aside; of a place not spoken of yet it is another question."""
    if places and set(regions_in(question)) - places:
        return False
    pairs = _subject(question)
    return any(2 * len(pairs & other) >= _SAME * (len(pairs) + len(other)) for other in map(_subject, others))


@lru_cache(maxsize=20_000)
def _subject(question: str) -> frozenset[str]:
    """The pairs of characters of a question without its names of places."""
    return _pairs(without_regions(question))


def _pairs(text: str) -> frozenset[str]:
    """Neighbouring characters, blanks and marks aside."""
    return frozenset(map("".join, pairwise(char for char in text.lower() if char.isalnum())))
