"""With a language model, verified sentences come into the page one by one; in a real browser, over a scripted model server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.llm.scripted import Act, Say, ScriptedServer
from assistant.web.texts import say
from tests.assistant.generation.play import LIES, PAY, RIGHT, filled
from tests.web.browsing import answered, opened
from tests.web.conftest import served

pytestmark = pytest.mark.browser

LAST = "学校在内部分配时应向一线教职工倾斜[{zj}]。"
FIRST = "总量最高可上浮50%"
PAUSE = 1.5  # seconds between the sentences of the model


def script(body: dict[str, Any]) -> Act:
    """A true sentence, then another, then a false one, which is not repaired."""
    if "sentences that failed" in body["messages"][1]["content"]:
        return Say("1. 无")
    return Say([filled(body, text) for text in (RIGHT, LAST, LIES[0])], pause=PAUSE)


@pytest.fixture(scope="module")
def modelled_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over the real assistant with a scripted model."""
    with ScriptedServer(script) as model:
        settings = {"ASSISTANT_MODEL": "openai:scripted", "ASSISTANT_MODEL_URL": model.url, "ASSISTANT_MODEL_KEY": "sk-test"}
        arguments = ["assistant.cli", "serve", "--port", "{port}"]
        yield from served(arguments, tmp_path_factory.mktemp("modelled"), settings=settings)


def test_verified_sentences_come_one_by_one_and_a_lie_never(page: Any, modelled_url: str) -> None:
    opened(page, modelled_url)
    page.fill("#question textarea", PAY)
    page.press("#question textarea", "Enter")
    page.wait_for_selector(f".turn[aria-busy='true'] .text:has-text('{FIRST}')")
    assert page.locator(f".turn .working:has-text('{say('zh', 'working')}')").is_visible()
    assert "一线教职工" not in page.inner_text(".turn .text")
    turn = answered(page, 0)
    said = turn.inner_text()
    assert FIRST in said and "一线教职工" in said and "80%" not in said
    assert "已核对 2/3 句" in said
    assert turn.locator(".cite").count() >= 2


def test_an_answer_of_a_model_can_be_stopped_and_another_question_asked(page: Any, modelled_url: str) -> None:
    opened(page, modelled_url)
    page.fill("#question textarea", PAY)
    page.press("#question textarea", "Enter")
    page.wait_for_selector(f".turn[aria-busy='true'] .text:has-text('{FIRST}')")
    page.click("#stop")
    stopped = answered(page, 0)
    assert say("zh", "stopped") in stopped.inner_text() and FIRST in stopped.inner_text()
    page.fill("#question textarea", "食堂菜价谁定")
    page.press("#question textarea", "Enter")
    assert answered(page, 1).locator(".kind").count() == 1
