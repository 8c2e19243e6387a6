"""A corpus that a user brings: its own document, no cards, no glossary, none of ours."""

import hashlib

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


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("own")
    corpus = folder / "corpus"
    (corpus / "documents").mkdir(parents=True)
    (corpus / "documents" / "jinhua.txt").write_text(TEXT, encoding="utf-8")
    (corpus / "manifest.toml").write_text(
        f"""[jinhua]
title = "金华市职业培训补贴办法"
short_title = "金华市补贴办法"
title_en = "Jinhua measures on training subsidies"
number = "金政发〔2026〕9号"
issuer = "金华市人民政府"
region = "金华"
issued = true
signed = 2026-02-01
effective_from = 2026-03-01
source = "test"
sha256 = "{hashlib.sha256(TEXT.encode()).hexdigest()}"
""",
        encoding="utf-8",
    )
    return Assistant.open(Config.from_environment({"ASSISTANT_CORPUS": str(corpus), "ASSISTANT_CACHE": str(folder / "cache")}))


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
