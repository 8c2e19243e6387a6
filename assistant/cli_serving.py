"""The commands that serve others: the page and the API, their keys, and the tools for other programs."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Assistant
from assistant.config import MCP_PORT, Config
from assistant.errors import RequestError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_serving(commands: Commands) -> None:
    """Add `keys`, `serve` and `mcp` to the command line."""
    keys = commands.add_parser("keys", help="API keys: make one, list them, revoke one")
    keys.add_argument("action", choices=("new", "list", "revoke"))
    keys.add_argument("name", nargs="?", help="name of the new key, or id of the one to revoke")
    keys.set_defaults(run=_keys)

    serve = commands.add_parser("serve", help="open the chat page and the HTTP API")
    serve.add_argument("--host", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, help="port (7860)")
    serve.add_argument("--open", action="store_true", help="open a browser window")
    serve.add_argument("--no-page", action="store_true", help="serve the API alone")
    serve.add_argument("--workers", type=_count, default=1, metavar="N", help="processes of the API (1); with --no-page")
    serve.add_argument("--without-keys", action="store_true", help="listen on the network although there are no API keys")
    serve.set_defaults(run=_serve)

    mcp = commands.add_parser("mcp", help="serve the tools to a program that speaks the Model Context Protocol")
    mcp.add_argument("--http", action="store_true", help="over streamable HTTP; over standard input and output if not given")
    mcp.add_argument("--host", help="address to listen on (127.0.0.1)")
    mcp.add_argument("--port", type=int, default=MCP_PORT, help=f"port ({MCP_PORT})")
    mcp.add_argument("--without-keys", action="store_true", help="listen on the network although there are no API keys")
    mcp.set_defaults(run=_mcp)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _serve(options: argparse.Namespace) -> int:
    config = Config.from_environment()
    config = replace(config, host=options.host or config.host, port=options.port or config.port)
    from assistant.api.serving import require_keys_or_loopback, serve_api  # the frameworks are imported only to serve

    require_keys_or_loopback(config, options.without_keys)
    if options.workers != 1 and not options.no_page:
        raise RequestError("the page keeps its readers in one process; for several processes serve the API alone: --no-page")
    if options.no_page:
        serve_api(config, options.workers)
        return 0
    from assistant.web.app import serve

    serve(Assistant.open(config), config, open_browser=options.open)
    return 0


def _keys(options: argparse.Namespace) -> int:
    from assistant.api.keys import new_key, read_keys, revoke_key

    path = Config.from_environment().keys
    if options.action == "list":
        for key in read_keys(path).values():
            print(f"{key.id}  {key.made}  {key.name}")
    elif options.name is None:
        raise RequestError(f"name the key: assistant keys {options.action} {'NAME' if options.action == 'new' else 'ID'}")
    elif options.action == "new":
        key, secret = new_key(path, options.name)
        print(secret)
        print(f"key {key.id} ({key.name}) is kept as a hash in {path}; it is shown this once only", file=sys.stderr)
    else:
        key = revoke_key(path, options.name)
        print(f"key {key.id} ({key.name}) is no longer known", file=sys.stderr)
    return 0


def _mcp(options: argparse.Namespace) -> int:
    config = Config.from_environment()
    config = replace(config, host=options.host or config.host, port=options.port)
    from assistant.mcp.server import serve_http, serve_stdio  # the protocol is imported only to speak it

    if not options.http:
        serve_stdio(config)
        return 0
    from assistant.api.serving import require_keys_or_loopback

    require_keys_or_loopback(config, options.without_keys)
    serve_http(config)
    return 0
