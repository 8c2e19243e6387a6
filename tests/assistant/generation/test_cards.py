"""Drafts of cards: held to the checks of an answer, marked as nobody's, and never read by the program."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.answer import Assistant
from assistant.errors import ConfigError, RequestError
from assistant.generation.cards import NotUsable, checked, draft_file
from assistant.llm import open_model
from assistant.llm.scripted import Act, Say, ScriptedServer
from index.build import open_index
from index.cards import load_cards
from index.embed import StaticEmbedder
from index.errors import CorpusError
from index.load import CORPUS
from tests.assistant.generation.play import config_for

CLAUSE = "允许高职院校学生按国家职业标准规定的条件申报高级工"
CARD = {
    "quote": CLAUSE,
    "answer": "浙江允许高职院校学生按国家职业标准规定的条件申报高级工。",
    "answer_en": "Vocational college students may apply for the senior-worker grade under national standards.",
    "quote_en": "allow vocational college students to apply for senior worker under the conditions of national standards",
    "questions": ["高职学生能考高级工吗", "高级工怎么报", "大专生可以申报高级工吗"],
}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"quote": "允许高职院校学生申报技师"}, "quote"),
        ({"answer": "浙江要求高职院校学生按国家职业标准规定的条件申报高级工。"}, "answer"),
        ({"answer": "浙江允许高职院校学生申报3次高级工。"}, "answer"),
        ({"answer_en": "At least 80% of students may apply."}, "80%"),
        ({"questions": ["一个"]}, "asking"),
        ({"questions": "高级工怎么报"}, "asking"),
        ({"answer": ""}, "no card"),
    ],
)
def test_a_draft_that_does_not_hold_is_left_out_with_the_reason(
    assistant: Assistant, change: dict[str, Any], reason: str | None
) -> None:
    document = assistant.documents["zhejiang-2020-27"]
    passage = next(p for p in assistant.index.passages if CLAUSE in p.text)
    said = json.dumps({**CARD, **change}, ensure_ascii=False)
    if reason is None:
        assert checked(assistant, document, passage, f"```json\n{said}\n```")["quote"] == CLAUSE
        return
    with pytest.raises(NotUsable, match=reason):
        checked(assistant, document, passage, said)


def test_drafts_are_written_beside_the_cards_and_refused_as_cards(tmp_path: Path, embedder: StaticEmbedder) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(CORPUS, corpus)
    (corpus / "topics.toml").unlink()
    for path in (corpus / "cards").glob("*.yaml"):  # they name each other
        path.unlink()
    index, _ = open_index(embedder, tmp_path / "cache", corpus)

    def script(body: dict[str, Any]) -> Act:
        clause = json.loads(body["messages"][1]["content"].rsplit("\n", 1)[1])
        return Say(json.dumps(CARD, ensure_ascii=False) if CLAUSE in clause else "没有")

    with ScriptedServer(script) as server:
        config = replace(config_for(server), corpus=corpus)
        lines = list(draft_file(Assistant(index, model=open_model(config)), config, "zhejiang-2020-27"))
    path = corpus / "cards" / "drafts" / "zhejiang-2020-27.yaml"
    assert str(path) in lines[-1] and "reviewed by nobody" in path.read_text(encoding="utf-8")
    drafted = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [card["reviewed"] for card in drafted["cards"]] == [False] and drafted["cards"][0]["quote"] == CLAUSE
    documents = dict(index.documents)
    passages = {doc_id: [p for p in index.passages if p.doc_id == doc_id] for doc_id in documents}
    assert all(card.doc_id != "zhejiang-2020-27" for card in load_cards(corpus, documents, passages))
    shutil.copy(path, corpus / "cards")
    with pytest.raises(CorpusError, match="reviewed"):
        load_cards(corpus, documents, passages)


def test_without_a_model_or_a_document_it_says_what_is_missing(assistant: Assistant) -> None:
    with ScriptedServer([Say("")]) as server:
        config = config_for(server)
    with pytest.raises(ConfigError, match="ASSISTANT_MODEL"):
        list(draft_file(assistant, config, "zhejiang-2020-27"))
    with pytest.raises(RequestError, match="nowhere"):
        list(draft_file(assistant, config, "nowhere"))
