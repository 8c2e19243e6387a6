"""The conversation as HTML: questions as plain text, replies as whitelisted Markdown with citation marks as buttons.

It is drawn as a change: the turns that are new or different, which the script puts in their places. So a long
conversation costs no more to go on with than a short one.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.types import Language, Notice, Reply
from assistant.web.chat.figures import figures
from assistant.web.chat.layout import lay_out
from assistant.web.chat.missing import facts_form
from assistant.web.chat.panel import open_label
from assistant.web.chat.tools import tools
from assistant.web.chat.welcome import chip, welcome
from assistant.web.markdown import Cite, inline, to_html
from assistant.web.parts import Documents, shown
from assistant.web.session import Session, Turn
from assistant.web.texts import LOCALES, NOTICES, say

_KINDS = {"refusal": "kind_refusal", "ask": "kind_ask", "error": "kind_error"}


def conversation(session: Session, documents: Documents, *, judged: bool = False) -> str:
    """All turns, or the welcome with its starting questions where there is none. `judged`: verdicts are kept."""
    inner = "".join(_turn(session.language, documents, turn, judged) for turn in session.turns)
    return _log(session, inner or welcome(session.language, session.role), " data-whole")


def change(session: Session, documents: Documents, turns: Iterable[Turn], *, judged: bool = False) -> str:
    """The conversation as far as it changed: `turns`, and which are the first and the last that it holds."""
    return _log(session, "".join(_turn(session.language, documents, turn, judged) for turn in turns), "")


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


def _log(session: Session, inner: str, whole: str) -> str:
    language = session.language
    ends = f'data-first="{session.turns[0].number}" data-last="{session.turns[-1].number}"' if session.turns else 'data-last="-1"'
    return (
        f'<div class="turns" role="log" lang="{LOCALES[language]}" aria-label="{say(language, "conversation")}" {ends}{whole}>'
        f"{inner}</div>"
    )


def _turn(language: Language, documents: Documents, turn: Turn, judged: bool) -> str:
    asked = (
        f'<div class="asked"><span class="unseen">{say(language, "you")}</span>'
        f'<p data-content dir="auto">{shown(turn.question)}</p></div>'
    )
    return (
        f'<article class="turn" data-number="{turn.number}" aria-busy="{str(turn.busy).lower()}">'
        f"{asked}{_reply(language, documents, turn, judged)}</article>"
    )


def _reply(language: Language, documents: Documents, turn: Turn, judged: bool) -> str:
    reply = turn.reply
    if reply is None:
        coming = f'<div class="text" data-content>{to_html(turn.coming, lambda _: None)}</div>' if turn.coming else ""
        if turn.stopped:
            return f'<div class="reply">{coming}{_stopped(language)}{tools(language, turn, judged=False)}</div>'
        return f'<div class="reply">{coming}<div class="working"><p>{say(language, "working")}</p><i></i></div></div>'

    def cite(n: int) -> str | None:
        return cite_button(language, documents, turn.number, reply, n)

    lead = lay_out(reply).lead
    label = f'<p class="kind">{say(language, _KINDS[reply.kind])}</p>' if reply.kind in _KINDS else ""
    role = ' role="alert"' if reply.kind == "error" else ""
    if turn.stopped:
        after = _stopped(language) + tools(language, turn, judged=False)
    else:
        after = "" if turn.busy else _after(language, turn, reply, cite, judged)
    return (
        f'<div class="reply {reply.kind}"{role}><span class="unseen">{say(language, "answer")}</span>{label}'
        f'<div class="text" data-content lang="{LOCALES[reply.language]}">{to_html(lead[: turn.shown], cite)}</div>{after}</div>'
    )


def _after(language: Language, turn: Turn, reply: Reply, cite: Cite, judged: bool) -> str:
    """What stands below an answer that is shown to its end."""
    notices = "".join(_notice(language, notice, inline(notice.text, cite)) for notice in reply.notices)
    return (
        figures(language, reply, cite)
        + facts_form(language, turn, reply)
        + _quotations(language, lay_out(reply).quotations, len(reply.citations), cite)
        + (f'<aside class="notices" aria-label="{say(language, "notices")}"><ul>{notices}</ul></aside>' if notices else "")
        + _sources(language, turn, reply)
        + tools(language, turn, judged=judged)
        + _chips(say(language, "follow_ups"), reply.follow_ups)
        + _chips(say(language, "others_ask"), turn.others)
    )


def _stopped(language: Language) -> str:
    return f'<p class="stopped">{say(language, "stopped")}</p>'


def _quotations(language: Language, quotations: str, count: int, cite: Cite) -> str:
    if not quotations:
        return ""
    html = to_html(quotations, cite)
    return f'<details class="quotes"><summary>{say(language, "quotes", count=count)}</summary><div class="text" data-content>{html}</div></details>'


def _notice(language: Language, notice: Notice, html: str) -> str:
    return f'<li class="notice {notice.kind}"><b>{NOTICES[notice.kind][language]}</b><span data-content>{html}</span></li>'


def _sources(language: Language, turn: Turn, reply: Reply) -> str:
    """The way to the sources of this turn in the panel."""
    count = len(reply.citations or reply.related)
    if not count:
        return ""
    label = say(language, "sources_of" if reply.citations else "nearest_of", count=count)
    return f'<button type="button" class="link" data-act="list" data-turn="{turn.number}">{label}</button>'


def _chips(label: str, questions: Iterable[str]) -> str:
    """Questions to ask with one click."""
    chips = "".join(map(chip, questions))
    return f'<nav class="chips" aria-label="{label}"><span>{label}</span>{chips}</nav>' if chips else ""
