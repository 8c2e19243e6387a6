"""How much a card speaks of the same matter as another, for asking the same of several documents or of another place."""

from __future__ import annotations

import re

import numpy as np

from index.search import PolicyIndex, Scores

# What likeness to the best card adds to the score of a card of another document, when rows of one table are sought.
_LIKENESS = 3.0
# What it adds besides to be named by the best card, or to name it, as speaking of the same matter.
_RELATED = 3.0
# And to stand first for its document where the documents are put side by side on this very point.
_SAME_POINT = 1.0
# And to hold a figure, where the question asks how many and the best card says it.
_FIGURES = 1.5
# And to say who takes the lead, where that is asked.
_LEADS = 1.0
_LEAD = re.compile(r"牵头|责任单位")
_WHO_LEADS = re.compile(
    r"(?:谁|哪(?:个|家|里)?(?:局|部门|单位|委办)?)(?:来|是)?(?:牵|带)(?:的)?头|牵头(?:的)?(?:是|单位|部门)?(?:谁|哪)|归(?:谁|哪).{0,4}(?:管|负责|牵头)|责任单位|配合(?:的|单位)|哪个?(?:局|部门|单位)(?:负责|抓|主抓|管)"
)
_HOW_MANY = re.compile(
    r"多少|几(?!乎|位)|数量|数目|指标|目标|谁(?:定得|要)?多|更[多高大]|差(?:多少|别大|距)|how (?:many|much|long)|\bnumbers?\b|\btargets?\b",
    re.I,
)


def likeness(index: PolicyIndex, leader: int) -> Scores:
    """How much every card speaks of the same matter as `leader`: the bigrams it shares with what that card says."""
    return _LIKENESS * index.likeness(leader)


def kinship(index: PolicyIndex, leader: int) -> Scores:
    """What every card gains by being named by `leader`, or naming it, as speaking of the same matter.

    The first card of each document that stands in one point with it, where documents are put side by side, gains more.
    """
    card = index.cards[leader]
    kin = [other.id in card.related or card.id in other.related for other in index.cards]
    gains = np.float32(_RELATED) * np.asarray(kin, dtype=np.float32)
    for point in (point for topic in index.topics for point in topic.points if card.id in point.cards):
        first: dict[str, int] = {}
        for other in point.cards:
            first.setdefault(index.cards[index.card_at[other]].doc_id, index.card_at[other])
        gains[[at for at in first.values() if at != leader]] = _RELATED + _SAME_POINT
    return gains


def counted(index: PolicyIndex, asked: str) -> Scores:
    """What every card gains by holding a figure, where a number is asked for."""
    return np.float32(_FIGURES * bool(_HOW_MANY.search(asked))) * index.figures


def leads(index: PolicyIndex, asked: str) -> Scores:
    """What every card gains by naming who takes the lead, where that is asked."""
    if not _WHO_LEADS.search(asked):
        return np.zeros(len(index.cards), dtype=np.float32)
    return np.float32(_LEADS) * np.asarray([bool(_LEAD.search(card.answer)) for card in index.cards], dtype=np.float32)
