"""What is installed, configured and stale: `assistant doctor`."""

from __future__ import annotations

import importlib.metadata
import os
import platform

from assistant.config import VARIABLES, Config, shown
from assistant.errors import AssistantError
from index.build import is_built
from index.cards import load_cards
from index.chunk import split_passages
from index.embed import load_embedder
from index.errors import PolicyIndexError
from index.load import load_documents

_NEEDED = (
    "bm25s",
    "faiss-cpu",
    "filelock",
    "jieba",
    "numpy",
    "opencc-python-reimplemented",
    "pyyaml",
    "safetensors",
    "tokenizers",
)
_FOR_DOORS = (
    "fastapi",
    "gradio",
    "langchain",
    "langchain-ollama",
    "langchain-openai",
    "limits",
    "mcp",
    "orjson",
    "prometheus-client",
    "sentence-transformers",
    "sqlalchemy",
    "torch",
    "uvicorn",
)


def examine() -> tuple[bool, list[str]]:
    """Whether questions can be answered, and a report, one finding a line, each fault with its cure."""
    lines = [f"python       {platform.python_version()}"]
    healthy = True
    for name in (*_NEEDED, *_FOR_DOORS):
        try:
            lines.append(f"package      {name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            needed = name in _NEEDED
            healthy = healthy and not needed
            lines.append(
                f"package      {name} MISSING{'; run `make install`' if needed else ' (needed only for the page, its records, the API or other models)'}"
            )
    lines += [f"setting      {name}={shown(name, os.environ.get(name, ''))}  # {meaning}" for name, meaning in VARIABLES.items()]
    try:
        lines += _state()
    except (AssistantError, PolicyIndexError) as error:
        healthy = False
        lines.append(f"FAULT        {error}")
    lines.append("ready" if healthy else "not ready: see the lines in capitals")
    return healthy, lines


def _state() -> list[str]:
    config = Config.from_environment()
    documents = load_documents(config.corpus)
    passages = {document.doc_id: split_passages(document) for document in documents}
    cards = load_cards(config.corpus, {document.doc_id: document for document in documents}, passages)
    embedder = load_embedder(config.embedding)
    folder, intact = is_built(embedder, config.cache, config.corpus)
    return [
        f"corpus       {config.corpus}: {len(documents)} documents, {sum(map(len, passages.values()))} passages, {len(cards)} cards; hashes match",
        f"embedding    {embedder.name}, {embedder.dimensions} dimensions",
        f"index        {folder}: {'current' if intact else 'not built yet; the next question builds it'}",
        f"records      {_records(config)}",
        f"staff view   {'exists' if config.staff_password or config.staff_password_hash else 'none: no password is set'}",
    ]


def _records(config: Config) -> str:
    """What is kept and where. A fault of the database is no fault of the answers, which go on without it."""
    from assistant.records_cli import status  # a database is opened by this line alone

    try:
        return status(config)
    except (AssistantError, ImportError) as error:
        return f"FAULT {error}"
