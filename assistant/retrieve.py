"""From a question to the items that answer it: cards where there are some, the best sentences where there are none."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.evidence import probability, signals
from assistant.types import Question
from assistant.understand import to_query
from index.chunk import sentences
from index.fuse import scale
from index.load import REGIONS
from index.search import PolicyIndex, Ranking, Scores
from index.types import Card, Passage

# Share of the best score from which the same matter in another document is shown beside it, and from which a second
# matter of the same document is. Chosen on the development questions: complete answers against needless citations.
_ELSEWHERE = 0.70
_BESIDE = 0.95
_COMPARED = 0.50  # when a comparison is asked for
# What likeness to the best card adds to the score of a card of another document, when rows of one table are sought.
_LIKENESS = 3.0
MAX_CITATIONS = 4
MAX_COMPARED = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a reply rests on: a span, with its card where it has one."""

    doc_id: str
    start: int
    end: int
    passage: Passage
    card: Card | None
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one part of a question, and the probability that it answers it."""

    part: str
    ranking: Ranking
    probability: float
    items: tuple[Item, ...]


def gather(index: PolicyIndex, question: Question, part: str) -> Evidence:
    """Rank the corpus for one part of a question and pick the items that answer it."""
    ranking = index.rank(to_query(question, part))
    certainty = probability(signals(index, question.asked if part == question.text else part, ranking))
    pick = _compared if question.compares else _side_by_side
    return Evidence(part, ranking, certainty, tuple(pick(index, question, ranking)))


def _side_by_side(index: PolicyIndex, question: Question, ranking: Ranking) -> Iterable[Item]:
    """The best item; the same matter in other documents, province first, unless a place was named; a close second."""
    places = {region: at for at, region in enumerate(REGIONS)}
    first = best_item(index, ranking, ranking.top(1)[0].position)
    found = [first]
    named = bool(question.regions or question.doc_ids)
    for card in _ranked_cards(index, ranking):
        if len(found) == MAX_CITATIONS:
            break
        item = _card_item(index, ranking, card)
        if item.card is None or _repeats(item, found):
            continue
        same_matter = first.card is not None and item.card.topic == first.card.topic
        if item.doc_id == first.doc_id or (named and index.documents[item.doc_id].record.region in question.regions):
            wanted = item.score >= _BESIDE * first.score
        else:
            wanted = (
                not named
                and same_matter
                and item.score >= _ELSEWHERE * first.score
                and item.doc_id not in {i.doc_id for i in found}
            )
        if wanted:
            found.append(item)
    if len({item.doc_id for item in found}) > 1 and not named:
        found.sort(
            key=lambda item: (places[index.documents[item.doc_id].record.region], not index.documents[item.doc_id].record.issued)
        )
    return found


def _compared(index: PolicyIndex, question: Question, ranking: Ranking) -> Iterable[Item]:
    """The best item of every document concerned, in corpus order: one row a document."""
    by_place = sorted(
        index.documents.items(), key=lambda entry: (REGIONS.index(entry[1].record.region), not entry[1].record.issued)
    )
    concerned = [
        doc_id
        for doc_id, document in by_place
        if not question.regions or document.record.region in question.regions or doc_id in question.doc_ids
    ]
    leader = next((card for card in _ranked_cards(index, ranking) if index.cards[card].doc_id in concerned), None)
    if leader is None:
        return _side_by_side(index, question, ranking)
    scores = ranking.cards + _likeness(index, leader)
    best = {
        doc_id: max(own, key=lambda card: float(scores[card])) for doc_id, own in _cards_by_document(index, concerned).items()
    }
    top = float(scores[leader])
    rows = [
        _card_item(index, ranking, best[doc_id])
        for doc_id in concerned
        if doc_id in best and float(scores[best[doc_id]]) >= _COMPARED * top
    ]
    return rows[:MAX_COMPARED]


def _likeness(index: PolicyIndex, leader: int) -> Scores:
    """How much every card speaks of the same matter as `leader`: the bigrams it shares with what that card says."""
    card = index.cards[leader]
    shared = index.sides.card_bigrams.scores(index.segmenter.bigrams(card.answer + card.quote))
    return _LIKENESS * scale(shared[: len(index.cards)])


def _cards_by_document(index: PolicyIndex, concerned: Iterable[str]) -> dict[str, list[int]]:
    return {doc_id: own for doc_id in concerned if (own := [at for at, card in enumerate(index.cards) if card.doc_id == doc_id])}


def best_item(index: PolicyIndex, ranking: Ranking, position: int) -> Item:
    """The best card of a passage, or its sentences that share most with the question where it has no card."""
    cards = index.cards_of.get(position, ())
    if cards:
        return _card_item(index, ranking, max(cards, key=lambda card: float(ranking.cards[card])))
    passage = index.passages[position]
    start, end = _best_sentences(index, ranking, passage)
    return Item(passage.doc_id, start, end, passage, None, float(ranking.passages[position]))


def _best_sentences(index: PolicyIndex, ranking: Ranking, passage: Passage) -> tuple[int, int]:
    """The stretch of at most two neighbouring sentences with most of the question's words, by their idf."""
    text = index.documents[passage.doc_id].text
    spans = list(sentences(text, passage.start, passage.end))
    asked = set(ranking.words)
    idf = index.sides.words.idf

    def worth(span: tuple[int, int]) -> float:
        return sum(idf(word) for word in asked & set(index.segmenter.words(text[slice(*span)])))

    stretches = spans + [(left[0], right[1]) for left, right in itertools.pairwise(spans)]
    return max(stretches, key=lambda span: (worth(span), span[0] - span[1]))


def _ranked_cards(index: PolicyIndex, ranking: Ranking) -> list[int]:
    order = ranking.cards.argsort()[::-1]
    return [int(card) for card in order[:60]]


def _card_item(index: PolicyIndex, ranking: Ranking, card: int) -> Item:
    held = index.cards[card]
    return Item(held.doc_id, held.start, held.end, index.passages[index.card_home[card]], held, float(ranking.cards[card]))


def _repeats(item: Item, found: list[Item]) -> bool:
    """Whether most of an item's span is already in another."""
    return any(
        item.doc_id == other.doc_id
        and min(item.end, other.end) - max(item.start, other.start) > 0.5 * min(item.end - item.start, other.end - other.start)
        for other in found
    )
