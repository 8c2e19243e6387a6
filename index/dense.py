"""Nearest vectors by inner product, by FAISS. The only file that imports it."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError

Vectors = NDArray[np.float32]

# Rows further down never decide a ranking; sorting all of them would take most of a question's time.
_NEAREST = 500


class DenseIndex:
    """A flat (exact) index over L2-normalised rows: up to some 100,000 rows it answers in milliseconds."""

    def __init__(self, engine: faiss.Index) -> None:
        self._engine = engine
        self.size = int(engine.ntotal)

    @classmethod
    def build(cls, vectors: Vectors) -> DenseIndex:
        """Index rows of shape (n, d)."""
        engine = faiss.IndexFlatIP(vectors.shape[1])
        engine.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(engine)

    @classmethod
    def load(cls, path: Path, size: int, dimensions: int) -> DenseIndex:
        """Read what `save` wrote. Raises StoreError unless it holds `size` rows of `dimensions`."""
        try:
            engine = faiss.read_index(str(path))
        except RuntimeError as error:
            reason = str(error).splitlines()[0][:120]
            raise StoreError(f"{path}: not a readable FAISS index ({reason}); run `assistant index build`") from None
        if (int(engine.ntotal), int(engine.d)) != (size, dimensions):
            raise StoreError(
                f"{path}: holds {engine.ntotal} vectors of {engine.d}, expected {size} of {dimensions}; run `assistant index build`"
            )
        return cls(engine)

    def save(self, path: Path) -> None:
        faiss.write_index(self._engine, str(path))

    def scores(self, query: Vectors) -> Vectors:
        """Cosine of the nearest `_NEAREST` rows with `query` (shape (d,)) and 0 for the others, shape (size,)."""
        found = np.zeros(self.size, dtype=np.float32)
        if self.size == 0:
            return found
        # One question is too little work to share out, and shared out it is summed in another order. Said here, as it holds for
        # the thread that says it alone.
        faiss.omp_set_num_threads(1)
        similarities, rows = self._engine.search(query.reshape(1, -1), min(self.size, _NEAREST))
        found[rows[0]] = similarities[0]
        return found
