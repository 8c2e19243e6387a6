"""Correct sentences, from `paraphrases.jsonl` and the cards, each with the span it cites."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.generation.sources import grounds_for, source_of
from assistant.text import language_of
from assistant.verify import Grounds, Source, Statement, Verdict, statements, verify
from assistant.verify.statements import read
from index.search import PolicyIndex
from index.types import Card

PARAPHRASES = Path(__file__).with_name("paraphrases.jsonl")
FREE = Path(__file__).with_name("paraphrases_free.jsonl")  # of further authors, freely worded
DAY = date(2026, 11, 23)  # fixed, so that a status never changes under a case
KEY, OTHER = "k00001", "k00002"
_PARTS = 3  # one part in three is for testing alone


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the span it cites, and whether it belongs to the third that is never tuned on."""

    text: str
    card: Card
    source: Source
    held_out: bool
    language: str
    said: str = ""  # the reader's own words, where the sentence takes them up


class Corpus:
    """The cards with their spans, and how a sentence is verified against one."""

    def __init__(self, index: PolicyIndex, *, reviewed: bool = True) -> None:
        """`reviewed` False withholds what people wrote about the spans in Chinese, as for a document without cards."""
        self.index = index
        self.reviewed = reviewed
        self.cards = {card.id: card for card in index.cards}
        self._sources: dict[str, Source] = {}

    def source(self, card: Card, key: str = KEY) -> Source:
        """The span of a card as the model gets it."""
        if card.id not in self._sources:
            source = source_of(self.index, KEY, card.doc_id, card.start, card.end, DAY)
            self._sources[card.id] = source if self.reviewed else replace(source, notes=())
        return replace(self._sources[card.id], key=key)

    def grounds(self, *sources: Source, said: str = "") -> Grounds:
        """What a reply may rest on."""
        return grounds_for(self.index, sources, said, DAY)

    def verdict(self, text: str, source: Source, said: str = "") -> Verdict:
        """Whether a sentence that cites the span may be shown; all its statements have to pass."""
        found = [verify(statement, self.grounds(source, said=said)) for statement in cited(text, source.key)]
        reasons = tuple(reason for verdict in found for reason in verdict.reasons)
        return Verdict(bool(found) and all(verdict.passed for verdict in found), reasons, (source.key,))


def cited(text: str, key: str) -> list[Statement]:
    """A sentence, or several, each with the key before its final mark."""
    raws = [statement.raw.rstrip() for statement in statements(text)]
    marked = [f"{raw[:-1]}[{key}]{raw[-1]}" if raw[-1] in "。；;.！？" else f"{raw}[{key}]" for raw in raws]
    return [statement for raw in marked if (statement := read(raw)) is not None]


def held_out(name: str) -> bool:
    """Whether what is made from a card is for testing alone: by its name, so that no choice is possible."""
    return zlib.crc32(name.encode()) % _PARTS == 0


def paraphrases(corpus: Corpus) -> list[Case]:
    """The sentences of `paraphrases.jsonl`. Raises KeyError for a card that does not exist."""
    rows = [json.loads(line) for line in PARAPHRASES.read_text(encoding="utf-8").splitlines()]
    return [_case(corpus, row["text"], corpus.cards[row["card"]]) for row in rows]


def freely(corpus: Corpus) -> list[Case]:
    """The sentences of `paraphrases_free.jsonl`; a third by its own words is for testing alone."""
    rows = [json.loads(line) for line in FREE.read_text(encoding="utf-8").splitlines()]
    cases = [_case(corpus, row["text"], corpus.cards[row["card"]]) for row in rows]
    return [replace(case, held_out=held_out(case.text), said=row.get("said", "")) for case, row in zip(cases, rows, strict=True)]


def answers(corpus: Corpus) -> Iterator[Case]:
    """The short answers of the cards, in Chinese and English, as further correct sentences to make lies from."""
    for card in corpus.index.cards:
        for text in (card.answer, card.answer_en):
            yield _case(corpus, text, card)


def _case(corpus: Corpus, text: str, card: Card) -> Case:
    return Case(text, card, corpus.source(card), held_out(card.id), language_of(text))
