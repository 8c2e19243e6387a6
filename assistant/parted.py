"""Evidence for a question of several parts: each by itself, or leaning on the part before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.evidence import THRESHOLD
from assistant.followups import is_fragment
from assistant.leaning import speaks_for_itself
from assistant.retrieve import Evidence, gather
from assistant.types import Question
from assistant.understand import leaning_part
from index.search import PolicyIndex
from index.types import Card, Record

_PART_BESIDE = 0.45  # probability from which a part is answered beside one that surely is
_PART_ALONE = 0.7  # probability from which a part is answered where the question as a whole would be refused


def evidence_for(
    index: PolicyIndex, records: Mapping[str, Record], question: Question, whole: Evidence
) -> tuple[list[Evidence], list[Evidence]]:
    """What answers the question, and the parts of it that nothing answers. `whole` is the evidence for all of it."""
    if len(question.parts) > 1:
        parts = _part_by_part(index, records, question)
        found = [part for part in parts if part.probability >= _PART_BESIDE]
        sure = THRESHOLD if whole.probability >= THRESHOLD else _PART_ALONE
        if any(part.probability >= sure for part in found):
            return found, [part for part in parts if part.probability < _PART_BESIDE]
    return ([whole], []) if whole.probability >= THRESHOLD else ([], [])


def _part_by_part(index: PolicyIndex, records: Mapping[str, Record], question: Question) -> list[Evidence]:
    """Evidence for each part; one that says too little, or finds nothing alone, is asked as a follow-up to the part before it."""
    found: list[Evidence] = []
    for at, part in enumerate(question.parts):
        evidence = gather(index, question, part)
        if at and (is_fragment(part) or evidence.probability < THRESHOLD):
            leaning = leaning_part(question, at, records, index.glossary)
            if leaning.follows_up:
                further = gather(index, leaning, leaning.text)
                likely = max(evidence.probability, further.probability)
                if not is_fragment(part) and speaks_for_itself(index, evidence.ranking, _leading(evidence), _leading(further)):
                    evidence = replace(evidence, probability=likely)
                elif further.items[:1] != found[-1].items[:1]:
                    evidence = replace(further, part=part, probability=likely)
        found.append(evidence)
    return found


def _leading(evidence: Evidence) -> Card | None:
    return evidence.items[0].card if evidence.items else None
