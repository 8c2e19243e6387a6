"""Days are read as the calendar has them, or not at all."""

from datetime import date

import pytest

from assistant.days import day_in, parse_day
from assistant.errors import RequestError

TODAY = date(2026, 11, 23)


def test_an_iso_day_is_read() -> None:
    assert parse_day("2026-11-22") == date(2026, 11, 22)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "yesterday", "20261122", "", "2026-1", "9999999-01-01", "２０２６-01-01x"]
)
def test_what_is_no_day_is_refused_with_its_own_words(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        parse_day(text)
    assert text in str(refused.value) and "YYYY-MM-DD" in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028年还有效吗", date(2028, 7, 1)),
        ("2027年底还管用吗", date(2027, 12, 31)),
        ("2025年12月24日生效了没", date(2025, 12, 24)),
        ("2026年2月底", date(2026, 2, 28)),
        ("明年还能用吗", date(2027, 7, 1)),
        ("去年有效吗", date(2025, 7, 1)),
        ("is it in force in 2028", date(2028, 7, 1)),
        ("at the end of 2027", date(2027, 12, 31)),
        ("has it lapsed by March 2028", date(2028, 3, 1)),
        ("was it valid on December 23, 2025", date(2025, 12, 23)),
        ("去年10月引过它，当时有了吗", date(2025, 10, 1)),
        ("明年3月15号还管用吗", date(2027, 3, 15)),
        ("前年6月底", date(2024, 6, 30)),
        ("两年前施行了吗", date(2024, 11, 23)),
        ("3个月后到期没", date(2027, 2, 23)),
        ("再过一个月还有效吗", date(2026, 12, 23)),
        ("上个月有效吗", date(2026, 10, 23)),
        ("现在有效吗", None),
        ("今年有效吗", None),
        ("2026年2月30日有效吗", None),
    ],
)
def test_a_day_in_a_question_is_read_or_left(text: str, day: date | None) -> None:
    assert day_in(text, TODAY) == day
