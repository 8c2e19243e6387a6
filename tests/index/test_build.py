"""The index is rebuilt when a source has changed and only then, and what is saved is what was built."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.build import is_built, load, open_index, passage_text
from index.embed import StaticEmbedder
from index.errors import CorpusError, StoreError
from index.load import CORPUS
from index.search import PolicyIndex, Query
from index.types import PassageKind
from tests.index.corpora import CARD, TEXT, table, write_cards, write_corpus

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    corpus = write_corpus(tmp_path / "corpus")
    write_cards(corpus)
    return corpus


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, embedder: StaticEmbedder) -> Path:
    """The folder of a small index, built once; a test that damages it takes a copy."""
    corpus = write_corpus(tmp_path_factory.mktemp("small") / "corpus")
    write_cards(corpus)
    open_index(embedder, corpus.parent / "cache", corpus)
    return is_built(embedder, corpus.parent / "cache", corpus)[0]


def rewrite_document(corpus: Path) -> None:
    raw = TEXT.replace("1个月", "1个月以上").encode()
    (corpus / "documents" / "measures.txt").write_bytes(raw)
    (corpus / "manifest.toml").write_text(table("measures", raw), encoding="utf-8")


def rename_document(corpus: Path) -> None:
    path = corpus / "manifest.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"办法"', '"新办法"'), encoding="utf-8")


def add_question(corpus: Path) -> None:
    write_cards(corpus, CARD + "      - 下企业几个月\n")


def remove_cards(corpus: Path) -> None:
    (corpus / "cards" / "measures.yaml").unlink()


def add_term(corpus: Path) -> None:
    with (corpus / "terms.txt").open("a", encoding="utf-8") as terms:
        terms.write("专业教师 20000 n\n")


def add_matter(corpus: Path) -> None:
    (corpus / "not_covered").mkdir()
    (corpus / "not_covered" / "far.yaml").write_text(
        "matters:\n  - {id: nc-a, say: 没有写。, say_en: Not stated., questions: [明天下雨吗]}\n", encoding="utf-8"
    )


@pytest.mark.parametrize("change", [rewrite_document, rename_document, add_question, remove_cards, add_term, add_matter])
def test_a_changed_source_has_another_fingerprint_and_the_old_one_back_again(
    corpus: Path, embedder: StaticEmbedder, change: object
) -> None:
    cache = corpus.parent / "cache"
    before, _ = is_built(embedder, cache, corpus)
    kept = corpus.parent / "kept"
    shutil.copytree(corpus, kept)
    assert callable(change)
    change(corpus)
    assert is_built(embedder, cache, corpus)[0] != before
    shutil.rmtree(corpus)
    shutil.copytree(kept, corpus)
    assert is_built(embedder, cache, corpus)[0] == before


def test_dates_and_other_files_do_not_matter(corpus: Path, embedder: StaticEmbedder) -> None:
    before, _ = is_built(embedder, corpus.parent, corpus)
    (corpus / "README.md").write_text("x")
    (corpus / "documents" / "measures.txt").touch()
    assert is_built(embedder, corpus.parent, corpus)[0] == before


def test_another_model_has_another_fingerprint(corpus: Path, embedder: StaticEmbedder, tmp_path: Path) -> None:
    from index.embed import STATIC_MODEL

    shutil.copytree(STATIC_MODEL, tmp_path / "model")
    weights = bytearray((tmp_path / "model" / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (tmp_path / "model" / "model.safetensors").write_bytes(weights)
    other = StaticEmbedder(tmp_path / "model")
    assert is_built(embedder, corpus, corpus)[0] != is_built(other, corpus, corpus)[0]


def test_an_index_is_built_when_a_source_has_changed_and_only_then(corpus: Path, embedder: StaticEmbedder) -> None:
    cache = corpus.parent / "cache"
    first, built = open_index(embedder, cache, corpus)
    assert built
    assert not open_index(embedder, cache, corpus)[1]
    add_question(corpus)
    second, built = open_index(embedder, cache, corpus)
    assert built
    assert len(second.cards[0].questions) == len(first.cards[0].questions) + 1
    assert not open_index(embedder, cache, corpus)[1]


def test_a_corpus_without_cards_matters_glossary_or_remarks_answers_queries(tmp_path: Path, embedder: StaticEmbedder) -> None:
    index, _ = open_index(embedder, tmp_path / "cache", write_corpus(tmp_path / "corpus"))
    (best, *_) = index.rank(Query("老师去企业实践多久")).top(1)
    assert "1个月" in index.passages[best.position].text
    assert np.isfinite(index.rank(Query("")).passages).all()


def test_a_wrong_card_stops_the_build_and_is_named(corpus: Path, embedder: StaticEmbedder) -> None:
    write_cards(corpus, CARD.replace("不少于1个月\n    answer:", "不少于2个月\n    answer:"))
    with pytest.raises(CorpusError, match="card 'practice': its quote does not stand in the document"):
        open_index(embedder, corpus.parent / "cache", corpus)
    assert [path for path in (corpus.parent / "cache").iterdir() if path.is_dir()] == []


def test_a_corpus_needs_no_terms_of_its_own(corpus: Path, embedder: StaticEmbedder) -> None:
    (corpus / "terms.txt").unlink()
    index, built = open_index(embedder, corpus.parent / "cache", corpus)
    assert built and index.passages


def test_what_is_saved_is_what_was_built(index: PolicyIndex, embedder: StaticEmbedder, cache: Path) -> None:
    folder, intact = is_built(embedder, cache)
    assert intact
    again = load(folder, embedder)
    assert again.passages == index.passages
    assert again.cards == index.cards
    assert again.matters == index.matters
    assert {doc_id: document.text for doc_id, document in again.documents.items()} == {
        doc_id: document.text for doc_id, document in index.documents.items()
    }
    query = Query("绩效工资最多上浮多少", expansions=("上浮",), regions=("浙江",))
    assert np.array_equal(again.rank(query).passages, index.rank(query).passages)


def test_every_card_has_its_home_on_its_clause(index: PolicyIndex) -> None:
    for card, homes in zip(index.cards, index.card_homes, strict=True):
        assert homes
        for passage in (index.passages[home] for home in homes):
            assert passage.doc_id == card.doc_id
            assert passage.start < card.end
            assert card.start < passage.end


def test_retrieval_reads_the_headings_above_a_passage_and_the_title_over_a_cover(index: PolicyIndex) -> None:
    clause = next(passage for passage in index.passages if "最高可上浮50%" in passage.text)
    assert passage_text(clause, "题").startswith("四、深化职业教育体制机制改革 （三）构建育训结合的融通服务体系 ")
    cover = next(passage for passage in index.passages if passage.kind is PassageKind.FRONT_MATTER)
    assert passage_text(cover, "题") == f"题 {cover.text}"


@pytest.mark.parametrize("name", ["index.json", "sounds.json", "passages.faiss", "questions.faiss", "words", "card_sounds"])
def test_a_file_missing_from_a_saved_index_is_a_store_error(
    built: Path, embedder: StaticEmbedder, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(built, folder)
    if (folder / name).is_dir():
        shutil.rmtree(folder / name)
    else:
        (folder / name).unlink()
    with pytest.raises(StoreError, match="assistant index build") as caught:
        load(folder, embedder, built.parents[1] / "corpus")
    assert "\n" not in str(caught.value)


def test_no_pickle_is_written(cache: Path, index: PolicyIndex) -> None:
    for path in cache.rglob("*"):
        assert path.suffix not in (".pkl", ".pickle", ".joblib", ".pt")
        if path.suffix == ".npy":
            assert b"'O'" not in path.read_bytes()[:128], f"{path} holds Python objects"


def test_no_pickle_is_read_when_an_index_is_opened(built: Path) -> None:
    """Python announces every unpickling to its audit hooks; numpy's loader is asked what it was allowed."""
    program = """
import sys
seen = []
sys.addaudithook(lambda event, _: seen.append(event) if event.startswith("pickle.") else None)
from pathlib import Path
from index.build import load
from index.embed import StaticEmbedder
folder = Path(sys.argv[1])
load(folder, StaticEmbedder(), folder.parents[1] / "corpus")
sys.exit(str(seen) if seen else 0)
"""
    subprocess.run([sys.executable, "-c", program, str(built)], cwd=REPOSITORY, check=True, timeout=60)


def test_a_damaged_word_cache_of_the_segmenter_is_made_again(built: Path, embedder: StaticEmbedder, tmp_path: Path) -> None:
    """jieba keeps its parsed dictionary beside the index; it is not hashed, so damage to it must not matter."""
    folder = tmp_path / "copy"
    shutil.copytree(built, folder)
    corpus = built.parents[1] / "corpus"
    before = load(folder, embedder, corpus).segmenter.words("教师企业实践时间")
    for path in folder.glob("*.cache"):
        path.write_bytes(path.read_bytes()[:100])
    assert load(folder, embedder, corpus).segmenter.words("教师企业实践时间") == before


def test_the_saved_index_states_its_format(built: Path) -> None:
    contents = json.loads((built / "contents.json").read_text(encoding="utf-8"))
    assert set(contents) == {"format", "files"}
    assert {"index.json", "passages.faiss", "dictionary.txt"} <= set(contents["files"])


def test_the_index_lies_outside_the_code(cache: Path, index: PolicyIndex) -> None:
    assert not cache.is_relative_to(REPOSITORY)
    assert not list(CORPUS.rglob("*.faiss"))


def test_the_parsed_dictionary_is_kept_once(cache: Path, index: PolicyIndex) -> None:
    assert len(list(cache.glob("*/*.cache"))) == 1
