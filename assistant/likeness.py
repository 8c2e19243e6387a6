"""How much a card speaks of the same matter as another, for asking the same of several documents or of another place."""

from __future__ import annotations

import re

import numpy as np

from index.search import PolicyIndex, Scores

# What likeness to the best card adds to the score of a card of another document, when rows of one table are sought.
_LIKENESS = 3.0
# What it adds besides to be named by the best card, or to name it, as speaking of the same matter.
_RELATED = 3.0
# And to hold a figure, where the question asks how many and the best card says it.
_FIGURES = 1.5
_HOW_MANY = re.compile(
    r"多少|几(?!乎|位)|数量|数目|指标|目标|谁(?:定得|要)?多|更[多高大]|差(?:多少|别大|距)|how (?:many|much|long)|\bnumbers?\b|\btargets?\b",
    re.I,
)


def likeness(index: PolicyIndex, leader: int) -> Scores:
    """How much every card speaks of the same matter as `leader`: the bigrams it shares with what that card says."""
    return _LIKENESS * index.likeness(leader)


def kinship(index: PolicyIndex, leader: int) -> Scores:
    """What every card gains by being named by `leader`, or naming it, as speaking of the same matter."""
    card = index.cards[leader]
    kin = [other.id in card.related or card.id in other.related for other in index.cards]
    return np.float32(_RELATED) * np.asarray(kin, dtype=np.float32)


def counted(index: PolicyIndex, asked: str) -> Scores:
    """What every card gains by holding a figure, where a number is asked for."""
    return np.float32(_FIGURES * bool(_HOW_MANY.search(asked))) * index.figures
