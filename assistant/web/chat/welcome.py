"""What stands in an empty conversation: starting questions, for everybody or for one kind of reader."""

from __future__ import annotations

from assistant.types import Language
from assistant.web.parts import shown
from assistant.web.texts import EXAMPLES, say

ROLES = {
    "": "role_any",
    "teacher": "role_teacher",
    "enterprise": "role_enterprise",
    "school": "role_school",
    "citizen": "role_citizen",
}


def welcome(language: Language, role: str) -> str:
    """The welcome with the starting questions of `role`, "" for everybody's."""
    chips = "".join(map(chip, EXAMPLES[role][language]))
    roles = "".join(
        f'<button type="button" data-act="role" data-role="{key}" aria-pressed="{str(key == role).lower()}">{say(language, name)}</button>'
        for key, name in ROLES.items()
    )
    return (
        f'<section class="welcome"><h2>{say(language, "welcome")}</h2><p>{say(language, "welcome_hint")}</p>'
        f'<div class="roles" role="group" aria-label="{say(language, "role")}"><span>{say(language, "role")}</span>{roles}</div>'
        f'<nav class="examples" aria-label="{say(language, "examples")}"><h3>{say(language, "examples")}</h3>{chips}</nav></section>'
    )


def chip(question: str) -> str:
    """A question that a click asks."""
    text = shown(question)
    return f'<button type="button" class="chip" data-act="ask" data-question="{text}" data-content>{text}</button>'
