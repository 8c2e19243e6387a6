"""BM25 over token lists, by bm25s. The only file that imports it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError

Scores = NDArray[np.float32]

# The usual k1 is 1.2 to 2; passages are short and of like length, so term repetition says little. (Robertson &
# Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.)
_K1 = 1.2
_B = 0.75


class LexicalIndex:
    """One BM25 index: `scores` gives one number a text, `idf` what a token is worth."""

    def __init__(self, engine: bm25s.BM25, size: int) -> None:
        self._engine = engine
        self.size = size
        self._starts: list[int] = engine.scores["indptr"].tolist()  # of each token's postings

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]]) -> LexicalIndex:
        """Index token lists, one a text, in order."""
        engine = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(token, len(vocabulary)) for token in tokens] for tokens in texts]
        if not vocabulary:
            vocabulary[""] = 0
            ids = [[0] for _ in texts] or [[0]]
        engine.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        return cls(engine, len(texts))

    @classmethod
    def load(cls, folder: Path, size: int) -> LexicalIndex:
        """Read what `save` wrote. Raises StoreError if the folder does not hold an index of `size` texts."""
        try:
            engine = bm25s.BM25.load(str(folder), show_progress=False)
            held = int(engine.scores["num_docs"])
        except (OSError, ValueError, KeyError, EOFError, TypeError) as error:
            raise StoreError(f"{folder}: not a readable BM25 index ({error}); run `assistant index build`") from None
        if held != max(size, 1):
            raise StoreError(f"{folder}: holds {held} texts, expected {size}; run `assistant index build`")
        return cls(engine, size)

    def save(self, folder: Path) -> None:
        self._engine.save(str(folder), show_progress=False)

    def scores(self, tokens: Sequence[str]) -> Scores:
        """BM25 of every text, shape (size,). Unknown tokens count nothing."""
        starts, texts, worth = self._starts, self._engine.scores["indices"], self._engine.scores["data"]
        known = map(self._engine.vocab_dict.get, tokens)
        held = [slice(starts[at], starts[at + 1]) for at in known if at is not None]
        if not held:
            return np.zeros(self.size, dtype=np.float32)
        # One sum over the postings of all tokens: bm25s's own loop, one numpy call a token, takes twice as long.
        found = np.bincount(np.concatenate([texts[one] for one in held]), np.concatenate([worth[one] for one in held]), self.size)
        return found.astype(np.float32)

    def idf(self, token: str) -> float:
        """Lucene's inverse document frequency; a token that no text holds gets the largest there is."""
        at = self._engine.vocab_dict.get(token)
        held = 0 if at is None else self._starts[at + 1] - self._starts[at]
        return math.log(1 + (self.size - held + 0.5) / (held + 0.5))

    def knows(self, token: str) -> bool:
        return token in self._engine.vocab_dict
