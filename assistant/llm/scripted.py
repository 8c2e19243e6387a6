"""A public test double: an OpenAI-protocol server over real HTTP that answers from a script, or misbehaves as told.

with ScriptedServer([Say("你好。")]) as server:
    model = LangChainModel("openai:scripted", server.url, "key", 5.0)
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, cast

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Say:
    """Answer with these pieces of text, waiting `pause` seconds before each; `cut` closes the connection after that many."""

    pieces: str | Iterable[str]
    pause: float = 0.0
    cut: int | None = None
    finish: str | None = "stop"


@dataclass(frozen=True, slots=True)
class Call:
    """Ask for a tool; `arguments` is sent as it stands, well formed or not."""

    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Fail:
    """Answer with an HTTP status; its body repeats the key that came with the request, as careless servers do."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hang:
    """Accept the request and stay silent."""

    seconds: float = 30.0


Act = Say | Call | Fail | Hang
Script = Sequence[Act] | Callable[[Body], Act]


class ScriptedServer:
    """Serves on a free port of the loopback; each request takes the next act, the last one again and again.

    A script may also be a function from the request's body to an act. `requests` holds the bodies received.
    """

    def __init__(self, script: Script) -> None:
        self.requests: list[Body] = []
        self._script, self._lock = script, threading.Lock()
        self._http = _Server(("127.0.0.1", 0), _Handler)
        self._http.owner = self
        self._stopped = threading.Event()

    @property
    def url(self) -> str:
        """The base URL that a client is given."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def act(self, body: Body) -> Act:
        """What to do with a request."""
        with self._lock:
            self.requests.append(body)
            if callable(self._script):
                return self._script(body)
            return self._script[min(len(self.requests), len(self._script)) - 1]

    @property
    def stopped(self) -> bool:
        """Whether the server has been killed."""
        return self._stopped.is_set()

    def wait(self, seconds: float) -> None:
        """Sleep, but not beyond the end of the server."""
        self._stopped.wait(seconds)

    def kill(self) -> None:
        """Break every connection and take no more."""
        self._stopped.set()
        self._http.shutdown()
        self._http.server_close()
        self._http.break_connections()

    def __enter__(self) -> ScriptedServer:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if not self._stopped.is_set():
            self.kill()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    owner: ScriptedServer

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._open: set[Any] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def break_connections(self) -> None:
        for connection in list(self._open):
            try:
                connection.shutdown(2)
            except OSError:
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: Any) -> None:
        """Stay silent: a log would hold what was asked."""

    def do_POST(self) -> None:
        owner = cast(_Server, self.server).owner
        body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))) or b"{}")
        act = owner.act(body)
        if isinstance(act, Hang):
            owner.wait(act.seconds)
            self.close_connection = True
        elif isinstance(act, Fail):
            self._fail(act)
        else:
            self._stream(act, owner)

    def _fail(self, act: Fail) -> None:
        said = {"error": {"message": f"refused {self.headers.get('authorization', '')}", "type": "scripted"}}
        payload = json.dumps(said).encode()
        self.send_response(act.status)
        for name, value in act.headers.items():
            self.send_header(name, value)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def _stream(self, act: Say | Call, owner: ScriptedServer) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        if isinstance(act, Call):
            function = {"name": act.name, "arguments": act.arguments}
            self._event({"tool_calls": [{"index": 0, "id": "call_1", "type": "function", "function": function}]}, None)
            self._event({}, "tool_calls")
        else:
            for sent, piece in enumerate([act.pieces] if isinstance(act.pieces, str) else act.pieces):
                owner.wait(act.pause)
                if owner.stopped or (act.cut is not None and sent >= act.cut):
                    self.close_connection = True
                    return
                self._event({"content": piece}, None)
            if act.finish:
                self._event({}, act.finish)
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _event(self, delta: Body, finish: str | None) -> None:
        choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}
        event = {
            "id": "scripted",
            "object": "chat.completion.chunk",
            "created": int(time.time()),
            "model": "scripted",
            "choices": [choice],
        }
        self._chunk(b"data: " + json.dumps(event).encode() + b"\n\n")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()
