"""Numbers in text as the rules use them: the one file here that calls the number reader."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.numbers import Quantity, Refusal, read_quantities, scan
from assistant.numbers.characters import fold as fold
from assistant.rules.amount import Amount
from assistant.rules.corrections import corrected
from assistant.rules.counts import counts_of
from assistant.rules.spoken import bare_in, compound_in, spoken_in, written

_UNITS = {"∶1": "比", "日": "天"}  # the reader's word for a unit → ours
_ROUGH = re.compile(r"约|大概|大约|左右|上下|差不多|将近|近|about|around|roughly|approximately|some\b|nearly|almost|or so", re.I)
_LARGE = re.compile(r"[万亿萬億]|million|billion|thousand|\d[kmb]\b", re.I)
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_FIGURE = re.compile(
    r"(?:\d[\d,.]*|[一二三四五六七八九十两][一二三四五六七八九十百千]*)(?:[万亿]元?|元|%|[名位个]|(?= million| thousand))"
)
_RISES = re.compile(r"\b(?:go|goes|went|gone|going|ris(?:e|es|en|ing)|rose|raised?|mov(?:e|es|ed)|climb\w*) $", re.I)
_ARTICLE = re.compile(r"一[名位个](?!人)")  # 一个小项目: "a", no figure that went unread
_CLASS_NAMES = 100  # 2402班: so many classes has no school
_INFINITE = Decimal("Infinity")
_LIKE = frozenset({"", "个", "人", "家", "元", "元/生", "元/月"})  # what is said of one thing, with its unit or without


@dataclass(frozen=True, slots=True)
class Reading:
    """A number found in a text: its bounds in base units and the user's own words at `start:end`."""

    amount: Amount
    stated: Amount  # the figure as written, whatever comparator stands beside it
    unit: str
    kind: str
    said: str
    start: int
    end: int
    again: bool = False  # told for one of several times, and multiplied by them: two summers of a month each
    monthly: bool = False  # told for a month, and multiplied by twelve

    @property
    def large(self) -> bool:
        """Whether it is written in ten thousands or more, as sums of money are, though without a unit."""
        return self.unit == "" and bool(_LARGE.search(self.said))

    def alike(self, other: Reading) -> bool:
        """Whether both can be figures of one thing: of one unit, or one of them without."""
        return self.unit == other.unit or {self.unit, other.unit} <= _LIKE


@lru_cache(maxsize=512)  # every rule that comes into question reads the same turns
def readings(text: str) -> tuple[Reading, ...]:
    """The numbers of `text` in order, but for those taken back; what cannot be read for certain is not among them."""
    return tuple(corrected(fold(text), _read(text)))


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[Reading, ...]:
    plain = written(text)
    folded = fold(plain)
    found = [_placed(text, start, end, quantity) for start, end, quantity in compound_in(folded)]
    scanned = list(scan(plain))
    for quantity in scanned:
        if isinstance(quantity, Quantity) and not any(_overlap(quantity, other.start, other.end) for other in found):
            found.append(_risen(_reading(quantity), folded))
    doubtful = [item for item in scanned if isinstance(item, Refusal)]  # 五百到八万: neither end is a figure by itself
    bare = [held for held in bare_in(folded) if not any(_overlap(item, held[0], held[1]) for item in doubtful)]
    for start, end, quantity in (*counts_of(folded), *spoken_in(folded), *bare):
        if not any(_overlap(other, start, end) for other in found):
            found.append(_placed(text, start, end, quantity))
    found = [reading for reading in found if reading.unit != "班" or reading.amount.low < _CLASS_NAMES]
    return tuple(
        replace(reading, said=text[reading.start : reading.end]) for reading in sorted(found, key=lambda reading: reading.start)
    )


def _overlap(held: Reading | Quantity | Refusal, start: int, end: int) -> bool:
    return start < held.end and held.start < end


def _placed(text: str, start: int, end: int, quantity: Quantity) -> Reading:
    return replace(_reading(quantity), said=text[start:end], start=start, end=end)


def _risen(reading: Reading, folded: str) -> Reading:
    """A figure that something rose to is that figure: go *up to 1,800*."""
    return replace(reading, amount=reading.stated) if _RISES.search(folded[: reading.start]) else reading


@lru_cache(maxsize=512)
def unread(text: str) -> tuple[str, ...]:
    """Figures with a unit that stand in `text` and were not read for certain."""
    covered = [(reading.start, reading.end) for reading in _read(text)]
    return tuple(
        text[match.start() : match.end()]
        for match in _FIGURE.finditer(fold(text))
        if not any(start <= match.start() < end for start, end in covered) and not _ARTICLE.match(fold(text), match.start())
    )


def says(quote: str, at: int, token: str, value: Amount, unit: str) -> bool:
    """Whether the number reader, reading the whole quote, makes of the token at `at` exactly `value` in `unit`."""
    if unit == "公历年":
        match = _YEAR.fullmatch(token)
        return match is not None and value == Amount.of(match[1])
    for quantity in read_quantities(quote):
        if quantity.start <= at and at + len(token) <= quantity.end:
            return _UNITS.get(quantity.unit, quantity.unit) == unit and _stated(quantity) == value
    return False


def _stated(quantity: Quantity) -> Amount:
    """The figure as written, whatever comparator stands beside it; both ends of a range."""
    if quantity.comparator == "~" and quantity.low is not None and quantity.high is not None:
        return Amount(quantity.low, quantity.high)
    return Amount.of(quantity.value)


def _reading(quantity: Quantity) -> Reading:
    return Reading(
        _amount(quantity),
        _stated(quantity),
        _UNITS.get(quantity.unit, quantity.unit),
        quantity.kind,
        quantity.text,
        quantity.start,
        quantity.end,
    )


def _amount(quantity: Quantity) -> Amount:
    """What the words allow: about 80 is 80, marked rough; 200-odd is a range; at most 500 runs from nothing to 500."""
    if quantity.comparator == "=":
        return Amount.of(quantity.value)
    if quantity.comparator in ("<", "<="):
        return Amount(Decimal(0), quantity.high if quantity.high is not None else quantity.value)
    if quantity.comparator == ">=" and quantity.text.startswith("满"):
        return Amount.of(quantity.value)  # 干满两年: the years are full, and no bound is meant
    if quantity.comparator in (">", ">="):
        return Amount(quantity.low if quantity.low is not None else quantity.value, _INFINITE)
    low, high = quantity.low, quantity.high
    if low is None or high is None or low == high or low < quantity.value:
        return Amount(quantity.value, quantity.value, approximate=True)
    return Amount(low, high, approximate=bool(_ROUGH.search(quantity.text)))
