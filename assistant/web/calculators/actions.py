"""What happens in the calculators. Each action takes the desk and what the browser sent, and gives what is shown next."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from assistant.export import Manuscript, calculation_document
from assistant.rules import RuleBook
from assistant.rules.errors import Problem, TableError
from assistant.rules.evaluation import evaluate
from assistant.rules.forms import Filled, compute_form, read_form
from assistant.rules.schools import groups_of
from assistant.rules.tables import MAX_BYTES, parse_text, read_grid
from assistant.rules.types import Facts, Outcome, Rule, Words
from assistant.rules.workbook import Grid
from assistant.types import Language, Reply
from assistant.web.calculators.catalogue import catalogue, rule_of
from assistant.web.calculators.desk import EVALUATION, Desk, day_of, said_in_event, said_in_query
from assistant.web.calculators.form import echo, form
from assistant.web.calculators.result import framed, result, status_line, summary
from assistant.web.calculators.schools import MOST_PICTURED, first_pictured, problems_found, scores, table_form
from assistant.web.texts import LANGUAGES, say
from index.types import Document

Drawn = tuple[str, str]  # HTML of the form and of what stands beside it


class Ruled(Protocol):
    """What the calculators need of an assistant."""

    @property
    def rules(self) -> RuleBook | None:
        """The rules; None where the corpus has not the documents that they rest on."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""

    def compute(self, rule_id: str, facts: Facts, day: date, language: Language) -> Reply:
        """What a rule makes of facts that have been read, with its clauses."""


class Actions:
    """The actions on the rules of an assistant. Holds nothing that changes; every reader's state is on the desk."""

    def __init__(self, assistant: Ruled) -> None:
        rules = assistant.rules
        assert rules is not None, "an assistant without rules has no calculators"
        self._assistant = assistant
        self._statutes = rules.statutes
        self._offered = tuple(row.label for row, _ in rules.statutes.indicators.values())

    def draw(self, desk: Desk, language: Language) -> Drawn:
        """The desk as it stands."""
        if desk.rule == EVALUATION:
            return table_form(language, self._statutes), self.draw_scores(desk, language)
        rule = rule_of(desk.rule)
        if rule is None:
            return catalogue(language, self._statutes, date.today()), framed("", desk, language)
        outcome, filled = self._compute(rule, desk)
        return form(rule, desk, filled, language, self._offered), result(outcome, filled, desk, self._statutes, language)

    def open(self, desk: Desk, query: Mapping[str, str], language: Language) -> Drawn:
        """The calculator that an address names, its form filled as the address says; the list where it names none."""
        rule = rule_of(query.get("rule", ""))
        as_of = query.get("as_of", "")
        desk.take(rule, said_in_query(rule, query) if rule else {}, as_of if day_of(as_of) else "")
        if rule is None and query.get("rule") == EVALUATION:
            desk.rule = EVALUATION
        return self.draw(desk, language)

    def fill(self, desk: Desk, wish: Mapping[str, object], language: Language) -> str:
        """The result of the form as the browser has it now."""
        rule = rule_of(str(wish.get("rule")))
        if rule is None or rule.id != desk.rule:
            return self.draw(desk, language)[1]  # an answer that comes late, from a form no longer open
        as_of = str(wish.get("as_of") or "")
        desk.take(rule, said_in_event(rule, wish.get("said")), as_of if day_of(as_of) else "")
        outcome, filled = self._compute(rule, desk)
        return result(outcome, filled, desk, self._statutes, language)

    def check(self, data: object) -> dict[str, Any]:
        """What each field of a form is read as, and the result in one line; for the form itself, while it is written."""
        wish = data if isinstance(data, Mapping) else {}
        rule = rule_of(str(wish.get("rule")))
        if rule is None:
            return {"fields": {}, "summary": ""}
        language: Language = next((known for known in LANGUAGES if known == wish.get("language")), "zh")
        desk = Desk(rule.id, said_in_event(rule, wish.get("said")))
        outcome, filled = self._compute(rule, desk)
        fields = {}
        for place in (*filled.read, *filled.faults):
            text, kind = echo(filled, *place, language)
            fields[f"{place[0]}-{place[1]}"] = {"text": text, "kind": kind}
        return {"fields": fields, "summary": summary(outcome, filled, language)}

    def score(self, desk: Desk, wish: Mapping[str, object], language: Language) -> str:
        """The scores of a table that was pasted (`text`) or chosen as a file (`data`, base64)."""
        desk.rule, desk.evaluations, desk.pictured = EVALUATION, {}, {}
        try:
            indicators = [row for row, _ in self._statutes.indicators.values()]
            groups = groups_of(_grid(wish), indicators)
            desk.problems = ()
            desk.evaluations = {name: evaluate(indicators, table) for name, table in groups.items()}
            desk.pictured = {name: first_pictured(evaluation) for name, evaluation in desk.evaluations.items()}
        except TableError as error:
            desk.problems = error.problems or (Problem(None, None, Words(str(error), str(error))),)
        return self.draw_scores(desk, language)

    def turn(self, desk: Desk, wish: Mapping[str, object], language: Language) -> str:
        """Put a school on the radar of its group, or take it off; the one chosen first leaves where there are too many."""
        name, school = str(wish.get("group")), str(wish.get("school"))
        evaluation = desk.evaluations.get(name)
        if evaluation is not None and school in evaluation.schools:
            shown = desk.pictured.get(name, ())
            chosen = tuple(other for other in shown if other != school) if school in shown else (*shown, school)
            desk.pictured[name] = chosen[-MOST_PICTURED:]
        return self.draw_scores(desk, language)

    def manuscript(self, desk: Desk, language: Language) -> Manuscript | None:
        """The calculation on the desk as a document to keep; None while it has no result."""
        rule = rule_of(desk.rule)
        outcome, filled = self._compute(rule, desk) if rule else (None, None)
        if rule is None or outcome is None or filled is None or outcome.missing:
            return None
        reply = self._assistant.compute(rule.id, filled.facts, outcome.day, language)
        documents = self._assistant.documents
        return calculation_document(reply.calculations[0], reply.citations, documents, language, outcome.day, reply.notices)

    def draw_scores(self, desk: Desk, language: Language) -> str:
        """What stands beside the table of schools."""
        scoring = self._statutes.words("evaluation.scoring")
        today = date.today()
        status = status_line([(scoring.doc_id, str(scoring.record.status_on(today)))], self._statutes, today, language)
        if desk.problems:
            body = problems_found(desk.problems, language)
        elif desk.evaluations:
            body = scores(desk, language)
        else:
            body = f'<h2>{say(language, "calc_how")}</h2><p class="calc-formula">{say(language, "calc_evaluation_how")}</p>'
        return framed(status + body, desk, language)

    def _compute(self, rule: Rule, desk: Desk) -> tuple[Outcome | None, Filled]:
        filled = read_form(rule, self._statutes, desk.said)
        return compute_form(rule, self._statutes, filled, day_of(desk.as_of) or date.today())


def _grid(wish: Mapping[str, object]) -> Grid:
    data, text = wish.get("data"), wish.get("text")
    if not isinstance(data, str):
        return parse_text(text if isinstance(text, str) else "")
    if len(data) > MAX_BYTES * 4 // 3 + 4:
        return read_grid(b"\0" * (MAX_BYTES + 1))  # refused there in the words that belong to it
    try:
        return read_grid(base64.b64decode(data, validate=True))
    except (binascii.Error, ValueError):
        return parse_text("")
