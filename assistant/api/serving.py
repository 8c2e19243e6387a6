"""Running the application: one address, a clean start, and a stop that lets answers in flight be finished."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp
from uvicorn.supervisors import Multiprocess

from assistant.answer import Assistant
from assistant.api.app import create_app
from assistant.api.guard import Guard
from assistant.api.keys import KeyRing, read_keys
from assistant.api.log import log_as_json
from assistant.api.metrics import SEVERAL, Metrics
from assistant.api.rates import Rates
from assistant.config import Config
from assistant.errors import ConfigError

_FINISH = 30  # seconds that answers in flight have to be finished in once the server is told to stop
_BACKLOG = 1024  # connections that wait to be accepted


def require_keys_or_loopback(config: Config, without_keys: bool) -> None:
    """Raise ConfigError where the network could ask without a key and nobody has said that it may."""
    if without_keys or is_loopback(config.host) or read_keys(config.keys):
        return
    raise ConfigError(
        f"{config.host} is open to the network and there are no API keys; make one with `assistant keys new NAME`, "
        "or say --without-keys if everybody who can reach it may ask"
    )


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def run(
    app: FastAPI, config: Config, *, name: str, stopping: Callable[[], None] | None = None, open_browser: bool = False
) -> None:
    """Serve the API until interrupted. Raises ConfigError if the port is taken."""

    def stop() -> None:
        app.state.desk.stopping = True
        if stopping is not None:
            stopping()

    _run(app, config, name, _url(config), stop, open_browser)


def run_guarded(app: ASGIApp, config: Config, *, name: str, path: str) -> None:
    """Serve another application at `path`, behind the keys and limits of the API. Raises ConfigError if the port is taken."""
    guarded = Guard(app, KeyRing(config.keys), Rates(config), Metrics())
    _run(guarded, config, name, _url(config).removesuffix("/") + path, lambda: None)


def _run(app: ASGIApp, config: Config, name: str, url: str, stop: Callable[[], None], open_browser: bool = False) -> None:
    listening = _listen(config)
    log_as_json()

    def announce() -> None:
        sys.stdout.write(f"{name}: {url}\n")
        sys.stdout.flush()
        if open_browser:
            webbrowser.open(url)

    _Server(_settings(app), announce, stop).run([listening])


def serve_api(config: Config, workers: int) -> None:
    """Serve the API alone, in one process or in several that share the port. Raises ConfigError if the port is taken."""
    name = "API"
    if workers == 1:
        run(_recorded_app(config), config, name=name)
        return
    Assistant.open(config)  # builds the index once, before several processes want it
    listening = _listen(config)
    with tempfile.TemporaryDirectory() as counts:
        os.environ.setdefault(SEVERAL, counts)
        settings = _settings("assistant.api.serving:worker_app", workers=workers, factory=True)
        sys.stdout.write(f"{name} ({workers}): {_url(config)}\n")
        sys.stdout.flush()
        Multiprocess(settings, [listening]).run()


def worker_app() -> FastAPI:
    """The application of one of several processes, from the environment."""
    log_as_json()
    app = _recorded_app(Config.from_environment())
    _keep_what_is_loaded()
    return app


def _recorded_app(config: Config) -> FastAPI:
    """The API over the configured assistant, whose questions are kept where the operator wants them."""
    assistant = Assistant.open(config)
    if not config.keep_questions:
        return create_app(assistant, config)
    from assistant.records import Records, recorded  # a database is opened only where something is kept

    records = Records.open(config.database, config.keep_questions)
    records.start()
    return create_app(recorded(assistant, records), config, closing=records.close)


def _keep_what_is_loaded() -> None:
    """Spare the garbage collector what stays as long as the server: it would walk it again and again."""
    gc.collect()
    gc.freeze()


class _Server(uvicorn.Server):
    """uvicorn's server, which says when it listens and, before it waits for what is in flight, that it stops."""

    def __init__(self, settings: uvicorn.Config, started: Callable[[], None], stopping: Callable[[], None]) -> None:
        super().__init__(settings)
        self._announce, self._stop = started, stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        _keep_what_is_loaded()
        if self.started:
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept nothing new, finish what was begun."""
        self._stop()
        await super().shutdown(sockets)


def _settings(app: ASGIApp | str, *, workers: int = 1, factory: bool = False) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=factory,
        workers=workers,
        log_config=None,
        access_log=False,  # it would hold what was searched for
        server_header=False,
        timeout_graceful_shutdown=_FINISH,
    )


def _listen(config: Config) -> socket.socket:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        listening = socket.create_server((config.host, config.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise ConfigError(f"cannot listen on {config.host}:{config.port} ({error}); set ASSISTANT_PORT to a free port") from None
    # Connections inherit it. asyncio sets it only on sockets that name their protocol, and without it the body of every
    # response but a connection's first waits some 40 ms for the caller to acknowledge the head.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _url(config: Config) -> str:
    host = f"[{config.host}]" if ":" in config.host else config.host
    return f"http://{host}:{config.port}/"
