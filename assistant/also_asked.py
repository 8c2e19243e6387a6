"""Questions to offer after an answer: what people ask beside it.

Questions of the cards, and after an answer that rests on the clause of a rule the question that opens its
computation; so that whatever is picked has an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from assistant.places import regions_in, without_regions
from assistant.rules import RULES
from assistant.text import language_of
from assistant.types import Language, Reply
from index.search import PolicyIndex
from index.types import Card, Status

_SAME = 0.6  # Dice coefficient of character pairs from which two questions ask the same
_NATURAL: dict[Language, range] = {"zh": range(6, 31), "en": range(15, 91)}  # characters of a question that reads at a glance
_ASKING = re.compile(
    r"[？?]$|吗|么|呢|什么|啥|怎|咋|多少|多久|几|谁|哪|([\u4e00-\u9fff])[不没]\1|是否|如何|^(?:what|who|how|when|where|which|why|is|are|do|does|can|may|must)\b",
    re.I,
)
_LEANS = re.compile(r"这|那(?!么|里)|该|它|上头|\b(?:this|that|these|those|it)\b", re.I)  # needs something said before it
_SUBJECT = 4  # character pairs shared with the clause from which a question says well enough what it is about


def also_asked(
    index: PolicyIndex,
    cited: Reply | Iterable[str],
    language: Language,
    day: date,
    limit: int = 3,
    asked: str = "",
    *,
    computes: bool = False,
) -> tuple[str, ...]:
    """At most `limit` questions that people ask beside those answered by the cards cited (a reply, or card ids).

    First of the cards that the cited ones name as related, in their order; then of the other cards of the topic in the
    same place, of the topic in other places, and of the neighbours in the clause; in each of these, what is in force
    on `day` before the rest, then what stands nearer. None asks again what the cited cards answer or what was `asked`.
    With `computes`, the last is the question that opens a computation with a cited clause, where there is one.
    """
    known = index.card_at
    answered = _cards_cited(index, cited) if isinstance(cited, Reply) else [known[name] for name in cited if name in known]
    places = {_place(index, index.cards[at]) for at in answered}
    before = [question for at in answered for question in index.cards[at].questions] + [asked]
    opening = _opening([index.cards[at] for at in answered], language)[: limit if computes else 0]
    chosen: list[str] = []
    for at in _others(index, answered, places, day):
        if len(chosen) >= limit - len(opening):
            break
        place = _place(index, index.cards[at])
        question = _shown(index.cards[at], place, language, named=place not in places)
        if question and not _asks_again(question, before, places) and not _asks_again(question, chosen, places):
            chosen.append(question)
    return (*chosen, *opening)


def _opening(cards: Iterable[Card], language: Language) -> tuple[str, ...]:
    """The question that opens a computation with the first of the cards that has one; none where no rule asks for facts."""
    named = {name: None for card in cards for name in card.rules}
    questions = {rule.id: rule.opening for rule in RULES if rule.opening is not None}
    return tuple(questions[name].in_(language) for name in named if name in questions)[:1]


def _cards_cited(index: PolicyIndex, reply: Reply) -> list[int]:
    """The cards whose span a reply cites, in the order of its citations."""
    return [
        at
        for citation in reply.citations
        for at in index.cards_of_document.get(citation.doc_id, ())
        if (index.cards[at].start, index.cards[at].end) == (citation.start, citation.end)
    ]


def _place(index: PolicyIndex, card: Card) -> str:
    return index.documents[card.doc_id].record.region


def _others(index: PolicyIndex, answered: Sequence[int], places: set[str], day: date) -> Iterator[int]:
    """The cards to offer beside the answered ones, best first; none whose quote they hold already."""
    cited = [index.cards[at] for at in answered]
    named = _named(cited)
    related = sorted(
        (index.card_at[name] for name in named if name in index.card_at), key=lambda at: (named[index.cards[at].id], at)
    )
    for at in dict.fromkeys([*related, *_near(index, answered, places, day)]):
        if not any(_holds(held, index.cards[at]) for held in cited):
            yield at


def _holds(held: Card, card: Card) -> bool:
    return held.doc_id == card.doc_id and held.start <= card.start and card.end <= held.end


def _named(cited: Iterable[Card]) -> dict[str, int]:
    """The cards that the cited ones name as related, each with the best place that one of them gives it."""
    named: dict[str, int] = {}
    for card in cited:
        for at, name in enumerate(card.related):
            named[name] = min(at, named.get(name, at))
    return named


def _near(index: PolicyIndex, answered: Sequence[int], places: set[str], day: date) -> list[int]:
    """The cards on a topic or in a clause of the answered ones, nearest first."""
    cited = [index.cards[at] for at in answered]
    topics = {card.topic for card in cited}
    alike = {at for topic in topics for at in index.cards_on[topic]}
    beside = {at for card in answered for at in index.cards_in[index.clause_of(card)]}
    ranked: list[tuple[tuple[int, bool, int], int]] = []
    for at in alike | beside:
        card = index.cards[at]
        kind = 2 if at not in alike else 0 if _place(index, card) in places else 1
        document = index.documents[card.doc_id]
        standing = document.record.status_on(day) is Status.IN_FORCE
        away = [abs(held.start - card.start) for held in cited if held.doc_id == card.doc_id]
        ranked.append(((kind, not standing, min(away, default=len(document.text))), at))
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
