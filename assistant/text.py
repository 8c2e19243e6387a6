"""Cleaning what people type: one line, simplified characters, no controls; and which language it is in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.types import Language
from index.normalise import fold_characters

if TYPE_CHECKING:
    from opencc import OpenCC

# Longer input is cut: the end of a pasted page is no question, and every later step stays bounded.
MAX_CHARACTERS = 2_000
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")


def clean(text: str) -> str:
    """`text` as one line of simplified characters, without control characters, halves of characters or markup blanks."""
    printable = "".join(
        " " if char.isspace() or unicodedata.category(char) in ("Cc", "Cf") else char
        for char in text[:MAX_CHARACTERS]
        if unicodedata.category(char) not in ("Cs", "Co", "Cn") or char == "\ue010"
    )
    return simplify(" ".join(fold_characters(printable).split()))


def simplify(text: str) -> str:
    """Traditional characters to simplified. GB 2312 holds only simplified ones, so most text skips the conversion."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return str(_converter().convert(text))
    return text


def language_of(text: str) -> Language:
    """English where Latin letters far outnumber Chinese characters; Chinese otherwise, for junk too."""
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return "en" if latin >= 4 and latin > 4 * han else "zh"


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    from opencc import OpenCC  # read only when a traditional character appears

    return OpenCC("t2s")
