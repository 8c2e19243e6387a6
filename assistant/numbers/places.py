"""The places of a numeral: 亿 and 万 split it, 千百十 descend below, and Western digits may stand for any digit or group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.numbers.exact import plus, times
from assistant.numbers.types import Malformed

_MAX_DIGITS = 24  # beyond any budget; longer digit strings are account numbers
DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2}
UNITS = {"十": 1, "百": 2, "千": 3}  # powers of ten
_ONE = Decimal(1)
_HUNDRED_MILLIONS = ("leaves open whether 万 is meant after 亿", "write 1亿2000万 or 100,002,000")

_PLAIN = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<sep>[,，])[0-9]{3}(?:(?P=sep)[0-9]{3})*(?:\.[0-9]+)?")
_TOKEN = re.compile(r"[0-9][0-9.,，]*|.")

Token = tuple[str, str]  # ("arabic" | "digit" | "unit" | "zero", text)


def tokens_of(run: str) -> list[Token]:
    """The digits, groups of digits, units and zeros of a run."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(run):
        text = match[0]
        if text[0] in "0123456789":
            tokens.append(("arabic", text))
        elif text == "零":
            tokens.append(("zero", text))
        elif text in DIGITS:
            tokens.append(("digit", text))
        else:
            tokens.append(("unit", text))
    return tokens


def arabic(text: str) -> Decimal:
    """The value of Western digits. Raises Malformed on 1.2.3, 12,34,5 and 007."""
    if text.count(".") > 1:
        raise Malformed("has two decimal points", "write one, as in 1.23")
    if "," in text or "，" in text:
        if not _GROUPED.fullmatch(text):
            raise Malformed("has separators that do not stand every three digits", "write 12345 or 12,345")
        text = re.sub("[,，]", "", text)
    if not _PLAIN.fullmatch(text):
        raise Malformed("starts with 0 like a code", "write it without the leading 0, or 0.5 for a fraction")
    if len(text) > _MAX_DIGITS:
        raise Malformed(f"has more than {_MAX_DIGITS} digits", "write the amount with 万 or 亿")
    return Decimal(text)


def number(tokens: Sequence[Token]) -> tuple[Decimal, bool]:
    """The value, and whether its last digit is colloquial (三万二)."""
    for weight, unit in ((8, "亿"), (4, "万")):
        places = [i for i, token in enumerate(tokens) if token == ("unit", unit)]
        if not places:
            continue
        if len(places) > 1:
            raise Malformed(f"says {unit} twice", "write it in digits")
        head, rest = tokens[: places[0]], tokens[places[0] + 1 :]
        if unit == "万" and any(token == ("unit", "亿") for token in rest):
            raise Malformed("has 万 and 亿 in no readable order", "write it in digits")
        coefficient, borrowed = _coefficient(head, unit)
        if borrowed:
            raise Malformed(f"leaves out a place before {unit}", "write it in digits")
        return _with_tail(coefficient, weight, rest)
    return _section(tokens)


def _coefficient(head: Sequence[Token], unit: str) -> tuple[Decimal, bool]:
    if not head:
        raise Malformed(f"has no figure before {unit}", f"write 一{unit} or 1{unit}")
    value, borrowed = number(head)
    if not value and head[0][0] != "arabic":
        raise Malformed(f"counts no {unit}", "write 0")
    return value, borrowed


def _with_tail(coefficient: Decimal, weight: int, rest: Sequence[Token]) -> tuple[Decimal, bool]:
    """`coefficient` times 10^`weight`, plus what follows that unit."""
    base = times(coefficient, Decimal(10) ** weight)
    if not rest:
        return base, False
    if coefficient != coefficient.to_integral_value():
        raise Malformed("goes on after a decimal fraction", "write one figure, 1.25万")
    tail, borrowed = _tail(coefficient, weight, rest)
    return plus(base, tail), borrowed


def _tail(coefficient: Decimal, weight: int, rest: Sequence[Token]) -> tuple[Decimal, bool]:
    limit = Decimal(10) ** weight
    if any("." in text for _, text in rest):
        raise Malformed("has a decimal fraction after a larger unit", "write it in digits")
    if rest[0][0] == "zero":
        value, borrowed = number(_after_zero(rest))
        if borrowed or not 0 < value * 10 < limit:
            raise Malformed("has a 零 where no place is skipped", "write it in digits")
        return value, False
    kind, text = rest[0]
    if text == "十" and weight > 2:
        raise Malformed("has no digit before 十", "write 一十, after 零 where a place is skipped")
    if len(rest) == 1 and kind in ("digit", "arabic"):
        if kind == "arabic" and len(text) == weight and text.isdigit():
            return Decimal(text), False  # 3万2000 fills its four places
        return _borrowed(coefficient, weight, text)
    value, borrowed = number(rest)
    if weight == 8 and ("unit", "万") not in rest:
        raise Malformed(*_HUNDRED_MILLIONS)
    if borrowed and weight > 3:
        raise Malformed("leaves its last unit out", "write every unit, 3万2千5百")
    if value >= limit:
        raise Malformed("has units that do not descend", "write it in digits")
    return value, borrowed


def _after_zero(rest: Sequence[Token]) -> Sequence[Token]:
    if len(rest) == 1 or rest[1][0] == "zero":
        raise Malformed("has a 零 that nothing follows", "write it in digits")
    return rest[1:]


def _borrowed(coefficient: Decimal, weight: int, text: str) -> tuple[Decimal, bool]:
    """三万二 is 32000: the digit counts the next lower unit. 一百万五 could be 1,005,000 or 1,500,000."""
    if weight == 1:
        if text in DIGITS and text != "两":
            return Decimal(DIGITS[text]), False  # 十五
        if len(text) == 1 and text.isdigit():
            return Decimal(text), False
    if weight == 8 and text.isdigit() and len(text) > 1:
        raise Malformed(*_HUNDRED_MILLIONS)
    digit = DIGITS.get(text) if text != "两" else None
    if len(text) == 1 and text.isdigit():
        digit = int(text)
    if not digit or coefficient % 10 == 0:
        raise Malformed("ends in digits whose unit is left out", "write the unit, 3万2千 or 32000")
    return Decimal(digit) * Decimal(10) ** (weight - 1), True


def _section(tokens: Sequence[Token]) -> tuple[Decimal, bool]:
    """Below 万: 千, 百, 十 descending, or Western digits alone."""
    if not tokens:
        raise Malformed("has no figure", "write it in digits")
    if len(tokens) == 1 and tokens[0][0] != "unit":
        kind, text = tokens[0]
        return (arabic(text) if kind == "arabic" else Decimal(DIGITS[text])), False
    at = next((i for i, (kind, _) in enumerate(tokens) if kind == "unit"), None)
    if at is None or at > 1:
        raise Malformed("names digits one by one", "write it in digits, or with 十, 百, 千, 万")
    weight = UNITS[tokens[at][1]]
    return _with_tail(_digit_before(tokens[:at], tokens[at][1]), weight, tokens[at + 1 :])


def _digit_before(head: Sequence[Token], unit: str) -> Decimal:
    """The one digit before 十, 百 or 千; 十 alone is ten. 1.5千 is usual, 12百 is not."""
    if not head:
        if unit != "十":
            raise Malformed(f"has no figure before {unit}", f"write 一{unit} or the digits")
        return _ONE
    kind, text = head[0]
    value = arabic(text) if kind == "arabic" else Decimal(DIGITS[text])
    if not 0 < value < 10 or (unit == "十" and (text == "两" or "." in text)):
        raise Malformed(f"has no single digit before {unit}", "write it in digits")
    return value
