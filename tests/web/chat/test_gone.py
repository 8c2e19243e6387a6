"""The server goes away and comes back: the page says so calmly, and what was typed is kept."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.web.texts import say
from tests.web.axe import serious
from tests.web.browsing import answered, ask, opened
from tests.web.conftest import free_port, served

pytestmark = pytest.mark.browser
FIELD = "#question textarea"


def test_a_server_that_is_gone_is_said_calmly_and_what_was_typed_is_kept(browser: Any, tmp_path: Path) -> None:
    serving, port = contextmanager(served), free_port()
    page = browser.new_page()  # not the fixture: here requests are meant to fail
    page.set_default_timeout(30_000)
    with serving(["tests.web.doubles", "{port}"], tmp_path, port) as url:
        opened(page, url)
        ask(page, "问")
        assert not page.is_visible("#offline")
    page.fill(FIELD, "服务器不在时写的")
    page.press(FIELD, "Enter")
    page.wait_for_selector("#offline:visible")
    assert page.inner_text("#offline") == say("zh", "offline")
    page.wait_for_timeout(1500)
    assert not page.locator(".toast-wrap").is_visible()  # Gradio's own words
    assert page.input_value(FIELD) == "服务器不在时写的"
    assert "3人" in page.inner_text(".turn")
    assert serious(page) == []
    with serving(["tests.web.doubles", "{port}"], tmp_path, port):
        page.wait_for_selector(".welcome .chip")  # a server started anew knows nothing of the conversation
        page.wait_for_function("document.querySelector('#question textarea')?.value === '服务器不在时写的'")
        assert not page.is_visible("#offline")
        page.press(FIELD, "Enter")
        assert "3人" in answered(page, 0).inner_text()
    page.close()
