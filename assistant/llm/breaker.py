"""A circuit breaker: a server that fails again and again is left alone for a while, then tried with one request.

Nygard, Release It!, 2nd edition (2018), chapter 5.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 3  # in a row, from which a server counts as down
REST = 30.0  # seconds before it is tried again


class Breaker:
    """Counts failures in a row. Safe to share between threads."""

    def __init__(self, failures: int = FAILURES, rest: float = REST, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._rest, self._clock = failures, rest, clock
        self._lock = threading.Lock()
        self._failed = 0
        self._until = 0.0

    def allows(self) -> bool:
        """Whether a request may go out. After the rest one may, and the others wait for what becomes of it."""
        with self._lock:
            if self._failed < self._most:
                return True
            now = self._clock()
            if now < self._until:
                return False
            self._until = now + self._rest
            return True

    def record(self, succeeded: bool) -> None:
        """What became of a request."""
        with self._lock:
            self._failed = 0 if succeeded else self._failed + 1
            if self._failed >= self._most:
                self._until = self._clock() + self._rest
