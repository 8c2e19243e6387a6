"""What a conversation tells turn by turn is computed as soon as it suffices, and what no figure is wanted for is not."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Assistant
from assistant.types import Reply, Request

DAY = date(2026, 11, 23)


def _ask(assistant: Assistant, *turns: str) -> Reply:
    return assistant.ask(Request(turns[-1], history=turns[:-1], as_of=DAY))


def _figures(reply: Reply) -> dict[str, str]:
    return {result.name: result.value for calculation in reply.calculations for result in calculation.results}


@pytest.mark.parametrize(
    ("turns", "name", "value"),
    [
        (("杭州社会服务收入怎么分", "收入300万,成本110万"), "max_pool", "570000"),
        (("杭州社会服务收入怎么分", "收入300万,成本110万", "要是成本是150万呢"), "max_pool", "450000"),
        (("企业接收实习生有补助吗", "怎么算", "最低工资按2490,10个人,6个月"), "subsidy", "37350"),
        (("附件1里校外实习实训基地数，我们18个，最高20个，得几分", "最高的那所应该是24个，那我们这项变几分"), "score", "2.25"),
        (("去年对外培训挣了100万,花了120万,还能发绩效吗",), "max_pool", "0"),
    ],
)
def test_figures_of_several_turns_are_computed(assistant: Assistant, turns: tuple[str, ...], name: str, value: str) -> None:
    assert _figures(_ask(assistant, *turns))[name] == value


def test_how_it_is_computed_is_answered_by_what_it_takes(assistant: Assistant) -> None:
    reply = _ask(assistant, "企业接收实习生有补助吗", "怎么算")
    assert reply.kind == "ask"
    assert {missing.name for missing in reply.missing} == {"minimum_wage", "students", "months"}


def test_what_was_read_from_withdrawn_words_goes_with_them(assistant: Assistant) -> None:
    reply = _ask(assistant, "绍兴用地能划拨吗", "我们是商业培训机构", "那非营利的呢")
    assert reply.kind == "ask" and [missing.name for missing in reply.missing] == ["public_benefit"]


def test_what_one_person_told_is_not_true_of_another(assistant: Assistant) -> None:
    reply = _ask(assistant, "绍兴招老师什么条件", "我大专,在企业干了1年", "我老婆是本科应届生呢")
    assert not any(fact.name == "experience" for calculation in reply.calculations for fact in calculation.inputs)


@pytest.mark.parametrize(
    "question",
    [
        "浙江双师型90%达到了没",
        "Did Zhejiang reach 90% dual-qualified teachers?",
        "大中型企业参与比例70%达标了吗",
        "小微企业30个人要收几个实习生",
        "绩效上浮后我一个月多拿3000，个税要多扣多少",
    ],
)
def test_no_figure_is_made_of_a_target_or_for_whom_the_clause_does_not_reach(assistant: Assistant, question: str) -> None:
    reply = _ask(assistant, question)
    assert reply.kind in ("answer", "refusal") and not reply.calculations


def test_own_figures_are_still_held_against_the_target(assistant: Assistant) -> None:
    reply = _ask(assistant, "我们学校双师型占85%，达到90%了没")
    assert _figures(reply)["reached"] == "0"


def test_time_in_enterprises_longer_than_the_period_is_asked_about(assistant: Assistant) -> None:
    reply = _ask(assistant, "我在杭州教了5个月书，在企业实践了2年，够不够")
    assert reply.kind == "ask" and "不可能" in reply.text


def test_a_share_is_shown_to_two_places_and_never_rounded_onto_the_target(assistant: Assistant) -> None:
    assert "占比 **61.9%**" in _ask(assistant, "工资总额2000万,职工教育经费210万,其中一线130万,合规吗").text
    close = _ask(assistant, "专业课教师300000人，双师型269999人，达标了吗")
    assert "89.999667%" in close.text and "没有达到" in close.text


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("公司三个厂分别300、450、250人,一共要安排几个实习生", "posts_low", "20"),
        ("两家公司各400人,一共安排几个实习岗位", "posts_high", "24"),
        ("杭州学校培训收入两笔,80万和120万,成本一共60万,能分多少", "max_pool", "420000"),
        ("三个系专业课老师40、35、25人,双师型30、34、20人,到90%没", "share", "0.84"),
        ("杭州最低工资2490,我们收15个实习生半年,能补多少", "subsidy", "56025"),
    ],
)
def test_figures_strung_together_are_summed_up(assistant: Assistant, question: str, name: str, value: str) -> None:
    assert _figures(_ask(assistant, question))[name] == value


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("杭州学校收入和成本分别是120万、80万,能分多少", "max_pool", "120000"),
        ("杭州学校成本和收入分别是80万、120万,能分多少", "max_pool", "120000"),
    ],
)
def test_figures_told_in_order_go_to_the_names_in_order(assistant: Assistant, question: str, name: str, value: str) -> None:
    assert _figures(_ask(assistant, question))[name] == value


def test_what_cannot_be_summed_up_is_not_taken_for_the_whole(assistant: Assistant) -> None:
    reply = _ask(assistant, "绍兴老师五年里去了2个月加3个月再加20天,够半年没")
    assert "shaoxing_lacking" not in _figures(reply) and "shaoxing_met" not in _figures(reply)


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("绍兴企业月工资总额300万,一年培训费250万,能全扣吗", "limit", "2880000"),
        ("绩效总量每月70万,一年最高能到多少", "max_total", "12600000"),
        ("公办高职180个老师,每人每月绩效5000元,最高能到多少", "max_total", "16200000"),
        ("我们12月发的工资总额1000万，培训费50万，能扣多少", "limit", "800000"),
    ],
)
def test_a_months_sum_is_taken_twelve_times_for_a_year_and_said_so(
    assistant: Assistant, question: str, name: str, value: str
) -> None:
    reply = _ask(assistant, question)
    assert _figures(reply)[name] == value
    assert any("乘以12个月" in assumption for assumption in reply.calculations[0].assumptions) == ("12月" not in question)


@pytest.mark.parametrize(
    ("turns", "name", "value"),
    [
        (("学校有学生3000人，参加“学历证书+职业技能等级证书”的1200人，覆盖面达标吗", "假如再拉进来300人呢？"), "share", "0.5"),
        (("我们是杭州的学校，职业精神专题教育现在有10学时，够不够", "后面又补排了4学时，加起来还缺吗"), "lacking", "2"),
        (("双师型要求多少", "我们120个专业课老师里有95个", "后来又招了10个双师型的"), "lacking", "12"),
        (("专业课老师120人，双师型95人，够吗", "又新评上4个"), "lacking", "9"),
        (("企业捐赠的资金我校36万元，最高的学校90万元，绍兴评价得几分？", "记岔了，我们是45万"), "score", "1"),
    ],
)
def test_what_comes_in_addition_is_added(assistant: Assistant, turns: tuple[str, ...], name: str, value: str) -> None:
    assert _figures(_ask(assistant, *turns))[name] == value
