"""Each variant lacks its part and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from assistant.answer import Assistant
from assistant.types import Request
from evals.ablations import Mute, variants, without_sounds


@pytest.fixture(scope="module")
def parts(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Callable[[], Assistant]]:
    return variants(assistant, tmp_path_factory.mktemp("scratch"))


def test_without_cards_the_passages_are_the_same_and_the_clause_itself_answers(
    assistant: Assistant, parts: Mapping[str, Callable[[], Assistant]]
) -> None:
    plain = parts["without cards"]()
    assert plain.index.cards == plain.index.matters == ()
    assert plain.index.passages == assistant.index.passages
    reply = plain.ask(Request("绩效工资总量最高可上浮多少"))
    assert reply.kind == "answer" and reply.composed_by == "extractive"
    assert any("最高可上浮50%" in citation.quote for citation in reply.citations)


@pytest.mark.parametrize("name", ["without glossary", "without dense", "without sounds"])
def test_a_variant_answers_and_leaves_the_assistant_as_it_was(
    assistant: Assistant, parts: Mapping[str, Callable[[], Assistant]], name: str
) -> None:
    question = Request("绩校工资最多能涨多少", as_of=date(2026, 11, 23))
    before = assistant.ask(question)
    assert len(parts[name]().ask(question).passages) == 10
    assert assistant.ask(question).passages == before.passages


def test_without_the_glossary_no_lay_word_is_known(assistant: Assistant, parts: Mapping[str, Callable[[], Assistant]]) -> None:
    assert assistant.index.glossary.expand("外快")
    assert parts["without glossary"]().index.glossary.expand("外快") == ()


def test_the_mute_model_tells_no_texts_apart(assistant: Assistant) -> None:
    vectors = Mute(assistant.index.embedder).encode(["绩效工资", "天气"])
    assert vectors.shape == (2, assistant.index.embedder.dimensions) and not vectors.any()


def test_the_silent_side_has_the_size_of_the_one_it_replaces(assistant: Assistant) -> None:
    silent = without_sounds(assistant.index).sides.card_sounds
    assert silent.size == assistant.index.sides.card_sounds.size
    assert not silent.scores(["ji xiao"]).any()
