"""Replies as data: the JSON of the contract."""

from __future__ import annotations

import json
from dataclasses import asdict

from assistant.types import Reply

ABSENT: dict[str, object] = {
    "error": None,
    "understood": {},
    "checked": None,
}  # beside the contract: left out where they say nothing


def reply_to_dict(reply: Reply) -> dict[str, object]:
    """The fields of the contract, plus `language`, `as_of`, `error` for an error, and `checked` where a language model took part."""
    return {name: value for name, value in asdict(reply).items() if name not in ABSENT or value != ABSENT[name]}


def reply_to_json(reply: Reply, *, indent: int | None = None) -> str:
    """One JSON document; on one line unless `indent` is given. Lone surrogates are escaped, so it always encodes."""
    text = json.dumps(reply_to_dict(reply), ensure_ascii=False, indent=indent)
    return text if _encodes(text) else json.dumps(reply_to_dict(reply), ensure_ascii=True, indent=indent)


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
