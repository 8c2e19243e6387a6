"""One numeral with its unit, at a given place: 200多万元 · 百分之三十 · 2年3个月 · 人民币壹仟万元整 · half a year.

Each reader returns a Part; what is no figure raises Skip, what must not be guessed raises Refused.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.numbers.endings import cents, end_of, half_more, months, over
from assistant.numbers.exact import divided, times
from assistant.numbers.numerals import FINANCIAL_RUN, RUN, financial, more_than, parse, scale_of
from assistant.numbers.scales import scaled
from assistant.numbers.signals import Refused, Skip, Source, refuse
from assistant.numbers.types import Malformed, Numeral, Part
from assistant.numbers.units import (
    CURRENCY_BEFORE,
    FOREIGN,
    FOREIGN_BEFORE,
    KILO,
    unit_at,
)
from assistant.numbers.words import exactly, word_at

_ONE = Decimal(1)
_DIGIT = "0123456789"
_HAN_DIGIT = "零一二三四五六七八九两"
_ALONE = 60  # a longer text is no single figure
_DIVISORS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}
_MORE = re.compile(
    r"[多余](?![少样媒功方边元][化]?|额|下|款|钱|数|量|地)(?P<a>[百千]?[万亿]{0,2})|多(?=元(?!化))|来(?:(?P<b>[万亿]{1,2})|(?=[个名位人家所年天元块]))|余(?=元)"
)
_SOME = re.compile(r"几(?P<scale>[万亿]{0,2})")
# 1.2∶1. Of other ratios (3∶7) neither side is a figure on its own, and 1∶18 is no finite decimal.
_TO_ONE = re.compile(r"([0-9]{1,24}(?:\.[0-9]{1,24})?) {0,2}: {0,2}1(?![0-9.,:万亿千百%]| ?[人名家所个元年])")
_MOBILE = re.compile("1[3-9][0-9]{9}")
_LETTERS = re.compile(r" {0,2}(?:[wWkKmM]|mn|bn|[eE][+-]?[0-9]+)(?![A-Za-z0-9])")
_HUNDRED_MILLIONS = re.compile(" ?个亿")
_FINANCIAL_MONEY = re.compile("[元角](?!素)")


def part_at(source: Source, at: int) -> Part:
    """The figure that starts at `at`. Raises Skip or Refused; both say where reading goes on."""
    s = source.folded
    word = word_at(s, at)
    if word is not None:
        return word
    run = RUN.match(s, at)
    return _financial(source, at) if run is None else _numeral(source, at, run[0], run.end())


def _financial(source: Source, at: int) -> Part:
    """壹仟万元. A lone 陆 or 伍 is a word (大陆, 队伍) unless money follows."""
    s = source.folded
    match = FINANCIAL_RUN.match(s, at)
    if match is None:
        raise Skip(at + 1)
    run, end = match[0], match.end()
    word = len(run) == 1 or not re.search("[拾佰仟万亿]", run)
    if word and not _FINANCIAL_MONEY.match(s, end) and s[:_ALONE].strip() != run:
        raise Skip(end)
    if s[at - 1 : at] in tuple("大登着内收队入退"):
        raise Skip(end)
    if RUN.match(s, end):
        raise refuse(at, end, "mixes 壹贰叁 with other numerals", "write it in digits")
    try:
        return _with_unit(source, at, parse(financial(run)), end)
    except Malformed as error:
        raise refuse(at, end, error.cause, error.advice) from None


def _numeral(source: Source, at: int, run: str, end: int) -> Part:
    s = source.folded
    if run[0] in _DIGIT:
        _check_before_digits(s, at, end)
    if s[end : end + 2] == "分之":
        return _fraction(source, at, run, end)
    try:
        if re.fullmatch("[1-9一二三四五六七八九]{2}", run) and s[end : end + 1] == "折":
            return _with_unit(source, at, _two_digits(run), end)
        if (ratio := _TO_ONE.match(s, at)) is not None:
            return Part(at, ratio.end(), parse(ratio[1]), "比", "proportion", _ONE)
        full_width = not any(char in _DIGIT or char == "," for char in source.text[at:end])
        return _vague_or_exact(source, at, parse(run, full_width), end)
    except Malformed as error:
        if all(char in "十百千万亿" for char in run):
            raise _headless(s, at, end, error) from None
        raise refuse(at, end, error.cause, error.advice) from None


def _headless(s: str, at: int, end: int, error: Malformed) -> Skip | Refused:
    """百万 alone: a refusal if the words are nothing else, a word (百强, 千万别, 万元) in running text."""
    money = s[end : end + 1] in ("元", "") or s[end : end + 1] in "，。！？,.!? "
    return refuse(at, end, error.cause, error.advice) if money and not s[:at].strip() else Skip(end)


def _two_digits(run: str) -> Numeral:
    """八五折 and 85折 are 0.85 of the price."""
    a, b = (char if char in _DIGIT else str(_HAN_DIGIT.index(char)) for char in run)
    return exactly(f"{a}.{b}", run)


def _check_before_digits(s: str, at: int, end: int) -> None:
    before = s[at - 1 : at]
    if before and (before in "._#@\\" or (before.isascii() and before.isalpha()) or before in "+/^±"):
        letters = CURRENCY_BEFORE.search(s[max(0, at - 8) : at]) or FOREIGN_BEFORE.search(s[max(0, at - 8) : at])
        if before in "./+^±":
            raise refuse(at, end, f"stands after “{before}”", "write one figure on its own")
        if not letters:
            raise Skip(end)


def _fraction(source: Source, at: int, run: str, end: int) -> Part:
    """百分之三十, 千分之三, 四分之三. One third is no finite decimal and is refused rather than cut off."""
    s = source.folded
    whole = _DIVISORS.get(run)
    try:
        if whole is None:
            if run[0] in _DIGIT:
                raise Malformed("has digits before 分之", "write it in percent, 30%")
            whole = parse(run).value
        top = RUN.match(s, end + 2)
        if top is None:
            raise Malformed("has no figure after 分之", "write it in percent, 30%")
        numeral = parse(top[0])
        share = divided(_ONE, whole) if whole else None
        if share is None and whole:
            share = divided(numeral.value, whole)
            if share is None or numeral.fuzzy:
                raise Malformed("is no exact decimal", "write it in percent, 33%")
            return Part(at, top.end(), exactly(str(share), top[0]), "ratio", "ratio", _ONE)
        if share is None or numeral.colloquial or numeral.magnitude != 1:
            raise Malformed("is no readable fraction", "write it in percent, 30%")
    except Malformed as error:
        last = RUN.match(s, end + 2)
        raise refuse(at, last.end() if last else end + 2, error.cause, error.advice) from None
    return _after_fraction(source, at, numeral, top.end(), share)


def _after_fraction(source: Source, at: int, numeral: Numeral, end: int, share: Decimal) -> Part:
    part = _vague_or_exact(source, at, numeral, end, fraction=True)
    if part.unit or part.kind != "bare":
        raise refuse(at, part.end, "is a share and carries a unit", "write the share in percent")
    return replace(part, unit="ratio", kind="ratio", factor=share, open=True)


def _vague_or_exact(source: Source, at: int, numeral: Numeral, end: int, fraction: bool = False) -> Part:
    """Adds 多, 余, 来 and 几 and what follows them."""
    s = source.folded
    more = _MORE.match(s, end) or (_SOME.match(s, end) if _takes_some(numeral) else None)
    if more is not None and not (more[0][0] == "来" and numeral.value % 10):
        groups = more.groupdict()
        scale = groups.get("a") or groups.get("b") or groups.get("scale") or ""
        numeral, end = more_than(numeral, scale), more.end()
        if RUN.match(s, end):
            raise refuse(at, end, "goes on after 多", "write the amount in digits")
    elif s[end : end + 1] == "几":
        raise refuse(at, end + 1, "says 几", "write the figure")
    if fraction:
        return Part(at, end, numeral, "", "bare", _ONE)
    return _with_unit(source, at, numeral, end)


def _takes_some(numeral: Numeral) -> bool:
    """十几 and 二十几, not 一百几."""
    return numeral.run.endswith("十") or (numeral.value in (10, 20, 30, 40, 50, 60, 70, 80, 90) and numeral.run[-1] == "0")


def _with_unit(source: Source, at: int, numeral: Numeral, end: int) -> Part:
    s = source.folded
    if s[end - 1] == "千" and KILO.match(s, end):
        raise Skip(end)
    currency = CURRENCY_BEFORE.search(s[max(0, at - 8) : at])
    numeral, end = scaled(s, at, numeral, end, currency is not None)
    start = at - len(currency[0]) if currency else at
    if FOREIGN_BEFORE.search(s[max(0, at - 8) : at]) or FOREIGN.match(s, end) or FOREIGN.match(s, end + 1):
        raise refuse(at, end, "is not in yuan", "write the amount in yuan, 元")
    if (longer := half_more(s, start, numeral, end)) is not None:
        return longer
    found = unit_at(s, end)
    if found is None:
        large = _HUNDRED_MILLIONS.match(s, end)
        if large is not None and numeral.magnitude == 1 and not numeral.colloquial:
            return _hundred_millions(source, start, numeral, large.end())
        return _bare(s, start, numeral, end, currency is not None)
    unit, base, after = found
    if numeral.colloquial:
        raise refuse(start, after, "leaves out the unit of its last digit before a measure", "write 3万2千元 or 32000元")
    if currency and base != "元":
        raise refuse(start, after, "has a currency and another unit", "write the amount in yuan, 元")
    part = Part(start, after, numeral, base, unit.kind, unit.factor)
    part = {"元": cents, "月": months}.get(base, over)(s, part)
    return end_of(s, _doubted(s, part, unit.doubt))


def _hundred_millions(source: Source, start: int, numeral: Numeral, end: int) -> Part:
    """3个亿."""
    factor = scale_of("亿")
    value, low, high = (times(x, factor) for x in (numeral.value, numeral.low, numeral.high))
    return _with_unit(
        source, start, replace(numeral, value=value, low=low, high=high, run=numeral.run + "亿", magnitude=factor), end
    )


def _bare(s: str, start: int, numeral: Numeral, end: int, currency: bool) -> Part:
    """No unit follows: an amount if a currency stands before, else a bare figure if the words end here."""
    after = s[end : end + 1]
    if currency:
        if after.isascii() and after.isalnum():
            raise refuse(start, end + 1, "runs into other characters", "write the amount in yuan, 元")
        return Part(start, end, numeral, "元", "money", _ONE, open=True)
    if _LETTERS.match(s, end) and numeral.run[0] in _DIGIT:
        raise refuse(start, end + 1, f"ends in “{s[end : end + 2].strip()}”", "write 万 or 元, or the digits")
    if after == "半" or after == "+":
        raise refuse(start, end + 1, f"ends in “{after}”", "write it in digits, 2.5, or with 以上")
    if numeral.fuzzy and numeral.run[-1] not in "百千万亿" and numeral.pair:
        raise Skip(end)
    weak = _weak(numeral)
    return Part(start, end, numeral, "", "bare", _ONE, weak=weak)


def _weak(numeral: Numeral) -> bool:
    """Too little to be a figure in running text: 三, 十二 (labels), 2025 (a year), 13812345678 (a telephone)."""
    if numeral.run[0] in _DIGIT:
        year = 1800 <= numeral.value < 2200 and numeral.magnitude == 1 and "," not in numeral.run
        return (year and re.match(r"[0-9]{4}(?![0-9])", numeral.run) is not None) or bool(_MOBILE.fullmatch(numeral.run))
    return not any(char in "百千万亿点" for char in numeral.run)


def _doubted(s: str, part: Part, doubt: str) -> Part:
    """Marks 25年 (2025?) and 10日 (the tenth?), which only their context makes durations, and 一名, which is an article."""
    run = part.numeral.run
    if doubt == "year":
        if run[0] in _DIGIT and run[0] != "0" and len(run) > 2 and part.numeral.value >= 150:
            raise Skip(part.end)
        if re.fullmatch("[0-9]{2}", run) and part.factor == 12 and s[part.end - 1] == "年" and not part.numeral.fuzzy:
            part = replace(part, doubt="year")
    elif doubt == "day" and not part.numeral.fuzzy:
        part = replace(part, doubt="day")
    small = part.kind == "count" or part.unit in ("日", "周", "小时", "分钟")
    if run == "十" and part.unit == "分":
        raise Skip(part.end)
    # Two is 两 before a measure word; 二次, 二元 and 二期 are names.
    named = run == "二" and (part.kind == "count" or part.unit == "元")
    return replace(part, article=True) if named or (run == "一" and small) else part
