"""Places, documents and clauses named in a question."""

import pytest

from assistant.places import elsewhere_in, regions_in, without_regions
from assistant.references import documents_in, numbers_in, without_documents
from index.load import load_manifest

RECORDS = load_manifest()


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("绍兴和杭州有什么不同", ("绍兴", "杭州")),
        ("省里怎么规定", ("浙江",)),
        ("萧山的学校", ("杭州",)),
        ("柯桥的企业", ("绍兴",)),
        ("浙江省杭州市", ("杭州",)),
        ("浙江育英职业技术学院有什么支持", ()),
        ("省级产教融合联盟建几个", ()),
        ("产教融合联盟，省、杭州、绍兴分别打算搞几个", ("浙江", "杭州", "绍兴")),
        ("What about Hangzhou and the province?", ("杭州", "浙江")),
        ("绩效能涨多少", ()),
    ],
)
def test_regions_are_those_asked_about_not_those_in_names(text: str, regions: tuple[str, ...]) -> None:
    assert set(regions_in(text)) == set(regions)


def test_a_question_can_be_asked_again_of_another_place() -> None:
    assert "杭州" not in without_regions("杭州教师每年去企业多久") and "教师每年去企业多久" in without_regions(
        "杭州教师每年去企业多久"
    )


def test_places_without_documents_are_told_apart_by_province() -> None:
    assert elsewhere_in("宁波和深圳") == (("宁波",), ("深圳",))
    assert elsewhere_in("杭州") == ((), ())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("浙政发〔2020〕27号 四(三)", (4, 3)),
        ("四（三）说了什么", (4, 3)),
        ("第五部分第二条", (5, 2)),
        ("（十七）", (17,)),
        ("第十三条", (13,)),
        ("附件1怎么打分", (101,)),
        ("附件二第18项", (102,)),
        ("绍兴任务分解表第9条谁牵头", (102,)),
        ("改革方案第16条", (16,)),
        ("一半的学生", ()),
        ("三四个人", ()),
    ],
)
def test_clause_numbers_are_read_as_people_write_them(text: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "doc_ids"),
    [
        ("浙政发〔2020〕27号", ("zhejiang-2020-27",)),
        ("杭政办函2025 61号谁发的", ("hangzhou-2025-61",)),
        ("绍兴那个五年行动计划", ("shaoxing-five-year-draft",)),
        ("高地那个通知", ("zhejiang-highland-draft",)),
        ("绍兴的那份行动计划", ("shaoxing-five-year-draft",)),
        ("国发〔2019〕4号", ()),
        ("深化职教改革方案", ("hangzhou-reform-draft",)),
        ("绩效工资", ()),
    ],
)
def test_documents_are_found_by_number_title_or_customary_name(text: str, doc_ids: tuple[str, ...]) -> None:
    assert documents_in(text, RECORDS) == doc_ids


def test_what_is_asked_of_a_document_is_left_when_its_name_is_taken_out() -> None:
    assert without_documents("杭政办函〔2025〕61号谁来牵头", RECORDS) == "谁来牵头"
