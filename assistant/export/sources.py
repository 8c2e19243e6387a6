"""The end of every document: the clauses cited, word for word, and the documents they stand in, with their hashes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.export.types import Block, Heading, Paragraph, Run, Table
from assistant.export.words import say
from assistant.phrases import STATUS, day_words
from assistant.types import Citation, Language
from assistant.wording import dates_line
from index.types import Document

Documents = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation under the number that it has in the whole document, and the day on which its status was judged."""

    citation: Citation
    day: date


@dataclass(slots=True)
class Sources:
    """Numbers the citations of a document: the same span on the same day is one source, in order of first use."""

    _found: dict[tuple[str, int, int, date], Cited] = field(default_factory=dict)

    def number(self, citation: Citation, day: date) -> int:
        """The number of a citation in the document."""
        key = (citation.doc_id, citation.start, citation.end, day)
        held = self._found.setdefault(key, Cited(replace(citation, n=len(self._found) + 1), day))
        return held.citation.n

    def all(self) -> Sequence[Cited]:
        return tuple(self._found.values())


def sources_blocks(cited: Sequence[Cited], documents: Documents, language: Language, *, quotes: bool = True) -> Iterator[Block]:
    """The list of clauses, word for word if `quotes`, and the table of documents; nothing where nothing is cited."""
    if not cited:
        return
    yield Heading(1, say(language, "sources"))
    for source in cited:
        yield from _source(source, language)
        if quotes:
            yield Paragraph((Run(source.citation.quote),), "quote")
    known = [documents[doc_id] for doc_id in dict.fromkeys(source.citation.doc_id for source in cited) if doc_id in documents]
    if known:
        yield Heading(1, say(language, "documents"))
        yield _documents(known, language)


def title_words(title: str, language: Language, document: Document | None) -> str:
    """《题名》, in English the English title with the Chinese one behind it."""
    chinese = f"《{title}》"
    return chinese if language == "zh" or document is None else f"{document.record.title_en} {chinese}"


def _source(source: Cited, language: Language) -> Iterator[Block]:
    citation = source.citation
    number = f"（{citation.number}）" if citation.number else ""
    yield Paragraph(
        (Run(f"[{citation.n}] ", bold=True), Run(f"《{citation.title}》{number}", bold=True)), "source", anchor=citation.n
    )
    status = say(language, "status", status=STATUS[language][citation.status], day=day_words(source.day, language))
    path = [say(language, "path", path=" › ".join(citation.heading))] if citation.heading else []
    unverified = "" if citation.verified else say(language, "unverified")
    yield Paragraph((Run("\n".join([*path, status + unverified])),), "note")


def _documents(documents: Sequence[Document], language: Language) -> Table:
    header = tuple(say(language, key) for key in ("title", "number", "issuer", "dates", "hash"))
    none = say(language, "none")
    rows = [
        (
            title_words(record.title, language, document),
            record.number or none,
            record.issuer,
            dates_line(record, language),
            record.sha256 or none,
        )
        for document in documents
        for record in (document.record,)
    ]
    cells = tuple(tuple((Paragraph((Run(text),)),) for text in row) for row in rows)
    return Table(header, cells, (0.3, 0.15, 0.12, 0.17, 0.26))
