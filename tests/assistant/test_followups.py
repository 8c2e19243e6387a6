"""Follow-ups are resolved against earlier turns; questions that stand alone are left alone."""

import pytest

from assistant.followups import resolve


@pytest.mark.parametrize(
    ("history", "turn", "holds", "lacks"),
    [
        (("杭州职校老师每年要去企业多久",), "那绍兴呢？", ("老师每年要去企业多久", "绍兴"), ("杭州",)),
        (("绩效工资最多能上浮多少",), "有什么条件？", ("绩效工资", "条件"), ()),
        (("产教融合联盟省里搞几个", "杭州呢", "好的"), "绍兴", ("产教融合联盟", "绍兴"), ("杭州", "省里")),
        (("How much can performance pay rise?",), "Is approval needed?", ("performance pay", "approval"), ()),
    ],
)
def test_a_leaning_turn_takes_its_subject_from_before_and_its_place_from_itself(
    history: tuple[str, ...], turn: str, holds: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    resolved, follows_up = resolve(turn, history)
    assert follows_up
    assert all(words in resolved for words in holds) and not any(words in resolved for words in lacks)


@pytest.mark.parametrize(
    ("history", "turn", "question"),
    [
        ((), "那绍兴呢？", "那绍兴呢？"),
        (
            ("绩效工资最多能上浮多少",),
            "中职生均公用经费要达到普通高中的几倍以上才行",
            "中职生均公用经费要达到普通高中的几倍以上才行",
        ),
        (("杭州老师下企业多久",), "换个事，绩效最多能加几成", "绩效最多能加几成"),
    ],
)
def test_a_turn_that_stands_alone_is_left_alone(history: tuple[str, ...], turn: str, question: str) -> None:
    assert resolve(turn, history) == (question, False)
