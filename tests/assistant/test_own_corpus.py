"""A corpus that a user brings: its own document, no cards, no glossary, none of ours."""

import hashlib
from pathlib import Path

import pytest

from assistant.answer import Assistant
from assistant.config import Config
from assistant.types import Request
from index.types import Status

TEXT = """金华市职业培训补贴办法

金政发〔2026〕9号

一、补贴对象

（一）企业。企业组织职工参加岗前培训的，按每人500元的标准给予补贴。

（二）个人。取得高级工证书的职工，一次性补贴2000元。

二、申请办法

（三）申请。补贴由企业向所在地人力社保部门申请，每年申请一次。

本办法自2026年3月1日起施行。
"""


def entry(doc_id: str, city: str, text: str) -> str:
    return f"""[{doc_id}]
title = "{city}市职业培训补贴办法"
short_title = "{city}市补贴办法"
title_en = "{doc_id.title()} measures on training subsidies"
number = "{city[0]}政发〔2026〕9号"
issuer = "{city}市人民政府"
region = "{city}"
issued = true
signed = 2026-02-01
effective_from = 2026-03-01
source = "test"
sha256 = "{hashlib.sha256(text.encode()).hexdigest()}"

"""


def opened(folder: Path, cities: dict[str, str]) -> Assistant:
    """An assistant on a corpus with the same text for each city, by document id."""
    corpus = folder / "corpus"
    (corpus / "documents").mkdir(parents=True)
    manifest = ""
    for doc_id, city in cities.items():
        text = TEXT.replace("金华", city).replace("金政发", f"{city[0]}政发")
        (corpus / "documents" / f"{doc_id}.txt").write_text(text, encoding="utf-8")
        manifest += entry(doc_id, city, text)
    (corpus / "manifest.toml").write_text(manifest, encoding="utf-8")
    return Assistant.open(Config.from_environment({"ASSISTANT_CORPUS": str(corpus), "ASSISTANT_CACHE": str(folder / "cache")}))


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return opened(tmp_path_factory.mktemp("own"), {"jinhua": "金华"})


def test_a_document_without_cards_is_answered_by_its_own_sentences(own: Assistant) -> None:
    reply = own.ask(Request("企业岗前培训补贴多少钱一个人"))
    assert reply.kind == "answer" and reply.composed_by == "extractive"
    assert "每人500元" in reply.text and reply.citations[0].status is Status.IN_FORCE
    assert own.documents["jinhua"].text[reply.citations[0].start : reply.citations[0].end] == reply.citations[0].quote


def test_its_clauses_are_found_by_number(own: Assistant) -> None:
    assert "高级工证书" in own.ask(Request("金政发〔2026〕9号 一（二）")).text


def test_words_that_it_does_not_hold_are_refused(own: Assistant) -> None:
    assert own.ask(Request("asdjkh qwpoe zxmn")).kind == "refusal"
    assert own.ask(Request("明天会下雨吗")).kind == "refusal"


def test_places_without_an_english_name_of_ours_are_named_as_written(tmp_path: Path) -> None:
    two = opened(tmp_path, {"jinhua": "金华", "lishui": "丽水"})
    reply = two.ask(Request("How much does 岗前培训 pay?"))
    assert reply.kind == "answer" and {citation.doc_id for citation in reply.citations} == {"jinhua", "lishui"}
    assert "- **金华** (in force)" in reply.text and "- **丽水** (in force)" in reply.text
