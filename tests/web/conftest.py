"""Servers on free ports and a headless browser that lets no request leave the machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from tests.absent import absent

ROOT = Path(__file__).resolve().parents[2]
START = 60.0  # seconds; a loaded machine that also builds the index. The promise of 10 s is measured, not tested
SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def served(
    arguments: list[str], cache: Path, port: int | None = None, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """A server of ours, as `python -m` with `arguments`, on `port` or a free one, until the iterator ends."""
    port = port or free_port()
    environment = {**os.environ, "ASSISTANT_CACHE": str(cache), "ASSISTANT_DATA": str(cache), "PYTHONUNBUFFERED": "1", **settings}
    environment.pop("ASSISTANT_HOST", None)
    log = cache / f"server-{port}.log"
    url = f"http://127.0.0.1:{port}/"
    with log.open("wb") as output:
        command = [sys.executable, "-m", *(argument.format(port=port) for argument in arguments)]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(url, server, log)
            yield url
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"no page at {url}:\n{log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture(scope="session")
def page_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over the real assistant."""
    yield from served(["assistant.cli", "serve", "--port", "{port}"], tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over a scripted assistant whose documents and replies are hostile."""
    yield from served(["tests.web.doubles", "{port}"], tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright is not installed (pip install -e '.[dev]')")
    chromium = shutil.which("chromium")
    if chromium is None:
        absent("chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=["desktop"])
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """A fresh page. Fails the test on a request to another host, a console error or an uncaught exception."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(20_000)
    faults: list[str] = []
    page.on("request", lambda sent: _is_ours(sent.url) or faults.append(f"request to {sent.url}"))
    page.on("console", lambda line: line.type == "error" and faults.append(f"console: {line.text}"))
    page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield page
    context.close()
    assert not faults


def _is_ours(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:"))
