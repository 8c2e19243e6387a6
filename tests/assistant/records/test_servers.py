"""What several servers on one database, and a server killed at work, leave behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from assistant.records import Records

ROOT = Path(__file__).resolve().parents[3]


def server(database: str, count: int, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.assistant.records.process", database, str(count), name]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def begin(*servers: subprocess.Popen[str]) -> None:
    for one in servers:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()


def stored(database: str) -> set[str]:
    records = Records.open(database)
    count, found = records.feedback(limit=100_000)
    records.close()
    assert count == len(found)
    return {feedback.question for feedback in found}


def test_what_was_said_to_be_stored_outlives_a_kill(database: str) -> None:
    killed = server(database, 1_000_000, "k")
    begin(killed)
    assert killed.stdout is not None
    said = [killed.stdout.readline().strip() for _ in range(30)]
    killed.send_signal(signal.SIGKILL)
    rest, _ = killed.communicate(timeout=30)
    said += rest.split("\n")[:-1]  # what it said between our last look and its end; a half-written line says nothing
    assert killed.returncode == -signal.SIGKILL
    found = stored(database)
    assert set(said) <= found
    assert len(found) - len(set(said)) <= 1  # stored, and killed before it could say so
    after = server(database, 5, "after")
    begin(after)
    assert len(after.communicate(timeout=30)[0].splitlines()) == 5


def test_servers_that_start_at_once_share_a_database_that_none_has_seen(database: str) -> None:
    servers = [server(database, 25, f"s{number}") for number in range(4)]
    begin(*servers)
    said = {line for one in servers for line in one.communicate(timeout=60)[0].splitlines()}
    assert said == {f"s{number} {at}" for number in range(4) for at in range(25)}
    assert stored(database) == said
