"""What a clause leaves open leads the answer where it is the very thing asked for, and only there."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Assistant
from assistant.aspects import ASPECTS, silence_on
from assistant.phrases import phrase
from assistant.types import Reply, Request

DAY = date(2026, 11, 23)


def _ask(assistant: Assistant, *turns: str) -> Reply:
    return assistant.ask(Request(turns[-1], history=turns[:-1], as_of=DAY))


def _first_line(assistant: Assistant, *turns: str) -> str:
    reply = _ask(assistant, *turns)
    assert reply.kind == "answer" and reply.citations
    return reply.text.splitlines()[0]


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("绩效上浮谁来批",), "由谁批准"),
        (("who approves the 50% performance pay increase",), "who approves"),
        (("产教融合型企业怎么认定,要什么条件",), "认定条件"),
        (("老师发明专利的奖金怎么算", "要交税吗"), "个税怎么交"),
        (("规上企业要安排实习岗位吗", "我们800人", "不安排会罚吗"), "不安排会怎样"),
        (("什么是双师型教师",), "认定条件"),
    ],
)
def test_the_note_of_a_card_leads_where_it_answers(assistant: Assistant, turns: tuple[str, ...], words: str) -> None:
    line = _first_line(assistant, *turns)
    assert line.startswith(("文件未写明：", "Not stated: ")) and words in line


@pytest.mark.parametrize(
    ("turns", "line"),
    [
        (("民办高职绩效能上浮50%吗",), "条文写的是公办，没有写民办。"),
        (("绩效工资可以上浮吗", "谁批", "民办学校行吗"), "条文写的是公办，没有写民办。"),
        (("小微企业30个人要收几个实习生",), "条文写的是规模以上企业，没有写规模以下的企业。"),
        (("全省50%升学目标完成了吗",), "文件只写了目标，没有写是否已经达到。"),
    ],
)
def test_whom_the_clause_does_not_reach_is_told_first(assistant: Assistant, turns: tuple[str, ...], line: str) -> None:
    assert _first_line(assistant, *turns) == line


@pytest.mark.parametrize(
    "question", ["绩效工资最多可以上浮多少", "公办高职的绩效工资能上浮吗", "教师每5年要到企业实践多久，绍兴"]
)
def test_what_is_stated_leads_as_before(assistant: Assistant, question: str) -> None:
    assert "未写明" not in _first_line(assistant, question) and "没有写" not in _first_line(assistant, question).split("。")[0]


def test_the_same_note_is_not_told_twice(assistant: Assistant) -> None:
    text = _ask(assistant, "高级工没大专文凭能当老师不，绍兴，要放宽到什么学历，条件是什么").text
    assert text.count("放宽到什么学历") <= 1


def test_silence_is_told_from_words_alone() -> None:
    assert silence_on("什么时候考试", ["健全考试招生办法"]) == "no_date"
    assert silence_on("什么时候到期", ["有效期至2027年12月31日"]) == ""
    assert silence_on("双师型老师工资会高吗", ["双师型教师占比达到90%"]) == "no_pay"
    assert silence_on("怎么分", ["按不超过30%的比例"]) == ""


def test_every_silence_has_its_phrase_in_both_languages() -> None:
    for key in {aspect.silence for aspect in ASPECTS} - {""}:
        assert phrase("zh", key) != phrase("en", key)


def test_what_is_told_one_by_one_is_defined(assistant: Assistant) -> None:
    assert "未写明" not in _ask(assistant, "5个一批是什么").text.splitlines()[0]


def test_a_place_without_documents_is_not_compared(assistant: Assistant) -> None:
    assert _first_line(assistant, "宁波和杭州比哪个职教政策好") == "本库没有宁波的文件，不能和它比较。"


def test_which_of_them_is_asked_of_every_place_before(assistant: Assistant) -> None:
    reply = _ask(assistant, "杭州要建几个职业体验中心", "绍兴呢", "哪个多")
    assert {citation.region for citation in reply.citations} == {"杭州", "绍兴"}
