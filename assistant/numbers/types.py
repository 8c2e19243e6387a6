"""The nouns of number reading. Imports nothing of ours.

Errors: ValueError
        └── NumberError   the words hold no figure, or one that can be read in two ways
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


class NumberError(ValueError):
    """One line: the words, the cause, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in the user's words, `text == source[start:end]`.

    value       the figure as written, in the base unit; of a range or of "200多万" the lower figure
    unit        元 | ratio | 倍 | 月 | 日 | 周 | 小时 | 分钟 | 学期 | 学年 | 人 | another measure word as it stands | 比 (x∶1) | ''
                (money per something: 元/月, 元/人, so that a monthly sum never fills a slot for a plain sum)
    kind        money | ratio | points | discount | multiple | duration | count | proportion | bare
    comparator  = | <= | < | >= | > | ~ (about, and every range)
    low, high   what the words imply; None is unbounded. For "=" both are the value.
    """

    value: Decimal
    unit: str
    kind: str
    comparator: str
    low: Decimal | None
    high: Decimal | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A figure that is there but must not be guessed: where it stands, why, and what to write."""

    start: int
    end: int
    cause: str
    advice: str


class Malformed(Exception):
    """Internal: a numeral that is not one number. Carries cause and advice; never leaves the package."""

    def __init__(self, cause: str, advice: str) -> None:
        super().__init__(cause)
        self.cause = cause
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral without its unit, before any comparator. `low == high == value` when exact."""

    value: Decimal
    low: Decimal
    high: Decimal
    run: str  # its characters, folded
    magnitude: Decimal  # the trailing 万 / 亿 that a range hands on to its first figure; else 1
    colloquial: bool = False  # 三万二: the last digit borrows its unit, so no unit may follow
    pair: bool = False  # 五六百: two neighbouring digits are an estimate

    @property
    def fuzzy(self) -> bool:
        """True of 两三 and 200多: a span rather than a point."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Part:
    """A numeral with its unit, before ranges and comparators; positions in the source."""

    start: int
    end: int
    numeral: Numeral
    unit: str
    kind: str
    factor: Decimal  # numeral times factor is the value in the base unit
    open: bool = False  # its unit stands before it (百分之, ¥), so that a second end may go without
    weak: bool = False  # readable only when nothing else is said: 三, 2025
    article: bool = False  # 一名 is "a", not "one", unless something counts
    doubt: str = ""  # why these words need support from their context: 25年, 10日
