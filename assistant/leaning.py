"""What the turns before a follow-up lend to its ranking: their matter speaks for its like, and against what they were not about."""

from __future__ import annotations

import numpy as np

from assistant.aspects import silence_on, states_all
from assistant.likeness import counted, kinship, likeness
from assistant.patterns import FIGURE_ASKED
from assistant.places import regions_in
from assistant.types import Question
from index.gaps import damped, matter_cosines, nearest_questions
from index.search import PolicyIndex, Query, Ranking
from index.types import Card

# Chosen on the development questions and on follow-ups that have to be refused.
_LEAN = np.float32(0.4)  # weight of being like the card that answers the turns before
_SWAPPED = np.float32(0.8)  # the same where the turn names another place, kind of school or person
_ABOUT = 0.4  # cosine of a matter with those turns from which it counts whole
_LEAST = 0.6  # what a matter that they are not about still counts for
_LOOKED_AT = 40  # of the best cards
_STATES = np.float32(2.5)  # for stating what is asked for
_CLEARLY = 1.5  # times as much like a question that people ask of the card
_GAP, _AHEAD = 0.7, 0.1  # cosine with a question that nothing answers, and how far ahead of any card it is


def before(index: PolicyIndex, question: Question) -> Ranking | None:
    """The ranking of what the conversation was about before this turn; None for a turn that stands alone."""
    if not question.before or not index.cards:
        return None
    return index.rank(Query(question.before, (), regions_in(question.before), question.doc_ids))


def kept_to_subject(index: PolicyIndex, question: Question, ranking: Ranking, earlier: Ranking) -> Ranking:
    """`ranking` with matters that the turns before were not about counting for less: 杭州放不放 after hiring means no holidays.

    A turn that by itself all but repeats a question that no document answers is left as it is.
    """
    card, matter = nearest_questions(index, question.latest)
    if matter >= _GAP and matter >= card + _AHEAD:
        return ranking
    return damped(index, ranking, np.clip(matter_cosines(index, earlier) / _ABOUT, _LEAST, 1))


def lifted(index: PolicyIndex, question: Question, ranking: Ranking, earlier: Ranking | None) -> Ranking:
    """`ranking` with what is like the answer to the turns before; as it is for a turn that stands alone."""
    if question.elsewhere_asked and index.cards:
        return _as_asked_elsewhere(index, question, ranking)
    if earlier is None:
        return ranking
    leader = int(earlier.cards.argmax())
    like = likeness(index, leader) + kinship(index, leader)
    if question.before in question.text:
        like[leader] = like.max()  # what is like the answer does not overtake it
        return index.lift(ranking, _LEAN * like)
    like[leader] = 0  # 高职拨多少，中职呢: what the turn has put another in the place of is not asked for again
    return index.lift(ranking, _SWAPPED * like)


def stating(index: PolicyIndex, asked: str, ranking: Ranking) -> Ranking:
    """`ranking` with those of the best cards before the others that state what is asked for: a benefit, a sum, a date."""
    if not index.cards or not silence_on(asked, ()):
        return ranking
    gains = np.zeros(len(index.cards), dtype=np.float32)
    for at in np.argsort(-ranking.cards)[:_LOOKED_AT]:
        gains[at] = _STATES * states_all(asked, index.cards[int(at)])
    return index.lift(ranking, gains)


def speaks_for_itself(index: PolicyIndex, ranking: Ranking, own: Card | None, lent: Card | None) -> bool:
    """Whether a part is clearly asked like its own best card, by `ranking`, and not like the one that the part before it lends."""
    if own is None or lent is None:
        return False
    mine, others = (float(ranking.asked[index.card_at[card.id]]) for card in (own, lent))
    return mine >= _CLEARLY * others


def _as_asked_elsewhere(index: PolicyIndex, question: Question, ranking: Ranking) -> Ranking:
    """`ranking` with what speaks of the same matter as the answer that another place was given before."""
    asked = question.elsewhere_asked
    earlier = index.rank(Query(asked, question.expansions, regions_in(asked), wants_figure=bool(FIGURE_ASKED.search(asked))))
    figures = counted(index, asked)
    leader = int((earlier.cards + figures).argmax())
    here = np.asarray([index.documents[card.doc_id].record.region in question.regions for card in index.cards])
    return index.lift(ranking, np.where(here, likeness(index, leader) + kinship(index, leader) + figures, np.float32(0)))
