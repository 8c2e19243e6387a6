"""The nouns of the index. Frozen values only; nothing here imports anything of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """What a document is worth on a given day."""

    IN_FORCE = "in_force"
    DRAFT = "draft"
    EXPIRED = "expired"
    NOT_YET_IN_FORCE = "not_yet_in_force"


class PassageKind(StrEnum):
    """What part of a document a passage is."""

    CLAUSE = "clause"
    TABLE_ROW = "table_row"
    FRONT_MATTER = "front_matter"  # title, document number, addressees, promulgation, signature
    BACK_MATTER = "back_matter"  # copies to, printing note, closing instructions


@dataclass(frozen=True, slots=True)
class Relation:
    """How a document stands to another: implements, restates or precedes it."""

    kind: str
    target: str  # a doc_id, or the number of a document outside the corpus
    note: str


@dataclass(frozen=True, slots=True)
class Record:
    """One table of the manifest: what is known about a document beside its text."""

    doc_id: str
    title: str
    short_title: str
    title_en: str
    number: str | None
    number_source: str | None  # where the number is stated, if not in the document itself
    issuer: str
    region: str
    issued: bool  # False for a consultation draft
    signed: date | None
    printed: date | None
    effective_from: date | None
    effective_to: date | None  # the last day in force
    target_year: int | None  # the year that most targets name
    dates_note: str
    source: str
    sha256: str
    issuer_en: str | None = None
    aliases: tuple[str, ...] = ()  # how people name it beside its title and number
    relations: tuple[Relation, ...] = ()

    def status_on(self, day: date) -> Status:
        """The status on `day`. An issued document without a stated start counts from its signature."""
        if not self.issued:
            return Status.DRAFT
        start = self.effective_from or self.signed
        if start is not None and day < start:
            return Status.NOT_YET_IN_FORCE
        if self.effective_to is not None and day > self.effective_to:
            return Status.EXPIRED
        return Status.IN_FORCE


@dataclass(frozen=True, slots=True)
class Document:
    """A record and its one normalised text, into which every offset of the product points."""

    record: Record
    text: str

    @property
    def doc_id(self) -> str:
        return self.record.doc_id


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line or heading sentence: `text[start:end]`, its depth (1 = 一、) and its number."""

    start: int
    end: int
    depth: int
    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the outline with the headings above it, outermost first."""

    start: int
    end: int
    kind: PassageKind
    path: tuple[Heading, ...]
    columns: tuple[str, ...] = ()  # header of the table that a row belongs to


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest stretch of a document that stands alone: `document.text[start:end] == text`."""

    doc_id: str
    start: int
    end: int
    text: str
    kind: PassageKind
    path: tuple[str, ...]  # the heading texts above it, outermost first
    numbers: tuple[int, ...]  # the same path as clause numbers, e.g. (4, 3) for 四(三)
    columns: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.doc_id}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Card:
    """A clause in plain words: the span it explains, a short answer, and how people ask for it."""

    id: str
    doc_id: str
    topic: str
    start: int
    end: int
    quote: str
    clause_sha: str  # first 12 hex digits of the sha256 of the passages that the span touches
    answer: str
    answer_en: str
    quote_en: str
    not_stated: str
    not_stated_en: str
    audience: tuple[str, ...]
    questions: tuple[str, ...]
    related: tuple[str, ...] = ()  # ids of cards on the same matter, above all in other documents; best first
    rules: tuple[str, ...] = ()  # ids of the computation rules that compute with this clause


@dataclass(frozen=True, slots=True)
class Matter:
    """Something people ask about that no document covers: what to say of it, and how people ask."""

    id: str
    say: str
    say_en: str
    questions: tuple[str, ...]
    places: tuple[str, ...] = ()  # it concerns these places and no question that names none of them


@dataclass(frozen=True, slots=True)
class Point:
    """One matter that several documents speak of, and the cards of it."""

    name: str
    name_en: str
    cards: tuple[str, ...]  # ids


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the cards in plain words, with the matters in it that can be put side by side."""

    id: str
    name: str
    name_en: str
    group: str
    group_en: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What is told first of a place, or to a kind of reader, where a question names nothing else."""

    id: str
    name: str
    name_en: str
    asked: tuple[str, ...]  # words that name the reader, longest first; none for a place
    region: str | None
    cards: tuple[str, ...]  # ids, the weightiest first


@dataclass(frozen=True, slots=True)
class Remark:
    """What a careful reader of `text[start:end]` has to be told: an odd wording, a gap, a difference."""

    doc_id: str
    start: int
    end: int
    kind: str  # wording, scope or conflict
    text: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked passage: its position in the index and its fused score."""

    position: int
    score: float
