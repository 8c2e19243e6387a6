"""What the assistant costs: `python -m evals.bench`.

A question in a running process, a question from a cold start (process cold, disk cache warm) with its memory, the
index built from nothing, the page until it answers. Every row stands beside its target; `--check` makes a missed
target the exit status.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median

from evals import machine

QUESTION = "企业付给学生的实习报酬可以税前扣除吗"
RUNS = 5  # cold starts; the median of five is not moved by one bad one
PAGE_LIMIT_S = 60
# Modules worth naming: each takes a tenth of a second or tens of megabytes to import.
HEAVY = (
    "torch",
    "gradio",
    "transformers",
    "sentence_transformers",
    "langchain",
    "pandas",
    "scipy",
    "sklearn",
    "fastapi",
    "faiss",
    "jieba",
    "bm25s",
    "numba",
    "opencc",
    "numpy",
)
FORBIDDEN = ("torch", "gradio")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with its unit and the most it may be, None where there is no target."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def met(self) -> bool:
        return self.target is None or self.value <= self.target


def cold_start(runs: int = RUNS) -> tuple[list[Row], list[str]]:
    """Wall seconds and peak memory of `assistant ask` in a process of its own, and the heavy modules it imports.

    To be called while this process is small: Linux counts the memory of the parent at the moment of the fork into
    the child's peak.
    """
    command = [sys.executable, "-m", "assistant.cli", "ask", QUESTION]
    _timed(command)  # builds the index if need be
    measured = [_timed(command) for _ in range(runs)]
    report = (
        "import json, sys\nfrom assistant.cli import main\nmain(['ask', sys.argv[1]])\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", report, QUESTION], cwd=machine.ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    loaded = set(json.loads(done.stderr.splitlines()[-1]))
    rows = [
        Row("cold start, wall", median(seconds for seconds, _ in measured), "s", 1.5),
        Row("cold start, peak memory", median(megabytes for _, megabytes in measured), "MB", 250),
        Row("torch or gradio imported", len(loaded.intersection(FORBIDDEN)), "modules", 0),
    ]
    return rows, [name for name in HEAVY if name in loaded]


def build_seconds() -> Row:
    """Seconds to open the assistant with an empty cache: embedding model, index of the five documents, loading it."""
    from assistant.answer import Assistant
    from assistant.config import Config

    with tempfile.TemporaryDirectory() as folder:
        config = replace(Config.from_environment(), cache=Path(folder))
        began = time.perf_counter()
        Assistant.open(config)
        return Row("index built and opened", time.perf_counter() - began, "s", 3.0)


def running() -> list[Row]:
    """Milliseconds a question over the questions of all suites, after each has been asked once."""
    from assistant.answer import Assistant
    from evals.cases import load_cases
    from evals.metrics import percentile

    assistant = Assistant.open()
    requests = [case.request for case in load_cases()]
    taken: list[float] = []
    for _ in range(2):  # the first round warms up
        taken.clear()
        for request in requests:
            began = time.perf_counter()
            assistant.ask(request)
            taken.append(1000 * (time.perf_counter() - began))
    return [
        Row(f"a question, median of {len(taken)}", percentile(taken, 0.5), "ms", 5.0),
        Row("a question, 95th percentile", percentile(taken, 0.95), "ms", 20.0),
        Row("a question, slowest", max(taken), "ms"),
    ]


def page_ready() -> Row:
    """Seconds from starting `assistant serve` to the first page with status 200; `PAGE_LIMIT_S` if it never comes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "assistant.cli", "serve", "--port", str(port)],
        cwd=machine.ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while (took := time.perf_counter() - began) < PAGE_LIMIT_S and server.poll() is None:
            if answers(f"http://127.0.0.1:{port}/"):
                return Row("page ready", time.perf_counter() - began, "s", 10.0)
            time.sleep(0.05)
        return Row(
            "page ready (never was)" if server.poll() is None else "page ready (server ended)", max(took, PAGE_LIMIT_S), "s", 10.0
        )
    finally:
        server.terminate()
        server.wait(timeout=20)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and with `--check` fail on a missed target."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description="Measure time and memory.")
    parser.add_argument("--check", action="store_true", help="exit status 1 if a target is missed")
    parser.add_argument("--no-page", action="store_true", help="leave out the chat page")
    parser.add_argument("--json", type=Path, metavar="PATH", help="also save the figures here, e.g. evals/results/bench.json")
    options = parser.parse_args(arguments)
    rows, heavy = cold_start()
    rows += [] if options.no_page else [page_ready()]
    from evals.report import table  # imports numpy: after the cold starts, see there

    rows += [build_seconds(), *running()]
    print(machine.described() + "\n")
    cells = [
        [
            row.name,
            f"{row.value:.2f} {row.unit}",
            "" if row.target is None else f"≤ {row.target:g}",
            "" if row.target is None else "yes" if row.met else "NO",
        ]
        for row in rows
    ]
    print(table(["figure", "measured", "target", "met"], cells))
    print(f"\nheavy modules imported by `assistant ask`: {', '.join(heavy)}")
    if options.json is not None:
        result = {"facts": machine.facts(), "at": machine.now(), "rows": [asdict(row) for row in rows]}
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if options.check and not all(row.met for row in rows) else 0


def _timed(command: Sequence[str]) -> tuple[float, float]:
    """Wall seconds and peak megabytes of a command. Raises CalledProcessError if it fails."""
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=machine.ROOT, stdout=subprocess.DEVNULL)  # noqa: S603
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, list(command))
    return took, usage.ru_maxrss * (1024 if sys.platform != "darwin" else 1) / 1e6  # Linux counts KiB


def answers(address: str) -> bool:
    """Whether a page is there, with status 200."""
    try:
        with urllib.request.urlopen(address, timeout=1) as page:  # noqa: S310 - an address of this machine
            return int(page.status) == 200
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main())
