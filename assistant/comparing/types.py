"""The nouns of a comparison. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.types import Citation

# A figure, a calendar year, or a word that says how binding a clause is: an obligation (应当), a permission (可以), an
# encouragement (鼓励), or one that leaves room (原则上, 逐步).
MarkKind = Literal["figure", "year", "duty", "permission", "encouragement", "leeway"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `text == quote[start:end]` of a clause that can be compared. `same` is equal where two clauses say the same."""

    start: int
    end: int
    text: str
    kind: MarkKind
    same: str
    differs: bool = False  # another document of the row speaks of the matter and does not say this


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause, in plain words and verbatim. The plain words are empty where no card explains it."""

    citation: Citation
    answer: str
    answer_en: str
    quote_en: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What one document says of a matter."""

    doc_id: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one jurisdiction says of a matter: each of its documents apart, what is issued first; none if they are silent."""

    region: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Documents that differ in figures, or in how binding they are: the words of each, in the order of the row."""

    kind: Literal["figures", "years", "force"]
    said: tuple[tuple[str, tuple[Mark, ...]], ...]  # (doc_id, marks), the marks empty where a document has none


@dataclass(frozen=True, slots=True)
class Row:
    """One matter over all jurisdictions."""

    name: str
    name_en: str
    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A topic over all jurisdictions on a day. No rows and no other clauses: nothing was found."""

    topic: str  # the id of a topic, or the words that were typed
    name: str
    name_en: str
    day: date
    listed: bool  # chosen by reading, not by retrieval: then a silence is a finding
    rows: tuple[Row, ...]
    others: tuple[Cell, ...]  # further clauses of the topic that stand in no row
    near: tuple[str, ...] = ()  # ids of the topics that the words belong to

    def citations(self) -> tuple[Citation, ...]:
        """Every clause shown, by its number."""
        cells = [cell for row in self.rows for cell in row.cells] + list(self.others)
        cited = [entry.citation for cell in cells for paper in cell.papers for entry in paper.entries]
        return tuple({citation.n: citation for citation in cited}.values())
