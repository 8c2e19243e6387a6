"""The Markdown of a reply as HTML.

A whitelist by construction: every character is escaped first, and only paragraphs, lists, quotations, tables, headings,
bold, italics and citation marks are recognised afterwards. There is no way to write a link, an image or a tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby

Cite = Callable[[int], str | None]  # the HTML of citation mark [n], None where the reply has no such citation

_BULLET = re.compile(r"^\s*[-*•]\s+")
_NUMBER = re.compile(r"^\s*(\d{1,3})[.)]\s+")
_HEADING = re.compile(r"^#{1,6}\s+")
_RULE = re.compile(r"^\|?[\s:|-]+\|?$")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_MARK = re.compile(r"\[(\d{1,3})\]")
_SOURCE = re.compile(r"^\[\d{1,3}\]\s")  # the line of a quotation that names its source
# Neither HTML nor JSON can carry these; line feed and tab stay.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def printable(text: str) -> str:
    """`text` without control characters and lone surrogates, which no browser could be sent."""
    return _UNPRINTABLE.sub("\ufffd", text)


def to_html(text: str, cite: Cite) -> str:
    """The reply `text` as HTML; `[n]` becomes what `cite(n)` returns."""
    lines = printable(text).split("\n")
    return "".join(_block(kind, list(group), cite) for kind, group in groupby(lines, key=_kind))


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    if line.startswith(">"):
        return "quote"
    if line.startswith("|"):
        return "table"
    for kind, pattern in (("heading", _HEADING), ("bullets", _BULLET), ("numbers", _NUMBER)):
        if pattern.match(line):
            return kind
    return "paragraph"


def _block(kind: str, lines: list[str], cite: Cite) -> str:
    if kind == "blank":
        return ""
    if kind == "quote":
        return _quote([line[1:].strip() for line in lines], cite)
    if kind == "table":
        return _table(lines, cite)
    if kind == "heading":
        return "".join(f"<h4>{inline(_HEADING.sub('', line), cite)}</h4>" for line in lines)
    if kind == "bullets":
        return f"<ul>{_items(lines, _BULLET, cite)}</ul>"
    if kind == "numbers":
        first = _NUMBER.match(lines[0])
        return f'<ol start="{int(first[1]) if first else 1}">{_items(lines, _NUMBER, cite)}</ol>'
    return f"<p>{'<br>'.join(inline(line, cite) for line in lines)}</p>"


def _items(lines: Iterable[str], marker: re.Pattern[str], cite: Cite) -> str:
    return "".join(f"<li>{inline(marker.sub('', line, count=1), cite)}</li>" for line in lines)


def _quote(lines: list[str], cite: Cite) -> str:
    """A quotation is verbatim: nothing in it is markup, except the mark that opens its source line."""
    words = "<br>".join(escape(line) for line in lines if line and not _SOURCE.match(line))
    sources = "".join(f"<footer>{_marked(escape(line), cite)}</footer>" for line in lines if _SOURCE.match(line))
    return f'<blockquote><p lang="zh-CN">{words}</p>{sources}</blockquote>'


def _table(lines: list[str], cite: Cite) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if not _RULE.match(line)]
    if not rows:
        return ""
    head, *body = rows
    header = "".join(f'<th scope="col">{inline(cell, cite)}</th>' for cell in head)
    rest = "".join(f"<tr>{''.join(f'<td>{inline(cell, cite)}</td>' for cell in row)}</tr>" for row in body)
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{header}</tr></thead><tbody>{rest}</tbody></table></div>'


def inline(text: str, cite: Cite) -> str:
    """One line of Markdown as HTML: bold, italics and citation marks."""
    styled = _ITALIC.sub(r"<em>\1</em>", _BOLD.sub(r"<strong>\1</strong>", escape(printable(text))))
    return _marked(styled, cite)  # last, so that nothing rewrites the attributes of a mark


def _marked(html: str, cite: Cite) -> str:
    return _MARK.sub(lambda match: cite(int(match[1])) or match[0], html)
