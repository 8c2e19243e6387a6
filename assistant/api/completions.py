"""The OpenAI-compatible door: `/v1/models` and `/v1/chat/completions`, whole or streamed.

The last user message is the question, earlier ones are its history; what assistants and systems said is not read. Citations
stand as numbered footnotes below the text, and with the whole reply of the contract in fields of their own.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict
from typing import Annotated, Any, Literal

import orjson
from fastapi import FastAPI, Path, Response
from fastapi import Request as HttpRequest
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from pydantic.dataclasses import dataclass

from assistant.api.ask import STREAM
from assistant.api.desk import Desk, settled, signs_of_life
from assistant.api.faults import OPENAI, fault, fault_body
from assistant.api.wire import encode, pieces
from assistant.days import parse_day
from assistant.errors import AssistantError, RequestError
from assistant.jsonl import MAX_HISTORY
from assistant.phrases import STATUS
from assistant.render import reply_to_dict, reply_to_json
from assistant.types import Citation, Language, Reply, Request
from assistant.wording import clause_label
from index.load import REGIONS

MODEL = "zhejiang-vocational-policy"
_OWNER = "zhejiang-vocational-policy-assistant"
_MADE = 1767225600  # 2026-01-01: the format wants a time of making, and the program has no other
_NO_TOKENS = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}  # no language model counted any


class Part(BaseModel):
    """A part of a message."""

    type: str
    text: str | None = None


class Message(BaseModel):
    """A message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    def words(self) -> str:
        """The text of the message. Raises RequestError where it holds something else."""
        if self.content is None or isinstance(self.content, str):
            return self.content or ""
        if any(part.type != "text" for part in self.content):
            raise RequestError("messages.content: only parts of type text can be read")
        return "\n".join(part.text or "" for part in self.content)


class Options(BaseModel):
    """What a stream carries beside the text."""

    include_usage: bool = False


class Completion(BaseModel):
    """The fields that are read; sampling settings and the like are accepted and mean nothing here."""

    model: str = Field(description=f"always {MODEL}", examples=[MODEL])
    messages: list[Message] = Field(min_length=1)
    stream: bool | None = None
    stream_options: Options | None = None
    n: int | None = Field(None, ge=1, le=1)
    as_of: str | None = Field(None, description="the day on which status is judged", json_schema_extra={"format": "date"})
    region: str | None = Field(None, description="the place asked about", json_schema_extra={"enum": [*REGIONS, None]})

    def request(self) -> Request:
        """The request of the contract. Raises RequestError."""
        turns = [message.words() for message in self.messages if message.role == "user"]
        if not turns:
            raise RequestError("messages: none has the role user; send the question as one")
        day = parse_day(self.as_of) if self.as_of is not None else None
        return Request(turns[-1], None, tuple(turns[:-1][-MAX_HISTORY:]), day, self.region)


@dataclass(frozen=True)
class Model:
    """A model as OpenAI's list shows it."""

    id: str
    created: int
    object: Literal["model"] = "model"
    owned_by: str = _OWNER


@dataclass(frozen=True)
class Models:
    """The list of the one model."""

    data: tuple[Model, ...]
    object: Literal["list"] = "list"


@dataclass(frozen=True)
class Problem:
    """OpenAI's error object."""

    error: dict[str, str | None]


_OURS = Model(MODEL, _MADE)
_FAULTS: dict[int | str, dict[str, Any]] = {status: {"model": Problem} for status in (401, 404, 413, 422, 429, 503)}
_COMPLETED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A chat.completion with `citations` and `reply` beside the usual fields; with stream, chunks of one",
        "content": {"application/json": {"schema": {"type": "object"}}, STREAM: {"schema": {"type": "string"}}},
    }
}


def add_routes(app: FastAPI, desk: Desk) -> None:
    """The routes over an assistant."""

    @app.get("/v1/models", summary="唯一的模型", response_model=Models, responses=_FAULTS, tags=["openai"])
    async def models() -> Models:
        """The one model there is."""
        return Models((_OURS,))

    @app.get("/v1/models/{id}", summary="这个模型", response_model=Model, responses=_FAULTS, tags=["openai"])
    async def model(model_id: Annotated[str, Path(alias="id", examples=[MODEL])]) -> Any:
        """That model alone."""
        return _OURS if model_id == MODEL else _unknown()

    @app.post("/v1/chat/completions", summary="回答最后一条用户消息", responses={**_COMPLETED, **_FAULTS}, tags=["openai"])
    async def complete(body: Completion, http: HttpRequest) -> Response:
        """Answer the last user message."""
        if body.model != MODEL:
            return _unknown()
        answer = desk.answer(body.request(), http)
        if not body.stream:
            return Response(_whole(await answer), media_type="application/json")
        with_usage = body.stream_options is not None and body.stream_options.include_usage
        chunks = _chunks(await settled(answer), with_usage)
        return StreamingResponse(chunks, media_type=STREAM, headers={"cache-control": "no-store"})


def footnotes(citations: Sequence[Citation], language: Language) -> str:
    """Below a rule, a line for each citation: its number, document, clause and status."""
    lines = [f"[{item.n}] {_source(item, language)}" for item in citations]
    return "\n\n---\n\n" + "  \n".join(lines) if lines else ""


def _source(citation: Citation, language: Language) -> str:
    number = f"（{citation.number}）" if citation.number else ""
    return f"《{citation.title}》{number}{clause_label(citation.heading)} · {STATUS[language][citation.status]}"


def _unknown() -> Response:
    return fault(OPENAI, 404, f"this model is not there; the only one is {MODEL}", code="model_not_found")


def _head(kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{secrets.token_hex(12)}", "object": kind, "created": int(time.time()), "model": MODEL}


def _extra(reply: Reply) -> dict[str, Any]:
    return {"citations": [asdict(citation) for citation in reply.citations], "reply": reply_to_dict(reply)}


def _whole(reply: Reply) -> bytes:
    message = {"role": "assistant", "content": reply.text + footnotes(reply.citations, reply.language), "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    return _bytes({**_head("chat.completion"), "choices": [choice], "usage": _NO_TOKENS, **_extra(reply)}, reply)


def _bytes(value: dict[str, Any], reply: Reply) -> bytes:
    return encode(value) or orjson.dumps({**value, "choices": [], "citations": [], "reply": orjson.loads(reply_to_json(reply))})


async def _chunks(task: asyncio.Future[Reply], with_usage: bool) -> AsyncIterator[bytes]:
    head = _head("chat.completion.chunk")

    def chunk(delta: dict[str, str], finish: str | None = None, **extra: Any) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return b"data: " + (encode({**head, "choices": [choice], **extra}) or b"{}") + b"\n\n"

    yield chunk({"role": "assistant", "content": ""})
    async for sign in signs_of_life(task):
        yield sign
    try:
        reply = task.result()
    except AssistantError as error:
        yield b"data: " + fault_body(OPENAI, 422, str(error)) + b"\n\n"
        return
    for piece in pieces(reply.text + footnotes(reply.citations, reply.language)):
        yield chunk({"content": piece})
    yield chunk({}, "stop", **_extra(reply))
    if with_usage:
        yield b"data: " + orjson.dumps({**head, "choices": [], "usage": _NO_TOKENS}) + b"\n\n"
    yield b"data: [DONE]\n\n"
