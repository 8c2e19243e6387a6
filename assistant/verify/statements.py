"""Text from a model cut into statements, each with the keys it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Keys are drawn anew for every request (see assistant.converse.sources), so a key written in a document or a question is none.
KEY = re.compile(r"[\[［【]\s*([ks][0-9a-z]{5})\s*[\]］】]")
_END = re.compile(r"[。！？!?\n]|\.(?=\s|$|\[)")  # not ；: what names the document stands before it and holds behind it
_CLOSERS = "”’」』）)》】]"
_NOT_AN_END = re.compile(r"(?:\b(?:No|Art|approx|e\.g|i\.e|etc|vs)|\b[A-Z]|^\s*\d{1,2})\.$")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.、)）](?!\d)|#{1,6})\s*")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence as written: `text` without marks and keys, and the keys it cites, in order."""

    raw: str
    text: str
    keys: tuple[str, ...]


def cut(text: str) -> tuple[list[str], str]:
    """The whole sentences of `text`, each with the keys that follow its end, and what is left over.

    A sentence is whole only once something other than a key follows it, since its keys may still come.
    """
    found: list[str] = []
    start = at = 0
    while (end := _sentence_end(text, at)) is not None:
        at = end
        after = text[end:]
        if not after.strip() or (after.lstrip()[0] in "[［【" and not KEY.match(after.lstrip())):
            break  # its keys may still be on their way
        found.append(text[start:end])
        start = end
    return found, text[start:]


def statements(text: str) -> list[Statement]:
    """Every statement of a complete text, in order; layout alone is left out."""
    whole, rest = cut(text)
    return [statement for raw in (*whole, rest) if (statement := read(raw)) is not None]


def read(raw: str) -> Statement | None:
    """The statement in a raw sentence; None where there is nothing but layout and marks."""
    keys = tuple(dict.fromkeys(KEY.findall(raw)))
    text = _BULLET.sub("", KEY.sub("", raw)).replace("**", "").replace("__", "").strip()
    return Statement(raw, text, keys) if any(char.isalnum() for char in text) or keys else None


def parts(raw: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The pieces of a sentence that cites at several places: what stands before each group of keys, with those keys."""
    pieces: list[tuple[str, list[str]]] = []
    at = 0
    for match in KEY.finditer(raw):
        before = raw[at : match.start()]
        if pieces and not any(char.isalnum() for char in before):
            pieces[-1][1].append(match[1])
        else:
            pieces.append((before, [match[1]]))
        at = match.end()
    tail = raw[at:]
    if any(char.isalnum() for char in tail):
        pieces.append((tail, list(pieces[-1][1]) if pieces else []))
    for text, keys in pieces:
        cleaned = _BULLET.sub("", text).replace("**", "").replace("__", "").strip()
        yield cleaned, tuple(dict.fromkeys(keys))


def _sentence_end(text: str, at: int) -> int | None:
    """Where the sentence that runs at `at` ends, marks and keys that belong to it included; None while it runs on."""
    for match in _END.finditer(text, at):
        end = match.end()
        if match[0] == "." and _NOT_AN_END.search(text[max(0, end - 8) : end]):
            continue
        while end < len(text) and text[end] in _CLOSERS:
            end += 1
        while (key := KEY.match(text, _blank_end(text, end))) is not None:
            end = key.end()
        if any(char.isalnum() for char in text[at:end]):
            return end
    return None


def _blank_end(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at
