"""The field and what it offers, in a real browser: completion, roles, stopping, asking again, changing the question."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.web.texts import EXAMPLES, say
from tests.web.axe import serious
from tests.web.browsing import QUESTION, answered, ask, opened, overflow
from tests.web.doubles import HOSTILE

pytestmark = pytest.mark.browser

FIELD = "#question textarea"
every_width = pytest.mark.parametrize("page", ["desktop", "phone"], indirect=True)


def _type(page: Any, text: str) -> Any:
    page.locator(FIELD).press_sequentially(text)
    page.wait_for_selector("#suggestions li")
    return page.locator("#suggestions li:visible")


def _asked(page: Any) -> list[str]:
    return list(page.locator(".asked p").all_inner_texts())


@every_width
def test_typing_offers_questions_to_the_keyboard_and_to_a_screen_reader(page: Any, page_url: str) -> None:
    opened(page, page_url)
    options = _type(page, "绩效工资")
    texts = options.all_inner_texts()
    assert len(texts) >= 3
    assert page.get_attribute(FIELD, "role") == "combobox"
    assert page.get_attribute(FIELD, "aria-expanded") == "true"
    assert page.get_attribute("#suggestions", "role") == "listbox"
    assert serious(page) == []
    assert overflow(page) <= 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute(FIELD, "aria-activedescendant") == page.locator("[aria-selected=true]").get_attribute("id")
    assert page.locator("[aria-selected=true]").inner_text() == texts[1]
    for _ in range(len(texts)):
        page.keyboard.press("ArrowUp")
    assert page.locator("[aria-selected=true]").inner_text() == texts[2]  # round by the field itself
    page.keyboard.press("Tab")
    assert page.input_value(FIELD) == texts[2]
    assert page.locator("#suggestions").count() == 0
    assert page.get_attribute(FIELD, "aria-expanded") == "false"
    assert page.evaluate("document.activeElement.matches('#question textarea')")


def test_enter_sends_the_option_chosen_or_else_what_was_typed(page: Any, page_url: str) -> None:
    opened(page, page_url)
    option = _type(page, "绩效工资").first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    answered(page, 0)
    _type(page, "中职生")
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").count() == 0
    assert page.input_value(FIELD) == "中职生"
    page.fill(FIELD, "")
    _type(page, "绍兴")
    page.keyboard.press("Enter")
    answered(page, 1)
    clicked = _type(page, "教师").nth(1)
    words = clicked.inner_text()
    clicked.click()
    answered(page, 2)
    assert _asked(page) == [option, "绍兴", words]
    page.locator(FIELD).press_sequentially(QUESTION)
    page.keyboard.press("Enter")  # before anything could be offered
    answered(page, 3)
    page.wait_for_timeout(600)
    assert page.locator("#suggestions").count() == 0
    assert page.input_value(FIELD) == ""


def test_nothing_is_offered_while_an_input_method_composes(page: Any, page_url: str) -> None:
    opened(page, page_url)
    page.focus(FIELD)
    writer = page.context.new_cdp_session(page)
    writer.send("Input.imeSetComposition", {"text": "jixiao", "selectionStart": 6, "selectionEnd": 6})
    page.wait_for_timeout(500)
    assert page.locator("#suggestions").count() == 0
    writer.send("Input.insertText", {"text": "绩效"})
    page.wait_for_selector("#suggestions li")
    assert page.input_value(FIELD) == "绩效"


def test_an_offered_question_is_never_markup(page: Any, hostile_url: str) -> None:
    opened(page, hostile_url)
    assert _type(page, "绩效").all_inner_texts() == [f"补全{HOSTILE}？"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert answered(page, 0).locator(".asked p").inner_text() == f"补全{HOSTILE}？"
    assert page.evaluate("window.hit") is None


@every_width
def test_a_role_brings_its_own_starting_questions_and_is_remembered(page: Any, page_url: str) -> None:
    opened(page, page_url)
    for role in ("teacher", "enterprise", "school", "citizen"):
        page.click(f"[data-role={role}]")
        page.wait_for_selector(f"[data-role={role}][aria-pressed=true]")
        assert page.locator(".welcome .chip").all_inner_texts() == list(EXAMPLES[role]["zh"])
    assert overflow(page) <= 0
    page.reload()
    page.wait_for_selector("[data-role=citizen][aria-pressed=true]")
    page.click("#language")
    page.wait_for_selector(f"text={EXAMPLES['citizen']['en'][0]}")


def test_an_answer_that_takes_long_can_be_stopped_and_what_was_typed_meanwhile_stays(page: Any, hostile_url: str) -> None:
    opened(page, hostile_url)
    page.fill(FIELD, "慢一点")
    page.press(FIELD, "Enter")
    page.wait_for_selector("#stop:visible")
    assert not page.is_visible("#send")
    page.wait_for_selector(".turn")  # the question stands in the conversation, and the field is free
    page.fill(FIELD, "下一问")
    page.press(FIELD, "Enter")  # one after the other
    page.click("#stop")
    turn = answered(page, 0)
    assert turn.locator(".stopped").inner_text() == say("zh", "stopped")
    assert page.input_value(FIELD) == "下一问"
    assert page.is_visible("#send")
    page.press(FIELD, "Enter")  # at once, though the server still works on the first
    assert "3人" in answered(page, 1).inner_text()
    page.fill(FIELD, "再下一问")
    page.wait_for_timeout(4500)
    assert page.locator(".turn").count() == 2
    assert turn.locator(".stopped").count() == 1
    assert page.input_value(FIELD) == "再下一问"


def test_the_last_question_can_be_changed_or_asked_again(page: Any, page_url: str) -> None:
    opened(page, page_url)
    ask(page, "哪些文件现在有效？")
    ask(page, QUESTION, 1)
    assert page.locator(".turn[data-number='0'] .again:visible").count() == 0
    page.click(".turn[data-number='1'] .edit")
    page.wait_for_selector("p.editing")
    assert page.input_value(FIELD) == QUESTION
    assert page.evaluate("document.activeElement.matches('#question textarea')")
    page.click(".editing button")
    page.wait_for_selector("p.editing", state="detached")
    page.click(".turn[data-number='1'] .edit")
    page.wait_for_selector("p.editing")
    page.fill(FIELD, "中职生能升本科吗？")
    page.press(FIELD, "Enter")
    page.wait_for_selector(".turn[data-number='1'] .asked p:text-is('中职生能升本科吗？')")
    answered(page, 1)
    assert page.locator("p.editing").count() == 0
    assert page.input_value(FIELD) == ""
    page.evaluate("document.querySelector('.turn[data-number=\"1\"] .text').dataset.old = ''")
    page.click(".turn[data-number='1'] .retry")
    page.wait_for_function("!document.querySelector('.turn[data-number=\"1\"] [data-old]')")
    answered(page, 1)
    assert _asked(page) == ["哪些文件现在有效？", "中职生能升本科吗？"]


def test_a_new_conversation_begins_with_the_welcome_and_knows_nothing_of_the_old_one(page: Any, page_url: str) -> None:
    opened(page, page_url)
    assert not page.is_visible("#new")
    ask(page, QUESTION)
    page.click("#new")
    page.wait_for_selector(".welcome .chip")
    assert page.locator(".turn").count() == 0
    assert page.locator("#side .card").count() == 0
    turn = ask(page, "那绍兴呢？")
    assert "50%" not in turn.inner_text()


def test_what_is_typed_survives_loading_the_page_anew(page: Any, page_url: str) -> None:
    opened(page, page_url)
    ask(page, QUESTION)
    page.fill(FIELD, "写到一半")
    page.wait_for_timeout(500)
    page.reload()
    page.wait_for_function("document.querySelector('#question textarea')?.value === '写到一半'")
    page.press(FIELD, "Enter")
    answered(page, 0)
    page.wait_for_timeout(500)  # Gradio complains of a page that is left before an event has ended
    page.reload()
    page.wait_for_selector(".welcome .chip")
    page.wait_for_timeout(300)
    assert page.input_value(FIELD) == ""


def test_the_tenth_answer_sends_no_more_than_the_first(page: Any, hostile_url: str) -> None:
    opened(page, hostile_url)
    received = [0]
    watching = page.context.new_cdp_session(page)
    watching.send("Network.enable")
    watching.on("Network.dataReceived", lambda data: received.append(received.pop() + data["dataLength"]))
    sizes = []
    for number in range(10):
        before = received[0]
        ask(page, "问", number)
        page.wait_for_timeout(200)
        sizes.append(received[0] - before)
    assert sizes[0] > 1000
    assert sizes[-1] < 1.2 * sizes[0], sizes


def test_a_new_conversation_need_not_wait_for_the_old_one(page: Any, hostile_url: str) -> None:
    opened(page, hostile_url)
    page.fill(FIELD, "慢一点")
    page.press(FIELD, "Enter")
    page.wait_for_selector(".turn")
    page.click("#new")
    page.wait_for_selector(".welcome .chip")
    assert "3人" in ask(page, "问").inner_text()
    page.wait_for_timeout(4500)
    assert _asked(page) == ["问"]
