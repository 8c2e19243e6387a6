"""Numerals that are no quantity (五金工程, 1+X, 国内一流): they stand in the cited words with what is around them."""

from __future__ import annotations

import re

_NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千万亿两半]+")
_PLAIN_NUMERAL = re.compile(
    r"一(?:些|般|定|起|样|致|律|并|旦|直|体|步|批|种|个|项|名|位|方|条|家|份|次|下|句|向|面|边|系列|是|门|套|支|所|类|致)|(?<=[统单唯同万进之第某这那每专])一|[二三四]是|十分|万一|千万(?!元|人)|百姓|两(?:者|类|种|项|方面|点|部分|级)|三(?:者|类|种|项|方面|点)|第[一二三]，|一(?=[，。])"
)
_EN_NUMBERS = {
    word: value for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


def loose_numerals(plain: str, taken: list[tuple[int, int]]) -> list[tuple[str, str, str]]:
    """Numerals of a Chinese text that are no quantity, each with the characters before and after it."""
    harmless = [(match.start(), match.end()) for match in _PLAIN_NUMERAL.finditer(plain)]
    found = []
    for pattern in (re.compile(r"\d+(?:\.\d+)?"), _NUMERAL):
        for match in pattern.finditer(plain):
            if not inside(match.start(), taken) and not inside(match.start(), harmless):
                found.append((plain[match.start() - 1 : match.start()], match[0], plain[match.end() : match.end() + 2]))
    return found


def stands_literally(before: str, run: str, after: str, whole: str) -> bool:
    """Whether a numeral that is no quantity stands in the cited words with what is around it: 五金工程, 1+X, 国内一流."""
    if run in _EN_NUMBERS or (run.isalpha() and run.isascii()):
        value = str(_EN_NUMBERS.get(run, run))
        return re.search(rf"(?<![\d.]){value}(?![\d.])|\b{run}\b", whole, re.I) is not None
    follow = re.match(r"[^，。；：、！？）】”\s|]*", after)
    wanted = run + (follow[0] if follow else "")
    near = before + run + wanted[len(run) : len(run) + 1]
    alone = rf"(?<![\d.零〇一二三四五六七八九十百千万亿两半]){re.escape(wanted)}"
    return re.search(alone, whole) is not None or (len(near) > len(run) + 1 and near in whole)


def inside(at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a position lies in one of the spans."""
    return any(start <= at < end for start, end in spans)
