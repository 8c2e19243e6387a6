"""The calculators in groups by who asks for them, each with one line that says what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.rules.book import RULES
from assistant.rules.load import Statutes
from assistant.rules.types import Rule
from assistant.types import Language
from assistant.web.calculators.desk import EVALUATION
from assistant.web.parts import badge, link, shown
from assistant.web.texts import LOCALES, say
from index.types import Status

# group → calculator → the line about it
GROUPS: Mapping[str, Mapping[str, str]] = {
    "calc_for_teachers": {
        "performance-pay": "calc_about_pay",
        "service-income": "calc_about_income",
        "enterprise-practice": "calc_about_practice",
        "recruitment": "calc_about_recruitment",
    },
    "calc_for_enterprises": {
        "training-deduction": "calc_about_deduction",
        "placement-subsidy": "calc_about_subsidy",
        "internship-posts": "calc_about_posts",
        "land-allotment": "calc_about_land",
        "enterprise-target": "calc_about_enterprises",
    },
    "calc_for_schools": {
        EVALUATION: "calc_about_evaluation",
        "indicator-score": "calc_about_indicator",
        "dual-qualified": "calc_about_dual",
        "training-scale": "calc_about_training",
        "class-hours": "calc_about_hours",
        "college-funding": "calc_about_college",
        "secondary-funding": "calc_about_secondary",
        "certificate-target": "calc_about_certificates",
        "coverage-target": "calc_about_coverage",
    },
    "calc_for_anyone": {"in-force": "calc_about_in_force"},
}
_LINES = {rule_id: line for lines in GROUPS.values() for rule_id, line in lines.items()}


def rule_of(rule_id: str) -> Rule | None:
    """The rule of that id; None where there is none."""
    return next((rule for rule in RULES if rule.id == rule_id), None)


def line_about(rule: Rule, language: Language) -> str:
    """What the calculator of a rule answers; its formula where no line was written."""
    return say(language, _LINES[rule.id]) if rule.id in _LINES else shown(rule.formula.in_(language))


def catalogue(language: Language, statutes: Statutes, day: date) -> str:
    """All calculators with links, and what the documents behind each are worth on the day."""
    others = tuple(rule.id for rule in RULES if rule.id not in _LINES)
    groups = [(say(language, name), tuple(lines)) for name, lines in GROUPS.items()]
    sections = "".join(
        _group(name, rules, language, statutes, day) for name, rules in [*groups[:-1], (groups[-1][0], groups[-1][1] + others)]
    )
    return (
        f'<section class="calc-list" lang="{LOCALES[language]}"><h2>{say(language, "calc_title")}</h2>'
        f'<p class="calc-lead">{say(language, "calc_lead")}</p>{sections}</section>'
    )


def _group(name: str, rules: Sequence[str], language: Language, statutes: Statutes, day: date) -> str:
    cards = "".join(_card(rule_id, language, statutes, day) for rule_id in rules)
    return f'<section class="calc-group"><h3>{name}</h3><ul>{cards}</ul></section>'


def _card(rule_id: str, language: Language, statutes: Statutes, day: date) -> str:
    rule = rule_of(rule_id)
    decisive = rule.decisive if rule else ("evaluation.scoring",)
    title = shown(rule.title.in_(language)) if rule else say(language, "calc_evaluation")
    line = line_about(rule, language) if rule else say(language, _LINES[rule_id])
    statuses = dict.fromkeys(Status(str(statutes.words(name).record.status_on(day))) for name in decisive)
    marks = "" if rule_id == "in-force" else "".join(badge(status, language) for status in statuses)
    inner = f'<span class="calc-name">{title}</span><span class="calc-line">{line}</span>'
    return f"<li>{link('calculators', inner, 'calc-card', rule=rule_id)}{marks}</li>"
