"""The corpus from disk: manifest and documents, refused unless every byte is as the manifest says."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from index.errors import CorpusError
from index.normalise import normalise
from index.types import Document, Record, Relation

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
REGIONS = ("浙江", "杭州", "绍兴")
_RELATION_KINDS = ("implements", "restates", "precedes")
_MAX_BYTES = 20_000_000  # a text file above this is a mistake, not a policy document

_REQUIRED = {
    "title": str,
    "short_title": str,
    "title_en": str,
    "issuer": str,
    "region": str,
    "issued": bool,
    "source": str,
    "sha256": str,
}
_OPTIONAL: dict[str, type] = {
    "issuer_en": str,
    "number": str,
    "number_source": str,
    "signed": date,
    "printed": date,
    "effective_from": date,
    "effective_to": date,
    "target_year": int,
    "dates_note": str,
    "aliases": list,
    "relations": list,
}
_LISTS = ("aliases", "relations", "dates_note")  # given to Record in a form of their own


def load_manifest(corpus: Path = CORPUS) -> tuple[Record, ...]:
    """The records of `manifest.toml`, in file order.

    Raises CorpusError, naming file, table and key, on anything missing, unknown or of a wrong type.
    """
    path = corpus / "manifest.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CorpusError(f"{path}: not found; the corpus folder must hold a manifest.toml") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not readable as TOML ({error}); fix the file") from None
    if not tables:
        raise CorpusError(f"{path}: names no document; add one table a document")
    records = tuple(_record(doc_id, table, path) for doc_id, table in tables.items())
    known = {record.doc_id for record in records}
    for record in records:
        if record.number_source is not None and record.number_source not in known:
            raise CorpusError(f"{path}: [{record.doc_id}] number_source {record.number_source!r} is no document of the manifest")
    return records


def load_documents(corpus: Path = CORPUS) -> tuple[Document, ...]:
    """Every document of the manifest with its normalised text, in manifest order.

    Raises CorpusError if a file is missing, is not UTF-8, differs from its hash, or is not in the manifest.
    """
    records = load_manifest(corpus)
    folder = corpus / "documents"
    strangers = {path.stem for path in folder.glob("*.txt")} - {record.doc_id for record in records}
    if strangers:
        raise CorpusError(f"{folder}: {', '.join(sorted(strangers))}: not in manifest.toml; add a table or remove the file")
    return tuple(Document(record, _read_text(corpus, record)) for record in records)


def read_original(corpus: Path, record: Record) -> bytes:
    """The bytes of a document as received. Raises CorpusError if the file is missing, too long, or differs from its hash."""
    path = _file_of(corpus, record)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise CorpusError(f"{path}: not found, though the manifest names it; restore the file or remove its table") from None
    if len(raw) > _MAX_BYTES:
        raise CorpusError(f"{path}: {len(raw)} bytes, more than {_MAX_BYTES}; split the document")
    found = hashlib.sha256(raw).hexdigest()
    if found != record.sha256:
        raise CorpusError(
            f"{path}: sha256 is {found}, the manifest says {record.sha256}; restore the file or update the manifest"
        )
    return raw


def _file_of(corpus: Path, record: Record) -> Path:
    return corpus / "documents" / f"{record.doc_id}.txt"


def _read_text(corpus: Path, record: Record) -> str:
    try:
        text = read_original(corpus, record).decode("utf-8")
    except UnicodeDecodeError as error:
        path = _file_of(corpus, record)
        raise CorpusError(f"{path}: not UTF-8 at byte {error.start}; convert the file and update its sha256") from None
    return normalise(text)


def _record(doc_id: str, table: Any, path: Path) -> Record:
    where = f"{path}: [{doc_id}]"
    if not isinstance(table, dict):
        raise CorpusError(f"{where} is not a table; write one table a document")
    if not doc_id.replace("-", "").isalnum() or not doc_id.isascii():
        raise CorpusError(f"{where} is no document id; use lower-case ASCII letters, digits and hyphens")
    unknown = table.keys() - _REQUIRED.keys() - _OPTIONAL.keys()
    if unknown:
        raise CorpusError(f"{where} unknown key {sorted(unknown)[0]!r}; known: {', '.join([*_REQUIRED, *_OPTIONAL])}")
    for key in _REQUIRED:
        if key not in table:
            raise CorpusError(f"{where} lacks {key!r}; every document needs it")
    for key, value in table.items():
        kind = {**_REQUIRED, **_OPTIONAL}[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise CorpusError(f"{where} {key} is {value!r}, expected {kind.__name__}")
    fields: dict[str, Any] = {key: table.get(key) for key in (*_REQUIRED, *_OPTIONAL) if key not in _LISTS}
    relations = tuple(_relation(item, where) for item in table.get("relations", ()))
    aliases = tuple(map(str, table.get("aliases", ())))
    return Record(doc_id=doc_id, aliases=aliases, relations=relations, dates_note=table.get("dates_note", ""), **fields)


def _relation(item: Any, where: str) -> Relation:
    if not isinstance(item, dict) or item.keys() != {"kind", "target", "note"}:
        raise CorpusError(f"{where} relation {item!r}: write kind, target and note")
    if item["kind"] not in _RELATION_KINDS:
        raise CorpusError(f"{where} relation kind {item['kind']!r} is unknown; one of {', '.join(_RELATION_KINDS)}")
    return Relation(**item)
