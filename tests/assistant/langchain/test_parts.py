"""The tools and the runnable give what the assistant gives, and the agent of docs/agents.md works as it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from langchain_core.tools import BaseTool
from pydantic import Field

from assistant.answer import Assistant
from assistant.errors import RequestError
from assistant.langchain.runnable import policy_runnable
from assistant.langchain.tools import policy_tools, rule_tools
from assistant.render import reply_to_dict
from assistant.rules.book import RULES
from assistant.types import Request

PAGE = Path(__file__).resolve().parents[3] / "docs" / "agents.md"
DAY = date(2026, 11, 22)


class Scripted(GenericFakeChatModel):
    """A chat model that follows a script and notes the tools it was given."""

    tools: list[str] = Field(default_factory=list)

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> Scripted:
        self.tools.extend(tool.name for tool in tools)
        return self


def call(tool: BaseTool, **facts: Any) -> ToolMessage:
    message = tool.invoke({"type": "tool_call", "id": "1", "name": tool.name, "args": facts})
    assert isinstance(message, ToolMessage)
    return message


@pytest.fixture(scope="module")
def tools(assistant: Assistant) -> dict[str, BaseTool]:
    return {tool.name: tool for tool in policy_tools(assistant, as_of=DAY)}


def test_every_rule_is_a_tool_with_its_own_schema(assistant: Assistant) -> None:
    made = rule_tools(assistant)
    assert [tool.name for tool in made] == [rule.id.replace("-", "_") for rule in RULES]
    for tool, rule in zip(made, RULES, strict=True):
        assert set(tool.args) == {slot.name for slot in rule.slots}
        assert rule.title.en in tool.description


def test_a_rule_tool_computes_from_the_users_words(tools: dict[str, BaseTool]) -> None:
    message = call(tools["training_deduction"], payroll=["1000万元"], spend=["120万元"])
    assert message.status == "success" and "800,000 元" in message.text
    assert {result["value"] for result in message.artifact["calculations"][0]["results"]} == {"800000", "400000"}


def test_a_fact_that_is_missing_is_asked_for_and_one_that_cannot_be_read_is_refused(tools: dict[str, BaseTool]) -> None:
    asked = call(tools["training_deduction"], spend=["120万元"])
    assert asked.artifact["kind"] == "ask" and asked.artifact["missing"][0]["name"] == "payroll"
    refused = call(tools["training_deduction"], payroll=["很多"], spend=["120万元"])
    assert refused.status == "error" and "很多" in refused.text


def test_clauses_are_found_and_read_word_for_word(tools: dict[str, BaseTool], assistant: Assistant) -> None:
    found = call(tools["search_clauses"], query="绩效工资最多可以上浮多少")
    assert "zhejiang-2020-27 4.3" in found.text
    read = call(tools["read_clause"], doc_id="zhejiang-2020-27", path="4.3")
    span = read.artifact
    assert assistant.documents["zhejiang-2020-27"].text[span.start : span.end] == span.text and span.text in read.text
    assert call(tools["read_clause"], doc_id="zhejiang-2020-27", path="9.9").status == "error"


def test_the_runnable_takes_a_question_a_request_or_messages(assistant: Assistant) -> None:
    runnable = policy_runnable(assistant)
    wanted = reply_to_dict(assistant.ask(Request("那绍兴呢", history=("杭州教师每年要去企业多久",))))
    for asked in (
        {"question": "那绍兴呢", "history": ["杭州教师每年要去企业多久"]},
        [HumanMessage("杭州教师每年要去企业多久"), AIMessage("…"), HumanMessage("那绍兴呢")],
    ):
        got = runnable.invoke(asked)
        assert {**got, "elapsed_ms": 0} == {**wanted, "elapsed_ms": 0}
    assert runnable.invoke("绩效工资最多能涨多少")["kind"] == "answer"
    for senseless in ({"question": 3}, [AIMessage("…")]):
        with pytest.raises(RequestError):
            runnable.invoke(senseless)


def test_the_examples_of_the_page_run(
    cache: Path, index: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_CACHE", str(cache))
    calls = [{"name": "training_deduction", "args": {"payroll": ["1000万元"], "spend": ["120万元"]}, "id": "1"}]
    model = Scripted(messages=iter([AIMessage("", tool_calls=calls), AIMessage("可以扣除80万元。")]))
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert len(blocks) == 3
    for block in blocks:
        names: dict[str, Any] = {"model": model}
        exec(compile(block, str(PAGE), "exec"), names)
    said = capsys.readouterr().out
    assert "zhejiang-2020-27 in_force" in said and "50%" in said and "绍兴" in said and "可以扣除80万元。" in said
    messages = names["state"]["messages"]
    assert isinstance(messages[2], ToolMessage) and "800,000 元" in messages[2].text
    assert {"ask", "read_clause", "performance_pay"} <= set(model.tools)
