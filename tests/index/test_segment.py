"""One tokeniser for passages and queries: the corpus's terms are whole, no character of a question crashes it."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import segment
from index.errors import CorpusError
from index.load import CORPUS
from index.search import PolicyIndex
from index.segment import STOP_WORDS, Segmenter, compact_dictionary, sound_table

ENDINGS = ("ing", "ies", "ations", "ments", "fully", "ness", "ization", "ed")


@pytest.fixture(scope="module")
def segmenter(index: PolicyIndex) -> Segmenter:
    return index.segmenter


@pytest.mark.parametrize("term", ["绩效工资", "双师型", "企业实践", "兼职报酬", "产业教授"])
def test_a_term_of_the_corpus_is_one_word(segmenter: Segmenter, term: str) -> None:
    assert term in segmenter.words(f"学校{term}办法")


def test_words_are_lower_case_and_without_stop_words(segmenter: Segmenter) -> None:
    assert segmenter.words("什么 是 THE 1+X 证书？") == ["1+x", "证书"]
    assert not set(segmenter.words("老师的绩效工资可以上浮多少吗")) & STOP_WORDS


@pytest.mark.parametrize("text", ["1.2万元", "50%", "2%—3%"])
def test_a_figure_keeps_its_decimal_point_and_sign(segmenter: Segmenter, text: str) -> None:
    first = {"1.2万元": "1.2", "50%": "50%", "2%—3%": "2%"}[text]
    assert segmenter.words(text)[0] == first
    assert segmenter.bigrams(text)[0] == first


def test_bigrams_overlap_within_a_run_and_do_not_cross_its_ends(segmenter: Segmenter) -> None:
    assert segmenter.bigrams("绩效工资，上浮50%") == ["绩效", "效工", "工资", "上浮", "50%"]
    assert segmenter.bigrams("的") == ["的"]
    assert segmenter.bigrams("") == []


def test_a_homophone_sounds_the_same(segmenter: Segmenter) -> None:
    assert segmenter.sounds("杭洲") == segmenter.sounds("杭州") == ["hang zhou"]
    assert segmenter.sounds("绩校工资") == segmenter.sounds("绩效工资")
    assert segmenter.sounds("abc 1") == []


@settings(max_examples=50)
@given(st.text())
def test_any_text_is_cut(segmenter: Segmenter, text: str) -> None:
    for cut in (segmenter.words, segmenter.bigrams, segmenter.sounds):
        tokens = cut(text)
        assert all(tokens)
        assert tokens == cut(text)


def test_a_small_dictionary_cuts_the_corpus_as_the_full_one(index: PolicyIndex, tmp_path: Path) -> None:
    import importlib.resources

    full = tmp_path / "dictionary.txt"
    words = importlib.resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    full.write_text(words + (CORPUS / "terms.txt").read_text(encoding="utf-8"), encoding="utf-8")
    whole = Segmenter(full, {})
    for passage in index.passages[::5]:
        assert index.segmenter.words(passage.text) == whole.words(passage.text)


def test_the_dictionary_holds_the_rare_words_of_the_texts_and_the_terms(tmp_path: Path) -> None:
    terms = tmp_path / "terms.txt"
    terms.write_text("兼职兼薪 20000 n\n", encoding="utf-8")
    words = {line.split(" ")[0] for line in compact_dictionary(["饕餮大餐"], terms).splitlines()}
    without = {line.split(" ")[0] for line in compact_dictionary([""], terms).splitlines()}
    assert "兼职兼薪" in words & without
    assert words >= without
    assert len(without) < 100_000


@pytest.mark.parametrize("line", ["绩效工资 many n", ""])
def test_a_malformed_term_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    terms = tmp_path / "terms.txt"
    terms.write_text(f"双师型 20000 n\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"terms\.txt:2: "):
        compact_dictionary([], terms)


def test_the_terms_of_the_corpus_are_unique() -> None:
    words = [line.split()[0] for line in (CORPUS / "terms.txt").read_text(encoding="utf-8").splitlines()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_the_sound_table_knows_the_common_characters() -> None:
    table = sound_table()
    assert len(table) == 6763  # GB 2312
    assert (table["浙"], table["校"], table["绍"]) == ("zhe", "xiao", "shao")


def test_threads_do_not_cut_each_others_words() -> None:
    words = [f"{stem}{ending}" for stem in ("train", "polic", "relat", "adjust", "hop") for ending in ENDINGS] * 4
    alone = [segment._stem(word) for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            segment._stem.cache_clear()
            with ThreadPoolExecutor(8) as threads:
                assert list(threads.map(segment._stem, words)) == alone
    finally:
        sys.setswitchinterval(interval)
        segment._stem.cache_clear()
