"""Every case beside a rule: the facts are read right, the right rule is chosen, the figures are exact, the label is said."""

from __future__ import annotations

import pytest

from assistant.rule_clauses import RuleClauses
from assistant.rules.book import RULES, compute, find_rule, missing_slots, named
from assistant.rules.errors import ImpossibleValue
from assistant.rules.report import Spans, report
from assistant.rules.route import route
from tests.assistant.rules.cases import Case, all_cases, book, expected_of, facts_of, figures_of, plain_facts

CASES = all_cases()


@pytest.mark.parametrize(
    "case", [c for c in CASES if not c.rest.get("impossible") and not c.rest.get("missing") and not c.rest.get("none")], ids=str
)
def test_the_figures_of_a_case_are_exact_and_its_status_is_said(case: Case) -> None:
    rule = find_rule(case.rule)
    outcome = compute(book().statutes, rule, facts_of(rule, case.facts), case.day)
    assert outcome.missing == ()
    assert figures_of(outcome) == expected_of(case)
    labels = case.rest.get("labels") or [case.rest["label"]]
    assert sorted({status for _, status in outcome.statuses}) == sorted(labels)
    text = report(outcome, "zh", Spans())
    limits = "\n".join(note.words.zh for note in outcome.limits)
    assumptions = "\n".join(note.words.zh for note in outcome.assumptions)
    for words in case.rest.get("limits", ()):
        assert words in limits
    for words in case.rest.get("assumptions", ()):
        assert words in assumptions
    for words in case.rest.get("says", ()):
        assert case.say or words in text
    assert outcome.binding or "⚠" in text, "a figure without force has to say so"


@pytest.mark.parametrize("case", [c for c in CASES if c.rest.get("missing")], ids=str)
def test_a_missing_fact_is_asked_for_and_never_taken_as_zero(case: Case) -> None:
    rule = find_rule(case.rule)
    facts = facts_of(rule, case.facts)
    wanted = case.rest["missing"] if case.rest.get("asked") else ()  # the question itself cannot do without it
    assert [slot.name for slot in missing_slots(rule, facts, wanted)] == case.rest["missing"]
    outcome = compute(book().statutes, rule, facts, case.day, wanted)
    assert outcome.figures == ()


@pytest.mark.parametrize("case", [c for c in CASES if c.rest.get("impossible")], ids=str)
def test_an_impossible_value_is_refused_with_its_reason(case: Case) -> None:
    rule = find_rule(case.rule)
    with pytest.raises(ImpossibleValue) as refusal:
        compute(book().statutes, rule, facts_of(rule, case.facts), case.day)
    assert refusal.value.slot == case.rest["impossible"]
    assert "请核对" in refusal.value.zh


@pytest.mark.parametrize("case", [c for c in CASES if c.say and not c.rest.get("none")], ids=str)
def test_what_is_said_reaches_the_right_rule_with_the_right_facts(case: Case, clauses: RuleClauses) -> None:
    routed = route(case.say[-1], case.say[:-1], clauses.of_turn)
    assert routed is not None, "no rule was chosen"
    assert routed.rule.id == case.rule
    assert plain_facts(named(book().statutes, routed.facts)) == plain_facts(facts_of(routed.rule, case.facts))
    computed = book().reply_parts(case.say[-1], case.say[:-1], case.day, "zh", clauses.of_turn)
    assert computed is not None
    assert computed.kind == ("ask" if case.rest.get("missing") or case.rest.get("impossible") else "calculation")
    for name in case.rest.get("missing", ()):
        assert name in {missing.name for missing in computed.missing}
    if case.rest.get("impossible"):
        assert [missing.name for missing in computed.missing] == [case.rest["impossible"]]
    for words in case.rest.get("says", ()):
        assert words in computed.text


@pytest.mark.parametrize("case", [c for c in CASES if c.rest.get("none")], ids=str)
def test_a_question_that_the_clause_answers_computes_nothing(case: Case, clauses: RuleClauses) -> None:
    routed = route(case.say[-1], case.say[:-1], clauses.of_turn)
    assert routed is None, f"computed {routed.rule.id}" if routed else ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_worked_missing_and_status_cases(rule: object) -> None:
    own = [case for case in CASES if case.rule == rule.id]  # type: ignore[attr-defined]
    assert any(case.expect and (case.say or rule.id == "in-force") for case in own), "no worked example"
    assert any(case.rest.get("missing") for case in own), "no case with a missing fact"
    assert any(case.day.year != 2026 or case.rest.get("label") != "in_force" for case in own), "no case out of force"
