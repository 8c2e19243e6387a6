"""What one reader's page remembers of the calculators, and how it stands in an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.days import parse_day
from assistant.errors import RequestError
from assistant.rules.errors import Problem
from assistant.rules.evaluation import Evaluation
from assistant.rules.forms import BETWEEN, LONGEST, MOST
from assistant.rules.types import Rule
from assistant.web.markdown import printable
from assistant.web.parts import address

EVALUATION = "evaluation"  # takes a table of schools, not single facts
LIST = "all"  # the address of the list of calculators
_KEYS = {"place": "where"}  # a fact whose name means something else in an address
_EARLIEST = 2000  # year; a day before it is a slip of the keys
_LATEST = 2099

Said = dict[str, list[str]]


@dataclass(slots=True)
class Desk:
    """The calculator that is open, with what was written into its form. Lives as long as the page does."""

    rule: str = ""  # LIST for the list; "" until an address has asked for anything
    said: Said = field(default_factory=dict)
    as_of: str = ""
    evaluations: dict[str, Evaluation] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    pictured: dict[str, tuple[str, ...]] = field(default_factory=dict)  # group → schools on its radar

    def take(self, rule: Rule | None, said: Said, as_of: str) -> None:
        """What the form of `rule` holds now."""
        self.rule, self.said, self.as_of = (rule.id if rule else LIST), said, as_of

    def address(self) -> str:
        """The address that opens the same calculator with the same words in its form; empty before anything was opened."""
        if not self.rule:
            return ""
        facts = {key_of(name): BETWEEN.join(texts) for name, texts in self.said.items() if any(texts)}
        return address("calculators", rule=self.rule, **{**facts, "as_of": self.as_of})


def key_of(name: str) -> str:
    """The key of an address that carries the fact of that name."""
    return _KEYS.get(name, name)


def said_in_query(rule: Rule, query: Mapping[str, str]) -> Said:
    """The words for each fact that an address gives; what it names beside them is ignored."""
    return {
        slot.name: _trimmed(words.split(BETWEEN) if slot.many else [words])
        for slot in rule.slots
        if (words := query.get(key_of(slot.name)))
    }


def said_in_event(rule: Rule, data: object) -> Said:
    """The words for each fact that the browser sent, which may be anything."""
    if not isinstance(data, Mapping):
        return {}
    found: Said = {}
    for slot in rule.slots:
        texts = data.get(slot.name)
        if isinstance(texts, Sequence) and not isinstance(texts, str):
            found[slot.name] = _trimmed([text if isinstance(text, str) else "" for text in texts])
    return found


def day_of(as_of: str) -> date | None:
    """The day of a field, None where it is no day that a document could be asked about."""
    try:
        day = parse_day(as_of)
    except RequestError:
        return None
    return day if _EARLIEST <= day.year <= _LATEST else None


def _trimmed(texts: Sequence[str]) -> list[str]:
    """The texts as one line each, so long that a field that is too long is still told so; none empty at the end."""
    kept = [" ".join(printable(text).split())[: LONGEST + 1] for text in texts[:MOST]]
    while kept and not kept[-1]:
        kept.pop()
    return kept
