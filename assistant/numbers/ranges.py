"""Two figures said as one: 3到5年, 300-500万, 2%—3%, 百分之三到五."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.numbers.edges import ends_here
from assistant.numbers.exact import divided, times
from assistant.numbers.names import Never
from assistant.numbers.numerals import NUMERAL_START
from assistant.numbers.parts import part_at
from assistant.numbers.signals import Refused, Skip, Source, refuse
from assistant.numbers.types import Numeral, Part
from assistant.numbers.words import START

_BETWEEN = re.compile(r"(?i:\bbetween $)")
_DASH = re.compile(r" ?(?:--|——|[-~–—]|至|到) ?|(?i: to )")
_AND = re.compile(r"(?i: and )")
_OR = re.compile(r" ?(?:或者?|or) ?")
# "5000到1万" is 5000 to 10,000; "10到1万" is more likely a slip.
_ONE = Decimal(1)
_WIDEST = Decimal(100)
_ADVICE = "write both ends with their units, 300万元到500万元"


def range_from(source: Source, first: Part, never: Never) -> Part:
    """`first`, or the range that it opens. Raises Refused where the two ends do not fit."""
    s = source.folded
    separator = _separator(s, first)
    if separator is None:
        return first
    dash = separator[0].strip()
    at = separator.end()
    if dash == "——" and first.unit:
        return first  # a dash between clauses
    if re.match("[-负]", s[at : at + 1]) or (s[at : at + 2] == "人民"):
        raise refuse(first.start, at + 1, "is a range whose second end has a sign", _ADVICE)
    if START.match(s, at) is None:
        return first
    if never.end_at(at) is not None:
        if first.kind == "bare":
            raise Skip(first.end)
        return first
    second = _second(source, first, at)
    joined = _join(s, first, second, dash)
    if dash == "and":
        joined = replace(joined, start=joined.start - len("between "))
    again = _separator(s, joined)
    if again is not None and NUMERAL_START.match(s, again.end()):
        raise refuse(first.start, again.end() + 1, "has more than two ends", _ADVICE)
    return joined


def _separator(s: str, first: Part) -> re.Match[str] | None:
    found = _DASH.match(s, first.end)
    if found is None and _BETWEEN.search(s[max(0, first.start - 8) : first.start]):
        found = _AND.match(s, first.end)
    if found is None and first.kind == "bare" and (choice := _OR.match(s, first.end)) and NUMERAL_START.match(s, choice.end()):
        raise refuse(first.start, choice.end() + 1, "offers a choice of figures", "write one figure or a range, 3到4人")
    return found


def _second(source: Source, first: Part, at: int) -> Part:
    try:
        return part_at(source, at)
    except Skip as skip:
        raise (Skip(skip.end) if first.kind == "bare" else refuse(first.start, skip.end, "is half a range", _ADVICE)) from None
    except Refused as refused:
        raise refuse(first.start, refused.refusal.end, refused.refusal.cause, refused.refusal.advice) from None


def _join(s: str, first: Part, second: Part, dash: str) -> Part:
    if first.numeral.fuzzy or second.numeral.fuzzy:
        raise refuse(first.start, second.end, "is vague at one end", _ADVICE)
    if first.kind == "bare" or (first.open and second.kind in ("bare", first.kind)):
        first, second = _inherit(s, first, second, dash)
    if (first.unit, first.kind) != (second.unit, second.kind):
        raise refuse(first.start, second.end, "has ends of different kinds", _ADVICE)
    low, high = times(first.numeral.value, first.factor), times(second.numeral.value, second.factor)
    if not low < high:
        raise refuse(first.start, second.end, "does not rise from its first end to its second", _ADVICE)
    return replace(
        second,
        start=first.start,
        numeral=Numeral(low, low, high, first.numeral.run, _ONE),
        factor=_ONE,
        open=False,
        weak=second.kind == "bare" and (first.weak or second.weak),
        article=False,
        doubt=second.doubt if second.doubt == "day" or re.fullmatch("[0-9]{2}", first.numeral.run) else "",
    )


def _inherit(s: str, first: Part, second: Part, dash: str) -> tuple[Part, Part]:
    """The first end takes the unit of the second (3到5年), or the second that of the first (百分之三到五)."""
    a, b = first.numeral, second.numeral
    if second.kind == "bare" and first.kind == "bare" and dash in "-–—" and b.magnitude == 1:
        raise refuse(
            first.start, second.end, "may be a range, a code or a subtraction", "write 到 between the ends, and the unit"
        )
    if a.colloquial and second.kind != "bare":
        raise refuse(first.start, second.end, "leaves out the unit of its last digit", _ADVICE)
    if second.kind == "bare" and first.kind != "bare":
        if not ends_here(s, second.end):
            raise refuse(first.start, second.end, "is a range whose second end carries on", _ADVICE)
        second = replace(second, unit=first.unit, kind=first.kind, factor=first.factor)
    value = _scaled(first, second)
    first = replace(
        first,
        numeral=replace(a, value=value, low=value, high=value),
        unit=second.unit,
        kind=second.kind,
        factor=second.factor,
    )
    return first, second


def _scaled(first: Part, second: Part) -> Decimal:
    """The first end in full: 3到5万 starts at 30,000; 5000到1万 at 5000; 三到五百 may start at 3 or at 300."""
    a, b = first.numeral, second.numeral
    digit = re.match("([1-9一二两三四五六七八九])[十百千]", b.run)
    single = len(a.run) == 1 and a.magnitude == 1 and a.run != "十"
    if digit and single and b.magnitude < 10**6 and a.value < _value_of(digit[1]):
        raise refuse(first.start, second.end, f"leaves open whether {a.run} shares the unit of {b.run}", "write 三百到五百")
    if a.magnitude != 1 or b.magnitude == 1 or (a.run[-1] in "十百千" and b.magnitude < 10**4):
        return a.value  # 一百到三千; but 五百到八百万 shares its 万
    coefficient = divided(b.value, b.magnitude)
    if coefficient is not None and a.value < coefficient <= a.value * _WIDEST:
        return times(a.value, b.magnitude)
    if a.value < b.value <= a.value * _WIDEST:
        return a.value
    raise refuse(first.start, second.end, f"leaves open whether {a.run} shares the unit of {b.run}", _ADVICE)


def _value_of(digit: str) -> int:
    return int(digit) if digit.isascii() else {"两": 2}.get(digit, "零一二三四五六七八九".find(digit))
