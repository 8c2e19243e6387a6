"""Passages: the smallest stretches of a document that stand alone.

A paragraph is cut at sentence ends into passages of about `_TARGET` characters; a table row is a passage with
its header; the cover and the signature are passages that say so. Together they hold every word of the
document that is not a heading line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.outline import outline
from index.tables import cells
from index.types import Block, Document, Passage, PassageKind

_TARGET = 120  # characters: a decisive sentence with its condition; longer ones hide it, shorter ones lose it
_LIMIT = 220  # a passage grows past the target only to keep a short last sentence
_SENTENCE = re.compile(r"[^。！？；]*[。！？；][”’）》]*|[^。！？；]+$")
_CLOSED = re.compile(r"(?:。|发布[）)])$")  # a cover line that ends what it belongs to
_RESPONSIBLE = re.compile(r"[（(]责任单位[：:][^\n]*$")


def split_passages(document: Document) -> tuple[Passage, ...]:
    """All passages of `document`, in order; `document.text[p.start:p.end] == p.text` for each."""
    blocks, _ = outline(document)
    joined = _join_matter(document.text, blocks)
    return tuple(_passage(document, block, start, end) for block in joined for start, end in _spans(document.text, block))


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as spans that follow on each other without a gap."""
    for match in _SENTENCE.finditer(text, start, end):
        yield match.span()


def _join_matter(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Lines of the cover and the signature that stand alone only together: title and draft mark, office and date."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            last is not None
            and block.kind is last.kind
            and block.kind in (PassageKind.FRONT_MATTER, PassageKind.BACK_MATTER)
            and block.start == last.end + 1  # no heading line between the two
            and not _CLOSED.search(text, last.start, last.end)
            and block.end - last.start <= _TARGET
            and text[block.end - 1] != "。"
        ):
            joined[-1] = replace(last, end=block.end)
        else:
            joined.append(block)
    return joined


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    if block.kind is PassageKind.TABLE_ROW or block.end - block.start <= _TARGET:
        yield block.start, block.end
        return
    responsible = _RESPONSIBLE.search(text, block.start, block.end)
    body_end = responsible.start() if responsible else block.end
    yield from _pack(list(sentences(text, block.start, body_end)))
    if responsible:
        yield body_end, block.end


def _pack(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Neighbouring sentences packed up to the target; a short remainder joins the passage before it."""
    packed: list[tuple[int, int]] = []
    for start, end in spans:
        if packed and end - packed[-1][0] <= _TARGET:
            packed[-1] = (packed[-1][0], end)
        else:
            packed.append((start, end))
    if len(packed) > 1 and packed[-1][1] - packed[-1][0] < 40 and packed[-1][1] - packed[-2][0] <= _LIMIT:
        packed[-2:] = [(packed[-2][0], packed[-1][1])]
    if len(packed) > 1 and packed[0][1] - packed[0][0] < 40 and packed[1][1] - packed[0][0] <= _LIMIT:
        packed[:2] = [(packed[0][0], packed[1][1])]  # a bare heading sentence goes with what it heads
    yield from packed


def _passage(document: Document, block: Block, start: int, end: int) -> Passage:
    text = document.text[start:end]
    path = tuple(heading.text for heading in block.path)
    if block.kind is PassageKind.TABLE_ROW and block.columns[0] == "一级指标":
        path += tuple(cells(text)[:2])  # the groups that the indicator belongs to
    numbers = tuple(heading.number for heading in block.path if heading.number is not None)
    return Passage(document.doc_id, start, end, text, block.kind, path, numbers, block.columns)
