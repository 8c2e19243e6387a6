"""Facts out of running text: each number goes to the slot whose words stand nearest to it.

A number with two slots equally near, or a slot with two numbers that claim it, is left out and asked for: a wrong
value in a right-looking answer is the one fault that cannot be forgiven.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.rules.amount import Amount
from assistant.rules.claims import BARE, STRONG, Claim, claims_of, fits, is_refused
from assistant.rules.reading import Reading, fold, readings
from assistant.rules.types import Fact, Rule, Slot, Value

_FURTHER = re.compile(
    r"(?:(?:19|20)\d\d年|[去前今]年|[上下]学期|第[一二三四五六]次|[暑寒]假|又|再|后来|还|加上)[^,，、。;；\d]{0,8}$|(?:then|and|plus|another)(?: another)? $"
)
_STRUNG = re.compile(r"\s*[、,，和/]\s*|\s*,? and ")
_APPEND = re.compile(r"第[二三四五六七八九十]+年|次年|下一?年|再下一年|转年|(?:second|third|fourth|fifth|next|following) year")


def fill(rule: Rule, text: str, *, only: Sequence[Slot] = ()) -> dict[str, Fact]:
    """The facts that `text` gives for `rule`. Slots in `only` may take a number that no word speaks for, as an answer to their question."""
    folded = fold(text)
    found = readings(text)
    facts = _implied(rule, folded, text)
    rated = {slot.name for slot in rule.slots if slot.sums and any(is_refused(slot, folded, reading) for reading in found)}
    claims = sorted(claims_of(rule, folded, found, only, rated), key=lambda claim: (claim.weight, claim.reading, claim.slot))
    taken: dict[int, Claim] = {}
    owners: dict[int, list[Claim]] = {}
    for claim in claims:
        slot = rule.slots[claim.slot]
        if claim.reading in taken or (claim.slot in owners and not (slot.many or slot.sums)):
            continue
        if claim.slot in owners and slot.listed:
            continue  # further ones only as strung together
        if claim.slot in owners and slot.sums and not _adds(folded, found[claim.reading], found[owners[claim.slot][0].reading]):
            continue
        if claim.slot in owners and claim.weight > STRONG:
            continue  # a further period has to be named as clearly as the first
        if claim.weight >= BARE and _many_bare(claim, claims, taken):
            continue
        taken[claim.reading] = claim
        owners.setdefault(claim.slot, []).append(claim)
    for claim in claims:
        if claim.reading not in taken and claim.weight <= STRONG and _differs(claim, owners, found):
            owners.pop(claim.slot, None)  # two different figures for one fact
    for slot_at, held in owners.items():
        slot = rule.slots[slot_at]
        if slot.listed:
            held = [*held, *_listed(slot, folded, found, taken, slot_at)]
        facts[slot.name] = _fact(slot, [found[claim.reading] for claim in sorted(held, key=lambda claim: claim.reading)])
    return facts


def _adds(folded: str, reading: Reading, first: Reading) -> bool:
    """Whether a period is a further one beside the first: each bears its year, or words say "and again"."""
    return bool(_FURTHER.search(folded[: reading.start])) and "每" not in folded[min(first.start, reading.start) : reading.end]


def _listed(slot: Slot, folded: str, found: Sequence[Reading], taken: dict[int, Claim], slot_at: int) -> list[Claim]:
    """The figures strung together with the one that the slot took."""
    added: list[Claim] = []
    for at, reading in enumerate(found[1:], 1):
        earlier = taken.get(at - 1)
        between = folded[found[at - 1].end : reading.start]
        if (
            earlier is not None
            and earlier.slot == slot_at
            and at not in taken
            and _STRUNG.fullmatch(between)
            and reading.unit == found[at - 1].unit
        ):
            taken[at] = Claim(earlier.weight, at, slot_at)
            added.append(taken[at])
    return added


def fill_turns(rule: Rule, turns: Sequence[str]) -> dict[str, Fact]:
    """The facts of several turns, oldest first: a later turn changes what it names and keeps the rest."""
    facts: dict[str, Fact] = {}
    for at, turn in enumerate(turns):
        open_slots = [slot for slot in rule.slots if slot.required and slot.name not in facts] if at else []
        for name, fact in fill(rule, turn, only=open_slots).items():
            earlier = facts.get(name)
            if earlier is not None and fact.slot.many and _APPEND.search(turn):
                assert isinstance(earlier.value, tuple)
                assert isinstance(fact.value, tuple)
                facts[name] = replace(fact, value=earlier.value + fact.value, said=f"{earlier.said}、{fact.said}")
            else:
                facts[name] = fact
    return facts


def read_value(slot: Slot, texts: Sequence[str]) -> Fact:
    """The fact of a slot from what was written for it alone, on a form or a command line. Raises UnreadableValue."""
    from assistant.rules.errors import UnreadableValue

    if len(texts) != 1 and not (texts and slot.many):
        raise UnreadableValue(f"{slot.name} is given {len(texts)} times; give it once")
    if slot.kind == "text":
        return Fact(slot, texts[-1], texts[-1])
    if slot.kind != "amount":
        return _said_choice(slot, texts[-1])
    amounts = []
    for text in texts:
        found = [reading for reading in readings(text) if fits(slot, reading, labelled=True)]
        if len(found) != 1:
            raise UnreadableValue(
                f"{slot.name} {text!r}: no single value in {slot.unit or 'figures'} can be read; {slot.hint.en or slot.question.en}"
            )
        amounts.append(_converted(slot, found[0]))
    value: Value = tuple(amounts) if slot.many else amounts[-1]
    return Fact(slot, value, "、".join(texts), found[0].unit if slot.unit == "any" else "")


def _said_choice(slot: Slot, text: str) -> Fact:
    from assistant.rules.errors import UnreadableValue

    folded = fold(text).strip().lower()
    if slot.kind == "flag" and folded in ("yes", "true", "是", "有", "1", "no", "false", "否", "没有", "无", "0"):
        return Fact(slot, folded in ("yes", "true", "是", "有", "1"), text)
    if folded in slot.choices:
        return Fact(slot, folded, text)
    for pattern, value in slot.implied:
        if re.search(pattern, folded):
            return Fact(slot, _implied_value(slot, value), text)
    allowed = "yes or no" if slot.kind == "flag" else ", ".join(slot.choices)
    raise UnreadableValue(f"{slot.name} {text!r} is unknown; write {allowed}")


def _many_bare(claim: Claim, claims: Sequence[Claim], taken: dict[int, Claim]) -> bool:
    """Whether a slot without its words could take one of several numbers: then none is taken."""
    rivals = {c.reading for c in claims if c.slot == claim.slot and c.reading not in taken and c.weight >= BARE}
    return len(rivals) > 1


def _differs(claim: Claim, owners: dict[int, list[Claim]], found: Sequence[Reading]) -> bool:
    return any(
        held.weight <= STRONG and found[held.reading].amount != found[claim.reading].amount for held in owners.get(claim.slot, ())
    )


def _converted(slot: Slot, reading: Reading) -> Amount:
    return reading.stated if slot.stated else reading.amount


def _fact(slot: Slot, held: Sequence[Reading]) -> Fact:
    amounts = tuple(_converted(slot, reading) for reading in held)
    unstated = slot.unit not in ("", "any") and any(reading.unit == "" for reading in held)
    said = "、".join(reading.said for reading in held)
    total = amounts[0]
    for amount in amounts[1:]:
        total = total + amount
    parts = amounts if slot.sums and len(amounts) > 1 else ()
    return Fact(slot, amounts if slot.many else total, said, held[0].unit if slot.unit == "any" else "", unstated, parts)


def _implied(rule: Rule, folded: str, text: str) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for slot in rule.slots:
        if slot.kind == "text" and re.search(rule.asking.topic, folded, re.I):
            facts[slot.name] = Fact(slot, text, text)  # the book finds in it what it names
        for pattern, value in slot.implied:
            if match := re.search(pattern, folded, re.I):
                facts[slot.name] = Fact(slot, _implied_value(slot, value), text[match.start() : match.end()])
                break
    return facts


def _implied_value(slot: Slot, value: str) -> Value:
    if slot.kind == "amount":
        return (Amount.of(value),) if slot.many else Amount.of(value)
    return value == "yes" if slot.kind == "flag" else value
