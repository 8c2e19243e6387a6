"""A modal that stands in the clause word for word, with what follows it: 鼓励编写, or 支持企业 that do the same."""

from __future__ import annotations

import re

from assistant.verify.lexicon import ACTORS
from assistant.verify.segments import Text, grams_of

_AHEAD = 12  # characters behind an actor
_VERBATIM = 2  # characters
_REACH = 40  # characters behind a modal of the clause
_ACTORS_BEHIND = re.compile(
    rf"(?:有条件的|各类|各级|相关|广大|社会|行业)*(?:{ACTORS.pattern})(?:[、和与及](?:{ACTORS.pattern}))*等?"
)


def said_verbatim(cue: re.Pattern[str], segment: str, sentence: Text, cited: tuple[Text, ...]) -> bool:
    """Whether the modal word stands in the clause with the same two characters behind it (鼓励编写), and behind an actor too."""
    if sentence.language == "en":
        return False
    modals = list(cue.finditer(segment))
    return bool(modals) and all(
        any(
            _goes_on(segment[modal.start() :], text.text[at:], len(modal[0])) for text in cited for at in _at(text.text, modal[0])
        )
        for modal in modals
    )


def _goes_on(ours: str, theirs: str, word: int) -> bool:
    """Whether two texts that begin with the same modal go on alike: 支持企业 says nothing before it says what the firms do."""
    said = ours[: word + _VERBATIM]
    if len(said) < word + _VERBATIM or not theirs.startswith(said):
        return False
    actor = _ACTORS_BEHIND.match(ours[word:])
    after = ours[word + actor.end() :][:_AHEAD] if actor else ""
    return not after or bool(grams_of(after, "zh") & grams_of(re.split("[。；]", theirs[:_REACH])[0], "zh"))


def _at(text: str, word: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(word), text)]
