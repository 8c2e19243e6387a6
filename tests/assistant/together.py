"""`python -m tests.assistant.together SECONDS`: eight threads ask a fresh assistant at once; every reply as a line of JSON."""

from __future__ import annotations

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from assistant.answer import Assistant
from assistant.render import reply_to_dict
from assistant.types import Request

DAY = date(2026, 11, 23)
THREADS = 8
# Every path of the assistant that prepares something at its first use: English words, traditional characters, rules, clauses.
QUESTIONS = (
    "How much may performance pay rise in public vocational schools?",
    "What is the land quota for newly built schools?",
    "Which subsidies do enterprises receive for training interns and apprentices?",
    "Must teachers practise in enterprises, and how many months within five years?",
    "Are graduates of vocational colleges treated equally when applying for civil service positions?",
    "How are students evaluated before entering higher institutions?",
    "Who approves mixed-ownership schools and their governing boards?",
    "Which documents are currently in force?",
    "績效工資最多上浮多少",
    "公办职业学校绩效工资最多可以上浮多少？",
    "我公司工资总额1000万，培训花了120万，能扣多少",
    "四（三）写了什么",
    "食堂菜价谁定",
)


def ask_all(assistant: Assistant, first: int) -> list[tuple[str, dict[str, object]]]:
    """Each question with its reply, beginning with that at `first`."""
    order = (*QUESTIONS[first:], *QUESTIONS[:first])
    return [(question, reply_to_dict(assistant.ask(Request(question, as_of=DAY)))) for question in order]


if __name__ == "__main__":
    sys.setswitchinterval(float(sys.argv[1]))
    fresh, ready = Assistant.open(), threading.Barrier(THREADS)

    def begin(number: int) -> list[tuple[str, dict[str, object]]]:
        """All questions, from another one in each thread, when every thread is ready."""
        ready.wait()
        return ask_all(fresh, number % len(QUESTIONS))

    with ThreadPoolExecutor(THREADS) as threads:
        for rows in threads.map(begin, range(THREADS)):
            for row in rows:
                sys.stdout.write(json.dumps(row) + "\n")
