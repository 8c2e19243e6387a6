"""Records and the staff's password on the command line, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.password import Hashed
from assistant.records import Records
from assistant.types import Reply, Request

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, environment: Mapping[str, str] = {}, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *arguments],
        input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env={**os.environ, **environment}, timeout=120,
    )  # fmt: skip


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"ASSISTANT_DATA": str(tmp_path)}


@pytest.fixture
def filled(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    records = Records.open(f"sqlite:///{tmp_path / 'records.sqlite'}", 30)
    records.record_feedback("=问", Reply(None, "answer", ""), "down", "不对")
    records.record_question(Request("问过"), Reply(None, "refusal", ""))
    records.close()
    return environment


def test_status_says_what_is_kept_and_makes_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    done = run("records", "status", environment=environment)
    assert done.returncode == 0 and "nothing yet; questions are not kept" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_export_and_delete(filled: dict[str, str]) -> None:
    assert "1 feedback, 1 questions" in run("records", "status", environment=filled).stdout
    table = run("records", "export", "feedback", environment=filled).stdout
    assert table.startswith("\ufeff") and "'=问" in table and "不对" in table
    assert "问过" in run("records", "export", "questions", "--from", "2020-01-01", environment=filled).stdout
    unsure = run("records", "delete", "feedback", environment=filled)
    assert unsure.returncode == 2 and "--yes" in unsure.stderr
    assert "deleted 1" in run("records", "delete", "feedback", "--yes", environment=filled).stdout
    assert "deleted 0" in run("records", "purge", environment=filled).stdout
    assert "0 feedback, 1 questions" in run("records", "status", environment=filled).stdout


@pytest.mark.parametrize("arguments", [("export",), ("export", "feedback", "--from", "2026-02-30"), ("delete", "questions")])
def test_a_senseless_wish_is_refused_in_a_line(filled: dict[str, str], arguments: tuple[str, ...]) -> None:
    done = run("records", *arguments, environment=filled)
    assert done.returncode == 2 and done.stderr.count("\n") == 1


def test_a_password_is_hashed_and_a_short_one_refused() -> None:
    done = run("staff", "hash", stdin="correct horse\n")
    assert Hashed.read(done.stdout).matches("correct horse")
    short = run("staff", "hash", stdin="short\n")
    assert short.returncode == 2 and "too short" in short.stderr


def test_the_doctor_tells_no_secret_and_a_fault_of_the_records_is_none_of_the_answers() -> None:
    secrets = {"ASSISTANT_STAFF_PASSWORD": "correct horse", "ASSISTANT_DATABASE": "postgresql://u:hunter2@127.0.0.1:9/n"}
    done = run("doctor", environment=secrets)
    assert done.returncode == 0, done.stdout
    assert "horse" not in done.stdout and "hunter2" not in done.stdout
    assert "records      FAULT" in done.stdout and "staff view   exists" in done.stdout
