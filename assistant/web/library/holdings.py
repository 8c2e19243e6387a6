"""What the library needs of an assistant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from assistant.rules import RuleBook
from assistant.types import RankedPassage
from index.types import Card, Document


class Holdings(Protocol):
    """The documents, what explains them, and what rests on them."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""

    @property
    def cards(self) -> Sequence[Card]:
        """The cards of all documents."""

    @property
    def rules(self) -> RuleBook | None:
        """The rules over these documents; None where they are others than the rules rest on."""

    def nearest(self, words: str, count: int) -> Sequence[RankedPassage]:
        """The passages nearest in meaning, best first; none where nothing comes near."""

    def original(self, doc_id: str) -> bytes:
        """A document's bytes as received. Raises KeyError for an unknown one, CorpusError where the file has changed."""
