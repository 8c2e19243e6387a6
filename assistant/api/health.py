"""`/healthz`, `/readyz` and `/metrics`: whether the process lives, whether it answers, and what it counted."""

from __future__ import annotations

from fastapi import FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic.dataclasses import dataclass

from assistant.api.desk import Desk
from assistant.api.wire import as_json


@dataclass(frozen=True)
class Health:
    """The process lives."""

    status: str = "ok"


@dataclass(frozen=True)
class Readiness:
    """Whether requests are answered; not while the server stops."""

    ready: bool
    documents: int
    passages: int


def add_routes(app: FastAPI, desk: Desk) -> None:
    """The routes over a server's state."""

    @app.get("/healthz", summary="进程在运行", response_model=Health, tags=["health"])
    async def healthz() -> Response:
        """The process lives."""
        return as_json(Health())

    @app.get(
        "/readyz",
        summary="可以答问",
        response_model=Readiness,
        responses={503: {"model": Readiness, "description": "The server stops"}},
        tags=["health"],
    )
    async def readyz() -> Response:
        """The index is open and requests are answered."""
        index = desk.assistant.index
        response = as_json(Readiness(not desk.stopping, len(index.documents), len(index.passages)))
        response.status_code = 503 if desk.stopping else 200
        return response

    @app.get(
        "/metrics",
        summary="计数，供 Prometheus 读取",
        response_class=Response,
        responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
        tags=["health"],
    )
    async def metrics() -> Response:
        """The counters, for Prometheus."""
        return Response(desk.metrics.text(), media_type=CONTENT_TYPE_LATEST)
