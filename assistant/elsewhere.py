"""Whether only another city's document answers a question about this one: its clause is shown, and as no answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.places import PROVINCE
from assistant.retrieve import Evidence
from assistant.types import Question
from index.search import PolicyIndex
from index.types import Passage

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
    if index.documents[index.cards[best].doc_id].record.region in here or shown >= _SPEAKS * float(asked[best]):
        return None
    return index.passages[index.card_homes[best][0]]
