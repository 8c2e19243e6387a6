"""A card to be written: the clause that answers a question best, and a draft in the format of `corpus/cards`. Pure functions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from assistant.types import Citation, RankedPassage, Reply
from index.cards import clause_sha, locate_quote, passages_under
from index.chunk import split_passages
from index.types import Document

_MOST = 5  # clauses to choose from
_WIDEN = 3  # lines that a quote may take in before it, to stand in its document once
UNREVIEWED = "unreviewed"  # the topic of a draft


@dataclass(frozen=True, slots=True)
class Clause:
    """A span of a document that a card may rest on."""

    doc_id: str
    heading: tuple[str, ...]
    start: int
    end: int


def clauses_of(reply: Reply) -> list[Clause]:
    """What a reply cites, then what it found or came near, best first, no two that overlap."""
    found: list[Clause] = []
    candidates: tuple[Citation | RankedPassage, ...] = (*reply.citations, *reply.passages, *reply.related)
    for one in candidates:
        clause = Clause(one.doc_id, one.heading, one.start, one.end)
        if not any(clause.doc_id == other.doc_id and clause.start < other.end and other.start < clause.end for other in found):
            found.append(clause)
    return found[:_MOST]


def quote_of(document: Document, clause: Clause) -> str:
    """The clause word for word, with lines before it if it would not stand in its document exactly once without them."""
    start = clause.start
    for _ in range(_WIDEN):
        quote = document.text[start : clause.end].strip()
        try:
            locate_quote(document.text, quote)
        except ValueError:
            start = document.text.rfind("\n", 0, max(0, start - 1)) + 1
        else:
            return quote
    return document.text[clause.start : clause.end].strip()


def draft(question: str, clause: Clause, documents: Mapping[str, Document], note: str) -> str:
    """A file of one card. The answers are empty, so that the index refuses it until a person has written them."""
    document = documents[clause.doc_id]
    touched = passages_under(clause.start, clause.end, split_passages(document))
    card = {
        "id": f"{clause.doc_id}-{hashlib.sha256(question.encode()).hexdigest()[:8]}",
        "clause_sha": clause_sha(touched),
        "topic": UNREVIEWED,
        "quote": quote_of(document, clause),
        "answer": "",
        "answer_en": "",
        "quote_en": "",
        "audience": [],
        "questions": [" ".join(question.split())],
    }
    body = yaml.dump(
        {"doc_id": clause.doc_id, "cards": [card]}, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return f"# {' '.join(note.split())}\n{body}"


class _Indented(yaml.SafeDumper):
    """Lists indented below their key, as the cards of the corpus are written."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        """Never without indent."""
        return super().increase_indent(flow, False)
