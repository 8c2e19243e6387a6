"""The indicator table of annex 1: read from the document, scored in proportion, undefined cases said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.errors import TableError
from assistant.rules.evaluation import COUNT, evaluate, read_indicators, rows_of, score
from assistant.rules.indicator_names import find_indicator
from assistant.rules.schools import as_text, read_table
from index.chunk import split_passages
from index.load import load_documents
from index.types import PassageKind

DOCUMENT = next(document for document in load_documents() if document.doc_id == "shaoxing-five-year-draft")
INDICATORS = read_indicators(rows_of(DOCUMENT.text))
_UNITLESS = {"设有负责学生实习、实训的责任处室", "省级现代学徒制试点"}


def test_all_indicators_are_read_and_every_level_adds_up() -> None:
    assert len(INDICATORS) == COUNT
    groups = {}
    for indicator in INDICATORS:
        groups[indicator.group] = groups.get(indicator.group, Decimal(0)) + indicator.weight
    assert list(groups.values()) == [8, 16, 10, 38, 6, 22]
    assert {indicator.name for indicator in INDICATORS if indicator.unit is None} == _UNITLESS


def test_the_passages_of_the_index_give_the_same_table() -> None:
    rows = [passage.text for passage in split_passages(DOCUMENT) if passage.kind is PassageKind.TABLE_ROW]
    assert read_indicators(rows) == INDICATORS


def test_a_torn_table_is_refused() -> None:
    with pytest.raises(TableError, match="43 indicators"):
        read_indicators(rows_of(DOCUMENT.text)[:-1])


def test_the_best_has_full_marks_and_the_others_their_proportion() -> None:
    indicator = find_indicator(INDICATORS, "我们的毕业生就业率")
    assert indicator is not None and indicator.name == "毕业生就业率（%）"
    assert score(indicator, Decimal("98"), Decimal("98")).points == 2
    assert score(indicator, Decimal("49"), Decimal("98")).points == 1


def _table(*schools: tuple[str, str]) -> dict[str, list[Decimal | None]]:
    return {name: [Decimal(value)] * COUNT for name, value in schools}


def test_a_comparison_group_is_scored_and_undefined_indicators_are_said() -> None:
    evaluation = evaluate(INDICATORS, _table(("甲校", "80"), ("乙校", "40")))
    defined = sum(i.weight for i in INDICATORS if i.unit is not None)
    assert evaluation.total("甲校") == defined == 96
    assert evaluation.total("乙校") == 48
    assert sum(evaluation.subtotals("乙校").values()) == 48
    assert any("没有计量单位" in note.zh for note in evaluation.notes)


def test_a_best_of_zero_gives_no_points_and_says_so() -> None:
    evaluation = evaluate(INDICATORS, _table(("甲校", "0"), ("乙校", "0")))
    assert evaluation.total("甲校") == 0
    assert any("最高值为 0" in note.zh for note in evaluation.notes)


def test_a_school_alone_is_told_that_nothing_is_compared() -> None:
    assert any("只有一所学校" in note.zh for note in evaluate(INDICATORS, _table(("甲校", "1"))).notes)


@pytest.mark.parametrize("value", ["-1", "NaN", "101"])
def test_impossible_values_are_refused(value: str) -> None:
    with pytest.raises(TableError, match="甲校"):
        evaluate(INDICATORS, _table(("甲校", value)))


def test_a_file_is_read_exactly_and_its_groups_apart(tmp_path: Path) -> None:
    names = [indicator.name for indicator in INDICATORS]
    lines = [",".join(["学校", "类别", *names])]
    lines += [
        ",".join([school, kind, *[value] * COUNT])
        for school, kind, value in (("甲", "中职", "10.1"), ("乙", "中职", "20.2"), ("丙", "高职", "5"))
    ]
    path = tmp_path / "schools.csv"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    groups = read_table(path, INDICATORS)
    assert list(groups) == ["中职", "高职"]
    assert groups["中职"]["甲"][0] == Decimal("10.1")
    evaluation = evaluate(INDICATORS, groups["中职"])
    assert evaluation.total("甲") * 2 == evaluation.total("乙")
    assert "| 乙 | 96 |" in as_text("中职", evaluation)


def test_a_file_without_a_column_or_with_words_for_numbers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "schools.csv"
    path.write_text("学校,毕业生就业率\n甲,好\n", encoding="utf-8")
    with pytest.raises(TableError, match="no column"):
        read_table(path, INDICATORS)
    names = [indicator.label for indicator in INDICATORS]
    path.write_text(",".join(["学校", *names]) + "\n" + ",".join(["甲", *["好"] * COUNT]) + "\n", encoding="utf-8")
    with pytest.raises(TableError, match="好"):
        read_table(path, INDICATORS)


@given(st.lists(st.decimals(min_value=0, max_value=100, places=2), min_size=2, max_size=6))
def test_no_score_exceeds_its_weight_and_the_best_reaches_it(values: list[Decimal]) -> None:
    indicator = next(i for i in INDICATORS if i.unit == "%")
    best = max(values)
    points = [score(indicator, value, best).points for value in values]
    if best == 0:
        assert all(point is None for point in points)
        return
    assert max(point for point in points if point is not None) == indicator.weight
