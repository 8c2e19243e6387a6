"""Any chat model through LangChain: the only file that imports it for this, and only when a model is configured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage

from assistant.errors import ConfigError
from assistant.llm.errors import ModelBroken, ModelBusy, ModelError, ModelRefused, ModelTimeout, ModelUnreachable
from assistant.llm.types import Finish, Message, Piece, Tool, ToolCall

_FINISHES = ("finish_reason", "stop_reason", "done_reason")
_NO_KEY = "none"  # what local servers without keys are sent, since the client insists on one


class LangChainModel:
    """A chat model by `provider:name`. Its client does not retry: `BoundedModel` decides what is worth another try."""

    def __init__(self, model: str, url: str | None, key: str | None, seconds: float) -> None:
        """Raises ConfigError where the provider is unknown, its package is missing, or it insists on a key that is not set."""
        self._name = model
        options: dict[str, Any] = {"timeout": seconds, "max_retries": 0}
        if model.startswith("ollama:"):
            options = {"client_kwargs": {"timeout": seconds}}
        if url:
            options["base_url"] = url
        if key or (url and model.startswith("openai:")):
            options["api_key"] = key or _NO_KEY
        self._chat = _opened(model, options)

    @property
    def name(self) -> str:
        return self._name

    def stream(self, messages: Sequence[Message], tools: Sequence[Tool] = (), *, seconds: float | None = None) -> Iterator[Piece]:
        """The pieces of the answer; tool calls once they are complete. Raises ModelError."""
        chat = self._chat.bind_tools([_as_function(tool) for tool in tools]) if tools else self._chat
        calls: dict[Any, dict[str, str]] = {}
        finish = ""
        failure: ModelError | None = None
        try:
            for chunk in chat.stream([_as_langchain(message) for message in messages]):
                for part in getattr(chunk, "tool_call_chunks", None) or ():
                    held = calls.setdefault(part.get("index"), {"id": "", "name": "", "args": ""})
                    for field in held:
                        held[field] += part.get(field) or ""
                if text := chunk.text:
                    yield str(text)
                finish = next((str(chunk.response_metadata[n]) for n in _FINISHES if chunk.response_metadata.get(n)), finish)
        except Exception as error:
            failure = _translated(error)
        if failure is not None:  # raised out here, so that it has no context: a client's exception may hold the key
            raise failure
        yield from (_call(held) for held in calls.values())
        if finish:
            yield Finish(finish)


def _opened(model: str, options: dict[str, Any]) -> BaseChatModel:
    """The client. Clients check their settings each in its own way; the text of their errors may hold a key, and is dropped."""
    try:
        chat: BaseChatModel = init_chat_model(model, temperature=0, **options)
        return chat
    except ImportError as error:
        package = str(error.name or "").replace("_", "-") or "the provider's package"
        fault = f"needs {package}; install it (pip install {package})"
    except Exception as error:
        fault = (
            f"cannot be opened ({type(error).__name__}); "
            "write provider:name, and set ASSISTANT_MODEL_KEY or ASSISTANT_MODEL_URL as the provider needs"
        )
    raise ConfigError(f"ASSISTANT_MODEL={model!r} {fault}")


def _as_function(tool: Tool) -> dict[str, Any]:
    return {
        "type": "function",
        "function": {"name": tool.name, "description": tool.description, "parameters": dict(tool.schema)},
    }


def _as_langchain(message: Message) -> BaseMessage:
    if message.role == "system":
        return SystemMessage(message.text)
    if message.role == "user":
        return HumanMessage(message.text)
    if message.role == "tool":
        return ToolMessage(message.text, tool_call_id=message.call_id)
    calls = [{"name": call.name, "args": dict(call.arguments), "id": call.id, "type": "tool_call"} for call in message.calls]
    return AIMessage(message.text, tool_calls=calls)


def _call(held: dict[str, str]) -> ToolCall:
    try:
        arguments = json.loads(held["args"] or "{}")
    except (ValueError, RecursionError):
        arguments = None
    if not isinstance(arguments, dict) or not held["name"]:
        raise ModelBroken("the model wrote a malformed tool call")
    return ToolCall(held["id"] or "call", held["name"], arguments)


def _translated(error: Exception) -> ModelError:
    """Our error for a client's: by HTTP status where it has one, else by the kinds of the exceptions behind it. Its text is dropped."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status > 0:
        if status == 429:
            return ModelBusy("the model server is busy (429)", _retry_after(error))
        if status >= 500:
            return ModelBroken(f"the model server failed ({status})")
        return ModelRefused(f"the model server refuses the request ({status})")
    kinds = " ".join(type(each).__name__ for each in _chain(error))
    if "Timeout" in kinds:
        return ModelTimeout("the model server did not answer in time")
    if any(word in kinds for word in ("Connect", "Protocol", "ReadError", "WriteError", "Network", "Incomplete", "Reset")):
        return ModelUnreachable("the connection to the model server failed")
    return ModelBroken(f"the model's answer could not be read ({type(error).__name__})")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _retry_after(error: Exception) -> float | None:
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        return max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        return None
