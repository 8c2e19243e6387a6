"""What holds of every outcome: citations, receipts, ranges, exactness, both languages; and of any text: no invented value."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rules.amount import Amount
from assistant.rules.book import RULES, compute, find_rule
from assistant.rules.errors import ImpossibleValue
from assistant.rules.receipt import receipt
from assistant.rules.report import Spans, report
from assistant.rules.route import route
from assistant.rules.schema import form, json_schema, tool
from assistant.rules.types import Fact, Outcome
from index.load import load_documents
from tests.assistant.rules.cases import DAY, Case, all_cases, book, facts_of

DOCUMENTS = {document.doc_id: document for document in load_documents()}
COMPUTED = [case for case in all_cases() if case.expect]
_HAN = re.compile(r"[\u3400-\u9fff]")


def _outcome(case: Case) -> Outcome:
    rule = find_rule(case.rule)
    return compute(book().statutes, rule, facts_of(rule, case.facts), case.day)


@pytest.mark.parametrize("case", COMPUTED, ids=str)
def test_every_step_cites_its_clause_or_is_marked(case: Case) -> None:
    outcome = _outcome(case)
    assert outcome.steps
    for step in outcome.steps:
        if step.source is None:
            assert step.basis in ("given", "assumption", "arithmetic")
        else:
            assert DOCUMENTS[step.source.doc_id].text[step.source.start : step.source.end] == step.source.quote
    assert any(step.source for step in outcome.steps)


@pytest.mark.parametrize("case", COMPUTED, ids=str)
def test_a_report_is_whole_in_both_languages(case: Case) -> None:
    outcome = _outcome(case)
    english, chinese = report(outcome, "en", Spans()), report(outcome, "zh", Spans())
    for figure in outcome.figures:
        assert figure.label.zh and figure.label.en
    said = "".join(str(fact.value) for fact in outcome.facts.values() if fact.slot.kind == "text")
    english = re.sub("“[^”]*”", "", english)  # names and the user's own words stay as they are
    left = [char for char in _HAN.findall(english) if char not in said]
    assert not left, english
    assert "None" not in english + chinese
    assert "E+" not in english + chinese


@pytest.mark.parametrize("case", COMPUTED, ids=str)
def test_a_receipt_is_the_same_byte_for_byte(case: Case) -> None:
    first, second = receipt(_outcome(case), book().statutes), receipt(_outcome(case), book().statutes)
    assert first == second
    assert case.day.isoformat() in first
    assert "0x" not in first and "/work" not in first


def test_another_day_or_fact_gives_another_receipt() -> None:
    rule = find_rule("performance-pay")
    facts = facts_of(rule, {"total": "10000000"})
    one = receipt(compute(book().statutes, rule, facts, DAY), book().statutes)
    assert one != receipt(compute(book().statutes, rule, facts, date(2020, 1, 1)), book().statutes)
    assert one != receipt(compute(book().statutes, rule, facts_of(rule, {"total": "1"}), DAY), book().statutes)


def _widened(fact: Fact, by: Decimal) -> Fact:
    def wide(amount: Amount) -> Amount:
        return Amount(amount.low, amount.high + by)

    value = fact.value
    if isinstance(value, tuple):
        return replace(fact, value=tuple(wide(amount) for amount in value))
    return replace(fact, value=wide(value)) if isinstance(value, Amount) else fact


@pytest.mark.parametrize("case", COMPUTED, ids=str)
def test_a_range_contains_what_its_ends_give(case: Case) -> None:
    """Whatever a wider fact makes of a figure contains what the exact fact made of it."""
    exact = {figure.name: figure for figure in _outcome(case).figures if figure.verdict is None}
    rule = find_rule(case.rule)
    facts = facts_of(rule, case.facts)
    for name, fact in facts.items():
        if fact.slot.kind != "amount" or (fact.slot.high is not None):
            continue
        wider = compute(book().statutes, rule, {**facts, name: _widened(fact, Decimal(1))}, case.day)
        for figure in wider.figures:
            if figure.verdict is None and figure.name in exact:
                assert figure.value.low <= exact[figure.name].value.low
                assert figure.value.high >= exact[figure.name].value.high


@pytest.mark.parametrize("case", COMPUTED, ids=str)
def test_zero_in_any_place_is_computed_or_refused_and_never_breaks(case: Case) -> None:
    rule = find_rule(case.rule)
    facts = facts_of(rule, case.facts)
    for name, fact in facts.items():
        if fact.slot.kind != "amount":
            continue
        for zero in (Amount.of(0), Amount(Decimal(0), Decimal("Infinity")), Amount(Decimal(0), Decimal(1))):
            value = tuple(zero for _ in fact.value) if isinstance(fact.value, tuple) else zero
            try:
                outcome = compute(book().statutes, rule, {**facts, name: replace(fact, value=value)}, case.day)
            except ImpossibleValue:
                continue
            assert report(outcome, "zh", Spans())
            assert "NaN" not in receipt(outcome, book().statutes)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_performance_pay_is_exact_to_the_cent(total: Decimal) -> None:
    rule = find_rule("performance-pay")
    slot = rule.slots[0]
    outcome = compute(book().statutes, rule, {"total": Fact(slot, Amount.of(total), None)}, DAY)
    figures = {figure.name: figure.value.low for figure in outcome.figures}
    assert figures["max_increase"] * 2 == total
    assert figures["max_total"] - figures["max_increase"] == total


_MONEY = st.decimals(min_value=0, max_value=10**10, places=2)


@given(st.lists(st.tuples(_MONEY, _MONEY), min_size=1, max_size=20), _MONEY)
@settings(max_examples=60)
def test_nothing_is_lost_over_the_years(years: list[tuple[Decimal, Decimal]], opening: Decimal) -> None:
    """What was spent and carried in equals what was deducted and what is carried on; no year exceeds its limit."""
    rule = find_rule("training-deduction")
    facts = {
        "payroll": Fact(rule.slots[0], tuple(Amount.of(payroll) for payroll, _ in years), None),
        "spend": Fact(rule.slots[1], tuple(Amount.of(spend) for _, spend in years), None),
        "carried_in": Fact(rule.slots[2], Amount.of(opening), None),
    }
    outcome = compute(book().statutes, rule, facts, DAY)
    figures = {figure.name: figure.value.low for figure in outcome.figures}
    suffixes = [f"_{n + 1}" for n in range(len(years))] if len(years) > 1 else [""]
    deducted = sum((figures[f"deductible{suffix}"] for suffix in suffixes), Decimal(0))
    assert deducted + figures[f"carried_forward{suffixes[-1]}"] == sum((spend for _, spend in years), opening)
    assert all(figures[f"deductible{suffix}"] <= figures[f"limit{suffix}"] for suffix in suffixes)


_WORDS = st.sampled_from(
    "绩效工资总量 工资总额 培训费 社会服务收入 项目成本 最低工资 实习生 教师 职工 能扣多少 最多 能分多少 上浮 那如果 呢 是 约 不超过 1000万元 30% 三成 20名 6个月 2490元 -5 0 一百 亿 万 . , ， 。 ？ 每人 payroll cost how much".split()
)


@given(st.lists(_WORDS, max_size=14), st.lists(st.lists(_WORDS, max_size=6), max_size=3))
@settings(max_examples=300)
def test_any_words_are_answered_or_left_alone_and_no_value_is_invented(words: list[str], turns: list[list[str]]) -> None:
    history = ["".join(turn) for turn in turns]
    text = "".join(words)
    routed = route(text, history)
    if routed is None:
        return
    said = "".join([*history, text])
    for fact in routed.facts.values():
        assert fact.said is not None
        assert all(part in said for part in fact.said.split("、"))
    computed = book().answer(routed, DAY, "zh")
    assert computed.kind in ("calculation", "ask")
    assert computed.text


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_no_text_breaks_the_reading(text: str) -> None:
    book().reply_parts(text, (text,), DAY, "zh")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_one_description_gives_schema_form_and_tool(rule: object) -> None:
    assert hasattr(rule, "slots")
    schema = json_schema(rule)  # type: ignore[arg-type]
    names = [slot.name for slot in rule.slots]
    assert list(schema["properties"]) == names
    assert set(schema["required"]) <= set(names)
    for language in ("zh", "en"):
        fields = form(rule, language)  # type: ignore[arg-type]
        assert [entry["name"] for entry in fields] == [slot.name for slot in rule.slots if not slot.wish]
        assert all(entry["label"] and entry["question"] for entry in fields)
    assert tool(rule)["input_schema"] == schema  # type: ignore[arg-type]
