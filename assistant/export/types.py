"""The nouns of a document to keep: blocks of runs, with no format in them. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.types import Language

Style = Literal["body", "lead", "note", "quote", "source"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `cite` makes it a mark that leads to that source; `marked` points a difference out."""

    text: str
    bold: bool = False
    italic: bool = False
    marked: bool = False
    cite: int | None = None


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is below the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `anchor` is the number of the source that begins here."""

    runs: Line
    style: Style = "body"
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered from 1 if `ordered`."""

    lines: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. `widths` are shares of the line, one a column."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    widths: tuple[float, ...]


Block = Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document before it is written in a format. `wide` asks for a page on its side."""

    title: str
    blocks: tuple[Block, ...]
    language: Language
    day: date
    version: str
    wide: bool = False
