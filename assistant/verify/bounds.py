"""Bounds that bound no figure: "or above", "not below" stand where the clause has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.verify.lexicon import BEHIND, COMPARATOR, COMPARATOR_EN
from assistant.verify.segments import Text, grams_of

_TOUCH = 12  # characters between a bound and the figure after it, which `figures` checks
_BEHIND = 1  # the same where the bound stands behind: 10个以上, but 10个市级以上…


def wrong_bounds(sentence: Text, cited: tuple[Text, ...], figures: Iterable[tuple[int, int]]) -> list[str]:
    """A reason for each "or above", "not below" that bounds no figure and stands nowhere in the cited words beside the same words."""
    held = list(figures)
    theirs = [found for text in cited for found in _bounds(text)]
    return [
        f"the cited words do not say “{words}” there"
        for name, near, words, start, end in _bounds(sentence)
        if not any(_touches(words, start, end, a, b) for a, b in held)
        and not any(name == other and (near & beside or not near) for other, beside, *_ in theirs)
    ]


def _touches(words: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a bound belongs to the figure at `first:last`: within it, right behind it, or shortly before it."""
    if first <= start < last:
        return True
    return last <= start <= last + _BEHIND if BEHIND.match(words) else first - _TOUCH < end <= first


def _bounds(text: Text) -> Iterator[tuple[str, frozenset[str], str, int, int]]:
    pattern, reach = (COMPARATOR, 4) if text.language == "zh" else (COMPARATOR_EN, 24)
    for match in pattern.finditer(text.text):
        near = grams_of(text.text[max(0, match.start() - reach) : match.start()], text.language)
        near |= grams_of(text.text[match.end() : match.end() + reach], text.language)
        yield str(match.lastgroup), near, match[0], match.start(), match.end()
