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
    "words": 0.5,  # BM25 over words of the passage and its headings
    "bigrams": 1.8,  # the same over character bigrams
    "dense": 5.2,  # cosine of question and passage
    "expanded": 1.7,  # BM25 over words for the official terms behind lay words
    "card_words": 3.0,  # BM25 over words of the cards of the passage, best card
    "card_bigrams": 3.0,
    "card_sounds": 0.3,  # BM25 over pairs of syllables, for slips of the keyboard
    "question_bigrams": 0.2,  # BM25 against single card questions, best question
    "question_dense": 2.2,  # cosine with single card questions, best question
    "question_same": 4.0,  # the question is all but one that people ask of the card
    "figure": 2.2,  # the question asks how much or how many, and the card's quote holds a figure
    "in_force": 0.2,  # the document is in force on the day asked about
    "region": 1.0,  # the document is of the region asked about
    "other_region": -7.0,  # the question names a region and the document is of another
    "document": 4.0,  # the question names the document by number or title
    "clause": 8.0,  # and the clause by number
    "matter": -1.0,  # front or back matter, unless the question asks about the document itself
    "table_row": -1.2,  # rows are short, which BM25 rewards
}
PLAIN = ("words", "bigrams", "dense")  # the sides that any collection of texts has


def scale(scores: Scores) -> Scores:
    """`scores` divided by their maximum, so that the best is 1; all zero stays zero."""
    top = float(scores.max(initial=0.0))
    return scores / np.float32(top) if top > 0 else np.zeros_like(scores)


def weighted_sum(features: Scores, weights: Mapping[str, float] = WEIGHTS) -> Scores:
    """Scores of shape (n,) from features of shape (n, len(weights))."""
    return features @ np.asarray(list(weights.values()), dtype=np.float32)
