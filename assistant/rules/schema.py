"""One description, many doors: the JSON Schema of a rule's inputs and the form that asks for them."""

from __future__ import annotations

from typing import Any

from assistant.rules.types import Language, Rule, Slot


def json_schema(rule: Rule) -> dict[str, Any]:
    """The inputs of a rule as JSON Schema (2020-12). Amounts are strings, read as people write them: "1000万元", "30%"."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": rule.title.zh,
        "description": rule.formula.zh,
        "type": "object",
        "properties": {slot.name: _property(slot) for slot in rule.slots},
        "required": [slot.name for slot in rule.slots if slot.required and not slot.instead],
        "additionalProperties": False,
    }


def form(rule: Rule, language: Language) -> list[dict[str, Any]]:
    """The fields of a form, in order: name, label, question, hint, unit, kind, choices, whether required and repeated."""
    return [
        {
            "name": slot.name,
            "label": slot.label.in_(language),
            "question": slot.question.in_(language),
            "hint": slot.hint.in_(language),
            "unit": slot.unit,
            "kind": slot.kind,
            "choices": [{"value": choice, "label": (slot.words or {})[choice].in_(language)} for choice in slot.choices],
            "required": slot.required and not slot.instead,
            "many": slot.many,
        }
        for slot in rule.slots
        if not slot.wish
    ]


def tool(rule: Rule) -> dict[str, Any]:
    """The rule as a tool for a language model: it may fill the inputs with the user's words, never compute."""
    return {
        "name": rule.id.replace("-", "_"),
        "description": f"{rule.title.en}. {rule.formula.en}. Pass amounts in the user's own words.",
        "input_schema": json_schema(rule),
    }


def _property(slot: Slot) -> dict[str, Any]:
    described: dict[str, Any] = {"title": slot.label.zh, "description": slot.question.zh}
    if slot.kind == "flag":
        kind: dict[str, Any] = {"type": "boolean"}
    elif slot.choices:
        kind = {"type": "string", "enum": list(slot.choices)}
    else:
        kind = {"type": "string"}
        if slot.unit:
            described["x-unit"] = slot.unit
    return {**described, "type": "array", "items": kind, "minItems": 1} if slot.many else {**described, **kind}
