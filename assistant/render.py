"""Replies as data: the JSON of the contract."""

from __future__ import annotations

import json
from dataclasses import asdict

from assistant.types import Reply

_OWN = ("language", "understood", "error", "checked")  # beside the contract: kept only where they say something


def reply_to_dict(reply: Reply) -> dict[str, object]:
    """The fields of the contract, plus `language`, `as_of`, `error` for an error, and `checked` where a language model took part."""
    fields = asdict(reply)
    if reply.error is None:
        del fields["error"]
    if not reply.understood:
        del fields["understood"]
    if reply.checked is None:
        del fields["checked"]
    return fields


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
