"""Cases from `evals/suites/*.jsonl`: a question as a person would type it, and the clauses that answer it.

A case is JSON on one line. `gold` is a list of groups; every group has to be found, and inside a group any one of
the alternatives is enough. Every third case of a suite is `test`: measured, never looked at, never tuned on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal

from assistant.types import Request
from index.cards import locate_quote
from index.load import REGIONS
from index.types import Document

SUITES = Path(__file__).resolve().parent / "suites"
SPLITS = ("dev", "test")
Split = Literal["dev", "test"]

_REQUIRED = ("id", "question", "kind", "gold", "split")
_OPTIONAL = ("history", "as_of", "region", "persona", "must_say", "rule", "figures", "missing")
_KINDS = ("answer", "calculation", "ask", "refusal")


class CaseError(Exception):
    """A suite cannot be read; the message names file and line, the value and what is expected."""


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `start:end` of a document's normalised text."""

    doc_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gold:
    """One stretch of a document that answers, word for word."""

    doc_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what a right reply rests on. `where` is file and line, for messages."""

    id: str
    suite: str
    where: str
    question: str
    kind: str
    gold: tuple[tuple[Gold, ...], ...]
    split: Split
    history: tuple[str, ...] = ()
    as_of: date | None = None
    region: str | None = None
    persona: str = ""
    must_say: tuple[str, ...] = ()
    rule: str | None = None  # the rule that a computed answer comes from
    figures: tuple[tuple[str, str], ...] = ()  # (decimal value, base unit) that a computed answer has to give
    missing: tuple[str, ...] = ()  # facts that have to be asked for

    @property
    def request(self) -> Request:
        """The case as a person would send it."""
        return Request(self.question, id=self.id, history=self.history, as_of=self.as_of, region=self.region)


def suite_names(folder: Path = SUITES) -> tuple[str, ...]:
    """The suites of a folder, in alphabetical order."""
    return tuple(path.stem for path in sorted(folder.glob("*.jsonl")))


def load_cases(names: Sequence[str] = (), split: str = "all", folder: Path = SUITES) -> tuple[Case, ...]:
    """The cases of the named suites (all if none is named) and of `split` (dev, test or all), in file order.

    Raises CaseError, naming file and line, on a suite that does not exist, a line that is no case, or an id used twice.
    """
    known = suite_names(folder)
    if unknown := [name for name in names if name not in known]:
        raise CaseError(f"{folder}: no suite {unknown[0]!r}; there are: {', '.join(known) or 'none'}")
    if split not in (*SPLITS, "all"):
        raise CaseError(f"split {split!r} is unknown; one of dev, test, all")
    cases: dict[str, Case] = {}
    for name in names or known:
        path = folder / f"{name}.jsonl"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            case = _read_line(line, name, f"{path}:{number}")
            if case.id in cases:
                raise CaseError(f"{case.where}: id {case.id!r} stands at {cases[case.id].where} already; rename one")
            cases[case.id] = case
    return tuple(case for case in cases.values() if split in ("all", case.split))


def gold_spans(case: Case, documents: Mapping[str, Document]) -> tuple[tuple[Span, ...], ...]:
    """The groups of `case` as spans. Raises CaseError where a document is unknown or a quote not in it exactly once."""
    return tuple(tuple(_locate(gold, case, documents) for gold in group) for group in case.gold)


def _locate(gold: Gold, case: Case, documents: Mapping[str, Document]) -> Span:
    if gold.doc_id not in documents:
        raise CaseError(f"{case.where}: {case.id}: no document {gold.doc_id!r}; known: {', '.join(documents)}")
    try:
        return Span(gold.doc_id, *locate_quote(documents[gold.doc_id].text, gold.quote))
    except ValueError as error:
        raise CaseError(f"{case.where}: {case.id}: the quote {gold.quote!r} {error} {gold.doc_id}") from None


def _read_line(line: str, suite: str, where: str) -> Case:
    try:
        item = json.loads(line)
    except ValueError as error:
        raise CaseError(f"{where}: not JSON ({error}); write one case a line") from None
    if not isinstance(item, dict):
        raise CaseError(f"{where}: {line[:40]!r} is no JSON object; write one case a line")
    if missing := [key for key in _REQUIRED if key not in item]:
        raise CaseError(f"{where}: lacks {missing[0]!r}; every case needs {', '.join(_REQUIRED)}")
    if unknown := sorted(item.keys() - {*_REQUIRED, *_OPTIONAL}):
        raise CaseError(f"{where}: unknown key {unknown[0]!r}; known: {', '.join((*_REQUIRED, *_OPTIONAL))}")
    _check_choice(item["kind"], _KINDS, "kind", where)
    _check_choice(item["split"], SPLITS, "split", where)
    _check_choice(item.get("region"), (None, *REGIONS), "region", where)
    gold = _read_gold(item["gold"], where)
    if {"answer": not gold, "refusal": bool(gold)}.get(item["kind"]):
        raise CaseError(f"{where}: kind {item['kind']!r} with {len(gold)} gold groups; an answer has some, a refusal none")
    return Case(
        id=_string(item["id"], "id", where),
        suite=suite,
        where=where,
        question=_string(item["question"], "question", where, empty=True),
        kind=item["kind"],
        gold=gold,
        split=item["split"],
        history=_strings(item.get("history"), "history", where),
        as_of=_read_day(item.get("as_of"), where),
        region=item.get("region"),
        persona=_string(item.get("persona") or "", "persona", where, empty=True),
        must_say=_strings(item.get("must_say"), "must_say", where),
        rule=item.get("rule"),
        figures=_read_figures(item.get("figures"), where),
        missing=_strings(item.get("missing"), "missing", where),
    )


def _read_gold(value: object, where: str) -> tuple[tuple[Gold, ...], ...]:
    shape = "gold is a list of groups, a group a list of {doc_id, quote}"
    if not isinstance(value, list) or not all(isinstance(group, list) and group for group in value):
        raise CaseError(f"{where}: {shape}")
    for entry in (entry for group in value for entry in group):
        if not isinstance(entry, dict) or entry.keys() != {"doc_id", "quote"}:
            raise CaseError(f"{where}: {entry!r}: {shape}")
        if not all(isinstance(text, str) and text.strip() for text in entry.values()):
            raise CaseError(f"{where}: {entry!r}: doc_id and quote are texts")
    return tuple(tuple(Gold(entry["doc_id"], entry["quote"]) for entry in group) for group in value)


def _read_figures(value: object, where: str) -> tuple[tuple[str, str], ...]:
    try:
        figures = [(str(Decimal(number)), str(unit)) for number, unit in value or ()]  # type: ignore[attr-defined]
    except (TypeError, ValueError, InvalidOperation):
        raise CaseError(f"{where}: figures {value!r}: a list of [decimal number as text, unit]") from None
    return tuple(figures)


def _read_day(value: object, where: str) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise CaseError(f"{where}: as_of {value!r} is no day; write YYYY-MM-DD or null") from None


def _check_choice(value: object, choices: Iterable[object], key: str, where: str) -> None:
    if value not in (allowed := tuple(choices)):
        raise CaseError(f"{where}: {key} {value!r} is unknown; one of {', '.join(map(str, allowed))}")


def _string(value: object, key: str, where: str, *, empty: bool = False) -> str:
    if not isinstance(value, str) or not (empty or value.strip()):
        raise CaseError(f"{where}: {key} is {value!r}, expected a text")
    return value


def _strings(value: object, key: str, where: str) -> tuple[str, ...]:
    if value is not None and not isinstance(value, list):
        raise CaseError(f"{where}: {key} is {value!r}, expected a list of texts")
    return tuple(_string(entry, key, where) for entry in value or ())
