"""The questions in a message: cut where one ends and the next begins, with the story that is told around them."""

from __future__ import annotations

import re

_BREAK = re.compile(
    r"[？?；;。！!\n]+|，?(?:另外|还有就是|还有|以及另外|顺[便带]问?(?:一下)?|再问(?:一下)?|同时想问)[，,：:]?|(?<=[啊呀呢吧吗么])[，,]?然后|[，,]然后(?=.{0,4}[哪谁几多怎什])|\balso,?\s|,? and (?=what|how|who|when|which|is|are|do|does|can)",
    re.I,
)
# What makes a piece of a message a question of its own, rather than the story around one.
_ASKS = re.compile(
    r"([\u4e00-\u9fff])[不没]\1|吗|么|呢|什么|啥|怎|咋|多少|多久|多长|几|谁|哪|能不能|可不可以|是不是|有没有|会不会|要不要|行不行|算不算|如何|为何|是否|是.{1,10}还是|给不给|多大|真的假的|真假|[不没否]$|"
    r"\b(?:what|who|how|when|where|which|why|is|are|do|does|did|can|could|may|must|should|will|would|has|have)\b",
    re.I,
)
# 两个数帮我查一下：甲的比例，乙的比例
_LISTED = re.compile(r"^(.{0,30}?(?:[两二三几]|这些|下面|以下|抓|列|查|报一|告诉|填|给我|要).{0,12})[：:](.+)$", re.S)
# 一是甲的比例，二是乙的比例，分别定在哪儿
_ENUMERATED = re.compile(
    r"^(?P<story>.*?)(?:[，,：:；;]|^)\s*(?:(?:头)?一(?:个|桩|件|条)?(?:是|，|来)|其一[是，])(?P<first>[^；;。]{4,40}?)[，,；;]\s*(?:(?:第)?二(?:个|桩|件|条)?(?:是|，|来)|其二[是，]|另(?:外)?一个(?:是|，))(?P<second>[^，,；;。？?]{4,40})(?P<tail>.*)$",
    re.S,
)
# 甲的比例、乙的比例，各是多少
_EACH = re.compile(
    r"^(?P<story>(?:[^，,]{0,20}[：:])?)(?P<first>[^，,、和与：:]{4,36}(?P<noun>[\u4e00-\u9fff]{2}))[、和与跟](?P<second>[^，,、]{4,36}(?P=noun))[，,]?(?P<tail>(?:各|分别)(?:自|是|为|有|占|要|定)*(?:多少|几|什么|怎么|哪).{0,10})$"
)
_MOST = 3
_SHORTEST = 3  # characters of a question
_SHORTEST_LISTED = 4  # of a thing that is only named


def parts_of(text: str) -> tuple[tuple[str, ...], str]:
    """The questions in a message, and the story around them; a single question is a part by itself with no story.

    Cut at question marks and the like, at commas with a question on either side, and between the things of a list.
    """
    if numbered := _enumerated(_ENUMERATED.match(text) or _EACH.match(text.strip(" 。？?"))):
        return numbered
    pieces = [piece.strip(" ，,、:：") for whole in _BREAK.split(text) for piece in _at_commas(whole or "")]
    asking = [piece for piece in pieces if len(piece) >= _SHORTEST and _ASKS.search(piece)]
    if len(asking) < 2:
        return _listed(text) or ((text,), "")
    return tuple(asking[-_MOST:]), " ".join(piece for piece in pieces if piece not in asking)


def _enumerated(found: re.Match[str] | None) -> tuple[tuple[str, ...], str] | None:
    """The two things that a message numbers, with the words before and after them as the story."""
    if found is None:
        return None
    return (found["first"].strip(), found["second"].strip()), f"{found['story']} {found['tail'].strip(' ，,。？?')}".strip()


def _listed(text: str) -> tuple[tuple[str, ...], str] | None:
    """The things of a list that a message asks for after a colon, with the words before it as the story."""
    found = _LISTED.match(text)
    if found is None:
        return None
    things = [thing.strip(" 。？?") for thing in re.split(r"[，,、；;]|还有|以及", found[2])]
    fit = 2 <= len(things) <= _MOST and all(len(thing) >= _SHORTEST_LISTED for thing in things)
    return (tuple(things), found[1].strip()) if fit else None


def _at_commas(text: str) -> list[str]:
    pieces = re.split(r"[，,]|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{4})", text)  # some type a space for every mark
    if _asking(pieces) > 1:
        return pieces
    listed = re.split("、", text)  # 培训哪些人、重点哪些行当
    return listed if _asking(listed) > 1 else [text]


def _asking(pieces: list[str]) -> int:
    return sum(bool(_ASKS.search(piece)) for piece in pieces)
