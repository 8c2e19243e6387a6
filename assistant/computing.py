"""What a rule computed, as a reply: its marks become numbered citations, with the clauses word for word below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.cite import Citations
from assistant.errors import NotFound, RequestError
from assistant.notices import notices_for
from assistant.places import regions_in
from assistant.rule_clauses import RuleClauses
from assistant.rules import Computed, RuleBook, RuleError
from assistant.rules.book import RULES, find_rule
from assistant.rules.errors import UnknownRule
from assistant.rules.types import Rule
from assistant.text import clean
from assistant.types import Calculation, Citation, Language, Notice, Question, RankedPassage, Reply, Request
from assistant.wording import quoted, shorten, source_line
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
    return None if computed is None else reply_of(index, computed, question.day, question.language, passages)


def reply_from_facts(
    index: PolicyIndex, book: RuleBook, rule_id: str, said: Mapping[str, Sequence[str]], day: date, language: Language
) -> Reply:
    """The reply of one rule to facts in the user's own words, by name; of kind `ask` where one is missing or cannot be.

    Raises NotFound for a rule that is not there, RequestError for a fact that cannot be read.
    """
    try:
        computed = book.answer_facts(named_rule(rule_id).id, said, day, language)
    except RuleError as error:
        raise RequestError(str(error)) from None
    return replace(reply_of(index, computed, day, language, ()), language=language)


def named_rule(rule_id: str) -> Rule:
    """The rule of that id. Raises NotFound, naming those there are."""
    try:
        return find_rule(rule_id)
    except UnknownRule:
        raise NotFound(f"rule {shorten(rule_id, 40)!r} is unknown; one of {', '.join(rule.id for rule in RULES)}") from None


def said_in(facts: Mapping[str, object]) -> dict[str, list[str]]:
    """The user's words for each fact, from a JSON object that a rule's schema describes. Raises RequestError."""
    return {name: _words(name, value) for name, value in facts.items()}


def _words(name: str, value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(item, str | bool) for item in values):
        raise RequestError(f'{shorten(name, 40)} has no words; write each fact as a string, as people say it: "1000万元", "30%"')
    return [("yes" if item else "no") if isinstance(item, bool) else str(item) for item in values]


def reply_of(
    index: PolicyIndex,
    computed: Computed,
    day: date,
    language: Language,
    passages: tuple[RankedPassage, ...],
    citations: Citations | None = None,
) -> Reply:
    """The reply that a computation makes; its citations go on from those of `citations`, where something is said before it."""
    citations = citations or Citations(index, day)
    numbers = [citations.add(*span).n for span in computed.spans]
    notices = _notices(index, computed, citations.all(), day, language)
    text = _MARK.sub(lambda mark: f"[{numbers[int(mark[1])]}]", computed.text)
    sections = [
        text,
        _quotations(index, citations.all(), language),
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


def _notices(
    index: PolicyIndex, computed: Computed, citations: Sequence[Citation], day: date, language: Language
) -> tuple[Notice, ...]:
    """What the rule says of its documents, then what the clauses call for beside it."""
    said = {(notice.kind, notice.doc_id) for notice in computed.notices}
    further = notices_for(index, citations, day, language)
    return (*computed.notices, *(notice for notice in further if (notice.kind, notice.doc_id) not in said))


def _quotations(index: PolicyIndex, citations: Sequence[Citation], language: Language) -> str:
    return "\n\n".join(
        f"{quoted(citation.quote)}\n>\n> [{citation.n}] {source_line(citation, index.documents[citation.doc_id].record, language)}"
        for citation in citations
    )
