"""A leading answer has to be borne out by its sentence; the reader's own words may be taken up and bear nothing out."""

from __future__ import annotations

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
    ("sentence", "said", "passes"),
    [
        ("可以，允许高职院校学生按国家职业标准规定的条件申报高级工", "高职学生能考高级工吗", True),
        ("不能，允许高职院校学生按国家职业标准规定的条件申报高级工", "高职学生能考高级工吗", False),
        ("要求，允许高职院校学生按国家职业标准规定的条件申报高级工", "高职学生能考高级工吗", False),
        ("不算，兼职报酬不受单位绩效工资总量限制", "外快算绩效吗", True),
        ("可以，兼职报酬不受单位绩效工资总量限制", "外快算绩效吗", False),
        ("可以，绩效工资总量最高可上浮50%", "绩效能往上浮吗", True),
        ("可以，绩效工资总量最高可上浮50%", "绩效能上浮80%吗", False),
        ("No, part-time pay is not subject to the unit's cap on total performance pay", "does it count", True),
        ("Yes, part-time pay is not subject to the unit's cap on total performance pay", "does it count", False),
    ],
)
def test_an_answer_before_the_sentence_is_borne_out_by_it(sentence: str, said: str, passes: bool) -> None:
    assert _passes(sentence, said) is passes


def test_words_of_the_readers_own_may_be_taken_up() -> None:
    sentence = "您说的周末出去讲课，文件里叫兼职报酬，兼职报酬不受单位绩效工资总量限制"
    assert _passes(sentence, "老师周末出去讲课算不算")
    assert not _passes(sentence, "老师写书算不算")


def test_an_english_word_that_renders_a_word_of_the_clause_may_be_said_and_no_other() -> None:
    sentence = "Part-time pay, as teachers {} it, is not subject to the unit's cap on total performance pay"
    assert not _passes(sentence.format("gamble"))
    assert _passes("The report is that part-time pay is not subject to the unit's cap on total performance pay")
    assert not _passes("The loan is that part-time pay is not subject to the unit's cap on total performance pay")
