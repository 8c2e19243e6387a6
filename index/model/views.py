"""Ways to see an excerpt as a query and a passage.

A law has no questions beside it, so most queries are made from the texts: a clause and the rest of its article, a
heading and what stands under it, a handful of keywords and their paragraph. (The clause is the inverse cloze task
of Lee et al. 2019, arXiv:1906.00300.)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from index.model.texts import Structure, Tokens

# Share of clauses that stay in their passage too, so that exact matches keep counting.
KEPT_CLAUSES = 0.1

View: TypeAlias = Callable[[Structure, np.random.Generator, int], tuple[Tokens, Tokens]]


def clause(texts: Structure, rng: np.random.Generator, index: int) -> tuple[Tokens, Tokens]:
    """A sentence or a part of one, and the rest of its excerpt, sometimes under its title."""
    chosen = int(rng.integers(texts.starts[index], texts.starts[index + 1]))
    query = texts.sentences[chosen]
    passage = texts.body(index, -1 if rng.random() < KEPT_CLAUSES else chosen)
    if rng.random() < 0.3:
        passage = np.concatenate([texts.titles[index], texts.headings[index], passage])
    if len(query) > 8 and rng.random() < 0.5:
        length = int(rng.integers(4, len(query) + 1))
        start = int(rng.integers(0, len(query) - length + 1))
        query = query[start : start + length]
    return query, passage


def lead(texts: Structure, rng: np.random.Generator, index: int) -> tuple[Tokens, Tokens]:
    """The first sentence, which in policy documents is the heading, and the rest."""
    first = int(texts.starts[index])
    return texts.sentences[first], texts.body(index, first)


def heading(texts: Structure, rng: np.random.Generator, index: int) -> tuple[Tokens, Tokens]:
    """Title, heading or both with a few words of the excerpt, and the excerpt."""
    body = texts.body(index)
    words = body[texts.choose_rare(rng, body, int(rng.integers(1, 6)))]
    draw = rng.random()
    named = ([texts.titles[index]] if draw < 0.6 else []) + ([texts.headings[index]] if draw > 0.3 else [])
    return np.concatenate([*named, words]), body


def keywords(texts: Structure, rng: np.random.Generator, index: int) -> tuple[Tokens, Tokens]:
    """A handful of words, rare ones more likely, and the excerpt with or without them."""
    body = texts.body(index)
    taken = np.zeros(len(body), dtype=bool)
    taken[texts.choose_rare(rng, body, int(rng.integers(3, 9)))] = True
    return body[taken], body if rng.random() < 0.5 else body[~taken]


def neighbour(texts: Structure, rng: np.random.Generator, index: int) -> tuple[Tokens, Tokens]:
    """Two sentences that follow each other."""
    first = int(rng.integers(texts.starts[index], texts.starts[index + 1] - 1))
    return texts.sentences[first], texts.sentences[first + 1]
