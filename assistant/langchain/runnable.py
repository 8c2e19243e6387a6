"""The whole assistant as a LangChain runnable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from langchain_core.messages import BaseMessage, HumanMessage
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answer import Assistant
from assistant.errors import RequestError
from assistant.jsonl import read_request
from assistant.render import reply_to_dict
from assistant.types import Request

Asked = str | Mapping[str, Any] | Sequence[BaseMessage]


def policy_runnable(assistant: Assistant) -> Runnable[Asked, dict[str, object]]:
    """A question, a request of the contract or the messages of a conversation in; the reply of the contract out.

    `policy_runnable(assistant) | (lambda reply: reply["text"])` gives the text alone. Raises RequestError for what cannot be read.
    """

    def ask(asked: Asked) -> dict[str, object]:
        return reply_to_dict(assistant.ask(to_request(asked)))

    return RunnableLambda(ask, name="policy_assistant")


def to_request(asked: Asked) -> Request:
    """The request behind a question, a request object, or messages, of which the last human one asks. Raises RequestError."""
    if isinstance(asked, str):
        return Request(asked)
    if isinstance(asked, Mapping):
        return read_request(dict(asked))
    turns = [message.text for message in asked if isinstance(message, HumanMessage)]
    if not turns:
        raise RequestError("the messages hold no question; send at least one human message")
    return Request(turns[-1], history=tuple(turns[:-1]))
