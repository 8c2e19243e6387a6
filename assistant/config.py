"""Configuration: one frozen class, read from the environment in one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ConfigError
from index.load import CORPUS

_APPLICATION = "zhejiang-policy-assistant"
LOOPBACK = "127.0.0.1"
PORT = 7860  # the page's customary port

# variable -> what it sets; `assistant doctor` and the documentation print this table
VARIABLES: dict[str, str] = {
    "ASSISTANT_CORPUS": "folder of the corpus (manifest.toml, documents/, cards/, …)",
    "ASSISTANT_CACHE": "folder for the built index",
    "ASSISTANT_EMBEDDING": "'static' for the bundled model, or the name or path of a sentence-transformers model",
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
        )


def _default_cache(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / _APPLICATION
