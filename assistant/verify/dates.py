"""Days, months and years of a text, with what is said of them: from, until, before, the end of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Language

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(month.capitalize() for month in _MONTHS)
_ZH = re.compile(
    r"(?P<before>从|自|至|到|截至|截止到|截止)?"
    r"(?P<y>(?:19|20)\d\d)(?:(?:年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?)?)|(?=[—–-](?:19|20)\d\d)|(?=[/.-]\d{1,2}[/.-]\d{1,2}))"
    r"(?P<after>年?(?:底|初|末)?(?:以前|之前|前|起|以后|之后|后|开始|为止|止|到期|失效|截止)?)"
)
_PART = re.compile(r"(?<!\d)(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?(?P<after>(?:底|初|末)?(?:以前|之前|前|起|以后|之后|后|止)?)")
_EN = re.compile(
    rf"(?:\b(?P<before>(?i:from|since|until|by|before|after|through|till|to|expires?(?: on)?|starting(?: in| on)?|beginning(?: in| on)?))\s+)?(?P<end>the end of\s+|late\s+|early\s+|the start of\s+)?"
    rf"(?:(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?)?\s+)?(?<![\d,.])(?P<y>(?:19|20)\d\d)(?![\d%,.]\d)(?!\s*(?:yuan|students|teachers|schools))"
)
_LAST = 12  # 2027年底 is said of 2027年12月31日
_SIDE_ZH = {
    "after": ("从", "自", "起", "以后", "之后", "后", "开始"),
    "until": ("至", "到", "截至", "截止到", "截止", "为止", "止", "到期", "失效"),
    "before": ("以前", "之前", "前"),
}
_SIDE_EN = {
    "after": ("from", "since", "after", "starting", "beginning"),
    "until": ("until", "by", "through", "till", "to", "expire"),
    "before": ("before",),
}


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is given, with the side it bounds ("" for none) and the part of the year it names."""

    year: int | None
    month: int | None
    day: int | None
    side: str
    part: str
    text: str
    start: int
    end: int


def days_in(text: str, language: Language) -> tuple[Day, ...]:
    """Every date of a folded text."""
    if language == "en":
        return tuple(_english(match) for match in _EN.finditer(text))
    whole = [_chinese(match, int(match["y"])) for match in _ZH.finditer(text)]
    taken = [(day.start, day.end) for day in whole]
    rest = [_chinese(match, None) for match in _PART.finditer(text) if not any(s <= match.start() < e for s, e in taken)]
    return tuple(sorted((*whole, *rest), key=lambda day: day.start))


def masked(text: str, days: Sequence[Day]) -> str:
    """The text with its dates struck out, at the same length."""
    for day in days:
        text = text[: day.start] + "，" * (day.end - day.start) + text[day.end :]
    return text


def fits(day: Day, cited: Sequence[Day]) -> bool:
    """Whether one of the cited dates says the same: as exact as the sentence is, on the same side, the same part of the year."""
    return any(
        day.year in (other.year, None)
        and day.month in (other.month, None)
        and day.day in (other.day, None)
        and (day.side in ("", other.side) or {day.side, other.side} <= {"until", ""})
        and (day.part == other.part or (day.part == "底" and day.month is None and other.month == _LAST and not other.part))
        for other in cited
    )


def _chinese(match: re.Match[str], year: int | None) -> Day:
    groups = match.groupdict()
    month, day = (int(groups[name]) if groups.get(name) else None for name in ("m", "d"))
    after = groups["after"] or ""
    part = next((char for char in after if char in "底初末"), "")
    words = after.lstrip("年底初末")
    side = _side(words, _SIDE_ZH) or _side(groups.get("before") or "", _SIDE_ZH)
    return Day(year, month, day, side, "底" if part == "末" else part, match[0], match.start(), match.end())


def _english(match: re.Match[str]) -> Day:
    month = _MONTHS.index(match["month"].lower()) + 1 if match["month"] else None
    day = match["d"] or match["d2"]
    before = (match["before"] or "").lower()
    side = next((name for name, words in _SIDE_EN.items() if before.startswith(words)), "") if before else ""
    end = match["end"] or ""
    part = "底" if end.startswith(("the end", "late")) else "初" if end else ""
    return Day(int(match["y"]), month, int(day) if day else None, side, part, match[0], match.start(), match.end())


def _side(word: str, sides: dict[str, tuple[str, ...]]) -> str:
    return next((name for name, words in sides.items() if word in words), "") if word else ""
