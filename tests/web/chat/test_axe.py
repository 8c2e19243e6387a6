"""Nobody is shut out of the chat: axe-core finds nothing serious in it, in light and in dark."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.web.texts import say
from tests.web.axe import serious
from tests.web.browsing import QUESTION, ask, opened

pytestmark = pytest.mark.browser


def test_the_check_finds_what_is_wrong(page: Any) -> None:
    page.set_content("<html lang='zh'><title>x</title><body><button></button><input type='text'></body></html>")
    assert {line.partition(":")[0] for line in serious(page)} == {"button-name", "label"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chat_shuts_nobody_out(page: Any, page_url: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, page_url)
    page.wait_for_function("document.body.classList.contains('dark') === matchMedia('(prefers-color-scheme: dark)').matches")
    assert page.evaluate("document.body.classList.contains('dark')") == (scheme == "dark")
    assert serious(page) == []
    ask(page, QUESTION)
    page.click("#options > button")
    page.wait_for_selector("#as-of input")
    assert serious(page) == []
    ask(page, "工资总额1000万元，职工培训花了120万元，税前能扣多少？", 1)
    page.click(".steps-of summary")
    ask(page, "我公司接收20名学生实习，能领多少补助", 2)
    page.click(".facts button")
    page.wait_for_selector(".fault")
    page.click(".turn[data-number='2'] .edit")
    page.wait_for_selector("p.editing")
    page.fill("#question textarea", "")
    page.locator("#question textarea").press_sequentially("绩效工资")
    page.wait_for_selector("#suggestions li")
    page.keyboard.press("ArrowDown")
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.locator(".turn .cite").first.click()
    page.wait_for_selector("#quote")
    assert serious(page) == []
    page.click("#language")
    page.wait_for_selector(f".back:has-text('{say('en', 'back')}')")
    assert serious(page) == []
