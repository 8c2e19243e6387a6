"""The ranked passages that a reply shows beside its text: what was cited first, then what came next."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.retrieve import Evidence
from assistant.types import Citation, RankedPassage
from index.search import PolicyIndex

_SHOWN = 10  # of the contract


def ranked_passages(index: PolicyIndex, evidence: Evidence) -> tuple[RankedPassage, ...]:
    """The best passages by one ranking."""
    return tuple(_ranked(index, hit.position, hit.score) for hit in evidence.ranking.top(_SHOWN))


def merged_passages(
    index: PolicyIndex, found: Sequence[Evidence], passages: tuple[RankedPassage, ...]
) -> tuple[RankedPassage, ...]:
    """The best passage of each part, then what else was cited, then the next best of each part in turn."""
    tops = [[hit.position for hit in evidence.ranking.top(_SHOWN)] for evidence in found]
    cited = [index.position_of[item.passage.key] for evidence in found for item in evidence.items]
    order = [top[0] for top in tops] + cited + [at for rank in zip(*tops, strict=True) for at in rank]
    scores = {at: max(float(evidence.ranking.passages[at]) for evidence in found) for at in order}
    merged = [_ranked(index, at, scores[at]) for at in dict.fromkeys(order)]
    return tuple(merged[:_SHOWN]) if len(merged) >= _SHOWN else (*merged, *passages)[:_SHOWN]


def cited_first(
    index: PolicyIndex, citations: Sequence[Citation], passages: tuple[RankedPassage, ...]
) -> tuple[RankedPassage, ...]:
    """The passages of the citations before the others."""
    top = passages[0].score if passages else 0.0
    cited = [
        _ranked(index, at, top)
        for citation in citations
        for at, passage in enumerate(index.passages)
        if passage.doc_id == citation.doc_id and passage.start < citation.end and citation.start < passage.end
    ]
    rest = [passage for passage in passages if (passage.doc_id, passage.start) not in {(c.doc_id, c.start) for c in cited}]
    return tuple([*cited, *rest][:_SHOWN])


def _ranked(index: PolicyIndex, position: int, score: float) -> RankedPassage:
    passage = index.passages[position]
    return RankedPassage(passage.doc_id, passage.path, passage.start, passage.end, passage.text, round(score, 4))
