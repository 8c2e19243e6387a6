"""What a question asks for: its language, place and day, the documents and clauses it names, its parts.

Rules only, no model: the same question always reads the same, and `assistant search --explain` shows how.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from assistant.about import about_documents
from assistant.days import day_in
from assistant.excluded import without_excluded
from assistant.followups import asked_elsewhere, asks_reason, corrects, is_fragment, resolve, subject_before
from assistant.parts import parts_of
from assistant.patterns import FIGURE_ASKED
from assistant.places import elsewhere_in, regions_in, without_regions
from assistant.references import described_documents, documents_beside, documents_in, numbers_in, without_documents
from assistant.text import clean, language_of
from assistant.types import Question, Request
from index.glossary import Glossary
from index.search import Query
from index.types import Record

_COMPARING_WORDS = re.compile(
    r"(?:各自?|分别)?(?:是)?(?:怎么|咋|如何)(?:个)?(?:写|说|提|讲|表述)(?:的|法)?|字眼|措辞|口径|口气|[说写讲]法|差在(?:哪儿?|什么)|(?:是|算)?(?:一|同一?)(?:码事|回事|个意思)|"
    r"(?:写|说|讲)得|(?:有什么|有啥|哪里)?不一样|一样不一样|变了?没有?变?|对得上|正文|附件|附表|(?:任务)?分解表|任务(?:清单)?表"
)
_COMPARED_KINDS = re.compile(
    r"正式文件|征求意见稿|草案|改革稿|[新老旧]?稿子?|[新老旧]方案|省文件|文件|\bissued documents?\b|\bdrafts?\b", re.I
)
_LIKENED = re.compile(r"一样|一致|\bsame\b", re.I)
_NOW = re.compile(r"现在|目前|如今|今天|眼下|\bnow\b|\btoday\b|currently", re.I)
_STILL = re.compile(r"(?<![时候])还(?!没|未|不存在|不曾)|如今|早就|早已|早不|是不是.{0,3}(?:没用|作废|过期|失效)|\bstill\b")
_COMPARES = re.compile(
    r"区别|不同(?!意)|两样|出入|分歧|差别|差异|对比|比较|相比|一样吗|一样么|是否一致|一致吗|异同|哪(?:个|里|边|家)(?:更|的?要求|比较)|谁(?:更|的要求)|分别|各(?:是|自|有)|都(?:是|有)?(?:多少|怎么|什么)|都(?:提|写|说|有)了?(?:吗|没)|各(?=怎|写|说|讲|提|占|要|几|多)|差在|相?比(?:起来)?[，,]?(?:哪|谁)|松还是|[严松高低多少宽紧]还是|还是.{1,8}[严松高低多少宽紧](?:些|一?点)?[？?]?$|谁(?:家)?(?:定|要求|说|写)?得?[严松高低多少宽紧]|(?:一|同一?)(?:码事|回事|个意思|个指标|套|个数)|对得上|字眼|措辞|口径|说法|新老两|前后.{0,3}(?:份|版|稿)|两(?:版|个版本)|哪(?:个|里|边|头|家)(?:放得|管得|要得|定得|写得|说得|给得|[严松宽紧多少高低])|变没变|有没有变|变了(?:吗|没)|前后(?:两|说法)|两份(?:文件|方案)?(?:写|说|怎么)|"
    r"\bcompare|\bdiffer|\bversus\b|\bvs\b|\bboth\b|respectively",
    re.I,
)


_LEAST_MATTER = 4  # characters
_AND_IT = re.compile(r"[跟和与同]它|两边|两份|[刚方]才那|前面那|\bthe two\b|\bboth\b", re.I)


def understand(
    request: Request, today: date, records: Mapping[str, Record], glossary: Glossary, *, leaning: bool = False
) -> Question:
    """Read a request. `records` are the documents by id; `leaning` takes the turns before for granted. Never raises on any text."""
    text = without_excluded(clean(request.question))
    history = tuple(filter(None, map(clean, request.history)))
    resolved, follows_up = resolve(text, history, leaning=leaning)
    regions = (request.region,) if request.region and not regions_in(text) else regions_in(resolved)
    within, outside = elsewhere_in(resolved)
    about = _about(text, history) if follows_up else about_documents(text)
    now = request.as_of or today
    timely = about & {"status", "newest", "list"} and not _NOW.search(text)
    named_day = day_in(without_documents(text, records.values()), now) if timely else None
    if named_day is not None and named_day < now and _STILL.search(text):
        named_day = None  # 目标到2025年，还算数吗: the past year is no day on which it is asked
    expansions = glossary.expand(resolved)
    parts, story = ((resolved,), "") if follows_up or about else _matters(*parts_of(resolved))
    # "新老师也一样吗" after another question asks about the new matter, not for a table of both.
    likened = follows_up and bool(_LIKENED.search(text))
    numbers = numbers_in(resolved)
    doc_ids = _documents(text, resolved, follows_up, records)
    compares = (bool(_COMPARES.search(resolved)) and not likened) or len(regions) > 1 or len(doc_ids) > 1
    if not doc_ids and (about or numbers):
        doc_ids = described_documents(resolved, tuple(records.values()), regions)
    if not doc_ids and (here := regions_in(text)) and about and follows_up:  # 27号文还有效吗 … 绍兴的呢
        doc_ids = tuple(record.doc_id for record in records.values() if record.region in here)
    if not doc_ids and (
        (numbers and len(regions) == 1) or ("newest" in about and regions_in(text))
    ):  # 绍兴第十三条, 杭州两份哪份是后来的
        doc_ids = tuple(record.doc_id for record in records.values() if record.region in regions)
    return Question(
        text=resolved,
        asked=_matter_of(without_documents(resolved, records.values()), compares) or resolved,
        latest=text,
        language=language_of(text if text else resolved),
        day=named_day or now,
        regions=regions,
        elsewhere=(*within, *outside),
        doc_ids=doc_ids,
        numbers=numbers,
        about=about,
        compares=compares,
        parts=parts,
        story=story,
        expansions=tuple(dict.fromkeys(word for expansion in expansions for word in expansion.official)),
        explained=tuple((expansion.found, expansion.official) for expansion in expansions),
        follows_up=follows_up,
        before=subject_before(text, history, leaning=leaning) if follows_up else "",
        reason_asked=follows_up and asks_reason(text),
        elsewhere_asked=asked_elsewhere(text, history) if follows_up else "",
    )


def _matters(parts: tuple[str, ...], story: str) -> tuple[tuple[str, ...], str]:
    """The parts but for those that only ask how the others compare: 两边招多大规模，说法差在哪儿 is one question."""
    own = tuple(part for part in parts if len(_matter_of(part, compares=True)) >= _LEAST_MATTER)
    if len(own) == len(parts) or not own:
        return parts, story
    return (own, story) if len(own) > 1 else ((" ".join(parts),), story)


def _about(text: str, history: Sequence[str]) -> frozenset[str]:
    """What a follow-up asks of documents: its own question, or the one before where it only names a document or a place."""
    if corrects(text):  # a document named to put a question right is where the answer stands, and no question of its worth
        return about_documents(" ".join(history[-1:]))
    about = about_documents(text)
    for turn in reversed(history):
        if about or not _only_a_place(text):
            break
        text, about = turn, about_documents(turn)
    return about


def _only_a_place(text: str) -> bool:
    """Whether a turn says no more than a place: 杭州那个呢, and in Shaoxing?"""
    rest = re.sub(
        r"那|这|个|份|的|呢|吗|那边|这边|市|省|里|\b(?:and|what|how|about|in|the|one|for)\b|\W",
        "",
        without_regions(text),
        flags=re.I,
    )
    return bool(regions_in(text)) and not rest


def leaning_part(question: Question, at: int, records: Mapping[str, Record], glossary: Glossary) -> Question:
    """The part at `at` of a message as a follow-up to the part before it, with the places told before."""
    part, former = question.parts[at], question.parts[at - 1]
    told = " ".join((*question.parts[:at], question.story))
    places = "" if regions_in(former) else "、".join(regions_in(told) or (question.regions if len(question.regions) == 1 else ()))
    request = Request(part, history=(f"{places}{former}",), as_of=question.day)
    return understand(request, question.day, records, glossary)


def _documents(text: str, resolved: str, follows_up: bool, records: Mapping[str, Record]) -> tuple[str, ...]:
    """The documents named; in a follow-up those that the new turn names, or those before that are of the place it names."""
    named = documents_in(resolved, records.values())
    if not follows_up:
        return documents_beside(text, tuple(records.values())) or named
    here = regions_in(text)
    own = documents_in(text, records.values()) or described_documents(text, tuple(records.values()), here)
    if not own and len(told := described_documents(text, tuple(records.values()), regions_in(resolved))) == 1:
        own = told  # 新方案里呢, of the place in question
    if own and _AND_IT.search(text):  # 拿高地稿跟它摆一块儿
        return tuple(dict.fromkeys((*(doc_id for doc_id in named if doc_id not in own), *own)))
    return own or tuple(doc_id for doc_id in named if not here or records[doc_id].region in here)


def _matter_of(text: str, compares: bool) -> str:
    """What a comparison is about: not the kinds of document that are compared, nor how they are compared."""
    return " ".join(_COMPARING_WORDS.sub(" ", _COMPARED_KINDS.sub(" ", text)).split()) if compares else text


def to_query(question: Question, part: str | None = None) -> Query:
    """What the index is asked for a question, or for one part of it.

    What weighs most counts twice: a part within its question, the newest turn within a conversation.
    """
    if part is not None and part != question.text:
        before = question.parts[: question.parts.index(part)]
        leaning = before[-1] if before and is_fragment(part) else ""
        text = f"{part} {part} {leaning} {question.story}"
        regions = regions_in(part) or regions_in(" ".join((*before, question.story)))
    else:
        text = f"{question.asked} {question.latest} {question.latest}" if question.follows_up else question.asked
        text = question.elsewhere_asked or text  # 那绍兴呢: the place is looked for as one, and its name asks nothing
        regions = question.regions
    return Query(
        text=text,
        expansions=question.expansions,
        regions=regions,
        doc_ids=question.doc_ids,
        numbers=question.numbers,
        day=question.day,
        wants_figure=bool(FIGURE_ASKED.search(part or question.latest)),
        about_document=bool(question.about),
    )
