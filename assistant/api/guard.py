"""What every API request passes: an id, a size limit, a key, a rate limit; and what is counted and logged of it."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.faults import fault_body
from assistant.api.keys import KeyRing
from assistant.api.log import fields
from assistant.api.metrics import Metrics
from assistant.api.rates import Rates

BODY_LIMIT = 256 * 1024  # bytes: a question with a long history has some thousands
_BODY_TIME = 20.0  # seconds for a body to arrive
_MCP = "/mcp"
GUARDED = ("/api/", "/v1/", _MCP, "/metrics")
_OPEN = ("/api/openapi.json",)
_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_OTHER = "other"  # route of what no route matches: the label must not hold what a caller wrote
_NEEDS_KEY = "an API key is needed; send it as Authorization: Bearer KEY"
_UNKNOWN_KEY = "this API key is not known; ask whoever runs the server for one"
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Visit:
    """One request on its way: what the log will say of it."""

    id: str
    began: float = field(default_factory=time.perf_counter)
    key: str | None = None
    status: int = 0
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further."""

    status: int
    reason: str
    message: str
    headers: tuple[tuple[bytes, bytes], ...] = ()


class Guard:
    """ASGI middleware around the paths of the API; the page's own pass by untouched. It buffers nothing."""

    def __init__(self, app: ASGIApp, ring: KeyRing, rates: Rates, metrics: Metrics) -> None:
        self._app, self._ring, self._rates, self._metrics = app, ring, rates, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it with a refusal."""
        if scope["type"] != "http" or not scope["path"].startswith(GUARDED):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        visit = Visit(_request_id(headers))
        scope.setdefault("state", {})["visit"] = visit

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                visit.status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", visit.id.encode())]
            await send(message)

        self._metrics.in_flight.inc()
        try:
            await self._pass(scope, headers, visit, receive, answer)
        finally:
            self._metrics.in_flight.dec()
            self._note(scope, visit)

    async def _pass(self, scope: Scope, headers: Mapping[bytes, bytes], visit: Visit, receive: Receive, answer: Send) -> None:
        refusal = await self._refusal(scope, headers, visit)
        if refusal is not None:
            self._metrics.refused.labels(refusal.reason).inc()
            await _refuse(scope["path"], refusal, answer)
            return
        try:
            await self._app(scope, _limited(receive), answer)
        except Exception:
            _log.exception("no answer", extra=fields(id=visit.id))
            if visit.status:
                raise  # half a response is sent: only an aborted connection tells the caller
            message = f"the server failed on this request; report its id {visit.id}"
            await _refuse(scope["path"], Refusal(500, "fault", message), answer)

    async def _refusal(self, scope: Scope, headers: Mapping[bytes, bytes], visit: Visit) -> Refusal | None:
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > BODY_LIMIT:
            return Refusal(413, "size", f"the body is larger than {BODY_LIMIT} bytes; send a shorter request")
        if scope["path"] in _OPEN:
            return None
        secret = _secret(headers)
        key = self._ring.find(secret) if secret else None
        if key is not None:
            visit.key = key.id
            wait = await self._rates.wait_of_key(key.id)
        else:
            wait = await self._rates.wait_of_address((scope.get("client") or ("unknown", 0))[0])
        if wait is not None:
            headers_ = ((b"retry-after", str(wait).encode()),)
            return Refusal(429, "rate", f"too many requests; try again in {wait} s", headers_)
        if key is None and self._ring.asked_for():
            message = _UNKNOWN_KEY if secret else _NEEDS_KEY
            return Refusal(401, "key", message, ((b"www-authenticate", b"Bearer"),))
        return None

    def _note(self, scope: Scope, visit: Visit) -> None:
        took = time.perf_counter() - visit.began
        route = _MCP if scope["path"] == _MCP else getattr(scope.get("route"), "path", _OTHER)
        route = _OTHER if "{rest" in route else route
        status = visit.status or 499  # the caller left before there was an answer
        self._metrics.requests.labels(route, _method(scope), status).inc()
        self._metrics.seconds.labels(route).observe(took)
        _log.info(
            "request",
            extra=fields(
                id=visit.id,
                method=_method(scope),
                route=route,
                status=status,
                ms=round(1000 * took, 1),
                key=visit.key,
                **visit.facts,
            ),
        )


def _request_id(headers: Mapping[bytes, bytes]) -> str:
    """The caller's id if it is a plain one, else a new one."""
    given = headers.get(b"x-request-id", b"")
    return given.decode("ascii") if _ID.fullmatch(given) else secrets.token_hex(8)


def _secret(headers: Mapping[bytes, bytes]) -> str:
    scheme, _, secret = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    if scheme.lower() == "bearer":
        return secret.strip()
    return headers.get(b"x-api-key", b"").decode("latin-1").strip()


def _method(scope: Scope) -> str:
    method = str(scope["method"])
    return method if method in ("GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE") else _OTHER


def _limited(receive: Receive) -> Receive:
    """`receive` that gives up on a body that is too large or too slow."""
    got, whole, until = 0, False, asyncio.get_running_loop().time() + _BODY_TIME

    async def limited() -> Message:
        nonlocal got, whole
        if whole:
            return await receive()
        try:
            async with asyncio.timeout_at(until):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408, "the body did not arrive in time; send it again") from None
        got += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if got > BODY_LIMIT:
            raise HTTPException(413, f"the body is larger than {BODY_LIMIT} bytes; send a shorter request")
        return message

    return limited


async def _refuse(path: str, refusal: Refusal, send: Send) -> None:
    body = fault_body(path, refusal.status, refusal.message)
    start: dict[str, Any] = {
        "type": "http.response.start",
        "status": refusal.status,
        "headers": [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *refusal.headers],
    }
    await send(start)
    await send({"type": "http.response.body", "body": body})
