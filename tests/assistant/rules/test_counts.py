"""Counts that stand without their measure word, bars that are no facts, and the units of the contract."""

from __future__ import annotations

import pytest

from assistant.rules.book import find_rule
from assistant.rules.reading import readings, unread
from assistant.rules.slots import fill
from tests.assistant.rules.cases import DAY, book


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全日制五千学生", "5000"),
        ("一千两百老师", "1200"),
        ("1.2万学生", "12000"),
        ("收一个学生实习", "1"),
        ("来了一位老师", "1"),
        ("80来号人", "80"),
        ("200 specialised-course teachers", "200"),
    ],
)
def test_people_are_counted_where_the_noun_says_so(text: str, value: str) -> None:
    found = [reading for reading in readings(text) if reading.unit == "人"]
    assert [str(reading.amount.low) for reading in found] == [value]
    assert all(text[reading.start : reading.end] == reading.said for reading in found)


@pytest.mark.parametrize(
    "text", ["大三学生", "2025学生", "2023级学生", "第一百学生", "每一个学生", "一个老师能分多少", "我一个小项目", "初二学生"]
)
def test_what_may_be_no_count_is_left_alone(text: str) -> None:
    assert not readings(text)
    assert not unread(text)


@pytest.mark.parametrize("text", ["离九成还差几个", "达到90%没", "才够九成", "距离90%的目标还差多少", "够90%吗"])
def test_a_bar_is_no_fact(text: str) -> None:
    assert "dual_share" not in fill(find_rule("dual-qualified"), f"双师型教师{text}")


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("2021年去厂里2个月，2022年1个月，2024年两个半月", "5.5"),
        ("去企业待了2个月，又去了1个月", "3"),
        ("每年去企业1个月，干了3年", None),
        ("去企业2个月，去企业3个月", None),
    ],
)
def test_periods_are_added_only_where_each_is_a_further_one(text: str, done: str | None) -> None:
    fact = fill(find_rule("enterprise-practice"), f"绍兴老师，{text}").get("done")
    assert (str(fact.value.low) if fact else None) == done  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("职工总数1000人，应该安排多少个实习岗位？", "人"),
        ("绍兴评价毕业生就业率，我们95%，最高的学校98%，得几分", "分"),
        ("全日制在校生100人，社会培训110人，达标吗", "ratio"),
    ],
)
def test_results_bear_the_units_of_the_contract(text: str, unit: str) -> None:
    computed = book().reply_parts(text, (), DAY, "zh")
    assert computed is not None
    units = {result.unit for calculation in computed.calculations for result in calculation.results}
    assert unit in units
    assert not units & {"个", "分值", "比"}
