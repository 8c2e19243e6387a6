"""Figures come from the rules: the model names one and quotes the user; code reads the words and computes."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.answer import Assistant
from assistant.generation.tools import ToolRefused, rule_tools, run_tool
from assistant.llm.scripted import Act, Call, Say
from assistant.llm.types import ToolCall
from assistant.rules.book import RULES
from index.search import PolicyIndex
from tests.assistant.generation.play import DAY, ask, playing

SAID = "我们学校核定的绩效工资总量是1000万元，按省里的文件有多大的空间"


def run(assistant: Assistant, arguments: dict[str, Any], said: str = SAID, name: str = "performance_pay") -> Any:
    assert assistant.rules is not None
    return run_tool(assistant.rules, ToolCall("1", name, arguments), said, DAY, "zh")


def test_every_rule_is_a_tool_with_its_own_facts_and_only_where_figures_are_given() -> None:
    tools = {tool.name: tool for tool in rule_tools(SAID)}
    assert set(tools) == {rule.id.replace("-", "_") for rule in RULES}
    for rule in RULES:
        assert set(tools[rule.id.replace("-", "_")].schema["properties"]) == {slot.name for slot in rule.slots}
    assert rule_tools("绩效工资最多能上浮多少") == ()


def test_the_words_are_read_again_and_computed(assistant: Assistant) -> None:
    computed = run(assistant, {"total": "1000万元"})
    assert computed.kind == "calculation"
    assert computed.calculations[0].inputs[0].value == "10000000" and computed.calculations[0].inputs[0].said == "1000万元"


@pytest.mark.parametrize(
    "arguments",
    [
        {"total": "2000万元"},
        {"total": "100"},
        {"total": "00万元"},
        {"total": 10000000},
        {"total": ""} | {"bonus": "1000万元"},
        {"total": ["1000万元", "50万元"]},
    ],
    ids=str,
)
def test_a_number_that_the_user_did_not_write_is_refused(assistant: Assistant, arguments: dict[str, Any]) -> None:
    with pytest.raises(ToolRefused):
        run(assistant, arguments)


def test_an_unknown_rule_is_refused(assistant: Assistant) -> None:
    with pytest.raises(ToolRefused, match="unknown"):
        run(assistant, {}, name="launch_missiles")


def test_a_missing_fact_is_asked_for(assistant: Assistant) -> None:
    assert run(assistant, {}).kind == "ask"


def conversation(call: Call, then: str) -> Any:
    def script(body: dict[str, Any]) -> Act:
        results = [message["content"] for message in body["messages"] if message["role"] == "tool"]
        if "sentences that failed" in body["messages"][1]["content"]:
            return Say("1. 无")
        if not results:
            return call
        key = results[0].partition('"key": "')[2][:6]
        return Say(then.format(key=key))

    return script


QUESTION = "省里给绩效工资上浮的空间，用在我们1000万元的盘子上是什么样"


def test_a_reply_is_the_verified_words_of_the_model_before_the_report_of_the_rule(
    index: PolicyIndex, assistant: Assistant
) -> None:
    assert ask(assistant, QUESTION).kind == "answer", "the question has to be one that the router leaves to the passages"
    call = Call("performance_pay", '{"total": "1000万元"}')
    with playing(
        index, conversation(call, "绩效工资总量最多可上浮到1500万元[{key}]。绩效工资总量最多可上浮到1800万元[{key}]。")
    ) as (modelled, server):
        reply = ask(modelled, QUESTION)
    assert reply.kind == "calculation" and reply.calculations[0].rule == "performance-pay"
    assert "1800" not in reply.text and "15,000,000" in reply.text
    assert any(tool["function"]["name"] == "performance_pay" for tool in server.requests[0]["tools"])


def test_a_call_with_an_invented_number_computes_nothing(index: PolicyIndex) -> None:
    with playing(index, conversation(Call("performance_pay", '{"total": "9000万元"}'), "总量最多可上浮到13500万元[{key}]。")) as (
        modelled,
        _,
    ):
        reply = ask(modelled, QUESTION)
    assert reply.calculations == () and "13500" not in reply.text and "9000" not in reply.text


def test_a_model_that_fails_after_its_call_leaves_the_report(index: PolicyIndex) -> None:
    with playing(index, conversation(Call("performance_pay", '{"total": "1000万元"}'), "")) as (modelled, _):
        reply = ask(modelled, QUESTION)
    assert reply.kind == "calculation" and "15,000,000" in reply.text and reply.composed_by == "rules"
