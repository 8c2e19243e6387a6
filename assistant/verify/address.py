"""What speaks to the reader: a "yes" or "no" before a sentence, and the reader's own words taken up."""

from __future__ import annotations

import re

from assistant.verify.segments import fold, grams_of

# Whether it answers what was asked depends on the question, which no clause holds: 可以 would grant 80% where the rest says at most 50%.
_ANSWER = re.compile(
    r"^[，,、；;：:\s]*(?P<answer>可以|能|允许|准许|不能|不行|不可以|不算|不用|不需要|要求|必须|应当|应该|强制|规定|是的?|对|有|没有|Yes|No)(?:的)?[，,：:]",
    re.I,
)
_YOURS = re.compile(
    r"^(?:您|你)(?:刚才|刚|所)*(?:说|讲|问|提到|提|关心|想|指|担心)(?:到|起|的|的是)?(?P<words>[^，,。；;]{1,30})[，,]"
)


def answers_first(text: str) -> list[str]:
    """The reason why a sentence that begins with an answer is not shown."""
    answer = _ANSWER.match(text)
    return [f"the sentence answers “{answer['answer']}” first; leave that out and say what the clause says"] if answer else []


def taken_up(text: str, said: str) -> int:
    """How many characters of a sentence, from its beginning, only repeat the reader's words: 您说的外快，… They bear nothing out."""
    own = _YOURS.match(text)
    return own.end() if own and grams_of(fold(own["words"]), "zh") <= grams_of(fold(said), "zh") else 0
