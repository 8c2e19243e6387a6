"""Tokenised texts as training reads them: excerpts with their parts, questions with their passages, batches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Tokens: TypeAlias = NDArray[np.int32]


class Ragged:
    """Many token lists in one array; `ragged[i]` is the i-th."""

    def __init__(self, lists: Iterable[Sequence[int]]) -> None:
        arrays = [np.asarray(tokens, dtype=np.int32) for tokens in lists]
        self._starts = np.cumsum([0, *map(len, arrays)])
        self._values: Tokens = np.concatenate(arrays) if arrays else np.zeros(0, np.int32)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, index: int) -> Tokens:
        return self._values[self._starts[index] : self._starts[index + 1]]


@dataclass(frozen=True)
class Structure:
    """Tokenised excerpts. Excerpt i has the sentences `starts[i]:starts[i + 1]`, a title and a heading."""

    sentences: Ragged
    starts: NDArray[np.int64]
    titles: Ragged
    headings: Ragged
    groups: NDArray[np.int64]  # equal for excerpts of one law or document
    sections: NDArray[np.int64]  # equal for excerpts of one law or document under one heading
    sources: NDArray[np.str_]
    rarity: NDArray[np.float64]  # inverse document frequency of each token, largest 1

    def body(self, index: int, without: int = -1) -> Tokens:
        """The excerpt's tokens, without one of its sentences if asked."""
        parts = [self.sentences[i] for i in range(self.starts[index], self.starts[index + 1]) if i != without]
        return np.concatenate(parts) if parts else np.zeros(0, np.int32)

    def choose_rare(self, rng: np.random.Generator, tokens: Tokens, count: int) -> NDArray[np.int64]:
        """Positions of `count` different tokens or of all, rare ones more likely."""
        if not len(tokens):
            return np.zeros(0, dtype=np.int64)
        weights = self.rarity[tokens] ** 2 + 1e-6
        return rng.choice(len(tokens), min(count, len(tokens)), replace=False, p=weights / weights.sum())


@dataclass(frozen=True)
class Questions:
    """Real questions with their passages; `negatives[i]` are look-alikes of the passages of question i."""

    queries: Ragged
    passages: Ragged
    positives: tuple[tuple[int, ...], ...]  # for each query, indices into `passages`
    negatives: tuple[tuple[int, ...], ...]  # likewise; empty where none are mined


@dataclass(frozen=True)
class Batch:
    """Queries, their passages in the same order, more passages that answer none, and a key per pair.

    Pairs with equal keys may answer each other's queries and are not negatives of each other.
    """

    queries: list[Tokens]
    passages: list[Tokens]
    negatives: list[Tokens]
    keys: NDArray[np.int64]
