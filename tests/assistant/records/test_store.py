"""What is kept, for how long, and that keeping it never stands in the way of an answer."""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text, update

from assistant.errors import ConfigError, RecordsError
from assistant.records import ALWAYS, Asked, Cited, Feedback, Period, Records
from assistant.records.engine import open_engine
from assistant.records.schema import version
from assistant.types import Calculation, Citation, Missing, Reply, Request
from index.types import Status

SECRET = "王老师的13800000000"
TODAY = date(2026, 11, 22)


class Day:
    """A calendar to turn by hand."""

    def __init__(self) -> None:
        self.today = TODAY

    def __call__(self) -> date:
        return self.today


def opened(database: str, keep_days: int = 0, day: Day | None = None) -> Records:
    return Records(open_engine(database), keep_days, day or Day())


def reply(kind: str = "answer", elapsed: float = 3.0, rule: str = "") -> Reply:
    cited = Citation(1, "doc", "题", None, "杭州", Status.IN_FORCE, ("一、总", "（一）分"), 5, 9, "引文", True)
    computed = (Calculation(rule, "", (), (), (), (), ()),) if rule and kind == "calculation" else ()
    missing = (Missing(rule, "total", "多少？"),) if rule and kind == "ask" else ()
    return Reply(None, kind, "x", citations=(cited,), calculations=computed, missing=missing, elapsed_ms=elapsed)  # type: ignore[arg-type]


def texts(records: Records) -> list[str]:
    return [one.text for one in records.every("questions") if isinstance(one, Asked)]


def keep(records: Records, *questions: tuple[str, Reply]) -> None:
    for question, given in questions:
        records.record_question(Request(question), given)
    assert records.flush(20)


def test_feedback_comes_back_as_it_was_sent(database: str) -> None:
    records = opened(database)
    assert records.record_feedback(
        "绩效？\n'; DROP TABLE feedback; --", reply("calculation", 4.5, "pay"), "down", "<b>不对</b>\x00\ud800"
    )
    assert records.record_feedback("再问", reply(), "up")
    count, found = records.feedback(verdict="down")
    cited = (Cited("doc", 5, 9, ("一、总", "（一）分")),)
    expected = Feedback(
        found[0].id, TODAY, "down", "<b>不对</b>", "绩效？\n'; DROP TABLE feedback; --", "zh", "calculation", "pay", cited, 4.5
    )
    assert (count, found) == (1, [expected])
    assert records.one("feedback", found[0].id) == expected
    assert [one.verdict for one in records.feedback()[1]] == ["up", "down"]
    assert not records.record_feedback("问", reply(), "perhaps")
    records.close()


def test_what_is_said_of_the_same_answer_replaces_what_was_said_before(database: str) -> None:
    records = opened(database)
    records.record_feedback("别的", reply(), "up")
    with ThreadPoolExecutor(8) as readers:  # somebody clicks and clicks
        assert all(readers.map(lambda _: records.record_feedback("问", reply(), "up", about="turn"), range(16)))
    number = next(one.id for one in records.feedback()[1] if one.question == "问")
    assert records.record_feedback("问", reply(), "down", "没说程序", about="turn")
    assert [(one.question, one.verdict, one.comment) for one in records.feedback()[1]] == [
        ("问", "down", "没说程序"),
        ("别的", "up", ""),
    ]
    changed = records.one("feedback", number)
    assert isinstance(changed, Feedback) and changed.verdict == "down"
    records.close()


def test_only_what_is_named_is_kept(database: str) -> None:
    engine = open_engine(database)
    records = Records(engine, 30, Day())
    records.record_feedback("问", reply(), "up", "评")
    keep(records, ("问", reply()))
    with engine.connect() as connection:
        feedback = set(connection.execute(text("SELECT * FROM feedback")).keys())
        questions = set(connection.execute(text("SELECT * FROM questions")).keys())
    both = {"id", "day", "language", "kind", "rule", "cited", "latency_ms"}
    assert feedback == both | {"about", "verdict", "comment", "question"}
    assert questions == both | {"expires", "text", "normal", "outcome"}
    records.close()


def test_questions_are_kept_only_where_the_operator_wants_them(database: str) -> None:
    off, on = opened(database), opened(database, 30)
    keep(off, ("不留", reply()))
    keep(on, ("留下", reply("refusal")))
    assert texts(off) == ["留下"]
    off.close()
    on.close()


def test_questions_are_forgotten_on_their_day_whatever_is_configured_by_then(database: str) -> None:
    day = Day()
    records = opened(database, 10, day)
    keep(records, ("旧", reply()))
    day.today += timedelta(days=5)
    keep(records, ("新", reply()))
    day.today += timedelta(days=4)
    assert records.counts()["questions"] == 2
    day.today += timedelta(days=1)
    assert texts(records) == ["新"]  # past its day: not seen even before it is deleted
    assert records.overview().asked == records.groups()[0] == 1
    off = opened(database, 0, day)
    assert off.purge() == 1
    assert records.purge() == 0
    shorter = opened(database, 3, day)
    assert shorter.purge() == 1
    for one in (records, off, shorter):
        one.close()


def test_a_server_forgets_by_itself_when_it_starts_and_when_a_day_begins(database: str) -> None:
    day = Day()
    records = opened(database, 1, day)
    keep(records, ("昨天", reply()))
    day.today += timedelta(days=1)
    keep(records, ("今天", reply()))
    started = opened(database, 0, day)
    started.start()
    with records._engine.connect() as connection:
        until = time.monotonic() + 20
        while connection.scalar(text("SELECT count(*) FROM questions")) != 1 and time.monotonic() < until:
            connection.rollback()
            time.sleep(0.02)
        assert connection.scalars(text("SELECT text FROM questions")).all() == ["今天"]
    records.close()
    started.close()


def test_the_period_in_figures(database: str) -> None:
    day = Day()
    records = opened(database, 90, day)
    keep(records, *(("早", reply("answer", float(ms))) for ms in range(1, 101)))
    day.today += timedelta(days=1)
    keep(
        records,
        ("算", reply("calculation", 500, "pay")),
        ("缺", reply("ask", 1, "pay")),
        ("没有", reply("refusal")),
        ("坏", reply("error")),
    )
    records.record_feedback("算", reply(), "up")
    whole = records.overview()
    assert whole.asked == 104
    assert whole.outcomes == {"answered": 101, "asked_back": 1, "refused": 1, "error": 1}
    assert whole.days == ((TODAY, 100), (day.today, 4))
    assert whole.rules == (("pay", 2),)
    assert whole.verdicts == {"up": 1, "down": 0}
    first = records.overview(Period(last=TODAY)).latency
    assert first is not None
    assert (first.p50, first.p90, first.p95, first.p99, first.slowest) == (50, 90, 95, 99, 100)
    assert records.overview(Period(first=day.today + timedelta(days=1))).latency is None
    records.close()


def test_the_same_words_are_one_question(database: str) -> None:
    records = opened(database, 90)
    same = ("绩效工资，最多上浮多少？", "绩效工资 最多上浮多少", "績效工資最多上浮多少!")
    keep(records, *((one, reply()) for one in same), ("绩效工资最少上浮多少", reply("refusal")), ("？？", reply("refusal")))
    count, grouped = records.groups()
    assert (count, [(one.text, one.count) for one in grouped]) == (3, [(same[2], 3), ("？？", 1), ("绩效工资最少上浮多少", 1)])
    assert grouped[0].outcomes["answered"] == 3
    records.close()


def test_pages_and_outcomes(database: str) -> None:
    records = opened(database, 90)
    keep(records, *((f"问{number}", reply("refusal" if number % 2 else "answer")) for number in range(10)))
    assert texts(records) == [f"问{number}" for number in range(9, -1, -1)]
    assert [one.text for one in records.groups(limit=3, offset=2)[1]] == ["问7", "问6", "问5"]
    count, found = records.groups(outcomes=("refused",), limit=2)
    assert (count, [one.text for one in found]) == (5, ["问9", "问7"])
    assert records.one("questions", 10**9) is None
    records.close()


def test_deleting_deletes_one_kind_within_a_period(database: str) -> None:
    day = Day()
    records = opened(database, 90, day)
    for _ in range(2):
        keep(records, ("问", reply()))
        records.record_feedback("问", reply(), "up")
        day.today += timedelta(days=1)
    assert records.delete("questions", Period(last=TODAY)) == 1
    assert records.counts() == {"feedback": 2, "questions": 1}
    assert records.delete("feedback", ALWAYS) == 2
    assert records.counts() == {"feedback": 0, "questions": 1}
    records.close()


def test_deleted_text_is_in_no_file(tmp_path: Path) -> None:
    records = opened(f"sqlite:///{tmp_path / 'records.sqlite'}", 90)
    records.record_feedback(SECRET, reply(), "up", SECRET)
    keep(records, (SECRET, reply()))
    assert any(SECRET.encode() in path.read_bytes() for path in tmp_path.iterdir())
    records.delete("feedback")
    records.delete("questions")
    assert not any(SECRET.encode() in path.read_bytes() for path in tmp_path.iterdir())
    records.close()


def test_nobody_else_reads_the_file(tmp_path: Path) -> None:
    records = opened(f"sqlite:///{tmp_path / 'kept' / 'records.sqlite'}")
    records.record_feedback("问", reply(), "up")
    modes = {path.name: path.stat().st_mode & 0o077 for path in [tmp_path / "kept", *(tmp_path / "kept").iterdir()]}
    assert "records.sqlite-wal" in modes and set(modes.values()) == {0}
    records.close()


# Faults


@pytest.mark.parametrize("where", ["sqlite:////proc/nowhere/records.sqlite", "postgresql://nobody:hunter2@127.0.0.1:9/none"])
def test_a_database_that_is_not_there_neither_raises_nor_tells_what_was_sent(
    where: str, caplog: pytest.LogCaptureFixture
) -> None:
    records = opened(where, 30)
    with caplog.at_level(logging.DEBUG):
        started = time.perf_counter()
        records.record_question(Request(SECRET), reply())
        assert time.perf_counter() - started < 0.5
        assert records.record_feedback(SECRET, reply(), "up", SECRET) is False
        assert time.perf_counter() - started < 10
        assert records.flush(20)
    assert "not stored" in caplog.text and "not kept" in caplog.text
    assert SECRET not in caplog.text and "hunter2" not in caplog.text
    with pytest.raises(RecordsError) as fault:
        records.counts()
    assert "\n" not in str(fault.value) and "hunter2" not in str(fault.value)
    records.close()


def test_a_fault_of_a_statement_does_not_tell_what_was_sent(database: str, caplog: pytest.LogCaptureFixture) -> None:
    engine = open_engine(database)
    records = Records(engine, 30, Day())
    keep(records, ("问", reply()))
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE feedback"))
        connection.execute(text("DROP TABLE questions"))
    with caplog.at_level(logging.DEBUG):
        assert records.record_feedback(SECRET, reply(), "up", SECRET) is False
        records.record_question(Request(SECRET), reply())
        assert records.flush(20)
    assert "not kept" in caplog.text and SECRET not in caplog.text
    records.close()


def test_a_database_held_by_another_costs_a_question_nothing(tmp_path: Path) -> None:
    where = f"sqlite:///{tmp_path / 'records.sqlite'}"
    records, other = opened(where, 30), opened(where)
    keep(records, ("问", reply()))
    other.counts()
    with other._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as holder:
        holder.exec_driver_sql("BEGIN EXCLUSIVE")
        started = time.perf_counter()
        for _ in range(100):
            records.record_question(Request("等"), reply())
        assert time.perf_counter() - started < 0.5
        holder.exec_driver_sql("ROLLBACK")
    assert records.flush(20)
    assert records.counts()["questions"] == 101
    records.close()


def test_tables_of_another_version_are_left_alone(database: str) -> None:
    engine = open_engine(database)
    records = Records(engine, today=Day())
    records.record_feedback("问", reply(), "up")
    with engine.begin() as connection:
        connection.execute(update(version).values(version=99))
    later = opened(database)
    assert later.record_feedback("问", reply(), "up") is False
    with pytest.raises(RecordsError, match=r"version 99.*ASSISTANT_DATABASE"):
        later.counts()
    assert records.counts()["feedback"] == 1
    records.close()


@pytest.mark.parametrize("where", ["nonsense", "foo://x", "mysql+nothing://u:hunter2@h/d", "oracle+oracledb://u:hunter2@h/d"])
def test_an_unusable_url_is_named_without_its_password(where: str) -> None:
    with pytest.raises(ConfigError, match="ASSISTANT_DATABASE") as fault:
        Records.open(where)
    assert "hunter2" not in str(fault.value)
