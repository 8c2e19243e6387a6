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
_TAG = re.compile(r"<[^<>]{0,200}>")
_FUNCTION_WORD = re.compile(r"\b(?:what|which|who|how|when|where|why|is|are|do|does|can|may|must|the|of|in|for|to|a|an)\b", re.I)
_ENGLISH_LETTERS = 4
_ENGLISH_WORDS = 2  # function words that make the sentence around Chinese terms English


def clean(text: str) -> str:
    """`text` as one line of simplified characters, without control characters, halves of characters or markup blanks."""
    return simplify(" ".join(fold_characters("".join(map(_printable, text[:MAX_CHARACTERS]))).split()))


@lru_cache(maxsize=10_000)
def _printable(char: str) -> str:
    """The character; a blank for white space and controls, nothing for what stands for no character."""
    category = unicodedata.category(char)
    if char.isspace() or category in ("Cc", "Cf"):
        return " "
    return "" if category in ("Cs", "Co", "Cn") and char != "\ue010" else char


def simplify(text: str) -> str:
    """Traditional characters to simplified. GB 2312 holds only simplified ones, so most text skips the conversion."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return str(_converter().convert(text))
    return text


def language_of(text: str) -> Language:
    """English for a question without Chinese characters, or one whose sentence is English around Chinese terms."""
    bare = _TAG.sub(" ", text)
    if not _HAN.search(bare):
        return "en" if len(_LATIN.findall(bare)) >= _ENGLISH_LETTERS else "zh"
    return "en" if len(_FUNCTION_WORD.findall(bare)) >= _ENGLISH_WORDS else "zh"


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    from opencc import OpenCC  # read only when a traditional character appears

    return OpenCC("t2s")
