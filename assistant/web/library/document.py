"""One document of the library as HTML: outline, full text with what belongs to each clause, and what is known about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from assistant.sections import Section, section_at, sections
from assistant.types import Language
from assistant.web.library.explain import clause_address, explained, foot
from assistant.web.library.holdings import Holdings
from assistant.web.library.look import Look
from assistant.web.library.originals import original
from assistant.web.library.relations import name_of, ties
from assistant.web.parts import badge, facts, link, shown, title_of
from assistant.web.reader import Span, paper
from assistant.web.texts import LOCALES, STATUS_MEANING, region_name, say
from index.types import Document, Record, Status

PLACE_ID = "at-place"  # of the <mark> that an address leads to


def opened(language: Language, holdings: Holdings, look: Look, hits: Sequence[Span], elsewhere: int, today: date) -> str:
    """The document that `look` names, at its place, with what was searched for marked; `elsewhere` counts all documents' hits."""
    document = holdings.documents[look.doc_id]
    status = document.record.status_on(today)
    here = _section(document, look)
    hit = min(max(look.hit, 1), len(hits)) if hits else 0
    finder = _finder(language, look, hits, hit, elsewhere) if look.words else ""
    return (
        f'<article class="opened" lang="{LOCALES[language]}" data-address="{escape(look.address)}" data-visit="{look.visit}" '
        f'data-hit="{hit}" data-copied="{say(language, "lib_copied")}" data-uncopied="{say(language, "lib_uncopied")}">'
        f"{link('library', say(language, 'lib_back'), 'back', q=look.words)}"
        f"{_strip(language, document.record, status, finder)}{_lead(language, look, status)}"
        f'<div class="leaf"><div class="margin">{_outline(language, document, here)}{_facts(language, holdings, document)}</div>'
        f'<div class="paper">{_text(language, holdings, document, look, hits, here)}</div></div>'
        f'<p class="unseen" role="status"></p></article>'
    )


def _section(document: Document, look: Look) -> Section | None:
    """The clause that is looked at."""
    if look.span.end:
        return section_at(document, look.span.start)
    return next((section for section in sections(document) if look.clause and section.label == look.clause), None)


def _strip(language: Language, record: Record, status: Status, finder: str) -> str:
    """What stays in view while one reads: which document this is and what it is worth, and the search in it."""
    return (
        f'<div class="strip"><div class="name">{badge(status, language)}'
        f'<h2 tabindex="-1">{title_of(language, record.title, record, both=False)}</h2></div>{finder}</div>'
    )


def _lead(language: Language, look: Look, status: Status) -> str:
    """What has to be known before reading: what the status means, and what the address led to."""
    draft = f'<p class="caution" role="note">{say(language, "lib_draft_notice")}</p>' if status is Status.DRAFT else ""
    lost = f'<p class="caution" role="alert">{_lost(language, look.lost)}</p>' if look.lost else ""
    here = ""
    if look.span.end and not look.lost:
        here = (
            f'<p class="here">{say(language, "lib_marked")} <button type="button" class="link copy" data-act="copy" '
            f'data-href="{escape(look.address)}">{say(language, "lib_copy_marked")}</button></p>'
        )
    meaning = "" if draft else f"<p>{STATUS_MEANING[status][language]}</p>"
    return f'<header class="lead">{meaning}{draft}{lost}{here}</header>'


def _lost(language: Language, lost: tuple[str, str]) -> str:
    key = {"document": "lib_no_document", "clause": "lib_no_clause", "span": "lib_no_span"}[lost[0]]
    return say(language, key, name=f"<span data-content>{shown(lost[1])}</span>")


def _finder(language: Language, look: Look, hits: Sequence[Span], hit: int, elsewhere: int) -> str:
    """The line that leads from one place found to the next, within the document."""
    words = f"<q data-content>{shown(look.words)}</q>"
    count = f'<span role="status">{say(language, "lib_hit_of", n=f"<b class=at>{hit}</b>", count=len(hits))}</span>'
    steps = "".join(
        f'<button type="button" data-act="step" data-by="{by}">{say(language, key)}</button>'
        for by, key in ((-1, "lib_hit_before"), (1, "lib_hit_after"))
    )
    found = f"{count}{steps}" if hits else f'<span role="status">{say(language, "lib_none_here")}</span>'
    everywhere = link("library", say(language, "lib_everywhere", count=elsewhere), q=look.words)
    return f'<div class="finder">{words}{found}{everywhere}{link("library", say(language, "lib_clear"), doc=look.doc_id)}</div>'


def _outline(language: Language, document: Document, here: Section | None) -> str:
    items = "".join(
        f'<li class="depth-{section.depth}"><a href="{escape(clause_address(document, section))}" data-go data-to="{section.start}"'
        f"{' aria-current=location' if section is here else ''}>{shown(section.path[-1].text)}</a></li>"
        for section in sections(document)
        if section.path
    )
    return (
        f'<details class="outline" open data-wide><summary>{say(language, "lib_outline")}</summary>'
        f'<nav aria-label="{say(language, "lib_outline")}"><ol lang="zh-CN" data-content>{items}</ol></nav></details>'
    )


def _text(
    language: Language, holdings: Holdings, document: Document, look: Look, hits: Sequence[Span], here: Section | None
) -> str:
    found = explained(holdings, document)

    def around(section: Section, html: str) -> str:
        kind = "clause target" if section is here and not look.span.end else "clause"
        return (
            f'<div class="{kind}" id="clause-{section.start}" tabindex="-1"><div class="words" lang="zh-CN" data-content>{html}</div>'
            f"{foot(language, document, section, found.get(section.start))}</div>"
        )

    return paper(document, look.span, *hits, quote_id=PLACE_ID, around=around)


def _facts(language: Language, holdings: Holdings, document: Document) -> str:
    record = document.record
    title = (say(language, "lib_title"), title_of(language, record.title, record))
    listed = [title, *facts(language, record), *_further(language, record)]
    terms = "".join(f"<div><dt>{term}</dt><dd>{value}</dd></div>" for term, value in listed)
    related = ties(language, document.doc_id, holdings.documents)
    source = ""
    if record.number_source:
        source = f"<p>{say(language, 'lib_number_source')} {name_of(language, record.number_source, holdings.documents)}</p>"
    return (
        f'<details class="facts" open data-wide><summary>{say(language, "lib_facts")}</summary><dl>{terms}</dl>{source}'
        + (f"<h3>{say(language, 'lib_relations')}</h3>{related}" if related else "")
        + f"<h3>{say(language, 'lib_original')}</h3>{original(language, holdings, record)}</details>"
    )


def _further(language: Language, record: Record) -> list[tuple[str, str]]:
    """What the chat's side panel leaves out: region, target year, and what is to be said of the dates."""
    further = [(say(language, "region"), f"<span data-content>{shown(region_name(language, record.region))}</span>")]
    if record.target_year:
        further.append((say(language, "lib_target_year"), str(record.target_year)))
    if record.dates_note:
        further.append((say(language, "lib_dates_note"), f'<span lang="zh-CN" data-content>{shown(record.dates_note)}</span>'))
    return further
