"""What a reader said of an answer, once the page has thanked for it, outlives the server."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from uuid import uuid4

import httpx

from assistant.config import Config
from assistant.records import Records
from assistant.web.texts import say
from evals.bench_page import served
from evals.crowd import Wiring, drawn_after, events
from tests.web.browsing import QUESTION
from tests.web.loops import finished


async def judge(url: str, comment: str) -> bool:
    """Ask, say what one thinks of the answer, and whether the page has thanked for it."""
    session, drawn = uuid4().hex, ""
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        page = Wiring.of((await client.get("/config")).json())
        async for _ in events(client, page.request("question", "submit", session, typed=QUESTION)):
            pass
        said = {"act": "down", "turn": "0"}
        for data in (said, {**said, "act": "comment", "said": {"comment": comment}}):
            async for _, message in events(client, page.request("conversation", "judge", session, data=data)):
                if message["msg"] == "process_completed":
                    drawn = drawn_after("", message["output"]["data"][page.conversation("conversation", "judge")])
    return say("zh", "comment_noted") in drawn


async def judges(urls: list[str], names: list[str]) -> list[str]:
    """Comments by that many readers at once, spread over the servers; those that were thanked for."""
    thanked = await asyncio.gather(*(judge(urls[at % len(urls)], name) for at, name in enumerate(names)))
    return [name for name, done in zip(names, thanked, strict=True) if done]


def stored(data: Path) -> list[str]:
    records = Records.open(Config.from_environment({"ASSISTANT_DATA": str(data)}).database)
    _, found = records.feedback(limit=1000)
    records.close()
    return sorted(feedback.comment for feedback in found)


def test_no_feedback_is_lost_when_one_of_two_servers_on_a_database_is_killed(cache: Path, index: object, tmp_path: Path) -> None:
    before, after = [f"before {number}" for number in range(8)], [f"after {number}" for number in range(4)]
    with served(cache, tmp_path) as (killed, url, _), served(cache, tmp_path) as (_, other, _):
        assert finished(judges([url, other], before)) == before
        os.kill(killed, signal.SIGKILL)
        assert finished(judges([other], after)) == after
        assert stored(tmp_path) == sorted(after + before)
    with served(cache, tmp_path) as (_, url, _):  # the same data, started again
        assert finished(judges([url], ["again"])) == ["again"]
    assert stored(tmp_path) == sorted([*after, "again", *before])
