"""The chat page in a real browser, over the real assistant. The `page` fixture fails on any request that leaves the machine."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from assistant.web.texts import EXAMPLES, say
from tests.web.browsing import CHROME, CJK, QUESTION, answered, ask, in_view, opened, overflow

pytestmark = pytest.mark.browser

every_width = pytest.mark.parametrize("page", ["desktop", "tablet", "phone"], indirect=True)


@every_width
def test_the_page_opens_with_what_it_does_and_where_to_start(page: Any, page_url: str) -> None:
    opened(page, page_url)
    assert page.inner_text("h1") == say("zh", "product")
    assert page.locator(".welcome .chip").count() == len(EXAMPLES[""]["zh"])
    assert say("zh", "no_advice") in page.inner_text("#footer")
    assert page.locator("#footer .badge").count() == 4
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.evaluate("scrollY") == 0
    assert overflow(page) <= 0


def test_the_page_forbids_other_origins_and_takes_no_file(page: Any, page_url: str) -> None:
    response = page.request.get(page_url)
    assert "default-src 'self'" in response.headers["content-security-policy"]
    assert page.request.get(f"{page_url}docs").status == 404
    upload = page.request.post(
        f"{page_url}gradio_api/upload", multipart={"files": {"name": "a.txt", "mimeType": "text/plain", "buffer": b"abc"}}
    )
    assert upload.status >= 400


def test_an_answer_streams_in_with_its_citations(page: Any, page_url: str) -> None:
    opened(page, page_url)
    page.evaluate(
        """() => { window.lengths = [];
          new MutationObserver(() => {
            const text = document.querySelector('.turn .text');
            if (text && window.lengths.at(-1) !== text.textContent.length) window.lengths.push(text.textContent.length);
          }).observe(document.querySelector('#conversation'), {subtree: true, childList: true, characterData: true}); }"""
    )
    turn = ask(page, QUESTION)
    assert "50%" in turn.inner_text()
    lengths = page.evaluate("window.lengths")
    assert len(lengths) >= 2
    assert lengths == sorted(lengths)
    assert turn.locator(".cite").count() >= 1
    assert page.locator("#side .card").count() >= 1
    assert page.input_value("#question textarea") == ""


@every_width
def test_a_citation_opens_the_document_at_the_quote_with_its_status(page: Any, page_url: str) -> None:
    opened(page, page_url)
    ask(page, QUESTION)
    quote = page.locator("#side .card blockquote").first.text_content()
    status = page.locator("#side .card .badge").first.text_content()
    page.locator(".turn .cite").first.click()
    page.wait_for_selector("#quote")
    page.wait_for_timeout(200)
    assert "".join(page.locator(".paper mark").all_text_contents()) == quote
    assert in_view(page, "#quote")
    assert page.inner_text(".bar .badge") == status
    assert in_view(page, ".bar .badge")
    assert len(page.inner_text(".paper")) > 2000
    assert overflow(page) <= 0
    assert page.url == page_url


def test_the_next_source_and_the_way_back(page: Any, page_url: str) -> None:
    opened(page, page_url)
    ask(page, "杭州和绍兴对教师下企业实践的要求有什么不同？")
    count = page.locator("#side .card").count()
    assert count >= 2
    page.locator("#side .card .link").first.click()
    page.wait_for_selector("#quote")
    first = page.inner_text(".steps span")
    page.click(".steps button[data-n='2']")
    page.wait_for_function("(before) => document.querySelector('.steps span').textContent !== before", arg=first)
    page.wait_for_timeout(200)
    assert in_view(page, "#quote")
    page.click(".back")
    page.wait_for_selector("#side .card")
    assert page.locator("#side .card").count() == count


def test_the_keyboard_is_enough(page: Any, page_url: str) -> None:
    opened(page, page_url)
    page.wait_for_function("document.activeElement.tagName === 'TEXTAREA'")
    page.keyboard.type("绩效工资")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("最多上浮多少")
    assert page.input_value("#question textarea") == "绩效工资\n最多上浮多少"
    page.keyboard.press("Enter")
    turn = answered(page, 0)
    turn.locator(".cite").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#quote")
    assert page.evaluate("document.activeElement.closest('.reader') !== null")
    page.keyboard.press("Escape")
    page.wait_for_selector("#side .card")
    page.wait_for_function("document.activeElement.matches('.cite')")


def test_enter_that_confirms_an_input_method_does_not_send(page: Any, page_url: str) -> None:
    opened(page, page_url)
    page.fill("#question textarea", "jixiao")
    page.eval_on_selector(
        "#question textarea",
        "(field) => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))",
    )
    page.wait_for_timeout(500)
    assert page.locator(".turn").count() == 0
    assert page.input_value("#question textarea") == "jixiao"


@every_width
def test_the_english_switch_leaves_nothing_chinese_but_content(page: Any, page_url: str) -> None:
    opened(page, page_url)
    assert CJK.search(page.evaluate(CHROME))
    page.click("#language")
    page.wait_for_function("document.documentElement.lang === 'en'")
    page.wait_for_selector(f"text={say('en', 'welcome')}")
    assert not CJK.search(page.evaluate(CHROME))
    ask(page, "How much may performance pay rise?")
    page.wait_for_selector("#side .card")
    assert not CJK.search(page.evaluate(CHROME))
    page.locator(".turn .cite").first.click()
    page.wait_for_selector("#quote")
    assert not CJK.search(page.evaluate(CHROME))
    assert overflow(page) <= 0


def test_the_switch_dresses_the_conversation_anew_and_is_remembered(page: Any, page_url: str) -> None:
    opened(page, page_url)
    ask(page, QUESTION)
    page.click("#language")
    page.wait_for_selector(f"#side h2:has-text('{say('en', 'sources')}')")
    assert page.inner_text(".asked p") == QUESTION
    assert page.locator(".notice b").first.inner_text().isascii()
    page.reload()
    page.wait_for_selector(f"text={say('en', 'welcome')}")
    page.click("#language")
    page.wait_for_selector(f"text={say('zh', 'welcome')}")


def test_a_starting_question_and_a_follow_up_ask(page: Any, page_url: str) -> None:
    opened(page, page_url)
    page.locator(".welcome .chip").first.click()
    turn = answered(page, 0)
    assert turn.locator(".asked p").inner_text() == EXAMPLES[""]["zh"][0]
    chip = turn.locator(".chips .chip").first
    question = chip.inner_text()
    chip.click()
    assert answered(page, 1).locator(".asked p").inner_text() == question


def test_the_day_and_region_chosen_decide_and_are_remembered(page: Any, page_url: str) -> None:
    opened(page, page_url)
    page.click("#options > button")
    page.click(f"#region label:has-text('{say('zh', 'region_杭州')}')")
    page.fill("#as-of input", "2028-03-01")
    page.wait_for_function("document.querySelector('#options > button').textContent.includes('2028-03-01')")
    assert say("zh", "region_杭州") in page.inner_text("#options > button")
    ask(page, "加快推进现代职业教育体系建设实施方案的有效期到什么时候？")
    assert page.locator("#side .card .badge.expired").count() >= 1
    page.reload()
    page.wait_for_function("document.querySelector('#options > button')?.textContent.includes('2028-03-01')")
    page.click("#options > button")
    page.wait_for_function("document.querySelector('#region input:checked')?.value === '杭州'")


def test_a_refusal_says_so_and_shows_the_nearest_as_no_answer(page: Any, page_url: str) -> None:
    opened(page, page_url)
    turn = ask(page, "上海市职业学校教师的落户政策是什么？")
    assert turn.locator(".kind").inner_text() == say("zh", "kind_refusal")
    assert turn.locator(".cite").count() == 0
    if page.locator("#side .card").count():
        assert page.inner_text("#side h2") == say("zh", "nearest")


def test_a_document_of_the_library_opens_whole(page: Any, page_url: str) -> None:
    opened(page, page_url)
    assert page.locator(".library li").count() == 5
    page.locator(".library .link", has_text="五年行动计划").click()
    page.wait_for_selector(".paper table")
    assert page.locator(".paper table").count() == 2
    assert page.locator(".paper mark").count() == 0


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_phone_never_scrolls_sideways_and_the_field_stays_at_hand(page: Any, page_url: str) -> None:
    opened(page, page_url)
    for number, question in enumerate(
        (QUESTION, "杭州和绍兴对教师下企业实践的要求有什么不同？", "绍兴评价学校产教融合，哪项权重最大？", "x" * 900)
    ):
        ask(page, question, number)
        assert overflow(page) <= 0
        assert in_view(page, "#question textarea")
    page.click("#options > button")
    page.wait_for_selector("#as-of input")
    assert overflow(page) <= 0


def test_many_turns_and_a_very_long_question(page: Any, page_url: str) -> None:
    opened(page, page_url)
    ask(page, "绩效工资" * 1000)
    for number in range(1, 6):
        ask(page, QUESTION, number)
    assert page.locator(".turn").count() == 6
    assert in_view(page, ".turn[data-number='5'] .asked p")


def test_an_address_that_carries_a_question_asks_it(page: Any, page_url: str) -> None:
    page.goto(f"{page_url}?place=chat&q={quote(QUESTION)}")
    assert answered(page, 0).locator(".asked p").inner_text() == QUESTION
    assert page.get_attribute("#ways a", "aria-current") == "page"


def test_an_address_that_names_no_place_opens_the_chat(page: Any, page_url: str) -> None:
    opened(page, f"{page_url}?place=<script>&q=")
    assert page.locator(".turn").count() == 0
