"""The measurements of time and memory measure what they say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from evals.bench import Row, _timed


def test_a_child_is_timed_and_weighed() -> None:
    seconds, megabytes = _timed([sys.executable, "-c", "import time; held = bytes([1]) * 300_000_000; time.sleep(0.2)"])
    assert 0.2 <= seconds < 20
    assert 300 <= megabytes < 2000


def test_a_child_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        _timed([sys.executable, "-c", "raise SystemExit(3)"])


def test_a_target_is_met_up_to_its_value() -> None:
    assert Row("x", 5.0, "ms", 5.0).met
    assert not Row("x", 5.1, "ms", 5.0).met
    assert Row("x", 99.0, "ms").met
