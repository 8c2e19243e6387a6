"""The jurisdictions side by side: verbatim, none merged with another, silence said, differences those of the clauses."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Assistant
from assistant.comparing import Comparison, Row
from assistant.comparing.marks import marks_of
from index.types import Status

DAY = date(2026, 11, 23)
REGIONS = ["浙江", "杭州", "绍兴"]


def silent(row: Row) -> list[str]:
    return [cell.region for cell in row.cells if not cell.papers]


def differing(row: Row, kind: str) -> dict[str, list[str]]:
    return {
        doc_id: [mark.text for mark in marks]
        for difference in row.differences
        if difference.kind == kind
        for doc_id, marks in difference.said
    }


def test_every_topic_is_verbatim_in_its_columns(assistant: Assistant) -> None:
    for topic in assistant.topics:
        comparison = assistant.compare(topic.id, DAY)
        assert (comparison.topic, comparison.name) == (topic.id, topic.name)
        assert len(comparison.rows) == len(topic.points)
        numbers = [citation.n for citation in comparison.citations()]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
        for cells in (*(row.cells for row in comparison.rows), *filter(None, [comparison.others])):
            assert [cell.region for cell in cells] == REGIONS
            for cell in cells:
                for paper in cell.papers:
                    document = assistant.documents[paper.doc_id]
                    assert document.record.region == cell.region
                    for entry in paper.entries:
                        cited = entry.citation
                        assert (cited.doc_id, cited.verified) == (paper.doc_id, True)
                        assert document.text[cited.start : cited.end] == cited.quote
                        assert cited.status is document.record.status_on(DAY)
                        assert all(cited.quote[mark.start : mark.end] == mark.text for mark in entry.marks)


def test_every_card_of_a_topic_is_shown(assistant: Assistant) -> None:
    for topic in assistant.topics:
        spans = [(c.doc_id, c.start, c.end) for c in assistant.compare(topic.id, DAY).citations()]
        for card in assistant.index.cards:
            if card.topic == topic.id:
                assert any(d == card.doc_id and s <= card.start and card.end <= e for d, s, e in spans), card.id


def test_the_practice_of_teachers_differs_in_its_figures(assistant: Assistant) -> None:
    (row,) = assistant.compare("enterprise-practice", DAY).rows
    figures = differing(row, "figures")
    assert figures["zhejiang-2020-27"] == []
    assert figures["hangzhou-reform-draft"] == ["5年", "至少1个月"]
    assert figures["shaoxing-five-year-draft"] == ["5年", "不少于半年", "两年", "至少半年以上"]
    assert differing(row, "force")["shaoxing-five-year-draft"] == ["须"]


def test_the_draft_of_a_jurisdiction_stands_apart_below_what_is_issued(assistant: Assistant) -> None:
    cap, income = assistant.compare("performance-pay", DAY).rows
    assert [paper.doc_id for paper in cap.cells[0].papers] == ["zhejiang-2020-27", "zhejiang-highland-draft"]
    assert silent(cap) == ["杭州", "绍兴"]
    assert [paper.doc_id for paper in income.cells[1].papers] == ["hangzhou-2025-61", "hangzhou-reform-draft"]
    assert silent(income) == ["绍兴"]


def test_clauses_that_say_the_same_do_not_differ(assistant: Assistant) -> None:
    pay, _ = assistant.compare("side-job", DAY).rows
    assert len([paper for cell in pay.cells for paper in cell.papers]) == 2
    assert pay.differences == ()


def test_a_year_counts_only_between_documents_that_state_one(assistant: Assistant) -> None:
    (row,) = assistant.compare("dual-teacher", DAY).rows
    assert differing(row, "figures")["hangzhou-reform-draft"] == ["90%"]
    assert differing(row, "years") == {}
    marks = [m for cell in row.cells for paper in cell.papers for entry in paper.entries for m in entry.marks]
    assert {mark.text: mark.differs for mark in marks} == {"2025年": False, "90%以上": True, "90%": True}


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("杭州和绍兴对教师下企业实践的要求有什么不同？", "专业教师到企业实践多久"),
        ("teacher practice in companies", "专业教师到企业实践多久"),
        ("外快", "兼职报酬受不受绩效工资总量限制"),
        ("绩效工资能涨多少", "绩效工资总量最多上浮多少"),
    ],
)
def test_words_find_their_matter(assistant: Assistant, words: str, row: str) -> None:
    comparison = assistant.compare(words, DAY)
    assert [row.name for row in comparison.rows] == [row]
    assert comparison.listed
    assert comparison.topic == words


def test_words_outside_every_point_take_the_best_clause_of_each_document(assistant: Assistant) -> None:
    comparison = assistant.compare("学生实习责任保险", DAY)
    (row,) = comparison.rows
    assert not comparison.listed
    quotes = [entry.citation.quote for cell in row.cells for paper in cell.papers for entry in paper.entries]
    assert any("实习责任保险" in quote for quote in quotes)


@pytest.mark.parametrize("words", ["食堂饭菜", "太阳能", "?", "", "  ", "杭州"])
def test_what_no_document_speaks_of_has_no_rows(assistant: Assistant, words: str) -> None:
    comparison = assistant.compare(words, DAY)
    assert (comparison.rows, comparison.others) == ((), ())


def test_a_topic_goes_by_its_name_in_either_language(assistant: Assistant) -> None:
    by_id = assistant.compare("side-job", DAY)
    assert assistant.compare("教职工兼职报酬", DAY) == assistant.compare(" PAY for side jobs ", DAY) == by_id


def test_the_day_decides_the_status(assistant: Assistant) -> None:
    then = assistant.compare("talent-status", date(2028, 1, 1))
    status = {citation.doc_id: citation.status for citation in then.citations()}
    assert status["hangzhou-2025-61"] is Status.EXPIRED
    assert then.day == date(2028, 1, 1)


@given(st.text(max_size=60))
def test_no_words_break_it(assistant: Assistant, words: str) -> None:
    assert isinstance(assistant.compare(words, DAY), Comparison)


@pytest.mark.parametrize(
    ("quote", "marks"),
    [
        ("应当建立机制，可以试行，鼓励企业参加", ["应当:duty", "可以:permission", "鼓励:encouragement"]),
        ("适应需求，应用型高校，可持续发展，认可度，不可或缺，支持政策", []),
        ("原则上逐步放宽，不得收费，可适当放宽", ["原则上:leeway", "逐步:leeway", "不得:duty", "可:permission", "适当:leeway"]),
        ("到2025年，达到90%以上；国发〔2019〕4号", ["2025年:year", "90%以上:figure"]),
        ("每年至少1个月，不超过30%，1.2∶1以上", ["至少1个月:figure", "不超过30%:figure", "1.2∶1以上:figure"]),
    ],
)
def test_what_can_be_compared_in_a_clause(quote: str, marks: list[str]) -> None:
    found = marks_of(quote)
    assert [f"{mark.text}:{mark.kind}" for mark in found] == marks
    assert all(quote[mark.start : mark.end] == mark.text for mark in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert found == tuple(replace(mark, differs=False) for mark in found)
