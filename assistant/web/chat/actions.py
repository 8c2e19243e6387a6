"""What happens in the chat: a question is asked, answered, stopped, asked again; a clause is opened; an answer is judged.

Each method takes the session and what the browser sent, and gives what the page shows next.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import date
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

from assistant.days import parse_day
from assistant.errors import AssistantError, RequestError
from assistant.records.types import VERDICTS, Verdict
from assistant.types import Language, Reply, Request, Show
from assistant.web.chat.conversation import change, conversation
from assistant.web.chat.layout import lay_out
from assistant.web.chat.missing import asked_for, composed, unreadable
from assistant.web.chat.panel import panel
from assistant.web.chat.suggestions import suggestions
from assistant.web.chat.welcome import ROLES
from assistant.web.faults import note
from assistant.web.feedback import LONGEST_COMMENT, Feedback
from assistant.web.markdown import printable
from assistant.web.session import Session, Turn, View, count, pieces
from assistant.web.texts import LANGUAGES, say
from index.load import REGIONS
from index.types import Document

LONGEST_QUESTION = 4000  # characters that the page takes; what is longer is a document, not a question
_LOOK = 0.2  # seconds after which a reader who has stopped a slow answer is heeded
_PAUSE = 0.03  # seconds between the pieces of an answer: enough to see it grow, too short to wait for
_VERDICTS: dict[str, Verdict] = {verdict: verdict for verdict in VERDICTS}
_log = logging.getLogger(__name__)

Drawn = tuple[str, str | None]  # HTML of the conversation and of the side panel, None where that stays as it is


class Answers(Protocol):
    """What the page needs of an assistant."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""

    @property
    def model(self) -> object | None:
        """The language model that words answers, None where none does."""

    def ask(self, request: Request, show: Show | None = None) -> Reply:
        """The reply to a request; with a model, `show` gets its sentences as they are verified. May raise AssistantError."""

    def complete(self, typed: str, language: Language) -> tuple[str, ...]:
        """Questions for what has been typed so far; "" prepares the first call."""

    def also_asked(self, reply: Reply, asked: str) -> tuple[str, ...]:
        """What others ask beside `asked`, which got `reply`."""


class Actions:
    """The actions of the chat on an assistant. Holds nothing that changes; every reader's state is in the session."""

    def __init__(self, assistant: Answers, feedback: Feedback | None = None) -> None:
        self._assistant = assistant
        self._feedback = feedback

    def draw(self, session: Session) -> tuple[str, str]:
        """The whole conversation and the panel as they stand."""
        judged = self._feedback is not None
        return conversation(session, self._assistant.documents, judged=judged), self._panel(session)

    def ask(self, question: str, session: Session, region: str, as_of: str) -> Iterator[Drawn]:
        """Show the question at once, then its answer piece by piece. An empty question changes nothing, nor does one
        while another is being answered: it stays in the field.
        """
        question = printable(question).strip()[:LONGEST_QUESTION]
        if not question or any(turn.busy for turn in session.turns):
            return
        if session.editing:
            session.drop_last()
        session.editing = False
        history, language = session.history(), session.language
        turn = session.begin(question)
        try:
            yield self._changed(session, turn), None
            reply = yield from self._awaited(
                session, turn, lambda show: self._reply(turn, history, region, as_of, language, show)
            )
            if reply is None or turn.stopped or session.turn(turn.number) is not turn:
                return  # the reader has moved on
            turn.settle(reply, self._others(reply, question))
            session.view = View("sources", turn.number)
            yield from self._appear(session, turn)
        finally:
            turn.stopped = turn.stopped or turn.busy  # a connection that breaks off must not keep the next question waiting

    def retry(self, session: Session, region: str, as_of: str) -> Iterator[Drawn]:
        """Ask the last question again, in place of the last time."""
        if session.turns and not session.turns[-1].busy:
            question = session.turns[-1].question
            session.editing = True
            yield from self.ask(question, session, region, as_of)

    def facts(self, session: Session, wish: Mapping[str, object], region: str, as_of: str) -> Iterator[Drawn]:
        """Go on with what was filled in; say what of it cannot be read."""
        turn, said = session.turn(count(wish.get("turn"))), wish.get("said")
        asked = asked_for(turn.reply) if turn and turn.reply else None
        if turn is None or asked is None:
            return
        rule, slots = asked
        turn.said = {str(name): printable(str(text)) for name, text in said.items()} if isinstance(said, dict) else {}
        turn.faults = unreadable(slots, turn.said)
        if turn.faults:
            yield self._changed(session, turn), None
            return
        assert turn.reply is not None
        history = tuple(earlier.question for earlier in session.turns if earlier.reply is not None)
        session.editing = False  # what is filled in is a turn of its own
        yield from self.ask(composed(rule, slots, turn.said, history, turn.reply.language), session, region, as_of)

    def stop(self, session: Session) -> str | None:
        """Leave what is being answered as it is; None if nothing is."""
        drawn = None
        for turn in session.turns:
            if turn.busy:
                turn.stopped = True
                drawn = self._changed(session, turn)
        return drawn

    def clear(self, session: Session) -> tuple[str, str]:
        """A new conversation."""
        session.clear()
        return self.draw(session)

    def choose_role(self, session: Session, role: object) -> str:
        """Offer the starting questions of a role; one that does not exist is everybody's."""
        session.role = str(role) if role in ROLES else ""
        return self.draw(session)[0]

    def judge(self, session: Session, wish: Mapping[str, object]) -> str | None:
        """Keep what a reader says of an answer, and say that it is kept; None if there is nothing to say it of."""
        turn, said = session.turn(count(wish.get("turn"))), wish.get("said")
        verdict = _VERDICTS.get(str(wish.get("act"))) or (turn.verdict if turn else None)
        if self._feedback is None or turn is None or turn.reply is None or verdict is None:
            return None
        comment = printable(str(said.get("comment", ""))).strip()[:LONGEST_COMMENT] if isinstance(said, dict) else ""
        if self._feedback.record_feedback(turn.question, turn.reply, verdict, comment, turn.id):
            turn.verdict, turn.noted = verdict, "comment" if comment else ""
        else:
            turn.noted = "failed"
        return self._changed(session, turn)

    def look(self, session: Session, wish: Mapping[str, object]) -> str:
        """Turn the panel to what a click asked for."""
        session.look(wish, self._assistant.documents)
        return self._panel(session)

    def suggest(self, typed: object) -> str:
        """Questions for what is being typed, as a list; a fault here must never disturb the typing."""
        given = typed if isinstance(typed, dict) else {}
        language = next((known for known in LANGUAGES if str(given.get("language", "")).startswith(known)), LANGUAGES[0])
        text = str(given.get("typed", "")).strip()
        if not text:
            return ""
        try:
            found = self._assistant.complete(text, language)
        except Exception as error:
            note(_log, "no suggestions", error)
            return ""
        return suggestions(language, [question for question in found if question != text])

    def _panel(self, session: Session) -> str:
        return panel(session, self._assistant.documents, date.today())

    def _changed(self, session: Session, turn: Turn) -> str:
        return change(session, self._assistant.documents, session.touch(turn), judged=self._feedback is not None)

    def _appear(self, session: Session, turn: Turn) -> Iterator[Drawn]:
        drawn: str | None = self._panel(session)
        for length in pieces(lay_out(turn.reply).lead if turn.reply and not turn.coming else ""):
            if turn.stopped:
                return  # drawn where it was stopped
            turn.shown = length
            yield self._changed(session, turn), drawn
            drawn = None
            time.sleep(_PAUSE)
        if not turn.stopped:
            turn.shown = None
            yield self._changed(session, turn), drawn

    def _awaited(self, session: Session, turn: Turn, ask: Callable[[Show | None], Reply]) -> Generator[Drawn, None, Reply | None]:
        """The reply; with a language model, its sentences are shown as they are verified. None once the reader has stopped it."""
        if self._assistant.model is None:
            return ask(None)
        sentences: SimpleQueue[str | Reply] = SimpleQueue()
        Thread(target=lambda: sentences.put(ask(sentences.put)), daemon=True).start()
        while not turn.stopped:
            try:
                found = sentences.get(timeout=_LOOK)
            except Empty:
                continue
            if isinstance(found, Reply):
                return found
            turn.coming += found
            yield self._changed(session, turn), None
        return None

    def _others(self, reply: Reply, question: str) -> tuple[str, ...]:
        """What others ask; an answer does not fail for want of it."""
        try:
            return self._assistant.also_asked(reply, question) if reply.citations else ()
        except Exception as error:
            note(_log, "nothing to ask beside", error)
            return ()

    def _reply(
        self, turn: Turn, history: tuple[str, ...], region: str, as_of: str, language: Language, show: Show | None
    ) -> Reply:
        """The reply, or one that says in words why there is none: a reader never meets a traceback."""
        if region and region not in REGIONS:
            return _failure(say(language, "bad_region", value=region), language)
        try:
            day = parse_day(as_of) if as_of else None
        except RequestError:
            return _failure(say(language, "bad_date", value=as_of), language)
        try:
            return self._assistant.ask(Request(turn.question, turn.id, history, day, region or None), show)
        except AssistantError as error:
            return _failure(str(error), language)
        except Exception as error:
            note(_log, f"no reply to request {turn.id}", error)
            return _failure(say(language, "failed"), language)


def _failure(message: str, language: Language) -> Reply:
    return Reply(None, "error", message, language, error=message)
