"""One reply measured, and many summed up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.types import Calculation, Missing, Reply, Request, Result
from evals.cases import Span, gold_spans
from evals.observe import Observation, ask_all, observe, search_all, summarise
from tests.evals.doubles import DOCUMENTS, FALSE, REFUSAL, RIGHT, case


def seen(reply: Reply, kind: str = "answer", **changes: Any) -> Observation:
    asked = case("x", kind, **changes)
    return observe(asked, gold_spans(asked, DOCUMENTS), reply, DOCUMENTS, 1.0)


def test_a_right_answer_with_its_passage_second() -> None:
    values = seen(RIGHT, must_say=("50%",)).values
    assert (values["right"], values["cited"], values["fidelity"], values["answerable_refused"]) == (1, 1, 1, 0)
    assert (values["hit@1"], values["recall@1"], values["recall@5"], values["mrr"]) == (0, 0, 1, 0.5)
    assert (values["top5_characters"], values["citations"]) == (25, 1)


def test_a_changed_quote_is_counted_whatever_the_kind() -> None:
    assert seen(FALSE).false_quotes == 1
    assert seen(FALSE).values["fidelity"] == 0
    assert seen(replace(REFUSAL, related=FALSE.citations), "refusal").false_quotes == 1


def test_a_refusal_counts_for_recall_where_it_is_due_and_as_a_loss_where_it_is_not() -> None:
    due, undue, missed = seen(REFUSAL, "refusal"), seen(REFUSAL), seen(RIGHT, "refusal")
    assert (due.values["refusal_recall"], due.values["refusal_precision"]) == (1, 1)
    assert (undue.values["answerable_refused"], undue.values["refusal_precision"], undue.values["right"]) == (1, 0, 0)
    assert missed.values["refusal_recall"] == 0
    summary = summarise([due, undue, missed])
    assert summary["refusal_precision"].mean == 0.5
    assert summary["refusal_recall"].n == 2


def test_a_computed_answer_needs_its_figures_and_a_missing_fact_a_question() -> None:
    done = Calculation("r", "t", (), (Result("a", "a", "5000000.0", "元"),), (), (), ())
    computed = replace(RIGHT, kind="calculation", calculations=(done,))
    assert seen(computed, "calculation", rule="r", figures=(("5000000", "元"),)).values["figures"] == 1
    assert seen(computed, "calculation", rule="s", figures=(("5000000", "元"),)).values["figures"] == 0
    assert seen(RIGHT, "calculation", rule="r", figures=(("5000000", "元"),)).values["figures"] == 0
    asks = replace(RIGHT, kind="ask", missing=(Missing("r", "total", "多少？"),))
    assert seen(asks, "ask", rule="r", missing=("total",)).values["asked"] == 1
    assert seen(asks, "ask", rule="r", missing=("total", "heads")).values["asked"] == 0
    assert seen(asks, "ask", rule="s", missing=("total",)).values["asked"] == 0
    assert "right" not in seen(asks, "ask").values


def test_computing_and_asking_where_a_clause_was_wanted_is_needless() -> None:
    assert seen(RIGHT).values["needless"] == 0
    assert seen(replace(RIGHT, kind="ask")).values["needless"] == 1
    assert seen(replace(RIGHT, kind="calculation"), "refusal").values["needless"] == 1
    assert "needless" not in seen(replace(RIGHT, kind="ask"), "ask").values


def test_every_case_is_asked_with_its_circumstances_and_a_failure_names_it() -> None:
    asked: list[Request] = []

    def ask(request: Request) -> Reply:
        asked.append(request)
        if request.id == "bad":
            raise RuntimeError("boom")
        return RIGHT

    assert len(ask_all(ask, [case("1", history=("先前",), region="杭州")], DOCUMENTS)) == 1
    assert asked == [Request("问题1", "1", ("先前",), None, "杭州")]
    with pytest.raises(RuntimeError) as raised:
        ask_all(ask, [case("bad")], DOCUMENTS)
    assert raised.value.__notes__ == ["while asking case bad"]


def test_a_pipeline_that_only_retrieves_is_measured_on_answerable_cases() -> None:
    found = search_all(lambda _: [Span("a", 0, 25)], [case("1"), case("2", "refusal")], DOCUMENTS)
    assert [(one.case.id, one.values["recall@1"]) for one in found] == [("1", 1)]
