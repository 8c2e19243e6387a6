"""Flattened tables come back as rows: merged cells filled, empty cells empty, repeated headers gone, sums right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tables import cells, is_row, rebuild_tables
from index.types import Document, Passage, PassageKind

ANNEX_1, ANNEX_2 = 101, 102
WEIGHT = re.compile(r"[（(](\d+)%[）)]$")
CELL = st.text(alphabet="甲乙丙丁1290%（）", min_size=1, max_size=6)


@pytest.fixture(scope="module")
def rows(passages: Mapping[str, tuple[Passage, ...]]) -> Mapping[int, list[list[str]]]:
    """The rows of each annex of the Shaoxing draft, cell by cell."""
    annexes: dict[int, list[list[str]]] = defaultdict(list)
    for passage in passages["shaoxing-five-year-draft"]:
        if passage.kind is PassageKind.TABLE_ROW:
            annexes[passage.numbers[0]].append(cells(passage.text))
    return annexes


def stated_weight(group: str) -> int:
    found = WEIGHT.search(group)
    assert found is not None, f"{group} states no weight"
    return int(found[1])


def test_annex_1_has_44_indicators_in_16_groups_in_6_groups(rows: Mapping[int, list[list[str]]]) -> None:
    indicators = rows[ANNEX_1]
    assert all(len(row) == 4 for row in indicators)
    assert len(indicators) == len({row[2] for row in indicators}) == 44
    assert len({tuple(row[:2]) for row in indicators}) == 16
    assert len({row[0] for row in indicators}) == 6


def test_the_weights_of_annex_1_add_up_at_every_level(rows: Mapping[int, list[list[str]]]) -> None:
    """A page break repeats 产学合作（38%）: counted twice, the first level would come to 138."""
    first: dict[str, int] = defaultdict(int)
    second: dict[tuple[str, str], int] = defaultdict(int)
    for group, subgroup, _, weight in rows[ANNEX_1]:
        first[group] += int(weight.removesuffix("%"))
        second[group, subgroup] += int(weight.removesuffix("%"))
    assert {group: total for group, total in first.items() if total != stated_weight(group)} == {}
    assert {pair: total for pair, total in second.items() if total != stated_weight(pair[1])} == {}
    assert [stated_weight(group) for group in first] == [8, 16, 10, 38, 6, 22]
    assert sum(first.values()) == 100


def test_the_two_indicators_without_a_unit_stay_without_one(rows: Mapping[int, list[list[str]]]) -> None:
    unitless = [row[2] for row in rows[ANNEX_1] if "（" not in row[2]]
    assert unitless == ["设有负责学生实习、实训的责任处室", "省级现代学徒制试点"]


def test_annex_2_has_20_tasks_each_with_a_lead(rows: Mapping[int, list[list[str]]]) -> None:
    tasks = rows[ANNEX_2]
    assert [int(row[0]) for row in tasks] == list(range(1, 21))
    assert all(len(row) == 4 and row[1] and row[2] for row in tasks)


def test_tasks_without_responsible_departments_get_none(rows: Mapping[int, list[list[str]]]) -> None:
    """An empty cell behind a filled one is empty in the document: filling it would invent a fact."""
    assert [int(row[0]) for row in rows[ANNEX_2] if not row[3]] == [4, 12, 20]


def test_the_lead_of_training_bases_is_the_one_of_the_annex_not_of_the_body(rows: Mapping[int, list[list[str]]]) -> None:
    lead, responsible = next(row[2:] for row in rows[ANNEX_2] if "公共实训中心" in row[1])
    assert (lead, responsible) == ("市人社局", "市教育局，各区、县（市）政府")


def test_each_header_stands_once_in_the_text(documents: Mapping[str, Document]) -> None:
    text = documents["shaoxing-five-year-draft"].text
    assert text.count("一级指标 | 二级指标 | 三级指标 | 权重系数（%）") == 1
    assert text.count("序号 | 重点任务 | 牵头单位 | 责任单位") == 1


def flatten(rows: list[list[str]]) -> list[str]:
    """Rows as a word processor exports them: a cell a line behind a tab, a blank line between rows."""
    return [line for row in rows for line in (*(f"\t{cell}" for cell in row), "")]


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=6, unique_by=tuple), st.data())
def test_a_full_table_comes_back_cell_by_cell(table: list[list[str]], data: st.DataObject) -> None:
    rebuilt = rebuild_tables(flatten(table))
    assert [cells(row) for row in rebuilt] == table
    assert all(map(is_row, rebuilt))


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=6, unique_by=tuple), st.data())
def test_leading_empty_cells_take_the_value_above_and_no_others(table: list[list[str]], data: st.DataObject) -> None:
    merged = [table[0]]
    expected = [table[0]]
    for row in table[1:]:
        depth = data.draw(st.integers(0, 2))
        gap = data.draw(st.booleans())
        merged.append([""] * depth + row[depth:-1] + ([""] if gap and depth < 2 else row[-1:]))
        expected.append(expected[-1][:depth] + merged[-1][depth:])
    rebuilt = [cells(row) for row in rebuild_tables(flatten(merged))]
    assert rebuilt == [row for at, row in enumerate(expected) if at == 0 or merged[at] != table[0]]


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=2, max_size=5, unique_by=tuple), st.integers(1, 4))
def test_a_header_repeated_after_a_page_break_is_dropped(table: list[list[str]], at: int) -> None:
    broken = [*table[:at], table[0], *table[at:]]
    assert rebuild_tables(flatten(broken)) == rebuild_tables(flatten(table))


def test_a_cell_wrapped_over_lines_is_one_cell() -> None:
    assert rebuild_tables(["\t产学合作", "（38%）", "\t3%", ""]) == ["产学合作（38%） | 3%"]


def test_a_bar_inside_a_cell_does_not_make_a_new_cell() -> None:
    (row,) = rebuild_tables(["\t甲 | 乙", "\t丙"])
    assert cells(row) == ["甲 / 乙", "丙"]


def test_lines_without_a_tab_are_left_as_they_are() -> None:
    lines = ["一、总则", "", "学校应当安排实习。"]
    assert rebuild_tables(lines) == lines
