"""Follow-ups are resolved against earlier turns; questions that stand alone are left alone."""

import pytest

from assistant.followups import asked_elsewhere, resolve


@pytest.mark.parametrize(
    ("history", "turn", "holds", "lacks"),
    [
        (("杭州职校老师每年要去企业多久",), "那绍兴呢？", ("老师每年要去企业多久", "绍兴"), ("杭州",)),
        (("绩效工资最多能上浮多少",), "有什么条件？", ("绩效工资", "条件"), ()),
        (("产教融合联盟省里搞几个", "杭州呢", "好的"), "绍兴", ("产教融合联盟", "绍兴"), ("杭州", "省里")),
        (("绍兴任务表第9条谁牵头",), "第16条呢", ("任务表", "第16条"), ("第9条",)),
        (("省里要建几所高水平高职院校",), "中职的呢？", ("几所", "中职"), ("高职",)),
        (("绍兴的用地能划拨吗", "校企合作一般是怎么办起来的呀，我们想了解清楚"), "这个归谁管", ("绍兴", "校企合作"), ("用地",)),
        (("成果转化奖励算不算绩效工资",), "外面兼职挣的那份也一样吗，学校点过头的", ("绩效工资", "兼职"), ()),
        (("全省中职升学要到多少", "杭州呢"), "还是说最开始那个，哪年要达到", ("全省中职升学", "哪年"), ("杭州", "最开始")),
        (("绩效最多能涨多少", "外快算不算"), "说回第一个问题，要什么前提", ("绩效最多", "前提"), ("外快",)),
        (("绍兴建几个1+X试点", "双师型要到多少"), "接着刚才1+X的说，配合单位有哪些", ("1+X", "配合单位"), ("双师型",)),
        (("绍兴双师型比例多少",), "搞错了，我想问的是省里的", ("双师型比例", "省里"), ("绍兴",)),
        (("杭州企业收实习生有补助没",), "我们厂收的是老师来锻炼，也给吗", ("补助", "老师来锻炼"), ()),
        (("公办高职能不能把绩效总额往上提",), "换成私立的学校也这么给吗？我们不是公办", ("绩效总额", "私立"), ()),
        (("绍兴的评分表里有哪些大类", "产学合作那块都看啥"), "占多大分量呢，整块加起来", ("产学合作", "分量"), ()),
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
        (("绍兴要办多少个实训基地",), "另外想问，老师的绩效能涨吗", "老师的绩效能涨吗"),
    ],
)
def test_a_turn_that_stands_alone_is_left_alone(history: tuple[str, ...], turn: str, question: str) -> None:
    assert resolve(turn, history) == (question, False)


@pytest.mark.parametrize(
    "turn",
    [
        "依据哪条？我要抄到报告里",
        "哪份文件写的",
        "原文怎么写的？",
        "which document says that?",
        "这话第几条说的，给个出处",
        "出处注明一下",
    ],
)
def test_a_turn_that_wants_the_source_asks_the_question_before_again(turn: str) -> None:
    assert resolve(turn, ("绩效工资最多能上浮多少",)) == ("绩效工资最多能上浮多少", True)


@pytest.mark.parametrize(
    ("turn", "asked"),
    [
        ("那绍兴呢", "杭州老师下企业多久"),
        ("绍兴也一样吗", "杭州老师下企业多久"),
        ("绍兴那边让不让", "杭州老师下企业多久"),
        ("绍兴的实训基地呢", ""),
        ("要多久", ""),
    ],
)
def test_only_a_turn_that_names_no_more_than_a_place_asks_the_same_of_it(turn: str, asked: str) -> None:
    assert asked_elsewhere(turn, ("杭州老师下企业多久",)) == asked
