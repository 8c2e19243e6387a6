"""What a question rules out does not draw the answer to it."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.excluded import without_excluded
from assistant.types import Request


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("我们是公办中专，不是大专。那沾边的是哪句", "我们是公办中专，。那沾边的是哪句"),
        ("对口率这一项几个点？不是实习期间那个，也不是留绍那个", "对口率这一项几个点？，"),
        ("财政资助分哪几种？最低工资两成五那个我不问", "财政资助分哪几种？"),
        ("杭州已经施行的那份（不是征求意见的）怎么讲的", "杭州已经施行的那份（）怎么讲的"),
    ],
)
def test_what_is_ruled_out_is_left_out(text: str, rest: str) -> None:
    assert without_excluded(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "这是不是真的",
        "听说要交钱，不是免费的吗？",
        "育英、万向这种民办大专，市里管不管",
        "不是应届生能报吗",
        "会上提都不提，上头会管这事吗",
    ],
)
def test_questions_and_turns_of_speech_are_left_as_they_are(text: str) -> None:
    assert without_excluded(text) == text


def test_the_matter_left_over_is_answered(assistant: Assistant) -> None:
    question = "社会资本来杭州办学校，财政资助分哪几种补法？收实习生给的最低工资两成五那个我不问"
    assert "定额补助" in assistant.ask(Request(question)).citations[0].quote
