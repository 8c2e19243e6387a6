"""A connection to the configured database: SQLite with a write-ahead log, PostgreSQL, or whatever SQLAlchemy speaks to."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from assistant.errors import ConfigError

_PATIENCE = 3  # seconds that a reader who sends feedback may wait for the database, or for another's writing
_STATEMENT = 10_000  # milliseconds that PostgreSQL may take for one statement
_POSTGRES = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}  # the customary names of a URL


def open_engine(database: str) -> Engine:
    """An engine for a SQLAlchemy URL; nothing is connected to yet. Raises ConfigError for a URL that leads nowhere."""
    try:
        url = make_url(database)
        url = url.set(drivername=_POSTGRES.get(url.drivername, url.drivername))
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=_arguments(url), **_pool(url))
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise ConfigError(
            "ASSISTANT_DATABASE is no database URL; write sqlite:////path/file or postgresql://user@host/name"
        ) from None
    except ImportError as error:
        cure = "pip install 'psycopg[binary]'" if url.get_backend_name() == "postgresql" else f"install {error.name}"
        raise ConfigError(f"ASSISTANT_DATABASE={shown(url)} needs the driver {error.name}: {cure}") from None
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def shown(url: URL) -> str:
    """The URL without its password."""
    return url.render_as_string(hide_password=True)


def make_file(url: URL) -> None:
    """The file of a SQLite database, which nobody else may read, and the folder for it. Nothing for other databases."""
    path = file_of(url)
    if path is not None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)


def file_of(url: URL) -> Path | None:
    """The file of a SQLite database; None for one in memory and for every other."""
    in_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if in_file else None


def use_write_ahead_log(engine: Engine) -> None:
    """Readers and a writer at the same time; kept in the file. SQLite does not wait by itself for others who switch."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def reason(error: SQLAlchemyError | OSError) -> str:
    """Why a database failed, in one line that never holds what was to be stored."""
    said_safely = isinstance(error, OperationalError | OSError)  # a lock, a lost server, a full disk
    cause: BaseException = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return " ".join(str(cause).split())[:200] if said_safely else type(cause).__name__


def _arguments(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"timeout": _PATIENCE}
    if url.get_backend_name() == "postgresql" and url.get_driver_name() == "psycopg":
        limits = f"-c statement_timeout={_STATEMENT} -c lock_timeout={1000 * _PATIENCE}"
        given = {"connect_timeout": _PATIENCE, "tcp_user_timeout": 1000 * _PATIENCE, "options": limits}
        return {name: value for name, value in given.items() if name not in url.query}
    return {}


def _pool(url: URL) -> dict[str, Any]:
    """How long to wait for a connection that others hold; SQLite in memory has a single one."""
    return {} if url.get_backend_name() == "sqlite" and file_of(url) is None else {"pool_timeout": _PATIENCE}


def _prepare_sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous = FULL")  # what is said to be stored is on the disk
    cursor.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
    cursor.close()
