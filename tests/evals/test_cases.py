"""The suites as they stand, and what the loader refuses."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evals.cases import CaseError, gold_spans, load_cases, suite_names
from index.chunk import split_passages
from index.load import load_documents
from index.types import Document

GOOD = {"id": "x-1", "question": "外快能挣吗", "kind": "refusal", "gold": [], "split": "dev"}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {document.doc_id: document for document in load_documents()}


def test_all_suites_load_with_ids_of_their_own() -> None:
    cases = load_cases()
    assert set(suite_names()) == {case.suite for case in cases}
    assert len({case.id for case in cases}) == len(cases) >= 120


@pytest.mark.parametrize("name", suite_names())
def test_enough_cases_are_kept_for_the_test(name: str) -> None:
    splits = [case.split for case in load_cases([name])]
    assert 0.3 <= splits.count("test") / len(splits) <= 0.4


def test_the_splits_make_up_the_whole() -> None:
    assert Counter(case.id for split in ("dev", "test") for case in load_cases(split=split)) == Counter(
        case.id for case in load_cases()
    )


def test_every_gold_quote_stands_in_its_document_exactly_once_and_some_passage_holds_it(documents: dict[str, Document]) -> None:
    from evals.metrics import hits

    passages = {doc_id: split_passages(document) for doc_id, document in documents.items()}
    for case in load_cases():
        for group in gold_spans(case, documents):
            for span in group:
                assert any(hits(passage, span) for passage in passages[span.doc_id]), case.id


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[]", "no JSON object"),
        (json.dumps({**GOOD, "kind": "guess"}), "kind 'guess'"),
        (json.dumps({**GOOD, "split": "train"}), "split 'train'"),
        (json.dumps({**GOOD, "region": "宁波"}, ensure_ascii=False), "region '宁波'"),
        (json.dumps({**GOOD, "as_of": "2026-02-30"}), "as_of '2026-02-30'"),
        (json.dumps({**GOOD, "colour": 1}), "unknown key 'colour'"),
        (json.dumps({**GOOD, "gold": [[]]}), "gold is a list of groups"),
        (json.dumps({**GOOD, "kind": "answer"}), "with 0 gold groups"),
        (json.dumps({**GOOD, "must_say": "50%"}), "expected a list"),
        (json.dumps({**GOOD, "figures": [["五", "元"]]}, ensure_ascii=False), "decimal number"),
        (json.dumps({"id": "x"}), "lacks 'question'"),
    ],
)
def test_a_line_that_is_no_case_is_refused_with_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "odd.jsonl").write_text(f"{json.dumps(GOOD)}\n{line}\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"odd\.jsonl:2: ") as refused:
        load_cases(folder=tmp_path)
    assert message in str(refused.value)


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(GOOD), encoding="utf-8")
    with pytest.raises(CaseError, match=r"two\.jsonl:1.*one\.jsonl:1"):
        load_cases(folder=tmp_path)


def test_an_unknown_suite_or_quote_is_refused(tmp_path: Path, documents: dict[str, Document]) -> None:
    with pytest.raises(CaseError, match="no suite 'nothing'"):
        load_cases(["nothing"])
    gold = [[{"doc_id": "zhejiang-2020-27", "quote": "月球基地"}]]
    (tmp_path / "odd.jsonl").write_text(json.dumps({**GOOD, "kind": "answer", "gold": gold}), encoding="utf-8")
    (case,) = load_cases(folder=tmp_path)
    with pytest.raises(CaseError, match=r"odd\.jsonl:1.*does not stand"):
        gold_spans(case, documents)
