"""Exact figures for readers of Chinese. Nothing is rounded here."""

from __future__ import annotations

from decimal import Decimal

from assistant.numbers.exact import divided, plain, plus, times

_WAN, _YI = Decimal(10) ** 4, Decimal(10) ** 8
_SHORT_PLACES = 4  # 1234.5678万元 still reads; more decimals than that do not


def format_yuan(value: Decimal) -> str:
    """10000000 → "10,000,000元（1000万元）"; the short form only where it is exact and short. Fen show as two decimals."""
    exact = _finite(value)
    places = _places(exact)
    digits = f"{exact:,f}" if not places else f"{exact:,.{max(2, places)}f}"
    for unit, size in (("亿元", _YI), ("万元", _WAN)):
        short = divided(exact, size)
        if abs(exact) >= size and short is not None and _places(short) <= _SHORT_PLACES:
            return f"{digits}元（{short:f}{unit}）"
    return f"{digits}元"


def format_ratio(value: Decimal) -> str:
    """0.5 → "50%", 0.085 → "8.5%"."""
    return f"{times(_finite(value), Decimal(100)):f}%"


def format_months(value: Decimal) -> str:
    """6 → "6个月", 12 → "1年", 27 → "2年3个月", 0.5 → "0.5个月"."""
    exact = _finite(value)
    sign, months = ("-" if exact < 0 else ""), abs(exact)
    years = months // 12
    rest = plus(months, times(years, Decimal(-12)))
    parts = [f"{years:f}年" if years else "", f"{rest:f}个月" if rest or not years else ""]
    return sign + "".join(parts)


def _finite(value: Decimal) -> Decimal:
    if not isinstance(value, Decimal) or not value.is_finite():
        raise ValueError(f"{value!r} is no finite Decimal; pass the exact figure")
    return plain(value)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)
