"""A document as HTML: paragraphs as paragraphs, rows as a table, headings styled, a span highlighted.

The text of a document is data. Every character of it is escaped, none is dropped, and none becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from assistant.web.markdown import printable
from index.outline import outline
from index.tables import SEPARATOR
from index.types import Block, Document, Heading, PassageKind

QUOTE_ID = "quote"  # of the <mark> that the page scrolls to
_HEADER_ROW = 9  # depth that the outline gives to the header of a table
_SIGNATURE = re.compile(r"^(?:\d{4}年\d{1,2}月\d{1,2}日|.{2,30}(?:人民政府|办公厅|办公室|委员会|教育厅|教育局))$")


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of the text to highlight; empty for none."""

    start: int = 0
    end: int = 0


def paper(document: Document, span: Span = Span()) -> str:  # frozen
    """The whole text of `document` with `span` in <mark>, the first of them with the id `QUOTE_ID`."""
    blocks, headings = outline(document)
    items: list[Block | Heading] = sorted([*blocks, *headings], key=lambda item: item.start)
    html = "".join(_part(document, is_table, list(group), span) for is_table, group in groupby(items, key=_in_table))
    # "<mark>" can only be ours: all text is escaped
    return html.replace("<mark>", f'<mark id="{QUOTE_ID}">', 1)


def _in_table(item: Block | Heading) -> bool:
    return item.kind is PassageKind.TABLE_ROW if isinstance(item, Block) else item.depth == _HEADER_ROW


def _part(document: Document, is_table: bool, items: list[Block | Heading], span: Span) -> str:
    if not is_table:
        return "".join(_paragraph(document, item, span) for item in items)
    rows = [list(_cells(document.text, item.start, item.end)) for item in items]
    if isinstance(items[0], Heading):
        head, body = rows[:1], rows[1:]
    else:
        head, body = [], rows
    header = "".join(f'<th scope="col">{_marked(document.text, *cell, span)}</th>' for row in head for cell in row)
    lines = "".join(_row(document.text, row, above, span) for row, above in zip(body, [[], *body], strict=False))
    top = f"<thead><tr>{header}</tr></thead>" if head else ""
    return f'<div class="scroll" tabindex="0"><table>{top}<tbody>{lines}</tbody></table></div>'


def _row(text: str, row: list[tuple[int, int]], above: list[tuple[int, int]], span: Span) -> str:
    """A row; leading cells that repeat those above (a merged cell reaches down) are marked as such."""
    html, same = [], True
    for column, (start, end) in enumerate(row):
        same = same and column < len(above) and text[start:end] == text[slice(*above[column])]
        html.append(f"<td{' class=same' if same else ''}>{_marked(text, start, end, span)}</td>")
    return f"<tr>{''.join(html)}</tr>"


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the cells of the row `text[start:end]`."""
    row = text[start:end]
    at = start
    for cell in (row.removesuffix(" |") if row.endswith(" |") else row).split(SEPARATOR):
        yield at, at + len(cell)
        at += len(cell) + len(SEPARATOR)
    if row.endswith(" |"):
        yield end, end


def _paragraph(document: Document, item: Block | Heading, span: Span) -> str:
    text = document.text
    if isinstance(item, Heading):
        level = min(item.depth, 3) + 2  # the title of the reader is the h2 above
        return f"<h{level}>{_marked(text, item.start, item.end, span)}</h{level}>"
    if item.kind is PassageKind.CLAUSE:
        return f"<p>{_with_lead(text, item, span)}</p>"
    line = text[item.start : item.end]
    kind = "title" if _is_title(line, document) else "signature" if _SIGNATURE.match(line) else "matter"
    return f'<p class="{kind}">{_marked(text, item.start, item.end, span)}</p>'


def _with_lead(text: str, block: Block, span: Span) -> str:
    """A clause, the heading sentence that opens it in bold."""
    lead = block.path[-1] if block.path and block.path[-1].start == block.start else None
    if lead is None or lead.end >= block.end:
        return _marked(text, block.start, block.end, span)
    return f"<strong>{_marked(text, lead.start, lead.end, span)}</strong>{_marked(text, lead.end, block.end, span)}"


def _is_title(line: str, document: Document) -> bool:
    bare = re.sub(r"\s", "", line)
    return bare in ("（征求意见稿）", re.sub(r"\s", "", document.record.title)) or document.text.startswith(line)


def _marked(text: str, start: int, end: int, span: Span) -> str:
    """`text[start:end]` escaped, the part of it inside `span` in <mark>."""
    first, last = max(start, span.start), min(end, span.end)
    if first >= last:
        return _shown(text[start:end])
    return f"{_shown(text[start:first])}<mark>{_shown(text[first:last])}</mark>{_shown(text[last:end])}"


def _shown(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")
