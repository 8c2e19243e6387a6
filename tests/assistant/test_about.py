"""What is asked of documents as such is told apart from what is asked of their clauses."""

import pytest

from assistant.about import about_documents


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
        ("省里的文件哪个是最近出的", {"newest"}),
        ("没有时间去企业怎么办", set()),
        ("哪些学校建实训基地", set()),
        ("奖励的钱发下来了没", set()),
        ("绩效工资能涨多少", set()),
    ],
)
def test_what_is_asked_of_a_document_is_named(text: str, about: set[str]) -> None:
    assert about_documents(text) == about
