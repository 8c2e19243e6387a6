"""What the page needs of a place: chat, calculators, library, comparison and staff view are all built to this measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import gradio as gr

from assistant.web.session import Session

Update = Any  # what Gradio takes for a component: a value, gr.update(…) or gr.skip()
# Of every event. Private: no documented endpoint. Hidden: the page shows in its own words that it is working.
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


def wish_of(event: gr.EventData) -> dict[str, object]:
    """What the script sent with an event; anything may come from a browser."""
    data = event._data
    return data if isinstance(data, dict) else {}


class Place(Protocol):
    """A part of the page with an address of its own. Its components are made when it is made, inside its column."""

    key: str  # its name in an address (?place=key) and in the catalogue (place_key)

    @property
    def inputs(self) -> Sequence[Any]:
        """Components whose values `dress` and `open` take, in this order."""

    @property
    def dressed(self) -> Sequence[Any]:
        """Components that `dress` and `open` give updates for, in this order."""

    def connect(self, session: Any) -> None:
        """Tie the events of its own components. `session` is the state that all places share."""

    def dress(self, session: Session, *values: Any) -> tuple[Update, ...]:
        """Everything anew, in the language of the session."""

    def open(self, query: Mapping[str, str], session: Session, *values: Any) -> Iterator[tuple[Update, ...]]:
        """Go to what an address asks for. The query comes from outside: what is senseless in it is ignored or said in words."""
