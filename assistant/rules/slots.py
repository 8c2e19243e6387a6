"""Facts out of running text: each number goes to the slot whose words stand nearest to it.

A number with two slots equally near, or a slot with two numbers that claim it, is left out and asked for: a wrong
value in a right-looking answer is the one fault that cannot be forgiven.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.rules.amount import Amount
from assistant.rules.reading import Reading, fold, readings
from assistant.rules.types import Fact, Rule, Slot, Value

_COMMA = 4  # a comma between word and number weighs as much as this many characters
_SENTENCE = 40  # a sentence end all but parts them
_NUMBER_BETWEEN = 14  # another number in between has the better claim to the word
_REACH = 24  # beyond this a word does not speak for a number
_TAIL = 3  # characters at the end of a number's own words that may be a slot's word
_BARE = 60  # the weight of a number that no word speaks for
_LONG = 8  # characters of a word that leaves no doubt
_STRONG = 10  # within this a word stands right beside its number
_MONEY_FLOOR = Decimal(1000)  # a bare figure from here on may be a sum of yuan; below it might be 万元 or anything
_APPEND = re.compile(r"第[二三四五六七八九十]+年|次年|下一?年|再下一年|转年|(?:second|third|fourth|fifth|next|following) year")
_BREAK = re.compile(r"[。；;！!？?\n]")


@dataclass(frozen=True, slots=True)
class _Claim:
    weight: int
    reading: int
    slot: int


def fill(rule: Rule, text: str, *, only: Sequence[Slot] = ()) -> dict[str, Fact]:
    """The facts that `text` gives for `rule`. Slots in `only` may take a number that no word speaks for, as an answer to their question."""
    folded = fold(text)
    found = readings(text)
    facts = _implied(rule, folded, text)
    claims = sorted(_claims(rule, folded, found, only), key=lambda claim: (claim.weight, claim.reading, claim.slot))
    taken: dict[int, _Claim] = {}
    owners: dict[int, list[_Claim]] = {}
    for claim in claims:
        slot = rule.slots[claim.slot]
        if claim.reading in taken or (claim.slot in owners and not slot.many):
            continue
        if claim.slot in owners and claim.weight > _STRONG:
            continue  # a further period has to be named as clearly as the first
        if claim.weight >= _BARE and _many_bare(claim, claims, taken):
            continue
        taken[claim.reading] = claim
        owners.setdefault(claim.slot, []).append(claim)
    for claim in claims:
        if claim.reading not in taken and claim.weight <= _STRONG and _differs(claim, owners, found):
            owners.pop(claim.slot, None)  # two different figures for one fact
    for slot_at, held in owners.items():
        slot = rule.slots[slot_at]
        facts[slot.name] = _fact(slot, [found[claim.reading] for claim in sorted(held, key=lambda claim: claim.reading)])
    return facts


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

    if slot.kind != "amount":
        return _said_choice(slot, texts[-1])
    amounts = []
    for text in texts:
        found = [reading for reading in readings(text) if _fits(slot, reading, labelled=True)]
        if len(found) != 1:
            raise UnreadableValue(
                f"{slot.name} {text!r}: no single value in {slot.unit or 'figures'} can be read; {slot.hint.en or slot.question.en}"
            )
        amounts.append(_converted(slot, found[0]))
    value: Value = tuple(amounts) if slot.many else amounts[-1]
    return Fact(slot, value, "、".join(texts))


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


def _claims(rule: Rule, folded: str, found: Sequence[Reading], only: Sequence[Slot]) -> list[_Claim]:
    claims = []
    for at, reading in enumerate(found):
        for slot_at, slot in enumerate(rule.slots):
            if slot.kind != "amount":
                continue
            weight = _weight(slot, folded, found, at)
            if weight is not None and _fits(slot, reading, labelled=True):
                claims.append(_Claim(weight, at, slot_at))
            elif (slot in only if only else slot.bare) and _fits(slot, reading, labelled=slot in only):
                claims.append(_Claim(_BARE + (0 if slot.required else 1), at, slot_at))
    return claims


def _many_bare(claim: _Claim, claims: Sequence[_Claim], taken: dict[int, _Claim]) -> bool:
    """Whether a slot without its words could take one of several numbers: then none is taken."""
    rivals = {c.reading for c in claims if c.slot == claim.slot and c.reading not in taken and c.weight >= _BARE}
    return len(rivals) > 1


def _differs(claim: _Claim, owners: dict[int, list[_Claim]], found: Sequence[Reading]) -> bool:
    return any(
        held.weight <= _STRONG and found[held.reading].amount != found[claim.reading].amount
        for held in owners.get(claim.slot, ())
    )


def _weight(slot: Slot, folded: str, found: Sequence[Reading], at: int) -> int | None:
    """How far the slot's words stand from a number; None if none is within reach."""
    reading = found[at]
    # 五年*内*, 120 *teachers*: the reader takes the word with the number
    tail = [at for at in range(reading.start + 1, reading.end + 1) if reading.end - at <= _TAIL or folded[at - 1] == " "]
    if folded[reading.end : reading.end + 1] == " ":
        tail.append(reading.end + 1)
    for pattern in _patterns(slot.after):
        if any(pattern.match(folded, place) for place in tail):
            return 0
    best: int | None = None
    floor = max(0, reading.start - 2 * _REACH)
    for pattern in _patterns(slot.near):
        for match in pattern.finditer(folded, floor, reading.end):
            if match.start() > reading.start:
                break
            between = folded[match.end() : reading.start]
            weight = (
                len(between.strip())
                + _COMMA * sum(between.count(mark) for mark in ",，、")
                + _SENTENCE * len(_BREAK.findall(between))
            )
            weight += _NUMBER_BETWEEN * sum(match.end() <= other.start and other.end <= reading.start for other in found)
            weight = 2 * weight + _LONG - min(len(match[0]), _LONG)  # of words equally near, the longer speaks more surely
            if weight <= 2 * _REACH and (best is None or weight < best):
                best = weight + 1
    return best


@lru_cache(maxsize=512)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:\b)?(?:{word})" if word.isascii() else rf"(?:{word})", re.I) for word in words)


def _fits(slot: Slot, reading: Reading, *, labelled: bool) -> bool:
    """Whether a number can be this fact: its unit is the slot's, or it has none and the words leave no doubt."""
    if reading.unit == slot.unit or reading.unit in slot.also:
        return True
    if slot.unit == "人" and reading.unit in ("个", "", "人次", "名"):
        return labelled and reading.unit != "人次"
    if slot.unit == "元" and reading.unit == "":
        return reading.large or (labelled and reading.amount.low >= _MONEY_FLOOR)
    if slot.unit in ("学时", "个", "分值", "天", "人次") and reading.unit in ("", "个"):
        return labelled
    return False


def _converted(slot: Slot, reading: Reading) -> Amount:
    return reading.stated if slot.stated else reading.amount


def _fact(slot: Slot, held: Sequence[Reading]) -> Fact:
    amounts = tuple(_converted(slot, reading) for reading in held)
    unstated = bool(slot.unit) and any(reading.unit == "" for reading in held)
    return Fact(slot, amounts if slot.many else amounts[0], "、".join(reading.said for reading in held), unstated)


def _implied(rule: Rule, folded: str, text: str) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for slot in rule.slots:
        for pattern, value in slot.implied:
            if match := re.search(pattern, folded, re.I):
                facts[slot.name] = Fact(slot, _implied_value(slot, value), text[match.start() : match.end()])
                break
    return facts


def _implied_value(slot: Slot, value: str) -> Value:
    if slot.kind == "amount":
        return (Amount.of(value),) if slot.many else Amount.of(value)
    return value == "yes" if slot.kind == "flag" else value
