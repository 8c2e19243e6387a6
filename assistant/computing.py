"""What a rule computed, as a reply: its marks become numbered citations, with the clauses word for word below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cite import Citations
from assistant.notices import notices_for
from assistant.places import regions_in
from assistant.rule_clauses import RuleClauses
from assistant.rules import Computed
from assistant.text import clean
from assistant.types import Calculation, Citation, Notice, Question, RankedPassage, Reply, Request
from assistant.wording import quoted, source_line
from index.search import PolicyIndex, Ranking

_MARK = re.compile(r"⟦(\d+)⟧")
_COMPOSED_BY = "rules"


def computed_reply(
    index: PolicyIndex,
    clauses: RuleClauses,
    question: Question,
    request: Request,
    ranking: Ranking,
    passages: tuple[RankedPassage, ...],
) -> Reply | None:
    """The reply of a rule to a request that asks for a figure; None where the clauses themselves are the answer."""
    history = tuple(filter(None, map(clean, request.history)))
    text = clean(request.question)
    if request.region and not any(map(regions_in, (text, *history))):
        text = f"{request.region}，{text}"  # the place of the request, where no turn names another
    computed = clauses.book.reply_parts(text, history, question.day, question.language, clauses.supports(text, ranking))
    return None if computed is None else _reply(index, computed, question, passages)


def _reply(index: PolicyIndex, computed: Computed, question: Question, passages: tuple[RankedPassage, ...]) -> Reply:
    citations = Citations(index, question.day)
    numbers = [citations.add(*span).n for span in computed.spans]
    notices = _notices(index, computed, citations.all(), question)
    text = _MARK.sub(lambda mark: f"[{numbers[int(mark[1])]}]", computed.text)
    sections = [
        text,
        _quotations(index, citations.all(), question),
        "\n".join(f"- ⚠ {notice.text}" for notice in notices[len(computed.notices) :]),
    ]
    return Reply(
        None,
        computed.kind,
        "\n\n".join(section for section in sections if section),
        citations=citations.all(),
        passages=passages,
        calculations=tuple(_numbered(calculation, numbers) for calculation in computed.calculations),
        missing=computed.missing,
        notices=notices,
        composed_by=_COMPOSED_BY,
    )


def _numbered(calculation: Calculation, numbers: Sequence[int]) -> Calculation:
    steps = tuple(replace(step, citation=None if step.citation is None else numbers[step.citation]) for step in calculation.steps)
    return replace(calculation, steps=steps)


def _notices(index: PolicyIndex, computed: Computed, citations: Sequence[Citation], question: Question) -> tuple[Notice, ...]:
    """What the rule says of its documents, then what the clauses call for beside it."""
    said = {(notice.kind, notice.doc_id) for notice in computed.notices}
    further = notices_for(index, citations, question.day, question.language)
    return (*computed.notices, *(notice for notice in further if (notice.kind, notice.doc_id) not in said))


def _quotations(index: PolicyIndex, citations: Sequence[Citation], question: Question) -> str:
    return "\n\n".join(
        f"{quoted(citation.quote)}\n>\n> [{citation.n}] {source_line(citation, index.documents[citation.doc_id].record, question.language)}"
        for citation in citations
    )
