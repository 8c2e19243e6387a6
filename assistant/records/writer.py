"""A thread that writes questions behind the answers, and once a day forgets the old ones."""

from __future__ import annotations

import atexit
import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from assistant.errors import RecordsError
from assistant.records.rows import Row

_WAITING = 2_000  # questions that may wait for a slow database; the next are dropped rather than kept in memory
_AT_ONCE = 200  # rows of one transaction
_LOOK = 600.0  # seconds after which an idle server looks whether a new day has begun
_log = logging.getLogger(__name__)


class Writer:
    """Rows put in come out in a thread of its own. What cannot be written is dropped, and counted in the log."""

    def __init__(self, write: Callable[[Sequence[Row]], None], purge: Callable[[], int], today: Callable[[], date]) -> None:
        self._write = write
        self._purge = purge
        self._today = today
        self._rows: queue.Queue[Row | None] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._purged: date | None = None

    def start(self) -> None:
        """Start the thread, if it does not run."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="records", daemon=True)
                self._thread.start()
                atexit.register(self.close)

    def put(self, row: Row) -> None:
        """Have a row written soon; at once back."""
        self.start()
        try:
            self._rows.put_nowait(row)
        except queue.Full:
            _log.warning("a question was not kept: %d are waiting for the database", _WAITING)

    def flush(self, seconds: float) -> bool:
        """Wait until what was put in is written or dropped. False if that takes longer than `seconds`."""
        until = time.monotonic() + seconds
        while self._rows.unfinished_tasks and time.monotonic() < until:
            time.sleep(0.01)
        return not self._rows.unfinished_tasks

    def close(self, seconds: float = 5.0) -> None:
        """Write what is waiting and end the thread."""
        atexit.unregister(self.close)
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None and thread.is_alive() and self.flush(seconds):
            self._rows.put(None)
            thread.join(seconds)

    def _run(self) -> None:
        going = True
        while going:
            self._forget_old()
            rows = self._next()
            going = None not in rows
            self._store([row for row in rows if row is not None])
            for _ in rows:
                self._rows.task_done()

    def _next(self) -> list[Row | None]:
        """The rows that wait, at least one unless none comes for a while."""
        try:
            rows = [self._rows.get(timeout=_LOOK)]
        except queue.Empty:
            return []
        with suppress(queue.Empty):
            while len(rows) < _AT_ONCE:
                rows.append(self._rows.get_nowait())
        return rows

    def _store(self, rows: Sequence[Row]) -> None:
        if not rows:
            return
        try:
            self._write(rows)
        except RecordsError as error:
            _log.warning("%d questions not kept: %s", len(rows), error)
        except Exception as error:  # a defect must not end the thread; its message may hold a question
            _log.error("%d questions not kept: %s", len(rows), type(error).__name__)

    def _forget_old(self) -> None:
        if self._purged == self._today():
            return
        try:
            self._purge()
            self._purged = self._today()
        except RecordsError as error:
            _log.warning("old questions not deleted: %s", error)
