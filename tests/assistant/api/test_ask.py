"""POST /api/ask is the contract over HTTP, whole or streamed, and says in one line what it cannot read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Assistant
from assistant.api.wire import pieces, to_bytes
from assistant.render import reply_to_json
from assistant.types import Reply, Request
from tests.assistant.api.doubles import SECRET, Slow

QUESTION = "绩效工资最多可以上浮多少？"
STREAM = {"accept": "text/event-stream"}


def timeless(reply: dict[str, Any]) -> dict[str, Any]:
    return {**reply, "elapsed_ms": 0}


def events(text: str) -> Iterator[tuple[str, Any]]:
    for block in filter(None, text.split("\n\n")):
        if not block.startswith(":"):
            name, data = block.split("\n", 1)
            yield name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


def test_the_reply_is_that_of_the_command_line(client: TestClient, assistant: Assistant) -> None:
    asked = {"id": "7", "question": "那绍兴呢", "history": ["杭州教师每年要去企业多久"], "as_of": "2026-11-22", "region": None}
    response = client.post("/api/ask", json=asked)
    from datetime import date

    wanted = assistant.ask(Request("那绍兴呢", "7", ("杭州教师每年要去企业多久",), date(2026, 11, 22)))
    assert response.status_code == 200
    assert timeless(response.json()) == timeless(json.loads(reply_to_json(wanted)))


@given(st.text(), st.text(alphabet=st.characters(), max_size=5))
def test_bytes_are_what_the_command_line_writes(text: str, request_id: str) -> None:
    for reply in (Reply(request_id, "answer", text), Reply(None, "error", text, error=text), Reply(None, "answer", "\ud800")):
        assert json.loads(to_bytes(reply)) == json.loads(reply_to_json(reply))


@given(st.text(alphabet="甲乙。；;\n [1]a", max_size=60))
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text and all(pieces(text))


def test_a_stream_brings_the_text_then_the_whole_reply(client: TestClient) -> None:
    whole = client.post("/api/ask", json={"question": QUESTION}).json()
    response = client.post("/api/ask", json={"question": QUESTION}, headers=STREAM)
    assert response.headers["content-type"].startswith("text/event-stream")
    *progress, (name, reply) = events(response.text)
    assert {kind for kind, _ in progress} == {"text"} and len(progress) > 3
    assert "".join(data["delta"] for _, data in progress) == reply["text"]
    assert name == "reply" and timeless(reply) == timeless(whole)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({}, "question"),
        ({"question": 3}, "question"),
        ({"question": "绩效", "as_of": "2026-02-30"}, "2026-02-30"),
        ({"question": "绩效", "region": "上海"}, "上海"),
        ({"question": "绩效", "history": "x"}, "history"),
        ({"question": "绩效", "quesion": "x"}, "quesion"),
        ([], "body"),
    ],
)
@pytest.mark.parametrize("headers", [{}, STREAM])
def test_what_cannot_be_read_is_an_error_reply_that_names_it(
    client: TestClient, body: object, word: str, headers: dict[str, str]
) -> None:
    response = client.post("/api/ask", json=body, headers=headers)
    reply = response.json()
    assert response.status_code == 422 and reply["kind"] == "error"
    assert word in reply["error"] and "\n" not in reply["error"] and len(reply["error"]) < 500


def test_an_error_reply_bears_the_requests_id(client: TestClient) -> None:
    assert client.post("/api/ask", json={"id": "a", "question": "绩效", "region": "上海"}).json()["id"] == "a"


def test_a_form_of_another_site_is_not_read(client: TestClient) -> None:
    """A page of another origin can send text/plain without asking the browser's leave, and application/json not."""
    response = client.post("/api/ask", content='{"question": "绩效"}', headers={"content-type": "text/plain"})
    assert response.status_code == 422
    assert not any(name.startswith("access-control") for name in response.headers)


def test_a_fault_of_ours_tells_an_id_and_no_secret(
    assistant: Assistant, client_of: Callable[..., TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    client = client_of(Slow(assistant))
    response = client.post("/api/ask", json={"question": "崩溃"}, headers={"x-request-id": "r-1"})
    assert response.status_code == 500 and "r-1" in response.json()["error"] and SECRET not in response.text
    assert response.headers["x-request-id"] == "r-1"
    assert client.post("/api/ask", json={"question": "好"}).status_code == 200
    streamed = client.post("/api/ask", json={"question": "错误"}, headers=STREAM)
    assert streamed.status_code == 422


def test_a_slow_answer_is_streamed_and_its_refusal_is_an_event(
    assistant: Assistant, client_of: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.api import desk

    monkeypatch.setattr(desk, "AT_ONCE", 0.01)
    monkeypatch.setattr(desk, "_SIGN_OF_LIFE", 0.1)
    client = client_of(Slow(assistant))
    response = client.post("/api/ask", json={"question": "慢 5"}, headers=STREAM)
    assert response.text.startswith(": working") and [name for name, _ in events(response.text)][-1] == "reply"


def test_concurrent_callers_get_their_own_replies(client: TestClient, assistant: Assistant) -> None:
    questions = [
        QUESTION,
        "那绍兴呢",
        "How much may performance pay rise?",
        "工资总额1000万元，培训花了120万元，能扣多少？",
        "今天天气",
    ]
    asked = [{"id": str(at), "question": questions[at % 5], "history": ["杭州教师每年要去企业多久"]} for at in range(60)]
    with ThreadPoolExecutor(16) as threads:
        replies = list(threads.map(lambda body: client.post("/api/ask", json=body).json(), asked))
    for body, reply in zip(asked, replies, strict=True):
        wanted = assistant.ask(Request(body["question"], body["id"], tuple(body["history"])))
        assert timeless(reply) == timeless(json.loads(reply_to_json(replace(wanted))))
