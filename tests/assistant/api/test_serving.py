"""What a listening server does to the connections that it accepts."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from assistant.api.serving import _listen
from assistant.config import Config
from assistant.errors import ConfigError


def test_accepted_connections_send_at_once() -> None:
    config = replace(Config.from_environment({}), port=0)
    with _listen(config) as listening, socket.create_connection(listening.getsockname()[:2]), listening.accept()[0] as accepted:
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_taken_port_is_named() -> None:
    config = replace(Config.from_environment({}), port=0)
    with _listen(config) as listening, pytest.raises(ConfigError, match="ASSISTANT_PORT"):
        _listen(replace(config, port=listening.getsockname()[1]))
