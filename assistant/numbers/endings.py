"""What follows a unit and belongs to the figure: 年半, 年3个月, 元5角, 成五, 年多, 元/月."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.numbers.characters import POISON
from assistant.numbers.exact import plus, times
from assistant.numbers.numerals import FINANCIAL, more_than, parse
from assistant.numbers.signals import refuse
from assistant.numbers.types import Numeral, Part
from assistant.numbers.units import PER, PER_ENGLISH
from assistant.numbers.words import exactly

_ONE, _HALF, _YEAR = Decimal(1), Decimal("0.5"), Decimal(12)
_DIGIT = "0123456789"
_HAN_DIGIT = "零一二三四五六七八九两"
_HALF_A_TIME = re.compile(r"半(?:年|个月|个?学[期年])")
_AND_HALF = re.compile(r"个半(?P<unit>月|小时|钟头|学期)")
_SOME_MORE = re.compile(r"个多(?P<unit>月|小时|星期|学期)")
_NOT_MORE = re.compile("[多余][少元样次名额款数]")
_TENTH = re.compile("([一二三四五六七八九]|半)(?![零一二三四五六七八九十百千万亿成])")
_MONEY_CLOSES = re.compile(r"[整正](?![个体式数合理常好在是])| ?人民币| ?(?:RMB|CNY)(?![A-Za-z])")
_MONTHS_AFTER_YEARS = re.compile(r" {0,2}[零又]? ?(?P<months>[0-9]{1,2}|[一二三四五六七八九两]|十[一二]?) {0,2}个月(?!饼)")
_MONEY_TAIL = re.compile(
    r"零?(?:(?P<jiao>[0-9一二两三四五六七八九壹贰貳弍叁叄肆伍陆陸柒捌玖])角)?零?(?:(?P<fen>[0-9一二两三四五六七八九壹贰貳弍叁叄肆伍陆陸柒捌玖])分)?(?=整|正|[^0-9零一二三四五六七八九两十百千万亿别之]|$)"
)


def half_more(s: str, start: int, numeral: Numeral, end: int) -> Part | None:
    """两个半月 is 2.5 months, 5个多月 five to six; None of anything else."""
    match = _AND_HALF.match(s, end) or _SOME_MORE.match(s, end)
    if match is None:
        return None
    if numeral.fuzzy or numeral.colloquial:
        raise refuse(start, match.end(), "is vague twice", "write it in digits")
    unit = {"月": "月", "星期": "周", "学期": "学期"}.get(match["unit"], "小时")
    if match[0].startswith("个半"):
        value = plus(numeral.value, _HALF)
        numeral = replace(numeral, value=value, low=value, high=value)
    else:
        numeral = replace(numeral, high=plus(numeral.value, _ONE))
    return Part(start, match.end(), numeral, unit, "duration", _ONE)


def over(s: str, part: Part) -> Part:
    """3年多, 30%多, 100元多: up to one more step of the last digit."""
    end = part.end
    if s[end : end + 1] in ("多", "余") and not _NOT_MORE.match(s, end):
        numeral = part.numeral
        if numeral.fuzzy or not numeral.value:
            raise refuse(part.start, end + 1, "is vague twice", "write it in digits")
        high = plus(numeral.value, _ONE) if part.unit == "月" else more_than(numeral, "").high
        return replace(part, end=end + 1, numeral=replace(numeral, high=high))
    if part.unit == "ratio" and part.kind == "ratio" and part.factor == Decimal("0.1"):
        return _tenths(s, part)
    return part


def _tenths(s: str, part: Part) -> Part:
    """三成五 is 35%, 三成半 too."""
    tail = _TENTH.match(s, part.end)
    if tail is None:
        return part
    if part.numeral.fuzzy or part.numeral.value != part.numeral.value.to_integral_value():
        raise refuse(part.start, tail.end(), "is vague", "write it in percent")
    digit = "5" if tail[1] == "半" else str(_HAN_DIGIT.index(tail[1]))
    return replace(part, end=tail.end(), numeral=exactly(f"{part.numeral.value}.{digit}", part.numeral.run))


def cents(s: str, part: Part) -> Part:
    """Adds 角 and 分, 整, and the currency's name."""
    part = over(s, part)
    tail = _MONEY_TAIL.match(s, part.end)
    if tail is not None and tail.end() > part.end and (tail["jiao"] or tail["fen"]):
        if part.numeral.fuzzy:
            raise refuse(part.start, tail.end(), "is vague", "write it in digits")
        fen = "".join(_digit(tail[name]) for name in ("jiao", "fen"))
        value = plus(part.numeral.value, Decimal(f"0.{fen}"))
        part = replace(part, end=tail.end(), numeral=exactly(str(value), part.numeral.run))
    rest = _MONEY_CLOSES.match(s, part.end)
    return replace(part, end=rest.end()) if rest else part


def _digit(text: str | None) -> str:
    if text is None or text in _DIGIT:
        return text or "0"
    return "2" if text == "两" else str(_HAN_DIGIT.index(text.translate(FINANCIAL)))


def months(s: str, part: Part) -> Part:
    """三年半, 2年3个月. 2年3月 is neither a period nor a date."""
    if part.factor != _YEAR or s[part.end - 1] != "年":
        return over(s, part)
    if s[part.end : part.end + 1] == "半":
        value = plus(part.numeral.value, _HALF)
        if part.numeral.fuzzy:
            raise refuse(part.start, part.end + 1, "is vague", "write it in digits")
        return replace(part, end=part.end + 1, numeral=replace(part.numeral, value=value, low=value, high=value))
    months = _MONTHS_AFTER_YEARS.match(s, part.end)
    if months is not None:
        count = parse(months["months"]).value
        if part.numeral.fuzzy or not 0 < count < 12:
            raise refuse(part.start, months.end(), "has more than 11 months beside its years", "write the months alone, 27个月")
        value = plus(times(part.numeral.value, _YEAR), count)
        return replace(part, end=months.end(), numeral=exactly(str(value), part.numeral.run), factor=_ONE)
    return over(s, part)


def end_of(s: str, part: Part) -> Part:
    """Adds "a month", "/人"; refuses what runs into further figures."""
    end = part.end
    per = PER.match(s, end)
    if per is not None and part.kind in ("money", "count"):
        name = per["zh"] or per["every"] or PER_ENGLISH[per["en"].lower()]
        part = replace(part, end=per.end(), unit=f"{part.unit}/{name}")
    elif s[end : end + 1] == "/":
        raise refuse(part.start, end + 1, "is followed by “/”", "write one figure, or its period as 元/月")
    end = part.end
    following = s[end : end + 1]
    if part.kind == "count" and s[end - 1] not in "个名位家" and _HALF_A_TIME.match(s, end):
        return part  # 15个实习生半年: the noun ends the first figure
    if following in ("半", "+") or following == POISON:
        raise refuse(part.start, end + 1, "runs into other characters", "write the figure on its own")
    return part
