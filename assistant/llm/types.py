"""The nouns of a conversation with a language model, and the protocol that a model fulfils."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Role = Literal["system", "user", "assistant", "tool"]


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool that the model asks for, with arguments as it wrote them: nothing in them is trusted."""

    id: str
    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `calls` of an assistant's message are answered by messages of role tool that bear their ids."""

    role: Role
    text: str
    calls: tuple[ToolCall, ...] = ()
    call_id: str = ""


@dataclass(frozen=True, slots=True)
class Tool:
    """What a model may ask for: a name, when to use it, and its arguments as JSON Schema."""

    name: str
    description: str
    schema: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of an answer as the server states it: stop, length, tool_calls."""

    reason: str


Piece = str | ToolCall | Finish


class ChatModel(Protocol):
    """A model that answers in pieces. `stream` raises ModelError, and nothing else, for whatever goes wrong."""

    @property
    def name(self) -> str: ...

    def stream(
        self, messages: Sequence[Message], tools: Sequence[Tool] = (), *, seconds: float | None = None
    ) -> Iterator[Piece]: ...
