"""What the routes share: the assistant, the threads that answer, the counters."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from fastapi import Request as HttpRequest

from assistant.api.guard import Visit
from assistant.api.metrics import Metrics
from assistant.api.pool import Pool
from assistant.computing import named_rule
from assistant.days import parse_day
from assistant.errors import NotFound
from assistant.rules import RuleBook
from assistant.rules.types import Rule
from assistant.types import Reply, Request
from index.search import PolicyIndex

AT_ONCE = 1.0  # seconds: what is answered within, keeps its status code even where a stream was asked for
_SIGN_OF_LIFE = 10.0  # seconds between comments on a stream that still waits, so that no proxy closes it


class Answers(Protocol):
    """What the API needs of an assistant."""

    @property
    def index(self) -> PolicyIndex:
        """The open index."""

    @property
    def rules(self) -> RuleBook | None:
        """The rules; None over a corpus without the documents that they rest on."""

    def ask(self, request: Request) -> Reply:
        """The reply to a request. May raise AssistantError."""


@dataclass(slots=True)
class Desk:
    """One server's state. Nothing of a request is kept here: no cache that could show one caller's answer to another."""

    assistant: Answers
    pool: Pool
    metrics: Metrics
    log_questions: bool = False
    stopping: bool = field(default=False)

    async def answer(self, request: Request, http: HttpRequest) -> Reply:
        """The reply to a request, counted and noted for the log. Raises RequestError and Busy."""
        visit: Visit = http.state.visit
        if self.log_questions:
            visit.facts["question"] = request.question
        reply = await self.pool.run(self.assistant.ask, request)
        visit.facts |= {"kind": reply.kind, "composed_by": reply.composed_by}
        self.metrics.answers.labels(reply.kind, reply.composed_by).inc()
        return reply

    @property
    def rules(self) -> RuleBook:
        """The rules. Raises NotFound where there are none."""
        if self.assistant.rules is None:
            raise NotFound("there are no rules over this corpus: it lacks the documents that they rest on")
        return self.assistant.rules

    def rule(self, rule_id: str) -> Rule:
        """One rule. Raises NotFound."""
        assert self.rules
        return named_rule(rule_id)


async def settled(answer: Awaitable[Reply]) -> asyncio.Future[Reply]:
    """The answer as a future, after as long as an answer without a model takes. Raises at once what it raised by then."""
    task = asyncio.ensure_future(answer)
    done, _ = await asyncio.wait({task}, timeout=AT_ONCE)
    if done:
        task.result()
    return task


async def signs_of_life(task: asyncio.Future[Reply]) -> AsyncIterator[bytes]:
    """Comments for a stream until the task is done."""
    while not task.done():
        await asyncio.wait({task}, timeout=_SIGN_OF_LIFE)
        if not task.done():
            yield b": working\n\n"


def read_day(text: str | None) -> date:
    """The day of a parameter, today if not given. Raises RequestError."""
    return parse_day(text) if text else date.today()
