"""Serving: what a reader's network and a taken port meet."""

from __future__ import annotations

import socket
import subprocess
import sys
from dataclasses import replace

import pytest

from assistant.config import Config
from assistant.errors import ConfigError
from tests.web.doubles import Scripted


def test_a_taken_port_is_named_with_what_to_do() -> None:
    from assistant.web.app import serve

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"{port}.*ASSISTANT_PORT"):
            serve(Scripted(), replace(Config.from_environment({}), port=port), open_browser=False)


def test_the_pure_parts_of_the_page_do_without_gradio() -> None:
    pure = "assistant.web.chat.actions, assistant.web.chat.panel, assistant.web.parts"
    code = f"import sys, {pure}; sys.exit('gradio' in sys.modules or 'torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_event_of_the_page_is_a_public_endpoint() -> None:
    from assistant.web.app import build_app

    page = build_app(Scripted())
    assert all(event.api_visibility == "private" for event in page.fns.values())
    assert page.analytics_enabled is False
