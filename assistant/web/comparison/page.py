"""The comparison in Gradio: its components, and which drawing each event starts."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import gradio as gr

from assistant.comparing import Comparison
from assistant.days import parse_day
from assistant.errors import RequestError
from assistant.export import Manuscript, comparison_document
from assistant.types import Language
from assistant.web import script
from assistant.web.comparison.drawing import comparison_html, failure_html, welcome_html
from assistant.web.faults import note
from assistant.web.markdown import printable
from assistant.web.place import QUIET, Update
from assistant.web.saving import SaveBar, save_bar
from assistant.web.session import Session
from assistant.web.texts import say
from index.types import Document, Topic

LONGEST_WORDS = 200  # characters that are taken of a topic: a matter, not a text
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Shown:
    """What the place shows, as in its address; empty before anything was asked.

    Changed in place, as the session is: events of a page that opens run side by side, and each draws what stands then.
    """

    topic: str = ""
    as_of: str = ""


class Compares(Protocol):
    """What the place needs of an assistant."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""

    @property
    def topics(self) -> Sequence[Topic]:
        """What can be picked."""

    def compare(self, wanted: str, day: date | None = None) -> Comparison:
        """The jurisdictions side by side on a topic or on words."""


class ComparisonPlace:
    """The place where the documents of the province and the cities stand side by side."""

    key = "comparison"

    def __init__(self, assistant: Compares) -> None:
        self._assistant = assistant
        self.shown = gr.State(Shown())
        with gr.Column(elem_id="compare"):
            with gr.Row(elem_id="compare-ask"):
                self.words = gr.Textbox(
                    **_field("zh"), lines=1, max_length=LONGEST_WORDS, container=False, elem_id="compare-words"
                )
                self.button = gr.Button(say("zh", "compare_button"), variant="primary", elem_id="compare-button", min_width=0)
            self.saving = SaveBar("compare-save")
            self.body = gr.HTML(
                welcome_html(assistant.topics, "zh"), js_on_load=script.ADDRESS, apply_default_css=False, elem_id="compare-body"
            )
        self.inputs = [self.shown]
        self.dressed = [self.words, self.button, self.saving.bar, self.body]

    def connect(self, session: Any) -> None:
        """Typed words are compared; the buttons hand out what stands there."""
        asked = [self.words.submit, self.button.click]
        outputs = [self.saving.bar, self.body]
        gr.on(asked, self._typed, [self.words, self.shown, session], outputs, trigger_mode="once", **QUIET)
        self.saving.connect(self._document, session, [self.shown])

    def dress(self, session: Session, *values: Any) -> tuple[Update, ...]:
        """What is shown, in the language of the session."""
        (shown,) = values
        language = session.language
        field = gr.update(**_field(language))
        return field, gr.update(value=say(language, "compare_button")), *self._drawn(shown, language)

    def open(self, query: Mapping[str, str], session: Session, *values: Any) -> Iterator[tuple[Update, ...]]:
        """The comparison that an address asks for: ?place=comparison&topic=…[&as_of=YYYY-MM-DD]"""
        (shown,) = values
        shown.topic, shown.as_of = _words(query.get("topic", "")), _iso(query.get("as_of", ""))
        yield gr.skip(), gr.skip(), *self._drawn(shown, session.language)

    def _typed(self, words: str | None, shown: Shown, session: Session) -> tuple[Update, ...]:
        wanted = _words(words or "")
        if not wanted:
            return gr.skip(), gr.skip()
        shown.topic = wanted
        return self._drawn(shown, session.language)

    def _drawn(self, shown: Shown, language: Language) -> tuple[str, str]:
        """The buttons and the comparison, or the topics to pick from."""
        topics = self._assistant.topics
        if not shown.topic:
            return "", welcome_html(topics, language)
        try:
            comparison = self._compared(shown)
        except Exception as error:
            note(_log, "no comparison", error)
            return "", failure_html(topics, language)
        found = bool(comparison.rows or comparison.others)
        html = comparison_html(comparison, topics, self._assistant.documents, language, as_of=shown.as_of)
        return save_bar(language) if found else "", html

    def _compared(self, shown: Shown) -> Comparison:
        return self._assistant.compare(shown.topic, date.fromisoformat(shown.as_of) if shown.as_of else None)

    def _document(self, session: Session, shown: Shown) -> Manuscript | None:
        if not shown.topic:
            return None
        return comparison_document(self._compared(shown), self._assistant.documents, session.language, date.today())


def _field(language: Language) -> dict[str, Any]:
    return {"label": say(language, "compare_words"), "placeholder": say(language, "compare_placeholder")}


def _words(text: str) -> str:
    return " ".join(printable(text).split())[:LONGEST_WORDS]


def _iso(day: str) -> str:
    """The day that an address asks for; empty where it is none, and today counts."""
    try:
        return parse_day(day).isoformat() if day else ""
    except RequestError:
        return ""
