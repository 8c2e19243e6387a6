"""Lay words lead to the words of the documents, longest first, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import CorpusError
from index.glossary import Glossary, Term, load_glossary
from index.load import CORPUS
from index.types import Card, Document

GLOSSARY = load_glossary(CORPUS)


def official(question: str, glossary: Glossary = GLOSSARY) -> set[str]:
    return {word for expansion in glossary.expand(question) for word in expansion.official}


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("老师在外面接外快可以吗", "兼职报酬"),
        ("两边拿工资行不行", "兼职兼薪"),
        ("how much can performance pay rise", "绩效工资"),
        ("may I keep income from MOONLIGHTING?", "兼职报酬"),
        ("do patents bring royalties", "科研成果转化奖励"),
        ("1+x是什么", "1+X"),
    ],
)
def test_what_people_say_leads_to_what_the_documents_say(question: str, term: str) -> None:
    assert any(term in word for word in official(question)), GLOSSARY.expand(question)


def test_official_words_stand_in_the_documents(documents: Mapping[str, Document], cards: tuple[Card, ...]) -> None:
    """An expansion to a word that no document holds finds nothing."""
    texts = "".join(document.text + document.record.title + (document.record.number or "") for document in documents.values())
    squeezed = "".join(texts.split())
    strangers = {word for term in GLOSSARY.terms for word in term.official if "".join(word.split()) not in squeezed}
    assert strangers == set()


def test_no_lay_word_is_its_own_official_word() -> None:
    assert [word for term in GLOSSARY.terms for word in term.lay if word in term.official] == []


def test_the_longest_word_wins_and_each_stretch_counts_once() -> None:
    glossary = Glossary((Term(("绩效",), ("甲",), ()), Term(("绩效工资",), ("乙",), ())))
    found = [(expansion.found, expansion.official) for expansion in glossary.expand("绩效工资和绩效")]
    assert found == [("绩效工资", ("乙",)), ("绩效", ("甲",))]


def test_an_english_phrase_is_found_in_any_number_and_case_but_not_inside_a_word() -> None:
    glossary = Glossary((Term((), ("实习",), ("internship", "intern")),))
    assert official("Internships?", glossary) == official("two interns", glossary) == {"实习"}
    assert official("international", glossary) == set()


@given(st.text())
def test_any_question_can_be_expanded(question: str) -> None:
    for expansion in GLOSSARY.expand(question):
        assert expansion.found
        assert expansion.official


def test_a_corpus_without_a_glossary_has_an_empty_one(tmp_path: Path) -> None:
    assert load_glossary(tmp_path).expand("外快 moonlighting") == ()


@pytest.mark.parametrize(
    "content",
    [
        "[[term]]\nlay = ['外快']\n",
        "[[term]]\nofficial = ['兼职报酬']\nslang = ['x']\n",
        "[[term]]\nofficial = '兼职报酬'\n",
        "[[term]]\nofficial = ['']\n",
        "[[term]]\nofficial = ['兼职报酬']\nlay = [1]\n",
        "[[term]\n",
    ],
)
def test_a_malformed_entry_is_refused_in_one_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "glossary.toml").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        load_glossary(tmp_path)
    assert "glossary.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_terms_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_text("term = 1\n", encoding="utf-8")
    with pytest.raises(CorpusError):
        load_glossary(tmp_path)


def test_a_word_of_both_languages_is_expanded_once() -> None:
    assert len(GLOSSARY.expand("1+x是什么")) == 1
