"""Matters that no document covers, beside a conversation."""

import numpy as np

from index.gaps import damped, matter_cosines, nearest_questions
from index.search import PolicyIndex, Query


def test_a_question_of_a_matter_is_nearest_to_itself(index: PolicyIndex) -> None:
    matter = next(matter for matter in index.matters if not matter.places)
    card, gap = nearest_questions(index, matter.questions[0])
    assert gap > 0.99 and gap > card


def test_damped_matters_count_for_their_share_and_cards_as_before(index: PolicyIndex) -> None:
    ranking = index.rank(Query("绩效工资最多能涨多少"))
    cards = len(index.cards)
    half = damped(index, ranking, np.full(len(index.matters), 0.5, dtype=np.float32))
    assert np.array_equal(half.asked[:cards], ranking.asked[:cards])
    assert np.allclose(half.asked[cards:], ranking.asked[cards:] / 2)
    assert np.allclose(matter_cosines(index, half), matter_cosines(index, ranking) / 2)
