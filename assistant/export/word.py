"""A manuscript as DOCX. The only file that imports docx."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph as DocxParagraph

from assistant.export.look import dress
from assistant.export.types import Block, Heading, Items, Line, Manuscript, Paragraph, Run, Style, Table
from assistant.export.words import page_words, printable, say
from assistant.export.xml import add_bookmark, add_field, add_link, keep_whole, repeat_header

_SHORT, _LONG = Cm(21.0), Cm(29.7)  # A4
_MARGIN = Cm(2.2)
_LONGEST_PROPERTY = 255  # characters, of the format
_SHORT_ROW = 260  # characters; a longer row may go on over the end of a page
_HAN = re.compile(r"[\u3400-\u9fff]")
_CELL_STYLES = {"body": "Cell", "quote": "Cell clause"}
_STYLES: dict[Style, str] = {"body": "Normal", "lead": "Lead", "note": "Note", "quote": "Clause", "source": "Source"}


def to_docx(manuscript: Manuscript) -> bytes:
    """The document as DOCX: A4, headings, real tables, page numbers, marks that lead to their sources."""
    document = Document()
    dress(document)
    _page(document, manuscript)
    properties = document.core_properties
    properties.title = printable(manuscript.title)[:_LONGEST_PROPERTY]
    properties.author = say(manuscript.language, "product")
    properties.comments = manuscript.version
    properties.language = "zh-CN" if manuscript.language == "zh" else "en-GB"
    properties.created = properties.modified = datetime.combine(manuscript.day, datetime.min.time())
    document.add_paragraph(printable(manuscript.title), style="Title")
    sources = {block.anchor for block in manuscript.blocks if isinstance(block, Paragraph) and block.anchor is not None}
    for block in manuscript.blocks:
        _block(document, block, frozenset(sources))
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _page(document: Docx, manuscript: Manuscript) -> None:
    section = document.sections[0]
    across, down = (_LONG, _SHORT) if manuscript.wide else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if manuscript.wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = across, down
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    header = section.header.paragraphs[0]
    header.text = f"{say(manuscript.language, 'product')} {manuscript.version}".strip()
    header.style = "Header"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = page_words(manuscript.language)
    footer.add_run(before)
    add_field(footer, "PAGE")
    footer.add_run(between)
    add_field(footer, "NUMPAGES")
    footer.add_run(after)


def _block(document: Docx, block: Block, sources: frozenset[int]) -> None:
    if isinstance(block, Heading):
        document.add_heading(printable(block.text), level=block.level)
    elif isinstance(block, Paragraph):
        _paragraph(document.add_paragraph(), block, sources)
    elif isinstance(block, Items):
        for at, line in enumerate(block.lines, 1):
            paragraph = document.add_paragraph(style="Numbered" if block.ordered else "List Bullet")
            _runs(paragraph, ((Run(f"{at}.\t"),) if block.ordered else ()) + line, sources)
    else:
        _table(document, block, sources)


def _paragraph(target: DocxParagraph, paragraph: Paragraph, sources: frozenset[int]) -> None:
    target.style = _STYLES[paragraph.style]
    if paragraph.anchor is not None:
        add_bookmark(target, f"source-{paragraph.anchor}", paragraph.anchor)
    _runs(target, paragraph.runs, sources)


def _runs(target: DocxParagraph, runs: Line, sources: frozenset[int]) -> None:
    for run in runs:
        if run.cite in sources:
            add_link(target, run.text, f"source-{run.cite}")
            continue
        written = target.add_run(printable(run.text))
        written.bold = run.bold or None
        written.underline = run.marked or None
        written.italic = (run.italic and not _HAN.search(run.text)) or None  # Chinese has no italics


def _table(document: Docx, table: Table, sources: frozenset[int]) -> None:
    section = document.sections[0]
    assert section.page_width and section.left_margin and section.right_margin
    line = section.page_width - section.left_margin - section.right_margin
    widths = [int(line * share / sum(table.widths)) for share in table.widths]
    grid = document.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Table Grid")
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Emu(width)
    repeat_header(grid.rows[0])
    header = tuple((Paragraph((Run(name, bold=True),)),) for name in table.header)
    for cells, row in zip(grid.rows, (header, *table.rows), strict=True):
        if sum(len(run.text) for cell in row for paragraph in cell for run in paragraph.runs) < _SHORT_ROW:
            keep_whole(cells)
        for cell, width, paragraphs in zip(cells.cells, widths, row, strict=True):
            cell.width = Emu(width)
            _cell(cell, paragraphs, sources)
    document.add_paragraph(style="Gap")


def _cell(cell: Any, paragraphs: tuple[Paragraph, ...], sources: frozenset[int]) -> None:
    for at, paragraph in enumerate(paragraphs):
        target = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        _paragraph(target, paragraph, sources)
        target.style = _CELL_STYLES.get(paragraph.style, target.style)
