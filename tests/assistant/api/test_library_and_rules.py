"""Documents, clauses, search and rules over HTTP give what the program itself gives."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Assistant
from assistant.catalogue import clauses
from assistant.rules.book import RULES
from assistant.rules.schema import json_schema


def test_a_clause_is_the_documents_text_at_its_span(client: TestClient, assistant: Assistant) -> None:
    listed = client.get("/api/documents").json()["documents"]
    assert [one["doc_id"] for one in listed] == list(assistant.documents)
    contents = client.get("/api/documents/hangzhou-2025-61", params={"as_of": "2028-01-01"}).json()
    assert contents["document"]["status"] == "expired"
    assert [one["path"] for one in contents["clauses"]] == [
        one.path for one in clauses(assistant.index, "hangzhou-2025-61", date(2028, 1, 1))
    ]
    for path in ("4.3", "四（三）"):
        clause = client.get(f"/api/documents/zhejiang-2020-27/clauses/{path}").json()
        assert clause["text"] == assistant.documents["zhejiang-2020-27"].text[clause["start"] : clause["end"]]


def test_a_search_finds_clauses_and_keeps_to_its_limit(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "绩效工资最多可以上浮多少", "limit": 3}).json()["clauses"]
    assert len(found) == 3 and found[0]["path"] == "4.3" and found[0]["doc_id"] == "zhejiang-2020-27"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/documents/nowhere", 404),
        ("/api/documents/zhejiang-2020-27/clauses/9.9", 404),
        ("/api/rules/nothing", 404),
        ("/api/nothing", 404),
        ("/v1/nothing", 404),
        ("/api/search", 422),
        ("/api/search?q=x&limit=0", 422),
        ("/api/search?q=x&region=上海", 422),
        ("/api/documents?as_of=2026-02-30", 422),
        ("/api/ask", 405),
        ("/v1/chat/completions", 405),
    ],
)
def test_what_is_not_there_or_cannot_be_read_is_said_in_one_line(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    error = response.json()["error"]
    message = error["message"] if path.startswith("/v1/") else error
    assert message and "\n" not in message
    assert status != 405 or response.headers["allow"] == "POST"


def test_every_rule_is_described_by_its_own_schema(client: TestClient) -> None:
    assert [one["id"] for one in client.get("/api/rules").json()["rules"]] == [rule.id for rule in RULES]
    for rule in RULES:
        described = client.get(f"/api/rules/{rule.id}").json()
        assert described["facts"] == json_schema(rule)
        assert [one["name"] for one in described["form_en"]] == [slot.name for slot in rule.slots if not slot.wish]


def test_a_rule_computes_from_the_users_words_with_clauses(client: TestClient, assistant: Assistant) -> None:
    body = {"facts": {"payroll": ["1000万元"], "spend": ["120万元"]}, "as_of": "2026-11-22", "language": "en"}
    reply = client.post("/api/rules/training-deduction/compute", json=body).json()
    assert reply["kind"] == "calculation" and reply["language"] == "en"
    assert {result["value"] for result in reply["calculations"][0]["results"]} == {"800000", "400000"}
    for citation in reply["citations"]:
        assert assistant.documents[citation["doc_id"]].text[citation["start"] : citation["end"]] == citation["quote"]
    numbers = {citation["n"] for citation in reply["citations"]}
    assert {step["citation"] for step in reply["calculations"][0]["steps"]} <= numbers | {None}
    assert any(notice["kind"] == "draft" for notice in reply["notices"])


@pytest.mark.parametrize(
    ("facts", "kind", "word"),
    [
        ({}, "ask", ""),
        ({"payroll": "很多"}, "error", "很多"),
        ({"wages": "1000万元"}, "error", "wages"),
        ({"payroll": []}, "error", "payroll"),
        ({"payroll": 5}, "error", "payroll"),
        ({"payroll": "负1000万元"}, None, ""),
    ],
)
def test_a_fact_that_is_missing_or_unreadable_is_said(client: TestClient, facts: object, kind: str | None, word: str) -> None:
    reply = client.post("/api/rules/training-deduction/compute", json={"facts": facts}).json()
    assert kind is None or reply["kind"] == kind
    assert reply["kind"] != "calculation" and word in (reply.get("error") or word)


def test_health_says_whether_requests_are_answered(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["ready"] is True
    client.app.state.desk.stopping = True  # type: ignore[attr-defined]
    assert client.get("/readyz").status_code == 503


def test_metrics_count_replies_and_hold_nothing_that_a_caller_wrote(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "绩效工资最多可以上浮多少？"})
    client.get("/api/秘密")
    text = client.get("/metrics").text
    assert 'assistant_replies_total{composed_by="cards",kind="answer"} 1.0' in text
    assert 'assistant_requests_total{method="POST",route="/api/ask",status="200"} 1.0' in text
    assert 'route="other",status="404"' in text and "秘密" not in text and "绩效" not in text
