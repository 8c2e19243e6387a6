"""A document as HTML: paragraphs as paragraphs, rows as a table, headings styled, spans highlighted.

The text of a document is data. Every character of it is escaped, none is dropped, and none becomes markup.
The chat shows it beside an answer, the library clause by clause with what belongs to each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

from assistant.sections import HEADER_ROW, Section, sections
from assistant.web.markdown import printable
from index.tables import SEPARATOR
from index.types import Block, Document, Heading, PassageKind

QUOTE_ID = "quote"  # of the <mark> that the page scrolls to
_SIGNATURE = re.compile(r"^(?:\d{4}年\d{1,2}月\d{1,2}日|.{2,30}(?:人民政府|办公厅|办公室|委员会|教育厅|教育局))$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text to highlight; empty for none. `hit` counts what a search found from 1, 0 is the quotation."""

    start: int = 0
    end: int = 0
    hit: int = 0


Spans = Sequence[Span]
Around = Callable[[Section, str], str]  # what to make of a clause and its HTML


def paper(document: Document, *spans: Span, quote_id: str = QUOTE_ID, around: Around = lambda _, html: html) -> str:
    """The whole text of `document` with `spans` in <mark>, the first of the quotation with the id `quote_id`."""
    shown = [span for span in spans if span.start < span.end]
    html = "".join(around(section, _clause(document, section, shown)) for section in sections(document))
    # "<mark>" can only be ours: all text is escaped
    return html.replace("<mark>", f'<mark id="{quote_id}">', 1)


def _clause(document: Document, section: Section, spans: Spans) -> str:
    spans = _touching(spans, section.start, section.end)
    return "".join(_part(document, is_table, list(group), spans) for is_table, group in groupby(section.items, key=_in_table))


def _in_table(item: Block | Heading) -> bool:
    return item.kind is PassageKind.TABLE_ROW if isinstance(item, Block) else item.depth == HEADER_ROW


def _part(document: Document, is_table: bool, items: list[Block | Heading], spans: Spans) -> str:
    if not is_table:
        return "".join(_paragraph(document, item, spans) for item in items)
    rows = [list(_cells(document.text, item.start, item.end)) for item in items]
    if isinstance(items[0], Heading):
        head, body = rows[:1], rows[1:]
    else:
        head, body = [], rows
    header = "".join(f'<th scope="col">{marked(document.text, *cell, spans)}</th>' for row in head for cell in row)
    lines = "".join(_row(document.text, row, above, spans) for row, above in zip(body, [[], *body], strict=False))
    top = f"<thead><tr>{header}</tr></thead>" if head else ""
    return f'<div class="scroll" tabindex="0"><table>{top}<tbody>{lines}</tbody></table></div>'


def _row(text: str, row: list[tuple[int, int]], above: list[tuple[int, int]], spans: Spans) -> str:
    """A row; leading cells that repeat those above (a merged cell reaches down) are marked as such."""
    html, same = [], True
    for column, (start, end) in enumerate(row):
        same = same and column < len(above) and text[start:end] == text[slice(*above[column])]
        html.append(f"<td{' class=same' if same else ''}>{marked(text, start, end, spans)}</td>")
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


def _paragraph(document: Document, item: Block | Heading, spans: Spans) -> str:
    text = document.text
    if isinstance(item, Heading):
        level = min(item.depth, 3) + 2  # the title of the reader is the h2 above
        return f"<h{level}>{marked(text, item.start, item.end, spans)}</h{level}>"
    if item.kind is PassageKind.CLAUSE:
        return f"<p>{_with_lead(text, item, spans)}</p>"
    line = text[item.start : item.end]
    kind = "title" if _is_title(line, document) else "signature" if _SIGNATURE.match(line) else "matter"
    return f'<p class="{kind}">{marked(text, item.start, item.end, spans)}</p>'


def _with_lead(text: str, block: Block, spans: Spans) -> str:
    """A clause, the heading sentence that opens it in bold."""
    lead = block.path[-1] if block.path and block.path[-1].start == block.start else None
    if lead is None or lead.end >= block.end:
        return marked(text, block.start, block.end, spans)
    return f"<strong>{marked(text, lead.start, lead.end, spans)}</strong>{marked(text, lead.end, block.end, spans)}"


def _is_title(line: str, document: Document) -> bool:
    bare = re.sub(r"\s", "", line)
    return bare in ("（征求意见稿）", re.sub(r"\s", "", document.record.title)) or document.text.startswith(line)


def marked(text: str, start: int, end: int, spans: Spans) -> str:
    """`text[start:end]` escaped, the parts of it inside `spans` in <mark>; where two overlap, what a search found shows."""
    touching = _touching(spans, start, end)
    edges = sorted({start, end, *(min(max(edge, start), end) for span in touching for edge in (span.start, span.end))})
    return "".join(_piece(text, first, last, touching) for first, last in pairwise(edges))


def _piece(text: str, start: int, end: int, spans: Spans) -> str:
    over = [span.hit for span in spans if span.start <= start and end <= span.end]
    shown = escape(printable(text[start:end])).replace("\n", "<br>")
    if not over:
        return shown
    return f'<mark class="hit" data-hit="{max(over)}">{shown}</mark>' if max(over) else f"<mark>{shown}</mark>"


def _touching(spans: Spans, start: int, end: int) -> list[Span]:
    return [span for span in spans if span.start < end and start < span.end]
