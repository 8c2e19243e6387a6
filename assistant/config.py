"""Configuration: one frozen class, read from the environment in one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import ConfigError
from index.load import CORPUS

_APPLICATION = "zhejiang-policy-assistant"
LOOPBACK = "127.0.0.1"
PORT = 7860  # the page's customary port
MODEL_SECONDS = 20.0  # a reader waits that long for a better wording, hardly longer
_MOST_SECONDS = 600.0
SECRET = ("ASSISTANT_MODEL_KEY",)  # never shown, not even by `assistant doctor`

# variable -> what it sets; `assistant doctor` and the documentation print this table
VARIABLES: dict[str, str] = {
    "ASSISTANT_CORPUS": "folder of the corpus (manifest.toml, documents/, cards/, …)",
    "ASSISTANT_CACHE": "folder for the built index",
    "ASSISTANT_EMBEDDING": "'static' for the bundled model, or the name or path of a sentence-transformers model",
    "ASSISTANT_MODEL": "a language model as provider:name, such as openai:gpt-5-mini or ollama:qwen3; none if not set",
    "ASSISTANT_MODEL_URL": "base URL of the model's server, for DeepSeek, Qwen, Kimi, vLLM, llama.cpp and the like",
    "ASSISTANT_MODEL_KEY": "key of the model's server; the provider's own variable, such as OPENAI_API_KEY, serves as well",
    "ASSISTANT_MODEL_TIMEOUT": f"seconds that the model may take for a reply; {MODEL_SECONDS:g} if not set",
    "ASSISTANT_HOST": f"address that the page listens on; {LOOPBACK} if not set",
    "ASSISTANT_PORT": f"port of the page; {PORT} if not set",
}


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be set from outside."""

    corpus: Path
    cache: Path
    embedding: str
    host: str
    port: int
    model: str | None = None
    model_url: str | None = None
    model_key: str | None = field(default=None, repr=False)
    model_seconds: float = MODEL_SECONDS

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Config:
        """Read `VARIABLES`. Raises ConfigError naming variable and value."""
        corpus = Path(environment.get("ASSISTANT_CORPUS") or CORPUS).expanduser()
        if not corpus.is_dir():
            raise ConfigError(f"ASSISTANT_CORPUS={corpus} is no folder; point it at one that holds manifest.toml")
        port = environment.get("ASSISTANT_PORT") or str(PORT)
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise ConfigError(f"ASSISTANT_PORT={port!r} is no port; use a number from 1 to 65535")
        return cls(
            corpus=corpus,
            cache=Path(environment.get("ASSISTANT_CACHE") or _default_cache(environment)).expanduser(),
            embedding=environment.get("ASSISTANT_EMBEDDING") or "static",
            host=environment.get("ASSISTANT_HOST") or LOOPBACK,
            port=int(port),
            model=_model(environment),
            model_url=environment.get("ASSISTANT_MODEL_URL") or None,
            model_key=environment.get("ASSISTANT_MODEL_KEY") or None,
            model_seconds=_seconds(environment),
        )


def _model(environment: Mapping[str, str]) -> str | None:
    model = environment.get("ASSISTANT_MODEL") or None
    if model is not None and not all(part.strip() for part in (model.partition(":")[0], model.partition(":")[2])):
        raise ConfigError(f"ASSISTANT_MODEL={model!r} is no model; write provider:name, such as openai:gpt-5-mini")
    return model


def _seconds(environment: Mapping[str, str]) -> float:
    said = environment.get("ASSISTANT_MODEL_TIMEOUT") or str(MODEL_SECONDS)
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _MOST_SECONDS:
        raise ConfigError(f"ASSISTANT_MODEL_TIMEOUT={said!r} is no time; use seconds from 1 to {_MOST_SECONDS:g}")
    return seconds


def _default_cache(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / _APPLICATION
