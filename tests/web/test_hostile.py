"""Hostile questions, documents and replies in a real browser, and what the page says when the program fails."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.browsing import answered, ask, opened
from tests.web.doubles import HOSTILE, QUOTE

pytestmark = pytest.mark.browser

LIVE = ":is(img, script, a:not([data-go]), iframe, svg, form)"  # data-go: a link of ours to another place
LIVE_PARTS = f"#conversation {LIVE}, #side {LIVE}"


def test_a_hostile_question_stays_text(page: Any, page_url: str) -> None:
    opened(page, page_url)
    question = f"绩效工资{HOSTILE}**粗** </p><h1>大"
    turn = ask(page, question)
    assert turn.locator(".asked p").inner_text() == question
    assert page.locator(LIVE_PARTS).count() == 0
    assert page.evaluate("window.hit") is None


def test_hostile_documents_and_replies_stay_text(page: Any, hostile_url: str) -> None:
    opened(page, hostile_url)
    turn = ask(page, "问")
    assert HOSTILE in turn.inner_text()
    for selector in (".turn .cite", ".turn details summary"):
        page.locator(selector).first.click()
    page.wait_for_selector("#quote")
    assert "".join(page.locator(".paper mark").all_text_contents()) == QUOTE
    assert page.locator(LIVE_PARTS).count() == 0
    page.click(".chips .chip")
    assert answered(page, 1).locator(".asked p").inner_text() == f"接着问{HOSTILE}？"
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("question", ["错误", "崩溃"])
def test_a_failure_is_said_in_words_and_the_next_question_works(page: Any, hostile_url: str, question: str) -> None:
    opened(page, hostile_url)
    turn = ask(page, question)
    assert turn.locator("[role='alert']").count() == 1
    assert "a secret of the server" not in page.content()
    assert "3人" in ask(page, "再问", 1).inner_text()
