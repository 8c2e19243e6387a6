"""From a question to the items that answer it: cards where there are some, the best sentences where there are none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.aspects import said_by, silence_on
from assistant.evidence import asks_outside, probability, signals, unknown_share
from assistant.leaning import before, kept_to_subject, lifted, stating
from assistant.likeness import counted, kinship, leads, likeness
from assistant.places import PROVINCE, without_regions
from assistant.types import Question
from assistant.understand import to_query
from index.chunk import sentences
from index.load import REGIONS
from index.search import PolicyIndex, Ranking, Scores
from index.types import Card, Passage

# Share of the best score from which the same matter in another document is shown beside it, and from which a second
# matter of the same document is. Chosen on the development questions: complete answers against needless citations.
_ELSEWHERE = 0.65
_BESIDE = 0.90
_COMPARED = 0.45  # when a comparison is asked for
_SECOND = 0.90  # for a second row of one document, of its best
_ROWS_A_DOCUMENT = 2
_IN_TEXT, _IN_ANNEX = (
    re.compile(r"正文|(?<!最相近的)条文|前面|main text|body of"),
    re.compile(r"附件|附表|分解表|任务表|清单|annex", re.I),
)
_LAST_SECTION = (100,)  # the outline numbers annex 1 as 101
# Says what a rule is meant for.
_REASON = re.compile(r"为(?:了|[^，。]{2,12}，)|激发|激励|促进|推动|推进|带动|提高|提升|增强|引导|加快|以[^，。]{2,20}为")
_OUTSIDE = 0.5  # what is left of a probability where a follow-up asks for a telephone number, a list of names
_LEADERS = 5  # cards of the best scores that may lead a comparison
_LEADING = 0.8  # from this share of the best score on
_SHARED = 0.5  # what the other documents say of it weighs, beside its own score
_OFF_TOPIC, _OFF_TOPIC_NAMED = 0.7, 0.55  # the same on its own, for a card of another topic
_FULLER = 0.9  # share of a card's score from which a card that takes in its span stands for it
_LONGEST_TERM = 12  # characters
# Share of words that stand nowhere in documents and cards from which nothing was understood.
_FOREIGN = 0.75
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
    earlier = before(index, question)
    if earlier is not None:
        ranking = kept_to_subject(index, question, ranking, earlier)
    asked = question.asked if part == question.text else part
    certainty = 1.0 if _is_term(index, asked, ranking) else probability(signals(index, asked, ranking))
    if question.follows_up and asks_outside(question.latest):
        certainty *= _OUTSIDE  # the turns before it speak for a card, and not for a telephone number
    if not question.expansions and unknown_share(index, ranking) > _FOREIGN:
        certainty = 0.0
    ranking = index.lift(
        lifted(index, question, ranking, earlier), leads(index, question.latest if part == question.text else part)
    )
    ranking = stating(index, question.latest if part == question.text else part, ranking)
    items = tuple((_compared if question.compares else _side_by_side)(index, question, ranking))
    if question.reason_asked:
        items = tuple(_with_reason(index, item) for item in items)
    return Evidence(part, ranking, certainty, items)


def _with_reason(index: PolicyIndex, item: Item) -> Item:
    """An item with the beginning of its sentence, where that says what it is meant for: 为…, 激发…的积极性."""
    text = index.documents[item.doc_id].text
    spans = sentences(text, item.passage.start, item.passage.end)
    start = next((start for start, end in spans if start <= item.start < end), item.start)
    return replace(item, start=start) if _REASON.search(text[start : item.start]) else item


def _is_term(index: PolicyIndex, asked: str, ranking: Ranking) -> bool:
    """Whether a question is a bare term that the best passage holds word for word: then it is shown, whatever was meant."""
    term = without_regions(asked).strip(" ，。？！?!、的")
    return 2 <= len(term) <= _LONGEST_TERM and term in index.passages[ranking.top(1)[0].position].text


def _side_by_side(index: PolicyIndex, question: Question, ranking: Ranking) -> Iterable[Item]:
    """The best item and what comes close to it; where no place was named, the same matter of other places beside it."""
    leader = best_item(index, ranking, ranking.top(1)[0].position)
    found = [*_of_the_named(index, question, ranking, leader), leader]
    named = bool(question.regions or question.doc_ids)
    for card in _ranked_cards(index, ranking):
        if ranking.cards[card] < _BESIDE * leader.score:
            break
        item = _card_item(index, ranking, card)
        near = item.doc_id == leader.doc_id or (named and index.documents[item.doc_id].record.region in question.regions)
        if near and not _repeats(item, found):
            found.append(item)
    if leader.card is None:
        others = [best_item(index, ranking, hit.position) for hit in ranking.top(MAX_CITATIONS)[1:]]
        found += [item for item in others if item.score >= _BESIDE * leader.score and not _repeats(item, found)]
    elif not named:
        found += _elsewhere(index, ranking, leader, found, ranking.cards)
        found.sort(key=lambda item: _place(index, item.doc_id))
        if leader not in found[:MAX_CITATIONS]:
            found.insert(0, leader)
    elif PROVINCE not in question.regions and silence_on(question.text, [said_by(leader.card)]):
        asked = ranking.asked[: len(index.cards)]  # for the place named counts against the province in the other scores
        wider = _elsewhere(index, ranking, leader, found, asked)  # 杭州的生均拨款多少: the sum stands in the province's clause
        found[:0] = [item for item in wider if _states(index, item, question.text)]
    return found[:MAX_CITATIONS]


def _states(index: PolicyIndex, item: Item, asked: str) -> bool:
    """Whether an item is the province's, and states what is asked for."""
    of_province = index.documents[item.doc_id].record.region == PROVINCE
    return of_province and item.card is not None and not silence_on(asked, [said_by(item.card)])


def _of_the_named(index: PolicyIndex, question: Question, ranking: Ranking, leader: Item) -> Iterable[Item]:
    """What the one document that is named says of the matter, where another document says it more as it was asked."""
    if len(question.doc_ids) != 1 or leader.card is None or leader.doc_id in question.doc_ids:
        return
    at = index.card_at[leader.card.id]
    scores = ranking.cards + likeness(index, at) + kinship(index, at)
    own = max(index.cards_of_document.get(question.doc_ids[0], ()), key=lambda card: float(scores[card]), default=None)
    if own is not None and scores[own] >= _ELSEWHERE * scores[at]:
        yield _card_item(index, ranking, own)


def _elsewhere(index: PolicyIndex, ranking: Ranking, leader: Item, found: list[Item], by: Scores) -> Iterable[Item]:
    """What each other document says of the leader's topic, if it comes close enough; scores `by` card, shape (cards,)."""
    assert leader.card is not None
    at = index.card_at[leader.card.id]
    scores = by + likeness(index, at)
    others = [doc_id for doc_id in index.documents if doc_id not in {item.doc_id for item in found}]
    for own in _cards_by_document(index, others).values():
        same_topic = [card for card in own if index.cards[card].topic == leader.card.topic]
        best = max(same_topic, key=lambda card: float(scores[card]), default=None)
        if best is not None and scores[best] >= _ELSEWHERE * scores[at]:
            yield _card_item(index, ranking, best)


def _place(index: PolicyIndex, doc_id: str) -> tuple[int, bool]:
    """Province first, then the cities; issued before draft."""
    record = index.documents[doc_id].record
    return REGIONS.index(record.region) if record.region in REGIONS else len(REGIONS), not record.issued


def _compared(index: PolicyIndex, question: Question, ranking: Ranking) -> Iterable[Item]:
    """The best item of every document concerned, in corpus order: one row a document."""
    by_place = sorted(index.documents.items(), key=lambda entry: _place(index, entry[0]))
    concerned = [doc_id for doc_id, _ in by_place if _is_concerned(index, question, doc_id)]
    own = ranking.cards + counted(index, question.text)
    eligible = np.isin([card.doc_id for card in index.cards], concerned)
    if not eligible.any():
        return _best_passages(index, ranking, concerned)
    groups, apart = _beside(index, question, concerned), _OFF_TOPIC_NAMED if question.doc_ids else _OFF_TOPIC
    leader = _leader(index, own, groups)
    scores = own + likeness(index, leader) + kinship(index, leader)
    rows: list[Item] = []
    for cards in groups:
        best = max(cards, key=lambda card: float(scores[card]))
        for card in sorted(cards, key=lambda card: (card != best, -float(scores[card])))[:_ROWS_A_DOCUMENT]:
            near = scores[card] >= (_COMPARED * scores[leader] if card == best else _SECOND * scores[best])
            on_topic = index.cards[card].topic == index.cards[leader].topic or own[card] >= apart * own[leader]
            if near and on_topic and not _repeats(item := _card_item(index, ranking, card), rows):
                rows.append(item)
    return rows[:MAX_COMPARED]


def _beside(index: PolicyIndex, question: Question, concerned: Iterable[str]) -> list[Sequence[int]]:
    """The cards of each document concerned; those of its annexes apart where the text is compared with them."""
    groups: list[Sequence[int]] = list(_cards_by_document(index, concerned).values())
    if not (_IN_TEXT.search(question.latest) and _IN_ANNEX.search(question.latest)):
        return groups
    annexed = [[index.clause_of(card)[1][:1] > _LAST_SECTION for card in cards] for cards in groups]
    halves = (
        [card for card, apart in zip(cards, own, strict=True) if apart is wanted]
        for cards, own in zip(groups, annexed, strict=True)
        for wanted in (False, True)
    )
    return [half for half in halves if half]


def _leader(index: PolicyIndex, own: Scores, groups: Sequence[Sequence[int]]) -> int:
    """The card that a comparison is about: like what is asked, with its like in the other documents concerned."""
    every = sorted((card for cards in groups for card in cards), key=lambda card: -float(own[card]))
    tried = [card for card in every[:_LEADERS] if own[card] >= _LEADING * own[every[0]]]

    def worth(card: int) -> float:
        with_kin = own + likeness(index, card) + kinship(index, card)
        rows = [max(float(with_kin[other]) for other in cards) for cards in groups if card not in cards]
        return float(own[card]) + _SHARED * (sum(rows) / len(rows) if rows else 0.0)

    return max(tried, key=worth)


def _is_concerned(index: PolicyIndex, question: Question, doc_id: str) -> bool:
    """Whether a comparison reaches a document: it is named, or of a place named of which no document is; all if nothing is named."""
    region = index.documents[doc_id].record.region
    if len(question.doc_ids) > 1 and region in {index.documents[named].record.region for named in question.doc_ids}:
        return doc_id in question.doc_ids
    if question.regions:
        return region in question.regions or doc_id in question.doc_ids
    return len(question.doc_ids) < 2


def _best_passages(index: PolicyIndex, ranking: Ranking, concerned: list[str]) -> list[Item]:
    """The best passage of every document concerned, for documents without cards."""
    first: dict[str, Item] = {}
    for hit in ranking.top(len(index.passages)):
        doc_id = index.passages[hit.position].doc_id
        if doc_id in concerned and doc_id not in first:
            first[doc_id] = best_item(index, ranking, hit.position)
    top = max((item.score for item in first.values()), default=0.0)
    return [first[doc_id] for doc_id in concerned if doc_id in first and first[doc_id].score >= _COMPARED * top][:MAX_COMPARED]


def _cards_by_document(index: PolicyIndex, concerned: Iterable[str]) -> dict[str, tuple[int, ...]]:
    return {doc_id: index.cards_of_document[doc_id] for doc_id in concerned if doc_id in index.cards_of_document}


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
    held = index.cards[_fuller(index, ranking, card)]
    home = index.passages[max(index.card_homes[card], key=lambda at: float(ranking.passages[at]))]
    return Item(held.doc_id, held.start, held.end, home, held, float(ranking.cards[card]))


def _fuller(index: PolicyIndex, ranking: Ranking, card: int) -> int:
    """The card whose span takes in that of `card`, if the question is nearly as much like it: it leaves no condition out."""
    held = index.cards[card]
    around = [
        other
        for other in index.cards_of[index.card_homes[card][0]]
        if index.cards[other].start <= held.start
        and held.end <= index.cards[other].end
        and (other == card or ranking.cards[other] >= _FULLER * ranking.cards[card])  # also of a score below 0
    ]
    return max(around, key=lambda other: index.cards[other].end - index.cards[other].start)


def _repeats(item: Item, found: list[Item]) -> bool:
    """Whether most of an item's span is already in another."""
    return any(
        item.doc_id == other.doc_id
        and min(item.end, other.end) - max(item.start, other.start) > 0.5 * min(item.end - item.start, other.end - other.start)
        for other in found
    )
