"""What is asked of documents as such is told apart from what is asked of their clauses."""

from datetime import date

import pytest

from assistant.about import about_documents
from assistant.answer import Assistant
from assistant.types import Request
from assistant.understand import understand


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("绍兴那计划是市里出的还是教育局出的", {"issuer"}),
        ("改革方案谁起草的", {"issuer"}),
        ("哪份是印发了的，哪份只是稿子", {"list"}),
        ("现在作数的有哪几份", {"status", "list"}),
        ("发文日期和失效日期是哪天", {"status", "date"}),
        ("那是哪年的东西，没看到时间", {"date"}),
        ("领导说当时还没有这份文件", {"status"}),
        ("方案出台了没", {"status"}),
        ("杭州改革那份材料到底定没定下来", {"status"}),
        ("省里的文件哪个是最近出的", {"newest"}),
        ("手头两份杭州的，哪一份是后来的", {"newest"}),
        ("这套评分有没有真的下来？", {"status"}),
        ("没有时间去企业怎么办", set()),
        ("哪些学校建实训基地", set()),
        ("奖励的钱发下来了没", set()),
        ("绩效工资能涨多少", set()),
    ],
)
def test_what_is_asked_of_a_document_is_named(text: str, about: set[str]) -> None:
    assert about_documents(text) == about


@pytest.mark.parametrize(
    ("turns", "documents"),
    [
        (("27号文还有效吗", "杭州那个呢"), {"hangzhou-2025-61", "hangzhou-reform-draft"}),
        (("27号文还有效吗", "杭州那个呢", "绍兴的呢"), {"shaoxing-five-year-draft"}),
        (("27号文还有效吗", "绍兴的呢，是谁发的"), {"shaoxing-five-year-draft"}),
        (("Is document 27 of 2020 still in force?", "and in Shaoxing?"), {"shaoxing-five-year-draft"}),
        (("手头两份杭州的，一份讲改革一份讲体系建设，哪一份是后来的，该信谁",), {"hangzhou-2025-61", "hangzhou-reform-draft"}),
        (("教师要去企业实践多久", "绍兴的呢"), set()),
    ],
)
def test_a_place_alone_takes_up_what_was_asked_of_documents(
    turns: tuple[str, ...], documents: set[str], assistant: Assistant
) -> None:
    records = {doc_id: document.record for doc_id, document in assistant.documents.items()}
    question = understand(Request(turns[-1], history=turns[:-1]), date(2026, 11, 23), records, assistant.index.glossary)
    assert set(question.doc_ids) == documents
    assert bool(question.about) == bool(documents)
