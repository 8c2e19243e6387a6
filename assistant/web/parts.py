"""Small parts of HTML that several places show. Pure functions; everything that is data is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from urllib.parse import urlencode

from assistant.phrases import day_words
from assistant.types import Language
from assistant.web.markdown import printable
from assistant.web.texts import LOCALES, PLACES, STATUS, STATUS_MEANING, say
from index.types import Document, Record, Status

Documents = Mapping[str, Document]


def shown(text: str) -> str:
    """Data as text of the page: escaped, without what no browser could be sent."""
    return escape(printable(text))


def badge(status: Status, language: Language) -> str:
    """The status as words on a coloured ground; hovering says what it means."""
    meaning = escape(STATUS_MEANING[status][language])
    return f'<span class="badge {status}" title="{meaning}">{STATUS[status][language]}</span>'


def title_of(language: Language, title: str, record: Record | None, *, both: bool = True) -> str:
    """The title in the language of the page; in English, if `both`, with the Chinese one below it."""
    chinese = f'<span lang="zh-CN" data-content>{shown(title)}</span>'
    if language == "zh" or record is None:
        return chinese
    english = f'<span lang="en">{shown(record.title_en)}</span>'
    return f'{english} <small lang="zh-CN" data-content>{shown(title)}</small>' if both else english


def facts(language: Language, record: Record) -> list[tuple[str, str]]:
    """Number, issuer and dates as stated; what a document does not state is said to be not stated."""
    absent = say(language, "not_stated")
    facts = [
        ("number", f"<span data-content>{shown(record.number)}</span>" if record.number else absent),
        ("issuer", f'<span lang="zh-CN" data-content>{shown(record.issuer)}</span>'),
        ("signed", day_words(record.signed, language) if record.signed else say(language, "undated")),
    ]
    if record.issued:
        facts += [(key, day_words(day, language) if day else absent) for key, day in _validity(record)]
    return [(say(language, key), value) for key, value in facts]


def _validity(record: Record) -> tuple[tuple[str, date | None], ...]:
    return ("effective_from", record.effective_from), ("effective_to", record.effective_to)


def address(place: str, **query: str | int | None) -> str:
    """The address of a state of a place, relative to the page: ?place=library&doc=…; what is None or empty is left out."""
    return "?" + urlencode({"place": place, **{key: value for key, value in query.items() if value not in (None, "")}})


def link(place: str, html: str, kind: str = "link", **query: str | int | None) -> str:
    """A link to a state of a place. A plain click goes there within the page; its address may be kept and sent to others."""
    return f'<a class="{kind}" href="{escape(address(place, **query))}" data-go>{html}</a>'


def header(language: Language) -> str:
    """Name of the product and what it does and does not do."""
    name, locale = say(language, "product"), LOCALES[language]
    return (
        f'<div class="brand" lang="{locale}" data-title="{name}"><span class="seal" aria-hidden="true">{say(language, "seal")}</span>'
        f"<div><h1>{name}</h1><p>{say(language, 'promise')}</p></div></div>"
    )


def places(language: Language, keys: tuple[str, ...]) -> str:
    """The way to each place; the script marks the one that is open."""
    links = "".join(f"<li>{link(key, say(language, PLACES[key]), 'way')}</li>" for key in keys)
    return f'<nav aria-label="{say(language, "places")}" lang="{LOCALES[language]}"><ul>{links}</ul></nav>'


def offline(language: Language) -> str:
    """That the server cannot be reached; shown only then."""
    return f'<p role="alert" lang="{LOCALES[language]}">{say(language, "offline")}</p>'


def footer(language: Language) -> str:
    """What the status marks mean, and that this is no legal advice."""
    marks = "".join(f"<li>{badge(status, language)} <span>{STATUS_MEANING[status][language]}</span></li>" for status in Status)
    return (
        f'<div class="foot" lang="{LOCALES[language]}"><ul aria-label="{say(language, "legend")}">{marks}</ul>'
        f"<p>{say(language, 'no_advice')}</p></div>"
    )
