"""The list of documents as HTML: filters, each document with its standing, the timeline, and what a search found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

from assistant.sections import sections
from assistant.types import Language
from assistant.web.library.holdings import Holdings
from assistant.web.library.look import Look
from assistant.web.library.relations import ties
from assistant.web.library.timeline import in_words, timeline
from assistant.web.parts import Documents, badge, link, shown, title_of
from assistant.web.texts import LOCALES, STATUS, STATUS_MEANING, region_name, say
from index.load import REGIONS
from index.types import Document, Status


def shelf(language: Language, holdings: Holdings, look: Look, found: str, today: date) -> str:
    """The list that `look` asks for; `found` is what a search found, shown in place of the list."""
    chosen = chosen_of(holdings.documents, look, today)
    lost = ""
    if look.lost:
        name = f"<span data-content>{shown(look.lost[1])}</span>"
        lost = f'<p class="caution" role="alert">{say(language, "lib_no_document", name=name)}</p>'
    body = found or _list(language, holdings, chosen, today)
    return (
        f'<div class="shelf" lang="{LOCALES[language]}" data-address="{escape(look.address)}" data-visit="{look.visit}">'
        f'<header class="lead"><h2 tabindex="-1">{say(language, "place_library")}</h2>'
        f"<p>{say(language, 'lib_promise', count=len(holdings.documents))}</p>{lost}</header>"
        f"{_filters(language, holdings.documents, look, today)}{body}</div>"
    )


def chosen_of(documents: Documents, look: Look, today: date) -> list[Document]:
    """The documents that pass the filters: province first, then the cities; issued before draft."""
    chosen = [
        document
        for document in documents.values()
        if look.region in ("", document.record.region) and look.status in ("", document.record.status_on(today))
    ]
    return sorted(chosen, key=lambda document: (_rank(document.record.region), not document.record.issued))


def _rank(region: str) -> int:
    return REGIONS.index(region) if region in REGIONS else len(REGIONS)


def _filters(language: Language, documents: Documents, look: Look, today: date) -> str:
    every = [(document.record.region, document.record.status_on(today)) for document in documents.values()]
    regions = Counter(region for region, status in every if look.status in ("", status))
    statuses = Counter(status for region, status in every if look.region in ("", region))
    by_region = [("", say(language, "lib_all"), sum(regions.values()))]
    by_region += [
        (name, region_name(language, name), regions[name]) for name in sorted({region for region, _ in every}, key=_rank)
    ]
    by_status = [("", say(language, "lib_all"), sum(statuses.values()))]
    by_status += [(status.value, STATUS[status][language], statuses[status]) for status in Status]
    return (
        f'<nav class="filters" aria-label="{say(language, "lib_filters")}">'
        f"{_filter(language, 'region', by_region, look)}{_filter(language, 'status', by_status, look)}</nav>"
    )


def _filter(language: Language, name: str, choices: Sequence[tuple[str, str, int]], look: Look) -> str:
    label = say(language, "region" if name == "region" else "lib_status")
    items = ""
    for value, words, count in choices:
        there = replace(look, region=value) if name == "region" else replace(look, status=value)
        mark = ' aria-current="true"' if value == getattr(look, name) else ""
        items += (
            f'<li><a class="choice" href="{escape(replace(there, lost=None).address)}" data-go{mark}>'
            f"<span data-content>{shown(words)}</span> <small>{count}</small></a></li>"
        )
    return f"<div><span>{label}</span><ul>{items}</ul></div>"


def _list(language: Language, holdings: Holdings, chosen: Sequence[Document], today: date) -> str:
    if not chosen:
        return f'<p class="nothing" role="status">{say(language, "lib_empty")} {link("library", say(language, "lib_reset"))}</p>'
    items = "".join(_volume(language, holdings, document, today) for document in chosen)
    return f'<ul class="volumes">{items}</ul>{timeline(language, chosen, today)}'


def _volume(language: Language, holdings: Holdings, document: Document, today: date) -> str:
    record, status = document.record, document.record.status_on(today)
    number = f" · <span data-content>{shown(record.number)}</span>" if record.number else ""
    clauses = sum(1 for section in sections(document) if section.path)
    cards = sum(1 for card in holdings.cards if card.doc_id == document.doc_id)
    related = ties(language, document.doc_id, holdings.documents)
    return (
        f'<li class="volume"><p class="standing">{badge(status, language)}<span>{STATUS_MEANING[status][language]}</span></p>'
        f"<h3>{link('library', title_of(language, record.title, record), 'open', doc=record.doc_id)}</h3>"
        f'<p class="of"><span data-content>{shown(region_name(language, record.region))}</span> · '
        f'<span lang="zh-CN" data-content>{shown(record.issuer)}</span>{number} · '
        f"{say(language, 'lib_extent', clauses=clauses, cards=cards)}</p><p>{in_words(language, record)}</p>{related}</li>"
    )
