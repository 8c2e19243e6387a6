"""The words of the catalogue for what records hold."""

from __future__ import annotations

from assistant.records import Kept, Outcome, Verdict
from assistant.rules.book import RULES
from assistant.types import Language
from assistant.web.parts import link, shown
from assistant.web.staff.view import Name, View

VIEWS: dict[Name, str] = {
    "overview": "staff_overview",
    "feedback": "staff_feedback",
    "unanswered": "staff_unanswered",
    "asked": "staff_asked",
    "draft": "staff_draft",
    "delete": "staff_delete",
}
OUTCOMES: dict[Outcome, str] = {
    "answered": "staff_answered",
    "asked_back": "staff_asked_back",
    "refused": "staff_refused",
    "error": "staff_error",
}
VERDICTS: dict[Verdict, str] = {"up": "staff_up", "down": "staff_down"}
KEEPING: dict[Kept, str] = {"feedback": "staff_kept_feedback", "questions": "staff_kept_questions"}
COLUMNS: dict[str, str] = {
    "id": "staff_column_id",
    "day": "staff_column_day",
    "verdict": "staff_column_verdict",
    "comment": "staff_column_comment",
    "question": "staff_column_question",
    "language": "staff_column_language",
    "kind": "staff_column_kind",
    "outcome": "staff_column_outcome",
    "rule": "staff_column_rule",
    "cited": "staff_column_cited",
    "latency_ms": "staff_column_latency",
}
_TITLES = {rule.id: rule.title for rule in RULES}


def rule_link(rule: str, language: Language) -> str:
    """The rule by its title, leading to its form; a rule of another version by its name."""
    title = _TITLES.get(rule)
    if title is None:
        return f"<span data-content>{shown(rule)}</span>"
    return link("calculators", shown(title.zh if language == "zh" else title.en), rule=rule)


def way(view: View, html: str, kind: str = "link") -> str:
    """A link to another view."""
    return link("staff", html, kind, **view.query())


def milliseconds(value: float) -> str:
    """A time with its unit."""
    return f"{value:.1f} ms" if value < 1000 else f"{value / 1000:.1f} s"
