"""Small pieces of text that every reply is made of: clause labels, sources, bold figures, reference lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.phrases import STATUS, day_words
from assistant.types import Citation, Language
from index.types import Record

# A figure with its unit, but no year, clause number or citation mark.
_FIGURE = re.compile(
    r"(?<![0-9A-Za-z\[（(〔〕.*∶:—–+-])"
    r"(?!\d{4}年)(?!\d{1,2}月\d{1,2}日)"
    r"\d+(?:[.,]\d+)*%?(?:(?:—|–|-|至|到|∶|:)\d+(?:\.\d+)?)*\s?(?:%|％|个百分点|万元|亿元|元|家|个月|个|所|门|人|名|学时|课时|倍|项|种|天|年|月|区县|县|分|percent|years?|months?|times)?(?:以上|左右)?"
    r"(?![0-9A-Za-z\]〕.*∶+日])"
)
_ROWS_SHOWN = 6
_MARKER = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}(?=、)|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}(?=\.)|附件\d?)")


def bold_figures(text: str) -> str:
    """`text` with its figures in Markdown bold."""
    return _FIGURE.sub(lambda match: f"**{match[0].strip()}**{' ' if match[0].endswith(' ') else ''}", text)


def clause_label(heading: Sequence[str]) -> str:
    """The short name of a clause: ("四、深化…", "（三）构建…") -> 四（三）; an annex keeps its title."""
    if heading and heading[0].startswith("附件"):
        return "·".join(heading)
    markers = [match[0] for text in heading if (match := _MARKER.match(text))]
    return "".join(markers)


def source_line(citation: Citation, record: Record, language: Language) -> str:
    """`浙江省实施方案（number）四（三）· 现行`, or the same in English; a draft's short title says that it is one."""
    status = STATUS[language][citation.status]
    label = clause_label(citation.heading)
    if language == "zh":
        number = f"（{record.number}）" if record.number else ""
        return f"{record.short_title}{number}{label}" + ("" if record.short_title.endswith(f"（{status}）") else f" · {status}")
    number = f" ({record.number})" if record.number else ""
    known = record.title_en.endswith(f"({status})")
    return f"{record.title_en}{number}{', ' + label if label else ''}" + ("" if known else f" · {status}")


def quoted(quote: str) -> str:
    """A verbatim quotation as a Markdown block, a line each; of many table rows the first few, the citation holds them all."""
    lines = quote.split("\n")
    shown = lines if len(lines) <= _ROWS_SHOWN else [*lines[:_ROWS_SHOWN], f"……（{len(lines)}）"]
    return "\n".join(f"> {line}" for line in shown)


def refs(citations: Sequence[Citation]) -> str:
    """`[1][3]`."""
    return "".join(f"[{citation.n}]" for citation in citations)


def shorten(text: str, limit: int) -> str:
    """`text` cut to `limit` characters with an ellipsis, for headings and echoes; never for quotations."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def dates_line(record: Record, language: Language) -> str:
    """The dates that a document states: signed, in force from and until; a draft says that it bears none."""
    zh = language == "zh"
    dated = (
        (record.signed, "{}签发", "signed {}"),
        (record.effective_from, "{}起施行", "in force from {}"),
        (record.effective_to, "有效期至{}", "valid until {}"),
    )
    said = [(chinese if zh else english).format(day_words(day, language)) for day, chinese, english in dated if day]
    if not said:
        return "未注明日期" if zh else "undated"
    return ("，" if zh else ", ").join(said)
