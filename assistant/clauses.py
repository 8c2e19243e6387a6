"""Look-up by document and clause number: 浙政发〔2020〕27号 四(三) shows that clause whole."""

from __future__ import annotations

from assistant.cite import Citations
from assistant.compose import Composed
from assistant.notices import notices_for
from assistant.phrases import phrase
from assistant.references import row_in
from assistant.types import Question
from assistant.wording import clause_label, quoted, source_line
from index.outline import numbers_match
from index.search import PolicyIndex
from index.types import Passage

_ANNEX = 100
_MAX_SHOWN = 40  # passages: an annex is shown from its beginning


def find_clause(index: PolicyIndex, question: Question) -> list[Passage]:
    """The passages of the clause that a question names by document and number, in order; empty if it names none."""
    if not question.numbers:
        return []
    named = [p for p in index.passages if numbers_match(p.numbers, question.numbers) and _may_mean(index, question, p.doc_id)]
    if len({p.doc_id for p in named}) != 1 or not (question.doc_ids or question.numbers[0] > _ANNEX):
        return []
    found = named
    row = row_in(question.text)
    if found and question.numbers[0] > _ANNEX and row is not None:
        found = [p for p in found if p.text.startswith(f"{row} |")] or found
    return found[:_MAX_SHOWN]


def _may_mean(index: PolicyIndex, question: Question, doc_id: str) -> bool:
    if question.doc_ids:
        return doc_id in question.doc_ids
    return not question.regions or index.documents[doc_id].record.region in question.regions


def show_clause(index: PolicyIndex, question: Question, passages: list[Passage]) -> Composed:
    """The clause word for word as one citation."""
    citations = Citations(index, question.day)
    citation = citations.add(passages[0].doc_id, passages[0].start, passages[-1].end)
    record = index.documents[citation.doc_id].record
    title = record.title if question.language == "zh" else record.title_en
    lead = phrase(question.language, "clause", title=title, label=clause_label(passages[0].path))
    notices = notices_for(index, (citation,), question.day, question.language)
    text = f"{lead}\n\n{quoted(citation.quote)}\n>\n> [1] {source_line(citation, record, question.language)}"
    if notices:
        text += "\n\n" + "\n".join(f"- ⚠ {notice.text}" for notice in notices)
    return Composed(text, citations.all(), notices, (), "extractive")
