"""The records of an assistant: written beside the answers, read by the staff."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, insert, or_, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from assistant.errors import RecordsError
from assistant.records import queries
from assistant.records.engine import file_of, make_file, open_engine, reason, shown, use_write_ahead_log
from assistant.records.rows import Row, feedback_row, question_row
from assistant.records.schema import ensure_schema, feedback, questions
from assistant.records.types import ALWAYS, Asked, Feedback, Group, Kept, Outcome, Overview, Period, Verdict
from assistant.records.writer import Writer
from assistant.types import Reply, Request

_log = logging.getLogger(__name__)


class Records:
    """Feedback and, where the operator wants them, questions. Safe to share between threads; servers may share the database."""

    def __init__(self, engine: Engine, keep_days: int = 0, today: Callable[[], date] = date.today) -> None:
        self._engine = engine
        self._keep_days = keep_days
        self._today = today
        self._ready = False
        self._lock = threading.Lock()
        self._writer = Writer(self._add_questions, self.purge, today)

    @classmethod
    def open(cls, database: str, keep_days: int = 0) -> Records:
        """Records in the database of a SQLAlchemy URL; questions kept for `keep_days`, 0 for not at all.

        Nothing is created or connected to before the first use. Raises ConfigError for a URL that leads nowhere.
        """
        return cls(open_engine(database), keep_days)

    @property
    def keep_days(self) -> int:
        """For how many days questions are kept; 0 if they are not."""
        return self._keep_days

    @property
    def place(self) -> str:
        """Where the records are, without a password."""
        return shown(self._engine.url)

    def exists(self) -> bool:
        """Whether there is anything to open; a database other than a file of SQLite is taken to be there."""
        path = file_of(self._engine.url)
        return path is None or path.exists()

    # Written beside the answers: nothing here raises or, for a question, waits

    def start(self) -> None:
        """Create the tables if need be and delete what is past its day, now and every day, in a thread of its own."""
        self._writer.start()

    def record_question(self, request: Request, reply: Reply) -> None:
        """Keep a question with its outcome, if the operator wants questions kept. Never waits for the database."""
        if self._keep_days:
            self._writer.put(question_row(request, reply, self._today(), self._keep_days))

    def record_feedback(self, question: str, reply: Reply, verdict: str, comment: str = "", about: str = "") -> bool:
        """Keep what a reader thinks of a reply, in place of what was thought `about` the same before.

        True once it is stored for good; a failure is logged without the text.
        """
        try:
            row = feedback_row(question, reply, verdict, comment, about or uuid4().hex, self._today())
            with self._begin() as connection:
                _put_feedback(connection, row)
        except RecordsError as error:
            _log.warning("feedback not stored: %s", error)
            return False
        return True

    def flush(self, seconds: float = 5.0) -> bool:
        """Wait until the questions so far are written. False if that takes longer."""
        return self._writer.flush(seconds)

    def close(self) -> None:
        """Write what is waiting and let go of the database."""
        self._writer.close()
        self._engine.dispose()

    # Read and deleted by the staff: RecordsError says in a line what is wrong

    def counts(self, period: Period = ALWAYS) -> dict[Kept, int]:
        """How many records of each kind."""
        with self._begin() as connection:
            return queries.counts(connection, period, self._today())

    def feedback(
        self, period: Period = ALWAYS, verdict: Verdict | None = None, limit: int = 50, offset: int = 0
    ) -> tuple[int, list[Feedback]]:
        """How many, and some of them, latest first."""
        with self._begin() as connection:
            return queries.feedback_page(connection, period, self._today(), verdict, limit, offset)

    def one(self, kept: Kept, number: int) -> Feedback | Asked | None:
        """The record of a number; None if there is none, or none any more."""
        with self._begin() as connection:
            return queries.one(connection, kept, number, self._today())

    def every(self, kept: Kept, period: Period = ALWAYS) -> Iterator[Feedback | Asked]:
        """All records of a kind, latest first, read as they are taken."""
        with self._begin() as connection:
            yield from queries.every(connection, kept, period, self._today())

    def groups(
        self, period: Period = ALWAYS, outcomes: Sequence[Outcome] = (), limit: int = 50, offset: int = 0
    ) -> tuple[int, list[Group]]:
        """Questions in the same words as one: how many such, and some of them, most asked first.

        Only questions with one of the `outcomes` count; all where none is named.
        """
        with self._begin() as connection:
            return queries.groups(connection, period, self._today(), outcomes, limit, offset)

    def overview(self, period: Period = ALWAYS) -> Overview:
        """A period in figures."""
        with self._begin() as connection:
            return queries.overview(connection, period, self._today())

    def delete(self, kept: Kept, period: Period = ALWAYS) -> int:
        """Delete the records of a period for good; how many they were."""
        self._writer.flush(1.0)  # what was asked before is deleted too
        table = queries.TABLES[kept]
        with self._begin() as connection:
            where = queries.within(table, period, date.min)  # also what is past its day and not yet purged
            deleted = connection.execute(delete(table).where(*where)).rowcount
        self._forget()
        return deleted

    def purge(self) -> int:
        """Delete the questions past their day, by what holds now or held when they were asked; how many they were."""
        today = self._today()
        past = [questions.c.expires <= today]
        if self._keep_days:
            past.append(questions.c.day <= today - timedelta(days=self._keep_days))
        with self._begin() as connection:
            deleted = connection.execute(delete(questions).where(or_(*past))).rowcount
        if deleted:
            self._forget()
        return deleted

    def _add_questions(self, rows: Sequence[Row]) -> None:
        with self._begin() as connection:
            connection.execute(insert(questions), list(rows))

    def _forget(self) -> None:
        """Empty SQLite's log, in which deleted text would stand for a while; not possible while another server reads."""
        if self._engine.dialect.name == "sqlite":
            with self._begin() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        """A transaction. Raises RecordsError, which never holds what was to be stored, for whatever goes wrong in it."""
        try:
            self._prepare()
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise RecordsError(f"the records in {self.place} cannot be read or written: {reason(error)}") from None

    def _prepare(self) -> None:
        with self._lock:
            if self._ready:
                return
            make_file(self._engine.url)
            if file_of(self._engine.url):
                use_write_ahead_log(self._engine)
            ensure_schema(self._engine)
            self._ready = True


def _put_feedback(connection: Connection, row: Row) -> None:
    """The row in place of the one about the same, or as a new one."""
    change = update(feedback).where(feedback.c.about == row["about"]).values(row)
    if connection.execute(change).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(feedback).values(row))
    except IntegrityError:  # a second click was quicker
        connection.execute(change)
