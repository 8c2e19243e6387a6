"""Validity and target years of the documents on one line of years. The picture is for the eye; every row says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.phrases import day_words
from assistant.types import Language
from assistant.web.parts import badge, link, title_of
from assistant.web.texts import say
from index.types import Document, Record

_MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Scale:
    """The years shown, the last one whole."""

    first: int
    last: int

    def at(self, day: date) -> float:
        """Where a day lies, in percent from the left, within the picture."""
        start, end = date(self.first, 1, 1), date(self.last + 1, 1, 1)
        return round(min(max(100 * (day - start).days / (end - start).days, 0), 100), 2)


def scale_of(documents: Sequence[Document], today: date) -> Scale:
    """The years from the first that a document names to the last, today's among them, and one more for what has no end."""
    years = [today.year]
    for document in documents:
        record = document.record
        years += [day.year for day in (_begin(record), record.effective_to) if day]
        years += [record.target_year] if record.target_year else []
    return Scale(min(years), max(years) + 1)


def timeline(language: Language, documents: Sequence[Document], today: date) -> str:
    """The section of the page. Empty for no documents."""
    if not documents:
        return ""
    scale = scale_of(documents, today)
    rows = "".join(_row(language, document.record, scale, today) for document in documents)
    step = -(-(scale.last - scale.first + 1) // _MOST_TICKS)
    years = range(scale.first, scale.last + 1, step)
    ticks = "".join(f'<i style="left:{scale.at(date(year, 1, 1))}%">{year}</i>' for year in years)
    keys = "".join(f'<li class="{kind}"><i></i>{say(language, key)}</li>' for kind, key in _KEYS)
    return (
        f'<section class="timeline" aria-labelledby="timeline"><h3 id="timeline">{say(language, "lib_timeline")}</h3>'
        f'<ul class="keys" aria-hidden="true">{keys}</ul>'
        f'<div class="axis" aria-hidden="true"><div>{ticks}</div></div><ul class="rows">{rows}</ul></section>'
    )


_KEYS = (("bar", "lib_key_bar"), ("open", "lib_key_open"), ("goal", "lib_key_goal"), ("today", "lib_key_today"))


def _row(language: Language, record: Record, scale: Scale, today: date) -> str:
    name = link("library", title_of(language, record.title, record, both=False), doc=record.doc_id)
    parts = [_bar(record, scale)]
    if record.target_year:
        left, right = scale.at(date(record.target_year, 1, 1)), scale.at(date(record.target_year + 1, 1, 1))
        parts.append(f'<i class="goal" style="left:{left}%;width:{right - left:.2f}%"></i>')
    parts.append(f'<i class="today" style="left:{scale.at(today)}%"></i>')
    return (
        f'<li><div class="who">{badge(record.status_on(today), language)}{name}<p>{in_words(language, record)}</p></div>'
        f'<div class="track" aria-hidden="true">{"".join(parts)}</div></li>'
    )


def _bar(record: Record, scale: Scale) -> str:
    begin = _begin(record)
    if begin is None or not record.issued:
        return ""
    left = scale.at(begin)
    right = scale.at(record.effective_to) if record.effective_to else 100
    kind = "bar" if record.effective_to else "bar open"
    return f'<i class="{kind}" style="left:{left}%;width:{right - left:.2f}%"></i>'


def _begin(record: Record) -> date | None:
    return record.effective_from or record.signed


def in_words(language: Language, record: Record) -> str:
    """What the row shows, as sentences: start, end and target year, each as stated or said to be not stated."""
    begin = _begin(record)
    said = []
    if not record.issued:
        said.append(say(language, "lib_draft_undated" if begin is None else "lib_draft_dated"))
    elif begin is not None:
        key = "lib_since" if record.effective_from else "lib_signed_only"
        said.append(say(language, key, day=day_words(begin, language)))
    if record.issued:
        until = record.effective_to
        said.append(say(language, "lib_until", day=day_words(until, language)) if until else say(language, "lib_no_end"))
    if record.target_year:
        said.append(say(language, "lib_target", year=record.target_year))
    return (" " if language == "en" else "").join(said)
