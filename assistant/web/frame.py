"""The frame around the places: name, navigation, language and footer, and the way from an address to a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Protocol
from urllib.parse import parse_qsl

import gradio as gr

from assistant.types import Language
from assistant.web import script
from assistant.web.calculators.actions import Ruled
from assistant.web.calculators.page import Calculators
from assistant.web.chat.actions import Answers
from assistant.web.chat.page import Chat
from assistant.web.comparison.page import Compares, ComparisonPlace
from assistant.web.feedback import Feedback
from assistant.web.library.holdings import Holdings
from assistant.web.library.page import Library
from assistant.web.parts import footer, header, offline, places
from assistant.web.place import QUIET, Place, Update, wish_of
from assistant.web.session import Session
from assistant.web.staff.desk import Desk
from assistant.web.staff.page import Staff
from assistant.web.texts import LANGUAGES, say

_LONGEST_ADDRESS = 8000  # characters; a form filled in, not a document


class Backing(Answers, Ruled, Holdings, Compares, Protocol):
    """What the places together need of an assistant."""


class Frame:
    """The components of one page and what connects them."""

    def __init__(self, assistant: Backing, feedback: Feedback | None = None, desk: Desk | None = None) -> None:
        self.session = gr.State(Session())
        self.memory = gr.BrowserState({"language": "zh"}, storage_key="policy-assistant", secret="no-secret")  # noqa: S106  # kept openly
        self.places: list[Place] = []
        self.offline = gr.HTML(offline("zh"), apply_default_css=False, elem_id="offline")
        with gr.Column(elem_id="app"):
            with gr.Row(elem_id="top"):
                self.header = gr.HTML(header("zh"), js_on_load=script.HEADER, apply_default_css=False, elem_id="header")
                self.ways = gr.HTML(js_on_load=script.ROUTER, apply_default_css=False, elem_id="ways")
                self.language = gr.Button(say("zh", "other_language"), elem_id="language", size="sm", min_width=0)
            for key, place in _places(assistant, feedback, desk):
                with gr.Column(elem_id=f"place-{key}", elem_classes="place"):
                    self.places.append(place())
            self.footer = gr.HTML(footer("zh"), apply_default_css=False, elem_id="footer")
        self.ways.value = places("zh", self._keys())
        given = [part.default_value if isinstance(part, gr.BrowserState) else part.value for part in self._inputs()]
        self._first = self._dress(Session(), given)  # as the page stands before anything is restored

    def connect(self, page: gr.Blocks) -> None:
        """Tie every event to its action."""
        for place in self.places:
            place.connect(self.session)
        inputs = self._inputs()
        drawn = [part for place in self.places for part in place.dressed]
        dressed = [self.header, self.ways, self.language, self.footer, self.offline, *drawn]
        self.language.click(self._switch, [self.session, *inputs], [self.memory, *dressed], trigger_mode="once", **QUIET)
        restored = page.load(self._restore, [self.session, self.memory, *inputs], dressed, **QUIET)
        restored.then(None, js=script.DRESSED, **QUIET)
        self.ways.select(self._go, [self.session, *inputs], drawn, trigger_mode="multiple", **QUIET)

    def _inputs(self) -> list[Any]:
        return [part for place in self.places for part in place.inputs]

    def _keys(self) -> tuple[str, ...]:
        return tuple(place.key for place in self.places)

    def _switch(self, session: Session, *values: Any) -> tuple[Update, ...]:
        """The other language, in every string at once."""
        session.language, session.switched = "en" if session.language == "zh" else "zh", True
        return {"language": session.language}, *self._dress(session, values)

    def _restore(self, session: Session, memory: object, *values: Any) -> tuple[Update, ...]:
        """A page that opens takes up the language and the choices of the last visit.

        What stands there already is not drawn again: somebody may have asked meanwhile, and would see it undone.
        """
        kept = memory.get("language") if isinstance(memory, dict) else None
        if kept in LANGUAGES and not session.switched:
            session.language = kept
        drawn = self._dress(session, values)
        return tuple(gr.skip() if new == first else new for new, first in zip(drawn, self._first, strict=True))

    def _dress(self, session: Session, values: Sequence[Any]) -> tuple[Update, ...]:
        language: Language = session.language
        drawn = [update for place, given in self._given(values) for update in place.dress(session, *given)]
        return (
            header(language),
            places(language, self._keys()),
            gr.update(value=say(language, "other_language")),
            footer(language),
            offline(language),
            *drawn,
        )

    def _go(self, event: gr.EventData, session: Session, *values: Any) -> Iterator[tuple[Update, ...]]:
        """Open what an address asks for; every other place stays as it is."""
        query = query_of(str(wish_of(event).get("href") or ""))
        given = list(self._given(values))
        wanted = next((at for at, (place, _) in enumerate(given) if place.key == query.get("place", "chat")), 0)
        before = [gr.skip() for place, _ in given[:wanted] for _ in place.dressed]
        after = [gr.skip() for place, _ in given[wanted + 1 :] for _ in place.dressed]
        place, inputs = given[wanted]
        for updates in place.open(query, session, *inputs):
            yield *before, *updates, *after
        # When an event ends, Gradio sends once more what it gave last: by then the reader may have gone on.
        yield tuple(gr.skip() for place, _ in given for _ in place.dressed)

    def _given(self, values: Sequence[Any]) -> Iterator[tuple[Place, Sequence[Any]]]:
        """Each place with the values of its inputs."""
        at = 0
        for place in self.places:
            yield place, values[at : at + len(place.inputs)]
            at += len(place.inputs)


def _places(assistant: Backing, feedback: Feedback | None, desk: Desk | None) -> Iterator[tuple[str, Callable[[], Place]]]:
    """Each place with how it is made, in the order of the navigation; none that this assistant has nothing for."""
    yield Chat.key, partial(Chat, assistant, feedback)
    if assistant.rules is not None:
        yield Calculators.key, partial(Calculators, assistant)
    yield Library.key, partial(Library, assistant)
    yield ComparisonPlace.key, partial(ComparisonPlace, assistant)
    if desk is not None:
        yield Staff.key, partial(Staff, desk)


def query_of(address: str) -> Mapping[str, str]:
    """The query of an address; the first of a key that comes twice."""
    pairs = parse_qsl(address[:_LONGEST_ADDRESS].partition("?")[2])
    return dict(reversed(pairs))
