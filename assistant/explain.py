"""How the index sees a question, and how the index itself stands: the text of `assistant search` and `assistant index`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

from assistant.answer import Assistant
from assistant.config import Config
from assistant.evidence import THRESHOLD, probability, signals
from assistant.types import Question, Request
from assistant.understand import to_query, understand
from assistant.wording import clause_label, shorten
from index import store
from index.build import build, is_built
from index.embed import load_embedder
from index.fuse import WEIGHTS


def explain(assistant: Assistant, text: str, limit: int, *, with_understanding: bool) -> Iterator[str]:
    """The `limit` best passages for a question, a line for each with the sides that speak for it."""
    index = assistant.index
    records = {doc_id: document.record for doc_id, document in assistant.documents.items()}
    question = understand(Request(text), date.today(), records, index.glossary)
    ranking = index.rank(to_query(question))
    if with_understanding:
        yield from _understanding(question)
        measured = signals(index, question.text, ranking)
        yield f"evidence     {probability(measured):.2f} (answered from {THRESHOLD})  {measured}"
        yield ""
    for rank, hit in enumerate(ranking.top(max(1, limit)), 1):
        passage = index.passages[hit.position]
        sides = "  ".join(
            f"{name} {value:.2f}" for name, value in ranking.sides_of(hit.position).items() if value and name in WEIGHTS
        )
        yield f"{rank:2}  {hit.score:6.2f}  {passage.doc_id} {clause_label(passage.path)}  {shorten(passage.text.replace(chr(10), ' '), 60)}"
        yield f"            {sides}"


def _understanding(question: Question) -> Iterator[str]:
    yield f"question     {question.text}"
    yield f"language     {question.language}    day {question.day}    regions {'、'.join(question.regions) or '-'}    elsewhere {'、'.join(question.elsewhere) or '-'}"
    yield f"documents    {', '.join(question.doc_ids) or '-'}    clause {question.numbers or '-'}    about {', '.join(sorted(question.about)) or '-'}"
    yield f"parts        {' | '.join(question.parts)}    compares {question.compares}"
    meanings = "; ".join(f"{found} → {'、'.join(official)}" for found, official in question.explained)
    yield f"glossary     {meanings or '-'}"


def build_index(config: Config) -> str:
    """Build the index anew, whatever is there, and say how long it took."""
    embedder = load_embedder(config.embedding)
    folder, _ = is_built(embedder, config.cache, config.corpus)
    started = time.perf_counter()
    store.build_anew(folder, lambda target: build(target, embedder, config.corpus))
    return f"built {folder} in {time.perf_counter() - started:.1f} s"


def index_status(config: Config) -> str:
    """Where the index belongs and whether it is current."""
    folder, intact = is_built(load_embedder(config.embedding), config.cache, config.corpus)
    return f"{folder}: {'current' if intact else 'not built yet, or stale; the next question builds it, or run `assistant index build`'}"
