"""What a document is worth is said as it is: a draft is called a draft, an expired one expired, and neither is called law."""

from __future__ import annotations

import re

from assistant.verify.types import Calculated, Source
from index.types import Status

_DRAFT = re.compile(r"征求意见稿|意见稿|草案|草稿|\bdrafts?\b", re.I)
_NOT_DRAFT = re.compile(
    r"(?:不是|并非|不属于|非)(?:一份)?(?:征求意见稿|意见稿|草案|草稿)|\b(?:is|are|was) not (?:a |the )?(?:consultation )?drafts?\b|\bnot a (?:consultation )?draft\b",
    re.I,
)
_IN_FORCE = re.compile(
    r"现行|(?:已|已经|正式|现已|现|业已)(?:正式)?(?:生效|施行|实施|印发|出台|发布|执行)|(?:正式|现行)(?:文件|规定|政策|条文|法)|具有法律效力|有法律效力|(?<!没)有约束力|(?<![无未])(?:依然|仍然|仍|目前|现在)有效|可以作为办事依据|作为办事依据|必须遵守|\bin force\b|\bbinding\b|\beffective\b|\blaw\b|\blegally\b|\bofficially (?:issued|adopted)\b|\benacted\b|\badopted\b",
    re.I,
)
_DENIED = re.compile(
    r"(?:没有|未|尚未|还没|还没有|不|并未|不能|不是|并非|不得)[^，。；]{0,6}$|\b(?:not|never|no|yet to)\b[^,.;]{0,24}$", re.I
)
_LAWFUL = re.compile(r"law|legally", re.I)  # "in accordance with the law" says nothing of the document itself
_EXPIRED = re.compile(r"过期|失效|已过有效期|已到期|到期|有效期已|曾|当时|\bexpired\b|\bno longer\b|\bwas\b|\blapsed\b", re.I)
_NOT_YET = re.compile(
    r"尚未生效|未生效|尚未施行|还没生效|还未生效|未施行|起施行|\bnot yet\b|\btakes? effect\b|\bwill take effect\b", re.I
)
_REPEALED = re.compile(
    r"(?:已|已经|被)?(?:废止|作废|撤销|失效(?!日期)|过期)|\b(?:repealed|expired|revoked|no longer valid)\b", re.I
)


def denial_of_draft(text: str) -> str:
    """A sentence without "it is no draft", which `wrong_standing` has checked and which denies nothing of the clause."""
    return _NOT_DRAFT.sub("", text)


def wrong_standing(text: str, sources: tuple[Source, ...], before: str = "") -> list[str]:
    """A reason where the sentence gives a document a standing that it does not have on the day, or keeps silent about it.

    `before` is what the same sentence has said of the same document: a draft once named is not named again.
    """
    statuses = {source.status for source in sources}
    bare = _NOT_DRAFT.sub("", text)
    cited = " ".join(source.text for source in sources)
    lawful = _LAWFUL if any(_LAWFUL.search(words) for source in sources for words in source.english) else None
    reasons = []
    if Status.DRAFT in statuses and not _DRAFT.search(before + bare):
        reasons.append("the cited document is a consultation draft (征求意见稿); the sentence has to say so")
    if Status.DRAFT not in statuses and _DRAFT.search(bare) and not _DRAFT.search(cited):
        reasons.append("the cited document is issued, not a draft")
    if Status.DRAFT in statuses and _NOT_DRAFT.search(text):
        reasons.append("the cited document is a consultation draft")
    if Status.IN_FORCE not in statuses and any(
        not _DENIED.search(text[: m.start()])
        for m in _IN_FORCE.finditer(text)
        if m[0] not in cited and not (lawful and lawful.fullmatch(m[0]))
    ):
        reasons.append("the cited document is not in force on the day asked about")
    if statuses == {Status.EXPIRED} and not _EXPIRED.search(before + text):
        reasons.append("the cited document has expired (已过有效期); the sentence has to say so")
    if statuses == {Status.NOT_YET_IN_FORCE} and not _NOT_YET.search(before + text):
        reasons.append("the cited document is not yet in force (尚未生效); the sentence has to say so")
    if Status.EXPIRED not in statuses and any(
        not _DENIED.search(text[: m.start()]) for m in _REPEALED.finditer(text) if m[0] not in cited
    ):
        reasons.append("nothing cited says that the document has expired or been repealed")
    return reasons


def drafts_untold(text: str, calculations: tuple[Calculated, ...]) -> list[str]:
    """A reason where a figure computed by a consultation draft is told without saying so."""
    drafted = any(_DRAFT.search(calculation.text) for calculation in calculations)
    return (
        ["the figure is computed by a consultation draft (征求意见稿); the sentence has to say so"]
        if drafted and not _DRAFT.search(text)
        else []
    )
