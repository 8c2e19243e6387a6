"""A real inference server with random weights: its noise never reaches the reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.config import Config
from assistant.llm import Message, ModelError, open_model
from assistant.verify import Grounds, statements, verify
from index.search import PolicyIndex
from tests.assistant.generation.play import ask
from tests.assistant.generation.tiny import make_model, serving

QUESTIONS = ("浙江省的绩效工资最多能上浮多少？", "杭州长学制规模要达到多少", "How much may performance pay rise?")


@pytest.mark.inference
def test_noise_never_reaches_the_reader(tmp_path: Path, index: PolicyIndex, assistant: Assistant) -> None:
    folder = tmp_path / "model"
    make_model(folder)
    with serving(folder) as url:
        config = replace(Config.from_environment({}), model=f"openai:{folder}", model_url=url, model_seconds=8.0)
        model = open_model(config)
        assert model is not None
        noise = ""
        try:
            for piece in model.stream([Message("user", "绩效工资")]):
                noise += piece if isinstance(piece, str) else ""
        except ModelError as error:
            assert error.kind in ("timeout", "broken")
        assert len(noise) > 50, "the server has to answer for this test to mean anything"
        grounds = Grounds({})
        assert not any(verify(statement, grounds).passed for statement in statements(noise))
        for question in QUESTIONS:
            shown: list[str] = []
            modelled = Assistant(index, model=open_model(config))  # with a breaker of its own, so that each question is asked
            reply, plain = ask(modelled, question, show=shown.append), ask(assistant, question)
            assert shown == [] and reply.text.startswith(plain.text) and reply.citations == plain.citations
            assert (
                reply.checked is not None
                and reply.checked.verified == 0
                and reply.checked.note in ("timeout", "unverified", "broken")
            )
            assert all(statement.text == "" for statement in reply.checked.statements)
            assert reply.elapsed_ms < 10_000
