"""The load test of the page chats with a real server, and takes nothing but a whole answer for one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from evals.bench_page import Scale, by_minute, figures, many_readers, one_reader, served
from evals.crowd import Chats, Wiring, _ask, drawn_after
from evals.onlooker import NoBrowserError
from tests.absent import absent
from tests.web.browsing import QUESTION

OTHER = "企业付给学生的实习报酬可以税前扣除吗"


@pytest.fixture(scope="module")
def running(cache: Path, index: object) -> Iterator[tuple[int, str]]:
    with served(cache) as (pid, url, seconds):
        assert seconds > 0
        yield pid, url


def test_two_people_chat_for_two_seconds_without_an_error(running: tuple[int, str]) -> None:
    pid, url = running
    seen, scale = asyncio.run(many_readers(pid, url, [QUESTION, OTHER], people=2, seconds=2.0, every=0.8))
    assert seen.errors == []
    assert len(seen.opened_ms) == 2 and len(seen.milliseconds) == len(seen.answer_bytes) >= 2
    assert all(0 < first <= last for first, last in zip(seen.first_ms, seen.milliseconds, strict=True))
    assert scale.processor_s > 0 and all(megabytes > 50 for _, megabytes in scale.memory_mb)
    assert {figure.row.name: figure.row.value for figure in figures(seen, scale, 2, 0.8)}["2 people: errors"] == 0


def test_what_is_not_an_answer_to_the_question_is_an_error(running: tuple[int, str]) -> None:
    async def asking(page: Wiring) -> None:
        async with httpx.AsyncClient(base_url=running[1], timeout=30) as client:
            await _ask(client, page, uuid4().hex, QUESTION, 0.0, Chats())

    page = Wiring.of(httpx.get(running[1] + "/config", timeout=30).json())
    (field, panel) = page.ids["question"], page.ids["side"]
    unasked = replace(page, events={**page.events, (field, "submit"): {**page.events[field, "submit"], "inputs": [None] * 4}})
    for wrong in (unasked, replace(page, ids={**page.ids, "change": panel})):  # nothing is asked; it is looked for elsewhere
        with pytest.raises(ValueError, match="no answer"):
            asyncio.run(asking(wrong))


@pytest.mark.browser
def test_a_reader_in_chromium_waits_and_is_weighed(running: tuple[int, str]) -> None:
    try:
        found = {figure.row.name: figure.row for figure in one_reader(running[1], [QUESTION, OTHER], runs=1)}
    except NoBrowserError as error:
        absent(str(error))
    assert found["page: browser started, page usable"].value > found["address entered, page usable"].value > 0
    assert found["page and parts unpacked"].value > found["page and parts as sent"].value > 100
    assert (
        0
        < found["page: question sent, answer begins, median of 2"].value
        <= found["question sent, answer complete, median"].value
    )


def test_a_page_of_another_make_is_not_taken_for_ours() -> None:
    with pytest.raises(LookupError):
        Wiring.of({"components": [{"id": 1, "props": {}}], "dependencies": []})


def test_changes_build_on_what_stood_before() -> None:
    assert drawn_after("", "<p>a") == "<p>a"
    assert drawn_after("<p>a", [["append", [], "b</p>"]]) == "<p>ab</p>"
    assert drawn_after("<p>ab</p>", [["replace", [], "<i>"]]) == "<i>"
    assert drawn_after("<i>", []) == "<i>"
    assert drawn_after("<i>", [["replace", [], {"__type__": "update"}]]) == "<i>"


def test_memory_is_told_minute_by_minute_and_grows_only_once_conversations_are_full() -> None:
    seen = Chats([5.0, 6.0], [1.0, 2.0], [3.0], [0.1], [2000, 3000], [100, 200], ["lost"])
    scale = Scale([(second, 100 + second) for second in range(301)], [2.0, 4.0], 1.0, 300.0)
    assert by_minute(scale) == [100, 160, 220, 280, 340, 400, 400]
    rows = [figure.row for figure in figures(seen, scale, 2, 5.0)]
    growth = next(row for row in rows if "growth" in row.name)
    assert growth.value == 100 and not growth.met  # from 200 s on, when 40 turns have been asked
    assert {row.name for row in rows if not row.met} == {"2 people: errors", growth.name}
    assert figures(seen, scale, 2, 5.0)[0].load == 3.0


def test_without_an_answer_there_is_no_figure() -> None:
    with pytest.raises(RuntimeError, match="lost"):
        figures(Chats(errors=["lost"]), Scale([(0, 100.0)], [1.0]), 2, 5.0)
