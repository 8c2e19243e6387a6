"""A reply in a language model's words, each sentence verified before it is shown; the reply without a model where that fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.cite import Citations
from assistant.compose import lead_of, notice_lines, quotations, silent_places, with_place
from assistant.computing import reply_of
from assistant.generation.draft import Draft, Line, keys_of
from assistant.generation.sources import grounds_for, new_key, sources_for
from assistant.generation.talk import NOTHING, Talk, answered, asked
from assistant.generation.tools import ToolRefused, rule_tools, run_tool, words_of
from assistant.llm.errors import ModelError
from assistant.llm.types import ToolCall
from assistant.notices import notices_for
from assistant.phrases import phrase
from assistant.retrieve import Evidence, Item
from assistant.rules import Computed, RuleBook
from assistant.standing import standing_lines
from assistant.types import Checked, CheckedStatement, Language, Question, Reply, Show
from assistant.verify import Calculated, Grounds, Source
from assistant.verify.statements import KEY
from assistant.wording import shorten
from index.search import PolicyIndex

_MARK = "※"
_MAX_ROW = 90  # characters of an echo of a part of the question
_MOST_CALLS = 2  # tools in one reply


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be answered: the question as understood, the user's turns as typed, and the evidence for it."""

    question: Question
    turn: str
    earlier: tuple[str, ...]
    found: Sequence[Evidence]
    unanswered: Sequence[Evidence]

    @property
    def said(self) -> str:
        """Everything the user wrote."""
        return "\n".join((*self.earlier, self.turn))


class Writer:
    """Words replies with a model. Holds nothing that changes; safe to share between threads."""

    def __init__(self, index: PolicyIndex, rules: RuleBook | None, name: str) -> None:
        self._index, self._rules, self._name = index, rules, name

    def write(self, what: Asked, plain: Reply, talk: Talk, show: Show) -> Reply:
        """The reply; `plain` with a note where the model fails, declines, or writes nothing that holds.

        `show` gets each sentence once it is verified, with its citation numbers. A reply that ends up as `plain` replaces them.
        """
        page = _Page(self._index, what, show)
        draft = Draft(page.grounds, page.emit)
        try:
            self._converse(what, page, draft, talk)
        except ModelError as error:
            return page.computed_alone(plain) or self._without(plain, error.kind)
        if not page.computed and all(NOTHING.fullmatch(line.raw) for line in draft.lines):
            return self._without(plain, "declined")
        talk.repair(draft, page.sources, what.question.language)
        if not any(line.verdict.passed and line.counts for line in draft.lines):
            return page.computed_alone(plain) or self._without(plain, "unverified", draft.statements(lambda _: ()))
        page.replace_failed(draft)
        draft.release()
        return page.reply(draft, plain, self._name)

    def _converse(self, what: Asked, page: _Page, draft: Draft, talk: Talk) -> None:
        tools = rule_tools(what.said) if self._rules else ()
        messages = asked(what.question, what.turn, what.earlier, page.sources, tools=bool(tools))
        calls = talk.write(messages, draft, tools)[:_MOST_CALLS]
        if calls and self._rules:
            results = [page.compute(self._rules, call) for call in calls]
            draft.grounds = page.grounds
            talk.write(answered(messages, calls, results), draft)

    def _without(self, plain: Reply, note: str, statements: tuple[CheckedStatement, ...] = ()) -> Reply:
        said = phrase(plain.language, f"model_{note}", total=len(statements))
        return replace(plain, text=f"{plain.text}\n\n- {said}", checked=Checked(self._name, 0, len(statements), statements, note))


class _Page:
    """One reply in the making: its sources under their keys, its citations in the order of their use, what was computed."""

    def __init__(self, index: PolicyIndex, what: Asked, show: Show) -> None:
        self._index, self._what, self._show = index, what, show
        self._question = what.question
        self._citations = Citations(index, what.question.day)
        self._lines: list[str] = []
        self.sources = sources_for(index, what.found, what.question.day)
        self.computed: list[Computed] = []
        self._calculated: list[Calculated] = []

    @property
    def grounds(self) -> Grounds:
        return grounds_for(self._index, self.sources, self._what.said, self._question.day, self._calculated)

    def emit(self, line: Line) -> None:
        """Take a line into the reply, its keys as citation numbers."""
        text = KEY.sub(lambda match: self._number(match[1]), line.raw)
        self._lines.append(text)
        self._show(text)

    def compute(self, rules: RuleBook, call: ToolCall) -> dict[str, str]:
        """Carry out a tool call; what the model is told of it."""
        try:
            computed = run_tool(rules, call, self._what.said, self._question.day, self._question.language)
        except ToolRefused as refusal:
            return {"refused": str(refusal)}
        key = new_key("s")
        self.computed.append(computed)
        self._calculated.append(Calculated(key, words_of(computed)))
        return {"key": key, "result": words_of(computed)}

    def replace_failed(self, draft: Draft) -> None:
        """Put the card or clause that a failed sentence cites in its place, each once; and the best item, if nothing cites it."""
        used = {key for line in draft.lines if line.shown for key in keys_of(line.raw)}
        for at in draft.failed():
            known = (key for key in keys_of(draft.lines[at].raw) if key not in used and self._item(key) is not None)
            if (key := next(known, None)) is not None:
                used.add(key)
                draft.put(at, self._lead(key))

    def reply(self, draft: Draft, plain: Reply, name: str) -> Reply:
        """The reply out of the lines shown: sentences, what was computed, what was verified, quotations, notices."""
        question, index = self._question, self._index
        statements = draft.statements(lambda line: tuple(self._citation(key) for key in keys_of(line.raw) if self._source(key)))
        verified = sum(statement.outcome in ("verified", "repaired") for statement in statements)
        items = [item for evidence in self._what.found for item in evidence.items]
        body = ["".join(self._lines).strip(), *silent_places(index, question, items)]
        body += [phrase(question.language, "partly", part=shorten(evidence.part, _MAX_ROW)) for evidence in self._what.unanswered]
        body.append(_account(statements, verified, name, question.language))
        checked = Checked(name, verified, len(statements), statements)
        if self.computed:
            computed = reply_of(index, self.computed[-1], question.day, question.language, plain.passages, self._citations)
            text = "\n\n".join(part for part in (*body, computed.text) if part)
            return replace(computed, text=text, follow_ups=plain.follow_ups, composed_by=name, checked=checked)
        cited = list(dict.fromkeys(citation.doc_id for citation in self._citations.all()))
        body += standing_lines(index, question, self._citations, cited)
        everything = self._citations.all()
        pairs = [
            (item, citation)
            for citation in everything
            for item in items
            if _within(item, citation.doc_id, citation.start, citation.end)
        ]
        body.append(quotations(index, pairs, everything, question.language))
        notices = with_place(notices_for(index, everything, question.day, question.language), question)
        body += [notice_lines(notices)] if notices else []
        text = "\n\n".join(part for part in body if part)
        return replace(plain, text=text, citations=everything, notices=notices, composed_by=name, checked=checked)

    def computed_alone(self, plain: Reply) -> Reply | None:
        """The report of what was computed, where the model failed after its tool call; None where nothing was computed."""
        if not self.computed:
            return None
        return reply_of(self._index, self.computed[-1], self._question.day, self._question.language, plain.passages)

    def _number(self, key: str) -> str:
        return f"[{self._citation(key)}]" if self._source(key) else ""

    def _citation(self, key: str) -> int:
        source = self._source(key)
        assert source is not None
        return self._citations.add(source.doc_id, source.start, source.end).n

    def _source(self, key: str) -> Source | None:
        return next((source for source in self.sources if source.key == key), None)

    def _item(self, key: str) -> Item | None:
        source = self._source(key)
        if source is None:
            return None
        items = (item for evidence in self._what.found for item in evidence.items)
        return next((item for item in items if _within(item, source.doc_id, source.start, source.end)), None)

    def _lead(self, key: str) -> str:
        item = self._item(key)
        assert item is not None
        said = lead_of(self._index, item, self._question.language)
        return f"{_MARK} {said}[{key}]"


def _within(item: Item, doc_id: str, start: int, end: int) -> bool:
    return item.doc_id == doc_id and start <= item.start and item.end <= end


def _account(listed: Sequence[CheckedStatement], verified: int, name: str, language: Language) -> str:
    """How many statements were verified, and what became of the others."""

    lines = [phrase(language, "checked", verified=verified, total=len(listed), model=name)]
    for outcome in ("replaced", "dropped"):
        numbers = [str(n) for n, statement in enumerate(listed, 1) if statement.outcome == outcome]
        if numbers:
            lines.append(phrase(language, f"checked_{outcome}", numbers=("、" if language == "zh" else ", ").join(numbers)))
    return ("" if language == "zh" else " ").join(lines)
