"""The documents, their clauses and a search over them, as data for other programs: each clause with its span and its status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from assistant.errors import NotFound, RequestError
from assistant.references import numbers_in
from assistant.types import Request
from assistant.understand import to_query, understand
from assistant.wording import clause_label, shorten
from index.load import REGIONS
from index.outline import numbers_match
from index.search import PolicyIndex
from index.types import Document, Passage, Status

MOST_FOUND = 50  # clauses of one search
_ANNEX = 100  # the outline numbers annex 1 as 101
_PATH = re.compile(r"(?:annex)?\d{1,3}(?:\.\d{1,3}){0,3}")
_SHOWN = 40  # characters of a path that a message repeats
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as a list shows it. Days are ISO strings."""

    doc_id: str
    title: str
    short_title: str
    title_en: str
    number: str | None
    issuer: str
    region: str
    status: Status
    signed: str | None
    effective_from: str | None
    effective_to: str | None
    source: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a document: `text` is the document's text at `start:end`. `path` addresses it, "4.3" or "annex1.2"."""

    doc_id: str
    title: str
    number: str | None
    region: str
    status: Status
    path: str
    label: str
    heading: tuple[str, ...]
    start: int
    end: int
    text: str
    score: float | None = None


def entries(index: PolicyIndex, day: date) -> tuple[Entry, ...]:
    """Every document with its status on `day`, in the order of the manifest."""
    return tuple(entry(index, doc_id, day) for doc_id in index.documents)


def entry(index: PolicyIndex, doc_id: str, day: date) -> Entry:
    """One document. Raises NotFound, naming those there are."""
    document = _document(index, doc_id)
    record = document.record
    return Entry(
        doc_id,
        record.title,
        record.short_title,
        record.title_en,
        record.number,
        record.issuer,
        record.region,
        record.status_on(day),
        _iso(record.signed),
        _iso(record.effective_from),
        _iso(record.effective_to),
        record.source,
        record.sha256,
        len(document.text),
    )


def clauses(index: PolicyIndex, doc_id: str, day: date) -> tuple[Clause, ...]:
    """The clauses of a document that have a number, in its order."""
    document = _document(index, doc_id)
    by_numbers: dict[tuple[int, ...], list[Passage]] = {}
    for passage in index.passages:
        if passage.doc_id == doc_id and passage.numbers:
            by_numbers.setdefault(passage.numbers, []).append(passage)
    return tuple(_clause(document, passages, day) for passages in by_numbers.values())


def clause(index: PolicyIndex, doc_id: str, path: str, day: date) -> Clause:
    """The clause at a path such as 4.3, annex1 or 四（三）, with everything below it. Raises NotFound."""
    document = _document(index, doc_id)
    numbers = read_path(path)
    own = [passage for passage in index.passages if passage.doc_id == doc_id and passage.numbers]
    found = [passage for passage in own if passage.numbers[: len(numbers)] == numbers] if numbers else []
    found = found or [passage for passage in own if numbers and numbers_match(passage.numbers, numbers)]
    if not found:
        some = ", ".join(dict.fromkeys(path_of(passage.numbers) for passage in own))
        raise NotFound(f"{doc_id} has no clause {shorten(path, _SHOWN)!r}; it has {shorten(some, 300)}")
    return _clause(document, found, day)


def search(index: PolicyIndex, text: str, day: date, region: str | None = None, limit: int = 10) -> tuple[Clause, ...]:
    """The best passages for a question, best first, each as a clause with its fused score. Raises RequestError for an unknown region."""
    if region is not None and region not in REGIONS:
        raise RequestError(f"region {shorten(region, _SHOWN)!r} is unknown; use one of {', '.join(REGIONS)}, or leave it out")
    records = {doc_id: document.record for doc_id, document in index.documents.items()}
    question = understand(Request(text, as_of=day, region=region), day, records, index.glossary)
    hits = index.rank(to_query(question)).top(limit)
    found = [(index.passages[hit.position], hit.score) for hit in hits]
    return tuple(_clause(index.documents[passage.doc_id], [passage], day, round(score, 4)) for passage, score in found)


def read_path(path: str) -> tuple[int, ...]:
    """The numbers of a path: 4.3 is (4, 3), annex1.2 is (101, 2), 四（三） is (4, 3); empty if it is no path."""
    path = path.strip().lower()
    if _PATH.fullmatch(path):
        first, *rest = path.removeprefix("annex").split(".")
        return (int(first) + (_ANNEX if path.startswith("annex") else 0), *map(int, rest))
    return numbers_in(path)


def path_of(numbers: Sequence[int]) -> str:
    """The path of a clause: (4, 3) is 4.3, (101, 2) is annex1.2."""
    if not numbers:
        return ""
    first = f"annex{numbers[0] - _ANNEX}" if numbers[0] > _ANNEX else str(numbers[0])
    return ".".join((first, *map(str, numbers[1:])))


def _clause(document: Document, passages: Sequence[Passage], day: date, score: float | None = None) -> Clause:
    start, end = passages[0].start, passages[-1].end
    shared = _shared([passage.path for passage in passages])
    numbers = _shared([passage.numbers for passage in passages])
    record = document.record
    return Clause(
        document.doc_id,
        record.title,
        record.number,
        record.region,
        record.status_on(day),
        path_of(numbers),
        clause_label(shared),
        shared,
        start,
        end,
        document.text[start:end],
        score,
    )


def _shared(rows: Sequence[tuple[_T, ...]]) -> tuple[_T, ...]:
    """The beginning that all rows have in common."""
    common = []
    for column in zip(*rows, strict=False):
        if len(set(column)) > 1:
            break
        common.append(column[0])
    return tuple(common)


def _document(index: PolicyIndex, doc_id: str) -> Document:
    if doc_id not in index.documents:
        raise NotFound(f"document {shorten(doc_id, _SHOWN)!r} is not in the library; it has {', '.join(index.documents)}")
    return index.documents[doc_id]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
