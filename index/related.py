"""Which cards speak of the same matter, as the cards themselves say: checked over all of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.errors import CorpusError
from index.types import Card

MAX_RELATED = 4  # more than a reader would look at beside one answer


def require_related(cards: Sequence[Card], folder: Path) -> None:
    """Raise CorpusError, naming file, card and value, on the first card whose `related` or `rules` cannot be.

    A card names at most `MAX_RELATED` others, each once, all of them there, and never itself. Across documents it is
    mutual: what one card names names it in turn, unless that has named as many as it may. Whether a rule of the
    name exists is not known here.
    """
    known = {card.id: card for card in cards}
    for card in cards:
        fault = next(filter(None, (_twice(card), _too_many(card), *(_fault(card, name, known) for name in card.related))), "")
        if fault:
            raise CorpusError(f"{folder / card.doc_id}.yaml: card {card.id!r}: {fault}")


def _twice(card: Card) -> str:
    """What is named twice in one of the lists, and what to do; "" if nothing is."""
    for key, names in (("related", card.related), ("rules", card.rules)):
        name, count = max(Counter(names).items(), key=lambda item: item[1], default=("", 0))
        if count > 1:
            return f"{key} names {name!r} twice; keep one"
    return ""


def _too_many(card: Card) -> str:
    if len(card.related) <= MAX_RELATED:
        return ""
    return f"related names {card.related[MAX_RELATED]!r} beyond the {MAX_RELATED} that a card may name; keep the best"


def _fault(card: Card, name: str, known: Mapping[str, Card]) -> str:
    """Why `card` cannot name `name`; "" if it can."""
    if name == card.id:
        return f"related names {name!r}, the card itself; remove it"
    if name not in known:
        return f"related names {name!r}, which is no card; correct the id or remove it"
    other = known[name]
    if other.doc_id != card.doc_id and card.id not in other.related and len(other.related) < MAX_RELATED:
        return f"related names {name!r} of {other.doc_id}, which does not name it; add {card.id!r} to the related of {name!r}"
    return ""
