"""Whether the corpus holds an answer: signals of the best match, and a calibrated decision.

The probability is a logistic function of a few signals, fitted on the development questions (answerable and not)
by `python -m evals.gate`, which prints the constants below with both kinds of error. It decides before anything is
composed, so that nothing is ever said without evidence.
"""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass

import numpy as np

from index.search import PolicyIndex, Ranking


@dataclass(frozen=True, slots=True)
class Signals:
    """How well the best passage and its cards match the question; each between 0 and 1."""

    question_cosine: float  # of the nearest card question
    question_overlap: float  # idf-weighted share of the bigrams that question and card question have in common
    coverage: float  # idf-weighted share of the question's words that stand in the best passage or its cards
    unknown: float  # idf-weighted share of the question's words that stand nowhere in the corpus
    passage_cosine: float  # of the best passage
    margin: float  # how far the best passage is ahead of the tenth, relative to it


# Fitted by `python -m evals.gate`: intercept, then one weight a signal.
_INTERCEPT = -3.0
_WEIGHTS = (3.0, 4.0, 3.0, -4.0, 1.0, 1.0)
THRESHOLD = 0.5


def probability(signals: Signals) -> float:
    """The probability that the corpus answers the question, from 0 to 1."""
    logit = _INTERCEPT + sum(weight * value for weight, value in zip(_WEIGHTS, astuple(signals), strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def signals(index: PolicyIndex, text: str, ranking: Ranking) -> Signals:
    """Measure the evidence for `text` in a ranking made for it."""
    hits = ranking.top(10)
    best = hits[0]
    nearest = int(np.argmax(ranking.questions)) if ranking.questions.size else -1
    first, last = hits[0].score, hits[-1].score
    return Signals(
        question_cosine=float(max(0.0, ranking.questions[nearest])) if nearest >= 0 else 0.0,
        question_overlap=_overlap(index, text, ranking),
        coverage=_coverage(index, ranking, best.position),
        unknown=_unknown(index, ranking),
        passage_cosine=best.features["dense"],
        margin=min(1.0, max(0.0, (first - last) / first)) if first > 0 else 0.0,
    )


def _overlap(index: PolicyIndex, text: str, ranking: Ranking) -> float:
    """The best idf-weighted Dice coefficient of bigrams with one of the nearest card questions."""
    if not ranking.questions.size:
        return 0.0
    grams = set(index.segmenter.bigrams(text))
    idf = index.sides.question_bigrams.idf
    own = sum(map(idf, grams))
    best = 0.0
    for at in np.argsort(-ranking.questions)[:20]:
        other = set(index.segmenter.bigrams(index.question_text(int(at))))
        shared = sum(map(idf, grams & other))
        total = own + sum(map(idf, other))
        best = max(best, 2 * shared / total if total else 0.0)
    return best


def _coverage(index: PolicyIndex, ranking: Ranking, position: int) -> float:
    known = index.words_of(position)
    words = set(ranking.words)
    total = sum(map(index.sides.card_words.idf, words))
    return sum(index.sides.card_words.idf(word) for word in words & known) / total if total else 0.0


def _unknown(index: PolicyIndex, ranking: Ranking) -> float:
    words = set(ranking.words)
    total = sum(map(index.sides.card_words.idf, words))
    missing = [word for word in words if not (index.sides.card_words.knows(word) or index.sides.words.knows(word))]
    return sum(map(index.sides.card_words.idf, missing)) / total if total else 1.0
