"""BM25 over token lists: built by bm25s, the only file that imports it, and kept as the plain arrays that it makes.

A question only adds up postings, so bm25s and the scipy behind it are not loaded to answer one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError

Scores = NDArray[np.float32]

# The usual k1 is 1.2 to 2; passages are short and of like length, so term repetition says little. (Robertson &
# Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.)
_K1 = 1.2
_B = 0.75
_ARRAYS = {"starts": "int64", "texts": "int32", "worth": "float32"}
_CONTENTS = "contents.json"  # the number of texts, and the id of each token


class LexicalIndex:
    """One BM25 index: `scores` gives one number a text, `idf` what a token is worth.

    `texts` and `worth` are the postings of all tokens, one after another: a text that holds the token, and what the token
    is worth there. Those of a token stand from `starts[id]` to `starts[id + 1]`.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        starts: NDArray[np.int64],
        texts: NDArray[np.int32],
        worth: NDArray[np.float32],
        size: int,
    ) -> None:
        self._vocabulary, self._texts, self._worth = vocabulary, texts, worth
        self._starts: list[int] = starts.tolist()
        self.size = size

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]]) -> LexicalIndex:
        """Index token lists, one a text, in order."""
        import bm25s

        engine = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(token, len(vocabulary)) for token in tokens] for tokens in texts]
        if not vocabulary:
            vocabulary[""] = 0
            ids = [[0] for _ in texts] or [[0]]
        engine.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        arrays = (engine.scores[name] for name in ("indptr", "indices", "data"))
        starts, held, worth = (array.astype(kind) for array, kind in zip(arrays, _ARRAYS.values(), strict=True))
        return cls(vocabulary, starts, held, worth, len(texts))

    @classmethod
    def load(cls, folder: Path, size: int) -> LexicalIndex:
        """Read what `save` wrote. Raises StoreError if the folder does not hold an index of `size` texts."""
        try:
            contents = json.loads((folder / _CONTENTS).read_text(encoding="utf-8"))
            held, vocabulary = int(contents["texts"]), dict(contents["vocabulary"])
            starts, texts, worth = (np.load(folder / f"{name}.npy", allow_pickle=False) for name in _ARRAYS)
            kinds = [str(array.dtype) for array in (starts, texts, worth)]
            if (
                kinds != list(_ARRAYS.values())
                or len(starts) != len(vocabulary) + 1
                or not starts[-1] == len(texts) == len(worth)
            ):
                raise ValueError("its files do not fit together")
        except (OSError, ValueError, KeyError, EOFError, TypeError, IndexError) as error:
            raise StoreError(f"{folder}: not a readable BM25 index ({error}); run `assistant index build`") from None
        if held != size:
            raise StoreError(f"{folder}: holds {held} texts, expected {size}; run `assistant index build`")
        return cls(vocabulary, starts, texts, worth, size)

    def save(self, folder: Path) -> None:
        """Write the arrays and the vocabulary into a folder, which is made if it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays = (np.asarray(self._starts), self._texts, self._worth)
        for (name, kind), array in zip(_ARRAYS.items(), arrays, strict=True):
            np.save(folder / f"{name}.npy", array.astype(kind), allow_pickle=False)
        contents = {"texts": self.size, "vocabulary": self._vocabulary}
        (folder / _CONTENTS).write_text(json.dumps(contents, ensure_ascii=False), encoding="utf-8")

    def scores(self, tokens: Sequence[str]) -> Scores:
        """BM25 of every text, shape (size,). Unknown tokens count nothing."""
        starts, known = self._starts, map(self._vocabulary.get, tokens)
        held = [slice(starts[at], starts[at + 1]) for at in known if at is not None]
        if not held:
            return np.zeros(self.size, dtype=np.float32)
        texts, worth = (np.concatenate([array[one] for one in held]) for array in (self._texts, self._worth))
        return np.bincount(texts, worth, self.size).astype(np.float32)

    def idf(self, token: str) -> float:
        """Lucene's inverse document frequency; a token that no text holds gets the largest there is."""
        at = self._vocabulary.get(token)
        held = 0 if at is None else self._starts[at + 1] - self._starts[at]
        return math.log(1 + (self.size - held + 0.5) / (held + 0.5))

    def knows(self, token: str) -> bool:
        return token in self._vocabulary
