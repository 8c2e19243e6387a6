"""What can go wrong with a language model. No message holds a key, an address with credentials, or what the server wrote.

ModelError              base class
├── ModelTimeout        no answer, or no end of one, within the time allowed
├── ModelUnreachable    no connection, or one that broke off: refused, reset, cut in mid-stream
├── ModelRefused        the server will not answer us: a bad key, no such model, a bad request (4xx)
├── ModelBusy           too many requests (429); `retry_after` seconds where the server says
├── ModelBroken         the server failed (5xx) or answered what is no answer: malformed, empty, endless
└── ModelResting        not asked at all: it failed too often just now
"""

from __future__ import annotations


class ModelError(Exception):
    """Base class. `kind` is one word for logs and replies."""

    kind = "broken"


class ModelTimeout(ModelError):
    """No answer in time."""

    kind = "timeout"


class ModelUnreachable(ModelError):
    """No connection, or a broken one."""

    kind = "unreachable"


class ModelRefused(ModelError):
    """The server refuses the request."""

    kind = "refused"


class ModelBusy(ModelError):
    """Too many requests."""

    kind = "busy"

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ModelBroken(ModelError):
    """The server failed, or its answer is none."""


class ModelResting(ModelError):
    """The circuit breaker is open."""

    kind = "resting"
