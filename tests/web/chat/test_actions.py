"""What happens when a question is asked: it is shown, answered piece by piece, and a failure is said in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Records
from assistant.types import Language, Reply
from assistant.web import texts
from assistant.web.chat.actions import Actions
from assistant.web.chat.conversation import conversation
from assistant.web.chat.copying import plain_text
from assistant.web.markdown import printable
from assistant.web.session import MAX_TURNS, Session, pieces
from tests.web.doubles import ASKING, COMPUTED, REPLY, Scripted
from tests.web.reading import Reading


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
    assert [turn.number for turn in session.turns] == list(range(5, MAX_TURNS + 5))
    *_, panel = [panel for _, panel in Actions(Scripted()).ask("又一问", session, "", "") if panel is not None]
    assert "又一问" in panel  # its sources stand beside it, and those of a turn are found by its number
    assert "<q data-content>7</q>" in Actions(Scripted()).look(session, {"act": "list", "turn": "7"})


def test_unprintable_characters_are_replaced() -> None:
    assert printable("a\x00b\ud800c\r\n\td") == "a\ufffdb\ufffdc\ufffd\n\td"


def _answered(*questions: str, reply: Reply = REPLY, language: Language = "zh") -> Session:
    session = Session(language=language)
    for question in questions:
        list(Actions(Scripted(reply)).ask(question, session, "", ""))
    return session


def test_what_is_sent_for_a_piece_of_an_answer_does_not_grow_with_the_conversation() -> None:
    actions, session = Actions(Scripted()), Session()
    first = [len(html) for html, _ in actions.ask("问", session, "", "")]
    for _ in range(MAX_TURNS - 2):
        list(actions.ask("问", session, "", ""))
    last = [len(html) for html, _ in actions.ask("问", session, "", "")]
    assert len(first) == len(last)
    assert all(late <= early + 10 for early, late in zip(first, last, strict=True))  # two digits instead of one


def test_a_second_question_waits_for_the_first_unless_that_breaks_off() -> None:
    actions, session = Actions(Scripted()), Session()
    first = actions.ask("一", session, "", "")
    next(first)
    assert list(actions.ask("二", session, "", "")) == []
    assert list(actions.retry(session, "", "")) == []
    first.close()  # as when the connection is lost
    assert list(actions.ask("二", session, "", ""))
    assert [turn.stopped for turn in session.turns] == [True, False]


def test_stopping_keeps_what_is_shown_and_says_that_it_is_not_all() -> None:
    actions, session = Actions(Scripted()), Session()
    asking = actions.ask("问", session, "", "")
    next(asking)
    next(asking)
    stopped = actions.stop(session)
    assert stopped is not None
    assert texts.say("zh", "stopped") in stopped
    assert 'aria-busy="false"' in stopped
    assert list(asking) == []
    assert actions.stop(session) is None


def test_stopping_before_there_is_an_answer_leaves_none() -> None:
    actions, session = Actions(Scripted()), Session()
    asking = actions.ask("问", session, "", "")
    next(asking)
    actions.stop(session)
    assert list(asking) == []
    assert session.turns[0].reply is None
    assert session.history() == ()


def test_asking_again_and_changing_the_question_replace_the_last_turn() -> None:
    session = _answered("一", "二")
    list(Actions(Scripted()).retry(session, "", ""))
    assert [(turn.number, turn.question) for turn in session.turns] == [(0, "一"), (1, "二")]
    session.editing = True
    list(Actions(Scripted()).ask("三", session, "", ""))
    assert [(turn.number, turn.question) for turn in session.turns] == [(0, "一"), (1, "三")]
    list(Actions(Scripted()).ask("四", session, "", ""))
    assert [turn.question for turn in session.turns] == ["一", "三", "四"]


def test_a_new_conversation_lets_go_of_what_is_being_answered() -> None:
    actions, session = Actions(Scripted()), Session()
    asking = actions.ask("问", session, "", "")
    next(asking)
    conversation, _ = actions.clear(session)
    assert 'class="welcome"' in conversation
    assert list(asking) == []
    assert session.turns == []


def test_what_others_ask_stands_below_and_its_failure_costs_nothing() -> None:
    html = conversation(_answered("问"), {})
    assert texts.say("zh", "others_ask") in html
    assert texts.say("zh", "others_ask") not in conversation(_answered("独自问"), {})


@pytest.mark.parametrize(
    "wish",
    [{}, {"turn": "9", "said": {}}, {"turn": "0"}, {"turn": "0", "said": {"cost": "很多", "x": "1"}}, {"turn": "0", "said": []}],
)
def test_facts_that_cannot_be_read_ask_nothing(wish: dict[str, object]) -> None:
    session = _answered("问", reply=ASKING)
    drawn = list(Actions(Scripted(ASKING)).facts(session, wish, "", ""))
    assert len(session.turns) == 1
    assert all('aria-invalid="true"' in html for html, _ in drawn)
    assert bool(drawn) == (wish.get("turn") == "0")


def test_facts_filled_in_are_the_next_turn() -> None:
    session, assistant = _answered("社会服务收入怎么分，帮我算一下", reply=ASKING), Scripted(ASKING)
    list(Actions(assistant).facts(session, {"turn": "0", "said": {"income": "200万", "cost": "50"}}, "", ""))
    assert assistant.requests[0].question == "社会服务收入200万元，项目成本50元"
    assert assistant.requests[0].history == ("社会服务收入怎么分，帮我算一下",)


def test_a_verdict_and_its_comment_are_kept_and_a_change_of_mind_too(tmp_path: Path) -> None:
    session, store = _answered("问"), Records.open(f"sqlite:///{tmp_path / 'records.sqlite'}")
    actions = Actions(Scripted(), store)
    drawn = actions.judge(session, {"act": "up", "turn": "0"})
    assert drawn is not None
    assert 'aria-pressed="true"' in drawn
    actions.judge(session, {"act": "down", "turn": "0"})
    drawn = actions.judge(session, {"act": "comment", "turn": "0", "said": {"comment": " 没说批准程序 "}})
    assert [(one.question, one.verdict, one.comment) for one in store.feedback()[1]] == [("问", "down", "没说批准程序")]
    store.close()
    assert drawn is not None
    assert texts.say("zh", "comment_noted") in drawn
    for senseless in ({}, {"act": "up", "turn": "7"}, {"act": "no", "turn": []}, {"act": "comment", "said": "x"}):
        assert actions.judge(session, senseless) is None


def test_a_store_that_fails_is_said_and_without_one_there_are_no_thumbs() -> None:
    session, nowhere = _answered("问"), Records.open("sqlite:////proc/nowhere/records.sqlite")
    drawn = Actions(Scripted(), nowhere).judge(session, {"act": "up", "turn": "0"})
    assert drawn is not None
    assert texts.say("zh", "not_noted") in drawn
    assert session.turns[0].verdict is None
    assert Actions(Scripted()).judge(session, {"act": "up", "turn": "0"}) is None
    assert 'data-act="up"' not in Actions(Scripted()).draw(session)[0]


@pytest.mark.parametrize("typed", [None, [], "绩效", {"typed": ""}, {"typed": "崩溃"}, {"typed": None, "language": 3}])
def test_senseless_typing_offers_nothing_or_something_harmless(typed: object) -> None:
    offered = Actions(Scripted()).suggest(typed)
    Reading(offered).assert_harmless()
    assert "secret" not in offered


def test_typing_offers_questions() -> None:
    assert "补全" in Actions(Scripted()).suggest({"typed": "绩效", "language": "en"})


def test_a_copied_answer_is_text_with_its_sources() -> None:
    text = plain_text("zh", "问", REPLY)
    assert "**" not in text
    assert "| --- |" not in text
    assert text.startswith("问：问\n\n每校不少于3人")
    for citation in REPLY.citations:
        assert f"[{citation.n}] {citation.title}" in text
        assert citation.quote in text
    computed = plain_text("en", "q", COMPUTED)
    assert "1. 2 ÷ 2 = 1" in computed
    assert "我理解为" in computed


def test_sentences_of_a_model_are_shown_as_they_are_verified_and_then_the_reply_at_once() -> None:
    session = Session()
    drawn = [change for change, _ in Actions(Scripted(model="scripted")).ask("问", session, "", "")]
    coming = [Reading(change).text for change in drawn]
    assert [sum(f"第{at}句" in text for at in range(3)) for text in coming] == [0, 1, 2, 3, 0]
    for change in drawn:
        Reading(change).assert_harmless()
    assert texts.say("zh", "working") in coming[3]
    assert session.turns[0].reply is not None and not session.turns[0].busy


def test_an_answer_that_a_model_writes_can_be_stopped_and_keeps_what_had_come() -> None:
    session, actions = Session(), Actions(Scripted(model="scripted"))
    asked = actions.ask("问", session, "", "")
    next(asked), next(asked)
    drawn = actions.stop(session)
    assert drawn is not None
    assert "第0句" in drawn and texts.say("zh", "stopped") in drawn
    assert list(asked) == []
    assert session.turns[0].reply is None


def test_a_fault_is_logged_without_a_word_of_the_question(caplog: pytest.LogCaptureFixture) -> None:
    session = Session()
    list(Actions(Scripted()).ask("崩溃，我叫王小明", session, "", ""))
    assert "ZeroDivisionError" in caplog.text and "doubles.py" in caplog.text and session.turns[0].id in caplog.text
    assert "王小明" not in caplog.text
