"""The staff view without a browser: who gets in, what an address can do, what a draft is, and what an empty page says."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Assistant
from assistant.config import Config
from assistant.errors import ConfigError
from assistant.password import Gate, Hashed
from assistant.records import Period, Records, recorded
from assistant.types import Reply, Request
from assistant.web.session import Session
from assistant.web.staff.board import board
from assistant.web.staff.desk import Desk
from assistant.web.staff.draft import Clause, clauses_of, draft, quote_of
from assistant.web.staff.logins import Logins
from assistant.web.staff.overview import bars
from assistant.web.staff.view import NAMES, View, read
from assistant.web.texts import say
from index.cards import load_cards, locate_quote
from index.chunk import split_passages
from index.errors import CorpusError
from tests.assistant.test_password import Clock
from tests.web.doubles import HOSTILE, Scripted

PASSWORD = "correct horse"
HASHED = Hashed.of(PASSWORD)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    records = Records.open(f"sqlite:///{tmp_path / 'records.sqlite'}", 30)
    yield records
    records.close()


@pytest.fixture
def desk(records: Records) -> Desk:
    return Desk(Scripted(), records, Gate(HASHED))


# Who gets in


def test_a_login_lasts_while_it_is_used_and_no_longer_than_a_day_of_work() -> None:
    clock = Clock()
    logins = Logins(clock)
    token = logins.begin()
    for _ in range(19):
        clock.now += 25 * 60
        assert logins.valid(token)
    clock.now += 25 * 60
    assert not logins.valid(token)  # eight hours are over
    idle = logins.begin()
    clock.now += 31 * 60
    assert not logins.valid(idle) and not logins.valid(idle)


def test_logging_out_ends_one_login_and_a_guess_is_none() -> None:
    logins = Logins()
    one, other = logins.begin(), logins.begin()
    logins.end(one)
    assert (logins.valid(one), logins.valid(other), logins.valid(""), logins.valid("x")) == (False, True, False, False)


def test_logins_do_not_pile_up() -> None:
    logins = Logins()
    tokens = [logins.begin() for _ in range(300)]
    assert sum(map(logins.valid, tokens)) == 200 and logins.valid(tokens[-1])


def test_nothing_is_shown_or_done_for_who_has_not_said_the_password(desk: Desk) -> None:
    import gradio as gr

    from assistant.web.staff.page import Staff

    desk.records.record_feedback("geheim", Reply(None, "answer", ""), "up", "geheim")
    with gr.Blocks():
        staff = Staff(desk)
    session, view = Session(), View("delete", 0, kept="feedback")
    wish: Any = SimpleNamespace(_data={"act": "delete", "kept": "feedback"})
    for token in ("", "guess"):
        shown = [staff.dress(session, token, view), *staff.open({"view": "feedback"}, session, token, view)]
        for act in ("delete", "export", "period", "leave"):
            wish._data["act"] = act
            shown.append(staff._act(token, view, session, wish))
        shown.append(staff._enter("falsch", token, view, session))
        assert "geheim" not in str(shown)
    assert desk.records.counts()["feedback"] == 1
    token = desk.logins.begin()
    assert "geheim" in str(staff.dress(session, token, View("feedback")))
    wish._data["act"] = "delete"
    staff._act(token, View("feedback"), session, wish)  # nothing was asked about
    assert desk.records.counts()["feedback"] == 1
    staff._act(token, view, session, wish)
    assert desk.records.counts()["feedback"] == 0


def test_the_language_switches_behind_the_door_and_an_expired_login_shows_nothing_more(desk: Desk) -> None:
    import gradio as gr

    from assistant.web.staff.page import Staff

    desk.records.record_feedback("geheim", Reply(None, "answer", ""), "up")
    with gr.Blocks():
        staff = Staff(desk)
    token = desk.logins.begin()
    english = str(staff.dress(Session(language="en"), token, View("feedback")))
    assert "geheim" in english and say("en", "staff_leave") in english and say("zh", "staff_leave") not in english
    desk.logins.end(token)
    for shown in (staff.dress(Session(), token, View("feedback")), *staff.open({"view": "feedback"}, Session(), token, View())):
        assert shown[-1] == "" and shown[1] == gr.update(visible=True)


def test_a_desk_needs_a_password_and_a_readable_hash(records: Records) -> None:
    config = Config.from_environment({})
    assert Desk.of(Scripted(), records, config) is None
    for given_one in ({"staff_password": PASSWORD}, {"staff_password_hash": str(HASHED)}):
        desk = Desk.of(Scripted(), records, replace(config, **given_one))
        assert desk is not None and desk.gate.admits(PASSWORD) and not desk.gate.admits("falsch")
    with pytest.raises(ConfigError):
        Desk.of(Scripted(), records, replace(config, staff_password_hash="hunter2"))


def test_the_events_of_the_staff_view_are_no_public_endpoint(desk: Desk) -> None:
    from assistant.web.app import build_app

    page = build_app(Scripted(), desk=desk)
    assert len(page.fns) > len(build_app(Scripted()).fns)
    assert all(event.api_visibility == "private" for event in page.fns.values())


# Addresses


@given(st.dictionaries(st.sampled_from(["view", "days", "from", "to", "page", "only", "kept", "id", "n"]), st.text(max_size=30)))
def test_any_address_is_a_view_and_every_view_has_its_address(query: dict[str, str]) -> None:
    view = read(query)
    again = read({key: str(value) for key, value in view.query().items() if value not in (None, "")})
    assert again == view
    view.period(date.today())


@pytest.mark.parametrize(
    ("query", "period"),
    [
        ({}, Period(date(2026, 10, 24))),
        ({"days": "7"}, Period(date(2026, 11, 16))),
        ({"days": "0"}, Period()),
        ({"days": "12345"}, Period(date(2026, 10, 24))),
        ({"from": "2026-01-01", "to": "2026-02-30"}, Period(date(2026, 1, 1))),
        ({"to": "2026-02-28"}, Period(None, date(2026, 2, 28))),
    ],
)
def test_the_period_of_an_address(query: dict[str, str], period: Period) -> None:
    assert read(query).period(date(2026, 11, 22)) == period


# What it shows


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_view_says_why(desk: Desk, records: Records, name: str) -> None:
    view = read({"view": name, "id": "7", "kept": "feedback", "page": "9"})
    assert 'class="nothing"' in board(desk, view, "zh") or name == "delete"
    off = replace(desk, records=Records(records._engine))
    if name in ("overview", "unanswered", "asked", "delete"):
        assert say("zh", "staff_not_kept") in board(off, view, "zh")


def test_a_page_past_the_end_is_the_first(desk: Desk) -> None:
    for number in range(60):
        desk.records.record_feedback(f"问{number}", Reply(None, "answer", ""), "up")
    assert ">问59<" in board(desk, View("feedback"), "zh") and ">问9<" not in board(desk, View("feedback"), "zh")
    assert ">问9<" in board(desk, View("feedback", page=2), "zh")
    assert ">问59<" in board(desk, View("feedback", page=999), "zh")


@pytest.mark.parametrize("name", ["overview", "feedback", "unanswered", "asked", "delete", "draft"])
def test_a_fault_of_the_database_is_said_in_words(desk: Desk, name: str) -> None:
    broken = replace(desk, records=Records.open("sqlite:////proc/nowhere/records.sqlite", 30))
    shown = board(broken, read({"view": name, "id": "1", "kept": "feedback"}), "zh")
    assert say("zh", "staff_fault") in shown and 'role="alert"' in shown


def test_what_readers_wrote_and_documents_hold_is_never_markup(desk: Desk) -> None:
    desk.records.record_feedback(HOSTILE, Scripted().ask(Request("问")), "down", HOSTILE)
    desk.records.record_question(Request(HOSTILE), Reply(None, "refusal", ""))
    assert desk.records.flush()
    (feedback,) = desk.records.feedback()[1]
    views = [View("feedback"), View("unanswered"), View("asked"), View("draft", kept="feedback", id=feedback.id)]
    for view in views:
        shown = board(desk, view, "zh")
        assert html.escape(HOSTILE) in shown
        assert "<img" not in shown and "<script" not in shown and "<svg" not in shown and "javascript:window.hit=1)<" not in shown


def test_a_question_that_fails_again_has_no_draft(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.records.record_question(Request("崩溃"), Reply(None, "error", ""))
    assert desk.records.flush()
    (group,) = desk.records.groups()[1]
    shown = board(desk, View("draft", kept="questions", id=group.id), "zh")
    assert say("zh", "staff_no_clause") in shown
    assert "崩溃" not in caplog.text


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 50)), min_size=1, max_size=40, unique_by=lambda day: day[0]))
def test_the_bars_hold_every_question_and_every_day_once(found: list[tuple[int, int]]) -> None:
    start = date(2024, 1, 1)
    drawn = bars([(start + timedelta(days=at), count) for at, count in sorted(found)])
    assert sum(count for _, _, count in drawn) == sum(count for _, count in found)
    assert len(drawn) <= 60
    assert drawn[0][0] == start + timedelta(days=min(at for at, _ in found))
    assert drawn[-1][1] == start + timedelta(days=max(at for at, _ in found))
    assert all(after[0] - before[1] == timedelta(days=1) for before, after in pairwise(drawn))


# Drafts

QUESTIONS = (
    "公办职业学校绩效工资最多可以上浮多少？",
    "职校食堂的菜价由谁定",
    "How much may performance pay rise?",
    "绍兴评价指标权重",
    "#: {x}\n- y",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_draft_is_refused_by_the_index_until_a_person_has_written_it(
    assistant: Assistant, question: str, tmp_path: Path
) -> None:
    documents = assistant.documents
    passages = {doc_id: split_passages(document) for doc_id, document in documents.items()}
    clauses = clauses_of(assistant.ask(Request(question)))
    assert clauses
    for clause in clauses:
        path = tmp_path / "cards" / f"{clause.doc_id}.yaml"
        path.parent.mkdir(exist_ok=True)
        file = draft(question, clause, documents, "note\nof two lines")
        path.write_text(file, encoding="utf-8")
        with pytest.raises(CorpusError, match="lacks answer"):
            load_cards(tmp_path, documents, passages)
        path.write_text(file.replace(": ''", ": written"), encoding="utf-8")
        (card,) = load_cards(tmp_path, documents, passages)
        assert card.questions == (" ".join(question.split()),)
        assert card.end == clause.end - (len(text := documents[clause.doc_id].text[: clause.end]) - len(text.rstrip()))
        path.unlink()


def test_a_quote_that_stands_twice_takes_in_what_stands_before_it(assistant: Assistant) -> None:
    document = replace(next(iter(assistant.documents.values())), text="甲。\n同一句。\n乙。\n同一句。\n")
    second = document.text.rindex("同一句")
    quote = quote_of(document, Clause(document.doc_id, (), second, second + 4))
    assert quote == "乙。\n同一句。"
    assert locate_quote(document.text, quote)[1] == second + 4


# Recording


def test_the_recorded_assistant_is_the_assistant_and_keeps_what_comes_of_a_question(records: Records) -> None:
    plain = Scripted()
    assistant = recorded(plain, records)
    assert assistant.documents is plain.documents
    assert assistant.ask(Request("问", id="7")) == plain.ask(Request("问", id="7"))
    with pytest.raises(ZeroDivisionError):
        assistant.ask(Request("崩溃"))
    assert records.flush()
    assert {group.text: dict(group.outcomes) for group in records.groups()[1]} == {
        "问": {"answered": 1, "asked_back": 0, "refused": 0, "error": 0},
        "崩溃": {"answered": 0, "asked_back": 0, "refused": 0, "error": 1},
    }


def test_an_assistant_answers_though_its_records_are_gone() -> None:
    broken = Records.open("sqlite:////proc/nowhere/records.sqlite", 30)
    assert recorded(Scripted(), broken).ask(Request("问")).kind == "answer"
    broken.close()
