"""Questions offered after an answer, over the real cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.also_asked import also_asked
from assistant.answer import Assistant
from assistant.places import regions_in
from assistant.rules.book import RULES
from assistant.text import language_of
from assistant.types import Language, Reply, Request
from index.search import PolicyIndex
from index.types import Card

DAY = date(2026, 11, 23)
OPENINGS = {rule.opening.in_(language) for rule in RULES if rule.opening for language in ("zh", "en")}
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def owners(index: PolicyIndex) -> dict[str, Card]:
    """The card of every question."""
    return {question: card for card in index.cards for question in card.questions}


def beside(index: PolicyIndex, card: Card, language: Language = "zh") -> list[Card]:
    """The cards whose questions are offered beside a card, in order."""
    home = owners(index)
    return [home[text] for text in also_asked(index, [card.id], language, DAY)]


def asked(assistant: Assistant, question: str) -> Reply:
    return assistant.ask(Request(question, as_of=DAY))


@pytest.mark.parametrize("question", ["绩效工资最多能涨多少", "绍兴的老师几年要去一次企业", "How much may performance pay rise?"])
def test_the_follow_ups_of_an_answer_are_what_people_also_ask(assistant: Assistant, question: str) -> None:
    reply = asked(assistant, question)
    assert 0 < len(reply.follow_ups) <= 3
    assert all(language_of(text) == reply.language for text in reply.follow_ups)
    known = OPENINGS.union(*(card.questions for card in assistant.index.cards))
    assert known.issuperset(reply.follow_ups)
    assert reply.follow_ups == also_asked(assistant.index, reply, reply.language, DAY, asked=question, computes=True)


def test_no_card_that_was_cited_is_asked_again(assistant: Assistant) -> None:
    for card in assistant.index.cards[::9]:
        for language in LANGUAGES:
            offered = also_asked(assistant.index, [card.id], language, DAY)
            assert not set(offered) & set(card.questions)
            assert len(set(offered)) == len(offered)


def test_related_cards_come_first_in_the_order_in_which_the_card_names_them(assistant: Assistant) -> None:
    for card in assistant.index.cards[::3]:
        for language in LANGUAGES:
            offered = beside(assistant.index, card, language)
            places = [card.related.index(one.id) if one.id in card.related else len(card.related) for one in offered]
            assert places == sorted(places), card.id


def test_most_of_what_is_offered_is_of_related_cards(assistant: Assistant) -> None:
    """A related card without a question that stands alone, or that names its other place, has nothing to offer."""
    offered = [(card, other) for card in assistant.index.cards for other in beside(assistant.index, card)]
    assert sum(other.id in card.related for card, other in offered) > len(offered) / 2


def test_a_related_card_of_another_topic_is_offered_too(assistant: Assistant) -> None:
    """What a company gets for taking interns, after how many posts it is to offer them."""
    posts, subsidy = (
        next(card for card in assistant.index.cards if card.id == name)
        for name in ("zj-internship-posts", "hzr-internship-subsidy")
    )
    assert posts.topic != subsidy.topic
    assert subsidy in beside(assistant.index, posts)


def test_beyond_the_related_the_topic_in_the_same_place_comes_first_then_other_places(assistant: Assistant) -> None:
    index = assistant.index
    for card in index.cards[::3]:
        place = index.documents[card.doc_id].record.region
        kinds = [
            2 if other.topic != card.topic else int(index.documents[other.doc_id].record.region != place)
            for other in beside(index, card)
            if other.id not in card.related
        ]
        assert kinds == sorted(kinds)


def test_a_question_of_another_place_names_it(assistant: Assistant) -> None:
    index, home = assistant.index, owners(assistant.index)
    for card in index.cards[::3]:
        place = index.documents[card.doc_id].record.region
        for text in also_asked(index, [card.id], "zh", DAY):
            there = index.documents[home[text].doc_id].record.region
            assert there == place or there in regions_in(text), f"{text}: of {there}, offered after {place}, and does not say so"


def test_offered_questions_are_short_and_stand_alone(assistant: Assistant) -> None:
    for card in assistant.index.cards[::9]:
        for text in also_asked(assistant.index, [card.id], "zh", DAY):
            assert 6 <= len(text) <= 30
            assert not text.startswith(("这", "该"))


def test_beyond_the_related_what_is_in_force_comes_before_a_draft_of_the_same_place_and_topic(assistant: Assistant) -> None:
    index = assistant.index
    for card in [card for card in index.cards if index.documents[card.doc_id].record.region == "杭州"][::2]:
        issued = [
            index.documents[other.doc_id].record.issued
            for other in beside(index, card)
            if other.id not in card.related
            and other.topic == card.topic
            and index.documents[other.doc_id].record.region == "杭州"
        ]
        assert issued == sorted(issued, reverse=True)


def test_an_unknown_card_has_no_company(assistant: Assistant) -> None:
    assert also_asked(assistant.index, ["no-such-card"], "zh", DAY) == ()
    assert also_asked(assistant.index, [], "zh", DAY) == ()


def test_where_no_question_is_asked_for_none_is_given(assistant: Assistant) -> None:
    for computes in (False, True):
        assert also_asked(assistant.index, ["zj-performance-pay-cap"], "zh", DAY, limit=0, computes=computes) == ()


# Computations.


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_the_clause_of_a_rule_its_computation_is_offered_last(assistant: Assistant, language: Language) -> None:
    rules = {rule.id: rule for rule in RULES}
    for card in assistant.index.cards:
        offered = also_asked(assistant.index, [card.id], language, DAY, computes=True)
        openings = [opening.in_(language) for name in card.rules if name in rules and (opening := rules[name].opening)]
        assert [text for text in offered if text in OPENINGS] == openings[:1], card.id
        assert offered[-1:] == tuple(openings[:1]) or not openings
        assert len(offered) <= 3


def test_where_no_rules_stand_ready_no_computation_is_offered(assistant: Assistant) -> None:
    """A corpus without the documents of the rules is answered from its clauses alone."""
    for card in assistant.index.cards:
        if card.rules:
            assert not OPENINGS.intersection(also_asked(assistant.index, [card.id], "zh", DAY))


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("绩效工资最多能涨多少", "performance-pay"),
        ("1+X证书学生覆盖面要达到多少", "coverage-target"),
        ("How long must Shaoxing teachers practise in enterprises?", "enterprise-practice"),
    ],
)
def test_what_an_answer_offers_to_compute_is_computed_when_it_is_asked_next(
    assistant: Assistant, question: str, rule: str
) -> None:
    opening = asked(assistant, question).follow_ups[-1]
    assert opening in OPENINGS
    following = assistant.ask(Request(opening, history=(question,), as_of=DAY))
    assert (following.kind, {missing.rule for missing in following.missing}) == ("ask", {rule})


def test_a_card_with_an_unknown_rule_still_has_company(assistant: Assistant) -> None:
    index = assistant.index
    at = next(at for at, card in enumerate(index.cards) if card.rules)
    strange = replace(index.cards[at], rules=("no-such-rule",))
    changed = replace(index, cards=(*index.cards[:at], strange, *index.cards[at + 1 :]))
    assert also_asked(changed, [strange.id], "zh", DAY, computes=True) == also_asked(index, [strange.id], "zh", DAY)
