"""The conversation in Gradio: its components, and which action each event starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import gradio as gr

from assistant.types import Language
from assistant.web.chat import script
from assistant.web.chat.actions import LONGEST_QUESTION, Actions, Answers
from assistant.web.chat.saving import conversation_manuscript
from assistant.web.place import QUIET, Update
from assistant.web.saving import SaveBar, save_bar
from assistant.web.session import Session
from assistant.web.texts import region_name, say
from index.load import REGIONS

_ANY = ""  # value of the region selector for no region
_CHOICES = {"region": _ANY, "as_of": ""}  # kept in the browser between visits


class Chat:
    """The place where questions are asked, with the clauses beside the answers."""

    key = "chat"

    def __init__(self, assistant: Answers) -> None:
        self._actions = Actions(assistant)
        self._documents = assistant.documents
        conversation, panel = self._actions.draw(Session())
        # What is kept is no secret; a fixed key lets every server of ours read it.
        self.memory = gr.BrowserState(_CHOICES, storage_key="policy-assistant-choices", secret="no-secret")  # noqa: S106
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                self.conversation = _html(conversation, script.CONVERSATION, "conversation")
                self.saving = SaveBar("chat-save", save_bar("zh"))
                self._compose()
            self.panel = _html(panel, script.PANEL, "side")
        self.inputs = [self.memory]
        self.dressed = [
            self.conversation,
            self.panel,
            self.question,
            self.send,
            self.options,
            self.region,
            self.as_of,
            self.keys,
            self.saving.bar,
        ]

    def _compose(self) -> None:
        """The field for the question, and the selectors folded below it."""
        with gr.Column(elem_id="composer"):
            with gr.Row(elem_id="line"):
                self.question = gr.Textbox(
                    **_field("zh"), lines=1, max_lines=6, max_length=LONGEST_QUESTION, container=False, elem_id="question"
                )
                self.send = gr.Button(say("zh", "send"), variant="primary", elem_id="send", min_width=0)
            with gr.Accordion(say("zh", "options"), open=False, elem_id="options") as self.options, gr.Row():
                self.region = gr.Radio(_regions("zh"), value=_ANY, label=say("zh", "region"), elem_id="region")
                self.as_of = gr.HTML(
                    "",
                    html_template=script.DATE_TEMPLATE,
                    js_on_load=script.DATE,
                    apply_default_css=False,
                    elem_id="as-of",
                    **_day("zh"),
                )
            self.keys = gr.HTML(_keys("zh"), apply_default_css=False, elem_id="keys")

    def connect(self, session: gr.State) -> None:
        """Tie every event to its action."""
        state = [session, self.region, self.as_of]
        drawn = [self.conversation, self.panel]
        asked = [*drawn, self.question]
        gr.on([self.question.submit, self.send.click], self._ask, [self.question, *state], asked, trigger_mode="once", **QUIET)
        self.conversation.submit(self._ask_offered, state, asked, trigger_mode="once", **QUIET)
        for clicked in drawn:
            clicked.select(self._look, session, self.panel, trigger_mode="always_last", **QUIET)
        self.saving.connect(lambda session: conversation_manuscript(session, self._documents), session)
        for chosen in (self.region.input, self.as_of.input):  # by the reader; not when a visit is restored
            chosen(self._remember, state, [self.memory, self.options], trigger_mode="always_last", **QUIET)

    def dress(self, session: Session, *values: Any) -> tuple[Update, ...]:
        """Everything in the language of the session, with the choices of the last visit, as far as they make sense."""
        (memory,) = values
        kept = {**_CHOICES, **(memory if isinstance(memory, dict) else {})}
        region = kept["region"] if kept["region"] in REGIONS else _ANY
        language, as_of = session.language, _iso(kept["as_of"])
        return (
            *self._actions.draw(session),
            gr.update(**_field(language)),
            gr.update(value=say(language, "send")),
            gr.update(label=_options_label(language, region, as_of)),
            gr.update(choices=_regions(language), value=region, label=say(language, "region")),
            gr.update(value=as_of, **_day(language)),
            _keys(language),
            save_bar(language),
        )

    def open(self, query: Mapping[str, str], session: Session, *values: Any) -> Iterator[tuple[Update, ...]]:
        """Ask the question that an address carries: ?place=chat&q=…"""
        (memory,) = values
        kept = {**_CHOICES, **(memory if isinstance(memory, dict) else {})}
        rest = [gr.skip()] * (len(self.dressed) - 2)
        for conversation, panel, _ in self._ask(query.get("q", ""), session, kept["region"], kept["as_of"]):
            yield conversation, panel, *rest

    def _ask(self, question: str, session: Session, region: str | None, as_of: str | None) -> Iterator[tuple[Update, ...]]:
        """The field is emptied as soon as its question stands in the conversation."""
        field: Update = ""
        panel = ""
        for conversation, drawn in self._actions.ask(question or "", session, region or _ANY, as_of or ""):
            yield conversation, gr.skip() if drawn == panel else drawn, field
            field, panel = gr.skip(), drawn

    def _ask_offered(
        self, session: Session, region: str | None, as_of: str | None, event: gr.EventData
    ) -> Iterator[tuple[Update, ...]]:
        """A starting question or a follow-up was clicked; what stands in the field stays there."""
        for conversation, panel, _ in self._ask(str(wish_of(event).get("question") or ""), session, region, as_of):
            yield conversation, panel, gr.skip()

    def _look(self, session: Session, event: gr.EventData) -> Update:
        return self._actions.look(session, wish_of(event))

    def _remember(self, session: Session, region: str | None, as_of: str | None) -> tuple[Update, ...]:
        """Keep the choice and show it on the folded selectors."""
        kept = {"region": region or _ANY, "as_of": as_of or ""}
        return kept, gr.update(label=_options_label(session.language, kept["region"], kept["as_of"]))


def wish_of(event: gr.EventData) -> dict[str, object]:
    """What the script sent with an event; anything may come from a browser."""
    data = event._data
    return data if isinstance(data, dict) else {}


def _html(value: str, on_load: str, elem_id: str) -> gr.HTML:
    return gr.HTML(value, js_on_load=on_load, apply_default_css=False, elem_id=elem_id)


def _field(language: Language) -> dict[str, Any]:
    return {"label": say(language, "question_label"), "placeholder": say(language, "question_placeholder")}


def _day(language: Language) -> dict[str, Any]:
    return {"caption": say(language, "as_of"), "hint": say(language, "as_of_hint")}


def _keys(language: Language) -> str:
    return f'<p class="keys">{say(language, "keys")}</p>'


def _regions(language: Language) -> list[tuple[str, str]]:
    return [(say(language, "region_any"), _ANY), *((region_name(language, region), region) for region in REGIONS)]


def _options_label(language: Language, region: str, as_of: str) -> str:
    chosen = " · ".join([*([region_name(language, region)] if region else []), *([as_of] if as_of else [])])
    return say(language, "options_set", chosen=chosen) if chosen else say(language, "options")


def _iso(day: object) -> str:
    """`day` if it is an ISO day, else nothing: it comes from the browser's store and goes into the page."""
    try:
        return date.fromisoformat(str(day)).isoformat()
    except ValueError:
        return ""
