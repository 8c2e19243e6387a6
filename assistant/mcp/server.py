"""The tools: ask, search, read a clause, list the rules, compute one. Over standard input and output, or over HTTP.

A tool's text is what a reader of the assistant would see; its structured content is the whole reply of the contract.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from assistant.answer import Assistant
from assistant.api.serving import run_guarded
from assistant.catalogue import MOST_FOUND, Clause, clause, search
from assistant.computing import named_rule, reply_from_facts, said_in
from assistant.config import Config
from assistant.days import parse_day
from assistant.errors import RequestError
from assistant.jsonl import read_request
from assistant.render import reply_to_dict
from assistant.rules.book import RULES
from assistant.rules.schema import json_schema
from assistant.types import Reply

PATH = "/mcp"
_NAME = "zhejiang-vocational-policy"
_INSTRUCTIONS = (
    "Vocational-education policy of Zhejiang, Hangzhou and Shaoxing. Answers come with clauses word for word and their status "
    "on the day; say of a draft that it is one. Never compute a figure yourself: call compute with the user's own words."
)
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
_Made = TypeVar("_Made")

AsOf = Annotated[str | None, Field(description="day on which status is judged, YYYY-MM-DD; today if absent")]
Region = Annotated[str | None, Field(description="浙江, 杭州 or 绍兴")]
Facts = Annotated[
    dict[str, str | bool | list[str]],
    Field(description="facts of the rule by name, each in the user's own words, as list_rules names them"),
]


def build_server(assistant: Assistant) -> MCPServer[Any]:
    """The server over an assistant."""
    server: MCPServer[Any] = MCPServer(_NAME, instructions=_INSTRUCTIONS, log_level="WARNING")
    for add in (_add_asking, _add_reading, _add_rules):
        add(server, assistant)
    return server


def serve_stdio(config: Config) -> None:
    """Serve over standard input and output until the client leaves."""
    build_server(Assistant.open(config)).run("stdio")


def serve_http(config: Config) -> None:
    """Serve over streamable HTTP at `PATH`, behind the keys and limits of the API. Raises ConfigError if the port is taken."""
    server = build_server(Assistant.open(config))
    app = server.streamable_http_app(streamable_http_path=PATH, json_response=True, stateless_http=True, host=config.host)
    run_guarded(app, config, name="MCP", path=PATH)


def _add_asking(server: MCPServer[Any], assistant: Assistant) -> None:
    @server.tool(annotations=_READS)
    def ask(
        question: Annotated[str, Field(description="in Chinese or English, as the user put it")],
        history: Annotated[list[str] | None, Field(description="earlier questions, oldest first")] = None,
        as_of: AsOf = None,
        region: Region = None,
    ) -> CallToolResult:
        """Ask the assistant; it answers with the clauses word for word, computes, asks for a missing fact, or says that the documents do not say."""
        fields = {"question": question, "history": history, "as_of": as_of, "region": region}
        return _replied(_told(lambda: assistant.ask(read_request(fields))))


def _add_reading(server: MCPServer[Any], assistant: Assistant) -> None:
    @server.tool(name="search", annotations=_READS)
    def search_clauses(
        query: str, limit: Annotated[int, Field(ge=1, le=MOST_FOUND)] = 10, as_of: AsOf = None, region: Region = None
    ) -> CallToolResult:
        """Find the clauses nearest to a query, best first, each with document, path, status and text."""
        day = _told(lambda: _day(as_of))
        request = _told(lambda: read_request({"question": query, "region": region}))
        found = _told(lambda: search(assistant.index, request.question, day, request.region, limit))
        return _result("\n\n".join(map(_shown, found)), {"clauses": [asdict(item) for item in found]})

    @server.tool(annotations=_READS)
    def read_clause(
        doc_id: Annotated[str, Field(description="a document as search names it")],
        path: Annotated[str, Field(description="4.3, annex1.2 or 四（三）")],
        as_of: AsOf = None,
    ) -> CallToolResult:
        """Read one clause word for word, with everything below it."""
        found = _told(lambda: clause(assistant.index, doc_id, path, _day(as_of)))
        return _result(_shown(found), asdict(found))


def _add_rules(server: MCPServer[Any], assistant: Assistant) -> None:
    @server.tool(annotations=_READS)
    def list_rules(
        rule: Annotated[str | None, Field(description="one rule, with the JSON Schema of its facts; all if absent")] = None,
    ) -> CallToolResult:
        """List the rules that compute figures, or describe one."""
        rules = RULES if assistant.rules else ()
        chosen = rules if rule is None else (_told(lambda: named_rule(rule)),)
        listed = [{"id": one.id, "title": one.title.zh, "title_en": one.title.en, "formula": one.formula.zh} for one in chosen]
        described = listed if rule is None else [{**listed[0], "facts": json_schema(chosen[0])}]
        lines = [f"{one.id}: {one.title.zh} · {one.title.en} ({', '.join(slot.name for slot in one.slots)})" for one in chosen]
        return _result("\n".join(lines), {"rules": described})

    @server.tool(annotations=_READS)
    def compute(rule: str, facts: Facts, as_of: AsOf = None, language: Literal["zh", "en"] = "zh") -> CallToolResult:
        """Compute one rule; every step comes with its clause. Pass amounts as the user said them, such as 1000万元."""
        book = assistant.rules
        if book is None:
            raise ToolError("there are no rules over this corpus")
        return _replied(_told(lambda: reply_from_facts(assistant.index, book, rule, said_in(facts), _day(as_of), language)))


def _told(make: Callable[[], _Made]) -> _Made:
    """What `make` gives; a request that cannot be read is told to the model in words."""
    try:
        return make()
    except RequestError as error:
        raise ToolError(str(error)) from None


def _day(text: str | None) -> date:
    return parse_day(text) if text else date.today()


def _shown(found: Clause) -> str:
    return f"{found.doc_id} {found.path} 《{found.title}》{found.label} [{found.status}]\n{found.text}"


def _replied(reply: Reply) -> CallToolResult:
    return _result(reply.text, reply_to_dict(reply))


def _result(text: str, structured: dict[str, Any]) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=structured)
