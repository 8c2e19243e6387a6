"""`assistant rules` and `assistant compute`: the rules on the command line, without an index."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.days import parse_day
from assistant.errors import RequestError
from assistant.rules import RuleBook, RuleError
from assistant.rules.book import RULES
from assistant.rules.chat import to_calculation
from assistant.rules.receipt import receipt
from assistant.rules.report import Spans, ask, report
from assistant.rules.schema import form, json_schema
from assistant.rules.types import Language
from index.load import load_documents

EVALUATION = "evaluation"  # takes a table of schools instead of single facts
_SETTINGS = ("as-of", "json", "language", "table", "group")


def list_rules(options: argparse.Namespace) -> str:
    """Every rule with its facts; with --json the JSON Schema and the form of each."""
    if options.json:
        described = [{"rule": rule.id, "schema": json_schema(rule), "form": form(rule, "zh")} for rule in RULES]
        return json.dumps(described, ensure_ascii=False, indent=1)
    lines = []
    for rule in RULES:
        facts = " ".join(f"--{slot.name}" if slot.required else f"[--{slot.name}]" for slot in rule.slots)
        lines.append(f"{rule.id:20} {rule.title.zh}\n{'':20} {facts}")
    lines.append(f"{EVALUATION:20} 学校产教融合评价（附件1，44项指标）\n{'':20} --table schools.csv|schools.xlsx [--group 列名]")
    return "\n".join(lines)


def compute_rule(options: argparse.Namespace) -> tuple[int, str]:
    """The figure of one rule from facts in the user's words (`compute performance-pay --total 1000万元`); status 2 where one is missing."""
    settings, said = _split(options.facts)
    day = parse_day(settings["as-of"]) if settings.get("as-of") else date.today()
    language: Language = "en" if settings.get("language") == "en" else "zh"
    try:
        if options.rule == EVALUATION:
            return 0, _evaluate(settings)
        book = RuleBook.open({document.doc_id: document for document in load_documents()})
        outcome = book.compute(options.rule, said, day)
    except RuleError as error:
        raise RequestError(str(error)) from None
    spans = Spans()
    if outcome.missing:
        sources_of = [book.statutes.words(name) for name in outcome.rule.decisive]
        return 2, _with_sources(ask(outcome, language, spans, sources_of), spans, book)
    text = report(outcome, language, spans)
    if settings.get("json"):
        calculation = dataclasses.asdict(to_calculation(outcome, language, spans))
        for step in calculation["steps"]:
            step["citation"] = None if step["citation"] is None else step["citation"] + 1  # numbered from 1, as in a reply
        sources = [
            {"n": n, "doc_id": doc_id, "start": start, "end": end} for n, (doc_id, start, end) in enumerate(spans.all(), 1)
        ]
        return 0, json.dumps(
            {**calculation, "citations": sources, "receipt": json.loads(receipt(outcome, book.statutes))},
            ensure_ascii=False,
            indent=1,
        )
    return 0, _with_sources(text, spans, book)


def _with_sources(text: str, spans: Spans, book: RuleBook) -> str:
    """The report with numbered citations and the words of each clause below."""
    quotes = []
    for n, span in enumerate(spans.all(), 1):
        text = text.replace(f"⟦{n - 1}⟧", f"[{n}]")
        provision = next(p for p in book.statutes.every() if (p.doc_id, p.start, p.end) == span)
        quotes.append(f"[{n}] 《{provision.record.title}》{provision.clause}：{provision.quote}")
    return "\n\n".join([text, *quotes])


def _evaluate(settings: dict[str, str]) -> str:
    from assistant.rules.evaluation import evaluate, read_indicators, rows_of
    from assistant.rules.schools import as_text, read_table  # for tables alone

    if not settings.get("table"):
        raise RequestError("evaluation needs --table FILE: a CSV or XLSX with one school a row and one indicator a column")
    documents = {document.doc_id: document for document in load_documents()}
    indicators = read_indicators(rows_of(documents["shaoxing-five-year-draft"].text))
    groups = read_table(Path(settings["table"]), indicators, settings.get("group"))
    return "\n\n".join(as_text(name, evaluate(indicators, table)) for name, table in groups.items())


def _split(words: Sequence[str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """`--name value` pairs: settings of the command, and facts, which may repeat."""
    settings: dict[str, str] = {}
    facts: dict[str, list[str]] = {}
    at = 0
    while at < len(words):
        name, equals, value = words[at].partition("=")
        if not name.startswith("--"):
            raise RequestError(f"{words[at]!r}: write facts as --name value; `assistant rules` lists the names")
        name, at = name.removeprefix("--"), at + 1
        if name == "json":
            settings[name] = "yes"
            continue
        if not equals:
            if at >= len(words):
                raise RequestError(f"--{name} has no value; write for example --{name} 1000万元")
            value, at = words[at], at + 1
        if name in _SETTINGS:
            settings[name] = value
        else:
            facts.setdefault(name.replace("-", "_"), []).append(value)
    return settings, facts
