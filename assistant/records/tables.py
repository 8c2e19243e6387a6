"""Records as CSV that a spreadsheet opens as text and numbers, never as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from assistant.records.types import Asked, Feedback, Kept

COLUMNS: dict[Kept, tuple[str, ...]] = {
    "feedback": ("id", "day", "verdict", "comment", "question", "language", "kind", "rule", "cited", "latency_ms"),
    "questions": ("id", "day", "question", "language", "kind", "outcome", "rule", "cited", "latency_ms"),
}
_MARK = "\ufeff"  # tells a spreadsheet that the file is UTF-8
# What a spreadsheet takes for the start of a formula, also in full width and after blanks (OWASP, CSV injection).
_FORMULA = "=+-@＝＋－＠|%"

Cell = str | int | float


def to_csv(columns: Sequence[str], records: Iterable[Feedback | Asked]) -> Iterator[str]:
    """The table line by line, the byte order mark and the columns first: COLUMNS of the kind, or their names in words."""
    yield _MARK + _line(columns)
    yield from (_line(cells(record)) for record in records)


def cells(record: Feedback | Asked) -> tuple[Cell, ...]:
    """A row under COLUMNS of its kind."""
    day, cited = record.day.isoformat(), "; ".join(f"{one.doc_id}:{one.start}-{one.end}" for one in record.cited)
    end = (record.rule, cited, record.latency_ms)
    if isinstance(record, Feedback):
        return record.id, day, record.verdict, record.comment, record.question, record.language, record.kind, *end
    return record.id, day, record.text, record.language, record.kind, record.outcome, *end


def inert(cell: Cell) -> Cell:
    """Text that begins like a formula, with an apostrophe before it; everything else as it is."""
    if isinstance(cell, str) and (cell.lstrip()[:1] in tuple(_FORMULA) or cell[:1] in ("\t", "\r", "\n")):
        return f"'{cell}"
    return cell


def _line(cells: Sequence[Cell]) -> str:
    line = StringIO()
    csv.writer(line, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerow([inert(cell) for cell in cells])
    return line.getvalue()
