"""Databases for the records: a file of SQLite, and a database of a real PostgreSQL server, fresh for every test."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.records.postgres import programs, running

_numbers = itertools.count()


def _absent(reason: str) -> None:
    """A test that cannot run is a failure in CI, where everything is installed, and a skip elsewhere."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"{reason}; CI must test the records against PostgreSQL")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The folder of the socket of a PostgreSQL server."""
    folder = programs()
    if folder is None:
        _absent("PostgreSQL's server is not installed (.ci/install-postgresql)")
        return
    try:
        import psycopg  # noqa: F401
    except ImportError:
        _absent("psycopg is not installed (pip install -e '.[dev]')")
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
