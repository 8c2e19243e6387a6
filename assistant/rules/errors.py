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
    """Words from which no value of the kind asked for can be read."""


class UnknownRule(RuleError):
    """No rule of that name; `assistant rules` lists them."""


class TableError(RuleError):
    """A table of schools and indicators that cannot be read."""
