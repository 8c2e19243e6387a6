"""The staff's password: hashed by scrypt (RFC 7914), checked in constant time, and not guessed at leisure."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import ConfigError

_COST, _BLOCK, _PARALLEL = 2**15, 8, 1  # 32 MB and about 0.1 s a guess
_MEMORY = 2**26  # bytes that OpenSSL may use
_MOST_COST = 2**16  # of a hash that was made elsewhere: what `_MEMORY` allows
_SALT, _KEY = 16, 32  # bytes
_FREE = 5  # wrong passwords that cost no waiting
_LONGEST_WAIT = 900.0  # seconds
_LONGEST_PASSWORD = 1_000  # characters; nobody types more


@dataclass(frozen=True, slots=True)
class Hashed:
    """A salted hash with the cost it was made at."""

    cost: int
    salt: bytes
    key: bytes

    @classmethod
    def of(cls, password: str) -> Hashed:
        """A new hash of a password."""
        salt = secrets.token_bytes(_SALT)
        return cls(_COST, salt, _derive(password, salt, _COST))

    @classmethod
    def read(cls, text: str) -> Hashed:
        """What `str` of a hash gave. Raises ConfigError for anything else."""
        try:
            name, cost, salt, key = text.strip().split(":")
            hashed = cls(int(cost), base64.b64decode(salt, validate=True), base64.b64decode(key, validate=True))
        except (ValueError, binascii.Error):
            raise ConfigError(_UNREADABLE) from None
        power_of_two = hashed.cost > 1 and hashed.cost & (hashed.cost - 1) == 0
        if (
            name != "scrypt"
            or not power_of_two
            or hashed.cost > _MOST_COST
            or (len(hashed.salt), len(hashed.key)) != (_SALT, _KEY)
        ):
            raise ConfigError(_UNREADABLE)
        return hashed

    def __str__(self) -> str:
        return f"scrypt:{self.cost}:{base64.b64encode(self.salt).decode()}:{base64.b64encode(self.key).decode()}"

    def matches(self, password: str) -> bool:
        """Whether it is the hash of this password."""
        return hmac.compare_digest(_derive(password[:_LONGEST_PASSWORD], self.salt, self.cost), self.key)


_UNREADABLE = "ASSISTANT_STAFF_PASSWORD_HASH is no hash; run `assistant staff hash` and copy its whole line"


class Gate:
    """Lets those in who know the password. After a few wrong ones everybody waits, longer with each further one.

    The wait is the server's, not that of an address: addresses are not kept, and many could guess together.
    """

    def __init__(self, hashed: Hashed, clock: Callable[[], float] = time.monotonic) -> None:
        self._hashed = hashed
        self._clock = clock
        self._lock = threading.Lock()  # one guess at a time: guessing in parallel costs memory and gains nothing
        self._wrong = 0
        self._closed_until = 0.0

    def wait(self) -> float:
        """Seconds until the next attempt is looked at; 0 if it is now."""
        return max(0.0, self._closed_until - self._clock())

    def admits(self, password: str) -> bool:
        """Whether the password is right. While waiting even the right one is not looked at."""
        with self._lock:
            if self.wait() > 0:
                return False
            if self._hashed.matches(password):
                self._wrong = 0
                return True
            self._wrong += 1
            if self._wrong >= _FREE:
                self._closed_until = self._clock() + min(_LONGEST_WAIT, 2.0 ** (self._wrong - _FREE + 1))
            return False


def _derive(password: str, salt: bytes, cost: int) -> bytes:
    said = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(said, salt=salt, n=cost, r=_BLOCK, p=_PARALLEL, maxmem=_MEMORY + 2**20, dklen=_KEY)
