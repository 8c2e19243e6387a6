"""The frame: a page that opens draws nothing again that stands there already."""

from __future__ import annotations

import gradio as gr
import pytest

from assistant.answer import Assistant
from assistant.types import Language
from assistant.web.frame import Frame
from assistant.web.session import Session


@pytest.mark.parametrize(("language", "again"), [("zh", False), ("en", True)])
def test_a_page_that_opens_is_drawn_again_only_where_it_differs(assistant: Assistant, language: Language, again: bool) -> None:
    with gr.Blocks():
        frame = Frame(assistant)
    given = [
        part.default_value if isinstance(part, gr.BrowserState) else part.value for place in frame.places for part in place.inputs
    ]
    drawn = frame._restore(Session(), {"language": language}, *given)
    assert any(update != gr.skip() for update in drawn) == again


def test_the_choices_of_the_last_visit_are_taken_up(assistant: Assistant) -> None:
    with gr.Blocks():
        frame = Frame(assistant)
    given = [
        part.default_value if isinstance(part, gr.BrowserState) else part.value for place in frame.places for part in place.inputs
    ]
    given[0] = {"region": "杭州", "as_of": "", "role": ""}
    drawn = [update for update in frame._restore(Session(), {"language": "zh"}, *given) if update != gr.skip()]
    assert any(isinstance(update, dict) and update.get("value") == "杭州" for update in drawn)
    assert 0 < len(drawn) <= 3


def test_a_language_switched_before_the_page_was_restored_stays(assistant: Assistant) -> None:
    with gr.Blocks():
        frame = Frame(assistant)
    session, given = (
        Session(),
        [part.default_value if isinstance(part, gr.BrowserState) else part.value for part in frame._inputs()],
    )
    frame._switch(session, *given)
    frame._restore(session, {"language": "zh"}, *given)
    assert session.language == "en"
