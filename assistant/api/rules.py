"""`/api/rules`: what each rule computes, the schema of its facts, and the computation."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import FastAPI, Path, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass

from assistant.api.desk import Desk, read_day
from assistant.api.faults import ERRORS, NOT_FOUND
from assistant.api.wire import as_json, to_bytes
from assistant.computing import reply_from_facts, said_in
from assistant.rules.book import RULES
from assistant.rules.schema import form, json_schema
from assistant.rules.types import Rule
from assistant.types import Reply

RuleId = Annotated[str, Path(alias="id", description="as `/api/rules` lists it", examples=["performance-pay"])]
# The facts of all rules in one schema: each by its title, as `/api/rules/{id}` gives it alone.
_FACTS: dict[str, Any] = {
    "anyOf": [{key: value for key, value in json_schema(rule).items() if key != "$schema"} for rule in RULES],
}


@dataclass(frozen=True)
class Summary:
    """What a rule computes."""

    id: str
    title: str
    title_en: str
    formula: str
    formula_en: str


@dataclass(frozen=True)
class Rules:
    """The rules."""

    rules: tuple[Summary, ...]


@dataclass(frozen=True)
class Description:
    """A rule: the JSON Schema of its facts, and the fields of a form that asks for them."""

    rule: Summary
    facts: dict[str, Any]
    form: list[dict[str, Any]]
    form_en: list[dict[str, Any]]


class Compute(BaseModel):
    """The facts of a computation in the user's own words."""

    model_config = ConfigDict(extra="forbid")

    facts: dict[str, str | bool | list[str]] = Field(
        description="by name, as people say them", json_schema_extra=_FACTS, examples=[{"total": "1000万元"}]
    )
    as_of: str | None = Field(
        None, description="the day on which status is judged; today if absent", json_schema_extra={"format": "date"}
    )
    language: Literal["zh", "en"] = "zh"


def add_routes(app: FastAPI, desk: Desk) -> None:
    """The routes over a book of rules."""

    @app.get("/api/rules", summary="全部规则", response_model=Rules, responses=ERRORS, tags=["rules"])
    async def rules() -> Response:
        """Every rule."""
        return as_json(Rules(tuple(map(_summary, RULES)) if desk.assistant.rules else ()))

    @app.get(
        "/api/rules/{id}",
        summary="一条规则及所需事实",
        response_model=Description,
        responses={**ERRORS, **NOT_FOUND},
        tags=["rules"],
    )
    async def rule(rule_id: RuleId) -> Response:
        """One rule with the schema of its facts."""
        found = desk.rule(rule_id)
        return as_json(Description(_summary(found), json_schema(found), form(found, "zh"), form(found, "en")))

    @app.post(
        "/api/rules/{id}/compute",
        summary="按一条规则计算",
        response_model=Reply,
        responses={**ERRORS, **NOT_FOUND},
        tags=["rules"],
    )
    async def compute(rule_id: RuleId, body: Compute) -> Response:
        """Compute one rule; the reply is of kind `ask` where a fact is missing or cannot be."""
        said, day, index = said_in(body.facts), read_day(body.as_of), desk.assistant.index
        reply = await desk.pool.run(reply_from_facts, index, desk.rules, rule_id, said, day, body.language)
        desk.metrics.answers.labels(reply.kind, reply.composed_by).inc()
        return Response(to_bytes(reply), media_type="application/json")


def _summary(rule: Rule) -> Summary:
    return Summary(rule.id, rule.title.zh, rule.title.en, rule.formula.zh, rule.formula.en)
