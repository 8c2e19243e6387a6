"""From the corpus folder to an open index, building only when something it rests on has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index import store
from index.cards import load_cards
from index.chunk import split_passages
from index.dense import DenseIndex
from index.embed import Embedder
from index.glossary import load_glossary
from index.lexical import LexicalIndex
from index.load import CORPUS, load_documents, load_manifest
from index.matters import load_matters
from index.overviews import load_overviews
from index.remarks import load_remarks
from index.renderings import load_renderings
from index.search import PolicyIndex, Sides
from index.segment import Segmenter, compact_dictionary, sound_table
from index.topics import load_topics
from index.types import Card, Document, Matter, Passage, PassageKind

_CODE = Path(__file__).resolve().parent
_SIDES = ("words", "bigrams", "card_words", "card_bigrams", "card_sounds", "question_bigrams")


def open_index(embedder: Embedder, cache: Path, corpus: Path = CORPUS) -> tuple[PolicyIndex, bool]:
    """The index of `corpus`, and whether it had to be built. Raises CorpusError, ModelError or StoreError."""
    name = store.fingerprint(_sources(embedder, corpus))
    folder, built = store.open_or_build(cache, name, lambda target: build(target, embedder, corpus))
    return load(folder, embedder, corpus), built


def is_built(embedder: Embedder, cache: Path, corpus: Path = CORPUS) -> tuple[Path, bool]:
    """Where the index of `corpus` belongs, and whether it is there and intact."""
    folder = cache / store.fingerprint(_sources(embedder, corpus))
    return folder, store.is_intact(folder)


def build(folder: Path, embedder: Embedder, corpus: Path = CORPUS) -> None:
    """Write the index of `corpus` into the empty `folder`."""
    documents = {document.doc_id: document for document in load_documents(corpus)}
    split = {doc_id: split_passages(document) for doc_id, document in documents.items()}
    passages = [passage for group in split.values() for passage in group]
    cards = load_cards(corpus, documents, split)
    titles = {doc_id: document.record.title for doc_id, document in documents.items()}
    passage_texts = [passage_text(passage, titles[passage.doc_id]) for passage in passages]
    matters = load_matters(corpus)
    card_texts = [" ".join((card.answer, card.answer_en, *card.questions)) for card in cards]
    card_texts += [" ".join(matter.questions) for matter in matters]
    questions = _questions(cards) + _questions(matters)
    dictionary = folder / "dictionary.txt"
    dictionary.write_text(compact_dictionary([*passage_texts, *card_texts], corpus / "terms.txt"), encoding="utf-8")
    sounds = sound_table()
    store.write_json(folder / "sounds.json", sounds)
    segmenter = Segmenter(dictionary, sounds)
    vocabulary: set[str] = set()
    for side, texts in zip(_SIDES, [passage_texts] * 2 + [card_texts] * 3 + [questions], strict=True):
        cut = getattr(segmenter, side.rpartition("_")[2])  # words, bigrams or sounds
        tokens = [cut(text) for text in texts]
        LexicalIndex.build(tokens).save(folder / side)
        if side in ("words", "card_words"):
            documented = tokens if side == "words" else tokens[: len(cards)]
            vocabulary.update(word for words in documented for word in words)
    DenseIndex.build(embedder.encode(passage_texts)).save(folder / "passages.faiss")
    DenseIndex.build(embedder.encode(questions)).save(folder / "questions.faiss")
    store.write_json(
        folder / "index.json",
        {
            "texts": {doc_id: document.text for doc_id, document in documents.items()},
            "passages": [asdict(passage) for passage in passages],
            "cards": [asdict(card) for card in cards],
            "homes": [_homes(card, passages) for card in cards],
            "vocabulary": sorted(vocabulary),
            "matters": [asdict(matter) for matter in matters],
        },
    )


def load(folder: Path, embedder: Embedder, corpus: Path = CORPUS) -> PolicyIndex:
    """Open the index in `folder`. Raises StoreError if it is not one."""
    saved = store.read_json(folder / "index.json")
    passages = tuple(_passage(item) for item in saved["passages"])
    cards = tuple(_card(item) for item in saved["cards"])
    matters = tuple(
        Matter(**{**item, "questions": tuple(item["questions"]), "places": tuple(item["places"])}) for item in saved["matters"]
    )
    documents = {record.doc_id: Document(record, saved["texts"][record.doc_id]) for record in load_manifest(corpus)}
    sizes = [len(passages)] * 2 + [len(cards) + len(matters)] * 3 + [len(_questions(cards) + _questions(matters))]
    sides = {name: LexicalIndex.load(folder / name, size) for name, size in zip(_SIDES, sizes, strict=True)}
    return PolicyIndex(
        documents=documents,
        passages=passages,
        cards=cards,
        vocabulary=frozenset(saved["vocabulary"]),
        matters=matters,
        card_homes=tuple(tuple(homes) for homes in saved["homes"]),
        segmenter=Segmenter(folder / "dictionary.txt", store.read_json(folder / "sounds.json")),
        embedder=embedder,
        glossary=load_glossary(corpus),
        sides=Sides(**sides),
        dense_passages=DenseIndex.load(folder / "passages.faiss", len(passages), embedder.dimensions),
        dense_questions=DenseIndex.load(folder / "questions.faiss", sizes[-1], embedder.dimensions),
        remarks=load_remarks(corpus, documents),
        topics=load_topics(corpus, cards),
        overviews=load_overviews(corpus, cards),
        renderings=load_renderings(corpus),
    )


def passage_text(passage: Passage, title: str) -> str:
    """What retrieval reads of a passage: the headings above it, then its text; the cover reads its title too."""
    above = passage.path if passage.kind is not PassageKind.FRONT_MATTER else (title,)
    return " ".join((*above, passage.text))


def _questions(asked: Sequence[Card | Matter]) -> list[str]:
    return [question for one in asked for question in one.questions]


def _homes(card: Card, passages: Sequence[Passage]) -> list[int]:
    """The positions of the passages that a card explains: the one that holds most of its span, or all its table rows."""
    under = [at for at, p in enumerate(passages) if p.doc_id == card.doc_id and p.start < card.end and card.start < p.end]
    rows = [at for at in under if passages[at].kind is PassageKind.TABLE_ROW]
    if rows:
        return rows
    return [max(under, key=lambda at: min(passages[at].end, card.end) - max(passages[at].start, card.start))]


def _sources(embedder: Embedder, corpus: Path) -> Iterator[tuple[str, bytes]]:
    """Everything the saved index depends on, by name."""
    files = [corpus / "manifest.toml", corpus / "terms.txt"]
    files += sorted((corpus / "documents").glob("*.txt")) + sorted((corpus / "cards").glob("*.yaml"))
    files += sorted((corpus / "not_covered").glob("*.yaml"))
    for path in files:
        if path.exists():
            yield path.relative_to(corpus).as_posix(), path.read_bytes()
    for path in sorted(_CODE.glob("*.py")):
        yield f"code/{path.name}", path.read_bytes()
    yield "embedder", f"{embedder.name} {embedder.fingerprint}".encode()


def _passage(item: dict[str, Any]) -> Passage:
    lists = {key: tuple(item[key]) for key in ("path", "numbers", "columns")}
    return Passage(**{**item, **lists, "kind": PassageKind(item["kind"])})


def _card(item: dict[str, Any]) -> Card:
    return Card(**{**item, **{key: tuple(item[key]) for key in ("audience", "questions", "related", "rules")}})
