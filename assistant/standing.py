"""Where a document stands on a day, and the words of the document that say so."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.cite import Citations
from assistant.phrases import STATUS, day_words
from assistant.types import Question
from index.search import PolicyIndex
from index.types import Document, PassageKind, Status

_OUT_OF_FORCE = (Status.EXPIRED, Status.NOT_YET_IN_FORCE)


def standing_lines(index: PolicyIndex, question: Question, citations: Citations, doc_ids: Iterable[str]) -> list[str]:
    """A line for each cited document that is asked about, expired or not yet in force: its status, with the clause for it."""
    lines = []
    for doc_id in dict.fromkeys(doc_ids):
        document = index.documents[doc_id]
        if "status" not in question.about and document.record.status_on(question.day) not in _OUT_OF_FORCE:
            continue
        marks = [citations.add(doc_id, *span) for span in evidence_spans(index, document)]
        name = f"《{document.record.title}》" if question.language == "zh" else document.record.title_en
        colon = "：" if question.language == "zh" else ": "
        lines.append(f"{name}{colon}{status_sentence(document, question)}{''.join(f'[{mark.n}]' for mark in marks)}")
    return lines


def evidence_spans(index: PolicyIndex, document: Document) -> list[tuple[int, int]]:
    """Where a document says what it is worth: its draft mark, its validity clause, or its signature and printing note."""
    record = document.record
    own = [passage for passage in index.passages if passage.doc_id == document.doc_id]
    if not record.issued:
        draft = next(p for p in own if "征求意见稿" in p.text)
        return [(draft.start, draft.end)]
    if record.effective_to is not None:
        wanted = day_words(record.effective_to, "zh")
        return [(p.start, p.end) for p in own if wanted in p.text][:1]
    return signed_spans(index, document)


def signed_spans(index: PolicyIndex, document: Document) -> list[tuple[int, int]]:
    """Where a document bears the days on which it was signed and printed; nothing for one that bears none."""
    record = document.record
    days = [day_words(day, "zh") for day in (record.signed, record.printed) if day is not None]
    own = [passage for passage in index.passages if passage.doc_id == document.doc_id]
    return [(p.start, p.end) for day in days for p in own if day in p.text and p.kind is not PassageKind.CLAUSE]


def status_sentence(document: Document, question: Question) -> str:
    """One sentence on a document's status on the day asked about."""
    record, language = document.record, question.language
    status = record.status_on(question.day)
    words = STATUS[language][status]
    if language == "en":
        day = day_words(question.day, "en")
        detail = {
            Status.DRAFT: "a consultation draft, not issued, so it cannot be relied on",
            Status.IN_FORCE: f"in force on {day}" + ("" if record.effective_to else " (no expiry is stated)"),
            Status.EXPIRED: f"expired on {day}",
            Status.NOT_YET_IN_FORCE: f"not yet in force on {day}",
        }[status]
        return f"**{detail}**"
    day = day_words(question.day, "zh")
    return {
        Status.DRAFT: f"**{words}**，没有正式印发施行，不能当作办事依据",
        Status.IN_FORCE: f"{day}时**{words}有效**" + ("" if record.effective_to else "（文件未写有效期，也没有文件写明已废止）"),
        Status.EXPIRED: f"{day}时**{words}**",
        Status.NOT_YET_IN_FORCE: f"{day}时**{words}**",
    }[status]
