"""Look-up by document and clause number: 浙政发〔2020〕27号 四(三) shows that clause whole."""

from __future__ import annotations

import re

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
# What a question for an annex as a whole is made of. If more is left, it asks for something in it.
_WHOLE = re.compile(
    r"附件[一二12\d]*|附表|指标体系|指标|分解表|任务表|清单|表格?|绍兴市?|五年|行动|计划|征求意见稿?|文件|产教融合|学校|评价|重点|任务|深化|内容|全部|全文|整个|完整|具体|所有|列出来?|列|给我|帮我|请|看看?|看一下|写了|写|说了|说|讲|有哪些|哪些|哪几项|几项|是什么|什么|都|有|里面?|中|的|了|吗|呢|吧|是|个|份|那|这|我|想|要|把|一下|念|读|发|\b(?:annex|what|does|is|in|the|show|me|list|of|say|plan|shaoxing|all|whole|full)\b|\W",
    re.I,
)
_ASKED_WITHIN = 5  # characters
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
    if question.numbers[0] > _ANNEX and row is None and len(_WHOLE.sub("", question.latest)) >= _ASKED_WITHIN:
        return []
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
