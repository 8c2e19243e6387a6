"""Words found in the text of documents, character by character; what is near in meaning is the index's to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.sections import Section, section_at, sections
from assistant.text import clean
from assistant.web.reader import Span
from index.types import Document

_BEFORE, _AFTER = 36, 110  # characters shown around what was found
_MOST_TERMS = 8


@dataclass(frozen=True, slots=True)
class Extract:
    """A paragraph or row in which something was found: what of it is shown, and what was found in it."""

    section: Section | None
    start: int
    end: int
    hits: tuple[Span, ...]


def terms_of(words: str) -> tuple[str, ...]:
    """What to look for: the words between blanks, simplified and folded as the documents are, the longest first."""
    return tuple(sorted(set(clean(words).split()), key=lambda term: (-len(term), term))[:_MOST_TERMS])


def find(document: Document, words: str) -> tuple[Span, ...]:
    """Every place of the text that has the words, numbered from 1. Of several words, each clause has to have them all."""
    terms = terms_of(words)
    if not terms:
        return ()
    pattern = re.compile("|".join(map(re.escape, terms)), re.IGNORECASE)
    found = [match.span() for section in _with_all(document, terms) for match in pattern.finditer(document.text, *section)]
    return tuple(Span(start, end, number) for number, (start, end) in enumerate(found, 1))


def extracts(document: Document, hits: Sequence[Span]) -> Iterator[Extract]:
    """The paragraphs and rows that hold `hits`, each cut to what stands around the first."""
    text = document.text
    for start, group in groupby(hits, key=lambda hit: text.rfind("\n", 0, hit.start) + 1):
        inside = tuple(group)
        end = text.find("\n", inside[-1].end)
        end = end if end >= 0 else len(text)
        first = inside[0]
        shown = (start, end) if end - start <= _BEFORE + _AFTER else _around(first, start, end)
        yield Extract(section_at(document, first.start), *shown, inside)


def _around(hit: Span, start: int, end: int) -> tuple[int, int]:
    return max(start, hit.start - _BEFORE), min(end, max(hit.end, hit.start + _AFTER))


def _with_all(document: Document, terms: Sequence[str]) -> Iterable[tuple[int, int]]:
    if len(terms) == 1:
        return [(0, len(document.text))]
    patterns = [re.compile(re.escape(term), re.IGNORECASE) for term in terms]
    return [
        (section.start, section.end)
        for section in sections(document)
        if all(pattern.search(document.text, section.start, section.end) for pattern in patterns)
    ]
