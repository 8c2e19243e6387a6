"""What stands in quotation marks stands so in the cited words, character by character."""

from __future__ import annotations

import re

from assistant.verify.types import Source
from index.normalise import fold_characters

_MARKS = (("“", "”"), ("「", "」"), ("『", "』"), ("‘", "’"))
_STRAIGHT = re.compile(r'"([^"]*)"')
_TURNS = re.compile(r"(?:[不未无非没勿可应须得免]|鼓励|支持|允许|可以|不得|禁止|扶持|引导|探索)$")
_BLANK = re.compile(r"\s+")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z]|\s|$)")


def wrong_quotations(text: str, sources: tuple[Source, ...]) -> list[str]:
    """A reason for each quotation that is no verbatim part of a cited span (or of its reviewed translation), and for a mark left open."""
    text = _APOSTROPHE.sub("'", text)
    quotes = list(_STRAIGHT.findall(text))
    reasons = ["a quotation mark is not closed"] if text.count('"') % 2 else []
    for opening, closing in _MARKS:
        if text.count(opening) != text.count(closing):
            reasons.append("a quotation mark is not closed")
        quotes += re.findall(f"{opening}([^{opening}{closing}]*){closing}", text)
    held = [
        _squeezed(words) for source in sources for words in (source.text, source.record.title, *source.heading, *source.english)
    ]
    reasons += [
        f"“{quote}” is no verbatim quotation"
        for quote in quotes
        if not quote.strip() or not any(_within(quote, words) for words in held)
    ]
    return reasons


def quoted_alone(text: str, sources: tuple[Source, ...]) -> str | None:
    """What is left of a sentence that quotes the clause, without the quotation; None where it quotes nothing, or where the
    quotation leaves out the "not" or the "may" right before its first word."""
    found = re.search("“([^“”]{4,})”", text)
    if found is None:
        return None
    quote = _squeezed(found[1])
    spans = [_squeezed(source.text) for source in sources]
    before = [words[: words.find(quote)] for words in spans if quote in words]
    return None if not before or _TURNS.search(before[0]) else text[: found.start()] + text[found.end() :]


def _within(quote: str, words: str) -> bool:
    """Whether a quotation stands in the words, and does not cut a figure in two."""
    wanted = _squeezed(quote).strip("，。；、,.;")
    if wanted.isascii():  # “Silk Road colleges”: the same words, whatever the case
        wanted, words = wanted.lower(), words.lower()
    at = words.find(wanted)
    while wanted and at >= 0:
        before, after = words[at - 1 : at], words[at + len(wanted) : at + len(wanted) + 1]
        cuts = (wanted[0].isdigit() and (before.isdigit() or before == ".")) or (
            wanted[-1].isdigit() and (after.isdigit() or (after in (".", "%", "万", "亿") and after != ""))
        )
        if not cuts:
            return True
        at = words.find(wanted, at + 1)
    return False


def _squeezed(text: str) -> str:
    text = fold_characters(text)
    return _BLANK.sub("", text) if re.search("[\u4e00-\u9fff]", text) else _BLANK.sub(" ", text)
