"""The question that opens a computation without a figure, and the cards that say which rules compute with their clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.rule_clauses import RuleClauses
from assistant.rules.book import RULES, find_rule, missing_slots
from assistant.rules.slots import fill
from assistant.rules.types import Language, Provision, Rule
from assistant.rules_cli import EVALUATION
from index.load import REGIONS
from index.types import Card
from tests.assistant.rules.cases import book

DAY = date(2026, 11, 22)
OPENED = [rule for rule in RULES if rule.opening is not None]


def test_every_rule_that_a_conversation_reaches_can_be_opened() -> None:
    assert {rule.id for rule in RULES} - {rule.id for rule in OPENED} == {"in-force"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", OPENED, ids=lambda rule: rule.id)
def test_an_opening_is_answered_by_its_own_rule_wherever_the_reader_is(
    rule: Rule, language: Language, clauses: RuleClauses
) -> None:
    """It asks for the facts, or decides on those that it states; the place of the page may stand before it."""
    assert rule.opening is not None
    said = rule.opening.in_(language)
    for place in ("", *(f"{region}，" for region in rule.asking.regions or REGIONS)):
        parts = book().reply_parts(place + said, (), DAY, language, clauses.of_turn)
        assert parts is not None
        assert parts.rule == rule.id
        assert parts.kind == "ask" or not missing_slots(rule, fill(rule, said))


@pytest.mark.parametrize("rule", OPENED, ids=lambda rule: rule.id)
def test_an_opening_gives_no_figure_and_names_the_place_that_its_clause_is_of(rule: Rule) -> None:
    assert rule.opening is not None
    assert not any(char.isdigit() for char in rule.opening.zh + rule.opening.en)
    assert rule.opening.in_("en").isascii()
    assert all(region in rule.opening.zh for region in rule.asking.regions)


# What cards say of rules.


def overlaps(card: Card, provision: Provision) -> bool:
    return card.doc_id == provision.doc_id and card.start < provision.end and provision.start < card.end


def sources(name: str) -> list[Provision]:
    """The words that a rule rests on; for the evaluation and its indicators the rows of annex 1 too."""
    statutes = book().statutes
    rows = [provision for _, provision in statutes.indicators.values()]
    scoring = find_rule("indicator-score").sources
    if name in (EVALUATION, "indicator-score"):
        return [*rows, *(statutes.words(source) for source in scoring)]
    return [statutes.words(source) for source in find_rule(name).sources]


def test_a_card_names_only_rules_that_there_are(cards: Sequence[Card]) -> None:
    known = {rule.id for rule in RULES} | {EVALUATION}
    unknown = [(card.doc_id, card.id, name) for card in cards for name in card.rules if name not in known]
    assert unknown == [], "cards/<doc_id>.yaml: card: rules names a rule that docs/rules.md does not list"


def test_every_rule_is_named_by_a_card(cards: Sequence[Card]) -> None:
    assert {name for card in cards for name in card.rules} == {rule.id for rule in RULES} | {EVALUATION}


def test_a_card_that_quotes_the_figure_of_a_rule_names_it(cards: Sequence[Card]) -> None:
    parameters = book().statutes.parameters
    silent = [
        (card.id, rule.id)
        for rule in RULES
        for source in rule.sources
        if source in parameters
        for card in cards
        if overlaps(card, parameters[source].provision) and rule.id not in card.rules
    ]
    assert silent == []


def test_a_card_names_a_rule_only_where_it_quotes_its_words_or_says_the_same(cards: Sequence[Card]) -> None:
    """Says the same: one of the cards that it names as related quotes them."""
    known = {card.id: card for card in cards}
    strayed = [
        (card.id, name)
        for card in cards
        for name in card.rules
        if not any(overlaps(one, words) for one in (card, *map(known.__getitem__, card.related)) for words in sources(name))
    ]
    assert strayed == []
