"""The load test asks a real server and checks what comes back."""

from __future__ import annotations

import asyncio

import pytest

from evals.bench_api import Run, ask_all, rows, served


def test_a_short_run_has_no_errors_and_weighs_the_server(cache: object, index: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_CACHE", str(cache))
    with served(1) as (pid, port):
        run = asyncio.run(ask_all(port, pid, concurrency=4, seconds=60, most=40))
    assert len(run.milliseconds) == 40 and run.errors == []
    assert run.processor_s > 0 and all(megabytes > 50 for megabytes in run.memory_mb)


def test_a_reply_to_another_request_is_an_error_and_misses_the_target() -> None:
    run = Run([5.0, 6.0], ["request 1: status 200"], 1.0, 0.5, [100.0, 150.0])
    missed = {row.name for row in rows(run, 1) if not row.met}
    assert any("errors" in name for name in missed) and any("growth" in name for name in missed)
