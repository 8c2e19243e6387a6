"""The calculators in Gradio: a form, what follows from it, and which action each event starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import gradio as gr

from assistant.web.calculators import script
from assistant.web.calculators.actions import Actions, Ruled
from assistant.web.calculators.desk import Desk
from assistant.web.place import QUIET, Update, wish_of
from assistant.web.saving import SaveBar, save_bar
from assistant.web.script import ADDRESS
from assistant.web.session import Session


class Calculators:
    """The place where the rules compute. An assistant without rules has no such place."""

    key = "calculators"

    def __init__(self, assistant: Ruled) -> None:
        self._actions = Actions(assistant)
        self.desk = gr.State(Desk())
        sheet, result = self._actions.draw(Desk(), "zh")
        actions = self._actions

        def check(data: object) -> dict[str, Any]:  # a function of its own: Gradio marks those that a page may call
            return actions.check(data)

        self.sheet = gr.HTML(
            sheet, js_on_load=script.FORM, server_functions=[check], apply_default_css=False, elem_id="calc-sheet"
        )
        with gr.Column(elem_id="calc-side"):
            self.result = gr.HTML(result, js_on_load=script.RESULT + ADDRESS, apply_default_css=False, elem_id="calc-result")
            self.saving = SaveBar("calc-save", save_bar("zh"))

    @property
    def inputs(self) -> tuple[Any, ...]:
        """The desk, which is changed in place."""
        return (self.desk,)

    @property
    def dressed(self) -> tuple[Any, ...]:
        """The form, what stands beside it, and the buttons that hand it out."""
        return self.sheet, self.result, self.saving.bar

    def connect(self, session: gr.State) -> None:
        """Tie every event to its action."""
        state = [self.desk, session]
        self.sheet.input(self._fill, state, self.result, trigger_mode="always_last", **QUIET)
        self.sheet.submit(self._score, state, self.result, trigger_mode="always_last", **QUIET)
        self.saving.connect(lambda session, desk: self._actions.manuscript(desk, session.language), session, [self.desk])
        self.result.select(self._turn, state, self.result, trigger_mode="always_last", **QUIET)

    def dress(self, session: Session, *values: Any) -> tuple[Update, ...]:
        """Form and result in the language of the session, with all that was written."""
        (desk,) = values
        return *self._actions.draw(desk, session.language), save_bar(session.language)

    def open(self, query: Mapping[str, str], session: Session, *values: Any) -> Iterator[tuple[Update, ...]]:
        """The calculator that an address names: ?place=calculators&rule=…&<fact>=<words>."""
        (desk,) = values
        yield *self._actions.open(desk, query, session.language), gr.skip()

    def _fill(self, desk: Desk, session: Session, event: gr.EventData) -> str:
        return self._actions.fill(desk, wish_of(event), session.language)

    def _score(self, desk: Desk, session: Session, event: gr.EventData) -> str:
        return self._actions.score(desk, wish_of(event), session.language)

    def _turn(self, desk: Desk, session: Session, event: gr.EventData) -> str:
        return self._actions.turn(desk, wish_of(event), session.language)
