"""The requests that one reply makes to the model: answer, tools, repair; all within one span of time."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.generation.draft import Draft
from assistant.llm.errors import ModelError, ModelTimeout
from assistant.llm.types import ChatModel, Message, Tool, ToolCall
from assistant.prompts import as_data, load_prompt
from assistant.types import Language, Question
from assistant.verify import Source

LANGUAGES: dict[Language, str] = {"zh": "Chinese", "en": "English"}
NOTHING = re.compile(r"\W*(?:无|none)\W*", re.I)  # what the prompts ask for where there is nothing to say
_NUMBERED = re.compile(r"^\s*(\d{1,2})[.、:：)）]\s*(.+)$", re.M)
_MAY_CALL = (
    "Where the user gives figures and asks what follows, call the tool that computes it, with the user's own words; "
    "never state a computed figure otherwise."
)
_ENOUGH = 0.5  # seconds left from which another request is worth making


class Talk:
    """A model and the time that is left for one reply. `seconds` is the whole of it."""

    def __init__(self, model: ChatModel, seconds: float) -> None:
        self._model = model
        self._deadline = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return self._deadline - time.monotonic()

    def write(self, messages: Sequence[Message], draft: Draft, tools: Sequence[Tool] = ()) -> list[ToolCall]:
        """Stream an answer into the draft; the tools it calls. Raises ModelError."""
        calls = []
        for piece in self._model.stream(messages, tools, seconds=self._time()):
            if isinstance(piece, str):
                draft.feed(piece)
            elif isinstance(piece, ToolCall):
                calls.append(piece)
        draft.close(complete=True)
        return calls

    def say(self, messages: Sequence[Message], share: float = 1.0) -> str:
        """A whole answer as text, within a share of the time left. Raises ModelError."""
        return "".join(piece for piece in self._model.stream(messages, seconds=share * self._time()) if isinstance(piece, str))

    def repair(self, draft: Draft, sources: Iterable[Source], language: Language) -> None:
        """One more attempt at the sentences that failed, all in one request. A model that fails here has had its chance."""
        failed = draft.failed()
        if not failed or self.left < _ENOUGH:
            return
        rows = [
            {"n": n, "sentence": draft.lines[at].raw.strip(), "reasons": draft.lines[at].verdict.reasons}
            for n, at in enumerate(failed, 1)
        ]
        system, user = load_prompt("repair").fill(
            language=LANGUAGES[language], failed="\n".join(map(as_data, rows)), sources=listed(sources)
        )
        try:
            said = self.say(_messages(system, user))
        except ModelError:
            return
        for number, sentence in _NUMBERED.findall(said):
            if 1 <= int(number) <= len(failed) and not NOTHING.fullmatch(sentence):
                draft.repair(failed[int(number) - 1], sentence)

    def _time(self) -> float:
        if self.left < _ENOUGH:
            raise ModelTimeout("no time was left to ask the model")
        return self.left


def asked(question: Question, turn: str, earlier: Sequence[str], sources: Iterable[Source], *, tools: bool) -> list[Message]:
    """The messages of the first request."""
    system, user = load_prompt("answer").fill(
        language=LANGUAGES[question.language],
        day=question.day.isoformat(),
        question=as_data(turn),
        earlier=as_data(list(earlier)),
        sources=listed(sources),
        tools=_MAY_CALL if tools else "",
    )
    return _messages(system, user)


def answered(messages: Sequence[Message], calls: Sequence[ToolCall], results: Sequence[dict[str, str]]) -> list[Message]:
    """The messages after tools were called: what was asked, the calls, their results as data."""
    results_said = [Message("tool", as_data(result), call_id=call.id) for call, result in zip(calls, results, strict=True)]
    return [*messages, Message("assistant", "", tuple(calls)), *results_said]


def rewriting(turn: str, earlier: Sequence[str], language: Language) -> list[Message]:
    """The messages that ask for a follow-up made whole."""
    system, user = load_prompt("rewrite").fill(
        language=LANGUAGES[language], earlier=as_data(list(earlier)), question=as_data(turn)
    )
    return _messages(system, user)


def listed(sources: Iterable[Source]) -> str:
    """The sources as the model reads them, one JSON object a line: nothing in a document can end its own line."""
    return "\n".join(as_data(_described(source)) for source in sources)


def _described(source: Source) -> dict[str, object]:
    record = source.record
    described: dict[str, object] = {
        "key": source.key,
        "document": record.title,
        "place": record.region,
        "status": str(source.status),
        "heading": list(source.heading),
        "text": source.text,
    }
    if record.number:
        described["number"] = record.number
    if isinstance(record.effective_to, date):
        described["valid_until"] = record.effective_to.isoformat()
    if source.translations:
        described["reviewed_translation"] = list(source.translations[:6])
    return described


def _messages(system: str, user: str) -> list[Message]:
    return [Message("system", system), Message("user", user)]
