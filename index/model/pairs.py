"""Draws training batches: made and real queries with their passages, and hard negatives.

Queries are made worse, words dropped and words of asking added, since that is what people type.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from index.model.texts import Batch, Questions, Ragged, Structure, Tokens
from index.model.views import View, heading, keywords

# Longest query or passage in a batch, in tokens: longer passages are cropped at random.
MAX_TOKENS = 128
# Share of queries that lose words, and share of words they lose.
DROPPED_QUERIES, DROPPED_WORDS = 0.5, 0.3
# Share of made queries that get the words of asking of a real question, and how many at most.
ASKING_QUERIES, ASKING_WORDS = 0.3, 8
# How many of the commonest words of real questions count as words of asking.
COMMON_ASKING = 120
# Paragraphs of one document drawn together: they share its subject, so telling them apart takes the details.
GROUP = 8
# A document counts by its paragraphs up to this number when one is drawn.
GROUP_WEIGHT_CAP = 60


class Draw:
    """Draws pairs from one source: excerpts seen through a view, in groups of one document."""

    def __init__(self, texts: Structure, source: str, view: View, *, group: int = GROUP) -> None:
        self._texts, self._view, self._group = texts, view, group
        # a clause needs a rest, neighbours need two
        least = 1 if view in (heading, keywords) else 2
        sizes = np.diff(texts.starts)
        members = np.flatnonzero((texts.sources == source) & (sizes >= least))
        members = members[np.argsort(texts.groups[members], kind="stable")]
        self._groups = np.split(members, np.flatnonzero(np.diff(texts.groups[members])) + 1)
        weights = np.minimum([len(group) for group in self._groups], GROUP_WEIGHT_CAP).astype(np.float64)
        self._weights = weights / weights.sum()

    def __call__(self, rng: np.random.Generator, count: int) -> list[tuple[Tokens, Tokens, int]]:
        """Up to `count` triples (query, passage, key); excerpts are not repeated."""
        drawn: list[int] = []
        for group in rng.choice(len(self._groups), 2 * count // self._group + 1, p=self._weights):
            members = self._groups[group]
            drawn.extend(rng.choice(members, min(self._group, len(members)), replace=False).tolist())
            if len(drawn) >= count:
                break
        # A heading fits every paragraph of its section: there the section is the key.
        keys = self._texts.sections if self._view is heading else -1 - np.arange(len(self._texts.groups))
        return [(*self._view(self._texts, rng, i), int(keys[i])) for i in sorted(set(drawn[:count]))]


def drop_words(rng: np.random.Generator, tokens: Tokens, share: float = DROPPED_WORDS) -> Tokens:
    """The tokens without about `share` of them; never empty."""
    kept = rng.random(len(tokens)) >= share
    return tokens[kept] if len(tokens) > 2 and kept.any() else tokens


def crop(rng: np.random.Generator, tokens: Tokens) -> Tokens:
    """At most `MAX_TOKENS` of the tokens, from a random start."""
    start = int(rng.integers(0, max(1, len(tokens) - MAX_TOKENS + 1)))
    return tokens[start : start + MAX_TOKENS]


class QuestionDraw:
    """Draws real questions with one of their passages, and a hard negative where they have any."""

    def __init__(self, questions: Questions, place: int) -> None:
        """`place` tells the sources apart: passages of different ones have different keys."""
        self._questions = questions
        self._first_key = (place + 1) * 10**9

    def __call__(self, rng: np.random.Generator, count: int) -> list[tuple[Tokens, Tokens, int, Tokens | None]]:
        """`count` tuples (query, passage, key, hard negative); repeats where there are fewer questions."""
        questions, drawn = self._questions, []
        for index in rng.integers(len(questions.queries), size=count).tolist():
            right, wrong = questions.positives[index], questions.negatives[index]
            passage = questions.passages[int(rng.choice(right))]
            negative = questions.passages[int(rng.choice(wrong))] if wrong else None
            drawn.append((questions.queries[index], passage, self._first_key + right[0], negative))
        return drawn


class Asking:
    """Words of asking: what real questions have in common."""

    def __init__(self, queries: Ragged) -> None:
        found, counts = np.unique(np.concatenate([np.unique(queries[i]) for i in range(len(queries))]), return_counts=True)
        self._common = found[np.argsort(-counts, kind="stable")[:COMMON_ASKING]]
        self._queries = queries

    def add(self, rng: np.random.Generator, query: Tokens) -> Tokens:
        """The query with the words of asking of a random question before or after it."""
        question = self._queries[int(rng.integers(len(self._queries)))]
        words = question[np.isin(question, self._common)]
        if rng.random() < 0.5:
            return np.concatenate([query, words[:ASKING_WORDS]])
        return np.concatenate([words[-ASKING_WORDS:], query])


def assemble(
    rng: np.random.Generator,
    made: Iterable[list[tuple[Tokens, Tokens, int]]],
    asked: Iterable[list[tuple[Tokens, Tokens, int, Tokens | None]]],
    asking: Asking,
) -> Batch:
    """One batch: queries made worse, everything cropped, pairs with an empty side left out."""
    queries: list[Tokens] = []
    passages: list[Tokens] = []
    negatives: list[Tokens] = []
    keys: list[int] = []
    for query, passage, key in (pair for pairs in made for pair in pairs):
        if len(query) and len(passage):
            worse = drop_words(rng, query) if rng.random() < DROPPED_QUERIES else query
            worse = asking.add(rng, worse) if rng.random() < ASKING_QUERIES else worse
            queries.append(crop(rng, worse))
            passages.append(crop(rng, passage))
            keys.append(key)
    for query, passage, key, negative in (pair for pairs in asked for pair in pairs):
        if len(query) and len(passage):
            queries.append(drop_words(rng, query) if rng.random() < DROPPED_QUERIES else query)
            passages.append(crop(rng, passage))
            keys.append(key)
            if negative is not None and len(negative):
                negatives.append(crop(rng, negative))
    return Batch(queries, passages, negatives, np.array(keys, dtype=np.int64))
