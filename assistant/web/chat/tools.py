"""What can be done with a turn: copy it, say whether it helped, ask it again, change its question."""

from __future__ import annotations

from assistant.records.types import Verdict
from assistant.types import Language
from assistant.web.chat.copying import plain_text
from assistant.web.feedback import LONGEST_COMMENT
from assistant.web.parts import shown
from assistant.web.session import Turn
from assistant.web.texts import say

_VERDICTS: dict[Verdict, str] = {"up": "verdict_up", "down": "verdict_down"}  # their texts


def tools(language: Language, turn: Turn, *, judged: bool) -> str:
    """The row of buttons below an answer; what only makes sense for the last turn is hidden from the others by the style."""
    buttons = []
    if turn.reply is not None and not turn.stopped and turn.reply.kind != "error":
        text, done = shown(plain_text(language, turn.question, turn.reply)), say(language, "copied")
        buttons.append(
            f'<button type="button" class="tool copy" data-act="copy" data-text="{text}" data-done="{done}" '
            f'data-failed="{say(language, "not_copied")}">{say(language, "copy")}</button>'
            '<span class="said" role="status"></span>'
        )
        if judged:
            buttons += [_thumb(language, turn, verdict) for verdict in _VERDICTS]
    buttons += [
        f'<button type="button" class="tool again {act}" data-act="{act}" data-turn="{turn.number}">{say(language, act)}</button>'
        for act in ("retry", "edit")
    ]
    return f'<div class="tools" role="group" aria-label="{say(language, "tools")}">{"".join(buttons)}</div>{_comment(language, turn)}'


def _thumb(language: Language, turn: Turn, verdict: Verdict) -> str:
    pressed = str(turn.verdict == verdict).lower()
    return (
        f'<button type="button" class="tool {verdict}" data-act="{verdict}" data-turn="{turn.number}" aria-pressed="{pressed}">'
        f"{say(language, _VERDICTS[verdict])}</button>"
    )


def _comment(language: Language, turn: Turn) -> str:
    """After a verdict: thanks, and a field for a comment."""
    if turn.noted == "failed":
        return f'<p class="thanks" role="alert">{say(language, "not_noted")}</p>'
    if turn.noted == "comment":
        return f'<p class="thanks" role="status">{say(language, "comment_noted")}</p>'
    if turn.verdict is None:
        return ""
    name = f"comment-{turn.number}"
    return (
        f'<form class="comment" data-act="comment" data-turn="{turn.number}"><p class="thanks" role="status">{say(language, "noted")}</p>'
        f'<label for="{name}">{say(language, "comment")}</label>'
        f'<textarea id="{name}" name="comment" rows="2" maxlength="{LONGEST_COMMENT}" required></textarea>'
        f'<button type="submit" class="do">{say(language, "comment_send")}</button></form>'
    )
