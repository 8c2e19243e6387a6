"""A question that names nothing but a reader or a place (老师待遇, 说说绍兴的政策): what matters most is told, and more may be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.places import PROVINCE, without_regions
from assistant.retrieve import Item
from assistant.types import Question
from index.search import PolicyIndex
from index.types import Overview

# What a wide question is made of, beside the reader and the place.
_FILLER = re.compile(
    r"有没有|能不能|能否|可不可以|哪一?些|哪几|有什么|有啥|什么|怎么|怎样|如何|为什么|介绍|了解|说一说|说说|讲讲|谈谈|聊聊|说|讲|看看|看|查|知道|告诉|关于|对于|针对|方面|"
    r"政策|规定|文件|方案|优惠|好处|甜头|待遇|福利|内容|情况|主要|重点|大概|总的|总体|整体|关心|相关|有关|事情|事儿|事|东西|问题|请问|请|麻烦|帮|给|想|要|应该|该|做|弄|搞|钱|最|一下|一点|点|"
    r"我们|你们|他们|咱们|我|你|您|咱|俺|它|里面|里|上|那边|这边|那么|那|这|些|个|先|都|也|还|现在|目前|现行|跟|和|与|对|在|有|是|能|可以|的|地|吗|呢|了|吧|啊|呀|嘛|啥|哪|么|职业教育|职教|"
    r"\b(?:what|which|are|is|there|any|the|a|an|for|in|of|on|to|do|does|can|could|you|me|i|we|tell|about|give|overview|policy|policies|benefits?|rules?|document|documents|please|some|have|get|know|want|like|would|and|main|points|vocational|education)\b|\W",
    re.I,
)
_TELLS = re.compile(r"说一?说|讲讲|介绍|聊聊|谈谈|\btell\b|overview", re.I)
_WIDEST = re.compile(r"政策|规定|文件|了解|好处|优惠|待遇|钱|polic|benefit|overview", re.I)


@dataclass(frozen=True, slots=True)
class Wide:
    """A wide question: who or what it names, and the items told first; none where it names nothing at all."""

    names: tuple[Overview, ...]
    items: tuple[Item, ...]


def wide_question(index: PolicyIndex, question: Question) -> Wide | None:
    """The overview that answers a question, None for one that has a matter of its own."""
    if not index.overviews or question.about or question.doc_ids or question.numbers or question.compares or question.elsewhere:
        return None
    said = question.latest
    if question.follows_up and not _TELLS.search(said):
        return None  # 那绍兴呢 goes on with the matter before
    rest = without_regions(said).lower()
    readers = [one for one in index.overviews if one.asked and any(word in rest for word in one.asked)]
    for word in sorted((word for one in readers for word in one.asked), key=len, reverse=True):
        rest = rest.replace(word, " ")
    if _FILLER.sub("", rest):
        return None
    places = [one for one in index.overviews if one.region in question.regions]
    if not readers and not places:
        return Wide((), ()) if _WIDEST.search(said) else None
    return Wide((*places, *readers), _items(index, _chosen(index, readers, places)))


def _chosen(index: PolicyIndex, readers: Sequence[Overview], places: Sequence[Overview]) -> list[str]:
    """The cards for the readers named, of the places named and the province; those of the place where there are none."""
    if not readers:
        return [card for one in places for card in one.cards]
    here = {one.region for one in places}
    own = [card for one in readers for card in one.cards if not here or _region(index, card) in here]
    if here and not own:
        own = [card for one in places for card in one.cards]
    wider = [card for one in readers for card in one.cards if here and _region(index, card) == PROVINCE]
    return list(dict.fromkeys([*own, *wider]))


def _region(index: PolicyIndex, card: str) -> str:
    return index.documents[index.cards[index.card_at[card]].doc_id].record.region


def _items(index: PolicyIndex, cards: Sequence[str]) -> tuple[Item, ...]:
    found = []
    for id_ in cards:
        at = index.card_at[id_]
        card, home = index.cards[at], index.passages[index.card_homes[at][0]]
        found.append(Item(card.doc_id, card.start, card.end, home, card, 1.0))
    return tuple(found)
