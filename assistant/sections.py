"""The clauses of a document as they follow on each other, and the one that an address such as 四（三） or 附件2第18项 names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.references import numbers_in, row_in
from index.normalise import fold_characters
from index.outline import NUMERAL, numbers_match, outline, read_numeral
from index.types import Block, Document, Heading, PassageKind

HEADER_ROW = 9  # depth that the outline gives to the header of a table
_MARKER = re.compile(rf"^(?:({NUMERAL})、|([（(](?:{NUMERAL})[）)])|(\d{{1,2}})\.|(附件\d{{0,2}}))")
_BARE = re.compile(rf"第?({NUMERAL})(?:部分|[、章])?")
_ARTICLE = re.compile(r"[（(条款]")  # what is so named stands below a chapter
_NOISE = re.compile(r"[\s、]|(?<=[附件\d）])第(?=\d)|[条款项]$")
_BRACKETS = str.maketrans("()", "（）")


@dataclass(frozen=True, slots=True)
class Section:
    """A clause: its heading and all that stands below it up to the next heading, `text[start:end]`.

    `label` is its address in the document (四（三）), empty for the cover, the signature and what repeats an earlier label.
    """

    label: str
    path: tuple[Heading, ...]
    items: tuple[Block | Heading, ...]

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end

    @property
    def depth(self) -> int:
        """How many headings stand above its text, 0 for the cover."""
        return len(self.path)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Its path as clause numbers, (4, 3) for 四（三）."""
        return tuple(heading.number for heading in self.path if heading.number is not None)


@lru_cache(maxsize=64)
def sections(document: Document) -> tuple[Section, ...]:
    """The clauses of `document` in order; together they hold every paragraph, heading and row of it."""
    blocks, lines = outline(document)
    path: tuple[Heading, ...] = ()
    groups: list[tuple[tuple[Heading, ...], list[Block | Heading]]] = []
    items: list[Block | Heading] = [*blocks, *lines]
    for item in sorted(items, key=lambda item: item.start):
        path = _below(path, item)
        if not groups or [heading.start for heading in groups[-1][0]] != [heading.start for heading in path]:
            groups.append((path, []))
        groups[-1][1].append(item)
    taken: set[str] = set()
    return tuple(Section(_once(label_of(path), taken), path, tuple(inside)) for path, inside in groups)


def label_of(path: Sequence[Heading]) -> str:
    """The address that the headings above a clause make: 四（三）, 二（三）2, 附件1·2; empty where one of them has no number."""
    markers = [_MARKER.match(heading.text) for heading in path]
    if not all(markers):
        return ""
    parts = [next(filter(None, marker.groups())).translate(_BRACKETS) for marker in markers if marker]
    return "".join(f"·{part}" if at and part.isdigit() and parts[at - 1][-1].isdigit() else part for at, part in enumerate(parts))


def section_at(document: Document, offset: int) -> Section | None:
    """The clause that holds the character at `offset`; between two, the one before."""
    return next((section for section in reversed(sections(document)) if section.start <= offset), None)


def find_span(document: Document, asked: str) -> tuple[int, int] | None:
    """The span of the clause or table row that `asked` names. None where there is no such clause, or several."""
    found = _find(sections(document), asked)
    row = row_in(asked) if found is not None else None
    if found is not None and row is not None and found.label.startswith("附件"):
        return next(_rows(document, found, row), None)
    return (found.start, found.end) if found else None


def _find(every: Sequence[Section], asked: str) -> Section | None:
    wanted = _squeezed(asked)
    if exact := [section for section in every if section.label and _squeezed(section.label) == wanted]:
        return exact[0]
    bare = _BARE.fullmatch(asked.strip())
    numbers = (read_numeral(bare[1]),) if bare else numbers_in(asked)
    least = 2 if len(numbers) == 1 and _ARTICLE.search(asked) else 1
    named = [s for s in every if s.label and len(s.numbers) >= least and numbers_match(s.numbers, numbers)]
    shortest = [section for section in named if len(section.numbers) == min(len(other.numbers) for other in named)]
    return shortest[0] if len(shortest) == 1 else None


def _rows(document: Document, section: Section, row: int) -> Iterator[tuple[int, int]]:
    yield from (
        (item.start, item.end)
        for item in section.items
        if isinstance(item, Block) and item.kind is PassageKind.TABLE_ROW and document.text.startswith(f"{row} |", item.start)
    )


def _below(path: tuple[Heading, ...], item: Block | Heading) -> tuple[Heading, ...]:
    """The path of the clause that `item` belongs to, after a clause with `path`."""
    if isinstance(item, Block):
        return item.path
    if item.depth == HEADER_ROW:
        return path
    return (*(above for above in path if above.depth < item.depth), item)


def _once(label: str, taken: set[str]) -> str:
    if label in taken:
        return ""
    taken.add(label)
    return label


def _squeezed(label: str) -> str:
    """For comparison: without blanks and the words around numbers. Notes below the table of an annex are numbered on their own."""
    return _NOISE.sub("", fold_characters(label).translate(_BRACKETS)).replace("指标说明", "·")
