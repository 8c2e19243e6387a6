"""Exact quantities that may be known only within bounds: the interval [low, high] of decimals.

A figure read from "200多万" is an interval, and every sum that rests on it is one too. "约80万" names one figure and says
that it is rough: its bounds are equal and `approximate` is carried along. An open end ("不低于500万") is infinite.
Interval arithmetic after Moore, *Interval Analysis* (1966), for values that do not fall below zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

_DIGITS = 50  # significant digits of a product: an amount of 10^15 yuan times a ratio of ten digits stays exact
_ZERO = Decimal(0)
_CONTEXT = Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)  # its own, so that no caller's setting changes a figure


@dataclass(frozen=True, slots=True)
class Amount:
    """All values from `low` to `high`, both included; one exact value where they are equal."""

    low: Decimal
    high: Decimal
    approximate: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.low, Decimal) or not isinstance(self.high, Decimal):
            raise TypeError(f"bounds {self.low!r}, {self.high!r}: Decimal only, since a float would already have lost the value")
        if self.low.is_nan() or self.high.is_nan() or self.low > self.high:
            raise ValueError(f"bounds {self.low}, {self.high} hold no value; the lower one comes first")

    @classmethod
    def of(cls, value: Decimal | int | str) -> Amount:
        """The one exact value, given as a decimal, an integer or a decimal string."""
        exact = Decimal(value)
        return cls(exact, exact)

    @property
    def exact(self) -> bool:
        """Whether one value is meant and not a range of values."""
        return self.low == self.high

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.low.is_finite() and self.high.is_finite()

    def __add__(self, other: Amount) -> Amount:
        return Amount(_sum(self.low, other.low), _sum(self.high, other.high), self.approximate or other.approximate)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(_sum(self.low, -other.high), _sum(self.high, -other.low), self.approximate or other.approximate)

    def __mul__(self, other: Amount) -> Amount:
        if self.exact and other.exact:
            product = _product(self.low, other.low)
            return Amount(product, product, self.approximate or other.approximate)
        products = [_product(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Amount(min(products), max(products), self.approximate or other.approximate)

    def __truediv__(self, other: Amount) -> Amount:
        if other.low <= 0:
            raise ZeroDivisionError("a divisor that may be zero gives no figure; ask for it")
        quotients = [_quotient(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Amount(min(quotients), max(quotients), self.approximate or other.approximate)

    def least(self, other: Amount) -> Amount:
        """The smaller of the two, bound by bound."""
        return Amount(min(self.low, other.low), min(self.high, other.high), self.approximate or other.approximate)

    def not_below_zero(self) -> Amount:
        """The part that does not fall below zero."""
        return Amount(max(self.low, _ZERO), max(self.high, _ZERO), self.approximate)

    def at_least(self, other: Amount) -> bool | None:
        """Whether this reaches `other`; None where the ranges leave it open."""
        if self.low >= other.high:
            return True
        return False if self.high < other.low else None

    def at_most(self, other: Amount) -> bool | None:
        """Whether this stays within `other`; None where the ranges leave it open."""
        return other.at_least(self)

    def overlaps(self, other: Amount) -> bool:
        """Whether both can be the same figure; one that is only about so much can be any near it."""
        if self.approximate or other.approximate:
            return True
        return self.low <= other.high and other.low <= self.high


def _sum(a: Decimal, b: Decimal) -> Decimal:
    return _CONTEXT.add(a, b)


def _product(a: Decimal, b: Decimal) -> Decimal:
    if not a or not b:
        return _ZERO  # nothing, however open the other end is
    return _CONTEXT.multiply(a, b)


def _quotient(a: Decimal, b: Decimal) -> Decimal:
    if a.is_infinite() and b.is_infinite():
        return _ZERO
    return _CONTEXT.divide(a, b)
