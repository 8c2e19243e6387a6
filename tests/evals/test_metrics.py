"""Every metric on an example small enough to work out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals import metrics
from evals.cases import Span
from index.types import Document
from tests.evals.doubles import citation, record

A, B, C = Span("a", 0, 10), Span("a", 10, 30), Span("b", 0, 20)
RANKED = [A, C, B]


def test_a_passage_hits_a_gold_span_when_it_covers_half_of_it() -> None:
    assert metrics.hits(A, Span("a", 5, 15))
    assert not metrics.hits(A, Span("a", 6, 16))
    assert metrics.hits(Span("a", 0, 500), Span("a", 100, 110))
    assert not metrics.hits(A, Span("b", 0, 10))


def test_a_group_counts_when_any_alternative_is_found() -> None:
    groups = [[Span("a", 12, 20), Span("b", 5, 10)], [Span("c", 0, 5)]]
    assert metrics.first_ranks(RANKED, groups) == [2, None]
    assert metrics.recall_at(RANKED, groups, 1) == 0
    assert metrics.recall_at(RANKED, groups, 2) == 0.5
    assert metrics.all_groups_at(RANKED, groups, 10) == 0
    assert metrics.all_groups_at(RANKED, groups[:1], 2) == 1
    assert metrics.reciprocal_rank(RANKED, groups) == 0.5
    assert metrics.reciprocal_rank([], groups) == 0


def test_ndcg_of_two_groups_at_ranks_2_and_3() -> None:
    groups = [[C], [B]]
    expected = (1 / math.log2(3) + 1 / math.log2(4)) / (1 / math.log2(2) + 1 / math.log2(3))
    assert metrics.ndcg_at(RANKED, groups) == pytest.approx(expected)
    assert metrics.ndcg_at([C, B], groups) == 1
    assert metrics.ndcg_at([C, C, C], [[C]]) == 1
    assert metrics.ndcg_at([Span("a", 0, 100)], [[A], [B]]) == 1


def test_a_quote_is_faithful_only_if_it_equals_its_span() -> None:
    documents = {"a": Document(record("a"), "绩效工资总量最高可上浮50%。")}
    right = citation("a", 0, 6, "绩效工资总量")
    assert metrics.is_faithful(right, documents)
    assert not metrics.is_faithful(replace(right, quote="绩效工资总数"), documents)
    assert not metrics.is_faithful(replace(right, start=1), documents)
    assert not metrics.is_faithful(replace(right, start=-14, end=-8), documents)
    assert not metrics.is_faithful(replace(right, doc_id="z"), documents)
    assert not metrics.is_faithful(replace(right, end=0, quote=""), documents)


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        ("最高可上浮**50%**。[1]", "50％", True),
        ("占比 13%", "3%", False),
        ("占比 3.5%", "3", False),
        ("占比 1.3%", "3%", False),
        ("生师比 18∶1", "18：1", True),
        ("2025—2027年", "2025-2027年", True),
        ("有效期至 2027 年 12 月 31 日", "2027年12月31日", True),
        ("It ends in 2027.", "2027", True),
        ("半年以上", "半年", True),
        ("一年以上", "半年", False),
    ],
)
def test_a_figure_is_said_whatever_its_width_and_blanks_but_never_as_part_of_another(text: str, wanted: str, said: bool) -> None:
    assert metrics.says(text, wanted) is said


def test_a_reply_is_right_only_with_kind_citations_and_words() -> None:
    assert metrics.is_right("answer", "是50%", [A], [[A]], ["50%"])
    assert not metrics.is_right("refusal", "是50%", [A], [[A]], ["50%"])
    assert not metrics.is_right("answer", "是50%", [C], [[A]], ["50%"])
    assert not metrics.is_right("answer", "是5%", [A], [[A]], ["50%"])


def test_a_computed_figure_is_compared_as_a_number_with_its_unit() -> None:
    results = [("37.50", "人"), ("x", "人"), ("0.75", "ratio")]
    assert metrics.has_figures(results, [("37.5", "人"), ("0.750", "ratio")])
    assert not metrics.has_figures(results, [("37.5", "元")])
    assert metrics.has_figures([], [])


def test_refusals_by_hand() -> None:
    values = metrics.refusal_values([True, True, False, False, False], [True, False, True, False, False])
    assert values == {"refusal_recall": [1, 0], "refusal_precision": [1, 0], "answerable_refused": [1, 0, 0]}


def test_percentiles_interpolate() -> None:
    assert metrics.percentile([1, 2, 3, 4], 0.5) == 2.5
    assert math.isnan(metrics.percentile([], 0.5))


def test_the_interval_of_a_constant_is_a_point_and_of_nothing_is_not_a_number() -> None:
    assert metrics.bootstrap([1.0] * 7) == (1, 1, 1, 7)
    assert math.isnan(metrics.bootstrap([]).mean)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_the_interval_is_reproducible_and_ordered(values: list[float]) -> None:
    interval = metrics.bootstrap(values)
    assert interval == metrics.bootstrap(values)
    assert min(values) - 1e-9 <= interval.low <= interval.high <= max(values) + 1e-9


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    assert metrics.fold(metrics.fold(text)) == metrics.fold(text)
