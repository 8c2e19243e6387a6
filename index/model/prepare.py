"""From data on disk to what a training step draws from: tokenizer, tokenised excerpts, and questions."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from index.model.records import (
    Excerpt,
    Pair,
    corpus_excerpts,
    law_excerpts,
    policy_excerpts,
    question_pairs,
    stard_articles,
    stard_queries,
)
from index.model.texts import Questions, Ragged, Structure
from index.model.tokeniser import build_tokenizer, count_words, token_ids

# A word of the product's list counts at least this often when it competes for a place in the vocabulary.
LISTED_WORD_COUNT = 50
# Articles that BM25 ranks first without their being the answer, from which hard negatives are drawn.
HARD_NEGATIVES = 40


K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Material:
    """Everything that training reads."""

    tokenizer: Tokenizer
    texts: Structure
    questions: dict[str, Questions]  # source to questions: stard, guangdong, drcd, cmrc, extra


def prepare(data: Path, vocabulary: int, listed: Sequence[str], extra: Sequence[Pair]) -> Material:
    """Reads, counts, builds the tokenizer and tokenises. `listed` words always get a token if 4 letters or fewer."""
    excerpts = [*law_excerpts(data), *policy_excerpts(data, held_out=False), *corpus_excerpts()]
    pairs = [*question_pairs(data), *extra]
    queries, relevant = stard_queries(data, "train")
    articles = stard_articles(data)
    words = count_words(
        [
            *("".join(excerpt.sentences) for excerpt in excerpts),
            *(excerpt.heading for excerpt in excerpts),
            *sorted({excerpt.title for excerpt in excerpts}),
            *(pair.query for pair in pairs),
            *sorted({pair.passage for pair in pairs}),
            *queries.values(),
        ]
    )
    for word in listed:
        words[word] = max(words[word], LISTED_WORD_COUNT)
    tokenizer = build_tokenizer(words, vocabulary)
    questions = {source: _questions(tokenizer, pairs, source) for source in dict.fromkeys(p.source for p in pairs)}
    questions["stard"] = _stard(tokenizer, articles, queries, relevant)
    return Material(tokenizer, _structure(tokenizer, excerpts), questions)


def _structure(tokenizer: Tokenizer, excerpts: Sequence[Excerpt]) -> Structure:
    sentences = Ragged(token_ids(tokenizer, (s for excerpt in excerpts for s in excerpt.sentences)))
    groups = _places(excerpt.group for excerpt in excerpts)
    sections = _places((excerpt.group, excerpt.heading) for excerpt in excerpts)
    return Structure(
        sentences=sentences,
        starts=np.cumsum([0, *(len(excerpt.sentences) for excerpt in excerpts)]),
        titles=Ragged(token_ids(tokenizer, (excerpt.title for excerpt in excerpts))),
        headings=Ragged(token_ids(tokenizer, (excerpt.heading for excerpt in excerpts))),
        groups=np.array([groups[excerpt.group] for excerpt in excerpts]),
        sections=np.array([sections[excerpt.group, excerpt.heading] for excerpt in excerpts]),
        sources=np.array([excerpt.source for excerpt in excerpts]),
        rarity=_rarity(sentences, tokenizer.get_vocab_size()),
    )


def _places(keys: Iterable[K]) -> dict[K, int]:
    """Each different key with its place in order of first appearance."""
    return {key: index for index, key in enumerate(dict.fromkeys(keys))}


def _rarity(texts: Ragged, vocabulary: int) -> NDArray[np.float64]:
    """Inverse document frequency of each token over the texts, divided by the largest."""
    frequency = np.zeros(vocabulary)
    for index in range(len(texts)):
        frequency[np.unique(texts[index])] += 1
    rarity = np.log((len(texts) + 1) / (frequency + 1))
    scaled: NDArray[np.float64] = rarity / rarity.max()
    return scaled


def _questions(tokenizer: Tokenizer, pairs: Sequence[Pair], source: str) -> Questions:
    """The pairs of one source; pairs with one passage share it."""
    chosen = [pair for pair in pairs if pair.source == source]
    places = _places(pair.passage for pair in chosen)
    return Questions(
        queries=Ragged(token_ids(tokenizer, (pair.query for pair in chosen))),
        passages=Ragged(token_ids(tokenizer, places)),
        positives=tuple((places[pair.passage],) for pair in chosen),
        negatives=((),) * len(chosen),
    )


def _stard(
    tokenizer: Tokenizer,
    articles: dict[str, str],
    queries: dict[str, str],
    relevant: dict[str, frozenset[str]],
) -> Questions:
    """Laypeople's questions with their articles, and the articles that look most like answers but are not."""
    places = {article: index for index, article in enumerate(articles)}
    passages = Ragged(token_ids(tokenizer, articles.values()))
    asked = Ragged(token_ids(tokenizer, queries.values()))
    positives = [tuple(sorted(places[article] for article in relevant[query])) for query in queries]
    return Questions(asked, passages, tuple(positives), _look_alikes(asked, passages, positives))


def _look_alikes(queries: Ragged, passages: Ragged, positives: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """For each query, the wrong passages that BM25 ranks first."""
    frequency = Counter(int(token) for i in range(len(passages)) for token in np.unique(passages[i]))
    lengths = np.array([len(passages[i]) for i in range(len(passages))], dtype=np.float64)
    saturation = 1.2 * (0.25 + 0.75 * lengths / lengths.mean())
    size = max(frequency) + 1
    starts = np.cumsum([0, *lengths.astype(np.int64)])
    flat = np.concatenate([passages[i] for i in range(len(passages))])
    counts = sparse.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(passages), size))
    counts.sum_duplicates()
    rows = np.repeat(np.arange(len(passages)), np.diff(counts.indptr))
    counts.data = counts.data / (counts.data + saturation[rows])
    by_token = counts.tocsc()
    found = []
    for query, right in zip((queries[i] for i in range(len(queries))), positives, strict=True):
        scores = np.zeros(len(passages))
        for token in np.unique(query[query < size]):
            column = by_token[:, [int(token)]]
            scores[column.indices] += column.data * math.log(1 + len(passages) / (frequency[int(token)] + 0.5))
        scores[list(right)] = -1.0
        best = np.argpartition(-scores, HARD_NEGATIVES)[:HARD_NEGATIVES]
        found.append(tuple(int(i) for i in np.sort(best)))
    return tuple(found)
