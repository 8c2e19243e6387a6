"""What is handed to the model: spans of the documents under keys drawn anew for every request."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from assistant.retrieve import Evidence
from assistant.verify import Calculated, Grounds, Source
from index.glossary import Glossary
from index.renderings import rendered
from index.search import PolicyIndex

MOST = 8  # spans in one prompt: what a small model still reads with care
_ALPHABET = "0123456789abcdefghjkmnpqrstuvwxyz"  # without letters that look like digits
_FURTHER = 3  # spans beside the items: the best passages that no item holds


def new_key(prefix: str = "k") -> str:
    """A key that nothing in a document or a question can know: a letter and five random characters."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(5))


def source_of(index: PolicyIndex, key: str, doc_id: str, start: int, end: int, day: date) -> Source:
    """The span widened to the whole passages it touches, so that no condition is cut off, with what people reviewed for it."""
    touched = [p for p in index.passages if p.doc_id == doc_id and p.start < end and start < p.end]
    first = min([start, *(passage.start for passage in touched)])
    last = max([end, *(passage.end for passage in touched)])
    document = index.documents[doc_id]
    cards = [card for card in index.cards if card.doc_id == doc_id and first <= card.start and card.end <= last]
    heading = (touched[0].path + touched[0].columns) if touched else ()
    return Source(
        key=key,
        doc_id=doc_id,
        start=first,
        end=last,
        text=document.text[first:last],
        record=document.record,
        status=document.record.status_on(day),
        heading=heading,
        numbers=touched[0].numbers if touched else (),
        translations=tuple(card.quote_en for card in cards),
        explained=tuple(card.answer_en for card in cards),
        renderings=rendered(index.renderings, "\n".join((document.text[first:last], *heading))),
        notes=tuple(words for card in cards for words in (card.answer, card.not_stated) if words),
    )


def sources_for(index: PolicyIndex, found: Iterable[Evidence], day: date) -> tuple[Source, ...]:
    """The spans of the items found, then the best further passages, each once, at most `MOST`."""
    spans: list[tuple[str, int, int]] = []
    further: list[tuple[str, int, int]] = []
    for evidence in found:
        spans += [(item.doc_id, item.start, item.end) for item in evidence.items]
        passages = [index.passages[hit.position] for hit in evidence.ranking.top(_FURTHER)]
        further += [(passage.doc_id, passage.start, passage.end) for passage in passages]
    held: list[Source] = []
    for span in (*spans, *further):
        doc_id, start, end = span
        if len(held) < MOST and not any(s.doc_id == doc_id and s.start <= start and end <= s.end for s in held):
            held.append(source_of(index, new_key(), doc_id, start, end, day))
    return tuple(held)


def grounds_for(
    index: PolicyIndex, sources: Iterable[Source], said: str, day: date, calculations: Iterable[Calculated] = ()
) -> Grounds:
    """All that a reply may rest on."""
    return Grounds(
        sources={source.key: source for source in sources},
        calculations={calculation.key: calculation for calculation in calculations},
        said=said,
        records=tuple(document.record for document in index.documents.values()),
        day=day,
        synonyms=synonyms(index.glossary),
    )


@lru_cache(maxsize=4)
def synonyms(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """Everyday words with the documents' words for them."""
    return {word: term.official for term in glossary.terms for word in term.lay}
