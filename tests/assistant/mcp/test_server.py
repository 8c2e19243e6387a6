"""The tools as the MCP SDK's own client uses them, over standard input and output and over HTTP."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from assistant.answer import Assistant
from assistant.api.keys import new_key
from assistant.mcp.server import PATH, build_server
from assistant.rules.book import RULES
from tests.assistant.api.conftest import ROOT, served

TOOLS = ["ask", "search", "read_clause", "list_rules", "compute"]


async def converse(client: Client) -> dict[str, Any]:
    """Use every tool once, and wrongly."""
    found: dict[str, Any] = {"tools": [tool.name for tool in (await client.list_tools()).tools]}
    for name, tool, arguments in (
        ("answer", "ask", {"question": "那绍兴呢", "history": ["杭州教师每年要去企业多久"], "as_of": "2026-11-22"}),
        ("found", "search", {"query": "绩效工资最多可以上浮多少", "limit": 2}),
        ("clause", "read_clause", {"doc_id": "zhejiang-2020-27", "path": "四（三）"}),
        ("rules", "list_rules", {}),
        ("rule", "list_rules", {"rule": "training-deduction"}),
        ("figure", "compute", {"rule": "training-deduction", "facts": {"payroll": ["1000万元"], "spend": ["120万元"]}}),
        ("missing", "compute", {"rule": "training-deduction", "facts": {"spend": "120万元"}}),
        ("unreadable", "compute", {"rule": "training-deduction", "facts": {"payroll": "许多"}}),
        ("nowhere", "read_clause", {"doc_id": "zhejiang-2020-27", "path": "9.9"}),
        ("outside", "search", {"query": "绩效", "region": "上海"}),
        ("no day", "ask", {"question": "绩效", "as_of": "2026-02-30"}),
    ):
        found[name] = await client.call_tool(tool, arguments)
    return found


def check(found: dict[str, Any], documents: Any) -> None:
    assert found["tools"] == TOOLS
    assert {citation["region"] for citation in found["answer"].structured_content["citations"]} == {"绍兴"}
    assert found["answer"].content[0].text == found["answer"].structured_content["text"]
    assert found["found"].structured_content["clauses"][0]["path"] == "4.3"
    clause = found["clause"].structured_content
    assert documents[clause["doc_id"]].text[clause["start"] : clause["end"]] == clause["text"]
    assert [rule["id"] for rule in found["rules"].structured_content["rules"]] == [rule.id for rule in RULES]
    assert "payroll" in found["rule"].structured_content["rules"][0]["facts"]["properties"]
    assert "800,000 元" in found["figure"].content[0].text and "征求意见稿" in found["figure"].content[0].text
    assert found["missing"].structured_content["kind"] == "ask"
    for wrong, word in (("unreadable", "许多"), ("nowhere", "4.3"), ("outside", "上海"), ("no day", "2026-02-30")):
        assert found[wrong].is_error and word in found[wrong].content[0].text


def test_in_this_process(assistant: Assistant) -> None:
    async def run() -> dict[str, Any]:
        async with Client(build_server(assistant)) as client:
            return await converse(client)

    check(asyncio.run(run()), assistant.documents)


def test_over_standard_input_and_output(assistant: Assistant, cache: Path) -> None:
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "assistant.cli", "mcp"], cwd=ROOT, env={**os.environ, "ASSISTANT_CACHE": str(cache)}
    )

    async def run() -> dict[str, Any]:
        async with Client(parameters) as client:
            return await converse(client)

    check(asyncio.run(run()), assistant.documents)


@pytest.fixture(scope="module")
def http(cache: Path, index: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """`assistant mcp --http` with a key: its address, and the key."""
    keys = tmp_path_factory.mktemp("keys") / "keys.json"
    _, secret = new_key(keys, "agent")
    with served(["assistant.cli", "mcp", "--http", "--port", "{port}"], cache, PATH, ASSISTANT_KEYS=str(keys)) as (url, _):
        yield url + PATH, secret


def test_over_http_with_a_key(assistant: Assistant, http: tuple[str, str]) -> None:
    url, secret = http

    async def run() -> dict[str, Any]:
        async with (
            httpx2.AsyncClient(headers={"authorization": f"Bearer {secret}"}, timeout=30) as connection,
            Client(streamable_http_client(url, http_client=connection)) as client,
        ):
            return await converse(client)

    check(asyncio.run(run()), assistant.documents)


def test_over_http_nobody_else_asks(http: tuple[str, str]) -> None:
    url, secret = http
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    refused = httpx2.post(url, json=call, timeout=30)
    assert refused.status_code == 401
    # A page of another site that made its name point here (DNS rebinding) is turned away, key or not.
    headers = {"host": "evil.example", "authorization": f"Bearer {secret}", "accept": "application/json, text/event-stream"}
    assert httpx2.post(url, json=call, headers=headers, timeout=30).status_code in (403, 421)
