"""What a test says that cannot run."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def absent(reason: str) -> NoReturn:
    """A test that cannot run is a failure in CI, where everything is installed, and a skip elsewhere."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"{reason}; CI must run this test")
    pytest.skip(reason)
