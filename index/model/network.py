"""The model while it is trained: a table of word vectors, their bag, and the contrastive loss."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from tokenizers import Tokenizer
from torch.nn import functional

from index.model.texts import Batch, Tokens

# Cosines are divided by this before the softmax (as in Henderson et al. 2017, arXiv:1705.00652, with scale 20).
TEMPERATURE = 0.05
# Passages closer to the right one than this are copies of it, not negatives.
COPY = 0.95
# Share of words that are read as their characters, so that characters of unknown words mean something.
SPLIT = 0.15
# Share of a word's first vector that comes from its characters (in squared length).
FROM_CHARACTERS = 0.4


class Spelling:
    """The characters of each token, to read words by their characters now and then."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        ids = tokenizer.get_vocab()
        words = sorted(ids, key=lambda word: ids[word])
        self.parts = [
            [ids[c] for c in word if c in ids] if len(word) > 1 and "\u3400" <= word[0] <= "\u9fff" else [ids[word]]
            for word in words
        ]
        self._lengths = np.array([len(parts) for parts in self.parts])
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._flat = np.concatenate([np.array(parts) for parts in self.parts])

    def split(
        self, rng: np.random.Generator, tokens: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Tokens of several bags, one after another, and each bag's length, with some words spelt out."""
        counts = np.where(rng.random(len(tokens)) < SPLIT, self._lengths[tokens], 1)
        spelt = np.repeat(counts > 1, counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        repeated = np.repeat(tokens, counts)
        places = np.where(spelt, self._starts[repeated] + within, 0)
        bags = np.repeat(np.arange(len(lengths)), lengths)
        longer = np.bincount(bags, weights=counts, minlength=len(lengths)).astype(np.int64)
        return np.where(spelt, self._flat[places], repeated), longer


class _Bag(torch.autograd.Function):
    """counts @ weights with a sparse matrix: on a processor ten times as fast as EmbeddingBag with its gradient."""

    @staticmethod
    def forward(ctx: Any, weights: torch.Tensor, counts: sparse.csr_matrix) -> torch.Tensor:
        ctx.counts = counts
        return torch.from_numpy(counts @ weights.detach().numpy())

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> tuple[torch.Tensor, None]:
        return torch.from_numpy(ctx.counts.T.tocsr() @ gradient.numpy()), None


def embed(
    weights: torch.Tensor,
    bags: Sequence[Tokens],
    spelling: Spelling | None = None,
    rng: np.random.Generator | None = None,
) -> torch.Tensor:
    """Normalised vectors of the bags, shape (len(bags), dimensions); with `spelling`, some words spelt out."""
    lengths = np.array([len(bag) for bag in bags], dtype=np.int64)
    tokens = np.concatenate(bags).astype(np.int64)
    if spelling is not None and rng is not None:
        tokens, lengths = spelling.split(rng, tokens, lengths)
    ends = np.concatenate([[0], np.cumsum(lengths)])
    ones = np.ones(len(tokens), dtype=np.float32)
    counts = sparse.csr_matrix((ones, tokens, ends), shape=(len(bags), len(weights)))
    counts.sum_duplicates()
    summed: torch.Tensor = _Bag.apply(weights, counts)  # type: ignore[no-untyped-call]
    return functional.normalize(summed, dim=1)


def initial_weights(spelling: Spelling, rarity: NDArray[np.float64], dimensions: int, seed: int) -> torch.Tensor:
    """Random directions, words near their characters, as long as they are rare: a random projection of tf-idf."""
    generator = torch.Generator().manual_seed(seed)
    directions = functional.normalize(torch.randn(len(rarity), dimensions, generator=generator), dim=1)
    spelt = torch.stack([functional.normalize(directions[parts].sum(0), dim=0) for parts in spelling.parts])
    mixed: torch.Tensor = directions * (1 - FROM_CHARACTERS) ** 0.5 + spelt * FROM_CHARACTERS**0.5
    return mixed * torch.from_numpy(rarity).float()[:, None]


def contrastive_loss(weights: torch.Tensor, batch: Batch, spelling: Spelling, rng: np.random.Generator) -> torch.Tensor:
    """Cross entropy of finding each query's passage among all passages of the batch and its hard negatives.

    Other pairs' passages are left out where the keys are equal or the passage is a copy of the right one.
    """
    queries = embed(weights, batch.queries, spelling, rng)
    passages = embed(weights, [*batch.passages, *batch.negatives], spelling, rng)
    count = len(queries)
    with torch.no_grad():
        keys = torch.from_numpy(batch.keys)
        right = passages[:count]
        ignored = (keys[:, None] == keys[None, :]) | (right @ passages.T > COPY)[:, :count]
        ignored.fill_diagonal_(False)
    logits = queries @ passages.T / TEMPERATURE
    logits = torch.cat([logits[:, :count].masked_fill(ignored, -1e4), logits[:, count:]], dim=1)
    return functional.cross_entropy(logits, torch.arange(count))
