"""Citations: spans of documents, numbered, verified, with their status on the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.types import Citation
from index.search import PolicyIndex
from index.types import Card, Document, Passage

_MOST = 0.9  # share of a span


class Citations:
    """Collects the citations of one reply: the same span is cited once, numbers follow first use."""

    def __init__(self, index: PolicyIndex, day: date) -> None:
        self._index = index
        self._day = day
        self._by_span: dict[tuple[str, int, int], Citation] = {}

    def add(self, doc_id: str, start: int, end: int) -> Citation:
        """The citation of a span; an earlier one that contains it serves again."""
        for (cited, first, last), citation in self._by_span.items():
            if cited == doc_id and first <= start and end <= last:
                return citation
        citation = cite(self._index, doc_id, start, end, self._day, len(self._by_span) + 1)
        self._by_span[doc_id, start, end] = citation
        return citation

    def mostly(self, doc_id: str, start: int, end: int) -> Citation:
        """The same, but one that holds most of the span serves too: the sentence cited already says what its passage says."""
        for (cited, first, last), citation in self._by_span.items():
            if cited == doc_id and min(end, last) - max(start, first) >= _MOST * (end - start):
                return citation
        return self.add(doc_id, start, end)

    def card(self, card: Card) -> Citation:
        return self.add(card.doc_id, card.start, card.end)

    def passage(self, passage: Passage) -> Citation:
        return self.add(passage.doc_id, passage.start, passage.end)

    def all(self) -> tuple[Citation, ...]:
        return tuple(self._by_span.values())


def cite(index: PolicyIndex, doc_id: str, start: int, end: int, day: date, n: int) -> Citation:
    """The citation number `n`: the words of `doc_id` at `start:end`, its headings and its status on `day`."""
    document = index.documents[doc_id]
    passage = index.passage_at(doc_id, start)
    quote = document.text[start:end]
    return Citation(
        n=n,
        doc_id=doc_id,
        title=document.record.title,
        number=document.record.number,
        region=document.record.region,
        status=document.record.status_on(day),
        heading=passage.path if passage else (),
        start=start,
        end=end,
        quote=quote,
        verified=is_verbatim(index.documents, doc_id, start, end, quote),
    )


def is_verbatim(documents: Mapping[str, Document], doc_id: str, start: int, end: int, quote: str) -> bool:
    """Whether `quote` is, character by character, what the document says at `start:end`. Nothing is ever matched loosely."""
    document = documents.get(doc_id)
    return document is not None and 0 <= start < end <= len(document.text) and document.text[start:end] == quote
