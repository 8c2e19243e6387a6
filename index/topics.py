"""Topics from `corpus/topics.toml`: what the cards are about in plain words, and which of them speak of one matter."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from index.errors import CorpusError
from index.types import Card, Point, Topic

_TOPIC_KEYS = {"group", "zh", "en", "points"}
_POINT_KEYS = {"zh", "en", "cards"}
_OTHER = {"zh": "其他", "en": "Other"}


def load_topics(corpus: Path, cards: Sequence[Card]) -> tuple[Topic, ...]:
    """The topics of a corpus; one that the file does not name goes by its id. Raises CorpusError, naming the entry."""
    path = corpus / "topics.toml"
    try:
        saved = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not readable as TOML ({error}); fix the file") from None
    if not all(isinstance(saved.get(table, {}), dict) for table in ("topics", "groups")):
        raise CorpusError(f"{path}: topics and groups are tables; write [topics.<id>] and [groups]")
    used = list(dict.fromkeys(card.topic for card in cards))
    named = saved.get("topics", {})
    ids = {card.id for card in cards}
    topics = [_topic(path, id_, entry, saved.get("groups", {}), ids) for id_, entry in named.items() if id_ in used]
    others = [Topic(id_, id_, id_, _OTHER["zh"], _OTHER["en"], ()) for id_ in used if id_ not in named]
    return (*topics, *others)


def _topic(path: Path, id_: str, entry: Any, groups: Mapping[str, Any], ids: set[str]) -> Topic:
    group: Any = groups.get(str(entry.get("group"))) if isinstance(entry, dict) else None
    if not _named(entry) or not entry.keys() <= _TOPIC_KEYS or not _named(group) or not isinstance(entry.get("points", []), list):
        raise CorpusError(f"{path}: topic {id_}: write group (one of [groups]), zh, en, and points where there are some")
    points = tuple(_point(path, id_, point, ids) for point in entry.get("points", ()))
    return Topic(id_, entry["zh"], entry["en"], group["zh"], group["en"], points)


def _point(path: Path, topic: str, entry: Any, ids: set[str]) -> Point:
    if not _named(entry) or entry.keys() != _POINT_KEYS or not isinstance(entry["cards"], list):
        raise CorpusError(f"{path}: topic {topic}: a point has {', '.join(sorted(_POINT_KEYS))}")
    unknown = [card for card in entry["cards"] if card not in ids]
    if unknown:
        raise CorpusError(f"{path}: topic {topic}: {unknown[0]!r} is the id of no card")
    return Point(entry["zh"], entry["en"], tuple(entry["cards"]))


def _named(entry: Any) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(key), str) and entry[key] for key in ("zh", "en"))
