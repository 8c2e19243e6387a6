"""Conversations, calculations and comparisons as documents to keep: Markdown and DOCX, from data alone."""

from assistant.export.build import calculation_document, comparison_document, conversation_document
from assistant.export.markdown import to_markdown
from assistant.export.types import Manuscript

__all__ = ["Manuscript", "calculation_document", "comparison_document", "conversation_document", "to_docx", "to_markdown"]


def to_docx(manuscript: Manuscript) -> bytes:
    """The document as DOCX. Reads python-docx only when it is called."""
    from assistant.export.word import to_docx

    return to_docx(manuscript)
