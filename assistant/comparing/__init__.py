"""The jurisdictions side by side on one topic: what each document says, word for word, and where figures and force differ."""

from assistant.comparing.build import compare, topic_named
from assistant.comparing.types import Cell, Comparison, Difference, Entry, Mark, MarkKind, Paper, Row

__all__ = ["Cell", "Comparison", "Difference", "Entry", "Mark", "MarkKind", "Paper", "Row", "compare", "topic_named"]
