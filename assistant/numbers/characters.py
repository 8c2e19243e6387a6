"""One character in, one character out, so that a position in the folded text is a position in the source."""

from __future__ import annotations

import unicodedata

# Stands for what no reader sees or no grammar knows: a private-use decimal point, a zero-width space, ², ½, ①, a
# lone surrogate. A numeral touching it is refused: "1<U+E010>2 万元" without its point would read ten times too much.
POISON = "\x00"

_FOLDS = {
    "—": "—",
    "―": "—",
    "─": "—",
    "–": "–",
    "‒": "–",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "﹣": "-",
    "〜": "~",
    "∼": "~",
    "∶": ":",
    "﹕": ":",
    "﹪": "%",
    "￥": "¥",
    "﹐": "，",
    "，": "，",  # kept apart from "," because it also ends a clause: 12，345
    "〇": "零",
    "○": "零",
    "圆": "元",
    "圓": "元",
    "個": "个",
    "兩": "两",
    "萬": "万",
    "億": "亿",
    "點": "点",
    "“": '"',
    "”": '"',
    "「": '"',
    "」": '"',
    "『": '"',
    "』": '"',
    "’": "'",
}


class _Folding(dict[int, str]):
    """Character table filled on demand; `str.translate` asks each new character once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    if char in _FOLDS:
        return _FOLDS[char]
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    if char.isascii():
        return char if char in "\t\n\r\x0b\x0c" or char.isprintable() else POISON
    if char in "\x85\u2028\u2029":
        return "\n"
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return POISON if category[0] in "NCM" else char


_TABLE = _Folding()


def fold(text: str) -> str:
    """`text` with full-width forms, dashes and spaces made plain; the length never changes."""
    folded = text.translate(_TABLE)
    # A byte order mark in front is an artefact of the file, not a part of the number.
    return " " + folded[1:] if text.startswith("\ufeff") else folded


def is_han(char: str) -> bool:
    """True of a CJK ideograph (basic block and extension A)."""
    return len(char) == 1 and ("\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf")
