"""What the staff view reads. Every function takes a connection and a period; a question past its last day is not seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, case, func, select

from assistant.records.rows import cited_from
from assistant.records.schema import feedback, questions
from assistant.records.types import (
    ALWAYS,
    KEPT,
    OUTCOMES,
    VERDICTS,
    Asked,
    Feedback,
    Group,
    Kept,
    Latency,
    Outcome,
    Overview,
    Period,
    Verdict,
)

TABLES: dict[Kept, Table] = {"feedback": feedback, "questions": questions}
_MOST_RULES = 20
_SHARES = (0.5, 0.9, 0.95, 0.99, 1.0)  # of the fields of Latency
_AT_ONCE = 500  # rows fetched at a time where all are wanted


def within(table: Table, period: Period, today: date) -> list[ColumnElement[bool]]:
    """The conditions of a period, and that a question is not past its last day."""
    found = []
    if period.first:
        found.append(table.c.day >= period.first)
    if period.last:
        found.append(table.c.day <= period.last)
    if table is questions:
        found.append(table.c.expires > today)
    return found


def counts(connection: Connection, period: Period, today: date) -> dict[Kept, int]:
    """How many records of each kind."""
    return {kept: _count(connection, TABLES[kept], within(TABLES[kept], period, today)) for kept in KEPT}


def feedback_page(
    connection: Connection, period: Period, today: date, verdict: Verdict | None, limit: int, offset: int = 0
) -> tuple[int, list[Feedback]]:
    """How many there are, and `limit` of them from `offset` on, latest first."""
    where = within(feedback, period, today)
    if verdict:
        where.append(feedback.c.verdict == verdict)
    return _count(connection, feedback, where), [_feedback(row) for row in _latest(connection, feedback, where, limit, offset)]


def one(connection: Connection, kept: Kept, number: int, today: date) -> Feedback | Asked | None:
    """The record of a number; None if there is none, or none any more."""
    table = TABLES[kept]
    row = connection.execute(select(table).where(table.c.id == number, *within(table, ALWAYS, today))).first()
    if row is None:
        return None
    return _feedback(row) if kept == "feedback" else _asked(row)


def every(connection: Connection, kept: Kept, period: Period, today: date) -> Iterator[Feedback | Asked]:
    """All records of a kind, latest first, read as they are needed."""
    table = TABLES[kept]
    found = select(table).where(*within(table, period, today)).order_by(table.c.id.desc())
    to_record: Callable[[Row[Any]], Feedback | Asked] = _feedback if kept == "feedback" else _asked
    yield from map(to_record, connection.execution_options(yield_per=_AT_ONCE).execute(found))


def groups(
    connection: Connection, period: Period, today: date, outcomes: Sequence[Outcome], limit: int, offset: int = 0
) -> tuple[int, list[Group]]:
    """Questions grouped by their normalised text: how many groups, and `limit` of them from `offset` on, most frequent first.

    Only questions with one of the `outcomes` count; all where none is named.
    """
    where = within(questions, period, today)
    if outcomes:
        where.append(questions.c.outcome.in_(outcomes))
    each = [func.sum(case((questions.c.outcome == outcome, 1), else_=0)).label(outcome) for outcome in OUTCOMES]
    latest, times = func.max(questions.c.id).label("id"), func.count().label("times")
    grouped = (
        select(latest, times, func.max(questions.c.day).label("last"), *each)
        .where(*where)
        .group_by(questions.c.normal)
        .order_by(times.desc(), latest.desc())
        .limit(limit)
        .offset(offset)
        .subquery()
    )
    rows = connection.execute(
        select(grouped, questions.c.text)
        .join(questions, questions.c.id == grouped.c.id)
        .order_by(grouped.c.times.desc(), grouped.c.id.desc())
    )
    count = connection.scalar(select(func.count(questions.c.normal.distinct())).where(*where))
    return int(count or 0), [_group(row) for row in rows]


def overview(connection: Connection, period: Period, today: date) -> Overview:
    """The period in figures."""
    asked, said = within(questions, period, today), within(feedback, period, today)
    outcomes = _tally(connection, questions.c.outcome, asked)
    verdicts = _tally(connection, feedback.c.verdict, said)
    days = _tally(connection, questions.c.day, asked)
    rules = _tally(connection, questions.c.rule, [*asked, questions.c.rule != ""])
    total = sum(outcomes.values())
    return Overview(
        asked=total,
        outcomes={outcome: outcomes.get(outcome, 0) for outcome in OUTCOMES},
        days=tuple(sorted(days.items())),
        rules=tuple(sorted(rules.items(), key=lambda item: (-item[1], item[0])))[:_MOST_RULES],
        latency=_latency(connection, asked, total),
        verdicts={verdict: verdicts.get(verdict, 0) for verdict in VERDICTS},
    )


def _latency(connection: Connection, where: Sequence[ColumnElement[bool]], total: int) -> Latency | None:
    if not total:
        return None
    wanted = [ceil(share * total) for share in _SHARES]
    rank = func.row_number().over(order_by=questions.c.latency_ms).label("rank")
    ranked = select(rank, questions.c.latency_ms).where(*where).subquery()
    found = {rank: float(value) for rank, value in connection.execute(select(ranked).where(ranked.c.rank.in_(wanted)))}
    last = max(found.values(), default=0.0)  # a question may have been deleted since they were counted
    return Latency(*(found.get(rank, last) for rank in wanted))


def _tally(connection: Connection, column: ColumnElement[Any], where: Sequence[ColumnElement[bool]]) -> dict[Any, int]:
    return {value: count for value, count in connection.execute(select(column, func.count()).where(*where).group_by(column))}


def _count(connection: Connection, table: Table, where: Sequence[ColumnElement[bool]]) -> int:
    return int(connection.scalar(select(func.count()).select_from(table).where(*where)) or 0)


def _latest(
    connection: Connection, table: Table, where: Sequence[ColumnElement[bool]], limit: int, offset: int
) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(*where).order_by(table.c.id.desc()).limit(limit).offset(offset)).all()


def _feedback(row: Row[Any]) -> Feedback:
    return Feedback(
        row.id,
        row.day,
        row.verdict,
        row.comment,
        row.question,
        row.language,
        row.kind,
        row.rule,
        cited_from(row.cited),
        row.latency_ms,
    )


def _group(row: Row[Any]) -> Group:
    return Group(row.id, row.text, row.times, {outcome: int(getattr(row, outcome)) for outcome in OUTCOMES}, row.last)


def _asked(row: Row[Any]) -> Asked:
    return Asked(row.id, row.day, row.text, row.language, row.kind, row.outcome, row.rule, cited_from(row.cited), row.latency_ms)
