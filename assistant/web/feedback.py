"""What readers say of an answer: the measure that a store of feedback is built to, and one that only remembers.

A page without a store shows no thumbs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from assistant.web.session import Turn, Verdict

LONGEST_COMMENT = 1000  # characters


class Feedback(Protocol):
    """Where verdicts go."""

    def record(self, turn: Turn, verdict: Verdict, comment: str) -> None:
        """Keep what a reader said of `turn`: at once, with an empty comment, and again where a comment or a change follows.

        The last call for a `turn.id` counts. May raise: the page then says that nothing was kept. Called from many threads.
        """


@dataclass(slots=True)
class Remembered:
    """Feedback in memory, for tests: the last verdict and comment of each turn by its id."""

    kept: dict[str, tuple[str, Verdict, str]] = field(default_factory=dict)

    def record(self, turn: Turn, verdict: Verdict, comment: str) -> None:
        """Keep question, verdict and comment."""
        self.kept[turn.id] = (turn.question, verdict, comment)
