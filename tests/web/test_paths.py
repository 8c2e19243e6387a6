"""Someone who has never seen the page finds it: four errands from the opened page, each in four clicks at most; typing is free."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from assistant.web.texts import EXAMPLES, STATUS, say
from index.load import load_documents
from index.types import Status
from tests.web.browsing import opened

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("page", ["desktop", "phone"], indirect=True)]

CLICKS = 4
# Every press of a mouse or finger on the page, whoever causes it.
COUNT = "window.clicks = 0; addEventListener('pointerdown', () => { window.clicks += 1; }, true);"
# Whether an element is on the screen and not covered by anything.
SEEN = """(part) => [...part.getClientRects()].some((box) =>
  part.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)))"""


@pytest.fixture
def reader(page: Any, page_url: str) -> Iterator[Any]:
    """The opened page, which counts clicks; in the end they were few."""
    page.add_init_script(COUNT)
    opened(page, page_url)
    yield page
    assert 0 < page.evaluate("window.clicks") <= CLICKS


def reads(page: Any, words: str, within: str) -> None:
    """The words come to stand on the screen; where they do not, the reader scrolls to them as far as the page lets one."""
    found = page.locator(within).get_by_text(words).filter(visible=True).first
    found.wait_for()
    page.wait_for_timeout(300)  # what is still growing moves
    found.scroll_into_view_if_needed()
    assert found.evaluate(SEEN), f"{words} is not to be seen in {within}"


def way(page: Any, place: str) -> None:
    page.locator("#ways a", has_text=say("zh", f"place_{place}")).click()


def test_the_cap_of_performance_pay_with_its_clause(reader: Any) -> None:
    reader.locator(".welcome .chip", has_text=EXAMPLES[""]["zh"][0]).click()
    reads(reader, "50%", ".turn .reply")
    reader.locator(".turn .reply .cite").first.click()
    reads(reader, "50%", "#side .paper :has(> mark)")
    assert "50%" in reader.inner_text("#side .paper mark")
    reads(reader, STATUS[Status.IN_FORCE]["zh"], "#side .reader")


def test_the_deduction_for_ones_own_payroll_over_three_years(reader: Any) -> None:
    way(reader, "calculators")
    reader.get_by_text(say("zh", "calc_about_deduction")).click()
    years = (("1000万", "120万"), ("12,000,000", "130万"), ("三千万", "100万元"))
    for year, (payroll, spend) in enumerate(years):
        if year:
            reader.locator(".calc-more").click()
        reader.fill(f"#calc-payroll-{year}", payroll)
        reader.fill(f"#calc-spend-{year}", spend)
    for words in ("800,000", "1,740,000", STATUS[Status.DRAFT]["zh"]):  # of the first year, of the third, and what it rests on
        reads(reader, words, "#calc-result")


def test_which_documents_are_in_force(reader: Any) -> None:
    today = date.today()
    in_force = [document.record.title for document in load_documents() if document.record.status_on(today) is Status.IN_FORCE]
    assert in_force
    way(reader, "library")
    reader.locator("#place-library .choice", has_text=STATUS[Status.IN_FORCE]["zh"]).click()
    reader.wait_for_function("(count) => document.querySelectorAll('.volume').length === count", arg=len(in_force))
    for title in in_force:
        reads(reader, title, "#place-library .volumes")
    badges = reader.locator("#place-library .volume .standing .badge").all_inner_texts()
    assert badges == [STATUS[Status.IN_FORCE]["zh"]] * len(in_force)


def test_how_hangzhou_and_shaoxing_differ_on_teachers_practice(reader: Any) -> None:
    way(reader, "comparison")
    reader.locator(".picks a", has_text="教师下企业实践").click()
    for city, figure in (("杭州", "至少1个月"), ("绍兴", "不少于半年")):
        cell = f"#compare-body .cell:has(h4:text('{city}'))"
        reads(reader, figure, cell)
