"""What a model writes, sentence by sentence: each is checked as it comes, and shown in order once nothing before it is in doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.types import CheckedStatement, Outcome
from assistant.verify import Grounds, Statement, Verdict, verify
from assistant.verify.statements import KEY, cut, read
from assistant.wording import shorten

_REASON = 100  # characters: a reason names the words it is about
MOST = 24  # sentences of an answer: more is no answer, and the rest is not read


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it will be shown, and what became of it. `statement` is None for layout."""

    raw: str
    statement: Statement | None
    verdict: Verdict
    repaired: bool = False
    replaced: bool = False

    @property
    def shown(self) -> bool:
        return self.verdict.passed or self.replaced

    @property
    def outcome(self) -> Outcome:
        """What became of it, in a word."""
        if self.verdict.passed:
            return "repaired" if self.repaired else "verified"
        return "replaced" if self.replaced else "dropped"

    @property
    def counts(self) -> bool:
        """Whether it states something: greetings and headings are shown and not counted."""
        return self.statement is not None and not (self.verdict.passed and not self.statement.keys)


class Draft:
    """The sentences of one answer so far. `emit` gets each shown line, in order, once."""

    def __init__(self, grounds: Grounds, emit: Callable[[Line], None]) -> None:
        self.lines: list[Line] = []
        self.grounds, self._emit = grounds, emit
        self._rest = ""
        self._emitted = 0

    def feed(self, text: str) -> None:
        """Take a piece; sentences that it completes are checked."""
        whole, self._rest = cut(self._rest + text)
        for raw in whole:
            self._take(raw)
        self._release(waiting=True)

    def close(self, *, complete: bool) -> None:
        """The end: what is left over is a sentence if the model finished, and nothing if it was cut off."""
        if complete:
            self._take(self._rest)
        self._rest = ""
        self._release(waiting=True)

    def failed(self) -> list[int]:
        """The positions of the sentences that did not pass."""
        return [at for at, line in enumerate(self.lines) if not line.shown]

    def repair(self, at: int, raw: str) -> None:
        """Put a second attempt in the place of a sentence, if it passes."""
        statement = read(raw)
        if statement is not None and statement.keys and (verdict := verify(statement, self.grounds)).passed:
            self.lines[at] = Line(_as_before(raw, self.lines[at].raw), statement, verdict, repaired=True)

    def put(self, at: int, raw: str) -> None:
        """Put words that are not the model's in the place of a sentence."""
        self.lines[at] = replace(self.lines[at], raw=_as_before(raw, self.lines[at].raw), replaced=True)

    def release(self) -> None:
        """Show all that is left to show; what still fails is passed over."""
        self._release(waiting=False)

    def statements(self, cited: Callable[[Line], tuple[int, ...]]) -> tuple[CheckedStatement, ...]:
        """Each statement with what became of it. Words of the model that did not pass are not among them: nobody may show them."""
        return tuple(
            CheckedStatement(
                KEY.sub("", line.raw).strip() if line.shown else "",
                cited(line) if line.shown else (),
                line.outcome,
                tuple(shorten(reason, _REASON) for reason in line.verdict.reasons),
            )
            for line in self.lines
            if line.statement is not None and line.counts
        )

    def _take(self, raw: str) -> None:
        if len(self.lines) >= MOST or not raw.strip():
            return
        statement = read(raw)
        self.lines.append(Line(raw, statement, Verdict(True) if statement is None else verify(statement, self.grounds)))

    def _release(self, *, waiting: bool) -> None:
        while self._emitted < len(self.lines):
            line = self.lines[self._emitted]
            if not line.shown and waiting:
                return
            self._emitted += 1
            if line.shown:
                self._emit(line)


def keys_of(raw: str) -> tuple[str, ...]:
    """The keys in a sentence, in order."""
    return tuple(dict.fromkeys(KEY.findall(raw)))


def _as_before(raw: str, before: str) -> str:
    """A sentence with the blank lines and bullet that stood before the one whose place it takes."""
    lead = before[: len(before) - len(before.lstrip())]
    return lead + raw.strip()
