"""Facts over the turns of a conversation: what a later turn adds, changes, or answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.rules.amount import Amount
from assistant.rules.book import missing_slots
from assistant.rules.claims import fits
from assistant.rules.reading import Reading, fold, readings
from assistant.rules.slots import fact_of, fill
from assistant.rules.types import Fact, Rule, Value

# Another sum than the one asked about: then a figure that no word claims may be that one.
_OTHER_MATTER = re.compile(
    r"上年|往年|同比|预计|计划|明年|利润|贷款|借|捐|罚|学费|税(?!前)|奖学|去年[^,，。]{0,12}今年|last year.{0,40}this year|budget(?:ed)?|forecast|profit|loan|tuition",
    re.I,
)
_UPDATE = re.compile(
    r"不对|更正|改成|改为|变成|换成|补上|现在|更新|一共|总共|其实|应该是|实际|\b(?:update|make it|making|actually|correct\w*|instead|now|what if|sorry|rather)\b",
    re.I,
)
_APPEND = re.compile(r"第[二三四五六七八九十]+年|次年|下一?年|再下一年|转年|(?:second|third|fourth|fifth|next|following) year")


def fill_turns(rule: Rule, turns: Sequence[str]) -> dict[str, Fact]:
    """The facts of several turns, oldest first: a later turn changes what it names and keeps the rest."""
    facts: dict[str, Fact] = {}
    for at, turn in enumerate(turns):
        before = dict(facts)
        open_slots = missing_slots(rule, facts) if at else []
        for name, fact in fill(rule, turn, only=open_slots).items():
            earlier = facts.get(name)
            if earlier is not None and fact.slot.many and _APPEND.search(turn):
                assert isinstance(earlier.value, tuple)
                assert isinstance(fact.value, tuple)
                facts[name] = replace(fact, value=earlier.value + fact.value, said=f"{earlier.said}、{fact.said}")
            else:
                facts[name] = fact
        facts |= _left_over(rule, turn, facts)
        facts |= updates(rule, turn, before) if at else {}
    return facts


def updates(rule: Rule, text: str, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The fact of earlier turns that a correction replaces without naming it: 又签了8家，现在是58家 of 50家; 150, not 130.

    The old figure, or the old one with what was added, tells which; failing that, the only one that its unit fits.
    """
    claimed = {part for fact in fill(rule, text).values() for part in (fact.said or "").split("、")}
    found = [reading for reading in readings(text) if reading.said not in claimed]
    held = [fact for fact in facts.values() if fact.slot.kind == "amount" and isinstance(fact.value, Amount) and fact.said]
    for fact in held:
        for new in found:
            others = [other for other in found if other is not new and fits(fact.slot, new, labelled=True)]
            if any(_turns_into(fact.value, other, new) for other in others):
                return {fact.slot.name: fact_of(fact.slot, [new])}
    pairs = [(fact.slot, reading) for fact in held for reading in found if fits(fact.slot, reading, labelled=True)]
    if len(pairs) == 1 and _UPDATE.search(fold(text)):
        slot, reading = pairs[0]
        return {slot.name: fact_of(slot, [reading])}
    return {}


def _turns_into(old: Value, other: Reading, new: Reading) -> bool:
    """Whether `other` is the old figure, or what was added to it or taken from it to make `new`."""
    assert isinstance(old, Amount)
    if old == new.amount:
        return False
    return old == other.amount or old + other.amount == new.amount or new.amount + other.amount == old


def _left_over(rule: Rule, text: str, facts: dict[str, Fact]) -> dict[str, Fact]:
    """The one missing fact of its unit takes the one figure of that unit that is left, unless its clause speaks of something else."""
    missing = [slot for slot in missing_slots(rule, facts) if slot.kind == "amount"]
    alone = [slot for slot in missing if slot.unit != "any" and sum(other.unit == slot.unit for other in missing) == 1]
    if not alone or _OTHER_MATTER.search(fold(text)):
        return {}
    found = fill(rule, text, only=alone)
    used = {part for fact in facts.values() for part in (fact.said or "").split("、")}
    return {slot.name: found[slot.name] for slot in alone if slot.name in found and found[slot.name].said not in used}
