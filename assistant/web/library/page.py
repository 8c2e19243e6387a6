"""The library in Gradio: its components, and which action each event starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import gradio as gr

from assistant.types import Language
from assistant.web.library.document import opened
from assistant.web.library.holdings import Holdings
from assistant.web.library.look import LONGEST_WORDS, Look, look_at
from assistant.web.library.results import results
from assistant.web.library.script import STAGE
from assistant.web.library.search import find
from assistant.web.library.shelf import chosen_of, shelf
from assistant.web.place import QUIET, Update
from assistant.web.reader import Span
from assistant.web.session import Session
from assistant.web.texts import say

_LIST = Look()


@dataclass(slots=True)
class Desk:
    """What one reader's page remembers of the library. Changed in place: whatever is drawn last shows what stands then."""

    look: Look = _LIST  # frozen


class Library:
    """The place where the documents stand: to read, to search, to download and to link to."""

    key = "library"

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self.desk = gr.State(Desk())
        with gr.Row(elem_id="seek"):
            self.field = gr.Textbox(**_field("zh", Look()), lines=1, max_length=LONGEST_WORDS, container=False, elem_id="words")
            self.seek = gr.Button(say("zh", "lib_seek"), variant="primary", elem_id="find", min_width=0)
        self.stage = gr.HTML(draw("zh", holdings, Look()), js_on_load=STAGE, apply_default_css=False, elem_id="stage")
        self.inputs = [self.desk]
        self.dressed = [self.stage, self.field, self.seek]

    def connect(self, session: gr.State) -> None:
        """A search is the one event of its own; all else in it is a link."""
        gr.on(
            [self.field.submit, self.seek.click],
            self._search,
            [self.field, self.desk, session],
            self.stage,
            trigger_mode="always_last",
            **QUIET,
        )

    def dress(self, session: Session, *values: Any) -> tuple[Update, ...]:
        """What is looked at, in the language of the session."""
        (desk,) = values
        language = session.language
        drawn = draw(language, self._holdings, desk.look)
        return drawn, gr.update(**_field(language, desk.look)), gr.update(value=say(language, "lib_seek"))

    def open(self, query: Mapping[str, str], session: Session, *values: Any) -> Iterator[tuple[Update, ...]]:
        """A document at a clause or span, or the list, filtered or searched: doc, clause, at, hit; region, status; q."""
        (desk,) = values
        look = desk.look = look_at(query, self._holdings.documents, desk.look.visit + 1)
        language = session.language
        yield draw(language, self._holdings, look), gr.update(value=look.words, **_field(language, look)), gr.skip()

    def _search(self, words: str, desk: Desk, session: Session) -> str:
        """Search the open document, or all that pass the filters. An empty search shows everything again."""
        desk.look = replace(
            desk.look,
            words=" ".join((words or "").split())[:LONGEST_WORDS],
            hit=0,
            clause="",
            span=Span(),
            lost=None,
            visit=desk.look.visit + 1,
        )
        return draw(session.language, self._holdings, desk.look)


def draw(language: Language, holdings: Holdings, look: Look) -> str:
    """The HTML of what is looked at."""
    documents, today = holdings.documents, date.today()
    if look.doc_id:
        found = {doc_id: find(document, look.words) for doc_id, document in documents.items()} if look.words else {}
        hits: Sequence[Span] = found.get(look.doc_id, ())
        return opened(language, holdings, look, hits, sum(map(len, found.values())), today)
    if not look.words:
        return shelf(language, holdings, look, "", today)
    chosen = {document.doc_id: find(document, look.words) for document in chosen_of(documents, look, today)}
    return shelf(language, holdings, look, results(language, holdings, look, chosen, today), today)


def _field(language: Language, look: Look) -> dict[str, Any]:
    key = "lib_words_here" if look.doc_id else "lib_words_all"
    return {"label": say(language, key), "placeholder": say(language, key)}
