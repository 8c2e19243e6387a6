"""An assistant whose questions are recorded; in everything else the assistant itself."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar, cast

from assistant.errors import AssistantError
from assistant.records.store import Records
from assistant.types import Reply, Request, Show


class Asks(Protocol):
    """What can be asked."""

    def ask(self, request: Request, show: Show | None = None) -> Reply:
        """The reply to a request; `show` gets its sentences as they come. May raise AssistantError."""


Assistant = TypeVar("Assistant", bound=Asks)


def recorded(assistant: Assistant, records: Records) -> Assistant:
    """`assistant`, its questions recorded with what came of them."""
    return cast("Assistant", _Recorded(assistant, records))


class _Recorded:
    def __init__(self, assistant: Asks, records: Records) -> None:
        self._assistant = assistant
        self._records = records

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    def ask(self, request: Request, show: Show | None = None) -> Reply:
        """The reply of the assistant, or what it raises."""
        try:
            reply = self._assistant.ask(request, show)
        except Exception as error:
            message = str(error) if isinstance(error, AssistantError) else type(error).__name__
            self._records.record_question(request, Reply(request.id, "error", "", error=message))
            raise
        self._records.record_question(request, reply)
        return reply
