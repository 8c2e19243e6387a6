"""Exact nearest vectors: scores are inner products, save and load agree, a foreign file is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dense import DenseIndex, Vectors
from index.errors import StoreError


def unit_rows(seed: int, rows: int, dimensions: int = 8) -> Vectors:
    rows_of_any_length = np.random.default_rng(seed).normal(size=(rows, dimensions)).astype(np.float32)
    normalised: Vectors = rows_of_any_length / np.linalg.norm(rows_of_any_length, axis=1, keepdims=True)
    return normalised


@given(st.integers(0, 1000), st.integers(1, 40))
def test_scores_are_cosines(seed: int, rows: int) -> None:
    vectors = unit_rows(seed, rows)
    query = unit_rows(seed + 1, 1)[0]
    assert np.allclose(DenseIndex.build(vectors).scores(query), vectors @ query, atol=1e-6)


def test_a_row_is_nearest_to_itself() -> None:
    vectors = unit_rows(7, 30)
    built = DenseIndex.build(vectors)
    assert [int(built.scores(row).argmax()) for row in vectors] == list(range(30))


def test_rows_far_down_count_as_zero() -> None:
    """Of more than 500 rows only the nearest get their cosine: no other decides a ranking."""
    vectors = unit_rows(3, 900)
    scores = DenseIndex.build(vectors).scores(vectors[0])
    exact = vectors @ vectors[0]
    assert np.count_nonzero(scores) == 500
    assert np.allclose(np.sort(scores[scores != 0])[::-1], np.sort(exact)[::-1][:500], atol=1e-6)


def test_a_zero_query_is_near_to_nothing_and_an_empty_index_is_no_error() -> None:
    assert not DenseIndex.build(unit_rows(0, 5)).scores(np.zeros(8, dtype=np.float32)).any()
    assert DenseIndex.build(np.zeros((0, 8), dtype=np.float32)).scores(np.zeros(8, dtype=np.float32)).shape == (0,)


def test_save_and_load_agree(tmp_path: Path) -> None:
    built = DenseIndex.build(unit_rows(1, 20))
    built.save(tmp_path / "rows.faiss")
    query = unit_rows(2, 1)[0]
    assert np.array_equal(DenseIndex.load(tmp_path / "rows.faiss", 20, 8).scores(query), built.scores(query))


@pytest.mark.parametrize(("size", "dimensions"), [(19, 8), (20, 9)])
def test_an_index_of_another_shape_is_refused(tmp_path: Path, size: int, dimensions: int) -> None:
    DenseIndex.build(unit_rows(1, 20)).save(tmp_path / "rows.faiss")
    with pytest.raises(StoreError, match=rf"20 vectors of 8, expected {size} of {dimensions}"):
        DenseIndex.load(tmp_path / "rows.faiss", size, dimensions)


@pytest.mark.parametrize("content", [None, b"", b"hello, this is no index", b"IxFI\x08\x00"])
def test_a_file_that_is_no_index_is_refused_in_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "rows.faiss"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        DenseIndex.load(path, 20, 8)
    assert str(path) in str(caught.value)
    assert "assistant index build" in str(caught.value)
    assert "\n" not in str(caught.value)
