"""The corpus is refused unless every byte is as the manifest says, in one line that names the thing that is wrong."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from index.errors import CorpusError
from index.load import CORPUS, REGIONS, load_documents, load_manifest
from index.types import Status
from tests.index.corpora import TEXT, table, write_corpus


def refusal(corpus: Path) -> str:
    """The message with which a corpus is refused: one line, whatever is wrong."""
    with pytest.raises(CorpusError) as caught:
        load_documents(corpus)
    message = str(caught.value)
    assert message
    assert "\n" not in message
    return message


def test_a_corpus_of_ones_own_loads(tmp_path: Path) -> None:
    (document,) = load_documents(write_corpus(tmp_path / "corpus"))
    assert (document.doc_id, document.record.region, document.record.number) == ("measures", "杭州", None)
    assert document.text.startswith("某市职业教育办法\n一、总则")


def test_the_bytes_of_the_corpus_are_those_of_the_manifest() -> None:
    for record in load_manifest():
        raw = (CORPUS / "documents" / f"{record.doc_id}.txt").read_bytes()
        assert hashlib.sha256(raw).hexdigest() == record.sha256


@pytest.mark.parametrize("change", [b"\n", b"\0", b" "])
def test_a_changed_file_is_named_with_both_hashes(tmp_path: Path, change: bytes) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    path = corpus / "documents" / "measures.txt"
    path.write_bytes(path.read_bytes() + change)
    message = refusal(corpus)
    assert str(path) in message
    assert hashlib.sha256(path.read_bytes()).hexdigest() in message
    assert hashlib.sha256(TEXT.encode()).hexdigest() in message


@pytest.mark.parametrize("raw", ["某市办法".encode("gb18030"), b"\xff\xfe\x00", "某市".encode()[:-1]])
def test_a_file_that_is_not_utf8_is_named_with_the_byte(tmp_path: Path, raw: bytes) -> None:
    message = refusal(write_corpus(tmp_path / "corpus", text=raw))
    assert "measures.txt" in message
    assert "not UTF-8 at byte" in message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "documents" / "measures.txt").unlink()
    message = refusal(corpus)
    assert "measures.txt" in message
    assert "not found" in message


def test_a_file_that_the_manifest_does_not_know_is_named(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "documents" / "stranger.txt").write_text("谁？", encoding="utf-8")
    assert "stranger" in refusal(corpus)


@pytest.mark.parametrize("doc_id", ['"浙江 2020"', '"a/b"', '"../a"', '"a b"', '""'])
def test_an_id_that_is_no_file_name_is_refused(tmp_path: Path, doc_id: str) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    with (corpus / "manifest.toml").open("a", encoding="utf-8") as manifest:
        manifest.write(table(doc_id, b""))
    assert "is no document id" in refusal(corpus)


@pytest.mark.parametrize("key", ["title", "short_title", "title_en", "issuer", "region", "issued", "source", "sha256"])
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    message = refusal(write_corpus(tmp_path / "corpus", **{key: None}))
    assert "[measures]" in message
    assert repr(key) in message


def test_an_unknown_key_is_named_with_the_known_ones(tmp_path: Path) -> None:
    message = refusal(write_corpus(tmp_path / "corpus", expires="2027-12-31"))
    assert "'expires'" in message
    assert "effective_to" in message


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("title", "7", "str"),
        ("issued", '"yes"', "bool"),
        ("issued", "1", "bool"),
        ("target_year", "true", "int"),
        ("target_year", '"2025"', "int"),
        ("signed", '"2025-01-01"', "date"),
        ("effective_to", "2027", "date"),
        ("aliases", '"办法"', "list"),
    ],
)
def test_a_value_of_a_wrong_type_is_named_with_the_right_one(tmp_path: Path, key: str, value: str, expected: str) -> None:
    message = refusal(write_corpus(tmp_path / "corpus", **{key: value}))
    assert f"[measures] {key}" in message
    assert f"expected {expected}" in message


@pytest.mark.parametrize(
    ("relation", "named"),
    [
        ('{ kind = "repeals", target = "x", note = "" }', "repeals"),
        ('{ kind = "implements" }', "kind, target and note"),
        ('"x"', "x"),
    ],
)
def test_a_malformed_relation_is_named(tmp_path: Path, relation: str, named: str) -> None:
    assert named in refusal(write_corpus(tmp_path / "corpus", relations=f"[{relation}]"))


def test_a_number_must_be_stated_in_a_known_document(tmp_path: Path) -> None:
    assert "nowhere" in refusal(write_corpus(tmp_path / "corpus", number='"某政〔2025〕1号"', number_source='"nowhere"'))


@pytest.mark.parametrize("content", [b"[a\n", b"\xff", b"title = 1\n", b""])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "manifest.toml").write_bytes(content)
    assert "manifest.toml" in refusal(corpus)


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    message = refusal(tmp_path)
    assert str(tmp_path / "manifest.toml") in message
    assert "not found" in message


def test_the_manifest_states_the_five_documents_as_they_are() -> None:
    facts = {record.doc_id: (record.region, record.issued, record.number, record.effective_to) for record in load_manifest()}
    assert facts == {
        "zhejiang-2020-27": ("浙江", True, "浙政发〔2020〕27号", None),
        "shaoxing-five-year-draft": ("绍兴", False, None, None),
        "hangzhou-2025-61": ("杭州", True, "杭政办函〔2025〕61号", date(2027, 12, 31)),
        "hangzhou-reform-draft": ("杭州", False, None, None),
        "zhejiang-highland-draft": ("浙江", False, None, None),
    }
    assert {region for region, *_ in facts.values()} == set(REGIONS)


def test_a_number_that_the_document_itself_does_not_state_says_where_it_is_stated() -> None:
    texts = {document.doc_id: document for document in load_documents()}
    for document in texts.values():
        number, source = document.record.number, document.record.number_source
        if number is not None:
            assert number in (texts[source] if source else document).text


@pytest.mark.parametrize(
    ("doc_id", "day", "status"),
    [
        ("hangzhou-2025-61", date(2025, 12, 23), Status.NOT_YET_IN_FORCE),
        ("hangzhou-2025-61", date(2025, 12, 24), Status.IN_FORCE),
        ("hangzhou-2025-61", date(2027, 12, 31), Status.IN_FORCE),
        ("hangzhou-2025-61", date(2028, 1, 1), Status.EXPIRED),
        ("zhejiang-2020-27", date(2020, 11, 5), Status.NOT_YET_IN_FORCE),
        ("zhejiang-2020-27", date(2020, 11, 6), Status.IN_FORCE),
        ("zhejiang-2020-27", date(2099, 1, 1), Status.IN_FORCE),
        ("hangzhou-reform-draft", date(2026, 11, 22), Status.DRAFT),
    ],
)
def test_the_status_changes_on_the_day_it_is_stated_to(doc_id: str, day: date, status: Status) -> None:
    records = {record.doc_id: record for record in load_manifest()}
    assert records[doc_id].status_on(day) is status
