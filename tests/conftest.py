"""What many tests share: the real corpus, its index built once into a temporary cache, and the assistant over it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from index.build import open_index
from index.cards import load_cards
from index.chunk import split_passages
from index.embed import StaticEmbedder
from index.load import CORPUS, load_documents
from index.matters import load_matters
from index.search import PolicyIndex
from index.types import Card, Document, Matter, Passage

if TYPE_CHECKING:
    from assistant.answer import Assistant
    from assistant.rule_clauses import RuleClauses

# The machine may be busy: a property is about results, never about the time of one example. The same examples on
# every machine, so that a failure in CI is a failure here.
settings.register_profile("project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")


@pytest.fixture(scope="session")
def documents() -> Mapping[str, Document]:
    """The five documents by id."""
    return {document.doc_id: document for document in load_documents()}


@pytest.fixture(scope="session")
def passages(documents: Mapping[str, Document]) -> Mapping[str, tuple[Passage, ...]]:
    """The passages of each document."""
    return {doc_id: split_passages(document) for doc_id, document in documents.items()}


@pytest.fixture(scope="session")
def cards(documents: Mapping[str, Document], passages: Mapping[str, tuple[Passage, ...]]) -> tuple[Card, ...]:
    """Every card of the corpus."""
    return load_cards(CORPUS, documents, passages)


@pytest.fixture(scope="session")
def matters() -> tuple[Matter, ...]:
    """Everything the corpus says it does not cover."""
    return load_matters(CORPUS)


@pytest.fixture(scope="session")
def embedder() -> StaticEmbedder:
    """The bundled embedding model."""
    return StaticEmbedder()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the built index of the session; a subprocess gets it as ASSISTANT_CACHE."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def index(embedder: StaticEmbedder, cache: Path) -> PolicyIndex:
    """The index of the real corpus, built once."""
    return open_index(embedder, cache)[0]


@pytest.fixture(scope="session")
def assistant(index: PolicyIndex) -> Assistant:
    """The assistant over the real index."""
    from assistant.answer import Assistant  # the tests of the index do not need it

    return Assistant(index)


@pytest.fixture(scope="session")
def clauses(assistant: Assistant) -> RuleClauses:
    """The clauses of the rules in the index: which rule a turn is about."""
    assert assistant.clauses is not None
    return assistant.clauses
