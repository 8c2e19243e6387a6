"""Replies as bytes, and server-sent events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

import orjson
from fastapi import Response

from assistant.render import ABSENT, reply_to_json
from assistant.types import Reply

_PIECE = re.compile(r"[^\n。；;]*[\n。；;]+|[^\n。；;]+")


def to_bytes(reply: Reply) -> bytes:
    """The reply as `reply_to_json` writes it, several times faster."""
    named = {field.name: getattr(reply, field.name) for field in fields(reply)}
    shown = {name: value for name, value in named.items() if name not in ABSENT or value != ABSENT[name]}
    return encode(shown) or reply_to_json(reply).encode("ascii")


def encode(value: object) -> bytes | None:
    """JSON; None where a text holds half a character, which UTF-8 cannot."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return None


def as_json(value: object) -> Response:
    """A response of JSON."""
    return Response(orjson.dumps(value), media_type="application/json")


def event(name: str, data: bytes) -> bytes:
    """One server-sent event."""
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"


def pieces(text: str) -> Iterator[str]:
    """The text sentence by sentence; joined, they are the text."""
    return (match[0] for match in _PIECE.finditer(text))
