"""English scale words behind a numeral: 1.2 million; ¥3.5m."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.numbers.exact import times
from assistant.numbers.signals import refuse
from assistant.numbers.types import Numeral
from assistant.numbers.units import OTHER_SCALE, SCALE_LETTER, SCALE_WORD, SCALES
from assistant.numbers.words import ENGLISH_NUMBER


def scaled(s: str, at: int, numeral: Numeral, end: int, currency: bool) -> tuple[Numeral, int]:
    """1.2 million; ¥3.5m. A letter counts only after a currency: 3m may be metres."""
    if ENGLISH_NUMBER.search(s[max(0, at - 12) : at]):
        raise refuse(max(0, at - 12), end, "is partly in English words", "write it in digits")
    word = SCALE_WORD.match(s, end) or (SCALE_LETTER.match(s, end) if currency else None)
    if word is None:
        if OTHER_SCALE.match(s, end):
            raise refuse(at, end, "is partly in English words", "write it in digits")
        return numeral, end
    if not numeral.run[0].isdigit() or numeral.magnitude != 1 or numeral.fuzzy or OTHER_SCALE.match(s, word.end()):
        raise refuse(at, word.end(), "mixes two systems of numerals", "write it in digits")
    factor = Decimal(10) ** SCALES[word["word"].lower()]
    value = times(numeral.value, factor)
    return replace(numeral, value=value, low=value, high=value, magnitude=factor), word.end()
