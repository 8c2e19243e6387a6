"""Documents and clauses named in a question: 浙政发〔2020〕27号 四(三), 附件1, 五年行动计划 第十三条."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from assistant.places import regions_in
from index.outline import NUMERAL, read_numeral
from index.types import Record

_NUMBER = re.compile(r"(?:([\u4e00-\u9fff]{2,6})\s*)?[〔\[（(【]?\s*(20\d\d)\s*[〕\]）)】]?\s*年?\s*第?(\d{1,4})\s*号")
_SECTION_AND_CLAUSE = re.compile(
    rf"(?<![\u4e00-\u9fff])第?({NUMERAL})\s*[、部分条]*\s*[（(]\s*({NUMERAL})\s*[）)]|第({NUMERAL})部分第?\s*[（(]?({NUMERAL})[）)]?[条款点项]"
)
_ITEM = re.compile(rf"[（(]\s*{NUMERAL}\s*[）)]\s*第?(\d{{1,2}})(?![\d年%])")
_CLAUSE = re.compile(rf"[（(]\s*({NUMERAL})\s*[）)]|第({NUMERAL})[条款]|第\s*(\d{{1,2}})\s*[条款]")
_SECTION = re.compile(rf"第({NUMERAL})(?:部分|章)")
# What a document is called when its place says which one is meant, and what then tells two of one place apart.
_KIND = re.compile(
    r"文件|本子|稿子|正式(?:发|印)(?:发|下来|出来)?的|征求意见(?:的|那|这)(?:份|个|稿|版)|[这那旧新老](?:一)?[稿版]|(?<=[省市州兴江])的?稿|新政|方案|计划|通知|意见稿|改革稿|高地稿|红头|那份|\bplans?\b|\bdocuments?\b|\bnotice\b|\bdrafts?\b",
    re.I,
)
_SEVERAL = re.compile(r"两[份个本部]|哪[份个些几一本部]|分别|都|\bboth\b|\bwhich\b", re.I)
_NARROWING: tuple[tuple[re.Pattern[str], Callable[[Record], bool]], ...] = (
    (re.compile(r"改革|reform", re.I), lambda record: "改革" in record.title),
    (re.compile(r"高地|highland", re.I), lambda record: "高地" in record.title),
    (re.compile(r"征求意见|草案|草稿|旧|老方案|\bdrafts?\b", re.I), lambda record: not record.issued),
    (
        re.compile(r"(?<!不是)正式|新方案|新的|最新|现行|20(?:20|25)年?(?:那份|的方案|方案)|\bnew\b|\b20(?:20|25) plan", re.I),
        lambda record: record.issued,
    ),
    (re.compile(r"方案|\bplan\b", re.I), lambda record: record.issued and "方案" in record.title),
    (re.compile(r"通知|\bnotice\b", re.I), lambda record: record.title.endswith("通知")),
)
_AND = re.compile(r"[和与跟同及、，,；;。？?]|\band\b|\bvs\b|\bversus\b", re.I)
_POINTING = re.compile(r"的?[这那][个份本部]|的")
_ANNEX = re.compile(r"附件\s*([一二12])|annex\s*([12])", re.I)
_ROW = re.compile(r"第?\s*(\d{1,2})\s*[项条行]|item\s+(\d{1,2})", re.I)
# The table of tasks by what it is called, with the row that is meant.
_TASK_ROW = re.compile(r"任务(?:分解|清单)?表.{0,12}?第\s*\d{1,2}\s*[条项行]|第\s*\d{1,2}\s*[条项行].{0,12}任务(?:分解|清单)?表")


def numbers_in(text: str) -> tuple[int, ...]:
    """The clause number that a question names, outermost first: (4, 3), (13,), (101,) for annex 1; empty if none."""
    if (match := _ANNEX.search(text)) is not None:
        digit = match[1] or match[2]
        return (100 + {"一": 1, "二": 2}.get(digit, int(digit) if digit.isdigit() else 1),)
    if _TASK_ROW.search(text):
        return (102,)
    if (match := _SECTION_AND_CLAUSE.search(text)) is not None:
        section, clause = (match[1], match[2]) if match[1] else (match[3], match[4])
        item = _ITEM.search(text)
        return (read_numeral(section), read_numeral(clause), *((int(item[1]),) if item else ()))
    if (match := _CLAUSE.search(text)) is not None:
        return (int(match[3]) if match[3] else read_numeral(match[1] or match[2]),)
    if (match := _SECTION.search(text)) is not None:
        return (read_numeral(match[1]),)
    return ()


def row_in(text: str) -> int | None:
    """The row of a table that a question names, 第18项; None if none."""
    match = _ROW.search(text)
    return int(match[1] or match[2]) if match else None


def documents_in(text: str, records: Iterable[Record]) -> tuple[str, ...]:
    """The documents that a question names by number, title or a customary name, in corpus order."""
    squeezed = re.sub(r"[\s《》“”\"]", "", text)
    squeezed += "\n" + squeezed.replace("职教", "职业教育")  # people shorten it inside the titles too
    squeezed += "\n" + _POINTING.sub("", squeezed)  # 高地那个通知, 绍兴的那份行动计划
    numbers = {(match[2], match[3]) for match in _NUMBER.finditer(text)}
    found = []
    for record in records:
        own = _NUMBER.search(record.number or "")
        by_number = own is not None and (own[2], own[3]) in numbers
        names = (record.title, record.short_title, *record.aliases)
        if by_number or any(_squeezed(name) in squeezed for name in names):
            found.append(record.doc_id)
    return tuple(found)


@lru_cache(maxsize=256)
def _squeezed(name: str) -> str:
    """The name of a document without blanks and title marks. Kept: the same few are looked for in every sentence."""
    return re.sub(r"[\s《》]", "", name)


def described_documents(text: str, records: Sequence[Record], regions: Sequence[str]) -> tuple[str, ...]:
    """The documents that a question describes by place and kind (杭州的征求意见稿, 绍兴那个计划); empty if it describes none."""
    noun = _KIND.search(text)
    if noun is None or not regions:
        return ()
    found = [record for record in records if record.region in regions]
    for pattern, fits in _NARROWING:
        if _SEVERAL.search(text):
            break
        if pattern.search(text) and (narrowed := [record for record in found if fits(record)]):
            found = narrowed
    return tuple(record.doc_id for record in found)


def documents_beside(text: str, records: Sequence[Record]) -> tuple[str, ...]:
    """The documents that a question puts side by side, each named or described on its side (杭州改革稿和61号文); empty if fewer than two."""
    found: dict[str, None] = {}
    regions: tuple[str, ...] = ()
    for side in _AND.split(text):
        regions = regions_in(side) or regions
        found |= dict.fromkeys(documents_in(side, records) or described_documents(side, records, regions))
    return tuple(record.doc_id for record in records if record.doc_id in found) if len(found) > 1 else ()


def without_documents(text: str, records: Iterable[Record]) -> str:
    """`text` without the numbers and names of documents: what is asked about them, not which they are."""
    text = _NUMBER.sub(" ", text)
    for record in records:
        for name in sorted((record.title, record.short_title, *record.aliases), key=len, reverse=True):
            text = text.replace(f"《{name}》", " ").replace(name, " ")
    return " ".join(text.split())
