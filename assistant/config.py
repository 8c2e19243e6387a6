"""Configuration: one frozen class, read from the environment in one place."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import ConfigError
from index.load import CORPUS

_APPLICATION = "zhejiang-policy-assistant"
_RECORDS = "records.sqlite"
LOOPBACK = "127.0.0.1"
PORT = 7860  # the page's customary port
MCP_PORT = 7861  # beside the page
MOST_THREADS = 512
# An office behind one key; a person's scripts. Both far above what people do, and below what a flood does.
RATE_OF_A_KEY = "200/second;6000/minute"
RATE_OF_AN_ADDRESS = "50/second;1200/minute"
MODEL_SECONDS = 20.0  # a reader waits that long for a better wording, hardly longer
_MOST_SECONDS = 600.0

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
    "ASSISTANT_DATA": "folder for what is kept: the database of records, if none is named",
    "ASSISTANT_DATABASE": "SQLAlchemy URL of the records, for example postgresql://user@host/name; SQLite in ASSISTANT_DATA if not set",
    "ASSISTANT_KEEP_QUESTIONS": "days for which questions are kept, with their outcome, for the staff view; not kept if not set",
    "ASSISTANT_STAFF_PASSWORD_HASH": "what `assistant staff hash` prints; with it, or the password itself, the staff view exists",
    "ASSISTANT_STAFF_PASSWORD": "the password itself, where a hash is inconvenient; not both",
    "ASSISTANT_KEYS": "file of the API keys, hashed (`assistant keys new NAME` adds one); while it holds none, the API asks for none",
    "ASSISTANT_LIMIT_KEY": f"requests that one API key may send, or 'off'; {RATE_OF_A_KEY} if not set",
    "ASSISTANT_LIMIT_ADDRESS": f"requests without a key from one address, or 'off'; {RATE_OF_AN_ADDRESS} if not set",
    "ASSISTANT_LIMIT_STORE": "where requests are counted: redis://… for several servers; in memory if not set",
    "ASSISTANT_THREADS": "API questions answered at the same time; from the number of cores if not set",
    "ASSISTANT_LOG_QUESTIONS": "'yes' to write the text of questions to the log; never written if not set",
}
_SECRET = ("ASSISTANT_MODEL_KEY", "ASSISTANT_STAFF_PASSWORD_HASH", "ASSISTANT_STAFF_PASSWORD")
_PASSWORD_OF_URL = re.compile(r"(?<=://)([^/:@]*):.*(?=@)|(?<=password=)[^&]*")
_LONGEST_KEEPING = 3650  # days
_SHORTEST_PASSWORD = 8  # characters


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be set from outside."""

    corpus: Path
    cache: Path
    embedding: str
    host: str
    port: int
    data: Path
    database: str = field(repr=False)  # may hold a password
    keep_questions: int  # days; 0: not at all
    keys: Path
    limit_key: str
    limit_address: str
    limit_store: str
    threads: int | None
    log_questions: bool
    staff_password: str = field(default="", repr=False)
    staff_password_hash: str = field(default="", repr=False)
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
        data = Path(environment.get("ASSISTANT_DATA") or _default_data(environment)).expanduser()
        threads = environment.get("ASSISTANT_THREADS") or ""
        if threads and not (threads.isdigit() and 0 < int(threads) <= MOST_THREADS):
            raise ConfigError(f"ASSISTANT_THREADS={threads!r} is no number of threads; use one from 1 to {MOST_THREADS}")
        return cls(
            corpus=corpus,
            cache=Path(environment.get("ASSISTANT_CACHE") or _default_cache(environment)).expanduser(),
            embedding=environment.get("ASSISTANT_EMBEDDING") or "static",
            host=environment.get("ASSISTANT_HOST") or LOOPBACK,
            port=int(port),
            data=data,
            database=environment.get("ASSISTANT_DATABASE") or f"sqlite:///{data.absolute() / _RECORDS}",
            keep_questions=_days(environment, "ASSISTANT_KEEP_QUESTIONS"),
            keys=Path(environment.get("ASSISTANT_KEYS") or _default_keys(environment)).expanduser(),
            limit_key=environment.get("ASSISTANT_LIMIT_KEY") or RATE_OF_A_KEY,
            limit_address=environment.get("ASSISTANT_LIMIT_ADDRESS") or RATE_OF_AN_ADDRESS,
            limit_store=environment.get("ASSISTANT_LIMIT_STORE") or "",
            threads=int(threads) if threads else None,
            log_questions=environment.get("ASSISTANT_LOG_QUESTIONS", "").lower() in ("yes", "1", "true"),
            model=_model(environment),
            model_url=environment.get("ASSISTANT_MODEL_URL") or None,
            model_key=environment.get("ASSISTANT_MODEL_KEY") or None,
            model_seconds=_seconds(environment),
            **_password(environment),
        )


def shown(variable: str, value: str) -> str:
    """The value of a variable as others may see it: no password."""
    if variable in _SECRET:
        return "(set, not shown)" if value else ""
    return _PASSWORD_OF_URL.sub(lambda found: f"{found[1]}:***" if found[1] is not None else "***", value)


def check_password(password: str, name: str) -> None:
    """Raises ConfigError for a password that is guessed too soon."""
    if len(password) < _SHORTEST_PASSWORD:
        raise ConfigError(f"{name} is too short; use {_SHORTEST_PASSWORD} characters or more")


def _days(environment: Mapping[str, str], variable: str) -> int:
    value = environment.get(variable) or "0"
    if not value.isascii() or not value.isdigit() or int(value) > _LONGEST_KEEPING:
        raise ConfigError(f"{variable}={value[:20]!r} is no number of days; use 1 to {_LONGEST_KEEPING}, or leave it out")
    return int(value)


def _password(environment: Mapping[str, str]) -> dict[str, str]:
    password, hashed = environment.get("ASSISTANT_STAFF_PASSWORD") or "", environment.get("ASSISTANT_STAFF_PASSWORD_HASH") or ""
    if password and hashed:
        raise ConfigError("ASSISTANT_STAFF_PASSWORD and ASSISTANT_STAFF_PASSWORD_HASH are both set; keep the hash")
    if password:
        check_password(password, "ASSISTANT_STAFF_PASSWORD")
    return {"staff_password": password, "staff_password_hash": hashed}


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


def _default_data(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / _APPLICATION


def _default_keys(environment: Mapping[str, str]) -> Path:
    base = environment.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(base).expanduser() / _APPLICATION / "keys.json"
