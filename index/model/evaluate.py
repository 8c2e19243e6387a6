"""Measures an embedding model beside BM25: `python -m index.model.evaluate --data PATH [--model SPEC]`.

Four checks: laypeople's legal questions (STARD dev, never trained on), the first sentence of a paragraph against
the rest of it in policy documents kept out of training, and, on the documents of the corpus, a few questions in
everyday words and the questions of the cards.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cards import load_cards, passages_under
from index.chunk import split_passages
from index.embed import Embedder, StaticEmbedder, load_embedder
from index.lexical import LexicalIndex
from index.load import CORPUS, load_documents
from index.model.records import policy_excerpts, prefix_key, read_jsonl, stard_articles, stard_queries
from index.model.tokeniser import dictionary_tokenizer

Scores = NDArray[np.float32]

# Share of the dense side in the weighted sum with BM25, each side divided by its best score.
WEIGHTS = (0.2, 0.35, 0.5, 0.65)
DEPTH = 10
QUESTIONS = Path(__file__).parent / "questions.jsonl"


@dataclass(frozen=True)
class Task:
    """Queries, passages, and for each query the places of its passages."""

    name: str
    queries: tuple[str, ...]
    passages: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]
    parts: tuple[tuple[str, tuple[int, ...]], ...] = ()  # queries reported on their own as well: (name, places)


def stard(data: Path) -> Task:
    """308 questions of laypeople against 60,559 articles of national law.

    Most of their articles also answer a training question, so those whose articles do not are reported as well.
    """
    articles = stard_articles(data)
    places = {article: index for index, article in enumerate(articles)}
    queries, relevant = stard_queries(data, "dev")
    answers = tuple(frozenset(places[article] for article in relevant[query]) for query in queries)
    trained = frozenset[str]().union(*stard_queries(data, "train")[1].values())
    unseen = tuple(index for index, query in enumerate(queries) if not relevant[query] & trained)
    parts = (("articles unseen", unseen),)
    return Task("stard dev", tuple(queries.values()), tuple(articles.values()), answers, parts)


def held_out_policy(data: Path) -> Task:
    """First sentences of paragraphs against the rests, in documents kept out of training.

    A paragraph that also stands in a document trained on is left out.
    """
    trained = {prefix_key("".join(excerpt.sentences)) for excerpt in policy_excerpts(data, held_out=False)}
    paragraphs = [
        excerpt
        for excerpt in policy_excerpts(data, held_out=True)
        if len(excerpt.sentences) > 1 and prefix_key("".join(excerpt.sentences)) not in trained
    ]
    return Task(
        "held-out policy",
        tuple(paragraph.sentences[0] for paragraph in paragraphs),
        tuple("".join(paragraph.sentences[1:]) for paragraph in paragraphs),
        tuple(frozenset({index}) for index in range(len(paragraphs))),
    )


def corpus_questions() -> Task:
    """Questions in everyday words against the passages of the corpus; an answer holds one of the gold strings."""
    passages = [passage for document in load_documents() for passage in split_passages(document)]
    rows = [row for row in read_jsonl(QUESTIONS) if not row["q"][0].isascii()]
    return Task(
        "corpus questions",
        tuple(row["q"] for row in rows),
        tuple("\n".join((*passage.path, passage.text)) for passage in passages),
        tuple(
            frozenset(i for i, passage in enumerate(passages) if any(gold in passage.text for gold in row["gold"]))
            for row in rows
        ),
    )


def card_questions() -> Task:
    """The Chinese questions of the cards against the passages that the cards explain.

    Says something only of a model that was not given these questions with --pairs.
    """
    documents = {document.doc_id: document for document in load_documents()}
    split = {doc_id: split_passages(document) for doc_id, document in documents.items()}
    passages = [passage for group in split.values() for passage in group]
    rows = [
        (question, frozenset(passages.index(passage) for passage in touched))
        for card in load_cards(CORPUS, documents, split)
        if (touched := passages_under(card.start, card.end, split[card.doc_id]))
        for question in card.questions
        if not question[:6].isascii()
    ]
    return Task(
        "card questions",
        tuple(question for question, _ in rows),
        tuple("\n".join((*passage.path, passage.text)) for passage in passages),
        tuple(relevant for _, relevant in rows),
    )


def ndcg(scores: Scores, relevant: Collection[int]) -> float:
    """Normalised discounted cumulative gain at 10 with binary relevance."""
    top = np.argsort(-scores, kind="stable")[:DEPTH]
    gain = sum(1 / np.log2(rank + 2) for rank, place in enumerate(top) if place in relevant)
    best = sum(1 / np.log2(rank + 2) for rank in range(min(DEPTH, len(relevant))))
    return float(gain / best)


def recall(scores: Scores, relevant: Collection[int]) -> float:
    """Share of the relevant passages among the first 10."""
    return len(set(np.argsort(-scores, kind="stable")[:DEPTH].tolist()) & set(relevant)) / len(relevant)


def measure(task: Task, embedder: Embedder, lexical: Callable[[Task], Scores]) -> list[dict[str, float | str]]:
    """nDCG@10 and recall@10 of BM25 alone, the model alone, and their weighted sums: one row a task or part."""
    words = _scaled(lexical(task))
    dense = _scaled(embedder.encode(task.queries) @ embedder.encode(task.passages).T)
    sides = {"bm25": words, "dense": dense} | {f"fused {weight:.2f}": (1 - weight) * words + weight * dense for weight in WEIGHTS}
    rows: list[dict[str, float | str]] = []
    for part, places in (("", tuple(range(len(task.queries)))), *task.parts):
        row: dict[str, float | str] = {"task": f"{task.name} {part}".strip(), "queries": len(places)}
        for name, scores in sides.items():
            for figure in (ndcg, recall):
                values = [figure(scores[place], task.relevant[place]) for place in places]
                row[f"{figure.__name__}@10 {name}"] = round(float(np.mean(values)), 3)
        rows.append(row)
    return rows


def bm25(task: Task) -> Scores:
    """BM25 over the dictionary's words and character bigrams together, shape (queries, passages)."""
    tokenizer = dictionary_tokenizer()

    def tokens(texts: Sequence[str]) -> list[list[str]]:
        words = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [encoding.tokens + _bigrams(text) for encoding, text in zip(words, texts, strict=True)]

    index = LexicalIndex.build(tokens(task.passages))
    return np.stack([index.scores(query) for query in tokens(task.queries)])


def _bigrams(text: str) -> list[str]:
    """Overlapping pairs of characters within each run of letters and digits."""
    return [run[i : i + 2] for run in re.findall(r"\w+", text.lower()) for i in range(len(run) - 1)]


def _scaled(scores: Scores) -> Scores:
    """Each row divided by its best score."""
    scaled: Scores = scores / np.maximum(scores.max(axis=1, keepdims=True), 1e-9)
    return scaled


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints one JSON line a task or part of one."""
    parser = argparse.ArgumentParser(prog="python -m index.model.evaluate")
    parser.add_argument("--data", type=Path, required=True, help="folder with the data sets named in README.md")
    parser.add_argument("--model", default="static", help="static, a folder of a static model, or a sentence-transformers name")
    given = parser.parse_args(arguments)
    folder = Path(given.model)
    static = (
        (folder / "tokenizer.json").is_file() and (folder / "model.safetensors").is_file() and (folder / "1_Normalize").is_dir()
    )
    embedder = StaticEmbedder(folder) if static else load_embedder(given.model)
    for task in (stard(given.data), held_out_policy(given.data), corpus_questions(), card_questions()):
        for row in measure(task, embedder, bm25):
            print(json.dumps(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
