"""A fact written for one slot alone, on a form or a command line: read as one value, or refused with what to write."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.rules.additions import ADDED
from assistant.rules.claims import fits
from assistant.rules.errors import UnreadableValue
from assistant.rules.reading import fold, readings
from assistant.rules.slots import converted, implied_value, total_of
from assistant.rules.types import Fact, Slot, Value


def read_value(slot: Slot, texts: Sequence[str]) -> Fact:
    """The fact of a slot from what was written for it alone, on a form or a command line. Raises UnreadableValue."""
    if len(texts) != 1 and not (texts and slot.many):
        raise UnreadableValue(f"{slot.name} is given {len(texts)} times; give it once")
    if slot.kind == "text":
        return Fact(slot, texts[-1], texts[-1])
    if slot.kind != "amount":
        return _said_choice(slot, texts[-1])
    amounts = []
    for text in texts:
        pieces = text.split(ADDED) if slot.many else [text]
        found = [reading for piece in pieces for reading in readings(piece) if fits(slot, reading, labelled=True)]
        if len(found) != len(pieces):
            raise UnreadableValue(
                f"{slot.name} {text!r}: no single value in {slot.unit or 'figures'} can be read; {slot.hint.en or slot.question.en}"
            )
        amounts.append(total_of([converted(slot, reading) for reading in found]))
    value: Value = tuple(amounts) if slot.many else amounts[-1]
    return Fact(slot, value, "、".join(texts), found[0].unit if slot.unit == "any" else "")


def _said_choice(slot: Slot, text: str) -> Fact:
    folded = fold(text).strip().lower()
    if slot.kind == "flag" and folded in ("yes", "true", "是", "有", "1", "no", "false", "否", "没有", "无", "0"):
        return Fact(slot, folded in ("yes", "true", "是", "有", "1"), text)
    if folded in slot.choices:
        return Fact(slot, folded, text)
    for pattern, value in slot.implied:
        if re.search(pattern, folded):
            return Fact(slot, implied_value(slot, value), text)
    allowed = "yes or no" if slot.kind == "flag" else ", ".join(slot.choices)
    raise UnreadableValue(f"{slot.name} {text!r} is unknown; write {allowed}")
