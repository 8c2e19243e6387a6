"""The structure of an official document: headings 一、 （一） 1. and annexes, and the paragraphs under them.

A heading that is a line of its own belongs to no paragraph; a heading sentence that opens a paragraph
（（三）构建育训结合的融通服务体系。…) is both: it is on the path of its paragraph and part of its text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.tables import cells, is_row
from index.types import Block, Document, Heading, PassageKind

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
NUMERAL = "[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"  # 一…九十九; 一二、 is no clause number
_LEVEL_1 = re.compile(rf"^({NUMERAL})、")
_LEVEL_2 = re.compile(rf"^[（(]({NUMERAL})[）)]")
_LEVEL_3 = re.compile(r"^(\d{1,2})\.\s?(?=[^\d\s])")
_ANNEX = re.compile(r"^附件(\d{0,2})[：:]?(.*)$")
_LEAD = re.compile(r"[^。！？；]{1,60}。")  # a heading sentence ends at its first full stop
_BACK = re.compile(r"^(?:抄送|.{2,40}\d{4}年\d{1,2}月\d{1,2}日印发$)")
_ANNEX_NUMBER = 100  # clause numbers of annexes, out of the way of 一、二、三


def read_numeral(numeral: str) -> int:
    """A clause numeral 一…九十九 as an integer, e.g. 二十三 -> 23."""
    tens, _, ones = numeral.rpartition("十") if "十" in numeral else ("", "", numeral)
    if "十" not in numeral:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def outline(document: Document) -> tuple[tuple[Block, ...], tuple[Heading, ...]]:
    """The paragraphs of a document in order, each with its headings, and the headings that are lines of their own.

    The spans of both, together with the line breaks between them, make up the whole text.
    """
    walker = _Walker(document.record.title)
    at = 0
    for line in document.text.split("\n"):
        if line:
            walker.take(line, at)
        at += len(line) + 1
    return tuple(walker.blocks), tuple(walker.lines)


class _Walker:
    """Walks down the lines of one document and keeps the path of headings."""

    def __init__(self, title: str) -> None:
        self.blocks: list[Block] = []
        self.lines: list[Heading] = []
        self._path: list[Heading] = []
        self._columns: tuple[str, ...] = ()
        self._begun = False  # the first 一、 has been seen
        self._annex_listed: set[str] = set()
        self._title = title

    def take(self, line: str, start: int) -> None:
        end = start + len(line)
        if is_row(line):
            self._take_row(line, start, end)
        elif (annex := _ANNEX.match(line)) is not None:
            self._take_annex(annex, line, start, end)
        elif self._awaiting_annex_title():
            self._name_annex(line, end)
        elif (level := _LEVEL_1.match(line)) is not None:
            self._begun = True
            self._columns = ()
            self._open(Heading(start, end, 1, read_numeral(level[1]), line), own_line="。" not in line)
            if "。" in line:
                self._block(start, end, PassageKind.CLAUSE)
        else:
            self._take_paragraph(line, start, end)

    def _take_paragraph(self, line: str, start: int, end: int) -> None:
        self._columns = ()
        for depth, pattern in ((2, _LEVEL_2), (3, _LEVEL_3)):
            marker = pattern.match(line)
            if marker is None or not (self._begun and self._path):
                continue
            number = read_numeral(marker[1]) if depth == 2 else int(marker[1])
            lead = _LEAD.match(line)
            text = lead[0].rstrip("。") if lead and len(lead[0]) < len(line) else line.rstrip("。")
            own_line = len(text) + 1 >= len(line) and len(line) <= 60 and depth == 2 and self._path[0].number != _ANNEX_NUMBER
            self._open(Heading(start, start + len(text), depth, number, text if len(text) <= 60 else marker[0]), own_line=False)
            if own_line:
                self.lines.append(Heading(start, end, depth, number, text))
                return
            break
        if _BACK.match(line):
            self._path = []
            self._block(start, end, PassageKind.BACK_MATTER)
        elif not self._begun:
            self._block(start, end, PassageKind.FRONT_MATTER)
        else:
            self._block(start, end, PassageKind.CLAUSE)

    def _take_row(self, line: str, start: int, end: int) -> None:
        if not self._columns:
            self._columns = tuple(cells(line))
            self.lines.append(Heading(start, end, 9, None, line))
            return
        self.blocks.append(Block(start, end, PassageKind.TABLE_ROW, tuple(self._path), self._columns))

    def _take_annex(self, annex: re.Match[str], line: str, start: int, end: int) -> None:
        """A list of annexes at the end of the body is text; the second mention begins the annex itself."""
        self._columns = ()
        first_mention = bool(annex[2]) and annex[1] not in self._annex_listed
        self._annex_listed.add(annex[1])
        if first_mention:
            self._path = []
            self._block(start, end, PassageKind.BACK_MATTER)
            return
        self._begun = True
        self._open(Heading(start, end, 1, _ANNEX_NUMBER + int(annex[1] or 1), line), own_line=True)

    def _awaiting_annex_title(self) -> bool:
        bare = self.lines[-1] if self.lines else None  # the line right above, or a table stands between
        return bare is not None and bare in self._path[-1:] and re.fullmatch(r"附件\d{0,2}[：:]?", bare.text) is not None

    def _name_annex(self, line: str, end: int) -> None:
        bare = self._path[0]
        named = Heading(bare.start, end, 1, bare.number, f"{bare.text}{line}")
        self._path = [named]
        self.lines[-1] = named

    def _open(self, heading: Heading, *, own_line: bool) -> None:
        self._path = [above for above in self._path if above.depth < heading.depth] + [heading]
        if own_line:
            self.lines.append(heading)

    def _block(self, start: int, end: int, kind: PassageKind) -> None:
        self.blocks.append(Block(start, end, kind, tuple(self._path)))


def numbers_match(numbers: Sequence[int], asked: Sequence[int]) -> bool:
    """Whether a clause number is the one asked for: 四(三) as (4, 3), or (十七) alone as (17,) in articles numbered through."""
    if not asked:
        return False
    if len(asked) == 1:
        return asked[0] in numbers[-1:] or (len(numbers) >= 2 and numbers[1] == asked[0])
    return tuple(numbers[: len(asked)]) == tuple(asked)
