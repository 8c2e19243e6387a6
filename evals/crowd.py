"""People who chat at once, over the page's own protocol: an event joins Gradio's queue and its answer streams back (SSE)."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import Any
from uuid import uuid4

import httpx

PATIENCE_S = 30.0  # after which a person takes an answer to be lost
_QUEUE = "/gradio_api/queue"


@dataclass(slots=True)
class Chats:
    """What the people saw."""

    milliseconds: list[float] = field(default_factory=list)  # from when a question was due to the end of its answer
    first_ms: list[float] = field(default_factory=list)  # to the first words of the answer
    opened_ms: list[float] = field(default_factory=list)  # from the first request of a page until it was drawn in its language
    late_ms: list[float] = field(default_factory=list)  # by which the people themselves were late with a question
    answer_bytes: list[int] = field(default_factory=list)  # of the stream of one answer
    event_bytes: list[int] = field(default_factory=list)  # of one event in it
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wiring:
    """Which event does what, read from what the page tells every browser about itself."""

    ids: Mapping[str, int]  # of components, by the name in the page
    events: Mapping[tuple[int, str], Mapping[str, Any]]  # by the component and what happens to it

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Wiring:
        """From the page's configuration. Raises LookupError where it is not our page."""
        ids = {part["props"]["elem_id"]: part["id"] for part in config["components"] if part["props"].get("elem_id")}
        events = {(part, event): found for found in config["dependencies"] for part, event in found["targets"]}
        opened = next((part for part, event in events if event == "load"), None)
        if opened is None:
            raise LookupError("this is not the page of the assistant: nothing happens when it opens")
        return cls({**ids, "page": opened}, events)

    def request(self, name: str, event: str, session: str, *, typed: str = "", data: Any = None) -> dict[str, Any]:
        """The body with which an event joins the queue: `typed` in the field for the question, `data` from what was clicked.

        What the page keeps at the server or leaves empty is null. Raises LookupError where the page has no such event.
        """
        part, field = self.ids[name], self.ids["question"]
        found = self.events[part, event]
        inputs = [typed if given == field else None for given in found["inputs"]]
        return {"data": inputs, "event_data": data, "fn_index": found["id"], "trigger_id": part, "session_hash": session}

    def conversation(self, name: str, event: str) -> int:
        """Position of the conversation among the outputs of an event."""
        return int(self.events[self.ids[name], event]["outputs"].index(self.ids["change"]))


async def chat(url: str, questions: Sequence[str], people: int, seconds: float, every: float) -> Chats:
    """`people` with a page each, who come one after another and ask every `every` seconds, until `seconds` have passed."""
    seen, numbers = Chats(), count()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE_S, limits=limits) as client:
        wiring = Wiring.of((await client.get("/config")).raise_for_status().json())
        began = time.perf_counter()

        async def person(at: int) -> None:
            due = began + at * every / people
            await asyncio.sleep(due - time.perf_counter())
            session = uuid4().hex
            async with client.stream("GET", f"/gradio_api/heartbeat/{session}"):  # held open, as a page does
                await _noting(seen, _open(client, wiring, session, seen))
                while (due := due + every) < began + seconds:
                    await asyncio.sleep(due - time.perf_counter())
                    question = questions[next(numbers) % len(questions)]
                    await _noting(seen, _ask(client, wiring, session, question, due, seen))

        await asyncio.gather(*(person(at) for at in range(people)))
    return seen


async def _noting(seen: Chats, doing: Any) -> None:
    """Do it; a failure is one of the errors."""
    try:
        await asyncio.wait_for(doing, PATIENCE_S)
    except (httpx.HTTPError, TimeoutError, LookupError, ValueError) as error:
        seen.errors.append(f"{type(error).__name__}: {error}")


async def _open(client: httpx.AsyncClient, wiring: Wiring, session: str, seen: Chats) -> None:
    began = time.perf_counter()
    (await client.get("/")).raise_for_status()
    async for _ in events(client, wiring.request("page", "load", session)):
        pass
    seen.opened_ms.append(1000 * (time.perf_counter() - began))


async def _ask(client: httpx.AsyncClient, wiring: Wiring, session: str, question: str, due: float, seen: Chats) -> None:
    """Ask and read to the end. Raises ValueError where what came is not the whole answer to this question."""
    seen.late_ms.append(1000 * (time.perf_counter() - due))
    drawn: str = ""
    size, first, at = 0, 0.0, wiring.conversation("question", "submit")
    async for length, message in events(client, wiring.request("question", "submit", session, typed=question)):
        size += length
        seen.event_bytes.append(length)
        if message["msg"] == "process_generating":
            drawn = drawn_after(drawn, message["output"]["data"][at])
            first = first or ('class="text"' in drawn and time.perf_counter()) or 0.0
    taken = time.perf_counter()
    if 'aria-busy="false"' not in drawn or escape(question) not in drawn or 'class="reply error"' in drawn:
        raise ValueError(f"no answer to {question!r}: {drawn[-200:]!r}")
    seen.milliseconds.append(1000 * (taken - due))
    seen.first_ms.append(1000 * (first - due))
    seen.answer_bytes.append(size)


def drawn_after(before: str, given: Any) -> str:
    """The HTML after an event: the first event holds it whole, each later one what to do with the one before."""
    if isinstance(given, str):
        return given
    edits = given if isinstance(given, list) else []
    for action, path, value in edits:
        if not path and isinstance(value, str):
            before = before + value if action == "append" else value
    return before


async def events(client: httpx.AsyncClient, body: Mapping[str, Any]) -> AsyncIterator[tuple[int, dict[str, Any]]]:
    """Join the queue, then every message about the event with its length in bytes, until it is complete.

    Raises ValueError where the server says that it failed, or ends before it is complete.
    """
    joined = (await client.post(f"{_QUEUE}/join", json=body)).raise_for_status().json()
    complete = False
    async with client.stream("GET", f"{_QUEUE}/data", params={"session_hash": body["session_hash"]}) as stream:
        async for line in stream.aiter_lines():
            if not line.startswith("data:"):
                continue
            message = json.loads(line[5:])
            if message.get("event_id") == joined["event_id"]:
                if message.get("success") is False:
                    raise ValueError(f"the server failed: {line[:300]}")
                yield len(line.encode()) + 2, message
                complete = complete or message["msg"] == "process_completed"
            elif message["msg"] == "close_stream":
                break
    if not complete:
        raise ValueError("the stream ended before the answer")
