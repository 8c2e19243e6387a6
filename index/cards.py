"""Cards from `corpus/cards/<doc_id>.yaml`, each tied to its span and refused where the document says otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from index.errors import CorpusError
from index.related import require_related
from index.types import Card, Document, Passage

YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is built in: five times as fast
_REQUIRED = ("id", "topic", "quote", "answer", "answer_en", "quote_en", "questions")
_OPTIONAL = ("not_stated", "not_stated_en", "audience", "clause_sha", "related", "rules")


def load_cards(corpus: Path, documents: Mapping[str, Document], passages: Mapping[str, Sequence[Passage]]) -> tuple[Card, ...]:
    """All cards of the corpus in file order; a document without a card file simply has none.

    Raises CorpusError, naming file and card, where a quote does not stand in its document exactly once, the
    clause has changed since the card was written, a key is missing or unknown, an id is used twice, or the related
    cards that it names are not as `require_related` wants them.
    """
    cards: list[Card] = []
    for path in sorted((corpus / "cards").glob("*.yaml")):
        cards.extend(_read_file(path, documents, passages))
    seen: set[str] = set()
    for card in cards:
        if card.id in seen:
            raise CorpusError(f"cards/{card.doc_id}.yaml: id {card.id!r} is used twice; rename one")
        seen.add(card.id)
    require_related(cards, corpus / "cards")
    return tuple(cards)


def is_list_of_texts(value: Any) -> bool:
    """Whether a value read from YAML is a list with texts in it; a bare text would be read letter by letter."""
    return isinstance(value, list) and bool(value) and all(isinstance(text, str) and text.strip() for text in value)


def locate_quote(text: str, quote: str) -> tuple[int, int]:
    """The span of `quote` in `text`, blanks, line breaks and the bars between table cells aside.

    Raises ValueError unless it occurs exactly once.
    """
    squeezed, positions = _squeeze(text)
    wanted = "".join(quote.replace("|", "").split())
    first = squeezed.find(wanted) if wanted else -1
    if first < 0:
        raise ValueError("does not stand in the document")
    if squeezed.find(wanted, first + 1) >= 0:
        raise ValueError("stands in the document more than once; quote more of the sentence")
    return positions[first], positions[first + len(wanted) - 1] + 1


@lru_cache(maxsize=16)
def _squeeze(text: str) -> tuple[str, list[int]]:
    """A document without blanks and bars, and where each of its characters stood; kept, since every card asks."""
    positions = [at for at, char in enumerate(text) if not char.isspace() and char != "|"]
    return "".join(text[at] for at in positions), positions


def clause_sha(touched: Sequence[Passage]) -> str:
    """Twelve hex digits that change when the text of the passages under a card does."""
    return hashlib.sha256("\n".join(passage.text for passage in touched).encode()).hexdigest()[:12]


def passages_under(start: int, end: int, passages: Sequence[Passage]) -> list[Passage]:
    """The passages that share at least one character with the span."""
    return [passage for passage in passages if passage.start < end and start < passage.end]


def read_cards(path: Path) -> list[dict[str, Any]]:
    """The entries of one card file as they are written. Raises CorpusError, naming the file, if it is no card file."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=YAML_LOADER)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise CorpusError(f"{path}: not readable as YAML ({reason}); fix the file") from None
    if not isinstance(content, dict) or content.keys() != {"doc_id", "cards"} or content["doc_id"] != path.stem:
        raise CorpusError(f"{path}: must hold `doc_id: {path.stem}` and `cards:`")
    return list(content["cards"] or ())


def _read_file(path: Path, documents: Mapping[str, Document], passages: Mapping[str, Sequence[Passage]]) -> list[Card]:
    if path.stem not in documents:
        raise CorpusError(f"{path}: {path.stem} is no document of the manifest; add it or remove the cards")
    document = documents[path.stem]
    return [_card(item, document, passages[path.stem], path) for item in read_cards(path)]


def _card(item: Any, document: Document, passages: Sequence[Passage], path: Path) -> Card:
    name = item.get("id", "?") if isinstance(item, dict) else "?"
    where = f"{path}: card {name!r}"
    if not isinstance(item, dict):
        raise CorpusError(f"{where} is not a mapping; write one mapping a card")
    if not is_list_of_texts(item.get("questions")):
        raise CorpusError(f"{where}: questions is {str(item.get('questions'))[:40]!r}; write a list of texts")
    for key in ("related", "rules"):
        if key in item and not is_list_of_texts(item[key]):
            raise CorpusError(f"{where}: {key} is {str(item[key])[:40]!r}; write a list of ids, or leave it out")
    missing = [key for key in _REQUIRED if not item.get(key)]
    unknown = item.keys() - {*_REQUIRED, *_OPTIONAL}
    if missing or unknown:
        raise CorpusError(f"{where}: {'lacks ' + missing[0] if missing else 'unknown key ' + sorted(unknown)[0]}")
    try:
        start, end = locate_quote(document.text, str(item["quote"]))
    except ValueError as error:
        raise CorpusError(f"{where}: its quote {error}: {item['quote']!r}") from None
    sha = clause_sha(passages_under(start, end, passages))
    if item.get("clause_sha", sha) != sha:
        raise CorpusError(f"{where}: its clause has changed; read the card again and set clause_sha: {sha}")
    return Card(
        id=str(item["id"]),
        doc_id=document.doc_id,
        topic=str(item["topic"]),
        start=start,
        end=end,
        quote=document.text[start:end],
        clause_sha=sha,
        answer=str(item["answer"]),
        answer_en=str(item["answer_en"]),
        quote_en=str(item["quote_en"]),
        not_stated=str(item.get("not_stated") or ""),
        not_stated_en=str(item.get("not_stated_en") or ""),
        audience=tuple(map(str, item.get("audience") or ())),
        questions=tuple(str(question) for question in item["questions"]),
        related=tuple(item.get("related", ())),
        rules=tuple(item.get("rules", ())),
    )
