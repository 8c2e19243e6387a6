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
MCP_PORT = 7861  # beside the page
MOST_THREADS = 512
# An office behind one key; a person's scripts. Both far above what people do, and below what a flood does.
RATE_OF_A_KEY = "200/second;6000/minute"
RATE_OF_AN_ADDRESS = "50/second;1200/minute"

# variable -> what it sets; `assistant doctor` and the documentation print this table
VARIABLES: dict[str, str] = {
    "ASSISTANT_CORPUS": "folder of the corpus (manifest.toml, documents/, cards/, …)",
    "ASSISTANT_CACHE": "folder for the built index",
    "ASSISTANT_EMBEDDING": "'static' for the bundled model, or the name or path of a sentence-transformers model",
    "ASSISTANT_HOST": f"address that the page listens on; {LOOPBACK} if not set",
    "ASSISTANT_PORT": f"port of the page; {PORT} if not set",
    "ASSISTANT_KEYS": "file of the API keys, hashed (`assistant keys new NAME` adds one); while it holds none, the API asks for none",
    "ASSISTANT_LIMIT_KEY": f"requests that one API key may send, or 'off'; {RATE_OF_A_KEY} if not set",
    "ASSISTANT_LIMIT_ADDRESS": f"requests without a key from one address, or 'off'; {RATE_OF_AN_ADDRESS} if not set",
    "ASSISTANT_LIMIT_STORE": "where requests are counted: redis://… for several servers; in memory if not set",
    "ASSISTANT_THREADS": "API questions answered at the same time; from the number of cores if not set",
    "ASSISTANT_LOG_QUESTIONS": "'yes' to write the text of questions to the log; never written if not set",
}


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be set from outside."""

    corpus: Path
    cache: Path
    embedding: str
    host: str
    port: int
    keys: Path
    limit_key: str
    limit_address: str
    limit_store: str
    threads: int | None
    log_questions: bool

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Config:
        """Read `VARIABLES`. Raises ConfigError naming variable and value."""
        corpus = Path(environment.get("ASSISTANT_CORPUS") or CORPUS).expanduser()
        if not corpus.is_dir():
            raise ConfigError(f"ASSISTANT_CORPUS={corpus} is no folder; point it at one that holds manifest.toml")
        port = environment.get("ASSISTANT_PORT") or str(PORT)
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise ConfigError(f"ASSISTANT_PORT={port!r} is no port; use a number from 1 to 65535")
        threads = environment.get("ASSISTANT_THREADS") or ""
        if threads and not (threads.isdigit() and 0 < int(threads) <= MOST_THREADS):
            raise ConfigError(f"ASSISTANT_THREADS={threads!r} is no number of threads; use one from 1 to {MOST_THREADS}")
        return cls(
            corpus=corpus,
            cache=Path(environment.get("ASSISTANT_CACHE") or _default_cache(environment)).expanduser(),
            embedding=environment.get("ASSISTANT_EMBEDDING") or "static",
            host=environment.get("ASSISTANT_HOST") or LOOPBACK,
            port=int(port),
            keys=Path(environment.get("ASSISTANT_KEYS") or _default_keys(environment)).expanduser(),
            limit_key=environment.get("ASSISTANT_LIMIT_KEY") or RATE_OF_A_KEY,
            limit_address=environment.get("ASSISTANT_LIMIT_ADDRESS") or RATE_OF_AN_ADDRESS,
            limit_store=environment.get("ASSISTANT_LIMIT_STORE") or "",
            threads=int(threads) if threads else None,
            log_questions=environment.get("ASSISTANT_LOG_QUESTIONS", "").lower() in ("yes", "1", "true"),
        )


def _default_cache(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / _APPLICATION


def _default_keys(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(base).expanduser() / _APPLICATION / "keys.json"
