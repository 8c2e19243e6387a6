"""Figures as aligned tables, Markdown too, and the failing development cases in words."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from evals import metrics
from evals.cases import Case
from evals.metrics import Interval
from evals.observe import ANSWER, REFUSAL, RETRIEVAL, Observation, latency, summarise

_LABELS = {
    "refusal_recall": "ref.rec",
    "refusal_precision": "ref.prec",
    "answerable_refused": "ans.ref'd",
    "characters": "chars",
    "citations": "cites",
    "top5_characters": "top-5 chars",
}
_COLUMNS = (*RETRIEVAL, *ANSWER, *REFUSAL, "characters", "citations")
_COMPARED = (*RETRIEVAL, "top5_characters")
_ABLATED = ("recall@1", "recall@5", "all@5", "right", "refusal_recall", "answerable_refused")
_BY_SUITE = ("all@5", "right", "refusal_recall", "answerable_refused")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with columns aligned on screen: the first to the left, the others to the right."""
    widths = [max(2, *(_width(row[at]) for row in (head, *rows))) for at in range(len(head))]

    def line(row: Sequence[str]) -> str:
        padded = [" " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
        return (
            "| " + " | ".join((row[0] + padded[0], *(pad + cell for cell, pad in list(zip(row, padded, strict=True))[1:]))) + " |"
        )

    rule = "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])])
    return "\n".join((line(head), f"|{rule}|", *map(line, rows)))


def suites_table(observed: Sequence[Observation]) -> str:
    """One row a suite and one for all, a column a metric."""
    suites = list(dict.fromkeys(seen.case.suite for seen in observed))
    groups = [(suite, [seen for seen in observed if seen.case.suite == suite]) for suite in suites]
    rows = []
    for name, members in [*groups, ("all", list(observed))]:
        summary = summarise(members)
        rows.append([name, str(len(members)), *(_mean(summary.get(column), column) for column in _COLUMNS)])
    head = ["suite", "n", *(_LABELS.get(column, column) for column in _COLUMNS)]
    measured = [at for at in range(len(head)) if any(row[at] for row in rows)]  # a column that no suite fills is left out
    return table([head[at] for at in measured], [[row[at] for at in measured] for row in rows])


def intervals_table(observed: Sequence[Observation]) -> str:
    """One row a metric over all suites: mean, 95% interval, cases."""
    rows = [
        [name, _mean(found, name), f"{_number(found.low, name)} to {_number(found.high, name)}", str(found.n)]
        for name, found in summarise(observed).items()
    ]
    rows += [[name, f"{value:.2f}", "", str(len(observed))] for name, value in latency(observed).items()]
    return table(["metric", "mean", "95% interval", "n"], rows)


def comparison_table(pipelines: Mapping[str, Sequence[Observation]]) -> str:
    """One row a pipeline over the answerable cases: retrieval, and how much text its top five holds."""
    rows = []
    for name, observed in pipelines.items():
        answerable = [seen for seen in observed if seen.case.gold]
        summary = summarise(answerable)
        cells = [_mean(summary.get(column), column) for column in _COMPARED]
        rows.append([name, str(len(answerable)), *cells, f"{latency(answerable)['median_ms']:.1f}"])
    return table(["pipeline", "n", *(_LABELS.get(column, column) for column in _COMPARED), "median ms"], rows)


def comparison_by_suite(pipelines: Mapping[str, Sequence[Observation]], metric: str = "recall@5") -> str:
    """One row a suite that the metric applies to, one column a pipeline that has it."""
    having = {
        name: kept for name, observed in pipelines.items() if (kept := [seen for seen in observed if metric in seen.values])
    }
    suites = list(dict.fromkeys(seen.case.suite for observed in having.values() for seen in observed))
    rows = [
        [
            suite,
            *(_mean(summarise([seen for seen in of if seen.case.suite == suite]).get(metric), metric) for of in having.values()),
        ]
        for suite in suites
    ]
    return table([metric, *having], rows)


def ablations(pipelines: Mapping[str, Sequence[Observation]]) -> str:
    """One row a pipeline with the main metrics and their 95% intervals, then one table a metric with a row a suite."""
    rows = []
    for name, observed in pipelines.items():
        summary = summarise(observed)
        rows.append([name, *(_with_interval(summary.get(metric)) for metric in _ABLATED)])
    overall = table(["pipeline", *(_LABELS.get(metric, metric) for metric in _ABLATED)], rows)
    return "\n\n".join((overall, *(comparison_by_suite(pipelines, metric) for metric in _BY_SUITE)))


def _with_interval(found: Interval | None) -> str:
    return "" if found is None else f"{found.mean:.3f} ({found.low:.3f}–{found.high:.3f})"


def failures(observed: Sequence[Observation]) -> Iterator[str]:
    """The development cases that a reply does not answer as it should, one block each; test cases never appear."""
    for seen in observed:
        if seen.case.split == "dev" and seen.reply is not None and (reasons := _reasons(seen)):
            yield "\n".join((_asked(seen.case), *(f"    {reason}" for reason in reasons)))


def _reasons(seen: Observation) -> list[str]:
    case, reply = seen.case, seen.reply
    assert reply is not None
    if case.kind == "refusal":
        return [] if reply.kind == "refusal" else [f"answered ({reply.kind}): {_short(reply.text)}"]
    if case.kind == "ask":
        return (
            [] if seen.values["asked"] else [f"kind {reply.kind}, should ask for {', '.join(case.missing)}: {_short(reply.text)}"]
        )
    reasons = [f"{seen.false_quotes} citations differ from their span"] if seen.false_quotes else []
    if reply.kind not in ("answer", "calculation"):
        reasons.append(f"kind {reply.kind}: {_short(reply.text)}")
    for number, (group, rank) in enumerate(zip(case.gold, seen.ranks, strict=True), 1):
        if rank is None or rank > 5:
            wanted = " or ".join(f"{gold.doc_id} {gold.quote}" for gold in group)
            reasons.append(f"group {number} at rank {rank or 'beyond 10'}: {wanted}")
    if not seen.values.get("cited", 1.0) and reply.kind != "refusal":
        reasons.append(
            f"not every group cited (ranks {list(seen.ranks)}); cites: {' / '.join(_short(c.quote, 40) for c in reply.citations)}"
        )
    if reply.kind != "refusal" and (unsaid := [wanted for wanted in case.must_say if not metrics.says(reply.text, wanted)]):
        reasons.append(f"does not say {', '.join(unsaid)}: {_short(reply.text)}")
    if not seen.values.get("figures", 1.0):
        found = [f"{result.value}{result.unit}" for done in reply.calculations for result in done.results]
        reasons.append(f"figures {[''.join(figure) for figure in case.figures]} by {case.rule}, computed {found}")
    if reasons and reply.passages:
        reasons.append(f"first: {reply.passages[0].doc_id} {_short(reply.passages[0].text, 60)}")
    return reasons


def _asked(case: Case) -> str:
    where = f" as_of={case.as_of}" * bool(case.as_of) + f" region={case.region}" * bool(case.region)
    return f"{case.id}{where}: {' → '.join((*case.history, case.question))}"


def _short(text: str, size: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= size else line[: size - 1] + "…"


def _mean(found: Interval | None, name: str) -> str:
    return "" if found is None or math.isnan(found.mean) else _number(found.mean, name)


def _number(value: float, name: str) -> str:
    if name in ("characters", "top5_characters"):
        return f"{value:.0f}"
    return f"{value:.2f}" if name == "citations" else f"{value:.3f}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
