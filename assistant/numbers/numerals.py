"""Numerals without units: 1,200 · 12万5千 · 三万二 · 壹仟万 · 三点五万 · 五六百. One value, or Malformed with the reason.

The grammar is that of written Chinese (see cn2an, our oracle for pure numerals) with Arabic digits allowed in the place of
any digit or group: each 亿 and 万 splits the numeral, 千百十 descend below. What Chinese writers disagree on is refused:
1亿2000 is 100,002,000 by the letter and 1.2亿 in speech.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.numbers.exact import last_place, plus, times
from assistant.numbers.places import DIGITS, UNITS, Token, number, tokens_of
from assistant.numbers.types import Malformed, Numeral

_MAX_RUN = 80
_ONE = Decimal(1)

# After four digits in a row no group of thousands goes on; the next figure counts something of its own: 2490,10个人.
_APART = r"(?<=[0-9]{4})(?:, ?| {1,3})(?=[0-9]{1,6} ?(?:[个名人位家所年月天周]|学[期生时]))"
_GROUP = rf"(?!{_APART})(?:[.'·/*×^:]|,[ ]?| {{1,3}}|，(?=[0-9]{{3}}(?![0-9])))"
# Everything that touches is one run, so that a malformed figure is refused whole and never read in part.
_ARABIC = rf"[0-9]+(?:{_GROUP}[0-9]+)*"
_HAN = r"[零一二三四五六七八九两十百千万亿]"
RUN = re.compile(
    rf"(?:{_ARABIC}|{_HAN})(?:(?:(?<=[0-9]) {{1,2}}(?=[百千]?[万亿]))?{_HAN}|{_ARABIC}|点(?=[零一二三四五六七八九0-9]))*"
)

NUMERAL_START = re.compile(r"[0-9零一二三四五六七八九两十百千万亿壹贰貳弍叁叄肆伍陆陸柒捌玖拾]")
FINANCIAL_RUN = re.compile(r"[壹贰貳弍叁叄肆伍陆陸柒捌玖拾][壹贰貳弍叁叄肆伍陆陸柒捌玖零拾佰仟十百千万亿]{0,60}")
FINANCIAL = str.maketrans("壹贰貳弍叁叄肆伍陆陸柒捌玖拾佰仟", "一二二二三三四五六六七八九十百千")

_POINT = re.compile(r"(?P<whole>[^点万亿]+)点(?P<part>[零一二三四五六七八九]+)(?P<scale>[百千]?万亿|[百千]?[万亿]|千)?")
_ESTIMATE = {(low, low + 1) for low in range(1, 9)} | {(3, 5)}  # 三五个 and neighbours; 八九十 is 80 to 90


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
    tokens = tokens_of(run.replace(" ", ""))
    if len(tokens) > 1 and tokens[-1][1] == "两" and tokens[-2][1] != "一":
        raise Malformed("ends in 两", "write 二, or the unit after 两")
    neighbours = [i for i in range(len(tokens) - 1) if tokens[i][0] == tokens[i + 1][0] == "digit"]
    if neighbours:
        return _estimate(tokens, neighbours)
    value, colloquial = number(tokens)
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


def _estimate(tokens: list[Token], neighbours: list[int]) -> Numeral:
    """五六百, 十二三: two neighbouring digits said as one place."""
    at = neighbours[0]
    pair = DIGITS[tokens[at][1]], DIGITS[tokens[at + 1][1]]
    if len(neighbours) > 1 or pair not in _ESTIMATE or (tokens[at + 1][1] == "两" and tokens[at][1] != "一"):
        raise Malformed("names digits one by one", "write it in digits, or with 十, 百, 千, 万")
    after = [text for _, text in tokens[at + 2 :]]
    if len([text for text in after if text in UNITS]) > 1 or any(text not in "十百千万亿" for text in after):
        raise Malformed("goes on after two neighbouring digits", "write both ends, 500到600")
    # 两三十 is said, 两十 is not: inside a pair 两 is 二.
    first = ("digit", "二") if tokens[at][1] == "两" and after[:1] == ["十"] else tokens[at]
    (low, borrowed), (high, _) = (number([*tokens[:at], digit, *tokens[at + 2 :]]) for digit in (first, tokens[at + 1]))
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
    digits = "".join(str(DIGITS[char]) for char in match["part"])
    value = times(Decimal(f"{whole.value}.{digits}"), scale)
    return replace(whole, value=value, low=value, high=value, run=run, magnitude=scale)
