"""What a clause leaves open can only be said where people have reviewed it: "the document gives no amount"."""

from __future__ import annotations

import re

from assistant.types import Language
from assistant.verify.lexicon import CRITICAL
from assistant.verify.segments import fold, grams_of
from assistant.verify.types import Source

_ZH = re.compile(
    r"(?:(?:文件|方案|条文|条款|原文|征求意见稿|意见稿|草案|文中|这一条|该条|其中|但|也|并|都|均|中|里)*)(?:没有|没|未|并未|并没有|尚未)(?:再|另外|另行|具体|逐条|明确|进一步)*(?:写明|写出|写|规定|说明|明确|列明|列出|给出|提到|提及|载明|限定|说|提)[^，；。]*"
)
_EN = re.compile(
    r"(?:(?:and|but|though|although)\s+)?(?:the (?:document|plan|draft|clause|text)|it|this plan|they)?\s*(?:does not|do not|doesn't|don't|is not|are not|has no|gives no|states no|names no|sets no|lists no|no [\w\s]{1,40}(?:is|are) (?:stated|given|named|set))\s*(?:say|state|give|name|list|set|specify|mention|define|fix)?[^;.]*",
    re.I,
)
_ENOUGH = 0.85  # share of the remark that has to stand in a reviewed one


def split_silence(text: str, language: Language) -> tuple[str, list[str]]:
    """A sentence without its remarks on what is not stated, and those remarks."""
    if language == "en":
        return text, []
    found = [match[0] for match in _ZH.finditer(text)]
    return (_ZH.sub("", text), found) if found else (text, [])


def wrong_silence(remarks: list[str], sources: tuple[Source, ...], language: Language) -> list[str]:
    """A reason for each remark that nobody has reviewed for the cited spans."""
    if not remarks:
        return []
    notes = frozenset[str]().union(*(grams_of(fold(note), language) for source in sources for note in source.notes))
    whole = fold("".join(note for source in sources for note in source.notes))
    reasons = []
    for remark in remarks:
        grams = grams_of(fold(remark), language)
        critical = [match[0] for match in CRITICAL.finditer(fold(remark)) if match[0] not in whole]
        if critical or not grams or len(grams & notes) < _ENOUGH * len(grams):
            reasons.append(f"no reviewed note says “{remark}”; leave out what the clause does not say")
    return reasons
