"""The configured model, or none."""

from __future__ import annotations

from assistant.config import Config
from assistant.llm.bounded import BoundedModel


def open_model(config: Config) -> BoundedModel | None:
    """The model that `ASSISTANT_MODEL` names, ready to be asked; None where none is named. Raises ConfigError."""
    if not config.model:
        return None
    from assistant.langchain.model import (
        LangChainModel,  # langchain and the provider's client: a second of import, only if wanted
    )

    chat = LangChainModel(config.model, config.model_url, config.model_key, config.model_seconds)
    return BoundedModel(chat, config.model_seconds)
