"""The conversation in Gradio: its components, and which action each event starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from threading import Thread
from typing import Any

import gradio as gr

from assistant.types import Language
from assistant.web.chat import script
from assistant.web.chat.actions import LONGEST_QUESTION, Actions, Answers
from assistant.web.chat.saving import conversation_manuscript
from assistant.web.feedback import Feedback
from assistant.web.place import QUIET, Update, wish_of
from assistant.web.saving import SaveBar, save_bar
from assistant.web.session import Session
from assistant.web.texts import region_name, say
from index.load import REGIONS

_ANY = ""  # value of the region selector for no region
# When an event ends, Gradio sends once more what it gave last. By then the reader may have stopped, typed, or begun anew.
_NOTHING = tuple([gr.skip()] * 3)
_CHOICES = {"region": _ANY, "as_of": "", "role": ""}  # kept in the browser between visits


class Chat:
    """The place where questions are asked, with the clauses beside the answers."""

    key = "chat"

    def __init__(self, assistant: Answers, feedback: Feedback | None = None) -> None:
        self._actions = Actions(assistant, feedback)
        self._documents = assistant.documents
        # The first call prepares what later ones look up; nobody should wait for it, neither server nor reader.
        Thread(target=assistant.complete, args=("", "zh"), daemon=True).start()
        conversation, panel = self._actions.draw(Session())
        # What is kept is no secret; a fixed key lets every server of ours read it.
        self.memory = gr.BrowserState(_CHOICES, storage_key="policy-assistant-choices", secret="no-secret")  # noqa: S106
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                self.conversation = _html(conversation, script.CONVERSATION, "conversation")
                self.change = _html("", script.CHANGE, "change")
                self.saving = SaveBar("chat-save", save_bar("zh"))
                self._compose()
            self.panel = _html(panel, script.PANEL, "side")
        self.inputs = [self.memory]
        self.dressed = [
            self.change,
            self.panel,
            self.question,
            self.send,
            self.stop,
            self.new,
            self.editing,
            self.options,
            self.region,
            self.as_of,
            self.keys,
            self.saving.bar,
        ]

    def _compose(self) -> None:
        """The field for the question with what it offers, and the selectors folded below it."""
        with gr.Column(elem_id="composer"):
            self.editing = _html("", script.CLICKS, "editing")
            self.suggest = _suggest(self._actions)
            with gr.Row(elem_id="line"):
                self.question = gr.Textbox(
                    **_field("zh"), lines=1, max_lines=6, max_length=LONGEST_QUESTION, container=False, elem_id="question"
                )
                self.send = gr.Button(say("zh", "send"), variant="primary", elem_id="send", min_width=0)
                self.stop = gr.Button(say("zh", "stop"), variant="secondary", elem_id="stop", min_width=0)
            with gr.Row(elem_id="under"):
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
                self.new = gr.Button(say("zh", "new_conversation"), variant="secondary", size="sm", elem_id="new", min_width=0)
            self.keys = gr.HTML(_keys("zh"), apply_default_css=False, elem_id="keys")

    def connect(self, session: gr.State) -> None:
        """Tie every event to its action."""
        state = [session, self.region, self.as_of]
        asked = [self.change, self.panel, self.editing]
        gr.on(
            [self.question.submit, self.send.click], self._ask, [self.question, *state], asked, trigger_mode="multiple", **QUIET
        )
        self.conversation.submit(self._ask_offered, state, asked, trigger_mode="multiple", **QUIET)
        for clicked in (self.conversation, self.panel):
            clicked.select(self._look, session, self.panel, trigger_mode="always_last", **QUIET)
        self.conversation.judge(self._judge, session, self.change, trigger_mode="multiple", **QUIET)
        self.conversation.role(self._choose_role, state, [self.change, self.memory], trigger_mode="always_last", **QUIET)
        for changed in (self.conversation, self.editing):
            changed.edit(self._edit, session, self.editing, trigger_mode="always_last", **QUIET)
        self.stop.click(self._stop, session, self.change, trigger_mode="multiple", **QUIET)
        self.new.click(self._new, session, [self.change, self.panel, self.editing], trigger_mode="once", **QUIET)
        self.saving.connect(lambda session: conversation_manuscript(session, self._documents), session)
        # By the reader, not when a visit is restored; one event, so that of two choices in a row the answer to both is the last.
        chosen = [self.region.input, self.as_of.input]
        gr.on(chosen, self._remember, state, [self.memory, self.options], trigger_mode="always_last", **QUIET)

    def dress(self, session: Session, *values: Any) -> tuple[Update, ...]:
        """Everything in the language of the session, with the choices of the last visit, as far as they make sense."""
        (memory,) = values
        kept = {**_CHOICES, **(memory if isinstance(memory, dict) else {})}
        region = kept["region"] if kept["region"] in REGIONS else _ANY
        self._actions.choose_role(session, kept["role"])
        language, as_of = session.language, _iso(kept["as_of"])
        return (
            *self._actions.draw(session),
            gr.update(**_field(language)),
            gr.update(value=say(language, "send")),
            gr.update(value=say(language, "stop")),
            gr.update(value=say(language, "new_conversation")),
            _editing(session),
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
        for change, panel in self._actions.ask(query.get("q", ""), session, kept["region"], kept["as_of"]):
            yield change, _or_skip(panel), *rest

    def _ask(self, question: str, session: Session, region: str | None, as_of: str | None) -> Iterator[tuple[Update, ...]]:
        editing: Update = ""
        for change, panel in self._actions.ask(question or "", session, region or _ANY, as_of or ""):
            yield change, _or_skip(panel), editing
            editing = gr.skip()
        yield _NOTHING

    def _ask_offered(
        self, session: Session, region: str | None, as_of: str | None, event: gr.EventData
    ) -> Iterator[tuple[Update, ...]]:
        """An offered question, an answer again, or a form with missing facts; what stands in the field stays there."""
        wish, place, day = wish_of(event), region or _ANY, as_of or ""
        if wish.get("act") == "retry":
            asked = self._actions.retry(session, place, day)
        elif wish.get("act") == "facts":
            asked = self._actions.facts(session, wish, place, day)
        else:
            session.editing = False
            asked = self._actions.ask(str(wish.get("question") or ""), session, place, day)
        for change, panel in asked:
            yield change, _or_skip(panel), _editing(session)
        yield _NOTHING

    def _look(self, session: Session, event: gr.EventData) -> Update:
        return self._actions.look(session, wish_of(event))

    def _judge(self, session: Session, event: gr.EventData) -> Update:
        return _or_skip(self._actions.judge(session, wish_of(event)))

    def _stop(self, session: Session) -> Update:
        return _or_skip(self._actions.stop(session))

    def _new(self, session: Session) -> tuple[Update, ...]:
        return *self._actions.clear(session), _editing(session)

    def _edit(self, session: Session, event: gr.EventData) -> Update:
        """The next question takes the place of the last, or no longer does."""
        session.editing = wish_of(event).get("act") == "edit" and bool(session.turns)
        return _editing(session)

    def _choose_role(self, session: Session, region: str | None, as_of: str | None, event: gr.EventData) -> tuple[Update, ...]:
        drawn = self._actions.choose_role(session, wish_of(event).get("role"))
        return drawn, _choices(session, region, as_of)

    def _remember(self, session: Session, region: str | None, as_of: str | None) -> tuple[Update, ...]:
        """Keep the choice and show it on the folded selectors."""
        kept = _choices(session, region, as_of)
        return kept, gr.update(label=_options_label(session.language, kept["region"], kept["as_of"]))


def _or_skip(drawn: str | None) -> Update:
    return gr.skip() if drawn is None else drawn


def _choices(session: Session, region: str | None, as_of: str | None) -> dict[str, str]:
    return {"region": region or _ANY, "as_of": as_of or "", "role": session.role}


def _suggest(actions: Actions) -> gr.HTML:
    """The list below which one types; it asks the server by itself, beside the queue of events."""

    def complete(typed: object) -> str:
        return actions.suggest(typed)

    return gr.HTML(js_on_load=script.SUGGEST, apply_default_css=False, elem_id="suggest", server_functions=[complete])


def _editing(session: Session) -> str:
    if not session.editing:
        return ""
    language = session.language
    cancel = f'<button type="button" class="link" data-act="cancel">{say(language, "cancel_edit")}</button>'
    return f'<p class="editing" role="status">{say(language, "editing")} {cancel}</p>'


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
