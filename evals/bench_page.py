"""What the page costs and bears: `python -m evals.bench_page`.

A real server (`assistant serve`) in a process of its own: how soon it is ready, how soon a reader can use the page and sees
an answer begin (in Chromium), and what it bears when many chat at once, each with a page that is held open. Browser and people
share the machine's cores with the server and with whatever else runs there: the load average stands beside every figure.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import fmean, median

from evals import machine
from evals.bench import PAGE_LIMIT_S, Row, answers
from evals.bench_api import memory_mb, processor_s
from evals.crowd import Chats, chat
from evals.onlooker import openings, waitings
from evals.results import RESULTS

SAVED = RESULTS / "bench_page.json"
OPENINGS = 5  # browsers started; the median of five is not moved by one bad one
QUESTIONS = 20  # asked in Chromium
EVERY_S = 5.0  # between two questions of one person
KEPT = 40  # turns of a conversation that the server keeps: until a page has as many, its memory grows
# Targets
READY_S, USABLE_MS, FIRST_MS, SLOWEST_MS, GROWTH_MB = 10.0, 3000.0, 300.0, 1000.0, 20.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the load average (one minute) of the machine while it was taken."""

    row: Row
    load: float


@dataclass(slots=True)
class Scale:
    """What was read from the server's process and the machine while people chatted."""

    memory_mb: list[tuple[float, float]] = field(default_factory=list)  # seconds since the beginning, resident megabytes
    loads: list[float] = field(default_factory=list)
    processor_s: float = 0.0
    seconds: float = 0.0


@contextmanager
def served(cache: Path, data: Path | None = None) -> Iterator[tuple[int, str, float]]:
    """A running server with its data in `data`, else in `cache`: its process, its address, the seconds until it gave the page."""
    folder = data or cache
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "ASSISTANT_CACHE": str(cache), "ASSISTANT_DATA": str(folder), "ASSISTANT_HOST": "127.0.0.1"}
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", str(port)]
    began = time.perf_counter()
    with (folder / f"server-{port}.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=machine.ROOT, env=environment, stdout=log, stderr=log)  # noqa: S603
        try:
            while not answers(url + "/"):
                if time.perf_counter() - began > PAGE_LIMIT_S or server.poll() is not None:
                    raise RuntimeError(f"no page at {url}: {Path(log.name).read_text(encoding='utf-8')[-2000:]}")
                time.sleep(0.02)
            yield server.pid, url, time.perf_counter() - began
        finally:
            server.terminate()
            server.wait(timeout=60)


def ready(pid: int, seconds: float, how: str) -> list[Figure]:
    """The time that a server took to start, and how much of it was work: the rest it waited for a busy machine."""
    rows = Row(f"page: server ready, {how}", seconds, "s", READY_S), Row(f"of it processor time, {how}", processor_s(pid), "s")
    return [Figure(row, os.getloadavg()[0]) for row in rows]


def asked() -> list[str]:
    """The questions of every suite that have an answer."""
    from evals.cases import load_cases

    return [case.request.question for case in load_cases() if case.kind in ("answer", "calculation") and not case.history]


def one_reader(url: str, questions: Sequence[str], runs: int = OPENINGS) -> list[Figure]:
    """The figures taken in Chromium. Raises NoBrowserError."""
    opened, load = openings(url, runs), os.getloadavg()[0]
    waited = waitings(url, questions)
    rows = [
        Row("page: browser started, page usable", median(one.from_start_ms for one in opened), "ms", USABLE_MS),
        Row("address entered, page usable", median(one.from_address_ms for one in opened), "ms"),
        Row("requests of the first visit", opened[-1].requests, ""),
        Row("page and parts as sent", opened[-1].sent / 1000, "kB"),
        Row("page and parts unpacked", opened[-1].unpacked / 1000, "kB"),
    ]
    first = [one.first_ms for one in waited]
    said = [
        Row(f"page: question sent, answer begins, median of {len(first)}", median(first), "ms", FIRST_MS),
        Row("question sent, answer begins, slowest", max(first), "ms"),
        Row("question sent, answer complete, median", median(one.last_ms for one in waited), "ms"),
    ]
    return [*(Figure(row, load) for row in rows), *(Figure(row, os.getloadavg()[0]) for row in said)]


async def many_readers(
    pid: int, url: str, questions: Sequence[str], people: int, seconds: float, every: float
) -> tuple[Chats, Scale]:
    """What `people` saw who each ask every `every` seconds, and what the server's process took for it."""
    scale, began, spent = Scale(), time.perf_counter(), processor_s(pid)

    async def weigh() -> None:
        while True:
            scale.memory_mb.append((time.perf_counter() - began, memory_mb(pid)))
            scale.loads.append(os.getloadavg()[0])
            await asyncio.sleep(1.0)

    weighing = asyncio.create_task(weigh())
    seen = await chat(url, questions, people, seconds, every)
    weighing.cancel()
    scale.seconds, scale.processor_s = time.perf_counter() - began, processor_s(pid) - spent
    scale.memory_mb.append((scale.seconds, memory_mb(pid)))
    return seen, scale


def figures(seen: Chats, scale: Scale, people: int, every: float) -> list[Figure]:
    """The figures of people who chat at once. Raises RuntimeError if no question was answered."""
    from evals.metrics import percentile

    if not seen.milliseconds:
        raise RuntimeError(f"no question was answered: {seen.errors[:3]}")
    taken = seen.milliseconds
    rows = [
        Row(f"questions of {people} people in {scale.seconds:.0f} s", len(taken), ""),
        Row(f"{people} people: errors", len(seen.errors), "", 0),
        Row("question due, answer complete, median", percentile(taken, 0.5), "ms"),
        Row(f"{people} people: question due, answer complete, 95th percentile", percentile(taken, 0.95), "ms", SLOWEST_MS),
        Row("question due, answer complete, 99th percentile", percentile(taken, 0.99), "ms"),
        Row("question due, answer begins, 95th percentile", percentile(seen.first_ms, 0.95), "ms"),
        Row("of it, people late with the question, 95th percentile", percentile(seen.late_ms, 0.95), "ms"),
        Row("page opened while others chat, 95th percentile", percentile(seen.opened_ms, 0.95), "ms"),
        Row("stream of an answer, median", median(seen.answer_bytes) / 1000, "kB"),
        Row("an event in it, median", median(seen.event_bytes) / 1000, "kB"),
        Row("an event in it, largest", max(seen.event_bytes) / 1000, "kB"),
        Row("the server's processor time a question", 1000 * scale.processor_s / len(taken), "ms"),
        Row("the server's share of one core", 100 * scale.processor_s / scale.seconds, "%"),
        *_memory(scale, KEPT * every),
    ]
    return [Figure(row, fmean(scale.loads)) for row in rows]


def _memory(scale: Scale, full: float) -> list[Row]:
    """Memory at the beginning, when every conversation is as long as it gets (`full`, in seconds), and its growth since."""
    weights = scale.memory_mb
    rows = [Row("memory before", weights[0][1], "MB"), Row("memory at the end", weights[-1][1], "MB")]
    since = [(at, megabytes) for at, megabytes in weights if at >= full]
    if len(since) > 1:
        minutes = (since[-1][0] - since[0][0]) / 60
        rows.append(
            Row(
                f"memory of the page's server: growth in the last {minutes:.1f} min, conversations full",
                since[-1][1] - since[0][1],
                "MB",
                GROWTH_MB,
            )
        )
    return rows


def by_minute(scale: Scale) -> list[float]:
    """Megabytes at the beginning of each minute, and at the end."""
    minutes = range(int(scale.seconds // 60) + 1)
    found = [next(megabytes for at, megabytes in scale.memory_mb if at >= min(60 * minute, scale.seconds)) for minute in minutes]
    return [*found, scale.memory_mb[-1][1]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and save it; with `--check` fail on a missed target."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench_page", description="Measure the page under one reader and many.")
    parser.add_argument("--people", type=int, default=50, help="who chat at once")
    parser.add_argument("--minutes", type=float, default=10.0, help="for so long")
    parser.add_argument("--every", type=float, default=EVERY_S, metavar="SECONDS", help="between two questions of one person")
    parser.add_argument("--no-browser", action="store_true", help="leave out what needs Chromium")
    parser.add_argument("--check", action="store_true", help="exit status 1 if a target is missed")
    parser.add_argument("--json", type=Path, default=SAVED, metavar="PATH", help="where the figures are saved")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        with served(Path(folder)) as (pid, _, seconds):
            found = ready(pid, seconds, "index built")
        with served(Path(folder)) as (pid, url, seconds):
            found += ready(pid, seconds, "started again")
            questions = asked()
            step = max(1, len(questions) // QUESTIONS)
            found += [] if options.no_browser else one_reader(url, questions[::step][:QUESTIONS])
            crowd = many_readers(pid, url, questions, options.people, 60 * options.minutes, options.every)
            seen, scale = asyncio.run(crowd)
    found += figures(seen, scale, options.people, options.every)
    _show(found, by_minute(scale), seen.errors)
    saved = {
        "facts": machine.facts(),
        "at": machine.now(),
        "rows": [{**asdict(figure.row), "load": round(figure.load, 2)} for figure in found],
        "memory_mb_by_minute": [round(megabytes, 1) for megabytes in by_minute(scale)],
        "errors": seen.errors[:20],
    }
    options.json.write_text(json.dumps(saved, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if options.check and not all(figure.row.met for figure in found) else 0


def _show(found: Sequence[Figure], minutes: Sequence[float], errors: Sequence[str]) -> None:
    from evals.report import table

    cells = [
        [
            figure.row.name,
            f"{figure.row.value:.{1 if figure.row.value % 1 else 0}f} {figure.row.unit}".strip(),
            "" if figure.row.target is None else f"≤ {figure.row.target:g}",
            "" if figure.row.target is None else "yes" if figure.row.met else "NO",
            f"{figure.load:.1f}",
        ]
        for figure in found
    ]
    print(machine.described() + "\n")
    print(table(["figure", "measured", "target", "met", "load"], cells))
    print(f"\nmemory by minute, MB: {' '.join(f'{megabytes:.0f}' for megabytes in minutes)}")
    for line in errors[:5]:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
