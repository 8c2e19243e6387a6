"""Databases for the records: a file of SQLite, and a database of a real PostgreSQL server, fresh for every test."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.absent import absent
from tests.assistant.records.postgres import programs, running

_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The folder of the socket of a PostgreSQL server."""
    folder = programs()
    if folder is None:
        absent("PostgreSQL's server is not installed (.ci/install-postgresql)")
    try:
        import psycopg  # noqa: F401
    except ImportError:
        absent("psycopg is not installed (pip install -e '.[dev]')")
    with running(folder) as socket:
        yield socket


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kept' / 'records.sqlite'}"
    import psycopg

    socket = request.getfixturevalue("postgres")
    name = f"records{next(_numbers)}"
    with psycopg.connect(host=socket, user="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://postgres@/{name}?host={socket}"
