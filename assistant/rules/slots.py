"""Facts out of running text: each number goes to the slot whose words stand nearest to it.

A number with two slots equally near, or a slot with two numbers that claim it, is left out and asked for: a wrong
value in a right-looking answer is the one fault that cannot be forgiven.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from assistant.rules.additions import ADDED, AGAIN, WITHIN, adds, listed, of_other_things
from assistant.rules.amount import Amount
from assistant.rules.batches import batches
from assistant.rules.beside import is_no_fact, is_total, superseding
from assistant.rules.claims import BARE, STRONG, Claim, claims_of, fits, is_refused
from assistant.rules.enumerated import TOGETHER, aligned, of_own_parts, summed
from assistant.rules.products import multiplied
from assistant.rules.reading import Reading, fold, readings
from assistant.rules.strung import in_order, strung
from assistant.rules.types import Fact, Rule, Slot, Value


def fill(
    rule: Rule, text: str, *, only: Sequence[Slot] = (), earlier: Mapping[str, Fact] = MappingProxyType({})
) -> dict[str, Fact]:
    """The facts that `text` gives for `rule`.

    Slots in `only` may take a number that no word speaks for, as an answer to their question; `earlier` are the facts of
    earlier turns.
    """
    return _filled(rule, text, tuple(only), earlier) if only or earlier else dict(_alone(rule, text))


@lru_cache(maxsize=2048)  # a turn is read alone for every rule that comes into question, and again with its conversation
def _alone(rule: Rule, text: str) -> Mapping[str, Fact]:
    return _filled(rule, text, (), {})


def _filled(rule: Rule, text: str, only: Sequence[Slot], earlier: Mapping[str, Fact]) -> dict[str, Fact]:
    folded = fold(text)
    found = multiplied(rule, folded, strung(rule, folded, summed(rule, folded, readings(text))))
    facts = _implied(rule, folded, text)
    for slot in filter(lambda slot: slot.batches, rule.slots):
        fact, used = batches(slot, folded, found)
        if fact is not None:
            facts[slot.name], found = fact, [reading for reading in found if reading not in used]
    if not found:
        return facts
    rated = {
        slot.name
        for slot in rule.slots
        if slot.sums and slot.not_after and any(is_refused(slot, folded, reading) for reading in found)
    }
    claims = claims_of(rule, folded, found, only, rated)
    if earlier:
        claims = [claim for claim in claims if claim.weight < BARE or not _repeated(rule, found, claim, claims, earlier)]
    ordered = in_order(rule, folded, found)
    claims = [claim for claim in claims if claim.reading not in {one.reading for one in ordered}] + ordered
    claims += aligned(rule, folded, found, claims)
    claims.sort(key=lambda claim: (claim.weight, claim.reading, claim.slot))
    together = bool(TOGETHER.search(folded))
    taken, owners = _owners(rule, folded, found, claims, together=together)
    if not together:
        _drop_contradicted(folded, found, claims, taken, owners)
    _drop_earlier(rule, folded, found, owners)
    if not earlier:
        _part_and_whole(rule, folded, found, owners)
    for slot_at, held in owners.items():
        slot = rule.slots[slot_at]
        if slot.by:
            held = [*held, *of_other_things(slot, folded, found, taken, held, slot_at)]
        if slot.listed:
            held = [*held, *listed(slot, folded, found, taken, slot_at)]
        figures = [found[claim.reading] for claim in sorted(held, key=lambda claim: claim.reading)]
        facts[slot.name] = fact_of(slot, figures)
        if slot.many and _of_one_year(rule, folded, owners, figures):
            total = total_of([converted(slot, reading) for reading in figures])
            facts[slot.name] = replace(facts[slot.name], value=(total,), said=ADDED.join(reading.said for reading in figures))
    return facts


def _owners(
    rule: Rule, folded: str, found: Sequence[Reading], claims: Sequence[Claim], *, together: bool
) -> tuple[dict[int, Claim], dict[int, list[Claim]]]:
    """The claim that gets each number, and those that each slot gets, the strongest first."""
    taken: dict[int, Claim] = {}
    owners: dict[int, list[Claim]] = {}
    for claim in claims:
        slot, held = rule.slots[claim.slot], owners.get(claim.slot, [])
        if claim.reading in taken or (held and not (slot.many or slot.sums or slot.by or together)):
            continue
        if held and slot.listed:
            continue  # further ones only as strung together
        if held and (slot.sums or slot.by) and not adds(slot, folded, found, claim, held):
            continue
        if held and claim.weight > STRONG and not slot.by:
            continue  # a further period has to be named as clearly as the first
        if claim.weight >= BARE and _many_bare(claim, claims, taken):
            continue
        taken[claim.reading] = claim
        owners.setdefault(claim.slot, []).append(claim)
    return taken, owners


def _drop_contradicted(
    folded: str, found: Sequence[Reading], claims: Sequence[Claim], taken: dict[int, Claim], owners: dict[int, list[Claim]]
) -> None:
    """A slot with two different figures has none, unless one of them sums up the rest."""
    for claim in claims:
        if claim.reading not in taken and claim.weight <= STRONG and _differs(claim, owners, found):
            if any(WITHIN.search(folded, found[held.reading].end, found[claim.reading].start) for held in owners[claim.slot]):
                continue
            if is_total(folded, found[claim.reading]):
                owners[claim.slot] = [claim]
            elif of_own_parts(folded, [found[other.reading] for other in (claim, *owners[claim.slot])]):
                taken[claim.reading] = claim
                owners[claim.slot].append(claim)
            elif not any(is_total(folded, found[held.reading]) for held in owners.get(claim.slot, ())):
                owners.pop(claim.slot, None)


def _drop_earlier(rule: Rule, folded: str, found: Sequence[Reading], owners: dict[int, list[Claim]]) -> None:
    """Of series that should be equally long, the longer keep no figure that another one has replaced: 前年工资1350万，本年1600万."""
    series = {at: held for at, held in owners.items() if rule.slots[at].many}
    shortest = min(map(len, series.values()), default=0)
    for at, held in series.items():
        if len(held) > shortest:
            kept = [claim for claim in held if superseding(folded, found[claim.reading], found) is None]
            owners[at] = kept or held


def _of_one_year(rule: Rule, folded: str, owners: Mapping[int, Sequence[Claim]], figures: Sequence[Reading]) -> bool:
    """Whether figures of a series are all of one year: another series has one figure, and words say "and again"."""
    single = any(rule.slots[at].many and len(held) == 1 for at, held in owners.items())
    return single and len(figures) > 1 and all(AGAIN.search(folded[: reading.start]) for reading in figures[1:])


def _repeated(rule: Rule, found: Sequence[Reading], claim: Claim, claims: Sequence[Claim], earlier: Mapping[str, Fact]) -> bool:
    """Whether a figure without words would replace a fact in a turn that brings another one, or repeats what was given."""
    slot, amount = rule.slots[claim.slot], found[claim.reading].amount
    others = any(other.weight < BARE and other.slot != claim.slot and other.reading != claim.reading for other in claims)
    told = any(fact.value in (amount, (amount,)) for name, fact in earlier.items() if name != slot.name)
    return told or (others and slot.name in earlier)


def _part_and_whole(rule: Rule, folded: str, found: Sequence[Reading], owners: dict[int, list[Claim]]) -> None:
    """Of the only two counts, where one slot is left without, the smaller is the part and the larger the whole."""
    for whole_at, slot in enumerate(rule.slots):
        if not slot.whole or (part_at := rule.place_of(slot.part)) is None or (whole_at in owners and part_at in owners):
            continue
        counts = [
            at
            for at, reading in enumerate(found)
            if fits(slot, reading, labelled=True)
            and reading.amount.exact
            and not is_no_fact(folded, reading)
            and not is_refused(slot, folded, reading)
        ]
        others = {claim.reading for at, held in owners.items() if at not in (whole_at, part_at) for claim in held}
        if len(counts) == 2 and not others & set(counts) and superseding(folded, found[counts[0]], found) is None:
            small, large = sorted(counts, key=lambda at: found[at].amount.low)
            meant = {whole_at: large, part_at: small}
            told = {at: claim.reading for at in meant for claim in owners.get(at, ())}
            if found[small].amount.low < found[large].amount.low and told.items() <= meant.items():
                owners |= {at: [Claim(STRONG, reading, at)] for at, reading in meant.items()}


def _many_bare(claim: Claim, claims: Sequence[Claim], taken: dict[int, Claim]) -> bool:
    """Whether a slot without its words could take one of several numbers: then none is taken."""
    rivals = {c.reading for c in claims if c.slot == claim.slot and c.reading not in taken and c.weight >= BARE}
    return len(rivals) > 1


def _differs(claim: Claim, owners: dict[int, list[Claim]], found: Sequence[Reading]) -> bool:
    return any(
        held.weight <= STRONG and found[held.reading].amount != found[claim.reading].amount for held in owners.get(claim.slot, ())
    )


def converted(slot: Slot, reading: Reading) -> Amount:
    """The amount that a slot takes of a figure: as written, or as its comparator bounds it."""
    return reading.stated if slot.stated else reading.amount


def total_of(amounts: Sequence[Amount]) -> Amount:
    """The sum of at least one amount."""
    total = amounts[0]
    for amount in amounts[1:]:
        total = total + amount
    return total


def fact_of(slot: Slot, held: Sequence[Reading]) -> Fact:
    """The fact that the figures of a slot make: their sum, or a series where the slot takes many."""
    amounts = tuple(converted(slot, reading) for reading in held)
    unstated = slot.unit not in ("", "any") and any(reading.unit == "" for reading in held)
    said = "、".join(reading.said.replace("、", ADDED) if slot.many and not reading.again else reading.said for reading in held)
    total = total_of(amounts)
    parts = amounts if (slot.sums or slot.by) and len(amounts) > 1 else ()
    spoken_unit, multiplied = held[0].unit if slot.unit == "any" else "", any(reading.again for reading in held)
    return Fact(
        slot,
        amounts if slot.many else total,
        said,
        spoken_unit,
        unstated,
        parts,
        multiplied,
        any(reading.monthly for reading in held),
    )


def _implied(rule: Rule, folded: str, text: str) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for slot in rule.slots:
        if slot.kind == "text" and re.search(rule.asking.topic, folded, re.I):
            facts[slot.name] = Fact(slot, text, text)  # the book finds in it what it names
        for pattern, value in slot.implied:
            if match := re.search(pattern, folded, re.I):
                facts[slot.name] = Fact(slot, implied_value(slot, value), text[match.start() : match.end()])
                break
    return facts


def implied_value(slot: Slot, value: str) -> Value:
    """The value that words without a number mean."""
    if slot.kind == "amount":
        return (Amount.of(value),) if slot.many else Amount.of(value)
    return value == "yes" if slot.kind == "flag" else value
