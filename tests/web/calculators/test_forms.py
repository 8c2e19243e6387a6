"""The calculators as HTML: every rule has a form made of its description, and whatever is written into it stays text."""

from __future__ import annotations

import base64
import json
import re
from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rules.book import RULES, find_rule
from assistant.rules.evaluation import COUNT
from assistant.rules.forms import read_form
from assistant.rules.schools import template
from assistant.rules.tables import to_csv
from assistant.rules.types import Language
from assistant.web.calculators.actions import Actions
from assistant.web.calculators.asking import question_about
from assistant.web.calculators.catalogue import GROUPS
from assistant.web.calculators.desk import EVALUATION, Desk, key_of, said_in_query
from assistant.web.frame import query_of
from assistant.web.texts import say
from tests.assistant.rules.cases import all_cases, book, facts_of
from tests.web.doubles import HOSTILE, Scripted
from tests.web.reading import Reading

ACTIONS = Actions(Scripted(rules=book()))
STATUTES = book().statutes
INDICATORS = [row for row, _ in STATUTES.indicators.values()]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def opened(address: str, language: Language = "zh") -> tuple[Desk, str, str]:
    desk = Desk()
    sheet, result = ACTIONS.open(desk, query_of(address), language)
    return desk, sheet, result


def tags(html: str) -> list[str]:
    return [tag for tag, _ in Reading(html).tags]


def table(*schools: tuple[str, str]) -> str:
    head = ["学校", "类别", *(indicator.name for indicator in INDICATORS)]
    return "\n".join("\t".join(cells) for cells in (head, *([name, "中职", *[value] * COUNT] for name, value in schools)))


def test_every_rule_stands_in_exactly_one_group() -> None:
    listed = [rule_id for lines in GROUPS.values() for rule_id in lines]
    assert sorted(listed) == sorted([EVALUATION, *(rule.id for rule in RULES)])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_the_form_of_a_rule_has_a_labelled_field_for_each_fact(rule: str, language: Language) -> None:
    _, sheet, result = opened(f"?rule={rule}", language)
    found = Reading(sheet)
    fields = {attributes["data-name"]: attributes for _, attributes in found.tags if "data-name" in attributes}
    assert set(fields) == {slot.name for slot in find_rule(rule).slots if not slot.wish}
    labels = {attributes.get("for") for tag, attributes in found.tags if tag == "label"}
    assert {attributes["id"] for attributes in fields.values()} <= labels
    assert say(language, "calc_lacks") in result


@pytest.mark.parametrize("case", [case for case in all_cases() if case.expect], ids=str)
def test_an_address_refills_the_form_with_the_same_facts(case: object) -> None:
    """For every worked case: its facts in words → address → facts."""
    from assistant.rules.report import said_value
    from assistant.rules.show import show

    rule = find_rule(case.rule)  # type: ignore[attr-defined]
    desk = Desk(rule.id)
    facts = facts_of(rule, case.facts)  # type: ignore[attr-defined]
    for name, fact in facts.items():
        if isinstance(fact.value, tuple) and fact.slot.unit != "any":
            desk.said[name] = [show(amount, fact.slot.unit, "zh") for amount in fact.value]
        elif fact.slot.kind in ("choice", "text", "flag") or fact.slot.unit != "any":
            desk.said[name] = [str(fact.value) if fact.slot.kind in ("choice", "text") else said_value(fact, "zh")]
    before = read_form(rule, STATUTES, desk.said)
    again, _, _ = opened(desk.address())
    assert read_form(rule, STATUTES, again.said) == before
    amounts = {name for name, fact in facts.items() if fact.slot.unit in ("元", "人", "月") and name in before.facts}
    assert all(before.facts[name].value == facts[name].value for name in amounts if not facts[name].parts)


def test_a_result_shows_figures_steps_clauses_status_and_what_to_take_away() -> None:
    desk, sheet, result = opened("?rule=training-deduction&payroll=1000万、1200万&spend=120万、60万")
    assert "读作 10,000,000 元" in sheet
    for words in ("800,000 元", "400,000 元", "征求意见稿", "计算过程", "假设", "所依据的条款", "各年结转表"):
        assert words in result
    links = [attributes.get("href") or "" for tag, attributes in Reading(result).tags if tag == "a"]
    clause = next(dict(parse_qsl(link[1:])) for link in links if "at=" in link)
    start, end = map(int, clause["at"].split("-"))
    provision = STATUTES.words("training.deduction-limit")
    assert (clause["place"], clause["doc"], start, end) == ("library", provision.doc_id, provision.start, provision.end)
    saved = next(link for link in links if link.startswith("data:application/json;base64,"))
    assert json.loads(base64.b64decode(saved.partition(",")[2]))["rule"] == "training-deduction"
    assert desk.address() in {attributes.get("data-address") for _, attributes in Reading(result).tags}


def test_the_day_decides_the_status() -> None:
    _, _, before = opened("?rule=performance-pay&total=1000万元&as_of=2019-01-01")
    _, _, today = opened("?rule=performance-pay&total=1000万元")
    assert "badge not_yet_in_force" in before
    assert "badge in_force" in today
    desk, _, _ = opened("?rule=performance-pay&total=1000万元&as_of=someday")
    assert desk.as_of == ""


def test_the_picture_tells_its_figures_in_words() -> None:
    _, _, result = opened("?rule=training-deduction&payroll=1000万、1200万&spend=120万、60万")
    told = next(attributes["aria-label"] for tag, attributes in Reading(result).tags if attributes.get("role") == "img")
    assert (
        told
        == "第1年 当年可扣除 800,000 元, 结转以后年度 400,000 元, 限额 800,000 元; 第2年 当年可扣除 960,000 元, 结转以后年度 40,000 元, 限额 960,000 元"
    )
    _, _, rough = opened("?rule=training-deduction&payroll=1000多万&spend=120万")
    assert 'role="img"' not in rough


def test_the_question_for_the_chat_is_understood_as_the_same_facts_or_asks_for_the_clause() -> None:
    from assistant.rules.book import named
    from assistant.rules.route import route

    told = 0
    for case in all_cases():
        rule = find_rule(case.rule)
        if not case.expect or case.rest.get("impossible"):
            continue
        outcome = book().compute_facts(rule.id, facts_of(rule, case.facts), date(2026, 11, 22))
        question = question_about(outcome, STATUTES, "zh")
        if question == say("zh", "calc_question_open", title=rule.title.zh):
            continue
        routed = route(question)
        assert routed is not None
        assert {n: f.value for n, f in named(STATUTES, routed.facts).items()} == {n: f.value for n, f in outcome.facts.items()}
        told += 1
    assert told > 150


def test_hostile_words_stay_text_in_form_result_and_address() -> None:
    for rule in RULES:
        query = {key_of(slot.name): HOSTILE for slot in rule.slots}
        desk = Desk(rule.id, said_in_query(rule, query))
        for html in ACTIONS.draw(desk, "zh"):
            assert not set(tags(html)) & {"script", "img", "iframe"}
            assert all(not name.startswith("on") for _, attributes in Reading(html).tags for name in attributes)


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x), max_leaves=8
    )
)
def test_whatever_a_browser_sends_is_answered(data: object) -> None:
    for wish in (
        {"rule": "training-deduction", "said": data, "as_of": data, "language": data},
        {"rule": data, "said": {"payroll": data}},
    ):
        ACTIONS.check(wish)
        ACTIONS.fill(Desk("training-deduction"), wish, "zh")
    ACTIONS.check(data)
    ACTIONS.score(Desk(), {"text": data, "data": data}, "zh")
    ACTIONS.turn(Desk(), {"group": data, "school": data}, "en")


def test_a_form_no_longer_open_changes_nothing() -> None:
    desk, _, result = opened("?rule=class-hours&hours=12")
    assert ACTIONS.fill(desk, {"rule": "performance-pay", "said": {"total": ["1"]}}, "zh") == result
    assert desk.rule == "class-hours"


# The evaluation of a group of schools


def test_a_pasted_table_gives_ranking_subtotals_radar_and_files() -> None:
    desk = Desk(EVALUATION)
    result = ACTIONS.score(desk, {"text": table(("甲校", "50"), ("乙校", "100"))}, "zh")
    rows = re.findall(r"<tr><td>(\d+)</td><th scope=\"row\"><button[^>]*>([^<]*)</button></th><td><b>([\d.]+)</b>", result)
    assert rows == [("1", "乙校", "96"), ("2", "甲校", "48")]
    assert result.count('<polygon class="calc-series') == 2
    kinds = re.findall(r'download="[^"]+\.(\w+)" href="data:', result)
    assert sorted(kinds) == ["csv", "xlsx"]
    assert len(ACTIONS.turn(desk, {"group": "中职", "school": "甲校"}, "zh")) < len(result)
    assert desk.pictured["中职"] == ("乙校",)


def test_a_file_is_read_like_a_pasted_table() -> None:
    rows = next(iter(template(INDICATORS, "zh").values()))
    data = base64.b64encode(to_csv([*rows, ["甲校", "中职", *["5"] * COUNT]])).decode()
    assert "甲校" in ACTIONS.score(Desk(), {"data": data}, "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_of_a_table_are_named_by_row_and_column(language: Language) -> None:
    desk = Desk()
    result = ACTIONS.score(desk, {"text": table(("甲校", "50"), ("乙校", "很好"))}, language)
    assert say(language, "calc_problems", count=COUNT) in result
    assert "<td>3</td>" in result
    assert not desk.evaluations
    assert "MB" in ACTIONS.score(desk, {"data": "A" * 3_000_000}, language)


def test_hostile_names_of_schools_stay_text_and_begin_no_formula() -> None:
    name = HOSTILE.replace("\t", " ")
    result = ACTIONS.score(Desk(), {"text": table((name, "50"), ("=1+1", "40"))}, "zh")
    assert not set(tags(result)) & {"script", "img", "iframe"}
    saved = re.findall(r'href="data:text/csv;base64,([^"]+)"', result)
    assert "'=1+1" in base64.b64decode(saved[0]).decode("utf-8-sig")
