"""The whole staff view as HTML: where one is, the period, and what the view holds. Reads the records; changes nothing."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.errors import RecordsError
from assistant.records import KEPT, VERDICTS, Feedback, Kept, Outcome
from assistant.types import Language, Request
from assistant.web.parts import shown
from assistant.web.staff.desk import Desk
from assistant.web.staff.draft import clauses_of, draft
from assistant.web.staff.drafting import drawn_draft
from assistant.web.staff.lists import PAGE, UNANSWERED, feedback_list, groups_list, pages
from assistant.web.staff.overview import figures
from assistant.web.staff.view import DAYS, NAMES, Name, View
from assistant.web.staff.words import KEEPING, VIEWS, way
from assistant.web.staff.words import OUTCOMES as OUTCOME_WORDS
from assistant.web.staff.words import VERDICTS as VERDICT_WORDS
from assistant.web.texts import LOCALES, say

_log = logging.getLogger(__name__)
_TABS: tuple[Name, ...] = tuple(name for name in NAMES if name != "draft")
_PERIODS = {7: "staff_days_7", 30: "staff_days_30", 90: "staff_days_90", 0: "staff_days_all"}


def board(desk: Desk, view: View, language: Language, said: str = "") -> str:
    """The view with its ways around; `said` is what has just been done."""
    today = date.today()
    try:
        content = _CONTENT[view.name](desk, view, language, today)
    except RecordsError as error:
        content = f'<div class="fault" role="alert"><p>{say(language, "staff_fault")}</p><p data-content lang="en">{shown(str(error))}</p></div>'
    done = f'<p class="done" role="status">{said}</p>' if said else ""
    exits = f'<button class="button" data-act="leave">{say(language, "staff_leave")}</button>'
    return (
        f'<section class="desk" lang="{LOCALES[language]}" data-address="{shown(view.address())}">'
        f'<header><h2 tabindex="-1">{say(language, VIEWS[view.name])}</h2>{exits}</header>'
        f"{_tabs(view, language)}{_periods(view, language) if view.name != 'draft' else ''}{done}{content}</section>"
    )


def _tabs(view: View, language: Language) -> str:
    ways = "".join(f"<li{_current(name == view.name)}>{way(view.to(name), say(language, VIEWS[name]))}</li>" for name in _TABS)
    return f'<nav class="tabs" aria-label="{say(language, "staff_views")}"><ul>{ways}</ul></nav>'


def _periods(view: View, language: Language) -> str:
    """The usual periods, and two days to choose any other."""
    all_time = not (view.days or view.first or view.last)
    usual = "".join(
        f"<li{_current(view.days == days if days else all_time)}>"
        f"{way(replace(view, days=days, first=None, last=None, page=1), say(language, _PERIODS[days]))}</li>"
        for days in DAYS
    )
    period = view.period(date.today())
    fields = "".join(
        f'<label>{say(language, name)} <input type="date" value="{day or ""}" min="2000-01-01" max="2099-12-31"></label>'
        for name, day in (("staff_from", period.first), ("staff_to", period.last))
    )
    show = f'<button class="button" data-act="period">{say(language, "staff_show")}</button>'
    return f'<div class="period"><ul aria-label="{say(language, "staff_period")}">{usual}</ul><p>{fields}{show}</p></div>'


def _overview(desk: Desk, view: View, language: Language, today: date) -> str:
    found = desk.records.overview(view.period(today))
    none = "staff_no_questions" if desk.records.keep_days else "staff_not_kept"
    return figures(found, language) + ("" if found.asked else _empty(none, language))


def _feedback(desk: Desk, view: View, language: Language, today: date) -> str:
    only = next((verdict for verdict in VERDICTS if verdict == view.only), None)
    view = replace(view, only=only or "")
    count, found = desk.records.feedback(view.period(today), only, PAGE, PAGE * (view.page - 1))
    if view.page > 1 and not found:
        return _feedback(desk, replace(view, page=1), language, today)
    ways = _filters(view, VERDICT_WORDS, language)
    if not found:
        return ways + _empty("staff_no_feedback", language)
    return (
        ways
        + _counted(count, view, language)
        + feedback_list(found, view, desk.answers.documents, language)
        + pages(view, count, language)
    )


def _unanswered(desk: Desk, view: View, language: Language, today: date) -> str:
    only = tuple(outcome for outcome in UNANSWERED if outcome == view.only)
    view = replace(view, only="".join(only))
    ways = _filters(view, {outcome: OUTCOME_WORDS[outcome] for outcome in UNANSWERED}, language)
    return ways + _groups(desk, view, only or UNANSWERED, "staff_none_unanswered", language, today)


def _asked(desk: Desk, view: View, language: Language, today: date) -> str:
    return _groups(desk, view, (), "staff_no_questions", language, today)


def _groups(desk: Desk, view: View, only: tuple[Outcome, ...], none: str, language: Language, today: date) -> str:
    """Questions grouped by their words, or why there are none."""
    count, found = desk.records.groups(view.period(today), only, PAGE, PAGE * (view.page - 1))
    if view.page > 1 and not found:
        return _groups(desk, replace(view, page=1), only, none, language, today)
    if not found:
        return _empty(none if desk.records.keep_days else "staff_not_kept", language)
    hint = f'<p class="hint">{say(language, "staff_asked_hint")}</p>'
    return hint + _counted(count, view, language) + groups_list(found, view, language) + pages(view, count, language)


def _draft(desk: Desk, view: View, language: Language, today: date) -> str:
    record = desk.records.one(view.kept, view.id) if view.kept else None
    if record is None:
        return _empty("staff_gone", language)
    question = record.question if isinstance(record, Feedback) else record.text
    try:
        clauses = clauses_of(desk.answers.ask(Request(question)))
    except Exception as error:  # a question that failed once fails again; the log holds no question
        _log.warning("no draft: %s", type(error).__name__)
        clauses = []
    if not clauses:
        return _empty("staff_no_clause", language)
    view = replace(view, n=min(view.n, len(clauses)))
    documents = desk.answers.documents
    note = say(language, "staff_draft_note", doc=clauses[view.n - 1].doc_id)
    file = draft(question, clauses[view.n - 1], documents, note)
    return drawn_draft(question, clauses, file, view, documents, language)


def _delete(desk: Desk, view: View, language: Language, today: date) -> str:
    """What there is in the period; nothing is deleted but by the button of the second step."""
    counted = desk.records.counts(view.period(today))
    rows = []
    for kept in KEPT:
        name = say(language, KEEPING[kept])
        if view.kept == kept and counted[kept]:
            sure = say(language, "staff_sure", count=counted[kept], what=name)
            confirm = f'<button class="button danger" data-act="delete" data-kept="{kept}">{say(language, "staff_delete_now", count=counted[kept])}</button>'
            back = way(view.to("delete"), say(language, "staff_cancel"), "button")
            rows.append(f'<li class="sure" role="alert"><p>{sure}</p><p class="actions">{confirm}{back}</p></li>')
        else:
            ask = way(view.to("delete", kept=kept), say(language, "staff_delete_ask", what=name), "button")
            rows.append(
                f"<li><b>{name}</b><span>{say(language, 'staff_counted', count=counted[kept])}</span>{ask if counted[kept] else ''}</li>"
            )
    return f'<p class="hint">{_keeping(desk, language)} {say(language, "staff_delete_hint")}</p><ul class="deletion">{"".join(rows)}</ul>'


_CONTENT = {
    "overview": _overview,
    "feedback": _feedback,
    "unanswered": _unanswered,
    "asked": _asked,
    "draft": _draft,
    "delete": _delete,
}


def _filters(view: View, words: Mapping[Any, str], language: Language) -> str:
    each = [("", say(language, "staff_everything")), *((value, say(language, words[value])) for value in words)]
    ways = "".join(
        f"<li{_current(view.only == value)}>{way(replace(view, only=value, page=1), name)}</li>" for value, name in each
    )
    return f'<ul class="filters" aria-label="{say(language, "staff_filter")}">{ways}</ul>'


def _counted(count: int, view: View, language: Language) -> str:
    kept: Kept = "feedback" if view.name == "feedback" else "questions"
    export = f'<button class="button" data-act="export" data-kept="{kept}">{say(language, "staff_export")}</button>'
    return f'<div class="counted"><span>{say(language, "staff_counted", count=count)}</span>{export}</div>'


def _keeping(desk: Desk, language: Language) -> str:
    days = desk.records.keep_days
    return say(language, "staff_keeps", days=days) if days else say(language, "staff_not_kept")


def _empty(key: str, language: Language) -> str:
    return f'<p class="nothing">{say(language, key)}</p>'


def _current(here: bool) -> str:
    return ' aria-current="true"' if here else ""
