"""Figures told of each of several, as the whole that they make: three years of 900 each, 9.5万 a head, a month in each summer, 八折."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.numbers import read_one
from assistant.rules.amount import Amount
from assistant.rules.claims import PER_HEAD
from assistant.rules.reading import Reading
from assistant.rules.types import Rule

PARTS = r"(?:年级|班级?|系|校区|分校|分厂|厂区?|车间|部门|专业|分公司|门店|季度|期|批|学期)"
_YEAR_MONTHS = Amount.of(12)
_LEAST_SUM = 1000  # yuan: less is no sum that people are paid in a month
_MONTHLY = re.compile(
    r"(?:每个?月(?!最低)|月均|平均每月|一个月(?:就|要|得|总共|一共)*(?=[发给付])|(?<![\d个今上下本])月(?=工资|薪|绩效|收入|支出|发))[^，,。；;\d]{0,12}$|\b(?:monthly|per month|each month|a month)\b[a-z ]{0,24}$",
    re.I,
)
_EACH = re.compile(
    r"(?P<n>[\d一二两三四五六七八九十]+)(?:个|次|回)(?:暑假|寒假|假期|学期|学年)?[^，,。；;\d一二两三四五六七八九十]{0,4}(?:各|每次|每回|每个)[^，,。；;]{0,12}$"
)
_BROUGHT_DOWN = re.compile(r"[^。；;!！？?\d]{0,24}打(?:了|个|到)?$")
_NEAR = 48  # characters before a figure in which it is told of what it is one
_COUNTED = ("人", "人次", "名", "个", "", "元")  # units of what each of several has; a rate of each is no part of a whole
_EACH_GROUP = re.compile(
    rf"(?<!每)(?<!每个)(?<!每年级)(?P<n>\d{{1,2}}|[二两三四五六七八九十])(?:个|家|所)?(?:{PARTS}|公司|企业|工厂|学校)(?:都|里|的学生|学生|了)*[，,]?"
    rf"(?:各|每个?{PARTS}|每{PARTS})(?:自|都|有|是|招|带)*[^\d，,。；;]{{0,4}}$"
)
_YEARLY = re.compile(r"每(?:一)?年(?:的)?(?:都|只|就|寒假|暑假|假期)*[^，,。；;\d]{0,8}$|年年[^，,。；;\d]{0,8}$")
_ALL_YEARS = re.compile(r"(?:里|来|间)?(?:都|年年|一直|没断|没落|坚持|下来)")


def multiplied(rule: Rule, folded: str, found: Sequence[Reading]) -> list[Reading]:
    """`found` with what was told of each of several as the whole: 三个年级各*900人*, 128个老师人均*9.5万*, 两个暑假各*一个月*."""
    return _times(rule, folded, _heads(rule, folded, _months(rule, folded, _groups(rule, folded, _discounted(folded, found)))))


def _discounted(folded: str, found: Sequence[Reading]) -> list[Reading]:
    """With a price that was brought down as what was paid: 报价75万，打八折成交."""
    whole: list[Reading] = []
    for reading in found:
        price = whole[-1] if whole else None
        if (
            price is not None
            and reading.said.endswith("折")
            and price.unit in ("元", "")
            and _BROUGHT_DOWN.match(folded, price.end, reading.start)
        ):
            whole[-1] = _product(price, reading)
        else:
            whole.append(reading)
    return whole


def _groups(rule: Rule, folded: str, found: Sequence[Reading]) -> list[Reading]:
    """With a count or a sum of each year, class, quarter or plant as that of all of them. A rate of each stays one."""
    counted = tuple(unit for unit in _COUNTED if unit != "元" or not any(slot.each for slot in rule.slots))
    whole: list[Reading] = []
    for reading in found:
        while reading.unit in counted:  # 3个年级每个年级10个班每班45人
            from_ = max(0, reading.start - _NEAR)
            match = _EACH_GROUP.search(folded[from_ : reading.start])
            if match is None:
                break
            total = reading.amount * Amount.of(count_of(match))
            start = from_ + match.start("n")
            whole = [other for other in whole if other.start != start]
            reading = replace(reading, amount=total, stated=total, start=start, again=True)
        whole.append(reading)
    return whole


def _months(rule: Rule, folded: str, found: Sequence[Reading]) -> list[Reading]:
    """With a month's sum as that of a year, where the rule takes a year's: 月工资总额300万. A minimum wage is a month's by law."""
    if not any(slot.by_heads for slot in rule.slots):
        return list(found)
    return [
        replace(
            reading,
            amount=reading.amount * _YEAR_MONTHS,
            stated=reading.stated * _YEAR_MONTHS,
            unit=reading.unit.removesuffix("/月"),
            monthly=True,
        )
        if reading.unit in ("元", "元/月", "") and reading.amount.low >= _LEAST_SUM and _MONTHLY.search(folded[: reading.start])
        else reading
        for reading in found
    ]


def _heads(rule: Rule, folded: str, found: Sequence[Reading]) -> list[Reading]:
    """With a sum per head as that of all heads, where one head count is told."""
    heads = [reading for reading in found if reading.unit in ("人", "个", "名") and reading.amount.exact]
    per_head = [reading for reading in found if PER_HEAD.search(folded[: reading.start]) and reading.unit in ("元", "元/年", "")]
    if len(heads) != 1 or len(per_head) != 1 or not any(slot.by_heads for slot in rule.slots):
        return list(found)
    total = _product(per_head[0], heads[0])
    counts = any(slot.unit == "人" for slot in rule.slots)  # then the heads are a fact themselves
    return [total if reading is per_head[0] else reading for reading in found if counts or reading is not heads[0]]


def _times(rule: Rule, folded: str, found: Sequence[Reading]) -> list[Reading]:
    """With each time that came again and again: 两个暑假各*一个月*, or 每年*半个月*，五年都去了."""
    if not any(slot.sums and slot.not_after for slot in rule.slots):
        return list(found)
    whole: list[Reading] = []
    for reading in found:
        before = folded[: reading.start]
        if (times := _EACH.search(before)) and (count := [other for other in found if other.start == times.start("n")]):
            whole = [other for other in whole if other not in count]
            whole.append(_product(reading, count[0]))
        elif _YEARLY.search(before) and (
            years := [r for r in found if _ALL_YEARS.match(folded, r.end) and r.said.endswith("年")]
        ):
            whole.append(_product(reading, replace(years[0], amount=years[0].amount / _YEAR_MONTHS)))
        else:
            whole.append(reading)
    return whole


def _product(reading: Reading, count: Reading) -> Reading:
    total = reading.amount * count.amount
    return replace(reading, amount=total, stated=total, said=f"{reading.said}、{count.said}", again=True)


def count_of(match: re.Match[str]) -> Decimal:
    """How many things the words of a match count."""
    return read_one(f"{match['n']}个").value
