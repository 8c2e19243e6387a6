"""How a reader says that no figure stands at a place, or one that must not be guessed."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.numbers.types import Refusal


class Skip(Exception):
    """No figure stands here: go on at `end`."""

    def __init__(self, end: int) -> None:
        super().__init__(end)
        self.end = end


class Refused(Exception):
    """A figure stands here that may be read in two ways."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.cause)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Source:
    """The text as received and folded; both have the same length."""

    text: str
    folded: str


def refuse(start: int, end: int, cause: str, advice: str) -> Refused:
    """A refusal to raise: where the figure stands, why, and what to write instead."""
    return Refused(Refusal(start, end, cause, advice))
