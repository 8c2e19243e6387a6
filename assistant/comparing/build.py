"""From a topic, or from words, to what every jurisdiction says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.cite import Citations
from assistant.comparing.marks import compared, marks_of
from assistant.comparing.types import Cell, Comparison, Entry, Paper, Row
from assistant.evidence import THRESHOLD
from assistant.places import without_regions
from assistant.retrieve import Item, gather
from assistant.text import clean
from assistant.types import Citation, Request
from assistant.understand import understand
from index.load import REGIONS
from index.search import PolicyIndex
from index.types import Card, Point, Topic

_SUBSTANCE = 2  # letters or characters that words need at least
_BLANKS = " ，,、。？?！!和与跟的"  # left over where the names of places have gone

_Clause = tuple[str, int, int, Card | None]  # doc_id, start, end, and the card that explains it


def compare(index: PolicyIndex, wanted: str, day: date) -> Comparison:
    """The comparison on a topic of the corpus, by its id or its name, or on whatever the words ask for. Never raises on any text."""
    topic = topic_named(index, wanted)
    return _of_topic(index, topic, day) if topic else _of_words(index, wanted, day)


def topic_named(index: PolicyIndex, wanted: str) -> Topic | None:
    """The topic with this id or name, in either language."""
    plain = wanted.strip().lower()
    return next((topic for topic in index.topics if plain in (topic.id.lower(), topic.name.lower(), topic.name_en.lower())), None)


def _of_topic(index: PolicyIndex, topic: Topic, day: date) -> Comparison:
    citations = Citations(index, day)
    rows = tuple(_row(index, citations, point.name, point.name_en, _clauses(index, point)) for point in topic.points)
    shown = {id_ for point in topic.points for id_ in point.cards}
    rest = [_clause(card) for card in index.cards if card.topic == topic.id and card.id not in shown]
    rest = [clause for clause in rest if not _contained(clause, citations.all())]
    others = tuple(_cells(index, citations, rest)) if rest else ()
    return Comparison(topic.id, topic.name, topic.name_en, day, True, rows, others)


def _of_words(index: PolicyIndex, wanted: str, day: date) -> Comparison:
    """The matter that the words ask for: as the corpus lays it side by side, else the best clause of every document."""
    words = clean(wanted)
    asked = without_regions(words).strip(_BLANKS)
    empty = Comparison(words, words, words, day, False, (), ())
    if sum(char.isalnum() for char in asked) < _SUBSTANCE:
        return empty
    records = {doc_id: document.record for doc_id, document in index.documents.items()}
    question = understand(Request(asked, as_of=day), day, records, index.glossary)
    evidence = gather(index, replace(question, compares=True, regions=(), doc_ids=()), question.text)
    items = sorted(evidence.items, key=lambda item: -item.score)
    if evidence.probability < THRESHOLD or not items:
        return empty
    near = tuple(dict.fromkeys(item.card.topic for item in items if item.card))
    point = _point_of(index, items[0])
    clauses = _clauses(index, point) if point else [(item.doc_id, item.start, item.end, item.card) for item in items]
    name, name_en = (point.name, point.name_en) if point else (words, words)
    row = _row(index, Citations(index, day), name, name_en, clauses)
    return replace(empty, listed=point is not None, rows=(row,), near=near)


def _point_of(index: PolicyIndex, item: Item) -> Point | None:
    """The matter that a card belongs to, of its own topic first."""
    card = item.card
    if card is None:
        return None
    own = sorted(index.topics, key=lambda topic: topic.id != card.topic)
    return next((point for topic in own for point in topic.points if card.id in point.cards), None)


def _clauses(index: PolicyIndex, point: Point) -> list[_Clause]:
    by_id = {card.id: card for card in index.cards}
    return [_clause(by_id[id_]) for id_ in point.cards]


def _clause(card: Card) -> _Clause:
    return card.doc_id, card.start, card.end, card


def _contained(clause: _Clause, citations: Iterable[Citation]) -> bool:
    doc_id, start, end, _ = clause
    return any(cited.doc_id == doc_id and cited.start <= start and end <= cited.end for cited in citations)


def _row(index: PolicyIndex, citations: Citations, name: str, name_en: str, clauses: Sequence[_Clause]) -> Row:
    cells, differences = compared(tuple(_cells(index, citations, clauses)))
    return Row(name, name_en, cells, differences)


def _cells(index: PolicyIndex, citations: Citations, clauses: Sequence[_Clause]) -> Iterable[Cell]:
    """One cell a jurisdiction, those of the corpus in its order first, then any that a further document brings."""
    places = [document.record.region for document in index.documents.values()]
    for region in dict.fromkeys((*(region for region in REGIONS if region in places), *places)):
        yield Cell(region, tuple(_papers(index, citations, region, clauses)))


def _papers(index: PolicyIndex, citations: Citations, region: str, clauses: Sequence[_Clause]) -> Iterable[Paper]:
    own = [doc_id for doc_id, document in index.documents.items() if document.record.region == region]
    for doc_id in sorted(own, key=lambda doc_id: not index.documents[doc_id].record.issued):
        entries = [_entry(citations, clause) for clause in _widest(clauses, doc_id)]
        if entries:
            yield Paper(doc_id, tuple(entries))


def _widest(clauses: Sequence[_Clause], doc_id: str) -> list[_Clause]:
    """The clauses of a document in its order, without those that lie within another."""
    own = [clause for clause in clauses if clause[0] == doc_id]
    wider = [
        clause
        for clause in own
        if not any(o is not clause and o[1] <= clause[1] and clause[2] <= o[2] and o[1:3] != clause[1:3] for o in own)
    ]
    return sorted(wider, key=lambda clause: clause[1])


def _entry(citations: Citations, clause: _Clause) -> Entry:
    doc_id, start, end, card = clause
    citation = citations.add(doc_id, start, end)
    said = (card.answer, card.answer_en, card.quote_en) if card else ("", "", "")
    return Entry(citation, *said, marks_of(citation.quote))
