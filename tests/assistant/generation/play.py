"""What the tests of generation share: an assistant with a scripted model, and the sources that a request hands over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.answer import Assistant
from assistant.config import Config
from assistant.llm import open_model
from assistant.llm.scripted import Act, Say, Script, ScriptedServer
from assistant.types import Reply, Request
from index.search import PolicyIndex

KEY = "sk-very-secret-0123456789"
DAY = date(2026, 11, 23)
PAY = "浙江省的绩效工资最多能上浮多少？"
RIGHT = "在国有净资产不减少的前提下，经批准后浙江的绩效工资总量最高可上浮50%[{zj}]。"
LIES = (
    "浙江的绩效工资总量最高可上浮80%[{zj}]。",
    "在国有净资产不减少的前提下，经批准后浙江的绩效工资总量应当上浮50%[{zj}]。",
    "所有教师一律加薪[{zj}]。",
    "绩效工资可上浮50%[kzzzzz]。",
    "绩效工资总量可以自由上浮。",
)


@contextmanager
def playing(index: PolicyIndex, script: Script, seconds: float = 5.0) -> Iterator[tuple[Assistant, ScriptedServer]]:
    """An assistant whose model follows the script."""
    with ScriptedServer(script) as server:
        yield Assistant(index, model=open_model(config_for(server, seconds))), server


def config_for(server: ScriptedServer, seconds: float = 5.0) -> Config:
    """Settings that name the scripted server."""
    plain = Config.from_environment({})
    return replace(plain, model="openai:scripted", model_url=server.url, model_key=KEY, model_seconds=seconds)


def ask(assistant: Assistant, question: str, *history: str, show: Callable[[str], None] | None = None) -> Reply:
    """The reply on a fixed day."""
    return assistant.ask(Request(question, history=history, as_of=DAY), show)


def sources(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The sources in a request, as the model gets them."""
    text = body["messages"][1]["content"]
    return [json.loads(line) for line in text.split("\n") if line.startswith('{"key"')]


def filled(body: dict[str, Any], text: str) -> str:
    """A text with {zj} and {draft} replaced by the keys of the clause in force on performance pay and of the draft's."""
    found = [source for source in sources(body) if "上浮50%" in source["text"]]
    keys = {
        name: next((s["key"] for s in found if s["status"] == status), "k00000")
        for name, status in (("zj", "in_force"), ("draft", "draft"))
    }
    return text.format(**keys)


def saying(text: str, again: str = "1. 无", *, whole: bool = False) -> Callable[[dict[str, Any]], Act]:
    """A script that answers with `text`, and with `again` where it is asked to repair."""

    def script(body: dict[str, Any]) -> Act:
        said = filled(body, again if "sentences that failed" in body["messages"][1]["content"] else text)
        return Say(said if whole else list(said))

    return script
