"""The documents and their clauses as data: every clause can be addressed, and is its document's text at its span."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.catalogue import clause, clauses, entries, entry, path_of, read_path, search
from assistant.errors import NotFound
from index.search import PolicyIndex

DAY = date(2026, 11, 22)


def test_every_clause_listed_is_read_back_by_its_path(index: PolicyIndex) -> None:
    for found in entries(index, DAY):
        listed = clauses(index, found.doc_id, DAY)
        assert listed and len({one.path for one in listed}) == len(listed)
        for one in listed:
            again = clause(index, found.doc_id, one.path, DAY)
            text = index.documents[found.doc_id].text
            assert text[again.start : again.end] == again.text and again.start <= one.start and one.end <= again.end


def test_a_path_may_be_written_as_officials_write_it(index: PolicyIndex) -> None:
    wanted = clause(index, "zhejiang-2020-27", "4.3", DAY)
    assert "50%" in wanted.text and wanted.label == "四（三）" and wanted.path == "4.3"
    assert clause(index, "zhejiang-2020-27", "四（三）", DAY) == wanted
    assert clause(index, "shaoxing-five-year-draft", "（九）", DAY).path == "3.9"
    section = clause(index, "zhejiang-2020-27", "4", DAY)
    assert section.path == "4" and section.start <= wanted.start and wanted.end <= section.end
    assert clause(index, "shaoxing-five-year-draft", "附件1", DAY).path.startswith("annex1")


def test_paths_round_trip() -> None:
    for numbers in ((1,), (4, 3), (2, 1, 4), (101,), (102, 7)):
        assert read_path(path_of(numbers)) == numbers
    assert read_path("no path") == () and path_of(()) == ""


@pytest.mark.parametrize("path", ["9.9", "", "0", "../../etc/passwd", "4.3.3.3.3", "annex9", "x" * 500])
def test_a_clause_that_is_not_there_is_named_shortly(index: PolicyIndex, path: str) -> None:
    with pytest.raises(NotFound) as caught:
        clause(index, "zhejiang-2020-27", path, DAY)
    assert len(str(caught.value)) < 500 and "4.3" in str(caught.value)


def test_an_unknown_document_is_named(index: PolicyIndex) -> None:
    with pytest.raises(NotFound, match="zhejiang-2020-27"):
        entry(index, "nowhere", DAY)


def test_status_is_that_of_the_day(index: PolicyIndex) -> None:
    assert entry(index, "hangzhou-2025-61", DAY).status == "in_force"
    assert entry(index, "hangzhou-2025-61", date(2028, 1, 1)).status == "expired"


def test_a_search_gives_clauses_best_first_with_their_spans(index: PolicyIndex) -> None:
    found = search(index, "绩效工资最多可以上浮多少", DAY, limit=5)
    assert found[0].doc_id == "zhejiang-2020-27" and found[0].path == "4.3" and len(found) == 5
    assert [one.score for one in found] == sorted((one.score or 0 for one in found), reverse=True)
    assert all(index.documents[one.doc_id].text[one.start : one.end] == one.text for one in found)
    assert search(index, "教师企业实践", DAY, region="杭州")[0].region == "杭州"
