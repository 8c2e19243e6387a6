"""A calculation as a question for the conversation, only if the conversation would understand the very same facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.rules.amount import Amount
from assistant.rules.book import named
from assistant.rules.load import Statutes
from assistant.rules.report import said_value
from assistant.rules.route import route
from assistant.rules.show import show
from assistant.rules.types import Fact, Facts, Outcome
from assistant.types import Language
from assistant.web.texts import say


def question_about(outcome: Outcome, statutes: Statutes, language: Language) -> str:
    """The calculation in words; where the words would be understood as other facts, what the documents say of the matter."""
    title = outcome.rule.title.in_(language)
    for facts in (_computed, _written):
        question = say(language, "calc_question", title=title, facts=", ".join(facts(outcome.facts, language)))
        routed = route(question) if outcome.facts else None
        if routed and routed.rule is outcome.rule and _same(named(statutes, routed.facts), outcome.facts):
            return question
    return say(language, "calc_question_open", title=title)


def _computed(facts: Facts, language: Language) -> Iterator[str]:
    """Each fact by its label and its value in base units."""
    yield from _each(facts, language, lambda fact: said_value(fact, language))


def _written(facts: Facts, language: Language) -> Iterator[str]:
    """Each fact by its label and in the words of the form, such as five years and not sixty months."""
    yield from _each(facts, language, lambda fact: fact.said or said_value(fact, language))


def _each(facts: Facts, language: Language, words: Callable[[Fact], str]) -> Iterator[str]:
    for fact in facts.values():
        label, value = fact.slot.label.in_(language), fact.value
        if isinstance(value, tuple) and len(value) > 1:
            for at, amount in enumerate(value, 1):
                yield f"{say(language, 'calc_year', n=at)} {label} {_amount(amount, fact, language)}"
        else:
            yield f"{label} {words(fact)}"


def _amount(amount: Amount, fact: Fact, language: Language) -> str:
    return show(amount, fact.slot.unit, language)


def _same(one: Facts, other: Facts) -> bool:
    return {name: fact.value for name, fact in one.items()} == {name: fact.value for name, fact in other.items()}
