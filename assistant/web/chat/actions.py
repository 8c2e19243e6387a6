"""What happens on the page: a question is asked, a clause is opened, the language is switched.

Each method takes the session and what the browser sent, and gives what the page shows next.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from assistant.days import parse_day
from assistant.errors import AssistantError, RequestError
from assistant.types import Language, Reply, Request
from assistant.web.chat.conversation import conversation, split_reply
from assistant.web.chat.panel import panel
from assistant.web.markdown import printable
from assistant.web.session import Session, Turn, View, pieces
from assistant.web.texts import say
from index.load import REGIONS
from index.types import Document

LONGEST_QUESTION = 4000  # characters that the page takes; what is longer is a document, not a question
_PAUSE = 0.03  # seconds between the pieces of an answer: enough to see it grow, too short to wait for
_log = logging.getLogger(__name__)

Drawn = tuple[str, str]  # HTML of the conversation and of the side panel


class Answers(Protocol):
    """What the page needs of an assistant."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""

    def ask(self, request: Request) -> Reply:
        """The reply to a request. May raise AssistantError."""


class Actions:
    """The actions of the page on an assistant. Holds nothing that changes; every reader's state is in the session."""

    def __init__(self, assistant: Answers) -> None:
        self._assistant = assistant

    def draw(self, session: Session) -> Drawn:
        """The conversation and the panel as they stand."""
        documents = self._assistant.documents
        return conversation(session, documents), panel(session, documents, date.today())

    def ask(self, question: str, session: Session, region: str, as_of: str) -> Iterator[Drawn]:
        """Show the question at once, then its answer piece by piece. An empty question changes nothing."""
        question = printable(question).strip()[:LONGEST_QUESTION]
        if not question:
            return
        history = session.history()
        turn = session.begin(question)
        yield self.draw(session)
        turn.settle(self._reply(question, history, region, as_of, session.language))
        session.view = View("sources", session.turns.index(turn) if turn in session.turns else -1)
        yield from self._appear(session, turn)

    def look(self, session: Session, wish: Mapping[str, object]) -> str:
        """Turn the panel to what a click asked for."""
        session.look(wish, self._assistant.documents)
        return self.draw(session)[1]

    def _appear(self, session: Session, turn: Turn) -> Iterator[Drawn]:
        text = split_reply(turn.reply)[0] if turn.reply else ""
        for length in pieces(text):
            turn.shown = length
            yield self.draw(session)
            time.sleep(_PAUSE)
        turn.shown = None
        yield self.draw(session)

    def _reply(self, question: str, history: tuple[str, ...], region: str, as_of: str, language: Language) -> Reply:
        """The reply, or one that says in words why there is none: a reader never meets a traceback."""
        if region and region not in REGIONS:
            return _failure(say(language, "bad_region", value=region), language)
        try:
            day = parse_day(as_of) if as_of else None
        except RequestError:
            return _failure(say(language, "bad_date", value=as_of), language)
        try:
            return self._assistant.ask(Request(question, history=history, as_of=day, region=region or None))
        except AssistantError as error:
            return _failure(str(error), language)
        except Exception:
            _log.exception("no reply to %r", question)
            return _failure(say(language, "failed"), language)


def _failure(message: str, language: Language) -> Reply:
    return Reply(None, "error", message, language, error=message)
