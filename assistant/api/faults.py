"""What a caller gets where there is no answer: a reply of kind `error`, or OpenAI's error object below /v1/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from fastapi import Response

from assistant.answer import error_reply
from assistant.api.wire import to_bytes
from assistant.types import Reply

OPENAI = "/v1/"
NO_JSON = "the body is no JSON; send a JSON object in UTF-8, with Content-Type: application/json"
_TYPES = {401: "authentication_error", 404: "not_found_error", 429: "rate_limit_error"}
_CODES = {401: "invalid_api_key", 413: "request_too_large", 429: "rate_limit_exceeded"}
# For the schema: the statuses that any operation may answer with.
ERRORS: dict[int | str, dict[str, Any]] = {
    401: {"model": Reply, "description": "An API key is needed, or this one is not known"},
    413: {"model": Reply, "description": "The body is too large"},
    422: {"model": Reply, "description": "The request cannot be read; `error` says what is wrong and what to do"},
    429: {"model": Reply, "description": "Too many requests; Retry-After says how many seconds to wait"},
    503: {"model": Reply, "description": "Too much is waiting; try again"},
}
NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"model": Reply, "description": "It is not there; `error` says what is"}}


def fault(path: str, status: int, message: str, headers: Mapping[str, str] | None = None, code: str | None = None) -> Response:
    """The response for a fault, in the format of the path."""
    return Response(fault_body(path, status, message, code), status, headers, "application/json")


def fault_body(path: str, status: int, message: str, code: str | None = None) -> bytes:
    """The JSON of a fault, in the format of the path."""
    if path.startswith(OPENAI):
        kind = _TYPES.get(status, "invalid_request_error" if status < 500 else "server_error")
        error = {"message": message, "type": kind, "param": None, "code": code or _CODES.get(status)}
        return orjson.dumps({"error": error})
    return to_bytes(error_reply(message))


def first_fault(errors: Sequence[Mapping[str, Any]]) -> str:
    """The first of FastAPI's findings as one line: which field, and what is wrong with it."""
    error = errors[0]
    where = ".".join(str(part) for part in error.get("loc", ()) if part not in ("body", "query", "path"))
    if error.get("type") == "json_invalid":
        return NO_JSON
    message = f"{where or 'the body'}: {error.get('msg', 'cannot be read')}"
    return f"{message[:300]}; /api/openapi.json describes every field"
