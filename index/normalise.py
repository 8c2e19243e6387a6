"""One normalised text per document: the text into which every offset of the product points.

Official documents arrive as exports of word processors and page images: full-width digits, a private-use
decimal point, sentences broken at every line or page, tables flattened to a cell a line. `normalise` undoes
that and nothing else: no word is changed, and Chinese punctuation stays as it stands.

    normalise(normalise(text)) == normalise(text)

What it does not do: guess at characters it does not know, reorder text, or drop anything but layout
(blank lines, repeated table headers, word-processor bookmarks).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from index.tables import is_row, rebuild_tables

# The private-use code point that one publisher's font shows as a decimal point, with a blank after it or
# without: dropped, 1.2 would read as 12.
_DECIMAL_POINT = re.compile("\ue010 ?(?=[0-9\uff10-\uff19])|\ue010")
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_SIGNS = {ord(wide): narrow for wide, narrow in zip("％＋－＝．／＆", "%+-=./&", strict=True)}
_BLANKS = {ord(blank): " " for blank in "\u00a0\u2002\u2003\u2009\u202f\u3000\f\v"}
_INVISIBLE = {code: None for code in (*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0x00AD)}
_CHARACTERS: dict[int, int | str | None] = {
    **_WIDE,
    **_SIGNS,
    **_BLANKS,
    **_INVISIBLE,
    ord("\r"): "\n",
    0x2028: "\n",
    0x2029: "\n",
    0x85: "\n",
}

_BOOKMARK = re.compile(r"\[bookmark:[^\[\]\n]{0,80}\]")
_CJK = "\u3400-\u4dbf\u4e00-\u9fff\u3001-\u303f\uff01-\uff60“”‘’—…·"
# A blank beside a digit, letter or sign and a Chinese character is layout; one between two Chinese words
# (the two halves of a title) or after "1." is kept.
_LAYOUT_BLANK = re.compile(
    rf"(?<=[{_CJK}]) +(?=[0-9A-Za-z%+<>=∶\[])|(?<=[0-9A-Za-z%+∶]) +(?=[{_CJK}])|(?<=[0-9]) +(?=[+∶%])|(?<=[+∶]) +(?=[0-9A-Za-z])"
    rf"|(?<=[，。；：、！？）》〕”]) +| +(?=[，。；：、！？（《〔“])"
)
_RUN_OF_BLANKS = re.compile(r" {2,}|\t+")

_SENTENCE_END = re.compile(r"[。！？：；:!?;…][”’）)》\]]*$")
_HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、[^。；]{1,40}$")
_MARKER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}\.(?!\d)|附件|抄送|指标说明)"
)
_STANDS_ALONE = re.compile(
    r"^(?:[（(](?:征求意见稿|此件[^）)]{1,12})[）)]"  # draft mark, publication note
    r"|\d{4}年\d{1,2}月\d{1,2}日"  # date of signature
    r"|[^，。；：]{2,12}〔\d{4}〕\d{1,4}号"  # document number
    r"|[^，。；：]{2,24}(?:人民政府|办公厅|办公室)"  # signature
    r"|.{2,40}\d{4}年\d{1,2}月\d{1,2}日印发"  # printing note
    r"|附件\d{0,2}[：:].{0,40}"
    r"|[^，。；：|]{4,60}(?:通知|方案|意见|办法|计划|体系|分解表)(?:[（(][^）)]{1,20}[）)])?)$"  # a title
)
# A layout with a blank line after every line and lines this short is one hard-wrapped by a printer.
_WRAPPED_LINE = 40  # characters, median
_LONGEST_TITLE = 90  # characters
_FULL_LINE = 0.9  # of the longest common width: such a line may end in 。 and still go on


def normalise(text: str) -> str:
    """`text` with characters folded, lines joined to paragraphs and tables rebuilt, one paragraph a line.

    Idempotent; bounded by a small number of passes over the text.
    """
    while (again := _one_pass(text)) != text:
        text = again
    return text


def fold_characters(text: str) -> str:
    """Full-width digits, letters and signs to half width, odd blanks to blanks, the private decimal point to "."."""
    return _DECIMAL_POINT.sub(".", unicodedata.normalize("NFC", text)).translate(_CHARACTERS)


def _one_pass(text: str) -> str:
    text = _BOOKMARK.sub("", fold_characters(text.replace("\r\n", "\n")))
    lines = rebuild_tables(text.split("\n"))
    return "\n".join(_join_lines(lines))


def _tidy(line: str) -> str:
    if is_row(line):
        return line.strip()
    return _LAYOUT_BLANK.sub("", _RUN_OF_BLANKS.sub(" ", line)).strip()


def _join_lines(lines: list[str]) -> list[str]:
    full = _full_width(lines)
    paragraphs: list[str] = []
    pieces: list[str] = []  # of the paragraph in the making: joined once, so that time stays linear
    for line in map(_tidy, lines):
        if not line:
            continue
        if pieces and _goes_on(pieces, line, line_was_full=len(pieces[-1]) >= full):
            pieces.append(line)
            continue
        if pieces:
            paragraphs.append(_tidy(_glued(pieces)))
        pieces = [line]
    if pieces:
        paragraphs.append(_tidy(_glued(pieces)))
    return paragraphs


def _goes_on(pieces: list[str], line: str, *, line_was_full: bool) -> bool:
    """Whether `line` continues the sentence, or in a hard-wrapped text the paragraph, begun in `pieces`."""
    if is_row(pieces[0]) or is_row(line) or _MARKER.match(line):
        return False
    begun = _glued(pieces) if sum(map(len, pieces)) <= _LONGEST_TITLE else ""  # a longer one is no heading and no title
    if _HEADING.match(begun) or _STANDS_ALONE.match(begun) or _STANDS_ALONE.match(line):
        return _two_halves_of_a_title(begun, line)
    return line_was_full or not _SENTENCE_END.search(pieces[-1])


def _two_halves_of_a_title(begun: str, line: str) -> bool:
    """A title broken in two: the first half is no title by itself, the second ends it."""
    return bool(
        begun
        and not _STANDS_ALONE.match(begun)
        and not _HEADING.match(begun)
        and not _SENTENCE_END.search(begun)
        and re.search(r"(?:通知|方案|意见|办法|计划)$", line)
    )


def _glued(pieces: list[str]) -> str:
    text = [pieces[0]]
    for left, right in pairwise(pieces):
        text.append(_glue(left, right)[len(left) :])
    return "".join(text)


def _glue(left: str, right: str) -> str:
    between_words = left[-1].isascii() and left[-1].isalnum() and right[0].isascii() and right[0].isalnum()
    return f"{left} {right}" if between_words else left + right


def _full_width(lines: list[str]) -> float:
    """The length from which a line counts as full, or infinity where the layout is not hard-wrapped."""
    filled = [len(line.strip()) for line in lines if line.strip()]
    blank_between = sum(1 for line in lines if not line.strip())
    if len(filled) < 20 or blank_between < 0.6 * len(filled):
        return float("inf")
    filled.sort()
    if filled[len(filled) // 2] > _WRAPPED_LINE:
        return float("inf")
    return _FULL_LINE * filled[int(0.9 * len(filled))]
