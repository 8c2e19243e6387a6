"""Fields of a form: read as people write them, told back, and never guessed where two readings are possible."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rules.book import RULES, find_rule
from assistant.rules.forms import compute_form, read_form
from tests.assistant.rules.cases import DAY, all_cases, book, figures_of

STATUTES = book().statutes


def echo(rule: str, name: str, text: str) -> str:
    filled = read_form(find_rule(rule), STATUTES, {name: [text]})
    return filled.read[name, 0].zh


def fault(rule: str, name: str, text: str) -> str:
    filled = read_form(find_rule(rule), STATUTES, {name: [text]})
    assert name not in filled.facts
    return filled.faults[name, 0].zh


@pytest.mark.parametrize(
    ("rule", "name", "text", "said"),
    [
        ("training-deduction", "payroll", "1000万", "10,000,000 元"),
        ("training-deduction", "payroll", "10,000,000", "10,000,000 元"),
        ("training-deduction", "payroll", "一千万元", "10,000,000 元"),
        ("training-deduction", "payroll", "1000万左右", "约 10,000,000 元"),
        ("training-deduction", "tax_rate", "25", "25%"),
        ("performance-pay", "requested_ratio", "五成", "50%"),
        ("dual-qualified", "teachers", "200-300", "200—300 人"),
        ("enterprise-practice", "period", "5年", "60 个月"),
        ("enterprise-practice", "new_teacher", "yes", "是"),
        ("enterprise-practice", "place", "绍兴", "绍兴"),
        ("indicator-score", "indicator", "毕业生就业率", "毕业生就业率（%）"),
    ],
)
def test_a_field_is_told_back_as_read(rule: str, name: str, text: str, said: str) -> None:
    assert echo(rule, name, text) == said


@pytest.mark.parametrize(
    ("rule", "name", "text", "said"),
    [
        ("training-deduction", "payroll", "120", "120元，还是 120万元"),
        ("enterprise-practice", "period", "5", "5个月，还是 5年"),
        ("training-deduction", "tax_rate", "0.25", "0.25%，还是 25%"),
        ("training-deduction", "payroll", "30%", "单位不合"),
        ("training-deduction", "payroll", "很多", "没有读出数"),
        ("training-deduction", "payroll", "1000万元、1200万元", "只填一个"),
        ("training-deduction", "payroll", "-5万", "不可能低于"),
        ("training-deduction", "tax_rate", "140%", "不可能高于"),
        ("dual-qualified", "teachers", "100.5", "整数"),
        ("enterprise-practice", "place", "上海", "选一项"),
        ("indicator-score", "indicator", "满意度之最", "认不出"),
        ("training-deduction", "payroll", "9" * 200, "太长"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_write(rule: str, name: str, text: str, said: str) -> None:
    assert said in fault(rule, name, text)


def test_years_are_kept_in_their_order_and_a_gap_is_named() -> None:
    rule = find_rule("training-deduction")
    filled = read_form(rule, STATUTES, {"payroll": ["1000万", "5000万", ""], "spend": ["100万", "20万", ""]})
    outcome, _ = compute_form(rule, STATUTES, filled, DAY)
    assert outcome is not None
    assert figures_of(outcome)["carried_forward_1"][0] == 200000
    assert figures_of(outcome)["carried_forward_2"][0] == 0
    gap = read_form(rule, STATUTES, {"payroll": ["1000万", "", "5000万"]})
    assert set(gap.faults) == {("payroll", 1)}


def test_facts_that_cannot_be_together_are_a_fault_of_their_field() -> None:
    rule = find_rule("dual-qualified")
    outcome, filled = compute_form(rule, STATUTES, read_form(rule, STATUTES, {"teachers": ["10"], "dual": ["20"]}), DAY)
    assert outcome is None
    assert "多于总数" in filled.faults["dual", 0].zh


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_words_of_a_conversation_fill_the_form_of_each_rule(rule: str) -> None:
    """What a calculation of the chat says it read fills the form again, so that a link to the form can be made of it."""
    from assistant.rules.route import route

    for case in all_cases():
        routed = route(case.say[-1], case.say[:-1]) if case.rule == rule and case.say and case.expect else None
        if routed is None or any(fact.parts for fact in routed.facts.values()):
            continue
        said = {
            name: (fact.said or "").split("、") if fact.slot.many else [fact.said or ""] for name, fact in routed.facts.items()
        }
        filled = read_form(routed.rule, STATUTES, said)
        for name, fact in filled.facts.items():
            if fact.slot.kind == "amount":
                assert fact.value == routed.facts[name].value, (case.id, name)


@settings(max_examples=25)
@given(st.text(max_size=40))
def test_no_words_break_a_form(text: str) -> None:
    for rule in RULES:
        filled = read_form(rule, STATUTES, {slot.name: [text, text] for slot in rule.slots})
        for words in (*filled.read.values(), *filled.faults.values()):
            assert words.zh
            assert words.en
        compute_form(rule, STATUTES, filled, date(2026, 1, 1))
