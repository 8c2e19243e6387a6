"""What people call the indicators of annex 1."""

from __future__ import annotations

import pytest

from assistant.rules.indicator_names import everyday_names, find_indicator
from assistant.rules.types import Indicator
from tests.assistant.rules.test_evaluation import INDICATORS


def test_every_indicator_of_the_table_has_everyday_names_and_nothing_else_has() -> None:
    assert set(everyday_names()) == {indicator.label for indicator in INDICATORS}


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.label)
def test_an_indicator_is_found_by_its_label_and_by_its_english_name(indicator: Indicator) -> None:
    assert find_indicator(INDICATORS, f"我校{indicator.label}今年是5，最高的是10，几分") is indicator
    assert find_indicator(INDICATORS, f"Our {everyday_names()[indicator.label].english}: 5, best 10. Points?") is indicator


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("我们双师型老师的比例是七成", "双师型教师比例"),
        ("给实习生买保险的比例", "为实习学生办理实习责任险比例"),
        ("跟企业一起编教材编了12种", "共同开发教材数"),
        ("就业的专业对口率92%", "毕业生就业专业对口率"),
        ("就业率95%", "毕业生就业率"),
        ("毕业以后留在绍兴上班的比例", "直接就业毕业生留绍工作比例"),
        ("jointly developed courses: 9", "共同开发课程数"),
    ],
)
def test_an_indicator_is_found_by_what_people_say(said: str, label: str) -> None:
    found = find_indicator(INDICATORS, said)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize("said", ["我们学校的比例是多少", "双师型教师比例和毕业生就业率各几分", "满意率", ""])
def test_two_indicators_or_none_are_none(said: str) -> None:
    assert find_indicator(INDICATORS, said) is None
