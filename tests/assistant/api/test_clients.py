"""The API as real clients use it: curl as docs/api.md shows it, the openai SDK, LangChain's ChatOpenAI; and how it stops."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import openai
import pytest
from langchain_core.messages import AIMessage, HumanMessage
from langchain_openai import ChatOpenAI

from assistant.api.app import create_app
from assistant.api.completions import MODEL
from assistant.api.docs import with_table
from assistant.config import VARIABLES, Config
from tests.assistant.api.conftest import ROOT, served

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.S)
SHELL = [(code, *BLOCKS[at + 1]) for at, (kind, code) in enumerate(BLOCKS) if kind == "sh"]
QUESTION = "绩效工资最多可以上浮多少？"


# What the page shows


def test_the_table_of_endpoints_is_that_of_the_schema(assistant: Any, config: Config) -> None:
    assert with_table(PAGE, create_app(assistant, config).openapi()) == PAGE, "run `python -m assistant.api.docs`"


def test_the_page_names_no_setting_that_is_not_there() -> None:
    assert set(re.findall(r"\bASSISTANT_[A-Z_]+\b", PAGE)) <= VARIABLES.keys()


def holds(got: Any, shown: Any) -> bool:
    """Whether everything shown is in what was got: a list is shown by its first items."""
    if isinstance(shown, dict):
        return isinstance(got, dict) and all(name in got and holds(got[name], value) for name, value in shown.items())
    if isinstance(shown, list):
        return len(got) >= len(shown) and all(map(holds, got, shown))
    return bool(got == shown)


def documents(text: str) -> list[Any]:
    """JSON documents one after another."""
    found, at, decoder = [], 0, json.JSONDecoder()
    while at < len(text := text.rstrip()):
        document, at = decoder.raw_decode(text, at)
        found.append(document)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


@pytest.mark.parametrize(("command", "kind", "shown"), SHELL)
def test_a_command_of_the_page_prints_what_is_shown(api_url: str, command: str, kind: str, shown: str) -> None:
    assert command.startswith("curl") and "http://127.0.0.1:7860" in command
    command = command.replace("http://127.0.0.1:7860", api_url)
    done = subprocess.run(["bash", "-ec", command], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    if kind == "text":
        at = 0
        for line in shown.splitlines():
            at = done.stdout.index(line, at) + len(line)
        return
    got, wanted = documents(done.stdout), documents(shown)
    assert len(got) == len(wanted) and all(map(holds, got, wanted)), done.stdout


def test_the_python_of_the_page_runs(api_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = [code for kind, code in BLOCKS if kind == "python"]
    assert len(blocks) == 1
    exec(compile(blocks[0].replace("http://127.0.0.1:7860", api_url), "docs/api.md", "exec"), {})
    said = capsys.readouterr().out
    assert "50%" in said and "绩效工资总量最高可上浮" in said


# The openai SDK and LangChain


def test_the_openai_sdk_completes_and_streams(api_url: str) -> None:
    client = openai.OpenAI(base_url=f"{api_url}/v1", api_key="none", max_retries=0)
    assert [model.id for model in client.models.list()] == [MODEL] == [client.models.retrieve(MODEL).id]
    messages: Any = [{"role": "user", "content": QUESTION}]
    whole = client.chat.completions.create(model=MODEL, messages=messages, extra_body={"as_of": "2026-11-22"})
    content = whole.choices[0].message.content
    assert content is not None and "[1] 《" in content
    assert whole.model_extra is not None and whole.model_extra["reply"]["kind"] == "answer"
    chunks = list(client.chat.completions.create(model=MODEL, messages=messages, stream=True))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == content
    assert (chunks[-1].model_extra or {})["citations"] == whole.model_extra["citations"]
    with pytest.raises(openai.NotFoundError, match=MODEL):
        client.chat.completions.create(model="gpt-5", messages=messages)
    with pytest.raises(openai.UnprocessableEntityError, match="上海"):
        client.chat.completions.create(model=MODEL, messages=messages, extra_body={"region": "上海"})


def test_langchains_chat_model_converses(api_url: str) -> None:
    model = ChatOpenAI(model=MODEL, base_url=f"{api_url}/v1", api_key="none", max_retries=0)  # type: ignore[arg-type]
    turns = [HumanMessage("杭州教师每年要去企业多久"), AIMessage("……"), HumanMessage("那绍兴呢")]
    answer = model.invoke(turns).text
    assert "绍兴" in answer and "[1] 《" in answer
    assert "".join(piece.text for piece in model.stream(turns)) == answer


def test_the_async_client_gets_each_answer_to_its_own_question(api_url: str) -> None:
    questions = [
        QUESTION,
        "今天天气怎么样",
        "How much may performance pay rise?",
        "工资总额1000万元，培训花了120万元，能扣多少？",
    ]
    kinds = {0: "answer", 1: "refusal", 2: "answer", 3: "calculation"}

    async def ask_all() -> list[Any]:
        client = openai.AsyncOpenAI(base_url=f"{api_url}/v1", api_key="none", max_retries=0)
        asked: list[Any] = [[{"role": "user", "content": questions[at % 4]}] for at in range(32)]
        return await asyncio.gather(*(client.chat.completions.create(model=MODEL, messages=one) for one in asked))

    replies = asyncio.run(ask_all())
    assert [reply.model_extra["reply"]["kind"] for reply in replies] == [kinds[at % 4] for at in range(32)]


# Keys made on the command line, and a server on the network


def test_a_key_of_the_command_line_opens_a_server_on_the_network(cache: Path, index: object, tmp_path: Path) -> None:
    environment = {**os.environ, "ASSISTANT_KEYS": str(tmp_path / "keys.json"), "ASSISTANT_CACHE": str(cache)}

    def assistant(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "assistant.cli", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)

    for door in (("serve", "--no-page"), ("serve",), ("mcp", "--http")):
        refused = assistant(*door, "--host", "0.0.0.0")
        assert refused.returncode == 2 and "--without-keys" in refused.stderr and refused.stderr.count("\n") == 1
    made = assistant("keys", "new", "portal")
    secret = made.stdout.strip()
    listed = assistant("keys", "list").stdout
    assert secret not in made.stderr + listed and "portal" in listed
    arguments = ["assistant.cli", "serve", "--no-page", "--host", "0.0.0.0", "--port", "{port}"]
    with served(arguments, cache, ASSISTANT_KEYS=str(tmp_path / "keys.json")) as (url, _):
        for key, fault in (("wrong", openai.AuthenticationError), (secret, None)):
            client = openai.OpenAI(base_url=f"{url}/v1", api_key=key, max_retries=0)
            if fault is None:
                assert client.models.list().data
            else:
                with pytest.raises(fault):
                    client.models.list()
        key_id = listed.split()[0]
        assert assistant("keys", "revoke", key_id).returncode == 0
        with pytest.raises(openai.AuthenticationError):
            openai.OpenAI(base_url=f"{url}/v1", api_key=secret, max_retries=0).models.list()
    log = next(path for path in cache.glob("api-*.log") if path.name.split("-")[1][:-4] == url.rpartition(":")[2])
    assert secret not in log.read_text(encoding="utf-8")


# Stopping, and several processes


def post(url: str, body: object, timeout: float = 30) -> dict[str, Any]:
    data = json.dumps(body).encode()
    request = urllib.request.Request(f"{url}/api/ask", data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=timeout) as response:
        return dict(json.load(response))


def test_a_server_told_to_stop_finishes_the_answers_in_flight_and_takes_no_more(cache: Path, index: object) -> None:
    arguments = ["tests.assistant.api.doubles", "{port}"]
    with served(arguments, cache) as (url, server), ThreadPoolExecutor(6) as threads:
        slow = [threads.submit(post, url, {"id": str(at), "question": "慢 20"}) for at in range(6)]
        time.sleep(0.8)
        server.send_signal(signal.SIGTERM)
        time.sleep(0.6)
        with pytest.raises((urllib.error.URLError, OSError)):
            post(url, {"question": QUESTION}, timeout=2)
        assert [answer.result()["id"] for answer in slow] == [str(at) for at in range(6)]
        assert all(answer.result()["kind"] == "answer" for answer in slow)
        server.wait(20)


def test_a_page_left_open_does_not_hold_up_the_end(cache: Path, index: object) -> None:
    with served(["assistant.cli", "serve", "--port", "{port}"], cache) as (url, server):
        stream = urllib.request.urlopen(f"{url}/gradio_api/heartbeat/abc", timeout=30)
        reader = threading.Thread(target=stream.read, daemon=True)
        reader.start()
        time.sleep(0.5)
        began = time.monotonic()
        server.send_signal(signal.SIGTERM)
        server.wait(25)
        assert time.monotonic() - began < 20  # of the 30 that answers in flight would have


def test_the_page_and_the_api_are_one_process_and_the_page_keeps_its_headers(cache: Path, index: object) -> None:
    with served(["assistant.cli", "serve", "--port", "{port}"], cache) as (url, _):
        with urllib.request.urlopen(f"{url}/", timeout=30) as page:
            assert page.status == 200 and b"gradio" in page.read().lower()
            assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
            assert page.headers["x-content-type-options"] == "nosniff"
        assert post(url, {"question": QUESTION})["kind"] == "answer"
        for closed in ("/docs", "/openapi.json", "/redoc"):
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(url + closed, timeout=30)


def test_several_processes_answer_on_one_port_and_count_together(cache: Path, index: object) -> None:
    arguments = ["assistant.cli", "serve", "--no-page", "--workers", "2", "--port", "{port}"]
    with served(arguments, cache, ASSISTANT_LIMIT_ADDRESS="off") as (url, _):
        with ThreadPoolExecutor(8) as threads:
            replies = list(threads.map(lambda at: post(url, {"id": str(at), "question": QUESTION}), range(24)))
        assert [reply["id"] for reply in replies] == [str(at) for at in range(24)]
        with urllib.request.urlopen(f"{url}/metrics", timeout=30) as metrics:
            text = metrics.read().decode()
        assert 'assistant_requests_total{method="POST",route="/api/ask",status="200"} 24.0' in text
