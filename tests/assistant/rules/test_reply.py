"""A computed figure as a reply: its citations are verbatim, its numbers agree with its steps, the clause alone computes nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.answer import Assistant
from assistant.types import Reply, Request

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant.open()


def _ask(assistant: Assistant, *turns: str, region: str | None = None) -> Reply:
    return assistant.ask(Request(turns[-1], history=turns[:-1], as_of=DAY, region=region))


def test_a_figure_is_answered_with_steps_that_cite_their_clause(assistant: Assistant) -> None:
    reply = _ask(assistant, "我们学校绩效工资总量1000万元，最多能上浮到多少？")
    assert reply.kind == "calculation"
    (calculation,) = reply.calculations
    assert {result.name: result.value for result in calculation.results} == {"max_increase": "5000000", "max_total": "15000000"}
    assert calculation.inputs[0].said == "1000万元"
    numbers = {citation.n for citation in reply.citations}
    assert all(step.citation is None or step.citation in numbers for step in calculation.steps)
    assert {int(mark) for mark in re.findall(r"\[(\d+)\]", reply.text)} <= numbers
    assert all(citation.verified for citation in reply.citations)
    assert "⟦" not in reply.text
    assert reply.passages


def test_a_draft_says_so_in_text_and_notices(assistant: Assistant) -> None:
    reply = _ask(assistant, "社会服务收入200万元，成本50万元，最多能分多少", "那如果成本是80万呢？")
    assert "450,000" not in reply.text and "360,000 元" in reply.text
    assert "征求意见稿" in reply.text.split("计算过程")[0]
    assert any(notice.kind == "draft" and notice.doc_id == "hangzhou-reform-draft" for notice in reply.notices)
    assert any("没有写单位" in assumption for assumption in reply.calculations[0].assumptions)


def test_a_missing_fact_is_asked_for(assistant: Assistant) -> None:
    reply = _ask(assistant, "我们学校社会服务收入200万元，最多能分多少？")
    assert reply.kind == "ask"
    assert [(missing.rule, missing.name) for missing in reply.missing] == [("service-income", "cost")]
    assert reply.citations


@pytest.mark.parametrize(
    "question", ["绩效工资最多能上浮多少", "社会服务收入最多分多少给老师", "双师型教师比例要求是多少", "职工教育经费能扣百分之几"]
)
def test_a_question_that_the_clause_answers_is_not_computed(assistant: Assistant, question: str) -> None:
    assert _ask(assistant, question).kind == "answer"


def test_the_region_of_the_request_chooses_the_place(assistant: Assistant) -> None:
    reply = _ask(assistant, "专业教师5年里到企业实践了5个月，达标了吗", region="绍兴")
    assert [result.name for result in reply.calculations[0].results] == ["shaoxing_required", "shaoxing_met", "shaoxing_lacking"]


def test_a_figure_that_enters_nothing_is_named(assistant: Assistant) -> None:
    assert "没有用到您提到的 “3个”" in _ask(assistant, "学校有3个校区，绩效工资总量1000万元，最多能上浮到多少？").text


def test_what_is_asked_for_is_not_told_as_a_fact(assistant: Assistant) -> None:
    reply = _ask(assistant, "绍兴企业，职工教育经费支出90万元，一线职工至少要花多少？")
    assert "630,000 元" in reply.text
    assert "我理解为：职工教育经费支出 900,000 元（原文“90万元”）。" in reply.text


def test_english_is_answered_in_english(assistant: Assistant) -> None:
    reply = _ask(
        assistant, "Our payroll was RMB 10 million and we spent 1.2 million yuan on staff training. How much is deductible?"
    )
    assert reply.language == "en"
    assert "**800,000 yuan**" in reply.text
