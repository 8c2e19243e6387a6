"""One score from many sides: each side scaled to its best, then a weighted sum.

The weights are learned on the development questions by `python -m evals.fit` (a listwise softmax, every weight
at least 0 except the penalties) and written down here by hand, so that a reader sees them. Where a corpus has
no cards, the card sides are zero and the passage sides decide alone.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

# side -> weight, in the order of the columns of a feature matrix
WEIGHTS: dict[str, float] = {
    "words": 2.0,  # BM25 over words of the passage and its headings
    "bigrams": 2.0,  # the same over character bigrams
    "dense": 2.0,  # cosine of question and passage
    "expanded": 1.0,  # BM25 over words for the official terms behind lay words
    "card_words": 3.0,  # BM25 over words of the cards of the passage, best card
    "card_bigrams": 3.0,
    "card_expanded": 1.0,
    "question_words": 2.0,  # BM25 against single card questions, best question
    "question_bigrams": 2.0,
    "question_dense": 3.0,  # cosine with single card questions, best question
    "region": 2.0,  # the document is of the region asked about
    "other_region": -4.0,  # the question names a region and the document is of another
    "document": 4.0,  # the question names the document by number or title
    "clause": 8.0,  # and the clause by number
    "matter": -1.0,  # front or back matter, unless the question asks about the document itself
    "table_row": -0.3,  # rows are short, which BM25 rewards
}
PLAIN = ("words", "bigrams", "dense")  # the sides that any collection of texts has


def scale(scores: Scores) -> Scores:
    """`scores` divided by their maximum, so that the best is 1; all zero stays zero."""
    top = float(scores.max(initial=0.0))
    return scores / np.float32(top) if top > 0 else np.zeros_like(scores)


def weighted_sum(features: Scores, weights: Mapping[str, float] = WEIGHTS) -> Scores:
    """Scores of shape (n,) from features of shape (n, len(weights))."""
    return features @ np.asarray(list(weights.values()), dtype=np.float32)
