"""The rules as tools: a model may name a rule and quote the user's words for each fact; code reads those words again.

No figure passes through the model: a quotation that the user never wrote is refused, and so is half of one of his numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.llm.types import Tool, ToolCall
from assistant.rules import Computed, RuleBook
from assistant.rules.book import RULES, find_rule
from assistant.rules.entry import read_value
from assistant.rules.errors import RuleError
from assistant.rules.reading import readings
from assistant.rules.route import Routed
from assistant.rules.schema import tool as described
from assistant.rules.types import Fact, Language, Rule
from assistant.text import clean

_QUOTE = "The user's own words for this fact, quoted verbatim from the conversation, with the number and its unit."
_PART_OF_NUMBER = re.compile(r"[0-9零一二三四五六七八九十百千万亿.%％]")


class ToolRefused(Exception):
    """A call that is not carried out; the message tells the model why."""


def rule_tools(said: str) -> tuple[Tool, ...]:
    """The rules as tools, from their own descriptions; none where the user has given no figure to compute with."""
    if not readings(clean(said)):
        return ()
    return tuple(_tool(rule) for rule in RULES)


def run_tool(book: RuleBook, call: ToolCall, said: str, day: date, language: Language) -> Computed:
    """What the named rule makes of the quoted words. Raises ToolRefused."""
    try:
        rule = find_rule(call.name.replace("_", "-"))
        facts = {
            name: _fact(rule, name, value, clean(said)) for name, value in call.arguments.items() if value not in (None, "", [])
        }
        return book.answer(Routed(rule, facts), day, language)
    except RuleError as error:
        refusal = str(error)
    raise ToolRefused(refusal)


def _tool(rule: Rule) -> Tool:
    spec = described(rule)
    schema = spec["input_schema"]
    return Tool(
        spec["name"], spec["description"], {**schema, "properties": {n: _quoting(p) for n, p in schema["properties"].items()}}
    )


def _quoting(described: Mapping[str, Any]) -> dict[str, Any]:
    """The description of an input, to be filled with the user's words whatever its kind."""
    asked = f"{described.get('title', '')}: {described.get('description', '')} {_QUOTE}"
    quotes = {"type": "array", "items": {"type": "string"}} if described.get("type") == "array" else {"type": "string"}
    return {"description": asked, **quotes}


def _fact(rule: Rule, name: str, value: object, said: str) -> Fact:
    slot = rule.slot(name)
    if slot is None:
        raise ToolRefused(f"{rule.id} has no fact {name!r}; it has {', '.join(slot.name for slot in rule.slots)}")
    quotes = value if isinstance(value, list) else [value]
    if not all(isinstance(quote, str) and _stands_in(clean(quote), said) for quote in quotes):
        raise ToolRefused(f"{name}: quote the user's own words for it, whole and verbatim; ask the user where he gave none")
    return read_value(slot, [clean(str(quote)) for quote in quotes])


def _stands_in(quote: str, said: str) -> bool:
    """Whether the user wrote these words, with every number in them whole."""
    at = said.find(quote) if quote else -1
    while at >= 0:
        before, after = said[at - 1 : at], said[at + len(quote) : at + len(quote) + 1]
        cut = (_numeric(before) and _numeric(quote[0])) or (_numeric(after) and _numeric(quote[-1]))
        if not cut:
            return True
        at = said.find(quote, at + 1)
    return False


def _numeric(char: str) -> bool:
    return bool(char) and _PART_OF_NUMBER.match(char) is not None


def words_of(computed: Computed) -> str:
    """The report of a computation without its marks, as the model reads it and as its sentences are held against."""
    return re.sub(r"⟦\d+⟧|\*\*", "", computed.text)
