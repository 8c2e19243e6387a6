"""Figures told item by item: parts that make one sum (机械班7个、数控班6个、电气班5个), and years told alike (22年600万、60万；23年650万、45万)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.rules.beside import clause_before, is_total
from assistant.rules.claims import ALL_ARE, STRONG, Claim, spoken_of
from assistant.rules.products import PARTS, count_of
from assistant.rules.reading import Reading
from assistant.rules.types import Rule

_FEWEST = 3  # items: two figures side by side are more often two facts
# What stands between two items: a mark, and the name of the next.
_NAMED = re.compile(
    r"\s*(?:[、,，;；]|,? and |和|加上?|(?<!\w) |(?<=[\u4e00-\u9fff]) )\s*(?:和|还有|and )?\s*(?P<name>(?:\d{2,4}[班级])?[^\d\s、,，;；。.!?！？]{1,12}|[a-z][a-z -]{1,20}) ?",
    re.I,
)
# Said behind figures that make one: 这三块*加起来*就是工资总额. Before a figure (合计17) it speaks of that figure.
_SUMMED_UP = re.compile(
    r"[^。.!?！？\d]{0,16}?(?:加起来|加一起|加在一起|合起来|合在一起|合拢|合一道|一道算|并起来|并在一起|[并合]成一|合并|算在?一(?:起|块)|\b(?:together|combined|in all)\b)(?![^,，。；;]{0,8}\d)"
)
_ADDED = re.compile(
    r"[,，]?\s*(?:(?:外|再|另)?加上?|(?:plus|and) another)[^\d,，。；;]{0,12}", re.I
)  # 基础性绩效640万*加奖励性绩效*280万
# Two of each told, and asked of both: 机电系40人、双师型33人；财经系60人、双师型52人，*两系合起来*…
TOGETHER = re.compile(
    r"[两三四五六几](?:个)?(?:系|校区|校|部|厂|家|处|块|边|班|期|批|院)[^,，。；;\d]{0,4}(?:合起来|合在?一(?:起|道)|加起来|加一起|并起来|一(?:起|道)算)|(?:合|并)一道算|合起来算|taken together|both (?:departments|campuses|plants)"
)
_RESPECTIVELY = re.compile(r"(?:分别|依次|各)(?:是|为|有)?[^\d，,。；;]{0,4}$")
_STRUNG = re.compile(r"\s*[、,，和]\s*|\s+")
_BEHIND = re.compile(r"[^\d，,、。；;!！？?]{0,8}")
_FIRST = re.compile(r"(?:[^\s、,，;；。]{1,12}|[a-z-]+ )$", re.I)
# Names that tell more than which part it is: a time, a share of the rest, what was spent or is lacking.
_NO_NAME = re.compile(
    r"^(?:另外|还有)?[那这]|其中|里面|包括|成本|花|扣|剩|余|还|差|缺|每|各|按|到|至|共|总|合计|一起|加|要|得|是不是|多少|几|税|率|年(?!级|底)|月|去|现在|目标|of (?:them|which|those)|total|of whom",
    re.I,
)
_PARTS_TOLD = re.compile(rf"{PARTS}[^,，。；;\d]{{0,6}}$")
# 给*三家厂*做培训，分别收入46万、38.5万、21万: as many as there are figures.
_SO_MANY = re.compile(r"(?P<n>\d{1,2}|[二两三四五六七八九十])(?:个|家|所|处|期|批|块)[^\d，。；;]{1,12}[，,]?[^\d，,。；;]{0,6}$")
_PART_NAME = re.compile(
    r"^[^\d]{0,6}?(?P<name>[\u4e00-\u9fff]{1,6}?(?:(?<!全)部|(?<!各)系(?!统)|校区|分校|分院|(?<!各)学院|分厂|总厂|本部|车间))(?!门|分|长)"
)
_WHOLE = re.compile(r"全部|全校|各|所有|其中|一共|总共|合计")
_YEAR = re.compile(r"(?:(?:19|20)?\d\d|[去前今本大])年(?!内|来|里|间)|第[一二三四五]年|\b20\d\d\b")


def summed(rule: Rule, folded: str, found: Sequence[Reading]) -> list[Reading]:
    """`found` with each run of parts as the one figure that they make.

    A rule that takes one figure a year keeps them apart, unless words say that they make one.
    """
    apart = any(slot.many for slot in rule.slots)
    merged: list[Reading] = []
    run: list[Reading] = []
    names: set[str] = set()
    for reading in found:
        name = _name(rule, folded, run, reading) if run else ""
        if name and name not in names:
            run.append(reading)
            names.add(name)
            continue
        merged += _made_one(folded, run, apart=apart)
        run, names = [reading], set()
    merged += _made_one(folded, run, apart=apart)
    return merged if apart else _told_alike(folded, merged)


def of_own_parts(folded: str, found: Sequence[Reading]) -> bool:
    """Whether each figure is of a part of its own: *中职部*全日制1500人，*高职部*全日制2600人."""
    before = [clause_before(folded, reading) for reading in found]
    names = [match["name"] for words in before if not _WHOLE.search(words) and (match := _PART_NAME.search(words))]
    return len(names) == len(found) == len(set(names))


def _told_alike(folded: str, found: Sequence[Reading]) -> list[Reading]:
    """With figures told *respectively* of parts as their sum: 三个年级分别是32、28、20, or of parts that were summed up before."""
    lengths = {reading.said.count("、") + 1 for reading in found} - {1}
    for at, first in enumerate(found):
        before = _RESPECTIVELY.search(folded[: first.start])
        if before is None or "、" in first.said:
            continue
        strung = _strung(folded, found[at:])
        if len(strung) < 2:
            continue
        told, rest = folded[: before.start()], found[at + len(strung) :]
        counted = _SO_MANY.search(told)
        parts = len(strung) == count_of(counted) if counted else len(strung) in lengths or bool(_PARTS_TOLD.search(told))
        if parts:
            return _told_alike(folded, [*found[:at], *_made_one(folded, strung, fewest=len(strung)), *rest])
        if counted or len(strung) >= _FEWEST:  # three plants and two figures, or three figures of what is not told
            return _told_alike(folded, [*found[:at], *rest])
    return list(found)


def _strung(folded: str, found: Sequence[Reading]) -> list[Reading]:
    """The figures from the first on that nothing but a mark parts, all of one unit, which the last may say for all: 120、80、65人."""
    run = [found[0]]
    for other in found[1:]:
        if not _STRUNG.fullmatch(folded, run[-1].end, other.start) or other.unit not in (
            found[0].unit,
            run[-1].unit or other.unit,
        ):
            break
        run.append(other)
    return run


def _name(rule: Rule, folded: str, run: Sequence[Reading], reading: Reading) -> str:
    """The name of a further part, "" where the figure is none: of another unit, a fact of its own, or a total."""
    before = run[-1]
    match = _NAMED.fullmatch(folded, before.end, reading.start)
    alike = reading.unit in ("", before.unit) and reading.amount.exact and before.amount.exact
    if match is None or not alike or is_total(folded, reading) or _NO_NAME.search(match["name"]):
        return ""
    label = _FIRST.search(folded[: run[0].start])
    behind = _BEHIND.match(folded, reading.end)
    own = [slot for slot in rule.slots if spoken_of(slot, match["name"]) or (behind and spoken_of(slot, behind[0]))]
    return match["name"] if label and all(spoken_of(slot, label[0]) for slot in own) else ""


def _made_one(folded: str, run: Sequence[Reading], *, apart: bool = False, fewest: int = _FEWEST) -> list[Reading]:
    end = run[-1].end if run else 0
    told = bool(_SUMMED_UP.match(folded, end)) or any(_ADDED.fullmatch(folded, a.end, b.start) for a, b in pairwise(run))
    fewest = min(fewest, _FEWEST - 1) if told or ALL_ARE.match(folded, end) else fewest
    if (apart and not told) or len(run) < fewest or not _FIRST.search(folded[: run[0].start]):
        return list(run)
    total = run[0].amount
    for reading in run[1:]:
        total = total + reading.amount
    said = "、".join(reading.said for reading in run)
    unit = next((reading.unit for reading in run if reading.unit), "")
    return [replace(run[0], amount=total, stated=total, unit=unit, said=said, end=run[-1].end)]


def aligned(rule: Rule, folded: str, found: Sequence[Reading], claims: Sequence[Claim]) -> list[Claim]:
    """Claims for figures without their words in years told like the first: 22年*工资*600万*培训*60万；23年650万，45万."""
    years = [match.start() for match in _YEAR.finditer(folded) if not any(r.start <= match.start() < r.end for r in found)]
    told = [
        [at for at, reading in enumerate(found) if start <= reading.start < end and reading.kind == found[0].kind]
        for start, end in pairwise([*years, len(folded) + 1])
    ]
    told = [group for group in told if group]
    if len(told) < 2 or len({len(group) for group in told}) != 1:
        return []
    sure = {claim.reading: claim.slot for claim in reversed(claims) if claim.weight <= STRONG and rule.slots[claim.slot].many}
    first = [sure.get(at) for at in told[0]]
    if None in first or len(set(first)) != len(first):
        return []
    return [
        Claim(STRONG, at, slot)
        for group in told[1:]
        for at, slot in zip(group, first, strict=True)
        if slot is not None and sure.get(at, slot) == slot
    ]
