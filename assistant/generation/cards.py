"""Drafts of cards, written by the model for the clauses of a document that have none, and held to the checks of an answer.

A draft goes to `corpus/cards/drafts/`, which the program does not read, and bears `reviewed: false`, which it refuses: only a
person who has read it takes the mark out and the file into `corpus/cards/`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from assistant.answer import Assistant
from assistant.config import Config
from assistant.errors import ConfigError, RequestError
from assistant.generation.sources import grounds_for, new_key, source_of
from assistant.generation.talk import Talk
from assistant.llm import ModelError
from assistant.llm.types import Message
from assistant.prompts import as_data, load_prompt
from assistant.verify import statements, verify
from assistant.verify.figures import figures_of
from assistant.verify.segments import read_text
from assistant.verify.statements import read
from index.cards import is_list_of_texts, locate_quote
from index.types import Document, Passage, PassageKind

_FIELDS = ("quote", "answer", "answer_en", "quote_en")
_SHORTEST = 12  # characters of a clause that is worth a card
_FEWEST = 3  # ways of asking
_FOLDER = "drafts"
_HEADER = "# Drafted by {model} and reviewed by nobody. Read each against its clause, correct it, take out `reviewed: false`,\n# move it into ../{doc_id}.yaml, then run: python -m index.stamp\n"
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class NotUsable(Exception):
    """A draft that does not pass; the message says why."""


def draft_file(assistant: Assistant, config: Config, doc_id: str, limit: int | None = None) -> Iterator[str]:
    """Draft cards for a document, one line of progress a clause; the file is written at the end. Raises ConfigError, RequestError."""
    document = assistant.documents.get(doc_id)
    if document is None:
        raise RequestError(f"{doc_id!r} is no document; one of {', '.join(assistant.documents)}")
    if assistant.model is None:
        raise ConfigError("ASSISTANT_MODEL is not set; drafting cards needs a language model, such as ollama:qwen3")
    kept: list[dict[str, Any]] = []
    wanted = [passage for passage in assistant.index.passages if passage.doc_id == doc_id and _lacks_card(assistant, passage)]
    for number, passage in enumerate(wanted[:limit], 1):
        try:
            kept.append(
                {
                    "id": f"{doc_id}-draft-{number}",
                    "reviewed": False,
                    "topic": "draft",
                    **draft_card(assistant, document, passage),
                }
            )
            yield f"{passage.key} drafted"
        except NotUsable as fault:
            yield f"{passage.key} left out: {fault}"
    folder = config.corpus / "cards" / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{doc_id}.yaml"
    written = folder / f".{doc_id}.yaml.new"
    body = yaml.safe_dump({"doc_id": doc_id, "cards": kept}, allow_unicode=True, sort_keys=False, width=1000)
    written.write_text(_HEADER.format(model=assistant.model.name, doc_id=doc_id) + body, encoding="utf-8")
    written.replace(path)
    yield f"{len(kept)} drafts of {min(len(wanted), limit or len(wanted))} clauses in {path}; none is used before a person has reviewed it"


def draft_card(assistant: Assistant, document: Document, passage: Passage) -> dict[str, Any]:
    """The fields of a card for one clause. Raises NotUsable where the model fails or what it wrote does not hold."""
    assert assistant.model is not None
    status = "draft" if not document.record.issued else "issued"
    system, user = load_prompt("card").fill(title=as_data(document.record.title), status=status, clause=as_data(passage.text))
    try:
        said = Talk(assistant.model, assistant.model.seconds).say([Message("system", system), Message("user", user)])
    except ModelError as error:
        fault = f"the model failed ({error.kind})"
    else:
        return checked(assistant, document, passage, said)
    raise NotUsable(fault)


def checked(assistant: Assistant, document: Document, passage: Passage, said: str) -> dict[str, Any]:
    """The fields out of what the model wrote, each held against the clause. Raises NotUsable."""
    fields = _fields(said)
    try:
        start, end = locate_quote(document.text, fields["quote"])
    except ValueError as error:
        fault = f"its quote {error}"
    else:
        fault = "" if passage.start <= start and end <= passage.end else "its quote is of another clause"
    if fault:
        raise NotUsable(fault)
    key = new_key()
    day = document.record.effective_from or document.record.signed or date.min  # a card is written for the time it is in force
    source = source_of(assistant.index, key, document.doc_id, start, end, day)
    grounds = grounds_for(assistant.index, [source], "", day)
    for statement in statements(fields["answer"]):
        cited = read(f"{statement.raw.rstrip()}[{key}]")
        verdict = verify(cited, grounds) if cited else None
        if verdict is None or not verdict.passed:
            raise NotUsable(f"its answer does not hold: {verdict.reasons[0] if verdict else 'empty'}")
    _same_figures(fields, source.text)
    return {**fields, "quote": document.text[start:end]}


def _fields(said: str) -> dict[str, Any]:
    found = _OBJECT.search(said)
    try:
        fields = json.loads(found[0]) if found else None
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict) or not all(isinstance(fields.get(name), str) and fields[name].strip() for name in _FIELDS):
        raise NotUsable("the model wrote no card")
    questions = fields.get("questions")
    if not isinstance(questions, list) or not is_list_of_texts(questions) or len(questions) < _FEWEST:
        raise NotUsable(f"it has fewer than {_FEWEST} ways of asking")
    return {**{name: fields[name].strip() for name in _FIELDS}, "questions": list(dict.fromkeys(q.strip() for q in questions))}


def _same_figures(fields: dict[str, Any], clause: str) -> None:
    """Refuse English with a figure or a year that the clause does not have; whether it says the same is for a person to judge."""
    held = figures_of(read_text(clause, "zh"))
    values = {value for figure in held.figures for value in figure.values}
    years = {day.year for day in held.days}
    for name in ("answer_en", "quote_en"):
        english = figures_of(read_text(fields[name], "en"))
        strange = [figure.text for figure in english.figures if not values & set(figure.values)]
        strange += [day.text for day in english.days if day.year not in years]
        if strange:
            raise NotUsable(f"{name} has “{strange[0]}”, which the clause does not have")


def _lacks_card(assistant: Assistant, passage: Passage) -> bool:
    at = assistant.index.position_of[passage.key]
    return passage.kind is PassageKind.CLAUSE and len(passage.text) >= _SHORTEST and not assistant.index.cards_of.get(at)
