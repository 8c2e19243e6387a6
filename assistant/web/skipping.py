"""Gradio's Blocks, for which an output that an event leaves as it is costs nothing.

For each `gr.skip()` Gradio 6 makes the component anew and describes it twice for the session: a millisecond or two. An answer
appears in a dozen events that leave most of their outputs alone, which was a third of the server's processor time for a question.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

import gradio as gr


class SkippingBlocks(gr.Blocks):
    """A page that tells the browser of a skipped output that it stays, and does nothing more for it."""

    async def postprocess_data(self, block_fn: Any, predictions: Any, state: Any) -> list[Any]:
        """What goes to the browser, one for each output."""
        outputs: Sequence[Any] = block_fn.outputs
        whole = isinstance(predictions, list | tuple) and len(predictions) == len(outputs) > 1
        if not whole or block_fn.batch or block_fn.is_validator_function:
            return await super().postprocess_data(block_fn, predictions, state)
        given = [at for at, output in enumerate(outputs) if output.stateful or predictions[at] != gr.skip()]
        sent: list[Any] = [gr.skip() for _ in outputs]
        if given:
            changed = copy(block_fn)
            changed.outputs = [outputs[at] for at in given]
            values = [predictions[at] for at in given]
            ready = await super().postprocess_data(changed, values if len(values) > 1 else values[0], state)
            for at, value in zip(given, ready, strict=True):
                sent[at] = value
        return sent
