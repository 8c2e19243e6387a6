"""Every line of a document is a heading or stands under the headings it belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given

from index.load import load_manifest
from index.normalise import normalise
from index.outline import NUMERAL, outline, read_numeral
from index.types import Document, Heading, PassageKind
from tests.index.outlines import LINES

NUMERALS = "一二三四五六七八九"


def written(number: int) -> str:
    """1…99 as a clause numeral."""
    tens, ones = divmod(number, 10)
    return {0: "", 1: "十"}.get(tens, NUMERALS[tens - 1] + "十") + (NUMERALS[ones - 1] if ones else "")


def document_of(text: str) -> Document:
    return Document(replace(load_manifest()[0], doc_id="made"), normalise(text))


def headings_above(document: Document, words: str) -> tuple[Heading, ...]:
    """The path of the paragraph that holds `words`."""
    at = document.text.index(words)
    return next(block.path for block in outline(document)[0] if block.start <= at < block.end)


@pytest.mark.parametrize("number", range(1, 100))
def test_every_clause_numeral_is_read(number: int) -> None:
    assert read_numeral(written(number)) == number


def test_what_counts_as_a_clause_numeral_is_exactly_what_can_be_read() -> None:
    """一二 and 十十 are none: they once crashed the outline, and questions that hold them."""
    runs = ["".join(run) for size in (1, 2, 3) for run in product(f"{NUMERALS}十", repeat=size)]
    assert {run for run in runs if re.fullmatch(NUMERAL, run)} == {written(number) for number in range(1, 100)}


@pytest.mark.parametrize("doc_id", [record.doc_id for record in load_manifest()])
def test_blocks_headings_and_line_breaks_are_the_whole_document(documents: Mapping[str, Document], doc_id: str) -> None:
    assert_partition(documents[doc_id])


@given(LINES)
def test_the_same_holds_for_any_text_and_its_paths_go_inwards(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    assert_partition(document)
    blocks, headings = outline(document)
    for block in blocks:
        depths = [heading.depth for heading in block.path]
        assert depths == sorted(set(depths))
        assert all(heading.start <= block.start for heading in block.path)
    for heading in [*headings, *(above for block in blocks for above in block.path)]:
        assert document.text[heading.start : heading.end].replace("\n", "").startswith(heading.text)


def assert_partition(document: Document) -> None:
    blocks, headings = outline(document)
    spans = sorted([(block.start, block.end) for block in blocks] + [(heading.start, heading.end) for heading in headings])
    at = 0
    for start, end in spans:
        assert start >= at, "spans overlap"
        assert not document.text[at:start].strip("\n"), "text outside every span"
        assert end > start
        at = end
    assert not document.text[at:].strip("\n")


@pytest.mark.parametrize(
    ("doc_id", "words", "numbers"),
    [
        ("zhejiang-2020-27", "经批准后绩效工资总量最高可上浮50%", (4, 3)),
        ("zhejiang-2020-27", "按职工总数的2%—3%", (3, 4)),
        ("zhejiang-2020-27", "每学年不低于1.2万元", (5, 2)),
        ("shaoxing-five-year-draft", "不超过工资薪金总额8%", (3, 9)),
        ("shaoxing-five-year-draft", "每5年累计不少于半年", (4, 13)),
        ("shaoxing-five-year-draft", "营造产教融合发展良好环境", (6,)),
        ("hangzhou-2025-61", "推进实施社会服务能力提升工程", (2, 3, 2)),
        ("hangzhou-2025-61", "本方案自2025年12月24日起施行", (3,)),
        ("hangzhou-reform-draft", "当地最低工资25%", (5, 12)),
        ("hangzhou-reform-draft", "不超过30%的比例", (6, 17)),
        ("hangzhou-reform-draft", "各级媒体要主动宣传", (8, 23)),
        ("zhejiang-highland-draft", "分步落实到位", (4, 2)),
        ("shaoxing-five-year-draft", "技术创新成果数", (101,)),
        ("shaoxing-five-year-draft", "争取省级名校立项建设单位", (102,)),
    ],
)
def test_a_clause_has_the_number_that_people_quote(
    documents: Mapping[str, Document], doc_id: str, words: str, numbers: tuple[int, ...]
) -> None:
    assert tuple(heading.number for heading in headings_above(documents[doc_id], words)) == numbers


def test_a_path_reads_like_the_headings_of_the_document(documents: Mapping[str, Document]) -> None:
    above = headings_above(documents["zhejiang-2020-27"], "经批准后绩效工资总量最高可上浮50%")
    assert [heading.text for heading in above] == ["四、深化职业教育体制机制改革", "（三）构建育训结合的融通服务体系"]


@pytest.mark.parametrize("doc_id", [record.doc_id for record in load_manifest()])
def test_clauses_of_one_level_are_numbered_one_by_one(documents: Mapping[str, Document], doc_id: str) -> None:
    """A number left out would be a heading that was not recognised."""
    blocks, headings = outline(documents[doc_id])
    seen = {(heading.depth, heading.start): heading for block in blocks for heading in block.path}
    seen |= {(heading.depth, heading.start): heading for heading in headings}
    top = [heading.number for (depth, _), heading in sorted(seen.items()) if depth == 1 and (heading.number or 0) < 100]
    assert top == list(range(1, len(top) + 1))
    second = [heading.number for (depth, _), heading in sorted(seen.items()) if depth == 2]
    for before, after in pairwise(second):
        assert after in (1, (before or 0) + 1)


def test_cover_and_signature_are_known_as_such(documents: Mapping[str, Document]) -> None:
    kinds = {
        line: block.kind
        for document in documents.values()
        for block in outline(document)[0]
        for line in (document.text[block.start : block.end],)
    }
    assert kinds["浙江省人民政府"] is PassageKind.FRONT_MATTER
    assert kinds["（征求意见稿）"] is PassageKind.FRONT_MATTER
    assert kinds["浙江省人民政府办公厅2020年11月16日印发"] is PassageKind.BACK_MATTER
    assert kinds["附件2：绍兴市深化产教融合重点任务分解表"] is PassageKind.BACK_MATTER


def test_a_table_between_an_annex_and_the_next_line_is_not_swallowed_by_its_heading() -> None:
    document = document_of("附件1：\n\t序号\n\t任务\n\n\t1\n\t甲\n\n说明如下。\n")
    assert_partition(document)
    assert [heading.text for heading in outline(document)[1]] == ["附件1：", "序号 | 任务"]


@pytest.mark.parametrize("line", ["一二、甲", "十十、甲", "（三四）甲"])
def test_a_line_that_begins_with_an_odd_numeral_is_text(line: str) -> None:
    document = document_of(f"一、总则\n{line}。\n")
    assert_partition(document)
    assert [heading.number for heading in headings_above(document, line)] == [1]
