"""When the documents do not hold the answer: say so, say what was searched, show the nearest clauses as what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cite import cite
from assistant.phrases import phrase, region_name
from assistant.retrieve import Evidence
from assistant.types import Citation, Question, Reply
from assistant.wording import shorten, source_line
from index.search import PolicyIndex
from index.types import Matter, Passage

_NEAREST = 3
_SHOWN = 60  # characters of a nearest clause in the text; the whole is in `related`
# Below this probability the nearest clause has nothing to do with the question, and showing it would only mislead.
_WORTH_SHOWING = 0.15
# Share of the best card's score from which a matter speaks for itself.
_ALIKE = 1.05
# Cosine to a question of the matter from which it is given as the reason, where its subject is named and where it is not.
_SAME_SUBJECT = 0.5
_SAME_QUESTION = 0.75
_TELLING = 1.5  # idf of a word that names a subject
_OF_THE_DOCUMENTS = re.compile(r"^(?:五份|杭州|绍兴|省)?文件")


def refuse(
    index: PolicyIndex,
    question: Question,
    evidence: Evidence | None,
    places: Sequence[str] = (),
    *,
    elsewhere: Passage | None = None,
    lead: str = "",
) -> Reply:
    """A refusal with up to three nearest clauses.

    `places` are those asked about that no document is of; `elsewhere` is the passage of another city that would answer.
    `lead` says why instead, and nothing is shown as near.
    """
    language = question.language
    if evidence is None:
        return Reply(None, "refusal", phrase(language, "refusal_junk"), language)
    if lead:
        return Reply(None, "refusal", lead, language, follow_ups=_suggestions(index, evidence, question))
    if places:
        lead = phrase(
            language, "refusal_place", places=("、" if language == "zh" else ", ").join(place.title() for place in places)
        )
    elif elsewhere is not None:
        here = [region_name(region, language) for region in question.regions]
        there = region_name(index.documents[elsewhere.doc_id].record.region, language)
        lead = phrase(language, "refusal_elsewhere", here=("、" if language == "zh" else ", ").join(here), there=there)
    else:
        lead = _known_gap(index, question, evidence) or phrase(language, "refusal")
    related = _nearest(index, question, evidence, elsewhere)
    lines = [lead, phrase(language, "searched", count=len(index.passages))]
    if related:
        lines += ["", phrase(language, "nearest")]
        lines += [
            f"- {shorten(c.quote.replace(chr(10), ' '), _SHOWN)} —— {source_line(c, index.documents[c.doc_id].record, language)}"
            for c in related
        ]
    return Reply(None, "refusal", "\n".join(lines), language, related=related, follow_ups=_suggestions(index, evidence, question))


def _known_gap(index: PolicyIndex, question: Question, evidence: Evidence) -> str:
    """What the corpus says of a matter it does not cover, where the question is asked like one; "" otherwise."""
    scores = evidence.ranking.asked
    cards = len(index.cards)
    if not index.matters or float(scores[cards:].max()) < _ALIKE * float(scores[:cards].max(initial=0.0)):
        return ""
    at = int(scores[cards:].argmax())
    matter = index.matters[at]
    likeness = float(index.best_question(evidence.ranking.questions)[cards + at])
    if likeness < (_SAME_SUBJECT if _names_its_subject(index, question, matter) else _SAME_QUESTION):
        return ""  # 补贴多久能到账 is asked like 稳岗返还多久到账, and is about another subsidy
    return matter.say if question.language == "zh" else matter.say_en


def _names_its_subject(index: PolicyIndex, question: Question, matter: Matter) -> bool:
    """Whether a question shares a word with what is said of the matter, or the matter is about this assistant itself."""
    if not _OF_THE_DOCUMENTS.search(matter.say):
        return True
    asked, said = (set(index.segmenter.words(text)) for text in (question.text, f"{matter.say} {matter.say_en}"))
    return any(index.sides.card_words.idf(word) >= _TELLING for word in asked & said if len(word) > 1)


def _nearest(index: PolicyIndex, question: Question, evidence: Evidence, elsewhere: Passage | None) -> tuple[Citation, ...]:
    if elsewhere is not None:
        return (cite(index, elsewhere.doc_id, elsewhere.start, elsewhere.end, question.day, 1),)
    if evidence.probability < _WORTH_SHOWING:
        return ()
    hits = evidence.ranking.top(_NEAREST)
    passages = [index.passages[hit.position] for hit in hits]
    return tuple(cite(index, p.doc_id, p.start, p.end, question.day, n) for n, p in enumerate(passages, 1))


def _suggestions(index: PolicyIndex, evidence: Evidence, question: Question) -> tuple[str, ...]:
    """Questions that the corpus does answer, nearest to what was asked."""
    chosen: list[str] = []
    for at in evidence.ranking.cards.argsort()[::-1][:20]:
        asked = [q for q in index.cards[int(at)].questions if q.isascii() is (question.language == "en") and len(q) <= 60]
        if asked and asked[0] not in chosen:
            chosen.append(asked[0])
        if len(chosen) == 3:
            break
    return tuple(chosen)
