"""What a search over all documents found, as HTML: every place that has the words, then clauses near in meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from assistant.sections import section_at
from assistant.types import Language, RankedPassage
from assistant.web.library.holdings import Holdings
from assistant.web.library.look import Look
from assistant.web.library.search import Extract, extracts
from assistant.web.parts import badge, link, shown, title_of
from assistant.web.reader import Span, marked
from assistant.web.texts import say
from index.types import Document

_SHOWN = 4  # extracts of a document; all of them stand in the document itself
_NEAREST = 5

Found = Mapping[str, Sequence[Span]]  # what was found in each document, by its id


def results(language: Language, holdings: Holdings, look: Look, found: Found, today: date) -> str:
    """The places found in the documents of `found`, and the clauses near in meaning that do not have the words."""
    count = sum(map(len, found.values()))
    holding = sum(1 for hits in found.values() if hits)
    words = f"<q data-content>{shown(look.words)}</q>"
    key = "lib_found" if count else "lib_found_none"
    head = f'<h3 role="status">{words} {say(language, key, count=count, documents=holding)}</h3>'
    groups = "".join(_group(language, holdings.documents[doc_id], hits, look, today) for doc_id, hits in found.items() if hits)
    near = _nearest(language, holdings, look, found, today)
    close = link("library", say(language, "lib_reset"))
    return f'<section class="found">{head}{groups}{near}<p>{close}</p></section>'


def _group(language: Language, document: Document, hits: Sequence[Span], look: Look, today: date) -> str:
    record = document.record
    shown_first = islice(extracts(document, hits), _SHOWN)
    items = "".join(_extract(document, extract, hits, look.words) for extract in shown_first)
    every = link("library", say(language, "lib_all_here", count=len(hits)), doc=document.doc_id, q=look.words, hit=1)
    return (
        f'<section class="group"><h4>{badge(record.status_on(today), language)}'
        f"{title_of(language, record.title, record, both=False)}</h4><ul>{items}</ul><p>{every}</p></section>"
    )


def _extract(document: Document, extract: Extract, hits: Sequence[Span], words: str) -> str:
    text = document.text
    before = "…" if extract.start and text[extract.start - 1] != "\n" else ""
    after = "…" if text[extract.end : extract.end + 1] not in ("", "\n") else ""
    label = shown(extract.section.label) if extract.section else ""
    body = f"{before}{marked(text, extract.start, extract.end, hits)}{after}"
    html = f'<b data-content>{label}</b> <span lang="zh-CN" data-content>{body}</span>'
    return f"<li>{link('library', html, 'extract', doc=document.doc_id, q=words, hit=extract.hits[0].hit)}</li>"


def _nearest(language: Language, holdings: Holdings, look: Look, found: Found, today: date) -> str:
    ranked = holdings.nearest(look.words, 4 * _NEAREST)
    near = [passage for passage in ranked if passage.doc_id in found and not _has(passage, found[passage.doc_id])][:_NEAREST]
    if not near:
        return ""
    items = "".join(_near(language, holdings, passage, today) for passage in near)
    return f'<section class="group"><h4>{say(language, "lib_near")}</h4><ul>{items}</ul></section>'


def _has(passage: RankedPassage, hits: Sequence[Span]) -> bool:
    return any(hit.start < passage.end and passage.start < hit.end for hit in hits)


def _near(language: Language, holdings: Holdings, passage: RankedPassage, today: date) -> str:
    document = holdings.documents[passage.doc_id]
    section = section_at(document, passage.start)
    label = shown(section.label) if section else ""
    title = title_of(language, document.record.short_title, document.record, both=False)
    html = (
        f"{badge(document.record.status_on(today), language)} {title} <b data-content>{label}</b> "
        f'<span lang="zh-CN" data-content>{shown(passage.text)}</span>'
    )
    return f"<li>{link('library', html, 'extract', doc=passage.doc_id, at=f'{passage.start}-{passage.end}')}</li>"
