"""Fusion: every side scaled to its best, then a weighted sum that a reader can check."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.fuse import PLAIN, WEIGHTS, Scores, scale, weighted_sum

SCORES = arrays(np.float32, st.integers(1, 20), elements=st.floats(0, 1000, width=32, allow_subnormal=False))


@given(SCORES)
def test_scaling_puts_the_best_at_one_and_keeps_the_order(scores: Scores) -> None:
    scaled = scale(scores)
    assert scaled.dtype == np.float32
    if scores.any():
        assert scaled.max() == pytest.approx(1)
        assert (np.diff(scaled[np.argsort(scores, kind="stable")]) >= 0).all()
    else:
        assert not scaled.any()


def test_nothing_found_stays_nothing() -> None:
    assert not scale(np.zeros(3, dtype=np.float32)).any()
    assert scale(np.zeros(0, dtype=np.float32)).shape == (0,)


def test_a_weighted_sum_by_hand() -> None:
    features = np.asarray([[1, 0.5], [0, 1]], dtype=np.float32)
    assert weighted_sum(features, {"words": 2.0, "dense": 4.0}).tolist() == [4.0, 4.0]


def test_more_evidence_never_lowers_a_score_and_a_penalty_never_raises_one() -> None:
    names = list(WEIGHTS)
    for at, name in enumerate(names):
        features = np.zeros((2, len(names)), dtype=np.float32)
        features[1, at] = 1
        without, with_it = weighted_sum(features)
        assert (with_it - without) == pytest.approx(WEIGHTS[name])


def test_only_the_three_penalties_are_negative() -> None:
    assert {name for name, weight in WEIGHTS.items() if weight < 0} == {"other_region", "matter", "table_row"}
    assert set(PLAIN) < set(WEIGHTS)


def test_what_a_question_names_outright_outweighs_every_likeness() -> None:
    """The named clause comes first whatever the words beside it look like."""
    likeness = sum(weight for name, weight in WEIGHTS.items() if name in PLAIN)
    assert WEIGHTS["clause"] + WEIGHTS["document"] > likeness
    assert abs(WEIGHTS["other_region"]) > WEIGHTS["region"]
