"""The conversation as HTML: questions as plain text, replies as whitelisted Markdown with citation marks as buttons."""

from __future__ import annotations

import re
from html import escape

from assistant.types import Language, Notice, Reply
from assistant.web.chat.panel import open_label
from assistant.web.markdown import inline, printable, to_html
from assistant.web.parts import Documents
from assistant.web.session import Session, Turn
from assistant.web.texts import EXAMPLES, LOCALES, NOTICES, say

_QUOTATION = re.compile(r"^(?:>.*|\*[^*].*\*)$", re.DOTALL)  # a quoted clause, or the translation below it
_KINDS = {"refusal": "kind_refusal", "ask": "kind_ask", "error": "kind_error"}


def conversation(session: Session, documents: Documents) -> str:
    """All turns, or the welcome with its starting questions where there is none."""
    language = session.language
    inner = "".join(_turn(session, documents, number, turn) for number, turn in enumerate(session.turns)) or _welcome(language)
    return f'<div class="turns" role="log" lang="{LOCALES[language]}" aria-label="{say(language, "conversation")}">{inner}</div>'


def split_reply(reply: Reply) -> tuple[str, str]:
    """The text of a reply as (what is read first, quotations to unfold), without the lines that repeat its notices.

    Quotations are folded only below an answer in plain words; where they are the answer, they stay.
    """
    notices = {f"- ⚠ {notice.text}" for notice in reply.notices}
    text = "\n".join(line for line in reply.text.split("\n") if line not in notices).strip()
    if reply.kind != "answer" or reply.composed_by == "extractive":
        return text, ""
    sections = text.split("\n\n")
    folded = [_QUOTATION.match(section) is not None and any(s.startswith(">") for s in sections) for section in sections]
    if all(folded):
        return text, ""
    plain = [section for section, is_quotation in zip(sections, folded, strict=True) if not is_quotation]
    quotations = [section for section, is_quotation in zip(sections, folded, strict=True) if is_quotation]
    return "\n\n".join(plain), "\n\n".join(quotations)


def cite_button(language: Language, documents: Documents, turn: int, reply: Reply, n: int) -> str | None:
    """The mark [n] as a button that opens the clause; None if the reply has no citation n."""
    citation = next((item for item in reply.citations if item.n == n), None)
    if citation is None:
        return None
    label = open_label(language, citation, documents)
    return (
        f'<button type="button" class="cite {citation.status}" data-act="open" data-turn="{turn}" data-n="{n}" '
        f'aria-label="{label}" title="{label}">[{n}]</button>'
    )


def _turn(session: Session, documents: Documents, number: int, turn: Turn) -> str:
    language = session.language
    asked = (
        f'<div class="asked"><span class="unseen">{say(language, "you")}</span>'
        f'<p data-content dir="auto">{escape(printable(turn.question))}</p></div>'
    )
    busy = turn.reply is None or turn.shown is not None
    return f'<article class="turn" data-number="{number}" aria-busy="{str(busy).lower()}">{asked}{_reply(language, documents, number, turn)}</article>'


def _reply(language: Language, documents: Documents, number: int, turn: Turn) -> str:
    reply = turn.reply
    if reply is None:
        return f'<div class="reply working"><p>{say(language, "working")}</p><i></i></div>'

    def cite(n: int) -> str | None:
        return cite_button(language, documents, number, reply, n)

    text, quotations = split_reply(reply)
    done = turn.shown is None
    body = to_html(text[: turn.shown], cite)
    label = f'<p class="kind">{say(language, _KINDS[reply.kind])}</p>' if reply.kind in _KINDS else ""
    role = ' role="alert"' if reply.kind == "error" else ""
    after = ""
    if done:
        after = _quotations(language, quotations, len(reply.citations), to_html(quotations, cite))
        after += _notices(
            language, reply, "".join(_notice(language, notice, inline(notice.text, cite)) for notice in reply.notices)
        )
        after += _actions(language, number, reply)
    return (
        f'<div class="reply {reply.kind}"{role}><span class="unseen">{say(language, "answer")}</span>{label}'
        f'<div class="text" data-content lang="{LOCALES[reply.language]}">{body}</div>{after}</div>'
    )


def _quotations(language: Language, quotations: str, count: int, html: str) -> str:
    if not quotations:
        return ""
    return f'<details class="quotes"><summary>{say(language, "quotes", count=count)}</summary><div class="text" data-content>{html}</div></details>'


def _notices(language: Language, reply: Reply, items: str) -> str:
    if not reply.notices:
        return ""
    return f'<aside class="notices" aria-label="{say(language, "notices")}"><ul>{items}</ul></aside>'


def _notice(language: Language, notice: Notice, html: str) -> str:
    return f'<li class="notice {notice.kind}"><b>{NOTICES[notice.kind][language]}</b><span data-content>{html}</span></li>'


def _actions(language: Language, number: int, reply: Reply) -> str:
    """The way to the sources of this turn, and the questions worth asking next."""
    count = len(reply.citations or reply.related)
    sources = ""
    if count:
        label = say(language, "sources_of" if reply.citations else "nearest_of", count=count)
        sources = f'<button type="button" class="link" data-act="list" data-turn="{number}">{label}</button>'
    chips = "".join(_chip(question) for question in reply.follow_ups)
    if chips:
        chips = f'<nav class="chips" aria-label="{say(language, "follow_ups")}"><span>{say(language, "follow_ups")}</span>{chips}</nav>'
    return sources + chips


def _chip(question: str) -> str:
    shown = escape(printable(question))
    return f'<button type="button" class="chip" data-act="ask" data-question="{shown}" data-content>{shown}</button>'


def _welcome(language: Language) -> str:
    chips = "".join(_chip(question) for question in EXAMPLES[language])
    return (
        f'<section class="welcome"><h2>{say(language, "welcome")}</h2><p>{say(language, "welcome_hint")}</p>'
        f'<nav class="examples" aria-label="{say(language, "examples")}"><h3>{say(language, "examples")}</h3>{chips}</nav></section>'
    )
