"""Numerals without units: 1,200 · 12万5千 · 三万二 · 壹仟万 · 三点五万 · 五六百. One value, or Malformed with the reason.

The grammar is that of written Chinese (see cn2an, our oracle for pure numerals) with Arabic digits allowed in the place of
any digit or group: each 亿 and 万 splits the numeral, 千百十 descend below. What Chinese writers disagree on is refused:
1亿2000 is 100,002,000 by the letter and 1.2亿 in speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.numbers.exact import last_place, plus, times
from assistant.numbers.types import Malformed, Numeral

MAX_DIGITS = 24  # beyond any budget; longer digit strings are account numbers
_MAX_RUN = 80
_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2}
_UNITS = {"十": 1, "百": 2, "千": 3}  # powers of ten
_ONE = Decimal(1)
_HUNDRED_MILLIONS = ("leaves open whether 万 is meant after 亿", "write 1亿2000万 or 100,002,000")

_GROUP = r"(?:[.'·/*×^:]|,[ ]?| {1,3}|，(?=[0-9]{3}(?![0-9])))"
# Everything that touches is one run, so that a malformed figure is refused whole and never read in part.
_ARABIC = rf"[0-9]+(?:{_GROUP}[0-9]+)*"
_HAN = r"[零一二三四五六七八九两十百千万亿]"
RUN = re.compile(
    rf"(?:{_ARABIC}|{_HAN})(?:(?:(?<=[0-9]) {{1,2}}(?=[百千]?[万亿]))?{_HAN}|{_ARABIC}|点(?=[零一二三四五六七八九0-9]))*"
)

NUMERAL_START = re.compile(r"[0-9零一二三四五六七八九两十百千万亿壹贰貳弍叁叄肆伍陆陸柒捌玖拾]")
FINANCIAL_RUN = re.compile(r"[壹贰貳弍叁叄肆伍陆陸柒捌玖拾][壹贰貳弍叁叄肆伍陆陸柒捌玖零拾佰仟十百千万亿]{0,60}")
FINANCIAL = str.maketrans("壹贰貳弍叁叄肆伍陆陸柒捌玖拾佰仟", "一二二二三三四五六六七八九十百千")

_PLAIN = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<sep>[,，])[0-9]{3}(?:(?P=sep)[0-9]{3})*(?:\.[0-9]+)?")
_TOKEN = re.compile(r"[0-9][0-9.,，]*|.")
_POINT = re.compile(r"(?P<whole>[^点万亿]+)点(?P<part>[零一二三四五六七八九]+)(?P<scale>[百千]?万亿|[百千]?[万亿]|千)?")
_ESTIMATE = {(low, low + 1) for low in range(1, 9)} | {(3, 5)}  # 三五个 and neighbours; 八九十 is 80 to 90

_Token = tuple[str, str]  # ("arabic" | "digit" | "unit" | "zero", text)


def financial(run: str) -> str:
    """壹仟贰佰 → 一千二百. Raises Malformed where the two alphabets mix: 壹三百."""
    if re.search("[一二三四五六七八九两]", run):
        raise Malformed("mixes 壹贰叁 with 一二三", "write it in digits")
    return run.translate(FINANCIAL)


def parse(run: str, full_width: bool = False) -> Numeral:
    """The numeral that a whole run of numeral characters states. Raises Malformed.

    `full_width` says that every character is full-width, so that "，" between digits groups thousands.
    """
    if len(run) > _MAX_RUN:
        raise Malformed("is too long for an amount", "write the amount with 万 or 亿")
    _check_characters(run, full_width)
    if "点" in run:
        return _spoken_decimal(run)
    tokens = _tokens(run.replace(" ", ""))
    if len(tokens) > 1 and tokens[-1][1] == "两" and tokens[-2][1] != "一":
        raise Malformed("ends in 两", "write 二, or the unit after 两")
    neighbours = [i for i in range(len(tokens) - 1) if tokens[i][0] == tokens[i + 1][0] == "digit"]
    if neighbours:
        return _estimate(tokens, neighbours)
    value, colloquial = _number(tokens)
    return Numeral(value, value, value, run, _magnitude(run), colloquial)


def more_than(head: Numeral, scale: str) -> Numeral:
    """200多万: above 200万, below 300万, the next step of the last digit said."""
    if head.fuzzy or head.colloquial or not head.value:
        raise Malformed("is vague twice", "write the amount in digits")
    factor = scale_of(scale)
    low, high = times(head.value, factor), times(plus(head.value, last_place(head.value)), factor)
    return Numeral(low, low, high, head.run + scale, factor)


def scale_of(scale: str) -> Decimal:
    """千万 → 10^7; the empty string is 1."""
    value = _ONE
    for char in scale:
        value = times(value, {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}[char])
    return value


def _magnitude(run: str) -> Decimal:
    """What "3到5万" hands on to the 3: the trailing 万, 亿 and the 百 or 千 directly before them after Arabic digits."""
    match = re.search(r"(?:(?<=[0-9])[百千])?(?:万亿|万|亿)$", run.replace(" ", ""))
    return scale_of(match[0]) if match else _ONE


def _check_characters(run: str, full_width: bool) -> None:
    if re.search(r"[0-9] +[0-9]", run):
        raise Malformed("has a space between its digits", "write the digits together, 2490")
    if match := re.search(r"[/*×^:'·]", run):
        raise Malformed(f"has “{match[0]}” between two figures", "write one figure, and a ratio as 30% or 1.2∶1")
    if "，" in run and not full_width:
        raise Malformed("may be one figure with a separator or two", "write 12345 or 12,345 for one figure")


def _tokens(run: str) -> list[_Token]:
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(run):
        text = match[0]
        if text[0] in "0123456789":
            tokens.append(("arabic", text))
        elif text == "零":
            tokens.append(("zero", text))
        elif text in _DIGITS:
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
    if len(text) > MAX_DIGITS:
        raise Malformed(f"has more than {MAX_DIGITS} digits", "write the amount with 万 or 亿")
    return Decimal(text)


def _estimate(tokens: list[_Token], neighbours: list[int]) -> Numeral:
    """五六百, 十二三: two neighbouring digits said as one place."""
    at = neighbours[0]
    pair = _DIGITS[tokens[at][1]], _DIGITS[tokens[at + 1][1]]
    if len(neighbours) > 1 or pair not in _ESTIMATE or (tokens[at + 1][1] == "两" and tokens[at][1] != "一"):
        raise Malformed("names digits one by one", "write it in digits, or with 十, 百, 千, 万")
    after = [text for _, text in tokens[at + 2 :]]
    if len([text for text in after if text in _UNITS]) > 1 or any(text not in "十百千万亿" for text in after):
        raise Malformed("goes on after two neighbouring digits", "write both ends, 500到600")
    # 两三十 is said, 两十 is not: inside a pair 两 is 二.
    first = ("digit", "二") if tokens[at][1] == "两" and after[:1] == ["十"] else tokens[at]
    (low, borrowed), (high, _) = (_number([*tokens[:at], digit, *tokens[at + 2 :]]) for digit in (first, tokens[at + 1]))
    if borrowed:
        raise Malformed("leaves open which place its last two digits fill", "write both ends, 120到130")
    return Numeral(low, low, high, "".join(text for _, text in tokens), _ONE, pair=True)


def _spoken_decimal(run: str) -> Numeral:
    """二十五点五, 三点五万."""
    match = _POINT.fullmatch(run)
    if match is None:
        raise Malformed("is no decimal fraction (点 may also mean an hour)", "write it in digits, 3.5")
    whole = parse(match["whole"])
    if whole.fuzzy or whole.colloquial or any(char in run for char in "0123456789"):
        raise Malformed("mixes 点 with other forms", "write it in digits, 3.5")
    scale = scale_of(match["scale"] or "")
    digits = "".join(str(_DIGITS[char]) for char in match["part"])
    value = times(Decimal(f"{whole.value}.{digits}"), scale)
    return replace(whole, value=value, low=value, high=value, run=run, magnitude=scale)


def _number(tokens: Sequence[_Token]) -> tuple[Decimal, bool]:
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


def _coefficient(head: Sequence[_Token], unit: str) -> tuple[Decimal, bool]:
    if not head:
        raise Malformed(f"has no figure before {unit}", f"write 一{unit} or 1{unit}")
    value, borrowed = _number(head)
    if not value and head[0][0] != "arabic":
        raise Malformed(f"counts no {unit}", "write 0")
    return value, borrowed


def _with_tail(coefficient: Decimal, weight: int, rest: Sequence[_Token]) -> tuple[Decimal, bool]:
    """`coefficient` times 10^`weight`, plus what follows that unit."""
    base = times(coefficient, Decimal(10) ** weight)
    if not rest:
        return base, False
    if coefficient != coefficient.to_integral_value():
        raise Malformed("goes on after a decimal fraction", "write one figure, 1.25万")
    tail, borrowed = _tail(coefficient, weight, rest)
    return plus(base, tail), borrowed


def _tail(coefficient: Decimal, weight: int, rest: Sequence[_Token]) -> tuple[Decimal, bool]:
    limit = Decimal(10) ** weight
    if any("." in text for _, text in rest):
        raise Malformed("has a decimal fraction after a larger unit", "write it in digits")
    if rest[0][0] == "zero":
        value, borrowed = _number(_after_zero(rest))
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
    value, borrowed = _number(rest)
    if weight == 8 and ("unit", "万") not in rest:
        raise Malformed(*_HUNDRED_MILLIONS)
    if borrowed and weight > 3:
        raise Malformed("leaves its last unit out", "write every unit, 3万2千5百")
    if value >= limit:
        raise Malformed("has units that do not descend", "write it in digits")
    return value, borrowed


def _after_zero(rest: Sequence[_Token]) -> Sequence[_Token]:
    if len(rest) == 1 or rest[1][0] == "zero":
        raise Malformed("has a 零 that nothing follows", "write it in digits")
    return rest[1:]


def _borrowed(coefficient: Decimal, weight: int, text: str) -> tuple[Decimal, bool]:
    """三万二 is 32000: the digit counts the next lower unit. 一百万五 could be 1,005,000 or 1,500,000."""
    if weight == 1:
        if text in _DIGITS and text != "两":
            return Decimal(_DIGITS[text]), False  # 十五
        if len(text) == 1 and text.isdigit():
            return Decimal(text), False
    if weight == 8 and text.isdigit() and len(text) > 1:
        raise Malformed(*_HUNDRED_MILLIONS)
    digit = _DIGITS.get(text) if text != "两" else None
    if len(text) == 1 and text.isdigit():
        digit = int(text)
    if not digit or coefficient % 10 == 0:
        raise Malformed("ends in digits whose unit is left out", "write the unit, 3万2千 or 32000")
    return Decimal(digit) * Decimal(10) ** (weight - 1), True


def _section(tokens: Sequence[_Token]) -> tuple[Decimal, bool]:
    """Below 万: 千, 百, 十 descending, or Western digits alone."""
    if not tokens:
        raise Malformed("has no figure", "write it in digits")
    if len(tokens) == 1 and tokens[0][0] != "unit":
        kind, text = tokens[0]
        return (arabic(text) if kind == "arabic" else Decimal(_DIGITS[text])), False
    at = next((i for i, (kind, _) in enumerate(tokens) if kind == "unit"), None)
    if at is None or at > 1:
        raise Malformed("names digits one by one", "write it in digits, or with 十, 百, 千, 万")
    weight = _UNITS[tokens[at][1]]
    return _with_tail(_digit_before(tokens[:at], tokens[at][1]), weight, tokens[at + 1 :])


def _digit_before(head: Sequence[_Token], unit: str) -> Decimal:
    """The one digit before 十, 百 or 千; 十 alone is ten. 1.5千 is usual, 12百 is not."""
    if not head:
        if unit != "十":
            raise Malformed(f"has no figure before {unit}", f"write 一{unit} or the digits")
        return _ONE
    kind, text = head[0]
    value = arabic(text) if kind == "arabic" else Decimal(_DIGITS[text])
    if not 0 < value < 10 or (unit == "十" and (text == "两" or "." in text)):
        raise Malformed(f"has no single digit before {unit}", "write it in digits")
    return value
