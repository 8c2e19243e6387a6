"""Parameters stand in their documents, and a file that does not agree with them is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.rules import RuleBook
from assistant.rules.amount import Amount
from assistant.rules.book import RULES, compute, find_rule
from assistant.rules.errors import ImpossibleValue, ParameterError
from assistant.rules.load import FOLDER, Statutes, load_statutes
from index.load import load_documents
from tests.assistant.rules.cases import all_cases, book, expected_of, facts_of, figures_of

DOCUMENTS = {document.doc_id: document for document in load_documents()}
GOOD = """parameters:
  test.share:
    value: "0.3"
    unit: ratio
    token: "30%"
    quote: 剩余部分按不超过30%的比例用于教职工的绩效考核分配
    doc_id: hangzhou-reform-draft
    clause: （十七）
    last_checked_on: 2026-11-22
provisions: {}
"""


def _load(tmp_path: Path, text: str) -> Statutes:
    (tmp_path / "test.yaml").write_text(text, encoding="utf-8")
    return load_statutes(DOCUMENTS, tmp_path)


def test_every_quote_equals_its_span_and_every_token_stands_in_its_quote() -> None:
    statutes = book().statutes
    for provision in statutes.every():
        assert DOCUMENTS[provision.doc_id].text[provision.start : provision.end] == provision.quote
    for parameter in statutes.parameters.values():
        assert parameter.provision.quote.count(parameter.token) == 1


def test_a_sound_file_loads(tmp_path: Path) -> None:
    assert _load(tmp_path, GOOD).figure("test.share").value == Amount.of("0.3")


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("剩余部分按不超过30%", "剩余部分按不超过31%", "stands 0 times"),
        ('token: "30%"', 'token: "40%"', "token"),
        ('value: "0.3"', 'value: "0.03"', "number reader"),
        ('value: "0.3"', "value: 0.3", "float"),
        ('value: "0.3"', 'value: "much"', "decimal string"),
        ("    unit: ratio\n", "", "lacks unit"),
        ("unit: ratio", "unit: 元", "number reader"),
        ("unit: ratio", "unit: furlong", "unknown"),
        ("    unit: ratio\n", "    unit: ratio\n    colour: red\n", "unknown key"),
        ("    unit: ratio\n", "    unit: ratio\n    unit: ratio\n", "twice"),
        ("doc_id: hangzhou-reform-draft", "doc_id: nowhere", "not in the corpus"),
        ("last_checked_on: 2026-11-22", "last_checked_on: soon", "no day"),
        ("provisions: {}", "provision: {}", "two tables"),
        ("剩余部分按不超过30%的比例用于教职工的绩效考核分配", "职业院校", "times in"),
    ],
)
def test_a_faulty_file_is_refused_with_its_cause(tmp_path: Path, old: str, new: str, cause: str) -> None:
    assert old in GOOD
    with pytest.raises(ParameterError, match=cause):
        _load(tmp_path, GOOD.replace(old, new))


def test_the_documents_needed_are_named_without_opening_any() -> None:
    assert RuleBook.needs() == {provision.doc_id for provision in book().statutes.every()}


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="no parameter file"):
        load_statutes(DOCUMENTS, tmp_path)


def _outcomes(statutes: Statutes) -> list[Any]:
    found: list[Any] = []
    for case in all_cases():
        if case.rest.get("none") or case.rest.get("asked"):
            continue
        rule = find_rule(case.rule)
        try:
            outcome = compute(statutes, rule, facts_of(rule, case.facts), case.day)
        except ImpossibleValue:
            continue
        found.append((str(case), figures_of(outcome), expected_of(case)))
    return found


@pytest.mark.parametrize("name", sorted(book().statutes.parameters))
@pytest.mark.parametrize("factor", ["1.01", "10"])
def test_a_changed_parameter_makes_a_case_fail(name: str, factor: str) -> None:
    statutes = book().statutes
    old = statutes.parameters[name]
    if old.unit == "公历年":
        changed = Amount(old.value.low + Decimal(factor), old.value.high + Decimal(factor))
    else:
        changed = Amount(old.value.low * Decimal(factor), old.value.high * Decimal(factor))
    mutated = Statutes(
        {**statutes.parameters, name: replace(old, value=changed)},
        statutes.provisions,
        statutes.hashes,
        statutes.indicators.values(),
    )
    assert any(figures != expected for _, figures, expected in _outcomes(mutated))


def test_unchanged_parameters_make_no_case_fail() -> None:
    for name, figures, expected in _outcomes(book().statutes):
        assert figures == expected, name


def test_no_rule_holds_a_figure_of_the_law() -> None:
    """In the code of a rule the only numbers are 0, 1, 12 months of a year, and bounds of the possible."""
    import ast

    allowed = {0, 1, 2, 3, 10, 12, 44, 100}
    for rule in RULES:
        path = FOLDER.parent / f"{rule.compute.__module__.rsplit('.', 1)[-1]}.py"
        numbers = {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)
        }
        assert numbers <= allowed, (path.name, numbers - allowed)
        assert not any(isinstance(number, float) for number in numbers), path.name
