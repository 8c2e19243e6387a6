"""The seam to the rest: a question goes in, and what a rule computed, or has to ask first, comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.rules.additions import figures_of
from assistant.rules.amount import Amount
from assistant.rules.asking import Supports, by_words, wants_figure
from assistant.rules.book import compute, find_rule, missing_slots, named, open_book
from assistant.rules.clause_wanted import outcome_is_asked
from assistant.rules.entry import read_value
from assistant.rules.errors import ImpossibleValue, UnreadableValue
from assistant.rules.load import Statutes, needed_documents
from assistant.rules.reading import fold, readings, unread
from assistant.rules.receipt import receipt
from assistant.rules.report import Span, Spans, ask, decimal_string, left_over, report, said_value, understood
from assistant.rules.route import Routed, route
from assistant.rules.show import plain
from assistant.rules.types import Fact, Facts, Language, LawText, Outcome, Rule
from assistant.types import Calculation, Input, Missing, Notice, NoticeKind, Result, Step

_CONTRACT_UNITS = {"个": "人", "分值": "分", "比": "ratio"}  # places for people, points, x∶1
_NOTICE_KINDS: dict[str, NoticeKind] = {"draft": "draft", "expired": "expired", "not_yet_in_force": "not_yet_in_force"}


@dataclass(frozen=True, slots=True)
class Computed:
    """What the rules have to say to a question.

    `text` marks a citation as ⟦i⟧, an index into `spans`; so does `citation` of a step of `calculations`.
    """

    kind: Literal["calculation", "ask"]
    rule: str
    text: str
    calculations: tuple[Calculation, ...] = ()
    spans: tuple[Span, ...] = ()
    missing: tuple[Missing, ...] = ()
    notices: tuple[Notice, ...] = ()
    receipt: str | None = None


_A_YEAR = ("一年", "一学年", "a year", "one year")  # 工资一年发了860万: no figure to compute with


class RuleBook:
    """All rules over one set of documents. Holds nothing that changes; safe to share between threads."""

    def __init__(self, statutes: Statutes) -> None:
        self.statutes = statutes

    @staticmethod
    def needs() -> frozenset[str]:
        """The documents that the parameter files rest on, none of them read or checked: without them the book cannot open."""
        return needed_documents()

    @classmethod
    def open(cls, documents: Mapping[str, LawText]) -> RuleBook:
        """The rules, every parameter checked against its document. Raises ParameterError, and opens nothing, on any fault."""
        return cls(open_book(documents))

    def reply_parts(
        self, question_text: str, history: Sequence[str], day: date, language: Language, supports: Supports = by_words
    ) -> Computed | None:
        """What a rule computes for the last turn, or has to ask; None where the turn asks for no computation."""
        routed = route(question_text, history, supports)
        if routed is None or self._only_repeats(routed, question_text):
            return None
        return self.answer(routed, day, language, self._unused(routed, question_text), unread(question_text))

    def _only_repeats(self, routed: Routed, question_text: str) -> bool:
        """Whether a turn that wants no figure, or asks for an outcome, gives none but the clause's own: 上浮那50%，可不可以只给中层发."""
        folded = fold(question_text).lower()
        facts = [fact for fact in routed.facts.values() if isinstance(fact.value, Amount)]
        only_its_own = all(fact.value in self._stated(routed.rule) for fact in facts)
        if only_its_own and outcome_is_asked(folded) and all(fact.slot.unit == "ratio" for fact in facts):
            return any(slot.kind == "amount" for slot in routed.rule.slots)  # 省里的双师型90%达到了没
        if not missing_slots(routed.rule, routed.facts) or wants_figure(folded):
            return False
        return bool(facts) and only_its_own

    def _stated(self, rule: Rule) -> list[Amount]:
        """The figures of the clauses that a rule rests on."""
        return [self.statutes.parameters[name].value for name in rule.sources if name in self.statutes.parameters]

    def _unused(self, routed: Routed, question_text: str) -> tuple[str, ...]:
        """Figures of the question that the computation does not use, but for those that only repeat the clause."""
        used = {figure for fact in routed.facts.values() for figure in figures_of(fact)}
        stated = self._stated(routed.rule)
        return tuple(
            reading.said
            for reading in readings(question_text)
            if reading.said not in used and reading.amount not in stated and reading.said not in _A_YEAR
        )

    def answer(
        self, routed: Routed, day: date, language: Language, unused: Sequence[str] = (), unclear: Sequence[str] = ()
    ) -> Computed:
        """The reply to a routed question: the figure, the question for what is missing, or why a value cannot be."""
        rule, spans = routed.rule, Spans()
        facts = named(self.statutes, routed.facts)
        try:
            outcome = compute(self.statutes, rule, facts, day, routed.wanted)
        except ImpossibleValue as error:
            echo = understood(facts.values(), language)
            text = f"{echo}\n\n{error.zh if language == 'zh' else error.en}。".replace("。。", "。")
            question = error.zh if language == "zh" else error.en
            return Computed("ask", rule.id, text, missing=(Missing(rule.id, error.slot, question),))
        if outcome.missing:
            missing = tuple(Missing(rule.id, slot.name, slot.question.in_(language)) for slot in outcome.missing)
            sources = [self.statutes.words(identifier) for identifier in rule.decisive]
            text = ask(outcome, language, spans, sources, left_over((), unclear, language))
            return Computed("ask", rule.id, text, (), spans.all(), missing, notices_of(outcome, language))
        text = report(outcome, language, spans, left_over(unused, unclear, language))
        calculation = to_calculation(outcome, language, spans)
        return Computed(
            "calculation",
            rule.id,
            text,
            (calculation,),
            spans.all(),
            (),
            notices_of(outcome, language),
            receipt(outcome, self.statutes),
        )

    def compute(self, rule_id: str, said: Mapping[str, Sequence[str]], day: date) -> Outcome:
        """The outcome of a rule from facts in the user's words, by name. Raises RuleError naming what is wrong."""
        return self.compute_facts(rule_id, read_facts(find_rule(rule_id), said), day)

    def answer_facts(self, rule_id: str, said: Mapping[str, Sequence[str]], day: date, language: Language) -> Computed:
        """The reply of a rule to facts in the user's words, by name. Raises RuleError naming what is wrong."""
        rule = find_rule(rule_id)
        return self.answer(Routed(rule, read_facts(rule, said)), day, language)

    def compute_facts(self, rule_id: str, facts: Facts, day: date) -> Outcome:
        """The outcome of a rule from facts."""
        return compute(self.statutes, find_rule(rule_id), named(self.statutes, facts), day)


def read_facts(rule: Rule, said: Mapping[str, Sequence[str]]) -> dict[str, Fact]:
    """The facts of a rule from the user's words for each, by name. Raises UnreadableValue naming what is wrong."""
    facts: dict[str, Fact] = {}
    for name, texts in said.items():
        slot = rule.slot(name)
        if slot is None:
            raise UnreadableValue(f"{rule.id} has no fact {name!r}; it has {', '.join(slot.name for slot in rule.slots)}")
        facts[name] = read_value(slot, texts)
    return facts


def to_calculation(outcome: Outcome, language: Language, spans: Spans) -> Calculation:
    """The outcome in the form of the contract; citations are indexes into the spans."""
    return Calculation(
        rule=outcome.rule.id,
        title=outcome.rule.title.in_(language),
        inputs=tuple(
            Input(fact.slot.name, fact.slot.label.in_(language), _base_value(fact), _unit(fact.slot.unit), fact.said)
            for fact in outcome.facts.values()
        ),
        results=tuple(_results(outcome, language)),
        steps=tuple(
            Step(
                step.words.in_(language),
                None if step.value is None else "—".join(decimal_string(step.value, step.unit or "")),
                None if step.unit is None else _unit(step.unit),
                None if step.source is None else spans.of(step.source),
            )
            for step in outcome.steps
        ),
        assumptions=tuple(note.words.in_(language) for note in outcome.assumptions),
        limits=tuple(note.words.in_(language) for note in outcome.limits),
    )


def _results(outcome: Outcome, language: Language) -> list[Result]:
    """A range gives two results, `name_low` and `name_high`: every value is one decimal string."""
    found = []
    for figure in outcome.figures:
        label = figure.label.in_(language)
        bounds = decimal_string(figure.value, figure.unit)
        if len(bounds) == 1:
            found.append(Result(figure.name, label, bounds[0], _unit(figure.unit)))
            continue
        ends = ("（低）", "（高）") if language == "zh" else (" (low)", " (high)")
        pairs = zip(("low", "high"), ends, bounds, strict=True)
        found += [
            Result(f"{figure.name}_{end}", label + words, bound, _unit(figure.unit))
            for end, words, bound in pairs
            if "Infinity" not in bound
        ]
    return found


def _unit(unit: str) -> str:
    """The unit as the contract names it."""
    return _CONTRACT_UNITS.get(unit, unit)


def _base_value(fact: Fact) -> str:
    value = fact.value
    if isinstance(value, Amount):
        return plain(value.low) if value.exact else f"{plain(value.low)}—{plain(value.high)}"
    if isinstance(value, tuple):
        return "、".join(plain(item.low) if item.exact else f"{plain(item.low)}—{plain(item.high)}" for item in value)
    return said_value(fact, "zh") if not isinstance(value, bool) else ("1" if value else "0")


def notices_of(outcome: Outcome, language: Language) -> tuple[Notice, ...]:
    """One notice for every decisive document that is not in force on the day."""
    words = {
        "draft": (
            "这个数按征求意见稿的条文试算，不能作为办事依据。",
            "This figure tries out a consultation draft and cannot be relied on.",
        ),
        "expired": (
            "所依据的文件已过有效期，这个数只按原条文试算。",
            "The document has expired; the figure tries out its former wording.",
        ),
        "not_yet_in_force": (
            "所依据的文件在所问的日期尚未生效，这个数只按条文试算。",
            "The document is not yet in force on that day; the figure tries out its wording.",
        ),
    }
    return tuple(
        Notice(_NOTICE_KINDS[status], doc_id, words[status][language == "en"])
        for doc_id, status in outcome.statuses
        if status in _NOTICE_KINDS
    )
