"""Passages are spans of their document, together the whole of it, and none is cut in mid-sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.chunk import sentences, split_passages
from index.load import load_manifest
from index.outline import outline
from index.tables import cells
from index.types import Document, Passage, PassageKind
from tests.index.outlines import LINES
from tests.index.test_outline import document_of

DOC_IDS = [record.doc_id for record in load_manifest()]
SENTENCE_ENDS = "。！？；"
CLOSING = "”’）》"


def assert_whole(document: Document, found: Sequence[Passage]) -> None:
    """Every character is in one passage or one heading line, or is a line break between two."""
    spans = sorted([(p.start, p.end) for p in found] + [(h.start, h.end) for h in outline(document)[1]])
    at = 0
    for start, end in spans:
        assert start >= at, "passages overlap"
        assert not document.text[at:start].strip("\n"), f"lost: {document.text[at:start]!r}"
        at = end
    assert not document.text[at:].strip("\n"), f"lost: {document.text[at:]!r}"


def assert_whole_sentences(document: Document, found: Sequence[Passage]) -> None:
    for passage in found:
        ends_line = document.text[passage.end : passage.end + 1] in ("", "\n")
        ends_sentence = passage.text.rstrip(CLOSING).endswith(tuple(SENTENCE_ENDS))
        responsible_next = document.text.startswith(("（责任单位", "(责任单位"), passage.end)
        assert ends_line or ends_sentence or responsible_next, f"cut in mid-sentence: …{passage.text[-20:]!r}"


@pytest.mark.parametrize("doc_id", DOC_IDS)
def test_a_passage_is_its_span(documents: Mapping[str, Document], passages: Mapping[str, Sequence[Passage]], doc_id: str) -> None:
    for passage in passages[doc_id]:
        assert passage.text == documents[doc_id].text[passage.start : passage.end]
        assert passage.text.strip() == passage.text
        assert passage.doc_id == doc_id


@pytest.mark.parametrize("doc_id", DOC_IDS)
def test_passages_and_headings_are_the_whole_document(
    documents: Mapping[str, Document], passages: Mapping[str, Sequence[Passage]], doc_id: str
) -> None:
    assert_whole(documents[doc_id], passages[doc_id])


@pytest.mark.parametrize("doc_id", DOC_IDS)
def test_no_passage_is_cut_in_mid_sentence(
    documents: Mapping[str, Document], passages: Mapping[str, Sequence[Passage]], doc_id: str
) -> None:
    assert_whole_sentences(documents[doc_id], passages[doc_id])


@settings(max_examples=60)
@given(LINES)
def test_the_same_holds_for_any_outline(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    found = split_passages(document)
    assert all(passage.text == document.text[passage.start : passage.end] for passage in found)
    assert_whole(document, found)
    assert_whole_sentences(document, found)
    assert [passage.start for passage in found] == sorted(passage.start for passage in found)


@given(st.text(alphabet="学校应当实习。！？；”（），", max_size=80))
def test_sentences_follow_on_each_other_without_a_gap(text: str) -> None:
    spans = list(sentences(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in spans) == text
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]


@pytest.mark.parametrize("doc_id", DOC_IDS)
def test_passages_are_short_enough_to_be_read_and_long_enough_to_stand_alone(
    passages: Mapping[str, Sequence[Passage]], doc_id: str
) -> None:
    """A long one is a single sentence that cannot be cut."""
    for passage in passages[doc_id]:
        if passage.kind is PassageKind.CLAUSE:
            within = [span for span in sentences(passage.text, 0, len(passage.text)) if span[1] - span[0] > 15]
            assert len(passage.text) <= 220 or len(within) <= 2, passage.text
            assert len(passage.text) >= 10 or passage.text.endswith("："), passage.text


def test_every_table_row_knows_its_columns(passages: Mapping[str, Sequence[Passage]]) -> None:
    rows = [passage for found in passages.values() for passage in found if passage.kind is PassageKind.TABLE_ROW]
    assert len(rows) == 44 + 20
    for row in rows:
        assert len(cells(row.text)) == len(row.columns) == 4
    assert {row.columns[0] for row in rows} == {"一级指标", "序号"}


def test_an_indicator_knows_its_groups(passages: Mapping[str, Sequence[Passage]]) -> None:
    (row,) = [passage for passage in passages["shaoxing-five-year-draft"] if "技术创新成果数" in passage.text]
    assert row.path == ("附件1：学校产教融合评价指标体系", "合作发展（22%）", "助力产业发展(6%)")


def test_passages_other_than_rows_have_no_columns(passages: Mapping[str, Sequence[Passage]]) -> None:
    for found in passages.values():
        assert all(not passage.columns for passage in found if passage.kind is not PassageKind.TABLE_ROW)


def test_the_decisive_sentence_and_its_condition_stand_in_one_passage(passages: Mapping[str, Sequence[Passage]]) -> None:
    (passage,) = [p for p in passages["zhejiang-2020-27"] if "最高可上浮50%" in p.text]
    assert "在国有净资产不减少的前提下" in passage.text
    assert passage.path[-1] == "（三）构建育训结合的融通服务体系"
    assert passage.numbers == (4, 3)


def test_keys_are_unique(passages: Mapping[str, Sequence[Passage]]) -> None:
    keys = [passage.key for found in passages.values() for passage in found]
    assert len(set(keys)) == len(keys)
