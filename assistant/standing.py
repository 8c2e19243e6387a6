"""What a document is and where it stands on a day: title, number, issuer, days and force, with its own words that say so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from assistant.cite import Citations
from assistant.days import middle_of
from assistant.phrases import STATUS, day_words
from assistant.types import Citation, Question
from index.search import PolicyIndex
from index.types import Document, PassageKind, Status

STANDING = "validity"  # the topic of the cards on title, number, dates, issuer and force
_WHOLE = frozenset({"issuer", "date", "status"})  # what is told of a document that the whole question is about
_ORIGIN = frozenset({"issuer", "date", "number", "newest"})  # asked of a clause, they are asked of its document
_MONTH_NAMED = re.compile(r"\d\s?月|年中|\b(?:june|july|mid)\b", re.I)
_OUT_OF_FORCE = (Status.EXPIRED, Status.NOT_YET_IN_FORCE)


def standing_lines(
    index: PolicyIndex, question: Question, citations: Citations, doc_ids: Iterable[str], *, whole: bool = False
) -> list[str]:
    """A line for each cited document that is asked about, expired or not yet in force: its status, with the clause for it.

    Where the question is of the documents as a `whole`, or of the origin of a clause, the line tells issuer and days too.
    """
    asked = question.about | _WHOLE if whole else question.about & (_ORIGIN | {"status"})
    lines = []
    for doc_id in dict.fromkeys(doc_ids):
        document = index.documents[doc_id]
        if asked & _ORIGIN:
            lines.append(identity_line(index, document, question, citations, asked | {"issuer", "date"}))
        elif "status" in asked or document.record.status_on(question.day) in _OUT_OF_FORCE:
            marks = [citations.add(doc_id, *span) for span in evidence_spans(index, document)]
            name = f"《{document.record.title}》" if question.language == "zh" else document.record.title_en
            colon = "：" if question.language == "zh" else ": "
            lines.append(f"{name}{colon}{status_sentence(document, question)}{_marks(marks)}")
    return lines


def identity_line(
    index: PolicyIndex, document: Document, question: Question, citations: Citations, asked: Collection[str]
) -> str:
    """A document in one line, with what is `asked` of it: status, date, number, issuer, list, newest."""
    marks = [citations.mostly(*span) for span in _spans(index, document, asked)]
    return f"{_identity(document, question, asked)}{_marks(marks)}"


def _marks(cited: Iterable[Citation]) -> str:
    return "".join(f"[{citation.n}]" for citation in dict.fromkeys(cited))


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


def _when(document: Document, question: Question) -> str:
    """The day asked about; only its year where no more was said and the whole year is alike."""
    record, day, language = document.record, question.day, question.language
    new_year, last = date(day.year, 1, 1), date(day.year, 12, 31)
    year_alone = day == middle_of(day.year) and not _MONTH_NAMED.search(question.text)
    if year_alone and record.status_on(new_year) is record.status_on(last):
        return f"{day.year}年" if language == "zh" else f"in {day.year}"
    return day_words(day, "zh") if language == "zh" else f"on {day_words(day, 'en')}"


def status_sentence(document: Document, question: Question) -> str:
    """One sentence on a document's status on the day asked about."""
    record, language = document.record, question.language
    status = record.status_on(question.day)
    words = STATUS[language][status]
    day = _when(document, question)
    if language == "en":
        detail = {
            Status.DRAFT: "a consultation draft, not issued, so it cannot be relied on",
            Status.IN_FORCE: f"in force {day}" + ("" if record.effective_to else " (no expiry is stated)"),
            Status.EXPIRED: f"expired {day}",
            Status.NOT_YET_IN_FORCE: f"not yet in force {day}",
        }[status]
        return f"**{detail}**"
    return {
        Status.DRAFT: f"**{words}**，没有正式印发施行，不能当作办事依据",
        Status.IN_FORCE: f"{day}时**{words}有效**" + ("" if record.effective_to else "（文件未写有效期，也没有文件写明已废止）"),
        Status.EXPIRED: f"{day}时**{words}**",
        Status.NOT_YET_IN_FORCE: f"{day}时**{words}**",
    }[status]


def _spans(index: PolicyIndex, document: Document, asked: Collection[str]) -> list[tuple[str, int, int]]:
    """What to cite of a document: what it is worth, and where its number, days or issuer stand if they are `asked`."""
    spans = [(document.doc_id, start, end) for start, end in evidence_spans(index, document)]
    record = document.record
    if "date" in asked:
        spans += [(document.doc_id, start, end) for start, end in signed_spans(index, document)]
    if record.number is not None and ("number" in asked or ("list" in asked and record.number_source is None)):
        spans += _number_spans(index, document)
    if "issuer" in asked:
        front = [p for p in index.passages if p.doc_id == document.doc_id and record.issuer in p.text]
        spans = [(document.doc_id, p.start, p.end) for p in front[:1]] + spans
    return list(dict.fromkeys(spans))


def _number_spans(index: PolicyIndex, document: Document) -> list[tuple[str, int, int]]:
    """Where a document's number stands: in itself, or, with the title before it, in the document that states it."""
    number, source = document.record.number or "", document.record.number_source or document.doc_id
    text = index.documents[source].text
    at = text.find(number)
    if at < 0:
        return []
    start = max(text.rfind("《", 0, at), 0) if document.record.number_source else at
    end = at + len(number)
    return [(source, start, end + 1 if text[end : end + 1] == "）" else end)]


def _identity(document: Document, question: Question, asked: Collection[str]) -> str:
    record, language = document.record, question.language
    if language == "en":
        number = f" ({record.number})" if record.number else ""
        if "issuer" in asked:
            number += f", {'issued' if record.issued else 'drafted'} by {record.issuer_en or record.issuer}"
        return f"{record.title_en}{number}: {status_sentence(document, question)}{_dates_en(document)}"
    number = f"（{record.number}）" if record.number else ""
    if "number" in asked and not record.number:
        number = "（文件没有写文号）"
    if "issuer" in asked:
        number += f"，{record.issuer}" + ("印发" if record.issued else "拟定")
    return f"《{record.title}》{number}：{status_sentence(document, question)}；{record.dates_note}。"


def _dates_en(document: Document) -> str:
    record = document.record
    parts = [
        f"signed {day_words(record.signed, 'en')}" if record.signed else "undated",
        f"in force from {day_words(record.effective_from, 'en')}" if record.effective_from else "",
        f"until {day_words(record.effective_to, 'en')}" if record.effective_to else "",
    ]
    return "; " + ", ".join(part for part in parts if part) + "."
