"""Requests and replies as JSON lines: one reply a request, in order, whatever a line holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from assistant.answer import Assistant, error_reply
from assistant.days import parse_day
from assistant.errors import RequestError
from assistant.render import reply_to_json
from assistant.types import Request

_FIELDS = ("id", "question", "history", "as_of", "region")
MAX_LINE = 1_000_000  # characters: a longer line is no request, and reading it as JSON only costs
MAX_HISTORY = 50  # turns: only the last few are read


def answer_lines(
    assistant: Assistant, lines: Iterable[str], *, as_of: date | None = None, region: str | None = None
) -> Iterator[str]:
    """One JSON reply for each line that is not blank; `as_of` and `region` stand in where a request gives none."""
    for line in lines:
        if line.strip():
            yield answer_line(assistant, line, as_of=as_of, region=region)


def answer_line(assistant: Assistant, line: str, *, as_of: date | None = None, region: str | None = None) -> str:
    """The reply to one request line, an error reply if it cannot be read or answered."""
    request_id: str | None = None
    try:
        fields = _fields(line)
        request_id = _identifier(fields.get("id"))
        request = read_request(fields)
        reply = assistant.ask(
            Request(request.question, request_id, request.history, request.as_of or as_of, request.region or region)
        )
    except RequestError as error:
        reply = error_reply(str(error), request_id)
    except Exception as error:  # one bad request must not take the others with it
        reply = error_reply(f"{type(error).__name__} while answering; report this question", request_id)
    return reply_to_json(reply)


def read_request(fields: dict[str, Any]) -> Request:
    """A request from the fields of a JSON object. Raises RequestError naming the field, its value and what is expected."""
    unknown = sorted(fields.keys() - set(_FIELDS))
    if unknown:
        raise RequestError(f"unknown field {unknown[0]!r}; a request has {', '.join(_FIELDS)}")
    question = fields.get("question")
    if not isinstance(question, str):
        raise RequestError(f"question is {_shown(question)}; write it as a string")
    history = fields.get("history") or []
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise RequestError(f"history is {_shown(history)}; write a list of strings, oldest first")
    as_of = fields.get("as_of")
    if as_of is not None and not isinstance(as_of, str):
        raise RequestError(f"as_of is {_shown(as_of)}; write a day as YYYY-MM-DD")
    region = fields.get("region")
    if region is not None and not isinstance(region, str):
        raise RequestError(f"region is {_shown(region)}; write 浙江, 杭州 or 绍兴, or null")
    return Request(
        question,
        _identifier(fields.get("id")),
        tuple(history[-MAX_HISTORY:]),
        parse_day(as_of) if as_of else None,
        region or None,
    )


def _fields(line: str) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise RequestError(f"a line of {len(line)} characters, more than {MAX_LINE}; send shorter requests")
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"not a JSON object ({str(error)[:100]}); write one request a line") from None
    if not isinstance(fields, dict):
        raise RequestError(f'{_shown(fields)} is no JSON object; write {{"question": "…"}}')
    return fields


def _identifier(value: object) -> str | None:
    return None if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
