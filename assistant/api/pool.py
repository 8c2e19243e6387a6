"""Threads that answer, and a bounded queue before them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")
_WAITING = 512  # requests in the queue and in the threads; at 150 a second the last waits some seconds


class Busy(Exception):
    """More requests wait than can be answered within a few seconds."""


class Pool:
    """Runs answers beside the event loop. Answering is Python and holds the interpreter's lock, so few threads are best."""

    def __init__(self, threads: int | None = None, waiting: int = _WAITING) -> None:
        self.threads = threads or max(2, min(4, os.cpu_count() or 1))
        self._executor = ThreadPoolExecutor(self.threads, thread_name_prefix="answer")
        self._most = max(waiting, self.threads)
        self._taken = 0

    async def run(self, function: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """What `function` returns. Raises Busy at once where the queue is full."""
        if self._taken >= self._most:
            raise Busy
        self._taken += 1
        future = self._executor.submit(function, *args, **kwargs)
        loop = asyncio.get_running_loop()
        # Given back when the work is done, not when a caller stops waiting: a thread stays taken until then.
        future.add_done_callback(lambda _: _call_in(loop, self._release))
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _release(self) -> None:
        self._taken -= 1


def _call_in(loop: asyncio.AbstractEventLoop, function: Callable[[], None]) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(function)
