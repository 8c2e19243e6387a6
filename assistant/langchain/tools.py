"""The rules, the search and the clauses as LangChain tools.

A model names a rule and hands over the user's own words for each fact; our code reads the words and computes. What a tool
returns is the text that the reader of the assistant would see, with the whole reply as artifact.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool, ToolException

from assistant.answer import Assistant
from assistant.catalogue import clause, search
from assistant.computing import reply_from_facts, said_in
from assistant.errors import RequestError
from assistant.render import reply_to_dict
from assistant.rules.book import RULES
from assistant.rules.schema import tool as described
from assistant.rules.types import Rule
from assistant.types import Language, Reply, Request

Returned = tuple[str, Any]  # what the model reads, and the artifact for the program


def policy_tools(assistant: Assistant, *, as_of: date | None = None, language: Language = "zh") -> list[BaseTool]:
    """Every tool: ask, search, read a clause, and one for each rule."""
    return [*reading_tools(assistant, as_of=as_of), *rule_tools(assistant, as_of=as_of, language=language)]


def rule_tools(assistant: Assistant, *, as_of: date | None = None, language: Language = "zh") -> list[BaseTool]:
    """A tool for each rule, made from its own description; none over a corpus that the rules do not rest on."""
    return [_rule_tool(assistant, rule, as_of, language) for rule in RULES] if assistant.rules else []


def reading_tools(assistant: Assistant, *, as_of: date | None = None) -> list[BaseTool]:
    """The tools that read: the whole assistant, the search, and one clause word for word."""

    def ask(question: str) -> Returned:
        """Ask the policy assistant one question in Chinese or English; it answers with the clauses word for word."""
        return _shown(assistant.ask(Request(question, as_of=as_of)))

    def search_clauses(query: str) -> Returned:
        """Find the clauses nearest to a query, each with its document, clause path and legal status."""
        found = search(assistant.index, query, as_of or date.today())
        lines = [f"{item.doc_id} {item.path} [{item.status}] {item.text}" for item in found]
        return "\n".join(lines), found

    def read_clause(doc_id: str, path: str) -> Returned:
        """Read one clause word for word, for example doc_id zhejiang-2020-27, path 4.3."""
        found = clause(assistant.index, doc_id, path, as_of or date.today())
        return f"《{found.title}》{found.label} [{found.status}]\n{found.text}", found

    return [_tool(function) for function in (ask, search_clauses, read_clause)]


def _rule_tool(assistant: Assistant, rule: Rule, as_of: date | None, language: Language) -> BaseTool:
    def compute(**facts: Any) -> Returned:
        assert assistant.rules is not None
        given = {name: value for name, value in facts.items() if value is not None}
        return _shown(
            reply_from_facts(assistant.index, assistant.rules, rule.id, said_in(given), as_of or date.today(), language)
        )

    description = described(rule)
    return _tool(compute, description["name"], description["description"], description["input_schema"])


def _tool(
    function: Callable[..., Returned], name: str = "", description: str = "", schema: dict[str, Any] | None = None
) -> BaseTool:
    """A tool whose refusals reach the model as words, so that it can correct itself."""

    def guarded(**given: Any) -> Returned:
        try:
            return function(**given)
        except RequestError as error:
            raise ToolException(str(error)) from None

    made = StructuredTool.from_function(
        function,
        name=name or function.__name__,
        description=description or function.__doc__,
        args_schema=schema,
        infer_schema=schema is None,
        response_format="content_and_artifact",
        handle_tool_error=True,
    )
    made.func = guarded
    return made


def _shown(reply: Reply) -> Returned:
    return reply.text, reply_to_dict(reply)
