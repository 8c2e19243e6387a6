"""What verification does with the lies and with the correct sentences: the counts behind `python -m evals.lying`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from evals.lying.cases import Case, Corpus, answers, freely, paraphrases
from evals.lying.further import FURTHER
from evals.lying.mutations import MUTATIONS, quotable

# A question that puts a false figure forward: the sentence that echoes it must not pass because the user said it.
_PREMISE = ("绩效工资是不是可以上浮80%？听说补助1000万元，要求300人、6年。", "50%", "80%")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One sentence and what became of it."""

    kind: str
    text: str
    case: Case
    passed: bool
    reasons: tuple[str, ...]
    milliseconds: float


def told(corpus: Corpus) -> Iterator[Outcome]:
    """Every lie: the mutations of the correct sentences that pass, right sentences under a wrong key, and false premises echoed."""
    rights = [
        case
        for case in (*paraphrases(corpus), *freely(corpus), *answers(corpus))
        if corpus.verdict(case.text, case.source, case.said).passed
    ]
    seen: set[tuple[str, str]] = set()
    for case in rights:
        for kind, mutate in (MUTATIONS | FURTHER).items():
            for text in mutate(case):
                if text != case.text and (text, case.card.id) not in seen:
                    seen.add((text, case.card.id))
                    yield _outcome(corpus, kind, text, case)
    yield from _wrong_keys(corpus, rights)
    for case in rights:
        if _PREMISE[1] in case.text:
            yield _outcome(
                corpus, "premise of the question echoed", case.text.replace(_PREMISE[1], _PREMISE[2]), case, said=_PREMISE[0]
            )
            yield _outcome(
                corpus,
                "premise of the question echoed",
                "您问到的" + case.text.replace(_PREMISE[1], _PREMISE[2]),
                case,
                said=_PREMISE[0],
            )
            yield _outcome(corpus, "premise of the question echoed", f"可以，{case.text}", case, said=_PREMISE[0])


def said_rightly(corpus: Corpus) -> Iterator[Outcome]:
    """Every paraphrase, and an exact quotation of each clause."""
    for case in paraphrases(corpus):
        yield _outcome(corpus, "paraphrase, English" if case.language == "en" else "paraphrase, Chinese", case.text, case)


def freely_said(corpus: Corpus) -> Iterator[Outcome]:
    """Every paraphrase that further authors worded freely."""
    for case in freely(corpus):
        kind = "freely worded, English" if case.language == "en" else "freely worded, Chinese"
        yield _outcome(corpus, kind, case.text, case, said=case.said)


def quoted_rightly(corpus: Corpus) -> Iterator[Outcome]:
    """An exact quotation out of the clause of every paraphrase."""
    for card_id in dict.fromkeys(case.card.id for case in paraphrases(corpus)):
        card = corpus.cards[card_id]
        case = next(case for case in paraphrases_of(corpus, card_id))
        lead = card_lead(case)
        for piece in quotable(case)[:1]:
            yield _outcome(corpus, "exact quotation", f"{lead}：“{piece}”。", Case(piece, card, case.source, case.held_out, "zh"))


def answered_rightly(corpus: Corpus) -> Iterator[Outcome]:
    """The short answers of the cards, which people wrote without regard to verification."""
    for case in answers(corpus):
        yield _outcome(corpus, "short answer, English" if case.language == "en" else "short answer, Chinese", case.text, case)


def paraphrases_of(corpus: Corpus, card_id: str) -> list[Case]:
    """The paraphrases of one card."""
    return [case for case in paraphrases(corpus) if case.card.id == card_id]


def card_lead(case: Case) -> str:
    """How a quotation of the case's document begins."""
    return case.source.record.region + ("的征求意见稿写道" if "draft" in case.card.doc_id else "的方案写道")


def _wrong_keys(corpus: Corpus, rights: list[Case]) -> Iterator[Outcome]:
    """Each right sentence under the key of another span: of the same document, and of the same matter elsewhere."""
    for at, case in enumerate(rights):
        others = [other for other in rights if not _overlaps(case, other)]
        near = [other for other in others if other.card.doc_id == case.card.doc_id and other.source.start != case.source.start]
        like = [other for other in others if other.card.doc_id != case.card.doc_id and other.card.topic == case.card.topic]
        for group in (near, like):
            if group:
                other = group[at % len(group)]
                yield _outcome(
                    corpus,
                    "right sentence, wrong key",
                    case.text,
                    Case(case.text, case.card, other.source, case.held_out, case.language),
                )


def _overlaps(case: Case, other: Case) -> bool:
    """Whether the spans share words, or say the same: then the key would not be wrong."""
    same = case.card.doc_id == other.card.doc_id and case.source.start < other.source.end and other.source.start < case.source.end
    return same or len(set(case.card.quote) & set(other.card.quote)) > 0.7 * len(set(case.card.quote))


def _outcome(corpus: Corpus, kind: str, text: str, case: Case, said: str = "") -> Outcome:
    started = time.perf_counter()
    verdict = corpus.verdict(text, case.source, said)
    return Outcome(kind, text, case, verdict.passed, verdict.reasons, 1000 * (time.perf_counter() - started))


def counts(outcomes: list[Outcome]) -> dict[str, tuple[int, int, int, int]]:
    """By kind: sentences and passed ones among those for development, and the same of those for testing alone."""
    found: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        side = "test" if outcome.case.held_out else "dev"
        found[outcome.kind, side] += 1
        found[outcome.kind, f"{side} passed"] += outcome.passed
    kinds = dict.fromkeys(outcome.kind for outcome in outcomes)
    return {kind: tuple(found[kind, name] for name in ("dev", "dev passed", "test", "test passed")) for kind in kinds}  # type: ignore[misc]
