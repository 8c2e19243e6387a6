"""What one reader's page remembers: the turns of the conversation, the language, and what the side panel shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.types import Citation, Language, Reply

MAX_TURNS = 40  # kept and shown; older ones leave, so that a long conversation stays quick
_STEPS = 12  # at most so many pieces, so that a long answer does not take longer to appear
_PIECE_END = re.compile(r"(?<=[。！？；\n])|(?<=[.!?] )|(?<=\]\n)")


@dataclass(slots=True)
class Turn:
    """A question and its reply; `reply` is None while the answer is sought, `shown` counts the characters already on the page."""

    question: str
    reply: Reply | None = None
    shown: int | None = None  # None: all of them

    def settle(self, reply: Reply) -> None:
        """Take the reply, without the ranked passages, which the page never shows."""
        self.reply = replace(reply, passages=())


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
    turns: list[Turn] = field(default_factory=list)
    view: View = View()  # frozen

    def begin(self, question: str) -> Turn:
        """Add a turn whose answer is still to come."""
        turn = Turn(question)
        self.turns.append(turn)
        del self.turns[:-MAX_TURNS]
        return turn

    def history(self) -> tuple[str, ...]:
        """The questions so far, oldest first, without the one being answered."""
        return tuple(turn.question for turn in self.turns if turn.reply is not None)

    def look(self, wish: Mapping[str, object], doc_ids: Mapping[str, object]) -> None:
        """Turn the panel to what a click asked for. What comes from a browser may be anything: the senseless is ignored."""
        act, turn, n, doc = wish.get("act"), _count(wish.get("turn")), _count(wish.get("n")), str(wish.get("doc") or "")
        if act == "open" and self.citation(View("citation", turn, n)) is not None:
            self.view = View("citation", turn, n)
        elif act == "list" and 0 <= turn < len(self.turns):
            self.view = View("sources", turn)
        elif act == "document" and doc in doc_ids:
            self.view = View("document", self.view.turn, 0, doc)
        elif act == "back":
            self.view = View("sources", self.view.turn)

    def listed(self, turn: int) -> tuple[Citation, ...]:
        """The citations of a turn, or the nearest clauses where it is a refusal."""
        reply = self.turns[turn].reply if 0 <= turn < len(self.turns) else None
        return (reply.citations or reply.related) if reply else ()

    def citation(self, view: View) -> Citation | None:
        """The citation that a view shows, None if there is no such citation."""
        return next((citation for citation in self.listed(view.turn) if citation.n == view.n), None)


def pieces(text: str) -> Iterator[int]:
    """Lengths at which `text` may be cut while it appears: after a sentence or line, never inside bold."""
    ends = [match.end() for match in _PIECE_END.finditer(text) if text[: match.end()].count("**") % 2 == 0]
    step = max(1, -(-len(ends) // _STEPS))
    yield from ends[::step]


def _count(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return -1
