"""What one reader's page remembers: the turns of the conversation, the language, and what the side panel shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from uuid import uuid4

from assistant.records.types import Verdict
from assistant.types import Citation, Language, Reply

MAX_TURNS = 40  # kept and shown; older ones leave, so that a long conversation stays quick
_STEPS = 12  # at most so many pieces, so that a long answer does not take longer to appear
_PIECE_END = re.compile(r"(?<=[。！？；\n])|(?<=[.!?] )|(?<=\]\n)")


@dataclass(slots=True, eq=False)
class Turn:
    """A question and its reply; `reply` is None while the answer is sought, `shown` counts the characters already on the page.

    Turns of a conversation are numbered from 0; a number is never given again, so that what the browser holds stays right.
    """

    question: str
    number: int = 0
    reply: Reply | None = None
    shown: int | None = None  # None: all of them
    coming: str = ""  # verified sentences of an answer that a language model is still writing
    stopped: bool = False  # by the reader, before all was shown
    others: tuple[str, ...] = ()  # what others ask beside it
    said: Mapping[str, str] = field(default_factory=dict)  # what was written into the form for missing facts
    faults: frozenset[str] = frozenset()  # the facts in it that could not be read
    verdict: Verdict | None = None
    noted: Literal["", "comment", "failed"] = ""  # what became of the verdict beyond the mark itself
    id: str = field(default_factory=lambda: uuid4().hex)  # for who keeps verdicts: one turn, one verdict

    @property
    def busy(self) -> bool:
        """Whether its answer is still being sought or shown."""
        return not self.stopped and (self.reply is None or self.shown is not None)

    def settle(self, reply: Reply, others: tuple[str, ...] = ()) -> None:
        """Take the reply, without the ranked passages, which the page never shows."""
        self.reply, self.others = replace(reply, passages=()), others


@dataclass(frozen=True, slots=True)
class View:
    """What the side panel shows: the sources of a turn, one of them in its document, or a document of the library."""

    kind: Literal["sources", "citation", "document"] = "sources"
    turn: int = -1
    n: int = 0
    doc_id: str = ""


@dataclass(slots=True)
class Session:
    """The state of one open page. Lives as long as the page does."""

    language: Language = "zh"
    switched: bool = False  # the language was chosen on this page: that of the last visit no longer counts
    turns: list[Turn] = field(default_factory=list)
    view: View = View()  # frozen
    role: str = ""  # whose starting questions are offered
    editing: bool = False  # the next question takes the place of the last
    asked: int = 0  # turns begun so far
    touched: set[int] = field(default_factory=set)  # turns drawn anew since the last question

    def begin(self, question: str) -> Turn:
        """Add a turn whose answer is still to come."""
        turn = Turn(question, self.asked)
        self.asked += 1
        self.touched.clear()
        self.turns.append(turn)
        del self.turns[:-MAX_TURNS]
        return turn

    def drop_last(self) -> None:
        """Take the last turn back, as if it had not been asked; its number is free again."""
        if self.turns:
            self.asked = self.turns.pop().number

    def clear(self) -> None:
        """Begin a new conversation."""
        self.turns, self.view, self.editing, self.asked = [], View(), False, 0

    def turn(self, number: int) -> Turn | None:
        """The turn of that number, None if it is not, or no longer, in the conversation."""
        return next((turn for turn in self.turns if turn.number == number), None)

    def touch(self, turn: Turn) -> list[Turn]:
        """The turns to draw when `turn` has changed: with it those that changed since the last question, and the last.

        A browser that is sent two changes within one frame draws the second alone.
        """
        self.touched.add(turn.number)
        return [kept for kept in self.turns if kept.number in self.touched or kept is self.turns[-1]]

    def history(self) -> tuple[str, ...]:
        """The questions so far, oldest first, without those being answered."""
        return tuple(turn.question for turn in self.turns if turn.reply is not None)

    def look(self, wish: Mapping[str, object], doc_ids: Mapping[str, object]) -> None:
        """Turn the panel to what a click asked for. What comes from a browser may be anything: the senseless is ignored."""
        act, turn, n, doc = wish.get("act"), count(wish.get("turn")), count(wish.get("n")), str(wish.get("doc") or "")
        if act == "open" and self.citation(View("citation", turn, n)) is not None:
            self.view = View("citation", turn, n)
        elif act == "list" and self.turn(turn) is not None:
            self.view = View("sources", turn)
        elif act == "document" and doc in doc_ids:
            self.view = View("document", self.view.turn, 0, doc)
        elif act == "back":
            self.view = View("sources", self.view.turn)

    def listed(self, turn: int) -> tuple[Citation, ...]:
        """The citations of a turn, or the nearest clauses where it is a refusal."""
        found = self.turn(turn)
        reply = found.reply if found else None
        return (reply.citations or reply.related) if reply else ()

    def citation(self, view: View) -> Citation | None:
        """The citation that a view shows, None if there is no such citation."""
        return next((citation for citation in self.listed(view.turn) if citation.n == view.n), None)


def pieces(text: str) -> Iterator[int]:
    """Lengths at which `text` may be cut while it appears: after a sentence or line, never inside bold."""
    ends = [match.end() for match in _PIECE_END.finditer(text) if text[: match.end()].count("**") % 2 == 0]
    step = max(1, -(-len(ends) // _STEPS))
    yield from ends[::step]


def count(value: object) -> int:
    """A number that came from a browser; -1 for what is none."""
    try:
        return int(str(value))
    except ValueError:
        return -1
