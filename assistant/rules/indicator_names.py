"""How people call the indicators of annex 1, beside the names that stand in the table: read from `indicator_names.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.rules.errors import ParameterError
from assistant.rules.load import read_yaml
from assistant.rules.reading import fold
from assistant.rules.types import Indicator

_FILE = Path(__file__).parent / "indicator_names.yaml"
_SLIGHT = 3  # a match of so few characters could be anything


@dataclass(frozen=True, slots=True)
class Called:
    """Our English working name of an indicator, and the patterns of what people say for it."""

    english: str
    said: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1)
def everyday_names() -> Mapping[str, Called]:
    """By the indicator's label in the table. Raises ParameterError on an entry without both parts."""
    found = {}
    for label, entry in read_yaml(_FILE).items():
        if not isinstance(entry, dict) or set(entry) != {"en", "said"}:
            raise ParameterError(f"{_FILE.name}: {label}: write `en` and `said`")
        patterns = (re.escape(entry["en"].lower()), *entry["said"])
        found[label] = Called(entry["en"], tuple(re.compile(pattern) for pattern in patterns))
    return found


def find_indicator(indicators: Sequence[Indicator], words: str) -> Indicator | None:
    """The indicator that `words` name: by its label in the table, else by what people say for it.

    Of names within one another the longest counts. None if no indicator is named, or two apart from each other.
    """
    plain = words.replace("的", "")  # 合作培养学生的比例 is 合作培养学生比例
    labels = {indicator.label.replace("的", ""): indicator for indicator in indicators}
    if spoken := max((label for label in labels if label in plain), key=len, default=None):
        others = plain.replace(spoken, "，")
        return None if any(label in others for label in labels) else labels[spoken]
    folded = fold(words).lower()
    found = [(_said(indicator, folded), indicator) for indicator in indicators]
    longest = max(length for length, _ in found)
    best = [indicator for length, indicator in found if length == longest >= _SLIGHT]
    return best[0] if len(best) == 1 else None


def _said(indicator: Indicator, folded: str) -> int:
    """Characters of the longest words in a text that people use for an indicator."""
    called = everyday_names().get(indicator.label)
    patterns = called.said if called else ()
    return max((len(match[0]) for pattern in patterns for match in pattern.finditer(folded)), default=0)
