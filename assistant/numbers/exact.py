"""Decimal arithmetic that raises instead of rounding, whatever context the caller has set."""

from __future__ import annotations

from decimal import Clamped, Context, Decimal, Inexact, InvalidOperation, Overflow, Rounded

# 24 digits a numeral, times 10^12 (万亿), times a unit factor stay far below 60 places.
_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow, Clamped])
_DIVIDE = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow, Clamped, Rounded])


def times(left: Decimal, right: Decimal) -> Decimal:
    """The exact product, without trailing zeros and without an exponent (12000, never 1.2E+4)."""
    return plain(_EXACT.multiply(left, right))


def plus(left: Decimal, right: Decimal) -> Decimal:
    """The exact sum."""
    return plain(_EXACT.add(left, right))


def divided(left: Decimal, right: Decimal) -> Decimal | None:
    """The quotient when it is a finite decimal (3/4), else None (1/3)."""
    try:
        return plain(_DIVIDE.divide(left, right))
    except (Inexact, Rounded, InvalidOperation):
        return None


def plain(value: Decimal) -> Decimal:
    """The same value in its shortest form with an exponent of at most 0."""
    if not value:
        return Decimal(0)
    short = _EXACT.normalize(value)
    exponent = short.as_tuple().exponent
    return _EXACT.quantize(short, Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short


def last_place(value: Decimal) -> Decimal:
    """The weight of the last digit that is not zero: 1200 → 100, 1.2 → 0.1. `value` is not zero."""
    exponent = _EXACT.normalize(value).as_tuple().exponent
    assert isinstance(exponent, int)
    return plain(Decimal(1).scaleb(exponent, _EXACT))
