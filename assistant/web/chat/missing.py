"""The facts that a computation lacks, as a small form below the question that asks for them: one labelled field a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.rules.book import RULES
from assistant.rules.errors import UnreadableValue
from assistant.rules.saying import read_field, say_facts, unit_of
from assistant.rules.types import Rule, Slot
from assistant.types import Language, Reply
from assistant.web.parts import shown
from assistant.web.session import Turn
from assistant.web.texts import LOCALES, say

_LONGEST = 60  # characters of a value
_FLAG = {"yes": "yes", "no": "no"}  # value of the field → key of its label


def asked_for(reply: Reply) -> tuple[Rule, list[Slot]] | None:
    """The rule that lacks facts, and the facts; None where a reply asks for none."""
    rule = next((rule for rule in RULES if reply.missing and rule.id == reply.missing[0].rule), None)
    if rule is None:
        return None
    names = {missing.name for missing in reply.missing if missing.rule == rule.id}
    return rule, [slot for slot in rule.slots if slot.name in names]


def facts_form(language: Language, turn: Turn, reply: Reply) -> str:
    """The form, with what was written into it before and could not be read."""
    asked = asked_for(reply)
    if asked is None:
        return ""
    fields = "".join(_field(language, turn, slot, reply.language) for slot in asked[1])
    title = say(language, "facts_title")
    return (
        f'<form class="facts" data-act="facts" data-turn="{turn.number}" novalidate aria-label="{title}"><h3>{title}</h3>{fields}'
        f'<button type="submit" class="do">{say(language, "facts_send")}</button></form>'
    )


def unreadable(slots: Sequence[Slot], written: Mapping[str, str]) -> frozenset[str]:
    """The names of the facts whose fields are empty or cannot be read."""
    return frozenset(slot.name for slot in slots if not _readable(slot, written.get(slot.name, "")))


def composed(rule: Rule, slots: Sequence[Slot], written: Mapping[str, str], history: Sequence[str], language: Language) -> str:
    """What was filled in, as the next turn of the conversation."""
    return say_facts(rule, {slot.name: written[slot.name] for slot in slots}, history, language)


def _readable(slot: Slot, written: str) -> bool:
    try:
        read_field(slot, written)
    except UnreadableValue:
        return False
    return bool(written.strip()) and len(written) <= _LONGEST


def _field(language: Language, turn: Turn, slot: Slot, spoken: Language) -> str:
    name = f"fact-{turn.number}-{slot.name}"
    label = f'<span data-content lang="{LOCALES[spoken]}">{shown(slot.label.in_(spoken))}</span>'
    fault = slot.name in turn.faults
    notes = [(f"{name}-hint", "hint", " data-content", slot.hint.in_(spoken))] if slot.hint.in_(spoken) else []
    plea = say(language, "fact_unreadable" if slot.kind == "amount" else "fact_missing")
    notes += [(f"{name}-fault", "fault", "", plea)] if fault else []
    described = f' aria-describedby="{" ".join(note[0] for note in notes)}"' if notes else ""
    described += ' aria-invalid="true"' if fault else ""
    below = "".join(f'<small class="{kind}" id="{key}"{mark}>{shown(text)}</small>' for key, kind, mark, text in notes)
    if slot.kind in ("choice", "flag"):
        return f'<fieldset class="field"{described}><legend>{label}</legend>{_choices(language, turn, slot, spoken)}{below}</fieldset>'
    unit = unit_of(slot, spoken)
    suffix = f'<span class="unit" data-content>{shown(unit)}</span>' if unit else ""
    value = f' value="{shown(turn.said[slot.name])}"' if slot.name in turn.said else ""
    mode = ' inputmode="decimal"' if slot.kind == "amount" and not slot.many else ""
    return (
        f'<div class="field"><label for="{name}">{label}</label><span class="entry"><input type="text" id="{name}" name="{slot.name}" '
        f'maxlength="{_LONGEST}" autocomplete="off"{mode}{value}{described}>{suffix}</span>{below}</div>'
    )


def _choices(language: Language, turn: Turn, slot: Slot, spoken: Language) -> str:
    if slot.kind == "flag":
        options = [(value, say(language, key), "") for value, key in _FLAG.items()]
    else:
        words = slot.words or {}
        options = [(value, words[value].in_(spoken) if value in words else value, " data-content") for value in slot.choices]
    chosen = turn.said.get(slot.name)
    return "".join(
        f'<label class="choice"><input type="radio" name="{slot.name}" value="{shown(value)}"{" checked" if value == chosen else ""}>'
        f"<span{mark}>{shown(text)}</span></label>"
        for value, text, mark in options
    )
