"""The Markdown of a reply as blocks: paragraphs, lists, tables, quotations, bold, italics and citation marks, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from assistant.export.types import Block, Heading, Items, Line, Paragraph, Run, Table

Renumber = Callable[[int], int | None]  # the number that [n] of the reply has in the document; None: it is no citation

_BULLET = re.compile(r"^\s*[-*•]\s+")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+")
_HEADING = re.compile(r"^#{1,6}\s+")
_RULE = re.compile(r"^\|?[\s:|-]+\|?$")
_SPAN = re.compile(r"\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*|(?<![\w*])\*(?=[^\s*])(?P<italic>[^*]+?)(?<=[^\s*])\*(?![\w*])")
_SOURCE = re.compile(r"^\[\d{1,3}\](?=\s)")
_MARK = re.compile(r"\[(\d{1,3})\]")


def blocks_of(text: str, renumber: Renumber, *, quotations: bool) -> Iterator[Block]:
    """The blocks of a reply; without its quotations where the clauses stand elsewhere in the document."""
    for kind, group in groupby(text.split("\n"), key=_kind):
        lines = list(group)
        if kind == "quote" and not quotations:
            continue
        yield from _blocks(kind, lines, renumber)


def runs_of(text: str, renumber: Renumber) -> Line:
    """One line of Markdown as runs."""
    runs: list[Run] = []
    end = 0
    for match in _SPAN.finditer(text):
        runs += _marked(Run(text[end : match.start()]), renumber)
        bold = match["bold"]
        runs += _marked(Run(bold, bold=True) if bold else Run(match["italic"], italic=True), renumber)
        end = match.end()
    runs += _marked(Run(text[end:]), renumber)
    return tuple(runs)


def _marked(run: Run, renumber: Renumber) -> Iterator[Run]:
    """The run, cut at its citation marks."""
    end = 0
    for match in _MARK.finditer(run.text):
        number = renumber(int(match[1]))
        if number is None:
            continue
        if match.start() > end:
            yield replace(run, text=run.text[end : match.start()])
        yield Run(f"[{number}]", cite=number)
        end = match.end()
    if end < len(run.text):
        yield replace(run, text=run.text[end:])


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    for start, kind in ((">", "quote"), ("|", "table")):
        if line.startswith(start):
            return kind
    patterns = (("heading", _HEADING), ("bullets", _BULLET), ("numbers", _NUMBER))
    return next((kind for kind, pattern in patterns if pattern.match(line)), "paragraph")


def _blocks(kind: str, lines: list[str], renumber: Renumber) -> Iterable[Block]:
    if kind == "quote":
        words = [line[1:].strip() for line in lines]
        return [Paragraph(_joined([_quoted(word, renumber) for word in words if word]), "quote")]
    if kind == "table":
        return _table(lines, renumber)
    if kind == "heading":
        return [Heading(3, _HEADING.sub("", line)) for line in lines]
    if kind == "bullets":
        return [Items(tuple(runs_of(_BULLET.sub("", line, count=1), renumber) for line in lines))]
    if kind == "numbers":
        return [Items(tuple(runs_of(_NUMBER.sub("", line, count=1), renumber) for line in lines), ordered=True)]
    return [Paragraph(_joined([runs_of(line, renumber) for line in lines]))] if kind == "paragraph" else []


def _quoted(line: str, renumber: Renumber) -> Line:
    """A quotation is verbatim: nothing in it is markup, except the mark that opens its source line."""
    mark = _SOURCE.match(line)
    return (Run(line),) if mark is None else (*_marked(Run(mark[0]), renumber), Run(line[mark.end() :]))


def _joined(lines: list[Line]) -> Line:
    return tuple(run for at, line in enumerate(lines) for run in ((Run("\n"),) if at else ()) + line)


def _table(lines: list[str], renumber: Renumber) -> list[Block]:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if not _RULE.match(line)]
    if not rows:
        return []
    head, *body = rows
    full = [row + [""] * (len(head) - len(row)) for row in body]
    cells = tuple(tuple((Paragraph(runs_of(cell, renumber)),) for cell in row[: len(head)]) for row in full)
    return [Table(tuple(head), cells, (1.0,) * len(head))]
