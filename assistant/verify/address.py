"""What speaks to the reader and states nothing: a leading "yes" that the sentence bears out, the reader's own words taken up."""

from __future__ import annotations

import re

from assistant.types import Language
from assistant.verify.lexicon import HARMLESS, NEGATION, NEGATION_EN
from assistant.verify.segments import fold, grams_of

_FIGURE = re.compile(r"[\d%％一二三四五六七八九十百千万半]")
_ANSWER = re.compile(
    r"^(?:(?P<yes>可以|能|允许|准许|Yes)|(?P<no>不能|不行|不可以|不算|不用|不需要|No)|(?P<firm>要求|必须|应当|应该|强制|规定))(?:的)?[，,：:]\s*",
    re.I,
)
_ALLOWS = re.compile(r"可以|允许|准予|准许|可(?![能见谓是惜观靠行持推复])|\b(?:may|allow\w*|permit\w*)\b", re.I)
_YOURS = re.compile(
    r"^(?:您|你)(?:刚才|刚|所)*(?:说|讲|问|提到|提|关心|想|指|担心)(?:到|起|的|的是)?(?P<words>[^，,。；;]{1,30})[，,]\s*"
)


def without_address(text: str, language: Language, said: str) -> tuple[str, list[str]]:
    """The text without a leading clause in the reader's own words and without a leading answer, and why that answer is none.

    `said` are the reader's words. Where they hold a figure no answer is borne out: "yes, by at most 50%" would grant the 80%
    that was asked for.
    """
    own = _YOURS.match(text)
    if own and grams_of(fold(own["words"]), "zh") <= grams_of(fold(said), "zh"):
        text = text[own.end() :]
    answer = _ANSWER.match(text)
    if answer is None:
        return text, []
    rest = text[answer.end() :]
    denies = bool((NEGATION if language == "zh" else NEGATION_EN).search(HARMLESS.sub("", rest)))
    borne_out = denies if answer["no"] else bool(answer["yes"]) and bool(_ALLOWS.search(rest)) and not denies
    if borne_out and not _FIGURE.search(said):
        return rest, []
    return rest, [f"the rest of the sentence does not bear out “{answer[0].strip()}”"]
