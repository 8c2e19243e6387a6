"""What an address of the library opens, and what a search finds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sections import sections
from assistant.web.frame import query_of
from assistant.web.library.look import LONGEST_WORDS, look_at
from assistant.web.library.search import extracts, find
from index.load import load_documents
from tests.web.doubles import DOCUMENT, HOSTILE

DOCUMENTS = {document.doc_id: document for document in load_documents()}
PLAN = "zhejiang-2020-27"
_KEYS = st.sampled_from(["doc", "clause", "at", "q", "hit", "region", "status", "visit", "x"])
_VALUES = st.one_of(
    st.sampled_from([*DOCUMENTS, "四（三）", "附件2第18项", "3157-3497", "9-1", "杭州", "draft", "../../etc/passwd", HOSTILE]),
    st.text(max_size=200),
)


@given(st.dictionaries(_KEYS, _VALUES))
def test_whatever_an_address_says_it_opens_something_whose_own_address_opens_it_again(query: Mapping[str, str]) -> None:
    look = look_at(query, DOCUMENTS, 1)
    assert look.doc_id in ("", *DOCUMENTS)
    again = look_at(query_of(look.address), DOCUMENTS, 1)
    assert (again.doc_id, again.clause, again.span, again.words, again.hit) == (
        (look.doc_id, look.clause, look.span, look.words, look.hit if look.doc_id else 0)
    )
    assert again.lost is None


def test_every_clause_can_be_addressed_by_its_number_and_by_its_span() -> None:
    for doc_id, document in DOCUMENTS.items():
        for section in sections(document):
            by_span = look_at({"doc": doc_id, "at": f"{section.start}-{section.end}"}, DOCUMENTS, 1)
            assert (by_span.span.start, by_span.span.end) == (section.start, section.end)
            if section.label:
                assert look_at({"doc": doc_id, "clause": section.label}, DOCUMENTS, 1).clause == section.label


def test_a_row_is_highlighted_and_keeps_the_address_it_was_opened_by() -> None:
    look = look_at({"doc": "shaoxing-five-year-draft", "clause": "附件2第18项"}, DOCUMENTS, 1)
    assert DOCUMENTS[look.doc_id].text[look.span.start : look.span.end].startswith("18 | ")
    assert query_of(look.address)["clause"] == "附件2第18项"


@pytest.mark.parametrize(
    ("query", "lost"),
    [
        ({"doc": "../../etc/passwd"}, ("document", "../../etc/passwd")),
        ({"doc": PLAN, "clause": "九（九）"}, ("clause", "九（九）")),
        ({"doc": PLAN, "at": "5-3"}, ("span", "5-3")),
        ({"doc": PLAN, "at": "0-99999999"}, ("span", "0-99999999")),
        ({"doc": PLAN, "at": "-1-5"}, ("span", "-1-5")),
    ],
)
def test_what_is_not_there_is_named(query: Mapping[str, str], lost: tuple[str, str]) -> None:
    assert look_at(query, DOCUMENTS, 1).lost == lost


def test_words_to_search_for_are_one_line_of_bounded_length() -> None:
    assert look_at({"q": "a\nb\x00"}, DOCUMENTS, 1).words == "a b\ufffd"
    assert len(look_at({"q": "长" * 9000}, DOCUMENTS, 1).words) == LONGEST_WORDS


@given(st.data())
def test_a_search_finds_every_place_that_has_the_words_and_no_other(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from([*DOCUMENTS.values(), DOCUMENT]))
    start = data.draw(st.integers(0, len(document.text) - 8))
    word = document.text[start : start + data.draw(st.integers(2, 6))]
    if not word.isalnum():
        return
    hits = find(document, word)
    assert any(hit.start == start for hit in hits) or word in document.text[start - len(word) + 1 : start + len(word) - 1]
    assert all(document.text[hit.start : hit.end].casefold() == word.casefold() for hit in hits)
    assert [hit.hit for hit in hits] == list(range(1, len(hits) + 1))
    shown = [hit for extract in extracts(document, hits) for hit in extract.hits]
    assert shown == list(hits)


def test_several_words_are_found_in_clauses_that_have_them_all() -> None:
    document = DOCUMENTS["hangzhou-reform-draft"]
    hits = find(document, "实习 最低工资")
    assert {document.text[hit.start : hit.end] for hit in hits} == {"实习", "最低工资"}
    assert len(hits) < len(find(document, "实习")) + len(find(document, "最低工资"))
    assert find(document, "实习 不在任何一条") == ()


@pytest.mark.parametrize(("words", "same"), [("實習", "实习"), ("１＋Ｘ", "1+X"), ("1+x", "1+X")])
def test_traditional_and_full_width_characters_find_the_same(words: str, same: str) -> None:
    document = DOCUMENTS["shaoxing-five-year-draft"]
    assert find(document, words) == find(document, same) != ()


@pytest.mark.parametrize("words", ["", " ", "(", ".*", "[", "\\", "\ud800"])
def test_a_search_takes_words_literally(words: str) -> None:
    for document in DOCUMENTS.values():
        assert len(find(document, words)) == (document.text.count(words) if words.strip() else 0)


def test_a_document_of_the_double_is_found_through_its_hostile_text() -> None:
    assert find(DOCUMENT, "onerror")
