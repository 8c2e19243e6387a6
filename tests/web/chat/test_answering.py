"""What stands below an answer, in a real browser: figures, forms for missing facts, copying, verdicts, what others ask."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.web.texts import say
from tests.web.axe import serious
from tests.web.browsing import CHROME, CJK, answered, ask, opened, overflow
from tests.web.doubles import HOSTILE, QUOTE

pytestmark = pytest.mark.browser

DEDUCTION = "工资总额1000万元，职工培训花了120万元，税前能扣多少？"
every_width = pytest.mark.parametrize("page", ["desktop", "phone"], indirect=True)


@every_width
def test_a_figure_comes_first_and_its_steps_unfold_each_with_its_clause(page: Any, page_url: str) -> None:
    opened(page, page_url)
    turn = ask(page, DEDUCTION)
    assert turn.locator(".text p").first.inner_text().startswith("可扣除 800,000 元")
    assert not turn.locator(".steps-of li").first.is_visible()
    turn.locator(".steps-of summary").click()
    steps = turn.locator(".steps-of li")
    assert steps.count() == 3
    assert steps.locator(".cite").count() == 3
    figures = turn.locator(".figures").inner_text()
    assert "“120万元”" in figures
    assert "按没有结转计算" in figures
    assert overflow(page) <= 0
    steps.last.locator(".cite").click()
    page.wait_for_selector("#quote")
    assert "".join(page.locator(".paper mark").all_text_contents()) == "超过部分准予在以后纳税年度结转扣除"
    way = turn.locator(".ways a").get_attribute("href")
    assert way is not None
    assert way.startswith("?place=calculators&rule=training-deduction&")
    assert "payroll=1000%E4%B8%87%E5%85%83" in way


@every_width
def test_missing_facts_are_filled_in_below_and_lead_to_the_figure(page: Any, page_url: str) -> None:
    opened(page, page_url)
    turn = ask(page, "我公司接收20名学生实习，能领多少补助")
    page.get_by_label("当地月最低工资").fill("很多")
    page.keyboard.press("Enter")
    page.wait_for_selector(".field .fault")
    assert page.locator(".field .fault").count() == 2
    assert page.evaluate("document.activeElement.name") == "minimum_wage"
    assert page.input_value(".facts input >> nth=0") == "很多"
    assert serious(page) == []
    assert overflow(page) <= 0
    page.get_by_label("当地月最低工资").fill("2260")
    page.get_by_label("月数").fill("6")
    turn.locator(".facts button").click()
    second = answered(page, 1)
    assert second.locator(".asked p").inner_text() == "当地月最低工资2260元，月数6个月"
    assert "67,800 元" in second.inner_text()
    assert not turn.locator(".facts").is_visible()


def test_a_choice_that_is_missing_is_made_by_keyboard_in_english(page: Any, page_url: str) -> None:
    opened(page, page_url)
    page.click("#language")
    page.wait_for_function("document.documentElement.lang === 'en'")
    ask(page, "I have 5 years of work experience in a company, can I apply as a vocational teacher in Shaoxing?")
    assert not CJK.search(page.evaluate(CHROME))
    assert serious(page) == []
    page.locator(".facts input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert "higher vocational college or above" in answered(page, 1).locator(".asked p").inner_text()
    assert answered(page, 1).locator(".figures").count() == 1
    assert not CJK.search(page.evaluate(CHROME))


def test_what_is_unfolded_or_written_below_an_answer_stays_while_the_conversation_goes_on(page: Any, hostile_url: str) -> None:
    opened(page, hostile_url)
    turn = ask(page, "问")
    turn.locator(".quotes summary").click()
    turn.locator(".down").click()
    page.wait_for_selector(".comment")
    assert page.evaluate("document.activeElement.matches('.down')")
    assert turn.locator(".quotes[open]").count() == 1
    page.fill(".comment textarea", "写到一半")
    ask(page, "再问", 1)
    assert turn.locator(".quotes[open]").count() == 1
    assert page.input_value(".comment textarea") == "写到一半"


def test_an_answer_is_copied_with_its_sources_and_says_so(page: Any, hostile_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, hostile_url)
    turn = ask(page, "问")
    turn.locator(".copy").click()
    page.wait_for_selector(f".said:has-text('{say('zh', 'copied')}')")
    text = page.evaluate("navigator.clipboard.readText()")
    assert f"每校不少于3人{HOSTILE}。[1]" in text
    assert QUOTE in text
    # plain http in an office: no clipboard but the old one
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate("document.querySelector('.said').textContent = ''")
    turn.locator(".copy").click()
    page.wait_for_selector(f".said:has-text('{say('zh', 'copied')}')")


def test_a_verdict_and_a_comment_are_taken_with_thanks(page: Any, hostile_url: str) -> None:
    opened(page, hostile_url)
    turn = ask(page, "问")
    turn.locator(".up").click()
    page.wait_for_selector(".up[aria-pressed=true]")
    assert say("zh", "noted") in turn.inner_text()
    assert serious(page) == []
    page.get_by_label(say("zh", "comment")).fill(f"很清楚{HOSTILE}")
    turn.locator(".comment button").click()
    page.wait_for_selector(f".thanks:has-text('{say('zh', 'comment_noted')}')")
    assert page.evaluate("window.hit") is None


def test_what_others_ask_is_asked_by_a_click(page: Any, page_url: str) -> None:
    opened(page, page_url)
    turn = ask(page, DEDUCTION)
    chip = turn.get_by_role("navigation", name=say("zh", "others_ask")).locator(".chip").first
    question = chip.inner_text()
    chip.click()
    assert answered(page, 1).locator(".asked p").inner_text() == question
