"""A manuscript as Markdown (CommonMark with tables). Everything that is data is escaped and stays the
text that it was; the only tags are our own <br>, <b>, <i> and <u>."""

from __future__ import annotations

import re

from assistant.export.types import Block, Heading, Items, Line, Manuscript, Paragraph, Run, Table
from assistant.export.words import printable

# Punctuation that can begin a construct inside a line; at the start of a line also what begins a block.
_INLINE = re.compile(r"([\\`*_\[\]<>|~!&$])")
_START = re.compile(r"^(\s*)([#+=:-])", re.MULTILINE)
_ORDERED = re.compile(r"^(\s*\d{1,9})([.)])", re.MULTILINE)
_BREAK = "  \n"


def to_markdown(manuscript: Manuscript) -> str:
    """The document as Markdown, in UTF-8 characters only."""
    blocks = [f"# {_escaped(_one_line(manuscript.title))}", *map(_block, manuscript.blocks)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_escaped(_one_line(block.text))}"
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Items):
        marks = [f"{at}. " if block.ordered else "- " for at in range(1, len(block.lines) + 1)]
        return "\n".join(mark + _line(line, " ") for mark, line in zip(marks, block.lines, strict=True))
    return _table(block)


def _paragraph(paragraph: Paragraph) -> str:
    prefix = "> " if paragraph.style == "quote" else ""
    lines = _line(paragraph.runs, "\n").split("\n")
    return _BREAK.join(prefix + line for line in lines if line.strip())


def _table(table: Table) -> str:
    head = "| " + " | ".join(_escaped(_one_line(name)) for name in table.header) + " |"
    rule = "|" + " --- |" * len(table.header)
    rows = ["| " + " | ".join("<br>".join(_cell(paragraph) for paragraph in cell) for cell in row) + " |" for row in table.rows]
    return "\n".join((head, rule, *rows))


def _cell(paragraph: Paragraph) -> str:
    text = _line(paragraph.runs, "<br>")
    return f"“{text}”" if paragraph.style == "quote" else text


def _line(runs: Line, line_feed: str) -> str:
    text = ""
    for run in runs:
        text += _run(run, after_star=text.endswith("*"))
    return text.replace("\n", line_feed)


def _run(run: Run, *, after_star: bool) -> str:
    """Bold or italic round the text itself. Asterisks next to Chinese punctuation or to others would not be read as such."""
    text = _escaped(run.text)
    core = text.strip()
    if not core or not (run.bold or run.italic or run.marked) or "\n" in core:
        return text
    bounded = core[0].isalnum() and core[-1].isalnum() and not after_star
    star, tag = ("**", "b") if run.bold else ("*", "i")
    looked = f"{star}{core}{star}" if bounded else f"<{tag}>{core}</{tag}>"
    start = text.index(core)
    return f"{text[:start]}{f'<u>{looked}</u>' if run.marked else looked}{text[start + len(core) :]}"


def _escaped(text: str) -> str:
    inline = _INLINE.sub(r"\\\1", printable(text).replace("\t", " "))
    return _ORDERED.sub(r"\1\\\2", _START.sub(r"\1\\\2", inline))


def _one_line(text: str) -> str:
    return " ".join(text.split())
