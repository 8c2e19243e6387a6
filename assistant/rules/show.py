"""Figures as readers of Chinese and English write them. The one place where anything is rounded, and it says so."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

from assistant.rules.amount import Amount
from assistant.rules.types import Language

_PLACES = {"元": 2, "ratio": 2, "分值": 4}  # money to the cent, per cent to two places, scores to four; the rest to at most six
_OTHER_PLACES = 6
_STEPS = {places: Decimal(1).scaleb(-places) for places in (2, 4, 6)}
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)
_UNIT_EN = {
    "元": "yuan",
    "人": "person(s)",
    "月": "month(s)",
    "年": "year(s)",
    "天": "day(s)",
    "学时": "class hour(s)",
    "个": "",
    "分值": "point(s)",
    "倍": "times",
    "元/学年": "yuan a school year",
    "家": "firm(s)",
    "人次": "person(s)",
    "人月": "person-month(s)",
    "any": "",
}
_UNIT_ZH = {"分值": "分", "月": "个月", "个": "个", "人次": "人（次）", "any": ""}


def plain(value: Decimal) -> str:
    """A decimal string without exponent or trailing zeros: "800000", "0.085"."""
    if not value.is_finite():
        return "Infinity" if value > 0 else "-Infinity"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, unit: str) -> tuple[Decimal, bool]:
    """The value as shown in `unit`, half up, and whether anything was lost."""
    if not value.is_finite():
        return value, False
    short = _CONTEXT.quantize(value, _STEPS[_PLACES.get(unit, _OTHER_PLACES)])
    if unit == "ratio" and short != value and short == short.to_integral_value():
        short = _CONTEXT.quantize(value, _STEPS[_OTHER_PLACES])  # 89.996% is not 90%
    return short, short != value


def whole_below(value: Decimal) -> Decimal:
    """The whole number just below, or the value itself."""
    return value.to_integral_value(rounding=ROUND_FLOOR)


def whole_above(value: Decimal) -> Decimal:
    """The whole number just above, or the value itself."""
    return value.to_integral_value(rounding=ROUND_CEILING)


def show(amount: Amount, unit: str, language: Language) -> str:
    """`5,000,000 元`, `50%`, `2,000,000—3,000,000 元`, `约 800,000 元`; ends that are open as 不低于."""
    low, high = _number(amount.low, unit), _number(amount.high, unit)
    if amount.exact:
        body = _with_unit(low, unit, language)
    elif amount.high.is_infinite() and amount.low.is_infinite():
        return "不确定" if language == "zh" else "undetermined"
    elif amount.high.is_infinite():
        body = ("不低于 " if language == "zh" else "at least ") + _with_unit(low, unit, language)
    elif amount.low.is_infinite():
        body = ("不高于 " if language == "zh" else "at most ") + _with_unit(high, unit, language)
    else:
        body = _with_unit(f"{low}—{high}" if language == "zh" else f"{low}–{high}", unit, language)
    if not amount.approximate:
        return body
    return f"约 {body}" if language == "zh" else f"about {body}"


def unit_word(unit: str) -> str:
    """The English word for a unit."""
    return _UNIT_EN.get(unit, unit)


def _number(value: Decimal, unit: str) -> str:
    if not value.is_finite():
        return ""
    if unit == "ratio":
        return f"{plain(rounded(value * 100, unit)[0])}%"
    short, _ = rounded(value, unit)
    text = plain(short)
    whole, point, fraction = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return sign + f"{int(whole.lstrip('-')):,}" + point + fraction


def _with_unit(number: str, unit: str, language: Language) -> str:
    if unit in ("ratio", ""):
        return number
    if unit == "比":
        return f"{number}∶1" if language == "zh" else f"{number}:1"
    word = _UNIT_ZH.get(unit, unit) if language == "zh" else _UNIT_EN.get(unit, unit)
    return f"{number} {word}".rstrip()
