"""Figures strung together without a name of their own: 两笔，80万和120万 · 三个厂分别300、450、250人 · 2个月加3个月; and told in order.

Taken one by one the first would stand for all of them, which is the worst that can happen to a sum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.rules.beside import clause_before
from assistant.rules.claims import Claim, fits, spoken_of
from assistant.rules.products import PARTS, count_of
from assistant.rules.reading import Reading
from assistant.rules.types import Rule

_PLUS = r"(?:又|再|还|另|外)?加(?:上)?|\+|＋|\bplus\b"
_PLUSSED = re.compile(rf"\s*[,，]?\s*(?:{_PLUS})\s*", re.I)
_LINKED = re.compile(rf"\s*(?:[、,，]|和|与|跟|及|\band\b|{_PLUS})\s*", re.I)
_AND = re.compile(r"\s*(?:和|与|跟|及|\band\b)\s*", re.I)
_FEWEST = 3  # figures in a row that are parts, whatever is said before them
_SO_MANY = re.compile(
    rf"(?<![\d.,百千万])(?P<n>[1-9]\d?|[二两三四五六七八九十])(?:个|家|所|处|期|批|块|笔|次|趟|项|回|场)?(?:{PARTS}|企业|公司|工厂|学校|院校|班)?[^\d，,。；;]{{0,12}}[，,:：]?[^\d，,。；;]{{0,8}}$"
)
_BETWEEN = re.compile(r"\s*(?:之间|左右浮动|不等|里头?选|二选一|的话)|\s*(?:or|to)\b", re.I)
_IN_ORDER = re.compile(r"(?:分别|依次|各(?:自)?)(?:是|为|有)?|\brespectively\b", re.I)
_SET = -10  # the weight of a figure whose place in the order names its slot: nothing speaks more surely


def strung(rule: Rule, folded: str, found: Sequence[Reading]) -> list[Reading]:
    """`found` with each run of parts as their sum; a run that cannot be summed up is left out, and its fact is asked for."""
    apart = any(slot.many for slot in rule.slots)
    kept: list[Reading] = []
    at = 0
    while at < len(found):
        run = _run(folded, found[at:])
        before = folded[kept[-1].end if kept else 0 : run[0].start]
        at += len(run)
        counted = _SO_MANY.search(before)
        if counted is None and kept and _counts(folded, kept[-1], run):
            kept.pop()  # 三个系专业课老师40、35、25人: how many parts there are
            counted = _SO_MANY.search(folded[: run[0].start])
        if not _are_parts(rule, folded, run, before, apart=apart, counted=bool(counted) and _tells(counted, len(run))):
            kept += run
        elif len({reading.unit for reading in run} - {""}) <= 1:
            kept.append(_sum(run))
    return kept


def in_order(rule: Rule, folded: str, found: Sequence[Reading]) -> list[Claim]:
    """Claims of figures told in the order of the names before them: 收入和成本分别是120万、80万."""
    claims: list[Claim] = []
    for at, first in enumerate(found):
        run = _run(folded, found[at:])
        if len(run) < 2 or (at and run[0] in _run(folded, found[at - 1 :])):
            continue
        told = _IN_ORDER.search(clause_before(folded, first)) or _IN_ORDER.match(folded, run[-1].end + 1)
        names = re.split(r"[、,，]|和|与|跟|以及|及|\band\b", _IN_ORDER.split(folded[: first.start].rsplit("。", 1)[-1])[0])
        slots = [_only_slot(rule, name, reading) for name, reading in zip(names[-len(run) :], run, strict=False)]
        if told and len(slots) == len(run) and None not in slots and len(set(slots)) == len(slots):
            claims += [Claim(_SET, at + place, slot) for place, slot in enumerate(slots) if slot is not None]
    return claims


def _run(folded: str, found: Sequence[Reading]) -> list[Reading]:
    """The figures from the first on that nothing but a link parts, of one unit, which the last may say for all."""
    run = [found[0]]
    for other in found[1:]:
        between = folded[run[-1].end : other.start]
        alike = other.unit == run[-1].unit or run[-1].unit == "" or _PLUSSED.fullmatch(between)
        if not _LINKED.fullmatch(between) or not alike or other.kind == "ratio" or "、" in other.said:
            break
        run.append(other)
    return run


def _are_parts(rule: Rule, folded: str, run: Sequence[Reading], before: str, *, apart: bool, counted: bool) -> bool:
    if len(run) < 2 or not all(reading.amount.exact for reading in run) or _BETWEEN.match(folded, run[-1].end):
        return False
    links = [folded[a.end : b.start] for a, b in pairwise(run)]
    if all(_PLUSSED.fullmatch(link) for link in links):
        return True
    spoken = [slot for slot in rule.slots if slot.kind == "amount" and spoken_of(slot, before)]
    if apart or len(spoken) >= len(run):
        return False
    return counted or len(run) >= _FEWEST or bool(spoken and _AND.fullmatch(links[-1]))


def _counts(folded: str, reading: Reading, run: Sequence[Reading]) -> bool:
    """Whether a figure before a run says how many there are in it."""
    return reading.amount.exact and reading.amount.low == len(run) and reading.unit in ("个", "家", "") and len(run) > 1


def _tells(match: re.Match[str] | None, number: int) -> bool:
    return match is not None and count_of(match) == number


def _sum(run: Sequence[Reading]) -> Reading:
    total = run[0].amount
    for reading in run[1:]:
        total = total + reading.amount
    unit = next((reading.unit for reading in reversed(run) if reading.unit), "")
    return replace(run[0], amount=total, stated=total, unit=unit, said="、".join(r.said for r in run), end=run[-1].end)


def _only_slot(rule: Rule, name: str, reading: Reading) -> int | None:
    """The one fact that a name speaks of and that a figure fits."""
    fitting = [at for at, slot in enumerate(rule.slots) if slot.kind == "amount" and fits(slot, reading, labelled=True)]
    spoken = [at for at in fitting if spoken_of(rule.slots[at], name)]
    return spoken[0] if len(spoken) == 1 else None
