"""Whatever a model's server does, over real HTTP: an answer or a ModelError, in time, without the key."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from assistant.config import Config
from assistant.errors import ConfigError
from assistant.llm import BoundedModel, ModelError, open_model
from assistant.llm.bounded import LONGEST
from assistant.llm.breaker import Breaker
from assistant.llm.errors import ModelBroken, ModelBusy, ModelRefused, ModelResting, ModelTimeout, ModelUnreachable
from assistant.llm.scripted import Act, Call, Fail, Hang, Say, ScriptedServer
from assistant.llm.types import Finish, Message, Piece, Tool, ToolCall

KEY = "sk-very-secret-0123456789"
ASKED = [Message("system", "Answer."), Message("user", "你好")]
TOOL = Tool("payroll", "computes", {"type": "object", "properties": {"total": {"type": "string"}}})


def model_of(server: ScriptedServer, seconds: float = 3.0) -> BoundedModel:
    config = Config.from_environment({})
    model = open_model(replace(config, model="openai:scripted", model_url=server.url, model_key=KEY, model_seconds=seconds))
    assert model is not None
    return model


def pieces(script: Sequence[Act], seconds: float = 3.0, tools: Sequence[Tool] = ()) -> list[Piece]:
    with ScriptedServer(script) as server:
        return list(model_of(server, seconds).stream(ASKED, tools))


def test_an_answer_comes_piece_by_piece() -> None:
    assert pieces([Say(["绩效", "工资。"])]) == ["绩效", "工资。"]


def test_a_tool_call_comes_whole() -> None:
    assert pieces([Call("payroll", '{"total": "1000万元"}')], tools=[TOOL]) == [
        ToolCall("call_1", "payroll", {"total": "1000万元"})
    ]


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (Fail(401), ModelRefused),
        (Fail(400), ModelRefused),
        (Fail(404), ModelRefused),
        (Fail(429), ModelBusy),
        (Fail(429, {"retry-after": "3600"}), ModelBusy),
        (Fail(500), ModelBroken),
        (Fail(503), ModelBroken),
        (Hang(), ModelTimeout),
        (Say(["一", "二", "三"], cut=2), ModelUnreachable),
        (Say("没有结束标记", finish=None), ModelUnreachable),
        (Say(""), ModelBroken),
        (Say(" \n "), ModelBroken),
        (Say(["字"] * 50, pause=0.2), ModelTimeout),
        (Call("payroll", '{"total": '), ModelBroken),
        (Call("payroll", "[1, 2]"), ModelBroken),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_failure_is_one_error_in_time_and_without_the_key(act: Act, error: type[ModelError]) -> None:
    started = time.monotonic()
    with ScriptedServer([act]) as server, pytest.raises(error) as caught:
        list(model_of(server, 1.5).stream(ASKED, [TOOL]))
    assert time.monotonic() - started < 2.5
    assert KEY not in str(caught.value) and KEY not in repr(caught.value.__context__)


def test_an_endless_answer_is_stopped_by_its_length() -> None:
    with ScriptedServer([Say(itertools.repeat("字" * 500))]) as server, pytest.raises(ModelBroken, match=str(LONGEST)):
        list(model_of(server, 10.0).stream(ASKED))


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with ScriptedServer([Say("x")]) as server:
        model = model_of(server)
    with pytest.raises(ModelUnreachable):
        list(model.stream(ASKED))


def test_a_busy_server_is_asked_again_after_the_time_it_names() -> None:
    assert pieces([Fail(429, {"retry-after": "0.2"}), Say("好。")]) == ["好。"]


def test_a_server_that_keeps_failing_is_left_alone_and_tried_again_later() -> None:
    now = [0.0]
    asked: list[int] = []

    class Down:
        name = "down"

        def stream(
            self, messages: Sequence[Message], tools: Sequence[Tool] = (), *, seconds: float | None = None
        ) -> Iterator[Piece]:
            asked.append(1)
            if len(asked) < 5:
                raise ModelUnreachable("down")
            yield "好。"
            yield Finish("stop")

    model = BoundedModel(Down(), 1.0, Breaker(failures=3, rest=30.0, clock=lambda: now[0]))

    def ask() -> list[Piece]:
        return list(model.stream(ASKED))

    for _ in range(3):
        with pytest.raises(ModelUnreachable):
            ask()
    with pytest.raises(ModelResting):
        ask()
    now[0] = 31.0
    with pytest.raises(ModelUnreachable):
        ask()
    with pytest.raises(ModelResting):
        ask()
    now[0] = 62.0
    assert ask() == ["好。"] and ask() == ["好。"]
    assert len(asked) == 6


def test_no_model_is_named_so_none_is_opened() -> None:
    assert open_model(Config.from_environment({})) is None


@pytest.mark.parametrize("model", ["nobody:such", "anthropic:needs-a-package", "openai:needs-a-key"])
def test_a_model_that_cannot_be_opened_is_one_clear_line(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ConfigError) as caught:
        open_model(replace(Config.from_environment({}), model=model))
    assert model in str(caught.value) and "\n" not in str(caught.value)


def test_the_key_is_in_no_representation_of_the_settings() -> None:
    assert KEY not in repr(Config.from_environment({"ASSISTANT_MODEL": "openai:x", "ASSISTANT_MODEL_KEY": KEY}))


@pytest.mark.parametrize(
    ("name", "value"), [("ASSISTANT_MODEL", "gpt"), ("ASSISTANT_MODEL", "openai:"), ("ASSISTANT_MODEL_TIMEOUT", "0")]
)
def test_an_unusable_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"{name}={value!r}"):
        Config.from_environment({name: value})
