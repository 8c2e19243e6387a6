"""Records as lists in HTML. Pure functions; everything that a reader wrote is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.records import OUTCOMES, Cited, Feedback, Group, Kept, Outcome
from assistant.types import Language
from assistant.web.parts import Documents, link, shown
from assistant.web.staff.view import View
from assistant.web.staff.words import OUTCOMES as OUTCOME_WORDS
from assistant.web.staff.words import VERDICTS, milliseconds, rule_link, way
from assistant.web.texts import say
from assistant.wording import clause_label

PAGE = 50  # records shown at a time
UNANSWERED: tuple[Outcome, ...] = ("refused", "asked_back", "error")


def feedback_list(found: Sequence[Feedback], view: View, documents: Documents, language: Language) -> str:
    """What readers thought of replies."""
    return _list(
        _item(
            f'<b class="verdict {one.verdict}">{say(language, VERDICTS[one.verdict])}</b>',
            one.question,
            f'<p class="comment" data-content>{_lines(one.comment)}</p>' if one.comment else "",
            [str(one.day), _rule(one, language), *_cited(one.cited, documents), milliseconds(one.latency_ms)],
            _draft_link(view, "feedback", one.id, language),
        )
        for one in found
    )


def groups_list(found: Sequence[Group], view: View, language: Language) -> str:
    """Questions with how often they were asked and what came of them."""
    return _list(
        _item(
            f'<b class="count">{say(language, "staff_times", count=one.count)}</b>',
            one.text,
            "",
            [*_outcomes(one.outcomes, language), say(language, "staff_last", day=one.last)],
            _draft_link(view, "questions", one.id, language),
        )
        for one in found
    )


def pages(view: View, count: int, language: Language) -> str:
    """The way to the pages before and after; nothing where there is one page."""
    last = -(-count // PAGE)
    if last <= 1:
        return ""
    before = way(replace(view, page=view.page - 1), say(language, "staff_newer")) if view.page > 1 else ""
    after = way(replace(view, page=view.page + 1), say(language, "staff_older")) if view.page < last else ""
    return f'<p class="pages">{before}<span>{say(language, "staff_page", page=view.page, last=last)}</span>{after}</p>'


def _list(items: Iterable[str]) -> str:
    return f'<ul class="records">{"".join(items)}</ul>'


def _item(mark: str, question: str, more: str, facts: Sequence[str], action: str) -> str:
    said = "".join(f"<span>{fact}</span>" for fact in facts if fact)
    asked = f'<p class="question" data-content>{_lines(question)}</p>'
    return f'<li>{mark}<div>{asked}{more}<p class="facts">{said}</p></div>{action}</li>'


def _draft_link(view: View, kept: Kept, number: int, language: Language) -> str:
    return way(view.to("draft", kept=kept, id=number), say(language, "staff_to_draft"), "action")


def _rule(one: Feedback, language: Language) -> str:
    return rule_link(one.rule, language) if one.rule else ""


def _cited(cited: Sequence[Cited], documents: Documents) -> list[str]:
    """Links into the documents; a document that is no longer in the library is named."""
    found = []
    for one in cited[:3]:
        if one.doc_id not in documents:
            found.append(f"<span data-content>{shown(one.doc_id)}</span>")
            continue
        label = f"{documents[one.doc_id].record.short_title} {clause_label(one.heading)}"
        found.append(f"<span data-content>{link('library', shown(label), doc=one.doc_id, at=f'{one.start}-{one.end}')}</span>")
    return found


def _outcomes(counted: Mapping[Outcome, int], language: Language) -> list[str]:
    return [f"{say(language, OUTCOME_WORDS[outcome])} {counted[outcome]}" for outcome in OUTCOMES if counted[outcome]]


def _lines(text: str) -> str:
    return shown(text).replace("\n", "<br>")
