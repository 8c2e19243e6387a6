"""Counts of people that the number reader leaves alone, since out of context they may mean something else.

一个学生 may be "a student" and 五千学生 lacks its measure word; beside a noun that names the people of these rules both are
counts. Whatever the reader itself makes of a place goes before what is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.numbers import NumberError, Quantity, read_one

_PEOPLE = r"(?:(?:实习|在校|毕业|高职|中职|职校|专业课?|双师型?|全日制|顶岗)的?){0,2}(?:学生|老师|教师|职工|员工|工人|实习生|在校生|毕业生|教职工)"
_ONE = re.compile(
    rf"(?<=[收接招带来派有了纳受只就留送是])[一1][个名位](?={_PEOPLE}(?!的|能|应|要|可|一年|每|最多|至少|平均|分|拿|得))"
)
_DIGITS = "一二两三四五六七八九十百千万亿零"
_PLAIN = re.compile(rf"(?<![\d.,第初高大中小年级届号于至到—~{_DIGITS}-])(?P<n>[\d,.]+[千万]?|[{_DIGITS}]{{2,}}|十)(?={_PEOPLE})")
_NOUN_FIRST = re.compile(rf"(?<=学生|老师|教师|职工|员工|工人)(?P<n>\d+|[{_DIGITS}]+)[个名位](?!月|学期|学年|小时|点)")
_AFTER_YEAR = re.compile(rf"(?<=[一每]年|每月|一月)(?P<n>[{_DIGITS}]{{2,}})[个名位]?(?=人)")
_ENGLISH = re.compile(
    r"(?<![\w.,$-])(?P<n>\d[\d,]*) (?:(?!dual|(?:and|of|are|have|in|for|to)\b)[a-z-]+ ){1,3}"
    r"(?:teachers|students|employees|workers|graduates|interns|staff)\b",
    re.I,
)
_ENGLISH_DUAL = re.compile(r"(?<![\w.,$-])(?P<n>\d[\d,]*)(?= (?:are )?dual[- ]qualified\b)", re.I)
_HYPHENED = re.compile(r"(?<![\w.,$-])(?P<n>\d[\d,]*)-(?:employee|worker|person|people|student|teacher|staff|strong)\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")


def counts_of(folded: str) -> Iterator[tuple[int, int, Quantity]]:
    """Each count with its place, as the number reader reads the numeral when it is followed by 人."""
    for match in _ONE.finditer(folded):
        yield match.start(), match.end(), read_one("1人")
    for pattern in (_PLAIN, _NOUN_FIRST, _AFTER_YEAR, _ENGLISH, _ENGLISH_DUAL, _HYPHENED):
        for match in pattern.finditer(folded):
            if _YEAR.fullmatch(match["n"]):
                continue  # 2025学生: a class of that year
            try:
                yield match.start(), match.end(), read_one(f"{match['n']}人")
            except NumberError:
                continue
