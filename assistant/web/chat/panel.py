"""The side panel of the conversation as HTML. Pure functions; everything that is data is escaped."""

from __future__ import annotations

from datetime import date
from html import escape

from assistant.types import Citation, Language
from assistant.web.markdown import printable
from assistant.web.parts import Documents, badge, facts, link, shown, title_of
from assistant.web.reader import Span, paper
from assistant.web.session import Session
from assistant.web.texts import LOCALES, STATUS_MEANING, region_name, say
from index.types import Document, Status


def panel(session: Session, documents: Documents, today: date) -> str:
    """The side panel: the sources of a turn, or a document opened at its place."""
    view, language = session.view, session.language
    citation = session.citation(view) if view.kind == "citation" else None
    if citation is not None and citation.doc_id in documents:
        inner = _reader(session, documents[citation.doc_id], citation.status, citation)
    elif view.kind == "document" and view.doc_id in documents:
        document = documents[view.doc_id]
        inner = _reader(session, document, document.record.status_on(today), None)
    else:
        inner = _sources(session, documents, today)
    return f'<div class="panel" lang="{LOCALES[language]}">{inner}</div>'


def open_label(language: Language, citation: Citation, documents: Documents) -> str:
    """What a button that opens a citation says to a screen reader, with the title in the language of the page."""
    document = documents.get(citation.doc_id)
    title = document.record.title_en if document and language == "en" else citation.title
    return shown(say(language, "open_citation", n=citation.n, title=title))


def _sources(session: Session, documents: Documents, today: date) -> str:
    language, turn = session.language, session.view.turn
    listed = session.listed(turn)
    asked = session.turn(turn)  # by its number: the first turns of a long conversation have left it
    answered = asked is not None and asked.reply is not None
    nearest = bool(listed) and asked is not None and asked.reply is not None and not asked.reply.citations
    title = say(language, "nearest" if nearest else "sources")
    about = ""
    if asked is not None and answered:
        question = escape(printable(asked.question))
        about = f'<p class="about">{say(language, "sources_for")}<q data-content>{question}</q></p>'
    if listed:
        cards = "".join(_card(language, turn, citation, documents) for citation in listed)
        body = f'<ol class="cards{" nearest" if nearest else ""}">{cards}</ol>'
    else:
        body = f'<p class="empty">{say(language, "nothing_near" if answered else "sources_empty")}</p>'
    return f'<h2 tabindex="-1">{title}</h2>{about}{body}{_library(language, documents, today, unfolded=not listed)}'


def _card(language: Language, turn: int, citation: Citation, documents: Documents) -> str:
    document = documents.get(citation.doc_id)
    open_ = f'data-act="open" data-turn="{turn}" data-n="{citation.n}"'
    label = open_label(language, citation, documents)
    checked = (
        f'<span class="verified">{say(language, "verified")}</span>'
        if citation.verified
        else f"<span>{say(language, 'unverified')}</span>"
    )
    number = f'<span class="number" data-content>{shown(citation.number)}</span>' if citation.number else ""
    path = "".join(f"<li>{shown(step)}</li>" for step in citation.heading)
    path = f'<ol class="path" lang="zh-CN" data-content>{path}</ol>' if path else ""
    return (
        f'<li class="card"><div class="meta"><span class="n">[{citation.n}]</span>{badge(citation.status, language)}'
        f'<span class="region">{escape(region_name(language, citation.region))}</span>{number}</div>'
        f"<h3>{title_of(language, citation.title, document.record if document else None)}</h3>{path}"
        f'<blockquote lang="zh-CN" data-content>{shown(citation.quote)}</blockquote>'
        f'<div class="row"><button type="button" class="link" {open_} aria-label="{label}">{say(language, "open_here")}</button>{checked}</div></li>'
    )


def _library(language: Language, documents: Documents, today: date, *, unfolded: bool) -> str:
    items = "".join(
        f'<li>{badge(document.record.status_on(today), language)}<button type="button" class="link" data-act="document" '
        f'data-doc="{escape(doc_id)}">{title_of(language, document.record.title, document.record)}</button></li>'
        for doc_id, document in documents.items()
    )
    summary = say(language, "library", count=len(documents))
    return f'<details class="library"{" open" if unfolded else ""}><summary>{summary}</summary><ul>{items}</ul></details>'


def _reader(session: Session, document: Document, status: Status, citation: Citation | None) -> str:
    language, record = session.language, document.record
    span = Span(citation.start, citation.end) if citation else Span()
    place = _place(session, citation) if citation else f"<span>{say(language, 'document')}</span>"
    terms = "".join(f"<div><dt>{term}</dt><dd>{value}</dd></div>" for term, value in facts(language, record))
    at = f"{span.start}-{span.end}" if citation else None
    there = link("library", say(language, "lib_open_here"), doc=record.doc_id, at=at)
    return (
        f'<section class="reader" aria-label="{say(language, "document")}"><div class="bar">'
        f'<div class="steps"><button type="button" class="back" data-act="back">{say(language, "back")}</button>{place}</div>'
        f'<div class="which">{badge(status, language)}<h2 tabindex="-1">{title_of(language, record.title, record, both=False)}</h2>{there}</div></div>'
        f'<div class="head"><p class="meaning">{STATUS_MEANING[status][language]}</p><dl>{terms}</dl></div>'
        f'<div class="paper" lang="zh-CN" data-content>{paper(document, span)}</div></section>'
    )


def _place(session: Session, citation: Citation) -> str:
    """Which source of how many this is, and the way to the one before and after it."""
    language, view = session.language, session.view
    listed = [item.n for item in session.listed(view.turn)]
    at = listed.index(citation.n)
    steps = "".join(
        f'<button type="button" data-act="open" data-turn="{view.turn}" data-n="{listed[other]}">{say(language, key)}</button>'
        for key, other in (("previous", at - 1), ("next", at + 1))
        if 0 <= other < len(listed)
    )
    return f"<span>{say(language, 'place_in_list', n=at + 1, count=len(listed))}</span>{steps}"
