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
