"""The assistant with one part left out, on the same cases in the same run: `python -m evals.run --ablations`.

What a part earns is the difference to everything. Without cards is also what a corpus that a user brings gets: a
copy of the corpus without `cards/` and `not_covered/`, built into an index of its own.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Assistant
from assistant.config import Config
from evals.cases import Case
from evals.observe import Observation, ask_all
from index.build import open_index
from index.embed import Embedder
from index.glossary import Glossary
from index.lexical import LexicalIndex
from index.search import PolicyIndex

CARDS, MATTERS = "cards", "not_covered"  # folders of a corpus


@dataclass(frozen=True)
class Mute:
    """An embedding model that says nothing: every text has a zero row, so that no dense side tells texts apart."""

    model: Embedder

    @property
    def name(self) -> str:
        return f"mute {self.model.name}"

    @property
    def dimensions(self) -> int:
        return self.model.dimensions

    @property
    def fingerprint(self) -> str:
        return self.model.fingerprint

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Zero rows of shape (len(texts), dimensions)."""
        return np.zeros((len(texts), self.dimensions), dtype=np.float32)


def variants(assistant: Assistant, scratch: Path) -> Mapping[str, Callable[[], Assistant]]:
    """What makes the assistant without each part in turn, by name. Indexes that have to be built go to `scratch`."""
    index, corpus = assistant.index, Config.from_environment().corpus
    return {
        "without cards": lambda: Assistant(_without_folders(index.embedder, corpus, scratch, CARDS, MATTERS)),
        "without not-covered matters": lambda: Assistant(_without_folders(index.embedder, corpus, scratch, MATTERS)),
        "without glossary": lambda: Assistant(replace(index, glossary=Glossary(()))),
        "without dense": lambda: Assistant(replace(index, embedder=Mute(index.embedder))),
        "without sounds": lambda: Assistant(without_sounds(index)),
    }


def observe_variants(assistant: Assistant, cases: Sequence[Case]) -> dict[str, list[Observation]]:
    """Every case through every variant, by the variant's name."""
    with tempfile.TemporaryDirectory(prefix="ablations-") as scratch:
        made = {name: make() for name, make in variants(assistant, Path(scratch)).items()}
        return {name: ask_all(part.ask, cases, part.documents) for name, part in made.items()}


def without_sounds(index: PolicyIndex) -> PolicyIndex:
    """The index with its side of syllables silent."""
    silent = LexicalIndex.build([[]] * index.sides.card_sounds.size)
    return replace(index, sides=replace(index.sides, card_sounds=silent))


def _without_folders(embedder: Embedder, corpus: Path, scratch: Path, *folders: str) -> PolicyIndex:
    """The index of a copy of `corpus` that lacks `folders`, both under `scratch`."""
    copy = scratch / "-".join(folders)
    shutil.copytree(corpus, copy, ignore=lambda at, names: set(folders) & set(names) if Path(at) == corpus else ())
    return open_index(embedder, scratch / "cache", copy)[0]
