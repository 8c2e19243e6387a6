"""What each case shows of a reply, and what many of them show together."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.types import Reply, Request
from evals import metrics
from evals.cases import Case, Span, gold_spans
from evals.metrics import Groups, Interval, SpanLike
from index.types import Document

RETRIEVAL = ("hit@1", "recall@1", "recall@5", "recall@10", "all@5", "mrr", "ndcg@10")
ANSWER = ("cited", "right", "figures", "asked", "needless", "fidelity")
REFUSAL = ("refusal_recall", "refusal_precision", "answerable_refused")
SIZE = ("characters", "citations", "top5_characters")


@dataclass(frozen=True, slots=True)
class Observation:
    """One case with its reply (None of a peer that only retrieves) and every metric that applies to it."""

    case: Case
    reply: Reply | None
    values: Mapping[str, float]
    milliseconds: float
    false_quotes: int = 0  # citations that differ from their span, those shown as nearest included
    ranks: tuple[int | None, ...] = ()  # of the first hit of each gold group


def ask_all(ask: Callable[[Request], Reply], cases: Sequence[Case], documents: Mapping[str, Document]) -> list[Observation]:
    """Every case through `ask`, in order. An exception names the case it came from."""
    observed = []
    for case in cases:
        groups = gold_spans(case, documents)
        began = time.perf_counter()
        try:
            reply = ask(case.request)
        except Exception as error:
            error.add_note(f"while asking case {case.id}")
            raise
        observed.append(observe(case, groups, reply, documents, 1000 * (time.perf_counter() - began)))
    return observed


def search_all(
    search: Callable[[Case], Sequence[Span]], cases: Sequence[Case], documents: Mapping[str, Document]
) -> list[Observation]:
    """Every answerable case through a pipeline that only retrieves: `search` returns its ten best spans, best first."""
    observed = []
    for case in cases:
        if not case.gold:
            continue
        groups = gold_spans(case, documents)
        began = time.perf_counter()
        ranked = search(case)
        took = 1000 * (time.perf_counter() - began)
        observed.append(
            Observation(case, None, retrieval(ranked, groups), took, ranks=tuple(metrics.first_ranks(ranked, groups)))
        )
    return observed


def observe(case: Case, groups: Groups, reply: Reply, documents: Mapping[str, Document], milliseconds: float) -> Observation:
    """The metrics of one reply. Retrieval and citing are measured where there is gold, refusing everywhere."""
    faithful = [metrics.is_faithful(citation, documents) for citation in (*reply.citations, *reply.related)]
    must_refuse, refused = case.kind == "refusal", reply.kind == "refusal"
    values = {name: of_case[0] for name, of_case in metrics.refusal_values([must_refuse], [refused]).items() if of_case}
    values |= {"characters": float(len(reply.text)), "citations": float(len(reply.citations))}
    if faithful:
        values["fidelity"] = sum(faithful) / len(faithful)
    if groups:
        values |= retrieval(reply.passages, groups)
        values["cited"] = float(metrics.is_cited(reply.citations, groups))
    if case.kind == "calculation" and case.rule != "in-force":  # a day in force is told in words: `right`
        values["figures"] = float(_computed(case, reply))
    if case.kind == "ask":
        values["asked"] = float(_asked(case, reply))
    elif groups:
        values["right"] = float(metrics.is_right(reply.kind, reply.text, reply.citations, groups, case.must_say))
    if case.kind in ("answer", "refusal"):
        values["needless"] = float(reply.kind in ("calculation", "ask"))
    return Observation(
        case, reply, values, milliseconds, faithful.count(False), tuple(metrics.first_ranks(reply.passages, groups))
    )


def _computed(case: Case, reply: Reply) -> bool:
    """Whether the rule that the case names computed all its figures."""
    results = [(result.value, result.unit) for done in reply.calculations if done.rule == case.rule for result in done.results]
    return reply.kind == "calculation" and metrics.has_figures(results, case.figures)


def _asked(case: Case, reply: Reply) -> bool:
    """Whether the rule that the case names asks for every fact that is missing."""
    rules, names = {missing.rule for missing in reply.missing}, {missing.name for missing in reply.missing}
    return reply.kind == "ask" and set(case.missing) <= names and (case.rule is None or rules == {case.rule})


def retrieval(ranked: Sequence[SpanLike], groups: Groups) -> dict[str, float]:
    """The retrieval metrics of one ranking, and the characters that a reader of its top five is given."""
    return {
        "hit@1": metrics.reciprocal_rank(ranked[:1], groups),
        **{f"recall@{k}": metrics.recall_at(ranked, groups, k) for k in (1, 5, 10)},
        "all@5": metrics.all_groups_at(ranked, groups, 5),
        "mrr": metrics.reciprocal_rank(ranked, groups),
        "ndcg@10": metrics.ndcg_at(ranked, groups, 10),
        "top5_characters": float(sum(found.end - found.start for found in ranked[:5])),
    }


def summarise(observed: Sequence[Observation]) -> dict[str, Interval]:
    """Mean and interval of each metric over the cases that it applies to, in the order of the tables."""
    by_name = {
        name: [seen.values[name] for seen in observed if name in seen.values] for name in (*RETRIEVAL, *ANSWER, *REFUSAL, *SIZE)
    }
    return {name: metrics.bootstrap(values) for name, values in by_name.items() if values}


def latency(observed: Sequence[Observation]) -> dict[str, float]:
    """Median and 95th percentile of the milliseconds a case."""
    taken = [seen.milliseconds for seen in observed]
    return {"median_ms": metrics.percentile(taken, 0.5), "p95_ms": metrics.percentile(taken, 0.95)}
