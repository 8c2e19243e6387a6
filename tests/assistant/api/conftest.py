"""The API over the real index, in this process for most tests and as a server for real clients."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Assistant
from assistant.api.app import create_app
from assistant.config import Config

ROOT = Path(__file__).resolve().parents[3]
START = 60.0  # seconds; a loaded machine

Server = tuple[str, "subprocess.Popen[bytes]"]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Settings without keys and limits."""
    return replace(Config.from_environment({}), keys=tmp_path / "keys.json", limit_address="off", limit_key="off")


@pytest.fixture
def client(assistant: Assistant, config: Config) -> TestClient:
    """The API in this process."""
    return TestClient(create_app(assistant, config), raise_server_exceptions=False)


@pytest.fixture
def client_of(assistant: Assistant, config: Config) -> Callable[..., TestClient]:
    """The same with other settings, or over another assistant."""

    def made(over: Any = None, **settings: Any) -> TestClient:
        return TestClient(create_app(over or assistant, replace(config, **settings)), raise_server_exceptions=False)

    return made


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(arguments: list[str], cache: Path, ready: str = "/healthz", **environment: str) -> Iterator[Server]:
    """A server in a process of its own, by its address; {port} in the arguments is a free port."""
    port = free_port()
    variables = {**os.environ, "ASSISTANT_CACHE": str(cache), "ASSISTANT_KEYS": str(cache / "none.json"), **environment}
    command = [sys.executable, "-m", *(argument.format(port=port) for argument in arguments)]
    log = cache / f"api-{port}.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(f"http://127.0.0.1:{port}{ready}", server, log)
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.terminate()
            try:
                server.wait(40)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait(10)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except urllib.error.HTTPError:
            return  # it answers, if only that it wants another request
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"no server at {url}:\n{log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture(scope="session")
def api_url(cache: Path, index: object) -> Iterator[str]:
    """`assistant serve --no-page`."""
    with served(["assistant.cli", "serve", "--no-page", "--port", "{port}"], cache, ASSISTANT_LIMIT_ADDRESS="off") as (url, _):
        yield url
