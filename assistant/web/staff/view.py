"""What the staff view shows, as an address and back. Pure; an address comes from outside and may hold anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, get_args

from assistant.records import KEPT, Kept, Period
from assistant.web.parts import address

Name = Literal["overview", "feedback", "unanswered", "asked", "draft", "delete"]
NAMES: tuple[Name, ...] = get_args(Name)
DAYS = (7, 30, 90, 0)  # offered as periods; 0 is all the time
_USUAL = 30
_LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class View:
    """A list of a period, a draft of a card for a record, or the deletion of a kind of record before it is confirmed."""

    name: Name = "overview"
    days: int = _USUAL  # the last so many; 0 where `first` and `last` say it
    first: date | None = None
    last: date | None = None
    page: int = 1
    only: str = ""  # a verdict or an outcome
    kept: Kept | None = None
    id: int = 0  # of a record
    n: int = 1  # of the clauses that a draft may rest on

    def period(self, today: date) -> Period:
        """The days that it shows."""
        return Period(today - timedelta(days=self.days - 1)) if self.days else Period(self.first, self.last)

    def query(self) -> dict[str, str | int | None]:
        """What stands in its address."""
        span = {"from": _iso(self.first), "to": _iso(self.last)}
        return {
            "view": self.name,
            "days": self.days if self.days or not (self.first or self.last) else None,
            **(span if not self.days else {}),
            "page": self.page if self.page > 1 else None,
            "only": self.only,
            "kept": self.kept,
            "id": self.id or None,
            "n": self.n if self.n > 1 else None,
        }

    def address(self) -> str:
        """Its address, relative to the page."""
        return address("staff", **self.query())

    def to(self, name: Name, **changes: object) -> View:
        """Another view of the same period."""
        return replace(View(name, self.days, self.first, self.last), **changes)  # type: ignore[arg-type]


def read(query: Mapping[str, str]) -> View:
    """The view of an address; what is senseless in it is as if it were not there."""
    name, kept = query.get("view"), query.get("kept")
    first, last = _day(query.get("from")), _day(query.get("to"))
    days = _number(query.get("days"), 0 if first or last else _USUAL)
    return View(
        name=name if name in NAMES else "overview",
        days=days if days in DAYS else _USUAL,
        first=None if days else first,
        last=None if days else last,
        page=max(1, _number(query.get("page"), 1)),
        only=query.get("only", "")[:20],
        kept=kept if kept in KEPT else None,
        id=_number(query.get("id"), 0),
        n=max(1, _number(query.get("n"), 1)),
    )


def _number(text: str | None, otherwise: int) -> int:
    return min(int(text), _LARGEST) if text and text.isascii() and text.isdigit() and len(text) < 20 else otherwise


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
