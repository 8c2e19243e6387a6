"""The seam to language models: a small protocol, LangChain behind it, and what holds a model that fails at arm's length."""

from assistant.llm.bounded import BoundedModel
from assistant.llm.errors import ModelError
from assistant.llm.open import open_model
from assistant.llm.types import ChatModel, Finish, Message, Piece, Tool, ToolCall

__all__ = ["BoundedModel", "ChatModel", "Finish", "Message", "ModelError", "Piece", "Tool", "ToolCall", "open_model"]
