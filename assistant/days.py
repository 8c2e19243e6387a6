"""Days named in requests and questions."""

from __future__ import annotations

import re
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
        edge = next(iter(re.findall(r"^(?:年)?(底|末|初)", lowered[relative.end() :])), None)
        return _day(today.year + _RELATIVE[relative[0]], None, None, edge)
    if (named := _ENGLISH_MONTH.search(lowered)) is not None:
        edge = "底" if "end of" in lowered[: named.start()] else None
        return _day(int(named[3]), _MONTHS.index(named[1]) + 1, int(named[2]) if named[2] else None, edge)
    if (english := _ENGLISH_YEAR.search(lowered)) is not None:
        return _day(int(english[1]), None, None, "底" if "end of" in english[0] else None)
    return None


def _day(year: int, month: int | None, day: int | None, edge: str | None) -> date | None:
    """None for a day that the calendar does not have, rather than a guess at a near one."""
    try:
        if month is None:
            return {"底": date(year, 12, 31), "末": date(year, 12, 31), "初": date(year, 1, 1)}.get(edge or "", date(year, 7, 1))
        if day is None and edge in ("底", "末"):
            return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return date(year, month, day or 1)
    except ValueError:
        return None
