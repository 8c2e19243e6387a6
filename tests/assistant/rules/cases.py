"""The cases beside the rules, as the tests read them. One file a rule tests parser, routing and computation alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.rules.amount import Amount
from assistant.rules.chat import RuleBook
from assistant.rules.load import read_yaml
from assistant.rules.types import Fact, Outcome, Rule, Slot
from index.load import load_documents

FOLDER = Path(__file__).resolve().parents[3] / "assistant/rules/cases"
DAY = date(2026, 11, 22)
_KEYS = {
    "id",
    "say",
    "as_of",
    "facts",
    "expect",
    "missing",
    "impossible",
    "label",
    "labels",
    "limits",
    "assumptions",
    "says",
    "split",
    "none",
    "asked",
}


@dataclass(frozen=True)
class Case:
    """One case: what is said or given, and what has to come of it."""

    rule: str
    id: str
    day: date
    say: tuple[str, ...]
    facts: dict[str, Any]
    expect: dict[str, Any]
    rest: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule}-{self.id}"


def all_cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.yaml")) for case in _read(path)]


def _read(path: Path) -> Iterator[Case]:
    for entry in read_yaml(path):
        assert entry.keys() <= _KEYS, f"{path.name} {entry['id']}: unknown key {entry.keys() - _KEYS}"
        rest = {key: value for key, value in entry.items() if key not in ("id", "as_of", "say", "facts", "expect")}
        yield Case(
            path.stem,
            entry["id"],
            entry.get("as_of", DAY),
            tuple(entry.get("say", ())),
            entry.get("facts", {}),
            entry.get("expect", {}),
            rest,
        )


@lru_cache(maxsize=1)
def book() -> RuleBook:
    return RuleBook.open({document.doc_id: document for document in load_documents()})


def amount(value: Any) -> Amount:
    return Amount(Decimal(value[0]), Decimal(value[1])) if isinstance(value, list) else Amount.of(str(value))


def fact(slot: Slot, value: Any) -> Fact:
    """A fact written in a case: decimal strings, a pair for a range, a list of them for several years, a word for a choice."""
    if slot.kind != "amount":
        return Fact(slot, value, None)
    if isinstance(value, dict):  # periods that are added up
        parts = tuple(amount(item) for item in value["parts"])
        return Fact(slot, Amount.of(sum(part.low for part in parts)), None, parts=parts)
    return Fact(slot, tuple(amount(item) for item in value) if slot.many else amount(value), None)


def facts_of(rule: Rule, facts: dict[str, Any]) -> dict[str, Fact]:
    found = {}
    for name, value in facts.items():
        slot = rule.slot(name)
        assert slot is not None, f"{rule.id} has no fact {name}"
        found[name] = fact(slot, value)
    return found


def plain_facts(facts: dict[str, Fact]) -> dict[str, Any]:
    """Facts without the words they were read from, for comparison."""
    return {name: _bare(given.value) for name, given in facts.items()}


def _bare(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_bare(item) for item in value)
    return (value.low, value.high) if isinstance(value, Amount) else value


def expected_of(case: Case) -> dict[str, tuple[Decimal, Decimal]]:
    return {name: _bare(amount(value)) for name, value in case.expect.items()}


def figures_of(outcome: Outcome) -> dict[str, tuple[Decimal, Decimal]]:
    """The figures as shown: rounded where the output rounds."""
    from assistant.rules.report import decimal_string

    found = {}
    for figure in outcome.figures:
        bounds = decimal_string(figure.value, figure.unit)
        found[figure.name] = (Decimal(bounds[0]), Decimal(bounds[-1]))
    return found
