"""Facts from a form as the turn of a conversation: words that the rules read back as exactly those facts.

A form knows which fact a value is for; a turn is only words. So words are put around the value — 项目成本80万元 — and of
several ways to say it the first is taken that reading, in this conversation, turns into the same facts again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from assistant.rules.entry import read_value
from assistant.rules.reading import readings
from assistant.rules.route import route
from assistant.rules.show import unit_word
from assistant.rules.types import Fact, Language, Rule, Slot, Words

_BETWEEN = re.compile(r"[、；;，]\s*|,\s+")  # between the values of several years; a comma within 10,000,000 stays
_UNITS_ZH = {"ratio": "%", "月": "个月", "any": "", "分值": "分"}
_UNITS_EN = {"ratio": "%", "any": "", "人": "persons", "月": "months", "元": "yuan", "学时": "class hours", "年": "years"}
# How a fact is said whose name on a form is not how people speak of it.
_SPOKEN = {
    "period": Words("最近{}", "over the last {}"),
    "holders": Words("其中{}有高等级证书", "{} of them hold a higher-level certificate"),
    "covered": Words("{}参加证书制度", "{} of them take part in the scheme"),
}
_YES = {"zh": ("是", "不是"), "en": ("yes", "no")}


def read_field(slot: Slot, written: str) -> Fact:
    """The fact that somebody wrote into the field of `slot`; a number without its unit is in the unit of the field.

    Raises UnreadableValue.
    """
    return read_value(slot, _values(slot, written, "zh"))


def _values(slot: Slot, written: str, language: Language) -> list[str]:
    """What was written, value by value, each with the unit of the slot where a number stands alone."""
    parts = _BETWEEN.split(written) if slot.many else [written]
    return [_with_unit(slot, part.strip(), language) for part in parts]


def _with_unit(slot: Slot, written: str, language: Language) -> str:
    found = readings(written)
    if slot.kind != "amount" or len(found) != 1 or found[0].unit or found[0].end != len(written):
        return written
    unit = unit_of(slot, language)
    return f"{written}{unit}" if language == "zh" or unit == "%" else f"{written} {unit}"


def unit_of(slot: Slot, language: Language) -> str:
    """The unit in which the value of `slot` is written, as people write it."""
    if language == "zh":
        return _UNITS_ZH.get(slot.unit, slot.unit)
    return _UNITS_EN.get(slot.unit, unit_word(slot.unit))


def say_facts(rule: Rule, written: Mapping[str, str], history: Sequence[str], language: Language) -> str:
    """A turn that gives `rule` the facts `written`, by name, after the turns of `history`.

    Where no way to say them is read back, the plainest: the reply to it says what it understood, and asks again.
    Raises UnreadableValue for what is no value of its fact.
    """
    wanted = {slot.name: read_field(slot, written[slot.name]) for slot in rule.slots if slot.name in written}
    earlier = route(history[-1], history[:-1]) if history else None
    if earlier is not None and earlier.rule.id == rule.id:
        wanted = {**earlier.facts, **wanted}
    ways = list(dict.fromkeys(_ways(rule, written, history[-1:], language)))
    return next((turn for turn in ways if _gives(rule, turn, history, wanted)), ways[0])


def _gives(rule: Rule, turn: str, history: Sequence[str], wanted: Mapping[str, Fact]) -> bool:
    """Whether the rules, reading `turn` where it would stand, have all the facts wanted."""
    routed = route(turn, history)
    if routed is None or routed.rule.id != rule.id or not wanted.keys() <= routed.facts.keys():
        return False
    return all(_same(fact, routed.facts[name]) for name, fact in wanted.items())


def _same(fact: Fact, read: Fact) -> bool:
    """Whether the same was read; a name is looked for in all the words of a turn."""
    if fact.slot.kind == "text":
        return str(fact.value) in str(read.value)
    return fact.value == read.value


def _ways(rule: Rule, written: Mapping[str, str], last: Sequence[str], language: Language) -> Iterator[str]:
    """Ways to say the facts, the plainest first; then after the name of the rule, and after the last question once more."""
    given = [slot for slot in rule.slots if slot.name in written]
    joint = "，" if language == "zh" else ", "
    asking = f"请算一下{rule.title.zh}：" if language == "zh" else f"Please calculate {rule.title.en}: "
    openings = ("", asking, *(f"{turn.strip(' ?？.。')}{joint}" for turn in last))
    for bare in (False, True):
        worded = [list(dict.fromkeys(_phrases(slot, written[slot.name], language, bare))) for slot in given]
        for opening in openings:
            for phrases in product(*worded):
                yield opening + joint.join(phrases)


def _phrases(slot: Slot, written: str, language: Language, bare: bool) -> Iterator[str]:
    """One fact in words: 项目成本80万元; project costs 800,000 yuan."""
    label, gap = slot.label.in_(language), "" if language == "zh" else " "
    value = ("、" if language == "zh" else ", ").join(_values(slot, written, language))
    if slot.kind == "flag":
        yes, no = _YES[language]
        yield f"{yes if read_field(slot, written).value else no}{gap}{label}"
    if slot.kind == "choice" and slot.words and value in slot.words:
        yield f"{label}{gap}{slot.words[value].in_(language)}"
    yield f"{label}{gap}{value}"
    if slot.name in _SPOKEN:
        yield _SPOKEN[slot.name].in_(language).format(value)
    if bare:
        yield value
