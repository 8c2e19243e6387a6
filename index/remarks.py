"""Remarks from `corpus/remarks.toml`: what the documents say oddly, leave open or put differently elsewhere."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from index.cards import locate_quote
from index.errors import CorpusError
from index.types import Document, Remark

_KEYS = {"doc_id", "quote", "kind", "text", "text_en"}
_KINDS = ("wording", "scope", "conflict")


def load_remarks(corpus: Path, documents: Mapping[str, Document]) -> tuple[Remark, ...]:
    """The remarks of a corpus, none if it has no such file. Raises CorpusError, naming the entry, if one is wrong."""
    path = corpus / "remarks.toml"
    if not path.exists():
        return ()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("remark", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not readable as TOML ({error}); fix the file") from None
    if not isinstance(entries, list):
        raise CorpusError(f"{path}: remark is no list of tables; write [[remark]]")
    remarks = []
    for number, entry in enumerate(entries, 1):
        if (
            not isinstance(entry, dict)
            or entry.keys() != _KEYS
            or entry["kind"] not in _KINDS
            or not all(isinstance(value, str) for value in entry.values())
        ):
            raise CorpusError(f"{path}: entry {number}: write {', '.join(sorted(_KEYS))}; kind is one of {', '.join(_KINDS)}")
        if entry["doc_id"] not in documents:
            raise CorpusError(f"{path}: entry {number}: {entry['doc_id']!r} is no document of the manifest")
        try:
            start, end = locate_quote(documents[entry["doc_id"]].text, entry["quote"])
        except ValueError as error:
            raise CorpusError(f"{path}: entry {number}: its quote {error}: {entry['quote']!r}") from None
        remarks.append(Remark(entry["doc_id"], start, end, entry["kind"], entry["text"], entry["text_en"]))
    return tuple(remarks)
