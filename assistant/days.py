"""Days named in requests and questions."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from assistant.errors import RequestError

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY = re.compile(r"(?<![\d—–~-])((?:19|20)\d\d)\s?[年./-]\s?(?:(\d{1,2})\s?[月./-]\s?(?:(\d{1,2})\s?[日号]?)?)?(底|末|初)?")
_RELATIVE = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "今年": 0,
    "明年": 1,
    "后年": 2,
    "大后年": 3,
    "last year": -1,
    "this year": 0,
    "next year": 1,
}
_RELATIVE_PATTERN = re.compile("|".join(sorted(_RELATIVE, key=len, reverse=True)))
_WITHIN_YEAR = re.compile(r"(?:的)?(\d{1,2})\s?月(?:份)?(?:(\d{1,2})\s?[日号])?(底|末|初)?")  # 去年11月
_COUNT = {char: at for at, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_AGO = re.compile(
    r"(?:(?<![\d十])([一两二三四五六七八九十]|\d{1,2})(年|个月)(?:以|之)?(前|后)|再过([一两二三四五六七八九十]|\d{1,2})(年|个月))"
)
_NEAR_MONTH = re.compile(r"[上下]个?月")
_ENGLISH_YEAR = re.compile(r"\b(?:in|by|on|at the end of|end of|during|until|after|from)\s+((?:19|20)\d\d)\b")
_MONTHS = "january february march april may june july august september october november december".split()
_ENGLISH_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b")


def parse_day(text: str) -> date:
    """An ISO day such as 2026-11-22. Raises RequestError naming what is wrong with it."""
    match = _ISO.match(text.strip())
    if match is None:
        raise RequestError(f"as_of {text!r} is no day; write YYYY-MM-DD, for example 2026-11-22")
    try:
        return date(*map(int, match.groups()))
    except ValueError as error:
        raise RequestError(f"as_of {text!r} is no day of the calendar ({error}); write YYYY-MM-DD") from None


def day_in(text: str, today: date) -> date | None:
    """The day that a question names, None if none: a year alone stands for its middle, a month for its first day."""
    match = _DAY.search(text)
    if match is not None:
        year, month, day, edge = match.groups()
        return _day(int(year), int(month) if month else None, int(day) if day else None, edge)
    lowered = text.lower()
    if (relative := _RELATIVE_PATTERN.search(lowered)) is not None and _RELATIVE[relative[0]]:
        year = today.year + _RELATIVE[relative[0]]
        if (within := _WITHIN_YEAR.match(lowered, relative.end())) is not None:
            return _day(year, int(within[1]), int(within[2]) if within[2] else None, within[3])
        edge = next(iter(re.findall(r"^(?:年)?(底|末|初)", lowered[relative.end() :])), None)
        return _day(year, None, None, edge)
    if (ago := _AGO.search(lowered)) is not None:
        said, unit = ago[1] or ago[4], ago[2] or ago[5]
        months = (_COUNT[said] if said in _COUNT else int(said)) * (12 if unit == "年" else 1)
        return _months_on(today, -months if ago[3] == "前" else months)
    if (near := _NEAR_MONTH.search(lowered)) is not None:
        return _months_on(today, -1 if near[0].startswith("上") else 1)
    if (named := _ENGLISH_MONTH.search(lowered)) is not None:
        edge = "底" if "end of" in lowered[: named.start()] else None
        return _day(int(named[3]), _MONTHS.index(named[1]) + 1, int(named[2]) if named[2] else None, edge)
    if (english := _ENGLISH_YEAR.search(lowered)) is not None:
        return _day(int(english[1]), None, None, "底" if "end of" in english[0] else None)
    return None


def middle_of(year: int) -> date:
    """The day for which a year alone stands."""
    return date(year, 7, 1)


def _months_on(today: date, months: int) -> date:
    """The same day of the month so many months on, or its last day where that month is shorter."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _day(year: int, month: int | None, day: int | None, edge: str | None) -> date | None:
    """None for a day that the calendar does not have, rather than a guess at a near one."""
    try:
        if month is None:
            return {"底": date(year, 12, 31), "末": date(year, 12, 31), "初": date(year, 1, 1)}.get(edge or "", middle_of(year))
        if day is None and edge in ("底", "末"):
            return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return date(year, month, day or 1)
    except ValueError:
        return None
