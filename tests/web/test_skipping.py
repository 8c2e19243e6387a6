"""Outputs that an event leaves alone cost nothing and stay as they are; the others are what Gradio makes of them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import gradio as gr
import pytest
from gradio.state_holder import SessionState

from assistant.web.skipping import SkippingBlocks
from tests.web.loops import finished


def page(kind: type[gr.Blocks]) -> tuple[gr.Blocks, Any]:
    with kind() as blocks:
        parts = [gr.Textbox("as it was"), gr.HTML("<p>as it was</p>"), gr.State(5), gr.Button("as it was")]
        blocks.load(lambda: None, None, parts)
    return blocks, next(iter(blocks.fns.values()))


def sent(kind: type[gr.Blocks], predictions: Any) -> tuple[list[Any], SessionState, Any]:
    blocks, event = page(kind)
    state = SessionState(blocks)
    given = deepcopy(predictions)  # Gradio changes what it is given
    return finished(blocks.postprocess_data(event, given, state)), state, event


def said(output: Any) -> Any:
    """What an output says to the browser: a value, or which properties of the component change."""
    if not isinstance(output, dict):
        return output
    return {name: said(value) for name, value in output.items() if name != "__type__" and said(value) != {}}


SKIP = gr.skip()


@pytest.mark.parametrize(
    "predictions",
    [
        ["new", "<p>new</p>", 6, "new"],
        ["new", SKIP, 6, SKIP],
        [SKIP, SKIP, 6, gr.update(value="new", interactive=False)],
        [SKIP, "<p>new</p>", SKIP, SKIP],
        [SKIP, SKIP, SKIP, SKIP],
        SKIP,
        [None, gr.HTML(visible=False), None, ""],
    ],
)
def test_the_browser_is_told_what_gradio_would_tell_it(predictions: Any) -> None:
    ours, state, event = sent(SkippingBlocks, predictions)
    theirs, their_state, their_event = sent(gr.Blocks, predictions)
    assert [said(output) for output in ours] == [said(output) for output in theirs]
    assert state[event.outputs[2]._id] == their_state[their_event.outputs[2]._id]


def test_a_skipped_output_is_not_made_anew() -> None:
    _, state, event = sent(SkippingBlocks, ["new", SKIP, SKIP, SKIP])
    assert all(state[block._id] is block for block in (event.outputs[1], event.outputs[3]))


def test_too_few_values_are_refused_as_ever() -> None:
    with pytest.raises(ValueError, match="enough output values"):
        sent(SkippingBlocks, ["new", SKIP])
