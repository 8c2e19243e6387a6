"""What can be compared in two clauses: their figures, and the words that say how binding they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.comparing.types import Cell, Difference, Entry, Mark, MarkKind
from assistant.numbers import read_quantities

FORCE: tuple[MarkKind, ...] = ("duty", "permission", "encouragement", "leeway")
# Bounded on both sides, so that 适应, 应用, 可持续 and 认可 are none of them.
_WORDS: dict[MarkKind, re.Pattern[str]] = {
    "duty": re.compile(
        r"必须|应当|不得|严禁|务必|(?<!必)须(?!知)|(?<![相适对供反响效回顺呼])应(?=[按由依把符具有为在达根设不承保])"
    ),
    "permission": re.compile(r"可以|准予|允许|(?<![许认不])可(?![以持靠行见视信再复推能用操观比控供谓接续学])"),
    "encouragement": re.compile(r"鼓励|(?<!加大)支持(?!政策|力度|体系)|引导|提倡|倡导"),
    "leeway": re.compile(r"原则上|基本(?=不)|逐步|力争|争取|争创|探索|适当|有条件的"),
}
_YEAR = re.compile(r"(?<![\d〔（(])20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|前|起)?")


def marks_of(quote: str) -> tuple[Mark, ...]:
    """The figures, calendar years and words of force in a clause, in order; none within another."""
    found = [
        Mark(item.start, item.end, item.text, "figure", f"{item.unit} {item.comparator} {item.low} {item.high}")
        for item in read_quantities(quote)
    ]
    found += [Mark(match.start(), match.end(), match[0], "year", match[0][:4]) for match in _YEAR.finditer(quote)]
    found += [
        Mark(match.start(), match.end(), match[0], kind, kind)
        for kind, pattern in _WORDS.items()
        for match in pattern.finditer(quote)
    ]
    apart: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if not apart or mark.start >= apart[-1].end:
            apart.append(mark)
    return tuple(apart)


def compared(cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], tuple[Difference, ...]]:
    """The cells of a row with what differs marked, and the differences themselves; nothing differs in one document alone."""
    by_document = {paper.doc_id: paper.entries for cell in cells for paper in cell.papers}
    if len(by_document) < 2:
        return tuple(cells), ()
    differences = tuple(_differences(by_document))
    apart = frozenset(
        mark.same
        for difference in differences
        for _, marks in difference.said
        for mark in marks
        if not all(mark.same in {other.same for other in others} for _, others in difference.said)
    )
    marked = tuple(
        replace(
            cell,
            papers=tuple(
                replace(paper, entries=tuple(_marked(entry, apart) for entry in paper.entries)) for paper in cell.papers
            ),
        )
        for cell in cells
    )
    return marked, differences


def _marked(entry: Entry, apart: Collection[str]) -> Entry:
    return replace(entry, marks=tuple(replace(mark, differs=mark.same in apart) for mark in entry.marks))


def _differences(by_document: Mapping[str, Sequence[Entry]]) -> Iterable[Difference]:
    figures = _said(by_document, ("figure",))
    if _differ(figures):
        yield Difference("figures", figures)
    # The year of a target stands once before a list of targets, so that a clause without one may well share it.
    years = tuple((doc_id, marks) for doc_id, marks in _said(by_document, ("year",)) if marks)
    if _differ(years):
        yield Difference("years", years)
    force = _said(by_document, FORCE)
    if _differ(force):
        yield Difference("force", force)


def _said(by_document: Mapping[str, Sequence[Entry]], kinds: Sequence[MarkKind]) -> tuple[tuple[str, tuple[Mark, ...]], ...]:
    """The marks of these kinds in each document, every word once."""
    said = []
    for doc_id, entries in by_document.items():
        words = {mark.text: mark for entry in reversed(entries) for mark in reversed(entry.marks) if mark.kind in kinds}
        said.append((doc_id, tuple(reversed(words.values()))))
    return tuple(said)


def _differ(said: Sequence[tuple[str, tuple[Mark, ...]]]) -> bool:
    return len({frozenset(mark.same for mark in marks) for _, marks in said}) > 1
