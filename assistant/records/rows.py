"""From a request and its reply to what is kept of them. Pure functions; what is not named here is not kept."""

from __future__ import annotations

import json
import unicodedata
from datetime import date, timedelta
from typing import Any

from assistant.errors import RecordsError
from assistant.records.types import VERDICTS, Cited, Outcome
from assistant.text import clean
from assistant.types import Kind, Reply, Request

LONGEST_TEXT = 4_000  # characters of a question or a comment; what is longer is cut
_MOST_CITED = 20
_OUTCOMES: dict[Kind, Outcome] = {
    "answer": "answered",
    "calculation": "answered",
    "ask": "asked_back",
    "refusal": "refused",
    "error": "error",
}

Row = dict[str, Any]


def question_row(request: Request, reply: Reply, day: date, keep_days: int) -> Row:
    """A question with its outcome, to be forgotten `keep_days` after `day` whatever is configured by then."""
    text = storable(request.question)
    return {
        "day": day,
        "expires": day + timedelta(days=keep_days),
        "text": text,
        "normal": normal(text),
        "outcome": _OUTCOMES[reply.kind],
        **_of_reply(reply),
    }


def feedback_row(question: str, reply: Reply, verdict: str, comment: str, about: str, day: date) -> Row:
    """What a reader sent about a reply. Raises RecordsError for a verdict that is none."""
    if verdict not in VERDICTS:
        raise RecordsError(f"verdict {verdict[:20]!r} is none of {', '.join(VERDICTS)}")
    return {
        "about": about,
        "day": day,
        "verdict": verdict,
        "comment": storable(comment),
        "question": storable(question),
        **_of_reply(reply),
    }


def _of_reply(reply: Reply) -> Row:
    cited = [[one.doc_id, one.start, one.end, list(one.heading)] for one in reply.citations[:_MOST_CITED]]
    return {
        "language": reply.language,
        "kind": reply.kind,
        "rule": rule_of(reply),
        "cited": json.dumps(cited, ensure_ascii=False),
        "latency_ms": reply.elapsed_ms,
    }


def rule_of(reply: Reply) -> str:
    """The rule that computed, or that asks for a fact; empty where none did."""
    named = [*(one.rule for one in reply.calculations), *(one.rule for one in reply.missing)]
    return named[0] if named else ""


def cited_from(text: str) -> tuple[Cited, ...]:
    """What `cited` of a row holds."""
    return tuple(Cited(doc_id, start, end, tuple(heading)) for doc_id, start, end, heading in json.loads(text))


def normal(text: str) -> str:
    """The letters, characters and digits of a question alone: equal for questions that ask in the same words.

    A question of nothing but marks stands for itself.
    """
    bare = "".join(char for char in clean(text).casefold() if char.isalnum())
    return bare or text.strip()


def storable(text: str) -> str:
    """`text` without what no database takes: control characters but line breaks, and halves of characters."""
    kept = (char for char in text[:LONGEST_TEXT] if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))
    return "".join(kept).strip()
