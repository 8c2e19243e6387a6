"""Everything that can go wrong between a rule on disk and a figure.

    RuleError               base class: catch this to catch all of them
    ├── ParameterError      a parameter file is wrong: a quote that is not in the document, a value that its token does not say
    ├── ImpossibleValue     a fact outside what can be: a negative payroll, 140 % of something that has 100 at most
    ├── UnreadableValue     words that hold no value of the kind asked for
    ├── UnknownRule         no rule of that name
    └── TableError          a table of schools that cannot be read

Every message names the value, the cause and the next step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.rules.types import Words


class RuleError(Exception):
    """Base class of the errors of this package."""


class ParameterError(RuleError):
    """A parameter file does not agree with the documents; correct the file, never the check."""


class ImpossibleValue(RuleError):
    """A fact outside the possible, with the reason in Chinese and English."""

    def __init__(self, slot: str, zh: str, en: str) -> None:
        super().__init__(zh)
        self.slot, self.zh, self.en = slot, zh, en


class UnreadableValue(RuleError):
    """Words from which no value of the kind asked for can be read; `zh` and `en` say it beside a field of a form."""

    zh: str = ""
    en: str = ""

    @classmethod
    def of(cls, zh: str, en: str) -> UnreadableValue:
        """The error with its reason in Chinese and English."""
        error = cls(en)
        error.zh, error.en = zh, en
        return error


class UnknownRule(RuleError):
    """No rule of that name; `assistant rules` lists them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a table, and where: the row counted from 1, the column by its name or letter; None for the whole."""

    row: int | None
    column: str | None
    words: Words


class TableError(RuleError):
    """A table of schools and indicators that cannot be read, with every problem found."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> TableError:
        """The error of these problems; its message names the first."""
        first = problems[0]
        where = "".join([f"row {first.row}, " if first.row else "", f"column {first.column}: " if first.column else ""])
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        error = cls(f"{where}{first.words.en}{more}")
        error.problems = tuple(problems)
        return error
