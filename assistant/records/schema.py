"""The tables, and how they come to be: once, whoever starts first, and of a version that this program knows."""

from __future__ import annotations

from typing import NoReturn

from sqlalchemy import Column, Connection, Date, Engine, Float, Integer, MetaData, String, Table, Text, insert, select

from assistant.errors import RecordsError

VERSION = 1  # of the tables below; a change of theirs raises it and brings the statements that lead there
_LOCK = 0x7A6A766F  # any number that all servers of ours share, for PostgreSQL's advisory lock

metadata = MetaData()

version = Table("records_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("about", String(64), nullable=False, unique=True),  # what is said of the same replaces what was said before
    Column("day", Date, nullable=False, index=True),
    Column("verdict", String(8), nullable=False),
    Column("comment", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("rule", String(64), nullable=False),
    Column("cited", Text, nullable=False),  # JSON: [[doc_id, start, end, [heading, …]], …]
    Column("latency_ms", Float, nullable=False),
    sqlite_autoincrement=True,  # a number once given is never given again, so an old address never shows another record
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("expires", Date, nullable=False, index=True),  # deleted from this day on
    Column("text", Text, nullable=False),
    Column("normal", Text, nullable=False),  # what questions are grouped by
    Column("outcome", String(16), nullable=False),
    Column("language", String(8), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("rule", String(64), nullable=False),
    Column("cited", Text, nullable=False),
    Column("latency_ms", Float, nullable=False),
    sqlite_autoincrement=True,
)


def ensure_schema(engine: Engine) -> None:
    """Create what is missing. Of servers that start at once, one creates and the others wait.

    Raises RecordsError if the tables are of a version that this program does not know.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # the right to write before the first look
            _create(connection)
            connection.exec_driver_sql("COMMIT")
        return
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        _create(connection)


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    found = connection.scalars(select(version.c.version)).all()
    if not found:
        connection.execute(insert(version).values(version=VERSION))
    elif max(found) != VERSION:
        _unknown(max(found))


def _unknown(found: int) -> NoReturn:
    raise RecordsError(
        f"the database of records has version {found} and this program knows version {VERSION}; "
        "run the program that wrote it, or name another database by ASSISTANT_DATABASE"
    )
