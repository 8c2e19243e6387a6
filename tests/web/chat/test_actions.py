"""What happens when a question is asked: it is shown, answered piece by piece, and a failure is said in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web import texts
from assistant.web.chat.actions import Actions
from assistant.web.markdown import printable
from assistant.web.session import MAX_TURNS, Session, pieces
from tests.web.doubles import REPLY, Scripted


@given(st.text(st.sampled_from("甲。！？；\n*. a[1]"), max_size=300))
def test_an_answer_appears_piece_by_piece_without_cutting_bold(text: str) -> None:
    lengths = list(pieces(text))
    assert lengths == sorted(set(lengths))
    assert len(lengths) <= 13
    assert all(0 < length <= len(text) and text[:length].count("**") % 2 == 0 for length in lengths)


def test_asking_shows_the_question_first_and_the_whole_answer_last() -> None:
    session, assistant = Session(), Scripted()
    drawn = [html for html, _ in Actions(assistant).ask("  第一问 ", session, "杭州", "2026-01-02")]
    assert texts.say("zh", "working") in drawn[0]
    assert "第一问" in drawn[0]
    assert 'aria-busy="false"' in drawn[-1]
    assert len(drawn) >= 3
    request = assistant.requests[0]
    assert (request.question, request.region, request.as_of, request.history) == ("第一问", "杭州", date(2026, 1, 2), ())
    list(Actions(assistant).ask("第二问", session, "", ""))
    assert assistant.requests[1].history == ("第一问",)


@pytest.mark.parametrize(
    ("question", "region", "as_of", "shown"),
    [
        ("错误", "", "", "refused"),
        ("崩溃", "", "", "程序出了差错"),
        ("问", "广东", "", "广东"),
        ("问", "", "2026-02-30", "2026-02-30"),
    ],
)
def test_what_fails_is_said_in_words(question: str, region: str, as_of: str, shown: str) -> None:
    *_, (html, _) = Actions(Scripted()).ask(question, Session(), region, as_of)
    assert shown in html
    assert 'role="alert"' in html
    assert "secret" not in html


def test_an_empty_question_changes_nothing() -> None:
    assert list(Actions(Scripted()).ask(" \n\t ", Session(), "", "")) == []


def test_a_long_conversation_keeps_its_end() -> None:
    session = Session()
    for number in range(MAX_TURNS + 5):
        session.begin(str(number)).settle(REPLY)
    assert len(session.turns) == MAX_TURNS
    assert session.history()[-1] == str(MAX_TURNS + 4)


def test_unprintable_characters_are_replaced() -> None:
    assert printable("a\x00b\ud800c\r\n\td") == "a\ufffdb\ufffdc\ufffd\n\td"
