"""A figure taken back in the same breath: 绩效总量800万，哦说错了，是900万. The corrected one stands where the first one stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.rules.reading import Reading

# What stands between a figure and the one that replaces it: a pause, the slip owned up to, and hardly a word more. A third
# party's "no" is none (税局说不对，只能扣60万), nor is a question (这样对不对).
_SLIP = r"(?<!对)不对(?:[,，]?不对)?|(?:说|讲|写|打|搞|记|看|报|弄|数|算)(?:错|岔|反)了?|口误|笔误|更正(?:一下)?|纠正(?:一下)?"
_TAKEN_BACK = re.compile(
    r"[^,，。；;!！?？\d]{0,8}[,，。；;!！….\s—-]+"
    r"(?:啊|哦|噢|喔|呃|额|嗯|哎呀?|唉|等等|等一?下|慢着|抱歉|不好意思|对不起|我|刚才|刚刚|前面|上面|又|给|[,，\s])*"
    rf"(?:{_SLIP}|错了|不不|不是)"
    rf"|[^,，。；;!！?？\d]{{0,3}}?(?:{_SLIP})"
    r"|[^,;.!?\d]{0,24}[,;.!\s—-]+(?:(?:oh|ah|uh|um|er|sorry|wait|no),? )*"
    r"(?:no|sorry|wait|i mean|i meant|make (?:that|it)|correction|scratch that|rather|or rather|my mistake|oops)\b",
    re.I,
)
# From the slip to the new figure: what it is of may be said again.
_AND_IS = re.compile(r"[,，。：:!！.;；\s…—-]*(?P<of>[^,，。；;!！?？\d]{0,20}?)[,，:：]?\s*$")
_FILLING = re.compile(
    r"那个?|这个?|去年|前年|上年度?|上学期|今年度?|本年度?|现在|核|定|下来|到手|数字?|旧|老|应该|应当|应|其实|实际上?|正确的?|准确的?|是|为|有|才|的|了|啦|哈|啊|一共|总共|大概|约|\b(?:it|that|is|was|should|be|the|are|were|a|an|of|at|to|have|had|we|actually)\b|\W",
    re.I,
)
_NOT, _BUT = (
    re.compile(r"(?:可|并|才)?不是$|\bnot $", re.I),
    re.compile(r"[^,，。；;\d]{0,6}[,，]?\s*(?:而|应该|应当|其实)*(?:是|为)$|[a-z ]{0,12},? but $", re.I),
)

_BEHIND = re.compile(r"[^,，、。；;!！？?\s\d]{0,6}")


def corrected(folded: str, found: Sequence[Reading]) -> list[Reading]:
    """`found` with each figure that was taken back replaced by the one said instead, in its place."""
    kept = list(found)
    for new in found:
        at = _replaced(folded, kept, new)
        if at is not None:
            old = kept[at]
            kept[at] = replace(new, start=old.start, end=old.end)
            kept.remove(new)
    return kept


def _replaced(folded: str, found: Sequence[Reading], new: Reading) -> int | None:
    """The position of the figure that `new` replaces; None where it replaces none."""
    if new not in found:
        return None
    before = found[: found.index(new)]
    if not before:
        return None
    last = before[-1]
    between = folded[last.end : new.start]
    if _NOT.search(folded[: last.start]) and _BUT.fullmatch(between) and last.alike(new):
        return len(before) - 1
    slip = _TAKEN_BACK.match(between)
    told = _AND_IS.fullmatch(between, slip.end()) if slip else None
    if told is None:
        return None
    of = _FILLING.sub("", told["of"]).lower()
    same = [at for at, old in enumerate(before) if old.alike(new) and (not of or _shares(of, _words_before(folded, before, at)))]
    return same[-1] if same else None


def _words_before(folded: str, found: Sequence[Reading], at: int) -> str:
    """The words between a figure and the one before it, and those right behind it: 90万*的成本*."""
    behind = _BEHIND.match(folded, found[at].end)
    return folded[found[at - 1].end if at else 0 : found[at].start] + (behind[0] if behind else "")


def _shares(of: str, words: str) -> bool:
    """Whether two characters in a row, or a word of Latin letters, stand in both."""
    grams = {of[at : at + 2] for at in range(len(of) - 1)} if not of.isascii() else set(re.findall(r"[a-z]{4,}", of))
    return any(gram in words.lower() for gram in grams)
