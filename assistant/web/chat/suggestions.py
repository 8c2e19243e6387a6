"""Questions offered while somebody types, as the options of a list box. Pure; every question is data and escaped."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.types import Language
from assistant.web.parts import shown
from assistant.web.texts import say


def suggestions(language: Language, questions: Sequence[str]) -> str:
    """The list, "" where there is nothing to offer."""
    if not questions:
        return ""
    options = "".join(
        f'<li role="option" id="suggestion-{at}" aria-selected="false" data-content>{shown(question)}</li>'
        for at, question in enumerate(questions)
    )
    return f'<ul id="suggestions" role="listbox" aria-label="{say(language, "suggestions")}">{options}</ul>'
