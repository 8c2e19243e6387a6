"""Every string of the page, in Chinese and English, from one catalogue: `texts.toml`.

What documents, questions and replies say is data and does not stand there.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, cast

from assistant.types import Language, NoticeKind
from index.types import Status

LANGUAGES: tuple[Language, ...] = ("zh", "en")
LOCALES: dict[Language, str] = {"zh": "zh-CN", "en": "en"}

Entry = dict[Language, str]

_CATALOGUE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))
# Starting questions by role; "" are those for everybody.
EXAMPLES: dict[str, dict[Language, tuple[str, ...]]] = {
    role.replace("everybody", ""): {language: tuple(questions[language]) for language in LANGUAGES}
    for role, questions in _CATALOGUE["examples"].items()
}
STATUS: dict[Status, Entry] = {status: _CATALOGUE["status"][status.value] for status in Status}
STATUS_MEANING: dict[Status, Entry] = {status: _CATALOGUE["status_meaning"][status.value] for status in Status}
NOTICES: dict[NoticeKind, Entry] = cast("dict[NoticeKind, Entry]", _CATALOGUE["notices"])
_NOT_TEXTS = ("examples", "status", "status_meaning", "notices")  # read under names of their own, above
TEXTS: dict[str, Entry] = {
    key: entry for part, entries in _CATALOGUE.items() if part not in _NOT_TEXTS for key, entry in entries.items()
}


# The places of the page, in the order of its navigation, with the name of each.
PLACES = {key: f"place_{key}" for key in ("chat", "calculators", "library", "comparison", "staff")}


def say(language: Language, key: str, **values: object) -> str:
    """The string of the page called `key`, with its values filled in. Raises KeyError for a key not in the catalogue."""
    return TEXTS[key][language].format(**values)


def region_name(language: Language, region: str) -> str:
    """A region as readers of the language write it; a region the catalogue does not know, as it is."""
    entry = TEXTS.get(f"region_{region}")
    return entry[language] if entry else region
