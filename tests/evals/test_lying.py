"""The suite of lies: its cases stand on real cards, its kinds are those promised, and a sample of it holds on every run."""

from __future__ import annotations

import pytest

from evals.lying.cases import Corpus, freely, held_out, paraphrases
from evals.lying.further import FURTHER
from evals.lying.mutations import MUTATIONS
from evals.lying.run import counts, quoted_rightly, said_rightly, told
from index.search import PolicyIndex

PROMISED = (
    "figure", "unit", "decimal point", "bound", "negation", "modality", "region", "document",
    "draft presented as law", "invented clause", "quotation altered by one character",
)  # fmt: skip
MOST_REJECTED = 0.06  # of all correct sentences, those for testing alone included; the table says how many of which
SAMPLE = 25  # every so manieth paraphrase


@pytest.fixture(scope="module")
def corpus(index: PolicyIndex) -> Corpus:
    return Corpus(index)


def test_there_are_six_hundred_paraphrases_and_some_are_held_out(corpus: Corpus) -> None:
    cases = paraphrases(corpus)
    assert len(cases) >= 600 and len({case.text for case in cases}) == len(cases)
    assert sum(held_out(case.card.id) for case in cases) >= 60
    assert {case.language for case in cases} == {"zh", "en"}


def test_every_kind_of_lie_promised_is_made(corpus: Corpus) -> None:
    assert set(PROMISED) <= set(MUTATIONS)
    made = {
        kind
        for case in paraphrases(corpus)
        for kind, mutate in MUTATIONS.items()
        if any(text != case.text for text in mutate(case))
    }
    assert set(PROMISED) <= made


def test_of_the_development_part_no_lie_of_a_kind_promised_passes(corpus: Corpus) -> None:
    lies = [
        text
        for case in paraphrases(corpus)[::SAMPLE]
        if not case.held_out
        for kind in PROMISED
        for text in MUTATIONS[kind](case)
        if text != case.text and corpus.verdict(text, case.source).passed
    ]
    assert lies == []


def test_of_the_development_part_no_lie_in_further_words_passes(corpus: Corpus) -> None:
    cases = [case for case in (*paraphrases(corpus)[:: SAMPLE // 3], *freely(corpus)) if not case.held_out]
    lies = [(text, case) for case in cases for mutate in FURTHER.values() for text in mutate(case) if text != case.text]
    assert len(lies) > len(cases)
    assert [text for text, case in lies if corpus.verdict(text, case.source).passed] == []


def test_the_freely_worded_third_for_testing_alone_is_chosen_by_its_words(corpus: Corpus) -> None:
    cases = freely(corpus)
    assert len(cases) >= 400 and {case.text for case in cases}.isdisjoint(case.text for case in paraphrases(corpus))
    assert [case.held_out for case in cases] == [held_out(case.text) for case in cases]


def test_correct_sentences_pass_but_for_a_few(corpus: Corpus) -> None:
    outcomes = [*said_rightly(corpus), *quoted_rightly(corpus)]
    assert sum(not outcome.passed for outcome in outcomes) <= MOST_REJECTED * len(outcomes)


def test_the_same_sentence_gets_the_same_verdict(corpus: Corpus) -> None:
    case = paraphrases(corpus)[0]
    assert corpus.verdict(case.text, case.source) == corpus.verdict(case.text, case.source)


def test_counts_keep_what_is_held_out_apart(corpus: Corpus) -> None:
    outcomes = list(said_rightly(corpus))[:40]
    rows = counts(outcomes)
    assert sum(dev + test for dev, _, test, _ in rows.values()) == len(outcomes)
    assert sum(test for _, _, test, _ in rows.values()) == sum(outcome.case.held_out for outcome in outcomes)
    assert next(iter(told(corpus))).kind in MUTATIONS
