"""BM25 in Lucene's form, worked by hand; unknown tokens count nothing; save and load agree."""

from __future__ import annotations

import io
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import StoreError
from index.lexical import LexicalIndex

TEXTS = [["工资", "上浮", "工资"], ["工资", "企业", "实践", "时间"], ["企业", "实习"], ["土地"]]
K1, B = 1.2, 0.75


def by_hand(token: str, text: list[str]) -> float:
    """idf · tf / (tf + k1 (1 − b + b · length / mean length)), idf = ln(1 + (N − n + ½) / (n + ½))."""
    held = sum(token in other for other in TEXTS)
    idf = log(1 + (len(TEXTS) - held + 0.5) / (held + 0.5))
    frequency = text.count(token)
    mean = sum(map(len, TEXTS)) / len(TEXTS)
    return idf * frequency / (frequency + K1 * (1 - B + B * len(text) / mean))


@pytest.fixture(scope="module")
def built() -> LexicalIndex:
    return LexicalIndex.build(TEXTS)


@pytest.mark.parametrize("query", [["工资"], ["企业", "工资"], ["土地"], ["时间", "上浮", "实习"]])
def test_scores_are_those_worked_by_hand(built: LexicalIndex, query: list[str]) -> None:
    expected = [sum(by_hand(token, text) for token in query) for text in TEXTS]
    assert np.allclose(built.scores(query), expected, atol=1e-6)


def test_one_score_to_the_last_digit(built: LexicalIndex) -> None:
    """工资 stands twice among three words of text 0, in 2 of 4 texts of 2.5 words: ln 2 · 2 / (2 + 1.2 · 1.15)."""
    assert built.scores(["工资"])[0] == pytest.approx(log(2) * 2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2.5)), abs=1e-6)


def test_a_rare_token_is_worth_more_and_an_unknown_one_most(built: LexicalIndex) -> None:
    assert built.idf("工资") == pytest.approx(log(2))
    assert built.idf("土地") == pytest.approx(log(1 + 3.5 / 1.5))
    assert built.idf("量子") == pytest.approx(log(1 + 4.5 / 0.5))
    assert built.idf("工资") < built.idf("土地") < built.idf("量子")
    assert built.knows("土地")
    assert not built.knows("量子")


@pytest.mark.parametrize("query", [[], ["量子"], ["", " "], ["量子", "芯片"]])
def test_unknown_tokens_score_nothing(built: LexicalIndex, query: list[str]) -> None:
    scores = built.scores(query)
    assert scores.shape == (len(TEXTS),)
    assert not scores.any()


def test_unknown_tokens_beside_known_ones_change_nothing(built: LexicalIndex) -> None:
    assert np.array_equal(built.scores(["工资", "量子"]), built.scores(["工资"]))


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.sampled_from("abcde"), max_size=5), min_size=1, max_size=6),
    st.lists(st.sampled_from("abcdef"), max_size=4),
)
def test_save_and_load_agree(tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], query: list[str]) -> None:
    folder = tmp_path_factory.mktemp("bm25")
    built = LexicalIndex.build(texts)
    built.save(folder)
    loaded = LexicalIndex.load(folder, len(texts))
    assert np.array_equal(loaded.scores(query), built.scores(query))
    assert [loaded.idf(token) for token in query] == [built.idf(token) for token in query]
    assert built.scores(query).shape == (len(texts),)
    assert (built.scores(query) >= 0).all()


@pytest.mark.parametrize("texts", [[], [[]], [[], []]])
def test_texts_without_a_word_can_be_indexed(tmp_path: Path, texts: list[list[str]]) -> None:
    LexicalIndex.build(texts).save(tmp_path)
    loaded = LexicalIndex.load(tmp_path, len(texts))
    assert loaded.scores(["工资"]).shape == (len(texts),)
    assert not loaded.scores(["工资"]).any()


def test_an_index_of_another_size_is_refused(built: LexicalIndex, tmp_path: Path) -> None:
    built.save(tmp_path)
    with pytest.raises(StoreError, match=r"holds 4 texts, expected 5.*assistant index build"):
        LexicalIndex.load(tmp_path, 5)


@pytest.mark.parametrize("damage", ["gone", "truncated", "text"])
def test_a_damaged_index_is_refused_in_one_line(built: LexicalIndex, tmp_path: Path, damage: str) -> None:
    built.save(tmp_path)
    path = tmp_path / "worth.npy"
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:20] if damage == "truncated" else b"hello")
    with pytest.raises(StoreError) as caught:
        LexicalIndex.load(tmp_path, len(TEXTS))
    assert "assistant index build" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_array_of_pickled_objects_is_refused_and_not_run(built: LexicalIndex, tmp_path: Path) -> None:
    built.save(tmp_path)
    pickled = io.BytesIO()
    np.save(pickled, np.asarray([print], dtype=object), allow_pickle=True)
    (tmp_path / "worth.npy").write_bytes(pickled.getvalue())
    with pytest.raises(StoreError, match="assistant index build"):
        LexicalIndex.load(tmp_path, len(TEXTS))
