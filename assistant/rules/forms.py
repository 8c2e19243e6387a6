"""A form filled in: each field read for itself and told back, or why it cannot be read.

Beside its label a field may do without the unit where only one can be meant; where two can, the reader is asked and nothing guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.rules.amount import Amount
from assistant.rules.book import check, compute, missing_slots, named
from assistant.rules.entry import read_value
from assistant.rules.errors import ImpossibleValue, UnreadableValue
from assistant.rules.load import Statutes
from assistant.rules.reading import readings
from assistant.rules.report import said_value
from assistant.rules.show import show, unit_word
from assistant.rules.types import Fact, Outcome, Rule, Slot, Told, Words

LONGEST = 120  # characters of one field
MOST = 20  # values of one fact: years, schools
BETWEEN = "、"  # the values of one fact, as a calculation tells them in the user's words
_UNITLESS = re.compile(r"[\d,，.\s—–~～\-至到约一二三四五六七八九十百千万亿两零]+")
STANDS = {
    "ratio": "%",
    "人": "人",
    "家": "家",
    "学时": "学时",
    "个": "个",
}  # units that a field shows and a number may do without
_EITHER = {  # a number alone may mean either
    "元": Words("{n}元，还是 {n}万元", "{n} yuan, or {n}万元 (ten thousand yuan)"),
    "月": Words("{n}个月，还是 {n}年", "{n} months, or {n} years"),
    "ratio": Words("{n}%，还是 {m}%", "{n}%, or {m}%"),
}
Place = tuple[str, int]  # the name of a fact and which of its values, from 0


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as read: the facts, what each field was read as, and what is wrong with a field."""

    facts: Mapping[str, Fact]
    read: Mapping[Place, Words]
    faults: Mapping[Place, Words]


def read_form(rule: Rule, statutes: Statutes, said: Mapping[str, Sequence[str]]) -> Filled:
    """Every field of the form that holds something. Names that the rule does not know are ignored."""
    facts: dict[str, Fact] = {}
    read: dict[Place, Words] = {}
    faults: dict[Place, Words] = {}
    for slot in rule.slots:
        texts = _without_end([text.strip() for text in said.get(slot.name, ())])
        values: list[Fact] = []
        for at, text in enumerate(texts):
            try:
                fact = read_field(slot, text, statutes)
                check(fact)
            except (UnreadableValue, ImpossibleValue) as error:
                faults[slot.name, at] = _words(error)
            else:
                values.append(fact)
                read[slot.name, at] = _told_back(fact)
        if values and len(values) == len(texts):
            facts[slot.name] = _joined(slot, values)
    return Filled(facts, read, faults)


def read_field(slot: Slot, text: str, statutes: Statutes) -> Fact:
    """The fact of one field. Raises UnreadableValue saying in both languages what to write."""
    if not text:
        raise UnreadableValue.of(
            "这一行还空着；不需要请把后面的一起清空", "left empty between others; fill it in or empty those after it"
        )
    if len(text) > LONGEST:
        raise UnreadableValue.of(f"太长，最多 {LONGEST} 个字", f"too long; at most {LONGEST} characters")
    if slot.kind == "text":
        found = named(statutes, {slot.name: Fact(slot, text, text)})
        if not found:
            raise UnreadableValue.of(
                "附件1里认不出这项指标，请从列表里选", "no indicator of annex 1 is recognised; choose one from the list"
            )
        return found[slot.name]
    try:
        return read_value(slot, [text])
    except UnreadableValue:
        if slot.kind == "amount" and (fact := _with_unit(slot, text)) is not None:
            return fact
        raise _why(slot, text) from None


def compute_form(rule: Rule, statutes: Statutes, filled: Filled, day: date) -> tuple[Outcome | None, Filled]:
    """The outcome of a form without faults; None, and the fault added, where the facts together cannot be."""
    if filled.faults:
        return None, filled
    try:
        return compute(statutes, rule, filled.facts, day), filled
    except ImpossibleValue as error:
        return None, replace(filled, faults={**filled.faults, (error.slot, 0): _words(error)})


def asked_first(rule: Rule) -> frozenset[str]:
    """The facts that an empty form asks for."""
    return frozenset(slot.name for slot in missing_slots(rule, {}))


def _with_unit(slot: Slot, text: str) -> Fact | None:
    """A number alone in a field that shows its unit: 25 behind which stands % is 25%. A share not above 1 may be either."""
    suffix = STANDS.get(slot.unit)
    if suffix is None or not _UNITLESS.fullmatch(text):
        return None
    try:
        fact = read_value(slot, [text + suffix])
    except UnreadableValue:
        return None
    amount = fact.value[0] if isinstance(fact.value, tuple) else fact.value
    if slot.unit == "ratio" and isinstance(amount, Amount) and 0 < amount.low <= Amount.of("0.01").low:
        return None
    return replace(fact, said=text)


def _why(slot: Slot, text: str) -> UnreadableValue:
    """Why a field cannot be read, and what to write instead."""
    if slot.kind != "amount":
        return UnreadableValue.of("请从列表里选一项", "choose one of the list")
    found = readings(text)
    if len(found) > 1:
        listed = [reading.said.strip() for reading in found]
        return UnreadableValue.of(
            f"读出了 {len(found)} 个数（{'、'.join(listed)}），这里只填一个",
            f"{len(found)} figures ({', '.join(listed)}) where one is asked for",
        )
    if found and not found[0].unit and slot.unit in _EITHER:
        number, hundred = show(found[0].stated, "", "zh"), show(found[0].stated * Amount.of(100), "", "zh")
        either = _EITHER[slot.unit]
        return UnreadableValue.of(
            f"没有写单位，是 {either.zh.format(n=number, m=hundred)}？请带上单位写",
            f"no unit: {either.en.format(n=number, m=hundred)}? Please write the unit",
        )
    zh, en = _UNIT_WORDS.get(slot.unit, (slot.unit, unit_word(slot.unit)))
    if found:
        said = found[0].said.strip()
        return UnreadableValue.of(f"“{said}”的单位不合，这里要填{zh}", f"“{said}” has another unit; {en} is asked for here")
    example = slot.hint
    return UnreadableValue.of(
        f"没有读出数。{example.zh or f'请填{zh}'}", f"no figure can be read. {example.en or f'Please give {en}'}"
    )


_UNIT_WORDS = {
    "ratio": ("百分数，如 60%", "a percentage, such as 60%"),
    "月": ("月数或年数，如 4个月、5年", "months or years, such as 4个月 or 5 years"),
    "元": ("金额，如 1000万元", "an amount, such as 10 million yuan"),
    "any": ("一个数", "a figure"),
}


def _told_back(fact: Fact) -> Words:
    if fact.slot.kind == "text":
        return Words(str(fact.value), str(fact.value))
    return Told(lambda language: said_value(fact, language))


def _joined(slot: Slot, values: Sequence[Fact]) -> Fact:
    if not slot.many:
        return values[-1]
    amounts = tuple(amount for fact in values if isinstance(fact.value, tuple) for amount in fact.value)
    return replace(values[0], value=amounts, said=BETWEEN.join(fact.said or "" for fact in values))


def _without_end(texts: Sequence[str]) -> list[str]:
    """The values without the empty ones at the end; one only where all are empty is none."""
    kept = list(texts[:MOST])
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _words(error: UnreadableValue | ImpossibleValue) -> Words:
    return Words(error.zh, error.en)
