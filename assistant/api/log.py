"""One JSON object a line on standard error. No key is ever written, and no question unless that is turned on."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

_EXTRA = "fields"  # attribute of a record that holds its own fields


class JsonLines(logging.Formatter):
    """A record as JSON: time, level, logger, message, its own fields, and of an exception the type and the places only,

    since its message may repeat what a caller wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, _EXTRA, {}),
        }
        if record.exc_info and record.exc_info[0] is not None:
            entry["exception"] = record.exc_info[0].__name__
            entry["at"] = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(record.exc_info[2])]
        return json.dumps(entry, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def log_as_json() -> None:
    """Send the records of the program and of its server to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name, level in (("assistant", logging.INFO), ("uvicorn.error", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)


def fields(**values: object) -> dict[str, dict[str, object]]:
    """The `extra` of a record that carries these fields."""
    return {_EXTRA: values}
