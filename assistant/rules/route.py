"""Which rule a conversation asks to compute, if any, and the facts of all its turns.

A turn that asks by itself names the rule; one that only brings or changes a fact takes up the rule of an earlier turn.
A turn that mentions a number, asks for a share, a reason, an office or a procedure computes nothing: the clause itself
answers it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from assistant.places import elsewhere_in, regions_in
from assistant.rules.asking import (
    ABOUT,
    GAP,
    METHOD,
    NO_SUPPORT,
    PLAINLY,
    SHARE,
    THRESHOLD,
    Signals,
    Supports,
    by_words,
    has,
    probability,
    signals,
    wants_figure,
)
from assistant.rules.book import RULES, find_rule, missing_slots
from assistant.rules.clause_wanted import CONDITIONS, ITS_WORDS, clause_is_wanted
from assistant.rules.reading import fold
from assistant.rules.slots import fill
from assistant.rules.turns import fill_turns
from assistant.rules.types import Fact, Rule

_RESUMES = re.compile(
    r"^(?:那|如果|要是|假如|假设|换成|改成|若|再|另外|还有|然后|和|或者|其实|不对|更正|应该是|是|成本|ok|okay|so|what if|and if|if|suppose|now|actually|make it|and|sorry|no,)|呢[?？]?$|的话",
    re.I,
)
# 要多久*才算*过关: what is needed is asked, not what is lacking
_HOW_MUCH_IT_TAKES = re.compile(
    r"(?:多久|多少|几)[^，,。；;?？]{0,12}才|才(?:算|够|能|行|达)[^，,。；;]{0,8}$|(?:what|how (?:much|many|long))[a-z ]{0,20}(?:does it take|is required|are required|minimum)",
    re.I,
)
_CERTAIN = 0.95  # from which a turn that may only change a fact of an earlier one asks by itself
_LIKELY = 0.25  # from which a turn is kept to the matter of the turn before
_LONGEST_REPLY = 60  # characters: a longer turn speaks for itself
_FOUND = 0.5  # share of the best score from which a rule whose words are not said comes into question
_NEAR = 0.05  # of two rules as probable as that, the one whose facts are all given is meant
_AS_GOOD, _SURELY = 0.95, 0.5  # share of the best score, and its strength, from which the clause of a rule answers a turn
_FRAME = re.compile(r"^(?:那么?|这个?|具体|到底|是|该|要|应该)+|(?:呢|啊|呀|的)?[?？。]?$")  # around 怎么算
_TURNS_BACK = 4  # earlier turns that are looked at for the rule they asked for


class Asked(NamedTuple):
    """What a turn by itself asks: the rule that it most probably wants computed, how probably, and the rule whose matter it names."""

    found: float
    rule: Rule | None
    matter: Rule | None


Heard = Callable[[str], Asked]  # what a turn asks


@dataclass(frozen=True, slots=True)
class Routed:
    """A rule that a conversation asks to compute, with the facts given so far."""

    rule: Rule
    facts: dict[str, Fact]
    wanted: tuple[str, ...] = ()  # a fact that the rule could do without, but not this question: 我下企业的时间够了吗


def route(question: str, history: Sequence[str] = (), supports: Supports = by_words) -> Routed | None:
    """The rule that the last turn asks to compute, with the facts of all turns; None if it asks for no computation."""
    asked = cache(partial(_asked, supports))
    found, rule, _ = asked(question)
    if history and rule is not None and (kept := _kept_to(asked(history[-1]).matter, rule, question, supports)) is not None:
        found, rule = THRESHOLD, kept
    if found >= (_CERTAIN if history and rule and _may_resume(question, rule) else THRESHOLD):
        assert rule is not None
        return _worth(_routed(rule, fill_turns(rule, [*_about_this(history, rule, asked), question]), question), question)
    if rule is not None and found >= ABOUT and (taken_up := _with_earlier(rule, question, history, supports, asked)) is not None:
        return taken_up
    if (resumed := _resumed(question, history, supports, asked)) is not None or found < THRESHOLD:
        return resumed
    assert rule is not None
    return _worth(_routed(rule, fill_turns(rule, [question]), question), question)


def _kept_to(matter: Rule | None, rule: Rule, question: str, supports: Supports) -> Rule | None:
    """The rule whose matter the turn before named, where this turn may well ask for it and its clause answers it best: 你看我够不够条件."""
    support = supports(question)
    if matter is None or support.get(matter.id, NO_SUPPORT).rank:
        return None
    if matter is not rule and not support.get(rule.id, NO_SUPPORT).rank:
        return None
    likely = probability(signals(matter, question, fill(matter, question), support[matter.id]))
    return matter if likely >= _LIKELY else None


def _worth(routed: Routed, question: str) -> Routed | None:
    """None where the clause itself says all: no figure is given to compute with, or the share is asked that it states."""
    rule, facts = routed.rule, routed.facts
    folded = fold(question).lower()
    if clause_is_wanted(folded):
        return None
    if routed.wanted or PLAINLY.search(folded):
        return routed
    if missing_slots(rule, facts):
        return None if SHARE.search(folded) or CONDITIONS.search(folded) else routed
    counts = any(slot.kind == "amount" for slot in rule.slots)
    return None if counts and not any(fact.slot.kind == "amount" for fact in facts.values()) else routed


def _with_earlier(rule: Rule, question: str, history: Sequence[str], supports: Supports, asked: Heard) -> Routed | None:
    """The rule that a turn asks for with the facts of earlier ones: it wants a figure, they said of what."""
    facts = fill_turns(rule, [*_about_this(history, rule, asked), question])
    own = fill(rule, question)
    if missing_slots(rule, facts) or facts.keys() <= own.keys():
        return None
    found = probability(signals(rule, question, facts, supports(question).get(rule.id, NO_SUPPORT)))
    return _worth(_routed(rule, facts, question), question) if found >= THRESHOLD else None


def _may_resume(question: str, rule: Rule) -> bool:
    """Whether a turn may belong to an earlier one: it says so, or it does not name what the rule is about."""
    folded = fold(question).lower()
    return bool(_RESUMES.search(folded)) or not has(rule.asking.topic, folded)


def _routed(rule: Rule, facts: dict[str, Fact], question: str) -> Routed:
    """With the fact that a question for what is lacking cannot do without."""
    gap = rule.asking.gap
    folded = fold(question).lower()
    lacks = gap and GAP.search(folded) and not _HOW_MUCH_IT_TAKES.search(folded) and not any(name in facts for name in gap)
    return Routed(rule, facts, gap[:1] if lacks else ())


def candidates(text: str, supports: Supports) -> Iterator[tuple[Rule, dict[str, Fact], Signals]]:
    """The rules that come into question for a turn by itself, each with the facts given for it and what speaks for it."""
    support = supports(text)
    folded = fold(text).lower()
    for rule in filter(lambda rule: rule.asking.spoken, RULES):
        found = support.get(rule.id, NO_SUPPORT)
        said = has(rule.asking.topic, folded) or (found.share >= _FOUND and (not found.rank or has(rule.asking.asks, folded)))
        if not said or _out_of_reach(rule, text, folded):
            continue  # a turn that says neither matter nor wish, and that another clause answers best, asks nothing of the rule
        facts = fill(rule, text)
        yield rule, facts, signals(rule, text, facts, found)


def _asked(supports: Supports, text: str) -> Asked:
    """What a turn asks. It is about the one rule whose matter it names and whose clause answers it best."""
    heard = [(rule, measured) for rule, _, measured in candidates(text, supports)]
    named = [rule for rule, measured in heard if measured.topic and measured.first]
    likely = [(probability(measured), measured.complete, rule) for rule, measured in heard]
    best = max((found for found, _, _ in likely), default=0.0)
    near = ((complete, found, rule) for found, complete, rule in likely if found >= best - _NEAR)
    _, found, rule = max(near, key=lambda one: one[:2], default=(0.0, 0.0, None))
    return Asked(found, rule, named[0] if len(named) == 1 else None)


def _resumed(question: str, history: Sequence[str], supports: Supports, asked: Heard) -> Routed | None:
    """The rule of an earlier turn, where this one gives a fact for it: an answer to what was asked, or a change of one fact."""
    if len(question) > _LONGEST_REPLY * (2 if question.isascii() else 1) or not history:
        return None
    at, found, rule = _subject(history, asked, supports)
    folded = fold(question).lower()
    if rule is None or _out_of_reach(rule, question, folded) or (ITS_WORDS.search(question) and not _RESUMES.search(question)):
        return None
    told = [*_about_this(history[:at], rule, asked), *history[at:]]
    before, after = fill_turns(rule, told), fill_turns(rule, [*told, question])
    changed = any(name not in before or after[name].value != before[name].value for name in after)
    enough = (*rule.asking.given, *(rule.asking.first_person if wants_figure(folded) else ()))
    if METHOD.fullmatch(_FRAME.sub("", folded)) and at == len(history) - 1:
        return _routed(rule, after, question)  # 企业接收实习生有补助吗 … 怎么算: the figures that it takes are asked for
    wanted = found >= THRESHOLD or any(name in after for name in enough)
    again = not changed and wanted and at >= len(history) - 2 and _asks_again(rule, question)
    if (changed and wanted) or (again and not missing_slots(rule, after)):
        return _routed(rule, after, question)
    lacking = not changed and at == len(history) - 1 and rule is asked(history[at]).matter and GAP.search(folded)
    return _routed(rule, after, question) if lacking and after else None  # … 1900人参加。那还差多少: of how many is asked


def _asks_again(rule: Rule, question: str) -> bool:
    """Whether a turn without a new fact asks for another figure of the same computation: and the new total?"""
    folded = fold(question).lower()
    others = (other for other in RULES if other is not rule and other.asking.spoken)
    return (
        wants_figure(folded)
        and has(rule.asking.asks, folded) > 0
        and not any(has(other.asking.topic, folded) for other in others)
    )


def _subject(history: Sequence[str], asked: Heard, supports: Supports) -> tuple[int, float, Rule | None]:
    """The turn whose rule the conversation is about, how probably it asked for it, and that rule.

    It is the last turn that names its rule's matter; failing that, the last one that may be about some rule, or that a rule's
    clause answers.
    """
    vague: tuple[int, float, Rule | None] = (0, 0.0, None)
    for at in range(len(history) - 1, max(-1, len(history) - 1 - _TURNS_BACK), -1):
        found, rule, matter = asked(history[at])
        if rule is None or found < ABOUT:
            vague = vague if vague[2] else (at, found, matter or _answered_by(history[at], supports))
            continue
        if found >= THRESHOLD and not (at and _may_resume(history[at], rule)):
            return at, found, rule
        vague = vague if vague[2] else (at, found, rule)
    return vague


def _answered_by(turn: str, supports: Supports) -> Rule | None:
    """The rule whose clause answers a turn as well as any clause does: 社会服务收入怎么分, before figures are told."""
    best = max(supports(turn).items(), key=lambda support: (support[1].share, support[1].strength), default=None)
    return find_rule(best[0]) if best and best[1].share >= _AS_GOOD and best[1].strength >= _SURELY else None


def _about_this(history: Sequence[str], rule: Rule, asked: Heard) -> tuple[str, ...]:
    """The earlier turns that spoke of the same rule, oldest first; another matter in between cuts them off."""
    kept: list[str] = []
    for turn in reversed(history):
        found, other, _ = asked(turn)
        if found >= THRESHOLD and other is not rule:
            break
        kept.insert(0, turn)
    return tuple(kept)


def _out_of_reach(rule: Rule, text: str, folded: str) -> bool:
    """Whether the turn asks of a place, or of somebody, that this clause does not reach."""
    if has(rule.asking.beyond, folded) and not has(rule.asking.reached, folded):
        return True
    named = regions_in(text)
    within, outside = elsewhere_in(text)
    if outside and not named:
        return True
    regions = rule.asking.regions
    return bool(regions) and bool(named or within) and not set(named) & set(regions)
