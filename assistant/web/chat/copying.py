"""A turn as plain text, for a letter or a report: question, answer, and its numbered citations word for word."""

from __future__ import annotations

import re

from assistant.types import Citation, Language, Reply
from assistant.web.chat.layout import lay_out
from assistant.web.markdown import printable
from assistant.web.texts import STATUS, say

_EMPHASIS = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_RULE = re.compile(r"^\|[\s:|-]+\|$\n?", re.MULTILINE)


def plain_text(language: Language, question: str, reply: Reply) -> str:
    """Question and answer without markup, the notices, and each citation with its source, status and quotation."""
    layout = lay_out(reply)
    answer = "\n\n".join(part for part in (layout.inputs, layout.lead, layout.steps, layout.rest) if part)
    notices = "\n".join(f"⚠ {notice.text}" for notice in reply.notices)
    sources = "\n\n".join(_source(language, citation) for citation in reply.citations)
    parts = [
        say(language, "copied_question", question=question),
        _RULE.sub("", _EMPHASIS.sub(r"\1", answer)),
        notices,
        f"{say(language, 'copied_sources')}\n\n{sources}" if sources else "",
    ]
    return printable("\n\n".join(part for part in parts if part))


def _source(language: Language, citation: Citation) -> str:
    named = [citation.title, citation.number or "", *citation.heading]
    head = " · ".join(part for part in named if part)
    return f"[{citation.n}] {head} · {STATUS[citation.status][language]}\n“{citation.quote}”"
