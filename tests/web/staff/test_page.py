"""The staff view in a real browser: its door, what it shows, and what it takes to delete."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.answer import Assistant
from assistant.records import Records
from assistant.types import Reply, Request
from assistant.web.texts import say
from tests.web.axe import serious
from tests.web.browsing import CHROME, CJK, QUESTION, ask, opened, overflow
from tests.web.doubles import HOSTILE
from tests.web.staff.conftest import PASSWORD

pytestmark = pytest.mark.browser

both_widths = pytest.mark.parametrize("page", ["desktop", "phone"], indirect=True)
REFUSED = "职校食堂的菜价由谁定"
ELSEWHERE = "学校的停车费怎么收"
LIVE_PARTS = "#staff-board :is(img, script, iframe, svg, form, i, b b)"


def enter(page: Any, url: str) -> None:
    page.goto(f"{url}?place=staff")
    page.fill("#staff-password input", PASSWORD)
    page.press("#staff-password input", "Enter")
    page.wait_for_selector("#staff-board .desk")


def go(page: Any, view: str) -> None:
    page.click(f".tabs a[href*='view={view}']")
    page.wait_for_selector(f".desk[data-address*='view={view}']")


def fill(records: Records, assistant: Assistant) -> None:
    """Two answers to one question, a refusal, a failure, and what two readers thought."""
    answer, refusal = assistant.ask(Request(QUESTION)), assistant.ask(Request(REFUSED))
    assert (answer.kind, refusal.kind) == ("answer", "refusal")
    for question, reply in (
        (QUESTION, answer),
        (f"{QUESTION} ", answer),
        (REFUSED, refusal),
        (HOSTILE, Reply(None, "error", "")),
    ):
        records.record_question(Request(question), reply)
    assert records.flush()
    assert records.record_feedback(QUESTION, answer, "up")
    assert records.record_feedback(f"问{HOSTILE}", refusal, "down", f"=不对{HOSTILE}\n第二行")


def downloaded(page: Any, click: str) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.click(click)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8")


@both_widths
def test_behind_the_password_stands_what_was_asked_and_thought(
    page: Any, staff_url: str, records: Records, assistant: Assistant
) -> None:
    fill(records, assistant)
    page.goto(f"{staff_url}?place=staff&view=feedback&days=90")
    page.wait_for_selector("#staff-password input")
    page.wait_for_timeout(1000)  # the address is followed
    page.fill("#staff-password input", "wrong")
    page.click("#staff-enter")
    page.wait_for_selector(f"#staff-refusal :text('{say('zh', 'staff_wrong')}')")
    assert page.locator(".desk").count() == 0 and page.input_value("#staff-password input") == ""
    assert overflow(page) <= 0
    assert serious(page) == []
    page.fill("#staff-password input", PASSWORD)
    page.press("#staff-password input", "Enter")
    page.wait_for_selector(".records")  # the address asked for the feedback
    assert page.url.endswith("?place=staff&view=feedback&days=90")
    assert page.locator(".records > li").count() == 2
    first = page.locator(".records > li").first
    assert first.locator(".comment").inner_text() == f"=不对{HOSTILE}\n第二行"
    assert page.locator(".records .facts a[href*='place=library'][href*='at=']").count() >= 1
    page.wait_for_function("document.activeElement.tagName === 'H2'")
    page.click(".filters a[href*='only=up']")
    page.wait_for_selector(".desk[data-address*='only=up']")
    assert page.locator(".records > li").count() == 1

    go(page, "overview")
    tiles = dict(zip(page.locator(".tiles dt").all_inner_texts(), page.locator(".tiles dd").all_inner_texts(), strict=True))
    assert tiles[say("zh", "staff_questions")] == "4"
    assert tiles[say("zh", "staff_answered")].split() == ["2", "50%"]
    assert tiles[say("zh", "staff_up")] == tiles[say("zh", "staff_down")] == "1"
    assert tiles[say("zh", "staff_p95")].endswith(" ms")
    assert overflow(page) <= 0

    go(page, "asked")
    assert page.locator(".records .count").all_inner_texts()[0] == say("zh", "staff_times", count=2)
    go(page, "unanswered")
    assert set(page.locator(".records .question").all_inner_texts()) == {REFUSED, HOSTILE}
    assert page.locator(LIVE_PARTS).count() == 0 and page.evaluate("window.hit") is None
    assert overflow(page) <= 0


@both_widths
def test_a_question_becomes_the_draft_of_a_card(page: Any, staff_url: str, records: Records, assistant: Assistant) -> None:
    fill(records, assistant)
    enter(page, staff_url)
    go(page, "asked")
    page.locator(".records .action").first.click()
    page.wait_for_selector("#staff-draft")
    name, file = downloaded(page, ".actions a[download]")
    assert file == page.locator("#staff-draft").text_content()
    draft = yaml.safe_load(file)
    assert name == f"{draft['doc_id']}-draft.yaml"
    (card,) = draft["cards"]
    cited = assistant.ask(Request(QUESTION)).citations[0]
    assert (draft["doc_id"], card["quote"]) == (cited.doc_id, cited.quote)
    assert card["questions"] == [QUESTION] and card["answer"] == "" and card["topic"] == "unreviewed"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("[data-act=copy]")
    assert page.inner_text("[data-act=copy]") == say("zh", "staff_copied")
    assert page.evaluate("navigator.clipboard.readText()").strip() == file.strip()
    page.click(".clauses li:nth-child(2) a")
    page.wait_for_selector(".clauses li:nth-child(2)[aria-current]")
    assert page.locator("#staff-draft").text_content() != file
    assert "n=2" in page.url and overflow(page) <= 0
    page.go_back()
    page.wait_for_selector(".clauses li:nth-child(1)[aria-current]")


def test_export_delete_and_leave(page: Any, staff_url: str, records: Records, assistant: Assistant) -> None:
    fill(records, assistant)
    enter(page, staff_url)
    go(page, "feedback")
    name, file = downloaded(page, "[data-act=export]")
    assert name.startswith("feedback-") and name.endswith(".csv")
    rows = list(csv.reader(StringIO(file.removeprefix("\ufeff"), newline="")))
    assert rows[0][3] == say("zh", "staff_column_comment") and len(rows) == 3
    assert rows[1][3] == f"'=不对{HOSTILE}\n第二行"
    assert downloaded(page, "[data-act=export]")[1] == file  # and once more

    go(page, "delete")
    page.click("a[href*='kept=questions']")
    page.wait_for_selector(".sure")
    page.click(".sure a.button")  # thought better of it
    page.wait_for_selector(".sure", state="detached")
    assert records.counts()["questions"] == 4
    page.click("a[href*='kept=questions']")
    page.click(".sure [data-act=delete]")
    page.wait_for_selector(".done")
    assert records.counts() == {"feedback": 2, "questions": 0}

    page.fill(".period label:nth-child(1) input", "2020-01-01")
    page.fill(".period label:nth-child(2) input", "2020-12-31")
    page.click("[data-act=period]")
    page.wait_for_selector(".desk[data-address*='to=2020-12-31']")
    go(page, "feedback")
    assert page.inner_text(".nothing") == say("zh", "staff_no_feedback")

    page.click("[data-act=leave]")
    page.wait_for_selector("#staff-password input")
    assert page.locator(".desk").count() == 0
    page.reload()
    page.wait_for_selector("#staff-password input")
    assert page.locator(".desk").count() == 0


def test_what_is_asked_in_the_chat_and_of_the_api_is_kept_and_what_is_thought_of_it(
    page: Any, staff_url: str, records: Records
) -> None:
    opened(page, staff_url)
    turn = ask(page, REFUSED)
    turn.locator(".up").click()
    page.wait_for_selector(".up[aria-pressed=true]")
    turn.locator(".down").click()
    page.wait_for_selector(".down[aria-pressed=true]")
    page.fill(".comment textarea", "没找到")
    page.click(".comment button")
    page.wait_for_selector(f".thanks:has-text('{say('zh', 'comment_noted')}')")
    assert page.request.post(f"{staff_url}api/ask", data={"question": ELSEWHERE}).ok
    page.click("a.way[href*='place=staff']")
    page.fill("#staff-password input", PASSWORD)
    page.press("#staff-password input", "Enter")
    go(page, "unanswered")
    assert set(page.locator(".records .question").all_inner_texts()) == {REFUSED, ELSEWHERE}
    go(page, "feedback")
    assert page.locator(".records .comment").all_inner_texts() == ["没找到"]


@both_widths
def test_the_staff_view_is_english_throughout(page: Any, staff_url: str, records: Records, assistant: Assistant) -> None:
    fill(records, assistant)
    page.goto(f"{staff_url}?place=staff")
    page.wait_for_selector("#staff-password input")
    page.click("#language")
    page.wait_for_function("document.documentElement.lang === 'en'")
    assert not CJK.search(page.evaluate(CHROME))
    page.fill("#staff-password input", PASSWORD)
    page.press("#staff-password input", "Enter")
    page.wait_for_selector(".desk")
    for view in ("feedback", "unanswered", "asked", "delete", "overview"):
        go(page, view)
        assert not CJK.search(page.evaluate(CHROME)), view
        assert overflow(page) <= 0
        assert serious(page) == [], view
    go(page, "unanswered")
    page.locator(".records .action").first.click()
    page.wait_for_selector("#staff-draft, .nothing")
    assert not CJK.search(page.evaluate(CHROME))


def test_without_a_password_there_is_no_staff_view(page: Any, page_url: str) -> None:
    page.goto(f"{page_url}?place=staff&view=feedback")
    page.wait_for_selector(".welcome .chip")
    assert page.locator("#place-staff").count() == 0
    assert page.locator("a.way[href*='staff']").count() == 0
