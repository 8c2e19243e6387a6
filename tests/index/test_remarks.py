"""Remarks stand on words of their document and say what a reader must not miss, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from index.errors import CorpusError
from index.load import CORPUS
from index.remarks import load_remarks
from index.types import Document

GOOD = '[[remark]]\ndoc_id = "measures"\nquote = "最高可上浮50%"\nkind = "scope"\ntext = "上限"\ntext_en = "a ceiling"\n'


@pytest.fixture
def document(documents: Mapping[str, Document]) -> Mapping[str, Document]:
    return {"measures": Document(documents["zhejiang-2020-27"].record, "绩效工资总量最高可上浮50%。学校、学校。")}


def test_every_remark_stands_on_words_of_its_document(documents: Mapping[str, Document]) -> None:
    remarks = load_remarks(CORPUS, documents)
    assert remarks
    for remark in remarks:
        assert documents[remark.doc_id].text[remark.start : remark.end].strip()
        assert remark.text.strip()
        assert remark.text_en.strip()
        assert remark.text_en.isascii() or not any("\u4e00" <= char <= "\u9fff" for char in remark.text_en)


@pytest.mark.parametrize(
    ("doc_id", "words", "said"),
    [
        ("shaoxing-five-year-draft", "应纳税额时扣除", "应纳税所得额"),
        ("zhejiang-2020-27", "最高可上浮50%", "上限"),
        ("hangzhou-reform-draft", "当地最低工资25%的标准", "没有写明"),
        ("hangzhou-reform-draft", "不超过30%的比例", "没有写明"),
        ("zhejiang-2020-27", "职工总数的2%—3%", ""),
    ],
)
def test_the_traps_of_the_documents_carry_a_remark(documents: Mapping[str, Document], doc_id: str, words: str, said: str) -> None:
    at = documents[doc_id].text.index(words)
    here = [r for r in load_remarks(CORPUS, documents) if r.doc_id == doc_id and r.start <= at < r.end]
    assert any(said in remark.text for remark in here)


def test_a_corpus_without_remarks_has_none(tmp_path: Path, document: Mapping[str, Document]) -> None:
    assert load_remarks(tmp_path, document) == ()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("measures", "other", "'other' is no document"),
        ("上浮50%", "上浮60%", "does not stand in the document"),
        ("最高可上浮50%", "学校", "more than once"),
        ('kind = "scope"', 'kind = "opinion"', "kind is one of"),
        ('text = "上限"\n', "", "entry 1"),
        ("[[remark]]", "[[remark]", "not readable as TOML"),
    ],
)
def test_a_remark_that_is_wrong_is_named(
    tmp_path: Path, document: Mapping[str, Document], old: str, new: str, named: str
) -> None:
    (tmp_path / "remarks.toml").write_text(GOOD, encoding="utf-8")
    assert len(load_remarks(tmp_path, document)) == 1
    (tmp_path / "remarks.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        load_remarks(tmp_path, document)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", ["remark = 1\n", GOOD.replace('"最高可上浮50%"', "50")])
def test_a_remark_of_a_wrong_type_is_named(tmp_path: Path, document: Mapping[str, Document], content: str) -> None:
    (tmp_path / "remarks.toml").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError):
        load_remarks(tmp_path, document)
