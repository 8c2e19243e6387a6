"""The nouns of a conversation. Frozen values; imports only the nouns of the index.

`Reply` is the one reply format for every door: command line, page, API, evaluation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from index.types import Status

Kind = Literal["answer", "calculation", "ask", "refusal", "error"]
NoticeKind = Literal["draft", "expired", "not_yet_in_force", "target_date_passed", "conflict", "wording", "scope"]
Language = Literal["zh", "en"]
Show = Callable[[str], None]  # gets the sentences of a reply as they are verified
Outcome = Literal["verified", "repaired", "replaced", "dropped"]


@dataclass(frozen=True, slots=True)
class Request:
    """One question with its circumstances. `history` holds earlier user turns, oldest first."""

    question: str
    id: str | None = None
    history: tuple[str, ...] = ()
    as_of: date | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood: language, place, day, and what it asks for."""

    text: str  # simplified characters, one line; a follow-up with the turns it leans on before it
    asked: str  # the text without the names of documents, which `doc_ids` holds
    latest: str  # the last turn alone, in the same form
    language: Language
    day: date
    regions: tuple[str, ...]  # of 浙江, 杭州, 绍兴, in order of mention
    elsewhere: tuple[str, ...]  # places that the corpus says nothing about
    doc_ids: tuple[str, ...]
    numbers: tuple[int, ...]  # clause numbers asked for
    about: frozenset[str]  # of status, number, date, issuer, list, newest
    compares: bool
    parts: tuple[str, ...]  # the separate questions in it, at least one
    story: str  # what is told around them, "" for a single question
    expansions: tuple[str, ...]  # official words behind lay words and English phrases
    explained: tuple[tuple[str, tuple[str, ...]], ...]  # the same with the words found
    follows_up: bool  # resolved against an earlier turn
    before: str = ""  # what the conversation was about, where this turn leans on it
    reason_asked: bool = False  # why what was answered before is so
    elsewhere_asked: str = ""  # what an earlier turn asked of another place, where this one only names its own


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a document, verbatim: `quote` equals the normalised text at `start:end`."""

    n: int
    doc_id: str
    title: str
    number: str | None
    region: str
    status: Status
    heading: tuple[str, ...]
    start: int
    end: int
    quote: str
    verified: bool


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A retrieved passage with its score."""

    doc_id: str
    heading: tuple[str, ...]
    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Input:
    """A fact that a rule used: the value read and the user's words, or an assumption where `said` is None."""

    name: str
    label: str
    value: str
    unit: str
    said: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """A figure that a rule computed, a decimal string in base units."""

    name: str
    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a computation; `citation` is the number of the citation it rests on, None for plain arithmetic."""

    text: str
    value: str | None
    unit: str | None
    citation: int | None


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a rule computed, with every step."""

    rule: str
    title: str
    inputs: tuple[Input, ...]
    results: tuple[Result, ...]
    steps: tuple[Step, ...]
    assumptions: tuple[str, ...]
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that a rule needs and the user has not given."""

    rule: str
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What the reader has to know beside the answer."""

    kind: NoticeKind
    doc_id: str | None
    text: str


@dataclass(frozen=True, slots=True)
class CheckedStatement:
    """A sentence of a language model and what became of it; `text` is what is shown, "" where nothing is."""

    text: str
    citations: tuple[int, ...]
    outcome: Outcome
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A language model's part in a reply: how many of its statements were verified, or why it has none (`note`)."""

    model: str
    verified: int
    total: int
    statements: tuple[CheckedStatement, ...] = ()
    note: str | None = None  # timeout, unreachable, refused, busy, broken, resting, declined, unverified


@dataclass(frozen=True, slots=True)
class Reply:
    """The whole answer to one request; the fields are those of the contract."""

    id: str | None
    kind: Kind
    text: str
    language: Language = "zh"
    citations: tuple[Citation, ...] = ()
    passages: tuple[RankedPassage, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    missing: tuple[Missing, ...] = ()
    notices: tuple[Notice, ...] = ()
    related: tuple[Citation, ...] = ()
    follow_ups: tuple[str, ...] = ()
    composed_by: str = "extractive"
    elapsed_ms: float = 0.0
    as_of: str | None = None  # the day on which status was judged, ISO 8601; None where nothing was judged
    error: str | None = None
    understood: dict[str, object] = field(default_factory=dict)
    checked: Checked | None = None
