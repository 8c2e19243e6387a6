"""What belongs to what: positions by their owner, and the best score of each owner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Key = TypeVar("Key")


class Groups:
    """Scores that belong to owners, those of one owner side by side: the best of each."""

    def __init__(self, owners: NDArray[np.int64], count: int) -> None:
        """`owners` of each score, ascending, out of `count`; some may own none."""
        self._owners, self._starts = np.unique(owners, return_index=True)
        self._count = count

    def best(self, scores: Scores) -> Scores:
        """The best score of each owner, not below 0, shape (count,)."""
        best = np.zeros(self._count, dtype=np.float32)
        if len(self._starts):
            best[self._owners] = np.maximum(np.maximum.reduceat(scores, self._starts), 0)
        return best


def grouped(pairs: Iterable[tuple[Key, int]]) -> dict[Key, tuple[int, ...]]:
    """The positions of each key, in the order in which they come."""
    groups: dict[Key, list[int]] = {}
    for key, at in pairs:
        groups.setdefault(key, []).append(at)
    return {key: tuple(members) for key, members in groups.items()}
