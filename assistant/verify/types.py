"""The nouns of verification. Frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from index.types import Record, Status


@dataclass(frozen=True, slots=True)
class Source:
    """A span that was handed to the model under a key: its words, where it stands, and what it is worth on the day.

    `translations`, `explained` and `notes` are what people have reviewed for this span: the clause in English word for word,
    explanations of it in plain English, and remarks on what it leaves open. An English sentence may say what either of the
    first two says; what binds it (a "not", a condition) is the translation. "The clause does not say" is held against the notes.
    `renderings` are English words for single words of the span: an English sentence may use them, and nothing rests on them alone.
    """

    key: str
    doc_id: str
    start: int
    end: int
    text: str
    record: Record
    status: Status
    heading: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    translations: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    renderings: frozenset[str] = frozenset()

    @property
    def english(self) -> tuple[str, ...]:
        """All that an English sentence may say of the span."""
        return self.translations + self.explained


@dataclass(frozen=True, slots=True)
class Calculated:
    """What a rule computed, under a key: the words of its report."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a reply may rest on: the closed set of keys, the user's own words, and the documents of the library."""

    sources: Mapping[str, Source]
    calculations: Mapping[str, Calculated] = field(default_factory=dict)
    said: str = ""
    records: tuple[Record, ...] = ()
    day: date | None = None
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # everyday word → the documents' words for it


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence may be shown; the reasons why not, each one line that a model or a reader understands."""

    passed: bool
    reasons: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
