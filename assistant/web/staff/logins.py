"""Who is logged in: random tokens held by the server alone, each for a while."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable

_IDLE = 30 * 60.0  # seconds without an action
_LONGEST = 8 * 3600.0  # seconds in all: a working day
_MOST = 200  # at the same time; the oldest give way


class Logins:
    """Tokens with their days. Nothing is written: a restart logs everybody out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._tokens: dict[str, tuple[float, float]] = {}  # token -> when it began, when it was last used

    def begin(self) -> str:
        """A new token."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._tokens = {kept: times for kept, times in self._tokens.items() if self._lives(times, now)}
            for oldest in list(self._tokens)[: max(0, len(self._tokens) - _MOST + 1)]:
                del self._tokens[oldest]
            self._tokens[token] = (now, now)
        return token

    def valid(self, token: str) -> bool:
        """Whether a token still holds; using it keeps it from going idle."""
        now = self._clock()
        with self._lock:
            times = self._tokens.get(token)
            if times is None or not self._lives(times, now):
                self._tokens.pop(token, None)
                return False
            self._tokens[token] = (times[0], now)
            return True

    def end(self, token: str) -> None:
        """Log out."""
        with self._lock:
            self._tokens.pop(token, None)

    def _lives(self, times: tuple[float, float], now: float) -> bool:
        began, used = times
        return now - began < _LONGEST and now - used < _IDLE
