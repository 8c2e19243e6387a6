"""Reads the training data into excerpts: a title, a heading, and the sentences of one article or paragraph."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.chunk import split_passages
from index.load import load_documents

# A policy document whose title hashes under this share is kept out of training and only used for measuring.
HELD_OUT_SHARE = 0.04
# Paragraphs shorter than this are headings or signatures, longer ones are tables run together (characters).
MIN_PARAGRAPH, MAX_PARAGRAPH = 30, 1200
# Repeated articles (old versions, copied local rules) are recognised by their first letters.
DUPLICATE_PREFIX = 80

_SENTENCE = re.compile(r"[^。；！？;!?\n]+[。；！？;!?\n]*")
_NON_WORD = re.compile(r"\W+")
_HEADING = re.compile(r"^(第[一二三四五六七八九十百]+[章节编]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])")


@dataclass(frozen=True)
class Excerpt:
    """One article or paragraph. `group` is its law or document; `sentences` together are its text."""

    source: str
    group: str
    title: str
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """A question and the passage that answers it; of one of the question sets."""

    source: str
    query: str
    passage: str


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a JSON Lines file, plain or gzip. Raises FileNotFoundError, json.JSONDecodeError."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def sentences_of(text: str) -> tuple[str, ...]:
    """The text cut after 。；！？ and line ends; nothing but surrounding white space is dropped."""
    return tuple(part for match in _SENTENCE.finditer(text) if (part := match.group().strip()))


def is_held_out(title: str) -> bool:
    """Whether a policy document is kept for measuring; depends on nothing but its title."""
    digest = hashlib.sha256(title.encode()).digest()
    return int.from_bytes(digest[:4], "big") < HELD_OUT_SHARE * 2**32


def prefix_key(text: str) -> str:
    """What two copies of one article have in common: the first letters without punctuation."""
    return _NON_WORD.sub("", text)[:DUPLICATE_PREFIX]


def law_excerpts(data: Path) -> Iterator[Excerpt]:
    """Articles of national and local law, each text once, from both collections."""
    seen: set[str] = set()
    for row in read_jsonl(data / "stard" / "articles.jsonl.gz"):
        title = re.sub(r"第[一二三四五六七八九十百千零]+条.*$", "", row["title"])
        if (key := prefix_key(row["text"])) and key not in seen:
            seen.add(key)
            yield Excerpt("law", title, title, "", sentences_of(row["text"]))
    for row in read_jsonl(data / "law-articles.jsonl.gz"):
        if (key := prefix_key(row["text"])) and key not in seen:
            seen.add(key)
            heading = re.sub(r"^第\S+\s*", "", row["heading"] or "")
            yield Excerpt("law", row["law"], row["law"], heading, sentences_of(row["text"]))


def paragraphs_of(title: str, text: str) -> Iterator[tuple[str, str]]:
    """(heading above, paragraph) for every paragraph of a policy document long enough to be one."""
    heading = ""
    for line in map(str.strip, text.split("\n")):
        if len(line) < MIN_PARAGRAPH:
            heading = _HEADING.sub("", line) if _HEADING.match(line) else heading
        elif len(line) <= MAX_PARAGRAPH:
            yield heading, line


def policy_excerpts(data: Path, *, held_out: bool) -> Iterator[Excerpt]:
    """Paragraphs of policy documents: those for training, or with `held_out` those for measuring."""
    seen: set[str] = set()
    for row in read_jsonl(data / "policy-documents.jsonl.gz"):
        title = row["title"] or row["text"].strip().split("\n")[0][:60]
        if is_held_out(title) != held_out:
            continue
        source = "report" if "工作报告" in title else "policy"
        for heading, paragraph in paragraphs_of(title, row["text"]):
            if (key := prefix_key(paragraph)) not in seen:
                seen.add(key)
                yield Excerpt(source, title, title, heading, sentences_of(paragraph))


def corpus_excerpts() -> Iterator[Excerpt]:
    """The product's own documents: each section, and each of its passages. Cards and questions are not read."""
    for document in load_documents():
        sections: dict[tuple[str, ...], list[str]] = {}
        for passage in split_passages(document):
            sections.setdefault(passage.path, []).append(passage.text)
        for path, texts in sections.items():
            for text in ["\n".join(texts), *texts] if len(texts) > 1 else texts:
                heading = " ".join(path[-2:])
                yield Excerpt("corpus", document.doc_id, document.record.title, heading, sentences_of(text))


def question_pairs(data: Path) -> Iterator[Pair]:
    """Service items and reading comprehension: {"q", "p"} files with their source."""
    for source, name in (
        ("guangdong", "guangdong-service-items"),
        ("drcd", "drcd-pairs"),
        ("cmrc", "cmrc-pairs"),
    ):
        for row in read_jsonl(data / f"{name}.jsonl.gz"):
            yield Pair(source, row["q"], row["p"])


def stard_articles(data: Path) -> dict[str, str]:
    """Article id to "title\\ntext" as it is indexed."""
    return {row["id"]: f"{row['title']}\n{row['text']}" for row in read_jsonl(data / "stard" / "articles.jsonl.gz")}


def stard_queries(data: Path, split: str) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """(query id to text, query id to ids of its articles) of the "train" or "dev" split."""
    queries = {row["id"]: row["text"] for row in read_jsonl(data / "stard" / f"{split}-queries.jsonl.gz")}
    relevant: dict[str, set[str]] = {}
    for line in (data / "stard" / f"{split}-qrels.tsv").read_text().splitlines():
        query, article, _ = line.split()
        relevant.setdefault(query, set()).add(article)
    return queries, {query: frozenset(ids) for query, ids in relevant.items()}
