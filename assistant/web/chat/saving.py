"""The conversation as a document to keep: the buttons below it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.export import Manuscript, conversation_document
from assistant.web.session import Session
from index.types import Document


def conversation_manuscript(session: Session, documents: Mapping[str, Document]) -> Manuscript | None:
    """The turns that are answered; None before the first."""
    turns = [(turn.question, turn.reply) for turn in session.turns if turn.reply is not None]
    return conversation_document(turns, documents, session.language, date.today()) if turns else None
