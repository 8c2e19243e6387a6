"""The embedding models: what every one keeps to, and what the bundled one promises beyond that."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest

from index.embed import STATIC_MODEL, Embedder, SentenceTransformerEmbedder, StaticEmbedder, encodable, load_embedder
from index.errors import ModelError
from index.model.export import quantise, write_model

REPOSITORY = Path(__file__).resolve().parents[2]

QUESTIONS = [
    "公办职业院校绩效工资总量最高可以上浮多少？",
    "老师去企业实践每年要多久",
    "企业接收学生实习有没有补助",
    "How much can performance pay rise at a public vocational college?",
    "２０２５年“双师型”教师占比达到９０％以上",
]
STRANGE = ["", " \n\t", "\ud800", "职业\udfff教育", "\x00\x01\x07\x7f", "😀🎓👩‍🏫", "\ue010", "。，！？", "a" * 5000]


@pytest.fixture(scope="module")
def static() -> StaticEmbedder:
    return StaticEmbedder()


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random transformer of two thousand numbers, saved as sentence-transformers saves one."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("tiny")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"职业教育学校老师企业实习绩效工资"]
    words = list(dict.fromkeys(words))
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(vocab_size=len(words), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
    BertModel(config).save_pretrained(folder)
    body = Transformer(str(folder))
    saved = tmp_path_factory.mktemp("tiny-st")
    SentenceTransformer(modules=[body, Pooling(body.get_embedding_dimension())]).save(str(saved))
    return saved


def test_sentence_transformers_gives_the_same_vectors(static: StaticEmbedder) -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(STATIC_MODEL), local_files_only=True).encode(QUESTIONS)
    assert np.abs(theirs - static.encode(QUESTIONS)).max() < 1e-5


def test_rows_have_length_one_and_the_promised_shape(static: StaticEmbedder) -> None:
    vectors = static.encode(QUESTIONS)
    assert vectors.shape == (len(QUESTIONS), static.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert static.encode([]).shape == (0, static.dimensions)


@pytest.mark.parametrize("text", STRANGE)
def test_no_text_crashes_and_every_row_is_zero_or_of_length_one(static: StaticEmbedder, text: str) -> None:
    length = float(np.linalg.norm(static.encode([text])[0]))
    assert length == 0 or abs(length - 1) < 1e-5


@pytest.mark.parametrize("text", ["", "  ", "\ud800", "。，！？"])
def test_a_text_without_words_has_a_zero_row(static: StaticEmbedder, text: str) -> None:
    assert not static.encode([text]).any()


def test_a_hundred_thousand_characters_are_one_vector(static: StaticEmbedder) -> None:
    vector = static.encode(["职业院校教师企业实践" * 10_000])[0]
    assert abs(float(vector @ static.encode(["职业院校教师企业实践"])[0]) - 1) < 1e-4


def test_lone_surrogates_change_nothing_else(static: StaticEmbedder) -> None:
    assert encodable("职业\ud800教育") == "职业教育"
    assert np.array_equal(static.encode(["职业\ud800教育"]), static.encode(["职业教育"]))


def test_a_vector_depends_neither_on_the_run_nor_on_the_texts_beside_it(static: StaticEmbedder) -> None:
    together = static.encode(QUESTIONS)
    alone = np.concatenate([StaticEmbedder().encode([question]) for question in QUESTIONS])
    assert np.array_equal(together, alone)


def test_full_width_and_upper_case_do_not_matter(static: StaticEmbedder) -> None:
    assert np.array_equal(static.encode(["１＋Ｘ证书"]), static.encode(["1+x证书"]))


def test_a_question_is_nearer_to_its_clause_than_to_another(static: StaticEmbedder) -> None:
    question, clause, other = static.encode(
        [
            "老师奖金最多能多发多少",
            "经批准后绩效工资总量最高可上浮50%，学校在内部分配时应向一线教职工倾斜。",
            "对属于公益性且为科研机构办公用地的，可采用划拨方式供地。",
        ]
    )
    assert question @ clause > question @ other


def test_encoding_does_not_import_torch_or_sentence_transformers() -> None:
    program = (
        "import sys; from index.embed import load_embedder; "
        "assert load_embedder('static').encode(['绩效工资']).any(); "
        "heavy = {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, check=True, timeout=60)


def test_the_fingerprint_is_stable_and_changes_with_the_weights(static: StaticEmbedder, tmp_path: Path) -> None:
    assert static.fingerprint == StaticEmbedder().fingerprint
    copy = tmp_path / "copy"
    shutil.copytree(STATIC_MODEL, copy)
    assert StaticEmbedder(copy).fingerprint == static.fingerprint
    weights = bytearray((copy / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (copy / "model.safetensors").write_bytes(weights)
    assert StaticEmbedder(copy).fingerprint != static.fingerprint


@pytest.mark.parametrize("damage", ["remove", "truncate", "tokenizer"])
def test_a_damaged_folder_is_refused_in_one_line(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "static"
    shutil.copytree(STATIC_MODEL, folder)
    if damage == "remove":
        (folder / "model.safetensors").unlink()
    elif damage == "truncate":
        (folder / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes()[:1000])
    else:
        (folder / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError) as caught:
        StaticEmbedder(folder)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_eight_bits_keep_a_vector_to_half_a_level() -> None:
    weights = np.random.default_rng(0).normal(size=(50, 16)).astype(np.float32)
    weights[3] = 0
    rows, scales = quantise(weights)
    assert np.abs(rows * scales[:, None] - weights).max() <= scales.max() / 2 + 1e-6
    assert not rows[3].any()


def test_writing_a_model_replaces_the_old_one(tmp_path: Path, static: StaticEmbedder) -> None:
    from tokenizers import Tokenizer

    folder = tmp_path / "static"
    tokenizer = Tokenizer.from_file(str(STATIC_MODEL / "tokenizer.json"))
    weights = np.random.default_rng(0).normal(size=(tokenizer.get_vocab_size(), 8)).astype(np.float32)
    write_model(folder, tokenizer, weights)
    first = StaticEmbedder(folder)
    write_model(folder, tokenizer, weights[::-1].copy())
    second = StaticEmbedder(folder)
    assert first.dimensions == second.dimensions == 8
    assert first.fingerprint != second.fingerprint
    assert [path.name for path in tmp_path.iterdir()] == ["static"]


def test_the_model_is_small_enough_for_a_repository() -> None:
    assert sum(path.stat().st_size for path in STATIC_MODEL.rglob("*") if path.is_file()) <= 25_000_000


def test_a_transformer_from_a_folder_gives_normalised_vectors(tiny: Path) -> None:
    embedder: Embedder = load_embedder(str(tiny))
    vectors = embedder.encode([*QUESTIONS, "", "\ud800老师"])
    lengths = np.linalg.norm(vectors, axis=1)
    assert vectors.shape == (len(QUESTIONS) + 2, 32)
    assert vectors.dtype == np.float32
    assert embedder.dimensions == 32
    assert lengths[-2] == 0
    assert np.allclose(np.delete(lengths, -2), 1, atol=1e-5)


def test_a_transformer_has_a_stable_fingerprint_that_changes_with_its_weights(tiny: Path) -> None:
    first, second = SentenceTransformerEmbedder(str(tiny)), SentenceTransformerEmbedder(str(tiny))
    assert first.fingerprint == second.fingerprint
    changed = SentenceTransformerEmbedder(str(tiny))
    next(changed._model.parameters()).data += 1
    assert changed.fingerprint != first.fingerprint


def test_an_unknown_model_is_an_error_in_one_line_and_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(ModelError) as caught:
        load_embedder("nobody/no-such-model")
    assert "nobody/no-such-model" in str(caught.value)
    assert "network was asked" not in str(caught.value)
    assert "\n" not in str(caught.value)


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder laid out as the training data is, with a few sentences in each file."""
    folder = tmp_path / "data"
    texts = [f"第{n}条规定学校应当安排教师到企业实践。企业接收学生实习的，给予补助{n}元；不得收费。" for n in range(60)]
    articles = [{"id": str(n), "title": f"职业教育法第{n}条", "text": text} for n, text in enumerate(texts)]
    write_rows(folder / "stard" / "articles.jsonl.gz", articles)
    for split in ("train", "dev"):
        write_rows(folder / "stard" / f"{split}-queries.jsonl.gz", [{"id": "1", "text": "老师要去企业多久？"}])
        (folder / "stard" / f"{split}-qrels.tsv").write_text("1\t3\t1\n")
    law = [{"law": "某条例", "heading": "第一章 总则", "text": f"本市{text}"} for text in texts]
    write_rows(folder / "law-articles.jsonl.gz", law)
    policy = [{"title": f"关于产教融合的通知{n}", "text": f"一、总体要求\n{text}推进产教融合。"} for n, text in enumerate(texts)]
    write_rows(folder / "policy-documents.jsonl.gz", policy)
    for name in ("guangdong-service-items", "drcd-pairs", "cmrc-pairs"):
        write_rows(folder / f"{name}.jsonl.gz", [{"q": "补助多少钱？", "p": text} for text in texts[:5]])
    return folder


def test_training_twice_gives_the_same_model_and_takes_pairs_of_ones_own(data: Path, tmp_path: Path) -> None:
    from index.model.train import main

    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps({"q": "奖金最多发多少", "p": "绩效工资总量最高可上浮50%"}) + "\n")
    options = ["--data", str(data), "--steps", "3", "--dimensions", "16", "--vocabulary", "3000", "--pairs", str(pairs)]
    for out in ("a", "b"):
        assert main([*options, "--out", str(tmp_path / out)]) == 0
    first, second = StaticEmbedder(tmp_path / "a"), StaticEmbedder(tmp_path / "b")
    assert first.dimensions == 16
    assert first.fingerprint == second.fingerprint


def test_training_without_data_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from index.model.train import main

    assert main(["--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "not found" in capsys.readouterr().err
