"""What a reader looks at in the library, as its address says it. An address comes from outside: the senseless is named or ignored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.sections import find_span, section_at
from assistant.web.markdown import printable
from assistant.web.parts import Documents, address
from assistant.web.reader import Span
from index.types import Document, Status

LONGEST_WORDS = 100  # characters to search for
_LONGEST_NAME = 60  # characters of an unknown name that are repeated
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")

_NOTHING = Span()


@dataclass(frozen=True, slots=True)
class Look:
    """The list of documents, filtered or searched, or one document at a place of it."""

    doc_id: str = ""  # empty: the list
    region: str = ""
    status: str = ""
    words: str = ""  # searched for
    hit: int = 0  # which of what was found is looked at, from 1
    clause: str = ""  # as its address names it
    span: Span = _NOTHING  # of the text, to highlight
    lost: tuple[Literal["document", "clause", "span"], str] | None = None  # what was asked for and is not there
    visit: int = 0  # counts the addresses opened: the page scrolls when it changes

    @property
    def address(self) -> str:
        """The address that opens this again."""
        if not self.doc_id:
            return address("library", region=self.region, status=self.status, q=self.words)
        span = f"{self.span.start}-{self.span.end}" if self.span.end and not self.clause else None
        return address("library", doc=self.doc_id, clause=self.clause, at=span, q=self.words, hit=self.hit or None)


def look_at(query: Mapping[str, str], documents: Documents, visit: int) -> Look:
    """What an address asks for. A clause that is a heading's own is looked at as such, any other span is highlighted."""
    words = _line(query.get("q", ""), LONGEST_WORDS)
    doc_id = query.get("doc", "")
    if not doc_id or doc_id not in documents:
        region, status = query.get("region", ""), query.get("status", "")
        known = {document.record.region for document in documents.values()}
        return Look(
            region=region if region in known else "",
            status=status if status in tuple(Status) else "",
            words=words,
            lost=("document", _line(doc_id, _LONGEST_NAME)) if doc_id else None,
            visit=visit,
        )
    look = Look(doc_id, words=words, hit=_count(query.get("hit", "")), visit=visit)
    if query.get("clause"):
        return _at_clause(look, documents[doc_id], _line(query["clause"], _LONGEST_NAME))
    return _at_span(look, documents[doc_id], query["at"]) if query.get("at") else look


def _at_clause(look: Look, document: Document, clause: str) -> Look:
    found = find_span(document, clause)
    if found is None:
        return replace(look, lost=("clause", clause))
    section = section_at(document, found[0])
    if section is not None and found == (section.start, section.end):
        return replace(look, clause=section.label)
    return replace(look, clause=clause, span=Span(*found))


def _at_span(look: Look, document: Document, at: str) -> Look:
    match = _SPAN.fullmatch(at)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 0 <= start < end <= len(document.text):
        return replace(look, lost=("span", _line(at, _LONGEST_NAME)))
    return replace(look, span=Span(start, end))


def _line(text: str, longest: int) -> str:
    return " ".join(printable(text).split())[:longest]


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
