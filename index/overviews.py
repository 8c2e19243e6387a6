"""Overviews from `corpus/overviews.toml`: which cards answer a question that names nothing but a reader or a place."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.errors import CorpusError
from index.types import Card, Overview

_NAMES = ("zh", "en")
_KEYS = {*_NAMES, "cards", "asked", "region"}


def load_overviews(corpus: Path, cards: Sequence[Card]) -> tuple[Overview, ...]:
    """The overviews of a corpus, none where it has no such file or no cards. Raises CorpusError, naming the entry."""
    path = corpus / "overviews.toml"
    try:
        saved = tomllib.loads(path.read_text(encoding="utf-8")) if cards and path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not readable as TOML ({error}); fix the file") from None
    ids = {card.id for card in cards}
    return tuple(_overview(path, id_, entry, ids) for id_, entry in saved.items())


def _overview(path: Path, id_: str, entry: Any, ids: set[str]) -> Overview:
    named = isinstance(entry, dict) and all(isinstance(entry.get(name), str) and entry[name] for name in _NAMES)
    if not named or not entry.keys() <= _KEYS or ("asked" in entry) is ("region" in entry) or not entry.get("cards"):
        raise CorpusError(f"{path}: overview {id_}: write zh, en, cards, and either asked (words for a reader) or region")
    unknown = [card for card in entry["cards"] if card not in ids]
    if unknown:
        raise CorpusError(f"{path}: overview {id_}: {unknown[0]!r} is the id of no card")
    asked = sorted(map(str, entry.get("asked", ())), key=len, reverse=True)
    return Overview(id_, entry["zh"], entry["en"], tuple(asked), entry.get("region"), tuple(entry["cards"]))
