"""A city whose documents are silent is told so; the clause of another city is shown as its own, and as no answer."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Assistant
from assistant.types import Reply, Request

DAY = date(2026, 11, 23)


def _ask(assistant: Assistant, *turns: str) -> Reply:
    return assistant.ask(Request(turns[-1], history=turns[:-1], as_of=DAY))


@pytest.mark.parametrize(
    ("question", "silent", "doc_id"),
    [
        ("绍兴服务收入能拿多少分给老师", "不能用于绍兴", "hangzhou-reform-draft"),
        ("杭州培训机构用地可以划拨吗", "不能用于杭州", "shaoxing-five-year-draft"),
    ],
)
def test_another_citys_clause_is_no_answer(assistant: Assistant, question: str, silent: str, doc_id: str) -> None:
    reply = _ask(assistant, question)
    assert reply.kind == "refusal" and not reply.citations
    assert silent in reply.text
    assert [citation.doc_id for citation in reply.related] == [doc_id]


@pytest.mark.parametrize("question", ["绍兴的绩效工资最多能上浮多少", "杭州规上企业要按职工人数留多少实习岗位"])
def test_what_the_province_says_holds_in_its_cities(assistant: Assistant, question: str) -> None:
    reply = _ask(assistant, question)
    assert reply.kind == "answer"
    assert {citation.doc_id for citation in reply.citations} == {"zhejiang-2020-27"}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("学校收的培训费能拿多少给老师发", "30%"),
        ("老师一年要下企业多长时间", "1个月"),
        ("公司培训员工的钱能抵多少税", "8%"),
        ("杭州企业接收实习生有什么补贴", "25%"),
    ],
)
def test_what_people_ask_first_in_plain_words_is_answered(assistant: Assistant, question: str, words: str) -> None:
    reply = _ask(assistant, question)
    assert reply.kind in ("answer", "ask") and words in reply.text


def test_two_questions_of_one_place_keep_their_own_clauses(assistant: Assistant) -> None:
    reply = _ask(assistant, "新进职校的老师头两年要去厂里待多久啊？另外绍兴是不是不收应届生了")
    quotes = " ".join(citation.quote for citation in reply.citations)
    assert "前两年" in quotes and "应届毕业生" in quotes


def test_a_city_asked_about_in_a_later_turn_gets_the_provinces_clause_as_such(assistant: Assistant) -> None:
    reply = _ask(assistant, "绩效工资可以上浮吗", "那绍兴呢")
    assert reply.text.startswith("绍兴的文件里没有找到相应的条文，下面是全省文件的条文。")
    assert {citation.doc_id for citation in reply.citations} == {"zhejiang-2020-27"}


@pytest.mark.parametrize(
    "turns", [("企业接收实习生有补助吗", "绍兴呢"), ("绍兴办厂接收实习生有啥好处",), ("绍兴学校培训收入200万成本50万能分多少",)]
)
def test_a_sum_that_only_another_city_states_is_no_answer(assistant: Assistant, turns: tuple[str, ...]) -> None:
    reply = _ask(assistant, *turns)
    assert reply.kind == "refusal" and "不能用于绍兴" in reply.text


def test_a_sum_that_the_province_states_stands_beside_a_city_that_states_none(assistant: Assistant) -> None:
    reply = _ask(assistant, "杭州的高职生均拨款多少")
    assert "1.2万元" in reply.citations[0].quote
    assert {citation.region for citation in reply.citations} == {"浙江", "杭州"}
