"""Whether only another city's document answers a question about this one: its clause is shown, and as no answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.aspects import said_by, silence_on
from assistant.places import PROVINCE
from assistant.retrieve import Evidence
from assistant.types import Question
from index.search import PolicyIndex
from index.types import Card, Passage

# Of the best likeness to a question that people ask of any card, the share from which the cards shown speak of its matter. Lower,
# and the city asked about is silent on it. Of the development questions no right answer lies below.
_SPEAKS = 0.45


def told_elsewhere(index: PolicyIndex, question: Question, found: Sequence[Evidence]) -> Passage | None:
    """The passage of another city that answers, where none of the city asked about or of the province does; None otherwise."""
    if not question.regions or PROVINCE in question.regions or question.compares or question.doc_ids:
        return None
    here = {*question.regions, PROVINCE}
    items = [item for evidence in found for item in evidence.items]
    own = [item for item in items if index.documents[item.doc_id].record.region in here]
    if items and not own:
        return items[0].passage
    if len(found) != 1 or not index.cards:
        return None
    asked = found[0].ranking.asked[: len(index.cards)]
    best = int(asked.argmax())
    shown = max((float(asked[index.card_at[item.card.id]]) for item in own if item.card), default=0.0)
    other = index.cards[best]
    if index.documents[other.doc_id].record.region in here:
        return None
    if shown >= _SPEAKS * float(asked[best]) and not _only_told_there(
        question.text, [item.card for item in own if item.card], other
    ):
        return None
    return index.passages[index.card_homes[best][0]]


def _only_told_there(asked: str, own: Sequence[Card], other: Card) -> bool:
    """Whether the very thing asked for, a subsidy or a sum, is stated by the other city's card and by none of one's own."""
    return bool(silence_on(asked, map(said_by, own))) and not silence_on(asked, [said_by(other)])
