"""What readers say of an answer: the measure that a store of feedback is built to. A page without a store shows no thumbs."""

from __future__ import annotations

from typing import Protocol

from assistant.records.types import Verdict
from assistant.types import Reply

LONGEST_COMMENT = 1000  # characters


class Feedback(Protocol):
    """Where verdicts go."""

    def record_feedback(self, question: str, reply: Reply, verdict: Verdict, comment: str = "", about: str = "") -> bool:
        """Keep what a reader says of a reply: at once, without a comment, and again where a comment or a change follows.

        The last of those with the same `about` counts. False where nothing could be kept. Called from many threads.
        """
