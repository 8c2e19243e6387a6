"""Figures that are words: 一半, 半年, 对折, 翻一番, 五五开, half a year."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.numbers.numerals import NUMERAL_START
from assistant.numbers.signals import Skip, refuse
from assistant.numbers.types import Numeral, Part

_ONE = Decimal(1)
ENGLISH_NUMBER = re.compile(
    r"(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|quarter|dozen|point|minus|negative|and a)[ -]$",
    re.IGNORECASE,
)
_HALVES = re.compile(r"半(?P<unit>个月|年(?![级报度])|个?小时|天)(?!饼)")
_OPEN_SHARES = re.compile(r"(?P<a>[一二三四五六七八九1-9])(?P<b>[一二三四五六七八九1-9])(?:开|分成)(?![始展发设工会])|对半开")
_WORDS = {
    "百分之百": ("1", "ratio", "ratio"),
    "百分百": ("1", "ratio", "ratio"),
    "一半": ("0.5", "ratio", "ratio"),
    "半数": ("0.5", "ratio", "ratio"),
    "对半": ("0.5", "ratio", "ratio"),
    "对折": ("0.5", "ratio", "discount"),
    "翻一番": ("2", "倍", "multiple"),
    "翻番": ("2", "倍", "multiple"),
    "翻倍": ("2", "倍", "multiple"),
    "翻两番": ("4", "倍", "multiple"),
    "half a year": ("6", "月", "duration"),
    "half a month": ("0.5", "月", "duration"),
    "half of": ("0.5", "ratio", "ratio"),
}
_WORD = re.compile("|".join(f"{word}(?![A-Za-z])" for word in _WORDS), re.IGNORECASE)
# What may stand before 半年 or 一半 without changing it; 上半年 is a date, 大半年 and 多半 are guesses.
_NOT_BEFORE_HALF = "上下前后大小多过这那头末折减近一两二三四五六七八九十百千万亿几数个年月"
START = re.compile(rf"{NUMERAL_START.pattern}|半|翻[一两]?[番倍]|对[半折]|\bhalf (?:a (?:year|month)|of)\b", re.IGNORECASE)


def word_at(s: str, at: int) -> Part | None:
    """The figure that the words at `at` name; None where none does. Raises Skip or Refused."""
    if (word := _WORD.match(s, at)) is not None:
        return _word(s, at, word)
    if (half := _HALVES.match(s, at)) is not None:
        return _half(s, at, half)
    shares = _OPEN_SHARES.match(s, at)
    return _shares(at, shares) if shares is not None else None


def _word(s: str, at: int, match: re.Match[str]) -> Part:
    value, unit, kind = _WORDS[match[0].lower()]
    end = match.end()
    before = s[max(0, at - 1) : at]
    if match[0] in ("一半", "半数") and _spoils_half(s, at, "大小多前后过"):
        raise Skip(end)
    if before == "第" or (match[0] == "半数" and s[end : end + 1] == "字"):
        raise Skip(end)
    if before and NUMERAL_START.match(before):
        raise refuse(at - 1, end, "touches another figure", "write it in digits")
    if match[0][0] in "hH" and ENGLISH_NUMBER.search(s[max(0, at - 12) : at]):
        raise refuse(max(0, at - 12), end, "is a figure in English words", "write it in digits, 2.5 years")
    return Part(at, end, exactly(value), unit, kind, _ONE)


def _spoils_half(s: str, at: int, spoilers: str) -> bool:
    """Whether the word before turns a half into a date (上半年) or a guess (大半年); 最多 and 超过 only bound it."""
    before = s[max(0, at - 1) : at]
    return before != "" and before in spoilers and s[max(0, at - 2) : at] not in ("最多", "至多", "顶多", "超过", "将近", "接近")


def _half(s: str, at: int, match: re.Match[str]) -> Part:
    if _spoils_half(s, at, _NOT_BEFORE_HALF):
        raise Skip(match.end())
    unit, value = {"年": ("月", "6"), "个月": ("月", "0.5"), "天": ("日", "0.5")}.get(match["unit"], ("小时", "0.5"))
    end = match.end()
    if s[end : end + 1] in ("多", "余", "来"):
        raise refuse(at, end, "is vague", "write the months, 7个月")
    return Part(at, end, exactly(value), unit, "duration", _ONE)


def _shares(at: int, match: re.Match[str]) -> Part:
    """五五开 is half each; 三七开 does not say whose the three are."""
    a, b = match["a"], match["b"]
    if a is not None and a != b:
        raise refuse(at, match.end(), "names two shares and not whose they are", "write the one share, 三成 or 30%")
    if a is not None and a not in "五5":
        raise refuse(at, match.end(), "does not add up to ten", "write the share in percent")
    return Part(at, match.end(), exactly("0.5"), "ratio", "ratio", _ONE)


def exactly(value: str, run: str = "") -> Numeral:
    """The numeral of one exact value, given as a decimal string."""
    exact = Decimal(value)
    return Numeral(exact, exact, exact, run, _ONE)
