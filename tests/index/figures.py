"""The figures a text states, in digits or in words of either language, so that 一年, 1年, 半年 and half a year compare."""

from __future__ import annotations

import re
from fractions import Fraction

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "双": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_LARGE = {"万": 10**4, "亿": 10**8}
_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?([万亿]?)")
_RUN = re.compile("[零〇一二两三四五六七八九十百千万半双]+")
# 两 that points at two things just named, 双方 and 百分之几 are no figures; 一 alone is an article (一批, 一线, 统一).
_NO_FIGURE = re.compile("两者|[这那]?两份|两部分|双方|双向|两个文件|百分之几|万一|一")
_WORDS = {
    word: Fraction(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split()
    )
} | {"thirty": Fraction(30), "forty": Fraction(40), "fifty": Fraction(50), "half": Fraction(1, 2), "twice": Fraction(2)}
_WORDS |= {"double": Fraction(2), "doubled": Fraction(2)}
_MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 10**6}
# "the two" and "both" point at things just named; "one" is a pronoun more often than a figure.
_NO_WORD = re.compile(r"\b(?:the|of|let|two) two\b|\btwo (?:kinds|parts|documents)\b|\bone\b|three-dimensional")


def figures(text: str) -> set[Fraction]:
    """Every figure that a text may be said to state, read generously: 1.2万 is 1.2 and 12000, 十七 is 17, 10 and 7."""
    found = _arabic(text, both=True) | _english(text)
    for run in _RUN.findall(text):
        found |= {_chinese(run), *map(_chinese, run)}
    return found


def claimed(text: str) -> set[Fraction]:
    """Every figure that a short answer claims, in digits, Chinese numerals or English words; no pronouns."""
    return (
        _arabic(text) | _english(_NO_WORD.sub(" ", text.lower())) | {_chinese(r) for r in _RUN.findall(_NO_FIGURE.sub(" ", text))}
    )


def _arabic(text: str, *, both: bool = False) -> set[Fraction]:
    found = set()
    for match in _ARABIC.finditer(text):
        value = Fraction(match[0].rstrip("万亿").replace(",", ""))
        found.add(value * _LARGE.get(match[1], 1))
        if both:
            found.add(value)
    return found


def _chinese(run: str) -> Fraction:
    total, section, digit = Fraction(0), Fraction(0), None
    for char in run:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "半":
            section, digit = section + (digit or 0) + Fraction(1, 2), None
        elif char == "万":
            total, section, digit = total + ((section + (digit or 0)) or 1) * 10_000, Fraction(0), None
        else:
            section, digit = section + (1 if digit is None else digit) * _UNITS[char], None
    return total + section + (digit or 0)


def _english(text: str) -> set[Fraction]:
    found: set[Fraction] = set()
    value: Fraction | None = None
    for word in [*re.findall(r"[a-z]+", text.lower()), ""]:
        if word in _MULTIPLIERS:
            value = (1 if value is None else value) * Fraction(_MULTIPLIERS[word])
            continue
        if value is not None:
            found.add(value)
        value = _WORDS.get(word)
    return found
