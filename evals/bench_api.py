"""What the HTTP API bears: `python -m evals.bench_api`.

A server in a process of its own (`assistant serve --no-page`), callers that keep their connections and ask the questions of
all suites one after another, each reply checked to be the one that was asked for. The callers share the machine's cores with
the server, so a figure is what both together manage.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path

from evals import machine
from evals.bench import Row

START_LIMIT_S = 60
WARM_S = 5.0  # seconds before memory is first read: every cache of the program is full by then
REQUESTS_A_SECOND = 150.0  # targets: of one process on two cores, at 32 concurrent
SLOWEST_MS = 250.0
GROWTH_MB = 20.0


@dataclass(slots=True)
class Run:
    """What the callers saw."""

    milliseconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    processor_s: float = 0.0  # of the server alone, over its processes
    memory_mb: list[float] = field(default_factory=list)


def questions() -> list[dict[str, object]]:
    """The requests of every suite as JSON objects."""
    from evals.cases import load_cases

    return [
        {
            "question": case.request.question,
            "history": list(case.request.history),
            "as_of": case.request.as_of.isoformat() if case.request.as_of else None,
            "region": case.request.region,
        }
        for case in load_cases()
    ]


@contextmanager
def served(workers: int) -> Iterator[tuple[int, int]]:
    """A running server: its process and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "assistant.cli", "serve", "--no-page", "--workers", str(workers), "--port", str(port)]
    environment = {**os.environ, "ASSISTANT_LIMIT_ADDRESS": "off", "ASSISTANT_KEYS": os.devnull + ".none"}
    server = subprocess.Popen(  # noqa: S603
        command, cwd=machine.ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/readyz", server)
        yield server.pid, port
    finally:
        server.terminate()
        server.wait(timeout=60)


async def ask_all(port: int, pid: int, concurrency: int, seconds: float, most: int | None) -> Run:
    """Ask for `seconds` seconds or `most` requests over `concurrency` connections."""
    run, bodies, numbers = Run(), questions(), count()
    began, spent = time.perf_counter(), processor_s(pid)

    def more() -> int | None:
        number = next(numbers)
        if time.perf_counter() - began >= seconds or (most is not None and number >= most):
            return None
        return number

    async def caller() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (number := more()) is not None:
            body = json.dumps({**bodies[number % len(bodies)], "id": str(number)}).encode()
            asked = time.perf_counter()
            writer.write(_HEAD % len(body) + body)
            status, reply = await _read(reader)
            run.milliseconds.append(1000 * (time.perf_counter() - asked))
            if status != 200 or not reply.startswith(b'{"id":"%d",' % number):
                run.errors.append(f"request {number}: status {status}, {reply[:80]!r}")
        writer.close()

    async def weigh() -> None:
        await asyncio.sleep(min(WARM_S, seconds / 4))
        while True:
            run.memory_mb.append(memory_mb(pid))
            await asyncio.sleep(1.0)

    scale = asyncio.create_task(weigh())
    await asyncio.gather(*(caller() for _ in range(concurrency)))
    run.seconds, run.processor_s = time.perf_counter() - began, processor_s(pid) - spent
    scale.cancel()
    return run


def rows(run: Run, workers: int) -> list[Row]:
    """The figures; targets hold for one process or more."""
    from evals.metrics import percentile

    taken = run.milliseconds
    growth = run.memory_mb[-1] - run.memory_mb[0] if len(run.memory_mb) > 1 else 0.0
    least = REQUESTS_A_SECOND
    return [
        Row(f"API: requests ({workers} process{'es' if workers > 1 else ''})", len(taken), ""),
        Row("API: errors or replies to another request", len(run.errors), "", 0),
        Row("API: milliseconds of server and callers a request", 1000 * run.seconds / len(taken), "ms", 1000 / least),
        Row("API: requests a second", len(taken) / run.seconds, "/s"),
        Row("API: the server's processor time a request", 1000 * run.processor_s / len(taken), "ms"),
        Row("API: median", percentile(taken, 0.5), "ms"),
        Row("API: 99th percentile", percentile(taken, 0.99), "ms", SLOWEST_MS),
        Row("API: slowest", max(taken), "ms"),
        Row("API: memory of the processes at the end", run.memory_mb[-1] if run.memory_mb else 0.0, "MB"),
        Row("API: its growth after warming up", growth, "MB", GROWTH_MB),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; with `--check` fail on a missed target."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench_api", description="Measure the HTTP API under load.")
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--requests", type=int, help="end after so many, e.g. 60000 with --seconds 900")
    parser.add_argument("--workers", type=int, default=1, help="processes of the server")
    parser.add_argument("--check", action="store_true", help="exit status 1 if a target is missed")
    parser.add_argument("--json", type=Path, metavar="PATH", help="also save the figures here")
    options = parser.parse_args(arguments)
    with served(options.workers) as (pid, port):
        run = asyncio.run(ask_all(port, pid, options.concurrency, options.seconds, options.requests))
    from evals.report import table

    found = rows(run, options.workers)
    cells = [[row.name, f"{row.value:.1f} {row.unit}".strip(), _target(row), _met(row)] for row in found]
    print(f"{machine.described()}\n{options.concurrency} concurrent, {run.seconds:.0f} s\n")
    print(table(["figure", "measured", "target", "met"], cells))
    for line in run.errors[:5]:
        print(line)
    if options.json is not None:
        result = {"facts": machine.facts(), "at": machine.now(), "rows": [asdict(row) for row in found]}
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if options.check and not all(row.met for row in found) else 0


def _target(row: Row) -> str:
    return "" if row.target is None else f"≤ {row.target:.3g}"


def _met(row: Row) -> str:
    return "" if row.target is None else "yes" if row.met else "NO"


_HEAD = b"POST /api/ask HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"


async def _read(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and body of a response that states its length, as every whole reply does."""
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
    status = int(head[9:12])
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    return status, await reader.readexactly(length)


def memory_mb(pid: int) -> float:
    """Resident memory of a process and those it started; 0 where the system does not tell."""
    total = 0.0
    for process in (pid, *_children(pid)):
        try:
            status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        except OSError:
            continue
        total += next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)
    return total


def processor_s(pid: int) -> float:
    """Seconds of processor time that a process and those it started have taken; 0 where the system does not tell."""
    total = 0.0
    for process in (pid, *_children(pid)):
        try:
            after_name = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
    return total


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_LIMIT_S
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - an address of this machine
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server does not answer at {address}; start it by hand to see why: assistant serve --no-page")


if __name__ == "__main__":
    sys.exit(main())
