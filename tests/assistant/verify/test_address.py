"""No sentence begins with an answer; the reader's own words may be taken up and bear nothing out."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.verify import Grounds, Source, verify
from assistant.verify.statements import read
from index.types import Status
from tests.assistant.verify.passing import RECORD

KEY = "k00001"
SOURCE = Source(
    KEY,
    "d",
    0,
    60,
    "允许高职院校学生按国家职业标准规定的条件申报高级工。兼职报酬不受单位绩效工资总量限制。绩效工资总量最高可上浮50%。",
    RECORD,
    Status.IN_FORCE,
    translations=(
        "Allow students of higher vocational colleges to apply for senior-worker certificates under national standards. "
        "Part-time pay is not subject to the unit's cap on total performance pay.",
    ),
    renderings=frozenset({"report"}),
)


def _passes(sentence: str, said: str = "") -> bool:
    statement = read(f"{sentence}[{KEY}]")
    assert statement is not None
    return verify(statement, Grounds({KEY: SOURCE}, said=said, records=(RECORD,), day=date(2026, 11, 23))).passed


@pytest.mark.parametrize(
    "sentence",
    [
        "可以，允许高职院校学生按国家职业标准规定的条件申报高级工",
        "不能，允许高职院校学生按国家职业标准规定的条件申报高级工",
        "不用，绩效工资总量最高可上浮50%",
        "要求，允许高职院校学生按国家职业标准规定的条件申报高级工",
        "No, part-time pay is not subject to the unit's cap on total performance pay",
        "Yes, part-time pay is not subject to the unit's cap on total performance pay",
    ],
)
def test_an_answer_before_the_sentence_is_never_shown(sentence: str) -> None:
    """Whether it answers depends on the question: "yes" would grant what the rest of the sentence does not."""
    assert not _passes(sentence)
    assert _passes(re.split("[，,] ?", sentence, maxsplit=1)[1])


@pytest.mark.parametrize("mark", ["，", "；", ", "])
def test_nor_before_what_stands_behind_another_key(mark: str) -> None:
    """What follows a key is a piece of its own, and begins with the mark that parts it from the piece before."""
    first = f"允许高职院校学生按国家职业标准规定的条件申报高级工[{KEY}]"
    assert _passes(f"{first}{mark}绩效工资总量最高可上浮50%")
    assert not _passes(f"{first}{mark}不用，绩效工资总量最高可上浮50%")


def test_words_of_the_readers_own_may_be_taken_up() -> None:
    sentence = "您说的周末出去讲课，文件里叫兼职报酬，兼职报酬不受单位绩效工资总量限制"
    assert _passes(sentence, "老师周末出去讲课算不算")
    assert not _passes(sentence, "老师写书算不算")
    assert not _passes("您说的民办学校绩效，绩效工资总量最高可上浮50%", "民办学校绩效能涨吗")


def test_an_english_word_that_renders_a_word_of_the_clause_may_be_said_and_no_other() -> None:
    sentence = "Part-time pay, as teachers {} it, is not subject to the unit's cap on total performance pay"
    assert not _passes(sentence.format("gamble"))
    assert _passes("The report is that part-time pay is not subject to the unit's cap on total performance pay")
    assert not _passes("The loan is that part-time pay is not subject to the unit's cap on total performance pay")
