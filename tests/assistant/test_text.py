"""What people type is cleaned to one bounded line without losing what they ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import MAX_CHARACTERS, clean, language_of, simplify


@given(st.text())
def test_cleaning_is_idempotent_and_leaves_one_line(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once and once == once.strip()
    assert len(once) <= 2 * MAX_CHARACTERS
    once.encode("utf-8")  # no half of a character is left


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("績效工資最多可以上浮多少", "绩效工资最多可以上浮多少"),
        ("職業院校教師", "职业院校教师"),
        ("上浮５０％", "上浮50%"),
        ("绩效\u200b工资\ud800\x00 多少", "绩效 工资 多少"),
        ("\ue010", "."),
    ],
)
def test_traditional_characters_wide_digits_and_controls_are_read_as_what_they_mean(typed: str, read: str) -> None:
    assert clean(typed) == read


def test_simplified_text_is_left_alone() -> None:
    assert simplify("兼职报酬不受限制") == "兼职报酬不受限制"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How much may pay rise?", "en"),
        ("1+X 证书", "zh"),
        ("k", "zh"),
        ("", "zh"),
        ("Hangzhou 的补贴政策", "zh"),
        ("What is the ratio of 双师型 teachers?", "en"),
    ],
)
def test_the_language_is_that_of_most_letters(text: str, language: str) -> None:
    assert language_of(text) == language
