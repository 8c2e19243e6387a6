"""The parts of a reply: the figure first, and nothing of what a reply says lost on the way."""

from __future__ import annotations

import re

import pytest

from assistant.answer import Assistant
from assistant.types import Reply, Request
from assistant.web.chat.layout import lay_out
from assistant.web.texts import EXAMPLES
from tests.assistant.rules.cases import all_cases

_SAID = [case.say[0] for case in all_cases() if case.say]


def test_every_line_of_a_reply_stands_in_one_of_its_parts(assistant: Assistant) -> None:
    for question in _SAID:
        reply = assistant.ask(Request(question))
        layout = lay_out(reply)
        parts = [layout.lead, layout.quotations, layout.inputs, layout.steps, layout.rest]
        told = "\n".join(parts).split("\n")
        notices = {f"- ⚠ {notice.text}" for notice in reply.notices}
        title = re.search(r"\n\n(\*\*[^*\n]+\*\*)\n\n1\. ", reply.text)
        for line in reply.text.split("\n"):
            assert line in told or line in notices or (title and line == title[1]), (question, line)
        assert sum(map(len, parts)) <= len(reply.text)


def test_a_computation_says_its_figure_first(assistant: Assistant) -> None:
    layout = lay_out(assistant.ask(Request("工资总额1000万元，职工培训花了120万元，税前能扣多少？")))
    assert layout.lead.startswith("可扣除 **800,000 元**")
    assert "不能作为办事依据" in layout.lead
    assert "“120万元”" in layout.inputs
    assert layout.steps.startswith("1. ")
    assert "没有结转" in layout.rest
    assert layout.quotations.startswith(">")


def test_a_figure_left_out_stands_with_what_was_understood_and_not_before_the_result(assistant: Assistant) -> None:
    layout = lay_out(assistant.ask(Request("我们工资总额800万，培训花了70万，另外体检3万，税前能扣多少")))
    assert layout.lead.startswith("可扣除 **640,000 元**")
    assert "没有用到您提到的 “3万”" in layout.inputs


def test_a_text_of_any_shape_loses_nothing() -> None:
    text = "**甲**\n\n**乙**\n\n| a |\n\n**丙**\n\n段\n\n- 项\n\n**丁**"
    layout = lay_out(Reply(None, "calculation", text, composed_by="rules"))
    told = "\n\n".join(part for part in (layout.lead, layout.steps, layout.rest) if part)
    assert sorted(told.split("\n\n")) == sorted(text.split("\n\n"))


@pytest.mark.parametrize("role", EXAMPLES)
def test_every_starting_question_is_answered_with_a_citation(assistant: Assistant, role: str) -> None:
    for question in (*EXAMPLES[role]["zh"], *EXAMPLES[role]["en"]):
        reply = assistant.ask(Request(question))
        assert reply.kind in ("answer", "calculation"), question
        assert reply.citations, question
        assert reply.language == ("en" if question.isascii() else "zh")
