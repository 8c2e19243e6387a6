"""How the documents stand to one another, as the manifest states it, read from both ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.types import Language
from assistant.web.parts import Documents, link, shown, title_of
from assistant.web.texts import say

# kind of the manifest → what the document does to its target, and what the target is told of it
_WORDS = {
    "implements": ("lib_implements", "lib_implemented"),
    "restates": ("lib_restates", "lib_restated"),
    "precedes": ("lib_precedes", "lib_follows"),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation, seen from one of its two documents."""

    key: str  # in the catalogue
    other: str  # a doc_id, or the number of a document that the library does not hold
    note: str


def ties_of(doc_id: str, documents: Documents) -> Iterator[Tie]:
    """The relations of a document: first those it has to others, then those that others have to it."""
    for relation in documents[doc_id].record.relations:
        yield Tie(_WORDS[relation.kind][0], relation.target, relation.note)
    for other, document in documents.items():
        for relation in document.record.relations:
            if relation.target == doc_id:
                yield Tie(_WORDS[relation.kind][1], other, relation.note)


def ties(language: Language, doc_id: str, documents: Documents) -> str:
    """The relations of a document as a list, what the library holds as links. Empty where there are none."""
    items = "".join(f"<li>{_tie(language, tie, documents)}</li>" for tie in ties_of(doc_id, documents))
    return f'<ul class="ties">{items}</ul>' if items else ""


def _tie(language: Language, tie: Tie, documents: Documents) -> str:
    note = f'<small lang="zh-CN" data-content>{shown(tie.note)}</small>' if tie.note else ""
    return f'<span class="how">{say(language, tie.key)}</span> {name_of(language, tie.other, documents)} {note}'


def name_of(language: Language, doc_id: str, documents: Documents) -> str:
    """A document of the library as a link to it; any other by its number."""
    document = documents.get(doc_id)
    if document is None:
        return f'<span lang="zh-CN" data-content>{shown(doc_id)}</span>'
    record = document.record
    name = title_of(language, record.short_title, record, both=False)
    return link("library", name, doc=doc_id)
