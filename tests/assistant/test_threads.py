"""One assistant answers many threads as it answers one, from its very first question on: nothing in it is half prepared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.render import reply_to_dict
from assistant.types import Request
from index.search import PolicyIndex
from tests.assistant.together import DAY, QUESTIONS

ROOT = Path(__file__).resolve().parents[2]


# A thread is interrupted after so many seconds: often enough to meet another in what both read for the first time.
@pytest.mark.parametrize("interval", ["1e-3", "1e-4", "1e-5"])
def test_eight_threads_at_once_on_a_fresh_assistant_get_the_replies_of_one(
    interval: str, assistant: Assistant, index: PolicyIndex, cache: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.assistant.together", interval],
        cwd=ROOT,
        env={**os.environ, "ASSISTANT_CACHE": str(cache), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    alone = {question: _bare(reply_to_dict(assistant.ask(Request(question, as_of=DAY)))) for question in QUESTIONS}
    together = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(together) == 8 * len(QUESTIONS)
    wrong = [question for question, reply in together if _bare(reply) != alone[question]]
    assert wrong == []


def _bare(reply: dict[str, object]) -> object:
    """The reply without the time that it took, as JSON has it."""
    return json.loads(json.dumps({key: value for key, value in reply.items() if key != "elapsed_ms"}))
