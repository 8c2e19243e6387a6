"""What a question asks of a matter that its clause leaves open: who approves, how many years, what it means.

A card says what its clause does not (`not_stated`), a remark what its words leave open. Where that is the very thing asked
for, it is the answer, and comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.aspects import ASPECTS, is_silent, said_by, silence_on
from assistant.phrases import phrase
from assistant.retrieve import Item
from assistant.types import Citation, Language
from index.search import PolicyIndex


class Kind(NamedTuple):
    """A kind of school or firm, and the kind that a clause may speak of in its place."""

    asked: re.Pattern[str]
    clause: re.Pattern[str]
    names: tuple[str, str]  # of what is asked for, in Chinese and English
    instead: tuple[str, str]  # of what the clause speaks of


_KINDS = (
    Kind(
        re.compile(r"民办|私立|民营|\bprivate\b", re.I),
        re.compile(r"公办"),
        ("民办", "private schools"),
        ("公办", "public ones (公办)"),
    ),
    Kind(
        re.compile(r"小微|微型|规(?:模以)?下|不到规模|个体(?:户|工商户)|\bsmall (?:firm|compan|business)|\bmicro\b", re.I),
        re.compile(r"规模以上"),
        ("规模以下的企业", "smaller firms"),
        ("规模以上企业", "those above designated size (规模以上)"),
    ),
)


_GENERIC = frozenset(
    "文件 没有 没写 写明 这个 那个 可以 什么 怎么 多少 几个 哪些 学校 学生 企业 老师 教师 职业 教育 院校 职业院校 标准 条件 时间 具体 情况 需要 政策 规定 "
    "杭州 绍兴 浙江 全省 全市 一个 要求 怎样 哪个 是否 能不能 有没有 正文 附件 奖给 这笔".split()
)
_OPEN = re.compile(r"没有?|未|\bnot?\b|\bnor\b|\bwithout\b", re.I)
_LEAD = re.compile(r"^(?:文件|文稿|附件|任务表|原文|条文|稿子|方案)(?:没有写明|没有写|未写明)[，：:]?")
_RARE = 4.5  # idf from which a word of the question that only the note holds is what is asked


def left_open(index: PolicyIndex, asked: str, cited: Sequence[tuple[Item, Citation]], language: Language) -> str:
    """What the clauses cited do not say of the very thing asked for, in the words of a card where one says so; "" if it is said."""
    texts = [said_by(item.card, language) for item, _ in cited if item.card]
    for item, citation in cited:
        if item.card is None:
            continue
        note = item.card.not_stated if language == "zh" else item.card.not_stated_en
        if note and (_is_asked(asked, note, texts) or _names(index, asked, note, texts)):
            return phrase(language, "not_stated", text=f"{without_lead(_open_part(note))}[{citation.n}]")
    silent = silence_on(asked, texts) if texts else ""
    return phrase(language, silent) if silent else ""


def without_lead(note: str) -> str:
    """A note without its own "the document does not say", since the phrase before it says so."""
    return _LEAD.sub("", note)


def not_reached(asked: str, cited: Sequence[tuple[Item, Citation]], language: Language) -> str:
    """That the clause which leads speaks of another kind of school or firm than the one asked for; "" if none cited does."""
    texts = [f"{citation.quote} {item.card.answer if item.card else ''}" for item, citation in cited]
    for kind in _KINDS:
        if kind.asked.search(asked) and kind.clause.search(texts[0]) and not any(map(kind.asked.search, texts)):
            at = int(language == "en")
            return phrase(language, "reach", asked=kind.names[at], said=kind.instead[at])
    return ""


def _is_asked(asked: str, note: str, said: Iterable[str]) -> bool:
    return any(aspect.open.search(note) and is_silent(aspect, asked, said) for aspect in ASPECTS)


def _names(index: PolicyIndex, asked: str, note: str, said: Iterable[str]) -> bool:
    """Whether a telling word of the question stands in the note and in nothing that is said: 贷款能贴息吗."""
    words = set(index.segmenter.words(asked)) & set(index.segmenter.words(note)) - _GENERIC
    words = {word for word in words if len(word) > 1 and not word.isascii() and not any(word in text.lower() for text in said)}
    return any(index.sides.card_words.idf(word) >= _RARE for word in words)


def _open_part(note: str) -> str:
    """A note without what it says beside: 这是全省目标；文件没有写认定条件 → 文件没有写认定条件."""
    parts = [part for part in re.split(r"[；;]\s*", note.rstrip("。.")) if _OPEN.search(part)]
    return ("；".join(parts) + "。" if re.search(r"[\u4e00-\u9fff]", note) else "; ".join(parts) + ".") if parts else note
