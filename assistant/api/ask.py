"""`POST /api/ask`: the contract over HTTP, whole or as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from fastapi import FastAPI, Response
from fastapi import Request as HttpRequest
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import error_reply
from assistant.api.desk import Desk, settled, signs_of_life
from assistant.api.faults import ERRORS
from assistant.api.wire import encode, event, pieces, to_bytes
from assistant.days import parse_day
from assistant.errors import AssistantError, RequestError
from assistant.jsonl import MAX_HISTORY
from assistant.types import Reply, Request
from index.load import REGIONS

STREAM = "text/event-stream"
JSON = "application/json"
_STREAMED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The reply; with Accept: text/event-stream, events `text` (pieces of the text), then `reply` or `error`",
        "content": {STREAM: {"schema": {"type": "string"}}},
    }
}


class Ask(BaseModel):
    """One question with its circumstances. All but the question may be absent."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description="in Chinese or English", examples=["绩效工资最多可以上浮多少？"])
    id: str | None = Field(None, description="comes back with the reply")
    history: list[str] = Field([], description="earlier user turns, oldest first")
    as_of: str | None = Field(
        None, description="the day on which status is judged; today if absent", json_schema_extra={"format": "date"}
    )
    region: str | None = Field(None, description="the place asked about", json_schema_extra={"enum": [*REGIONS, None]})

    def request(self) -> Request:
        """The request of the contract. Raises RequestError for a day that is none."""
        day = parse_day(self.as_of) if self.as_of is not None else None
        return Request(self.question, self.id, tuple(self.history[-MAX_HISTORY:]), day, self.region)


def add_routes(app: FastAPI, desk: Desk) -> None:
    """The route over an assistant."""

    @app.post("/api/ask", summary="提一个问题", response_model=Reply, responses={**_STREAMED, **ERRORS}, tags=["ask"])
    async def ask(body: Ask, http: HttpRequest) -> Response:
        """Ask one question; the reply has every field of the contract."""
        try:
            answer = desk.answer(body.request(), http)
            if STREAM not in http.headers.get("accept", ""):
                return Response(to_bytes(await answer), media_type=JSON)
            events = _events(await settled(answer), body.id)
        except RequestError as error:
            return Response(to_bytes(error_reply(str(error), body.id)), 422, media_type=JSON)
        return StreamingResponse(events, media_type=STREAM, headers={"cache-control": "no-store"})


async def _events(task: asyncio.Future[Reply], request_id: str | None) -> AsyncIterator[bytes]:
    async for sign in signs_of_life(task):
        yield sign
    try:
        reply = task.result()
    except AssistantError as error:
        yield event("error", to_bytes(error_reply(str(error), request_id)))
        return
    for piece in pieces(reply.text):
        yield event("text", encode({"delta": piece}) or b"{}")
    yield event("reply", to_bytes(reply))
