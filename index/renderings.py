"""The words of the documents and what they may be called in English, from `corpus/renderings.tsv`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from index.errors import CorpusError

Renderings = Mapping[str, tuple[str, ...]]
_FILE = "renderings.tsv"
_LINE = re.compile(r"(?P<word>[^\s#]+)\t(?P<english>[a-z][a-z' -]*)")


def load_renderings(corpus: Path) -> Renderings:
    """English words by the Chinese word that they render, empty if the corpus has none. Raises CorpusError on a malformed line."""
    path = corpus / _FILE
    if not path.exists():
        return {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not readable as UTF-8 ({error.reason}); fix the file") from None
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None or match["word"] in found:
            raise CorpusError(
                f"{path}: line {number} {line[:60]!r}: write one Chinese word, a tab, and English words, each word once"
            )
        found[match["word"]] = tuple(match["english"].split())
    return found


def rendered(renderings: Renderings, text: str) -> frozenset[str]:
    """Every English word that renders a word of `text`."""
    return frozenset(english for word, words in renderings.items() if word in text for english in words)
