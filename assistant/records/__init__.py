"""What is kept of the use: feedback, and questions where the operator wants them. Imported by those who need a database."""

from assistant.records.recorded import recorded
from assistant.records.store import Records
from assistant.records.types import (
    ALWAYS,
    KEPT,
    OUTCOMES,
    VERDICTS,
    Asked,
    Cited,
    Feedback,
    Group,
    Kept,
    Latency,
    Outcome,
    Overview,
    Period,
    Verdict,
)

__all__ = [
    "ALWAYS",
    "KEPT",
    "OUTCOMES",
    "VERDICTS",
    "Asked",
    "Cited",
    "Feedback",
    "Group",
    "Kept",
    "Latency",
    "Outcome",
    "Overview",
    "Period",
    "Records",
    "Verdict",
    "recorded",
]
