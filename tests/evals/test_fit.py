"""Learning weights: the gradient is right, bounds hold, and what cannot be learned is kept."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import approx_fprime  # type: ignore[import-untyped]

from evals import fit
from evals.cases import Span
from index.fuse import WEIGHTS

SIDES = len(WEIGHTS)
PRIOR = np.array(list(WEIGHTS.values()))


@pytest.fixture(scope="module")
def data() -> fit.Examples:
    draw = np.random.default_rng(1)
    features = draw.random((30, 12, SIDES))
    case_of = np.array([*range(30), 3, 7])
    gold = draw.random((32, 12)) < 0.2
    gold[np.arange(32), draw.integers(0, 12, 32)] = True
    return fit.Examples(features, gold, case_of, tuple(((Span("a", 0, 1),),) for _ in range(30)))


def test_the_gradient_is_that_of_the_loss(data: fit.Examples) -> None:
    _, slope = fit.losses(data, PRIOR)
    assert slope == pytest.approx(approx_fprime(PRIOR, lambda w: fit.losses(data, w)[0].mean(), 1e-6), abs=1e-4)


def test_weights_stay_within_their_signs_and_dropped_sides_at_zero(data: fit.Examples) -> None:
    used = np.arange(SIDES) != 0
    weights = dict(zip(WEIGHTS, fit.fit(data, 0.01, PRIOR, used), strict=True))
    assert next(iter(weights.values())) == 0
    assert all(
        weight <= 0 if name in ("other_region", "matter", "table_row") else weight >= 0 for name, weight in weights.items()
    )


def test_a_side_that_tells_nothing_apart_keeps_its_weight(data: fit.Examples) -> None:
    features = data.features.copy()
    features[:, :, 2] = 0.5
    constant = fit.Examples(features, data.gold, data.case_of, data.spans)
    assert fit.fit(constant, 0.01, PRIOR, np.ones(SIDES, dtype=bool))[2] == PRIOR[2]


def test_a_subset_of_cases_keeps_their_groups(data: fit.Examples) -> None:
    chosen = np.isin(np.arange(30), (3, 8))
    part = data.only(chosen)
    assert part.case_of.tolist() == [0, 1, 0]
    each, _ = fit.losses(data, PRIOR)
    assert fit.losses(part, PRIOR)[0] == pytest.approx(each[chosen])
