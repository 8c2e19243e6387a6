"""How often one key or one address may ask, counted in memory or in Redis."""

from __future__ import annotations

import ipaddress
import logging
import time

from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import ConfigurationError, StorageError
from limits.storage import storage_from_string

from assistant.config import Config
from assistant.errors import ConfigError

_OFF = "off"
_STORE_TIMEOUT = 0.5  # seconds; a store that is slower than an answer must not hold it up
_RETRY_STORE = 30.0  # seconds without the store after it failed
_IPV6_PREFIX = 64  # bits: one household or office; single addresses of it are free to take
_log = logging.getLogger(__name__)


class Rates:
    """Counts requests. Without its store, it counts in memory and says so in the log."""

    def __init__(self, config: Config) -> None:
        self._of_a_key = read_rates("ASSISTANT_LIMIT_KEY", config.limit_key)
        self._of_an_address = read_rates("ASSISTANT_LIMIT_ADDRESS", config.limit_address)
        self._local = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared = SlidingWindowCounterRateLimiter(_store(config.limit_store)) if config.limit_store else None
        self._shared_from = 0.0  # monotonic time from which the store is tried again

    async def wait_of_key(self, key_id: str) -> int | None:
        """Seconds until the key may ask again; None if it may now, which is counted."""
        return await self._wait(self._of_a_key, "key", key_id)

    async def wait_of_address(self, address: str) -> int | None:
        """The same for a caller without a key."""
        return await self._wait(self._of_an_address, "address", _network(address))

    async def _wait(self, rates: tuple[RateLimitItem, ...], kind: str, who: str) -> int | None:
        if self._shared is not None and time.monotonic() >= self._shared_from:
            try:
                return await _hit(self._shared, rates, kind, who)
            except StorageError as error:
                self._shared_from = time.monotonic() + _RETRY_STORE
                _log.warning(
                    "rate limits: the store does not answer (%s); counting in memory", type(error.storage_error).__name__
                )
        return await _hit(self._local, rates, kind, who)


async def _hit(limiter: SlidingWindowCounterRateLimiter, rates: tuple[RateLimitItem, ...], kind: str, who: str) -> int | None:
    for rate in rates:
        if not await limiter.hit(rate, kind, who):
            reset = (await limiter.get_window_stats(rate, kind, who)).reset_time
            return max(1, round(reset - time.time()))
    return None


def read_rates(variable: str, text: str) -> tuple[RateLimitItem, ...]:
    """The rates of `50/second;1200/minute`; none for `off`. Raises ConfigError naming the variable."""
    if text.strip().lower() == _OFF:
        return ()
    try:
        return tuple(parse_many(text))
    except ValueError:
        raise ConfigError(f"{variable}={text!r} is no rate; write for example 50/second;1200/minute, or off") from None


def _store(address: str) -> Storage:
    """The store of an address such as redis://host:6379/0. Raises ConfigError."""
    timeouts: dict[str, float | str] = {"socket_timeout": _STORE_TIMEOUT, "socket_connect_timeout": _STORE_TIMEOUT}
    try:
        store = storage_from_string(f"async+{address}", wrap_exceptions=True, implementation="redispy", **timeouts)
    except (ConfigurationError, ValueError, TypeError) as error:
        # The address may hold a password: it is not repeated.
        raise ConfigError(
            f"ASSISTANT_LIMIT_STORE cannot be used ({type(error).__name__}); write redis://host:6379/0, "
            "and install the extra: pip install 'zhejiang-vocational-policy-assistant[redis]'"
        ) from None
    assert isinstance(store, Storage)
    return store


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, _IPV6_PREFIX), strict=False)) if parsed.version == 6 else address
