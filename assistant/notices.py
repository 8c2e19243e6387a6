"""What a reader must not miss: drafts, expiry, targets in the past, and the remarks of the corpus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.phrases import day_words, phrase
from assistant.types import Citation, Language, Notice, NoticeKind
from assistant.wording import refs
from index.search import PolicyIndex
from index.types import PassageKind, Remark, Status

_TARGET = re.compile(r"(?:到|于|在)\s?(20\d\d)年(?:底)?(?:前)?(?=[，,、；。]|底|前|职|各|省|建|形)")
_STATUS_KINDS: dict[Status, NoticeKind] = {
    Status.DRAFT: "draft",
    Status.EXPIRED: "expired",
    Status.NOT_YET_IN_FORCE: "not_yet_in_force",
}


def notices_for(index: PolicyIndex, citations: Sequence[Citation], day: date, language: Language) -> tuple[Notice, ...]:
    """The notices that a set of citations calls for, gravest first, one of each kind a document or clause."""
    return (
        *_status(index, citations, day, language),
        *_targets(index, citations, day, language),
        *_remarks(index, citations, language),
    )


def _status(index: PolicyIndex, citations: Sequence[Citation], day: date, language: Language) -> list[Notice]:
    found = []
    for status, kind in _STATUS_KINDS.items():
        under = [citation for citation in citations if citation.status is status]
        if not under:
            continue
        record = index.documents[under[0].doc_id].record
        since = record.effective_from or record.signed
        found.append(
            Notice(
                kind,
                under[0].doc_id if len({citation.doc_id for citation in under}) == 1 else None,
                phrase(
                    language,
                    kind,
                    refs=refs(under),
                    day=day_words(day, language),
                    until=day_words(record.effective_to, language) if record.effective_to else "",
                    since=day_words(since, language) if since else "",
                ),
            )
        )
    return found


def _targets(index: PolicyIndex, citations: Sequence[Citation], day: date, language: Language) -> list[Notice]:
    by_year: dict[int, list[Citation]] = {}
    for citation in citations:
        passage = index.passage_at(citation.doc_id, citation.start)
        if passage is None or passage.kind in (PassageKind.FRONT_MATTER, PassageKind.BACK_MATTER):
            continue
        text = index.documents[citation.doc_id].text
        sentence = max(text.rfind(mark, 0, citation.start) for mark in "。\n") + 1  # a long one is several passages
        before = text[min(sentence, passage.start) : citation.start]
        years = [int(year) for year in _TARGET.findall(citation.quote) or _TARGET.findall(before)]
        if years and max(years) < day.year:
            by_year.setdefault(max(years), []).append(citation)
    return [
        Notice("target_date_passed", under[0].doc_id, phrase(language, "target_date_passed", refs=refs(under), year=year))
        for year, under in sorted(by_year.items())
    ]


def touches(remark: Remark, citation: Citation) -> bool:
    """Whether a remark is on words that a citation quotes."""
    return remark.doc_id == citation.doc_id and remark.start < citation.end and citation.start < remark.end


def _remarks(index: PolicyIndex, citations: Sequence[Citation], language: Language) -> list[Notice]:
    found = []
    for remark in index.remarks:
        if remark.kind == "conflict" and len({citation.region for citation in citations}) > 1:
            continue  # the places that differ are side by side already
        touched = [citation for citation in citations if touches(remark, citation)]
        if touched:
            kind: NoticeKind = remark.kind  # type: ignore[assignment]  # checked when the remarks were loaded
            found.append(Notice(kind, remark.doc_id, f"{refs(touched)} {remark.text if language == 'zh' else remark.text_en}"))
    return found
