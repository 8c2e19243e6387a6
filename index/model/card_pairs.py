"""Pairs from the corpus's own knowledge: `python -m index.model.card_pairs > pairs.jsonl`, for `train --pairs`.

How people ask beside what the clause says, two ways of asking the same beside each other, lay words beside official
ones. None of it comes from the evaluation suites. Seeded, so that the same corpus gives the same pairs.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.cards import load_cards, passages_under
from index.chunk import split_passages
from index.glossary import load_glossary
from index.load import CORPUS, load_documents
from index.matters import load_matters
from index.types import Card, Passage

Pair = tuple[str, str]
_OTHERS_OF_CARD = 4  # other questions set beside each question of a card
_OTHERS_OF_MATTER = 3
_SEED = 7


def card_pairs(corpus: Path = CORPUS) -> list[Pair]:
    """(query, passage) pairs of cards, matters and glossary, shuffled. Raises CorpusError if the corpus is wrong."""
    chance = random.Random(_SEED)  # noqa: S311 - an order, no secret
    documents = {document.doc_id: document for document in load_documents(corpus)}
    passages = {doc_id: split_passages(document) for doc_id, document in documents.items()}
    pairs = [pair for card in load_cards(corpus, documents, passages) for pair in _of_card(card, passages[card.doc_id], chance)]
    pairs += [pair for matter in load_matters(corpus) for pair in _beside(matter.questions, _OTHERS_OF_MATTER, chance)]
    pairs += [
        (word, official) for term in load_glossary(corpus).terms for word in (*term.lay, *term.en) for official in term.official
    ]
    chance.shuffle(pairs)
    return pairs


def _of_card(card: Card, passages: Sequence[Passage], chance: random.Random) -> Iterator[Pair]:
    under = passages_under(card.start, card.end, passages)
    home = max(under, key=lambda passage: min(passage.end, card.end) - max(passage.start, card.start))
    for question in card.questions:
        yield question, card.quote
        yield question, " ".join((*home.path, home.text))
        yield question, card.answer
    yield from _beside(card.questions, _OTHERS_OF_CARD, chance)
    yield card.answer_en, card.quote
    yield card.quote_en, card.quote
    yield card.answer, card.quote


def _beside(questions: Sequence[str], count: int, chance: random.Random) -> Iterator[Pair]:
    for question in questions:
        others = [other for other in questions if other != question]
        yield from ((question, other) for other in chance.sample(others, min(count, len(others))))


if __name__ == "__main__":
    for query, passage in card_pairs():
        sys.stdout.write(json.dumps({"q": query, "p": passage}, ensure_ascii=False) + "\n")
