"""The matters that no document covers, beside a conversation: how near they are to it, and counting for less where they are not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.search import MAX_SCORED, PolicyIndex, Ranking

Shares = NDArray[np.float32]


def matter_cosines(index: PolicyIndex, ranking: Ranking) -> Shares:
    """How near each matter's nearest question is to the query of `ranking`, shape (matters,)."""
    return index.best_question(ranking.questions)[len(index.cards) :].astype(np.float32)


def damped(index: PolicyIndex, ranking: Ranking, shares: Shares) -> Ranking:
    """`ranking` with each matter counting for its share, shape (matters,), from 0 to 1."""
    every = np.concatenate([np.ones(len(index.cards), dtype=np.float32), shares.astype(np.float32)])
    return replace(ranking, asked=ranking.asked * every, questions=ranking.questions * every[index.question_card])


def nearest_questions(index: PolicyIndex, text: str) -> tuple[float, float]:
    """The cosines of `text` with the nearest question of a card and of a matter, without ranking anything."""
    text = text[:MAX_SCORED]
    cosines = index.dense_questions.scores(index.embedder.encode([text])[0]) * index.concerned(text)[index.question_card]
    split = int(np.searchsorted(index.question_card, len(index.cards)))
    return float(cosines[:split].max(initial=0.0)), float(cosines[split:].max(initial=0.0))
