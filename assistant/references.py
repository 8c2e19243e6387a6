"""Documents and clauses named in a question: 浙政发〔2020〕27号 四(三), 附件1, 五年行动计划 第十三条."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.outline import NUMERAL, read_numeral
from index.types import Record

_NUMBER = re.compile(r"(?:([\u4e00-\u9fff]{2,6})\s*)?[〔\[（(【]?\s*(20\d\d)\s*[〕\]）)】]?\s*年?\s*第?(\d{1,4})\s*号")
_SECTION_AND_CLAUSE = re.compile(
    rf"(?<![\u4e00-\u9fff])第?({NUMERAL})\s*[、部分条]*\s*[（(]\s*({NUMERAL})\s*[）)]|第({NUMERAL})部分第?\s*[（(]?({NUMERAL})[）)]?[条款点项]"
)
_CLAUSE = re.compile(rf"[（(]\s*({NUMERAL})\s*[）)]|第({NUMERAL})[条款]")
_SECTION = re.compile(rf"第({NUMERAL})(?:部分|章)")
_ANNEX = re.compile(r"附件\s*([一二12])|annex\s*([12])", re.I)


def numbers_in(text: str) -> tuple[int, ...]:
    """The clause number that a question names, outermost first: (4, 3), (13,), (101,) for annex 1; empty if none."""
    if (match := _ANNEX.search(text)) is not None:
        digit = match[1] or match[2]
        return (100 + {"一": 1, "二": 2}.get(digit, int(digit) if digit.isdigit() else 1),)
    if (match := _SECTION_AND_CLAUSE.search(text)) is not None:
        section, clause = (match[1], match[2]) if match[1] else (match[3], match[4])
        return read_numeral(section), read_numeral(clause)
    if (match := _CLAUSE.search(text)) is not None:
        return (read_numeral(match[1] or match[2]),)
    if (match := _SECTION.search(text)) is not None:
        return (read_numeral(match[1]),)
    return ()


def documents_in(text: str, records: Iterable[Record]) -> tuple[str, ...]:
    """The documents that a question names by number, title or a customary name, in corpus order."""
    squeezed = re.sub(r"[\s《》“”\"]", "", text)
    numbers = {(match[2], match[3]) for match in _NUMBER.finditer(text)}
    found = []
    for record in records:
        own = _NUMBER.search(record.number or "")
        by_number = own is not None and (own[2], own[3]) in numbers
        names = (record.title, record.short_title, *record.aliases)
        if by_number or any(re.sub(r"[\s《》]", "", name) in squeezed for name in names):
            found.append(record.doc_id)
    return tuple(found)


def without_documents(text: str, records: Iterable[Record]) -> str:
    """`text` without the numbers and names of documents: what is asked about them, not which they are."""
    for record in records:
        for name in sorted((record.title, record.short_title, *record.aliases), key=len, reverse=True):
            text = text.replace(f"《{name}》", " ").replace(name, " ")
    return " ".join(_NUMBER.sub(" ", text).split())
