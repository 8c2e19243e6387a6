"""A question that names nothing but a reader or a place gets what matters most to them, and no clause at random."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.types import Reply, Request
from index.errors import CorpusError
from index.overviews import load_overviews

DAY = date(2026, 11, 23)


def _ask(assistant: Assistant, *turns: str) -> Reply:
    return assistant.ask(Request(turns[-1], history=turns[:-1], as_of=DAY))


@pytest.mark.parametrize(
    ("turns", "who", "quote"),
    [
        (("老师待遇",), "教师", "绩效工资总量最高可上浮50%"),
        (("企业有什么优惠",), "企业", "当地最低工资25%"),
        (("家长关心的有哪些",), "学生和家长", "升入高一级学校比重达到50%以上"),
        (("介绍一下绍兴的政策",), "绍兴", "不超过工资薪金总额8%"),
        (("你好", "那你说说绍兴的"), "绍兴", "不超过工资薪金总额8%"),
        (("what benefits are there for teachers",), "teachers", "绩效工资总量最高可上浮50%"),
    ],
)
def test_who_or_what_is_named_gets_an_overview(assistant: Assistant, turns: tuple[str, ...], who: str, quote: str) -> None:
    reply = _ask(assistant, *turns)
    assert reply.kind == "answer" and who in reply.text.splitlines()[0]
    assert any(quote in citation.quote for citation in reply.citations)


def test_a_place_keeps_other_cities_out(assistant: Assistant) -> None:
    assert "shaoxing-five-year-draft" not in {citation.doc_id for citation in _ask(assistant, "杭州企业有什么好处").citations}


@pytest.mark.parametrize("question", ["有没有政策", "我想了解一下", "怎么弄钱"])
def test_a_question_that_names_nothing_is_asked_back(assistant: Assistant, question: str) -> None:
    reply = _ask(assistant, question)
    assert reply.kind == "refusal" and "再说具体一点" in reply.text and reply.follow_ups


@pytest.mark.parametrize(
    "turns",
    [("企业接收实习生有什么补助",), ("老师要下企业多久",), ("绩效工资可以上浮吗", "那绍兴呢"), ("学校挣的钱能分老师多少",)],
)
def test_a_matter_is_answered_and_not_surveyed(assistant: Assistant, turns: tuple[str, ...]) -> None:
    assert "这个问题很宽" not in _ask(assistant, *turns).text


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[a\n", "not readable as TOML"),
        ('[a]\nzh = "甲"\nen = "a"\nasked = ["甲"]\ncards = ["no-such-card"]\n', "'no-such-card' is the id of no card"),
        ('[a]\nzh = "甲"\nen = "a"\ncards = ["x"]\n', "either asked"),
        ('[a]\nzh = "甲"\nen = "a"\nasked = ["甲"]\nregion = "杭州"\ncards = ["x"]\n', "either asked"),
    ],
)
def test_a_faulty_overview_is_named(tmp_path: Path, assistant: Assistant, text: str, wrong: str) -> None:
    (tmp_path / "overviews.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=wrong):
        load_overviews(tmp_path, assistant.cards)


def test_a_corpus_without_overviews_has_none(tmp_path: Path, assistant: Assistant) -> None:
    assert load_overviews(tmp_path, assistant.cards) == ()
