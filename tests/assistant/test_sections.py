"""The clauses of the documents and their addresses."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assistant.answer import Assistant
from assistant.sections import find_span, section_at, sections
from index.types import Document


def test_the_clauses_of_a_document_hold_all_of_it_in_order(documents: Mapping[str, Document]) -> None:
    for document in documents.values():
        pieces = [document.text[item.start : item.end] for section in sections(document) for item in section.items]
        assert "".join(pieces).replace("\n", "") == document.text.replace("\n", "")


def test_every_clause_with_headings_has_an_address_of_its_own_that_leads_back_to_it(documents: Mapping[str, Document]) -> None:
    for document in documents.values():
        for section in sections(document):
            assert bool(section.label) == bool(section.path)
            assert not section.label or find_span(document, section.label) == (section.start, section.end)
            assert section_at(document, section.start) is section


@pytest.mark.parametrize(
    ("doc_id", "asked", "begins"),
    [
        ("zhejiang-2020-27", "四（三）", "（三）构建育训结合的融通服务体系"),
        ("zhejiang-2020-27", "四 (三)", "（三）构建育训结合的融通服务体系"),
        ("zhejiang-2020-27", "第四部分第三条", "（三）构建育训结合的融通服务体系"),
        ("zhejiang-2020-27", "四", "四、深化职业教育体制机制改革"),
        ("hangzhou-2025-61", "二（三）2", "2. 强化扩权增效"),
        ("hangzhou-reform-draft", "（二十）", "（二十）完善职业院校师资成长发展机制"),
        ("shaoxing-five-year-draft", "第十三条", "（十三）强化师资队伍建设"),
        ("shaoxing-five-year-draft", "三", "三、强化企业学校双主体合作"),
        ("shaoxing-five-year-draft", "附件2", "附件2"),
        ("shaoxing-five-year-draft", "附件2第18项", "18 | 对符合条件的产教融合相关用地"),
        ("shaoxing-five-year-draft", "附件1指标说明2", "2.单项指标的赋分原则"),
    ],
)
def test_a_clause_is_found_by_the_ways_people_write_its_number(
    documents: Mapping[str, Document], doc_id: str, asked: str, begins: str
) -> None:
    span = find_span(documents[doc_id], asked)
    assert span is not None
    assert documents[doc_id].text[slice(*span)].startswith(begins)


@pytest.mark.parametrize("asked", ["（三）", "九（九）", "附件3", "附件2第99项", "", "x", "四（三", "<script>"])
def test_what_names_no_clause_or_several_finds_none(documents: Mapping[str, Document], asked: str) -> None:
    assert find_span(documents["zhejiang-2020-27"], asked) is None


def test_every_clause_that_a_rule_names_holds_the_words_it_rests_on(assistant: Assistant) -> None:
    assert assistant.rules is not None
    checked = 0
    for provision in assistant.rules.statutes.every():
        if provision.clause in ("标题", "落款"):  # no clause: the cover and the signature
            continue
        span = find_span(assistant.documents[provision.doc_id], provision.clause)
        assert span is not None, provision
        assert span[0] <= provision.start < provision.end <= span[1], provision
        checked += 1
    assert checked > 30
