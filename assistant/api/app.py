"""The application: every route, the guard before them, and what becomes of an error."""

from __future__ import annotations

import importlib.metadata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, HTTPException, Response
from fastapi import Request as HttpRequest
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.routing import Match

from assistant.api import ask, completions, health, library, rules
from assistant.api.desk import Answers, Desk
from assistant.api.faults import NO_JSON, fault, first_fault
from assistant.api.guard import Guard
from assistant.api.keys import KeyRing
from assistant.api.metrics import Metrics
from assistant.api.pool import Busy, Pool
from assistant.api.rates import Rates
from assistant.config import Config
from assistant.errors import AssistantError, NotFound, RequestError

OPENAPI = "/api/openapi.json"
_PACKAGE = "zhejiang-vocational-policy-assistant"
_RETRY_BUSY = "2"  # seconds
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"]


def create_app(assistant: Answers, config: Config, *, closing: Callable[[], None] | None = None) -> FastAPI:
    """The API over an assistant; `closing` is called when it ends. Raises ConfigError for keys or limits that cannot be read."""
    ring, rates = KeyRing(config.keys), Rates(config)
    desk = Desk(assistant, Pool(config.threads), Metrics(), config.log_questions)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.pool.close()
        if closing is not None:
            closing()

    app = FastAPI(
        title="Zhejiang vocational-education policy assistant",
        description="Answers about vocational-education policy, each with its clause word for word and its status on the day.",
        version=_version(),
        openapi_url=OPENAPI,
        docs_url=None,  # the customary pages load their scripts from another host
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.desk = desk
    for part in (ask, library, rules, completions, health):
        part.add_routes(app, desk)
    app.add_api_route("/api/{rest:path}", _nothing_there, methods=_METHODS, include_in_schema=False)
    app.add_api_route("/v1/{rest:path}", _nothing_there, methods=_METHODS, include_in_schema=False)
    app.add_middleware(Guard, ring=ring, rates=rates, metrics=desk.metrics)
    _handle_errors(app)
    _describe_keys(app)
    return app


def _handle_errors(app: FastAPI) -> None:
    @app.exception_handler(AssistantError)
    async def unreadable(http: HttpRequest, error: AssistantError) -> Response:
        status = 404 if isinstance(error, NotFound) else 422 if isinstance(error, RequestError) else 500
        return fault(http.url.path, status, str(error))

    @app.exception_handler(RequestValidationError)
    async def invalid(http: HttpRequest, error: RequestValidationError) -> Response:
        return fault(http.url.path, 422, first_fault(error.errors()))

    @app.exception_handler(StarletteHTTPException)
    async def refused(http: HttpRequest, error: StarletteHTTPException) -> Response:
        if error.status_code == 400:  # FastAPI's word for bytes that are no text
            return fault(http.url.path, 422, NO_JSON)
        return fault(http.url.path, error.status_code, str(error.detail), error.headers)

    @app.exception_handler(Busy)
    async def busy(http: HttpRequest, _: Busy) -> Response:
        return fault(http.url.path, 503, "too much is waiting; try again in some seconds", {"Retry-After": _RETRY_BUSY})


async def _nothing_there(http: HttpRequest) -> Response:
    """404, or 405 with the methods there are: the page, which is mounted below, would answer with itself."""
    found = [route for route in http.app.routes if route.matches(http.scope)[0] is Match.PARTIAL]
    methods = sorted({method for route in found for method in getattr(route, "methods", None) or ()})
    if methods:
        raise HTTPException(405, f"use {', '.join(methods)}", {"Allow": ", ".join(methods)})
    raise HTTPException(404, f"nothing is there; {OPENAPI} lists every path")


def _describe_keys(app: FastAPI) -> None:
    """Say in the schema that a key may be asked for."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        schema = plain()
        schema.setdefault("components", {})["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        schema["security"] = [{}, {"key": []}]
        return schema

    app.openapi = described  # type: ignore[method-assign]


def _version() -> str:
    try:
        return importlib.metadata.version(_PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        return "0"
