"""Quantities out of running text, in one pass from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.numbers import edges
from assistant.numbers.characters import fold
from assistant.numbers.comparators import Bound, bound
from assistant.numbers.exact import times
from assistant.numbers.names import Never
from assistant.numbers.parts import part_at
from assistant.numbers.ranges import range_from
from assistant.numbers.signals import Refused, Skip, Source, refuse
from assistant.numbers.types import NumberError, Part, Quantity, Refusal
from assistant.numbers.words import START

_SHOWN = 40  # characters of the user's words in an error line
_ALONE = 60  # a longer text is running text
_FORMS = "1000万元, 30%, 300人, 2年3个月"
_ASIDE = " \t\r\n，。；：、！？…,.;:!?()\"'吧呢吗啊的了"

_ONLY = re.compile("(?:仅|只|仅有|只有|共|共有|总共|一共|就)$")
_EVIDENCE = {
    "year": (
        re.compile(
            r"(?:工作|任教|从教|从业|教龄|工龄|经验|经历|期限|有效期|为期|服务|任职|累计|连续|一共|合计|总共|长达|满|已有|已经|每|整整|[干做教过用花]了)(?:了|为|是|有|达|: ?)?\s{0,2}$"
        ),
        re.compile(r"的?(?:工作经验|工作经历|教龄|工龄|经验|经历|期限|工作年限)"),
    ),
    "day": (re.compile(r"(?:为期|期限|有效期|连续|累计|公示期?|提前|满|共)(?:了|为|是|: ?)?\s{0,2}$"), re.compile("(?!)")),
}
_DOUBTS = {
    "year": ("may be a year of the calendar or a number of years", "write 工作25年 for a period, 2025年 for a year"),
    "day": ("may be a day of the month or a number of days", "write 10天"),
}


def read_quantities(text: str) -> list[Quantity]:
    """Every quantity of `text`, in order; nothing where a figure cannot be read with certainty. Linear in the length."""
    return [item for item in scan(text) if isinstance(item, Quantity)]


def read_one(text: str, *, kind: str | None = None) -> Quantity:
    """The one quantity that `text` states (of that `kind`, if given). Raises NumberError with what to write instead."""
    items = list(scan(text))
    refusals = [item for item in items if isinstance(item, Refusal)]
    if refusals:
        first = refusals[0]
        raise NumberError(f"“{_shown(text[first.start : first.end])}” {first.cause}; {first.advice}")
    found = [item for item in items if isinstance(item, Quantity)]
    fitting = [item for item in found if kind is None or item.kind == kind]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        words = ", ".join(_shown(item.text) for item in fitting[:4])
        raise NumberError(f"“{_shown(text)}” states {len(fitting)} figures ({words}); write one")
    if found:
        words = ", ".join(f"{_shown(item.text)} is {item.kind}" for item in found[:4])
        raise NumberError(f"“{_shown(text)}” states no {kind} ({words}); write the figure with its unit, such as {_FORMS}")
    raise NumberError(f"“{_shown(text)}” states no figure that can be read; write one such as {_FORMS}")


def _shown(text: str) -> str:
    safe = "".join(char if char.isprintable() else "�" for char in " ".join(text[: _SHOWN + 1].split()))
    return safe if len(text) <= _SHOWN else safe[:_SHOWN] + "…"


def scan(text: str) -> Iterator[Quantity | Refusal]:
    """The quantities of `text` and the places where a figure stands that may be read in two ways, in order."""
    source = Source(text, fold(text))
    never = Never(source.folded)
    at = done = 0
    while (match := START.search(source.folded, at)) is not None:
        at = match.start()
        if (end := never.end_at(at)) is not None:
            at = end
            continue
        try:
            part = range_from(source, part_at(source, at), never)
            if never.starts_within(at, part.end):
                raise refuse(part.start, part.end, "touches a date or a name", "put a space or a comma between them")
            quantity = _quantity(source, part, at)
            if quantity.start < done:
                raise refuse(
                    quantity.start, quantity.end, "shares its words with the figure before it", "write one figure at a time"
                )
            yield quantity
            at = done = quantity.end
        except Skip as skip:
            at = max(at + 1, skip.end)
        except Refused as refused:
            yield refused.refusal
            at = max(at + 1, refused.refusal.end)


def _quantity(source: Source, part: Part, at: int) -> Quantity:
    try:
        return _placed(source, part, at)
    except Refused:
        if part.weak or part.article:
            raise Skip(part.end) from None  # 一般, 一份: no figure in the first place
        raise


def _placed(source: Source, part: Part, at: int) -> Quantity:
    s = source.folded
    if edges.belongs_to_word(s, at) or (part.weak and len(s) > _ALONE):
        raise Skip(part.end)
    start, negative = edges.signed(s, part)
    start, part = edges.each(s, start, part)
    around = bound(s, start, part.end)
    if around.fault and part.weak:
        raise Skip(part.end)
    if around.fault:
        raise refuse(around.start, max(part.end, around.end), around.fault, "say the figure plainly")
    edges.check(s, part, start, around.end > part.end)
    first, part = edges.each(s, around.start, part)
    around = replace(around, start=first)
    _check_context(s, part, around)
    return _built(source.text, part, around, negative)


def _check_context(s: str, part: Part, around: Bound) -> None:
    """Figures that need the support of their context: 25年, 10日, 一名, 三, 2025, 近三年."""
    alone = len(s) <= _ALONE and not s[: around.start].strip(_ASIDE) and not s[around.end :].strip(_ASIDE)
    plain = around.comparator == "="
    if part.kind == "duration" and re.match(r"近\s*[^\s]", s[around.start : part.start + 1]):
        raise refuse(around.start, part.end, "may mean the past years or nearly as long", "write 将近3年 or 最近的3年")
    if part.weak and not alone:
        raise Skip(part.end)
    if part.article and plain and not alone and not _ONLY.search(s[max(0, around.start - 4) : around.start]):
        raise Skip(part.end)
    if part.doubt and plain:
        before, after = _EVIDENCE[part.doubt]
        if not before.search(s[max(0, around.start - 10) : around.start]) and not after.match(s, part.end):
            raise refuse(around.start, part.end, *_DOUBTS[part.doubt])


def _built(text: str, part: Part, around: Bound, negative: bool) -> Quantity:
    numeral, comparator = part.numeral, around.comparator
    value, first, last = (times(number, part.factor) for number in (numeral.value, numeral.low, numeral.high))
    low: Decimal | None = first
    high: Decimal | None = last
    if numeral.fuzzy:
        if negative or comparator not in ("=", "~"):
            raise refuse(around.start, around.end, "is vague and bounded or negative at once", "write one figure with its bound")
        comparator = "~"
    elif negative:
        value = low = high = times(value, Decimal(-1))
    if comparator in ("<=", "<"):
        low = None
    elif comparator in (">=", ">"):
        high = None
    start, end = around.start, around.end
    return Quantity(value, part.unit, part.kind, comparator, low, high, text[start:end], start, end)
