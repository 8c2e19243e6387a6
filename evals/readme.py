"""The results block of the README, made of saved figures and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.report import table
from evals.results import ALL, OURS, Figure, Results, ResultsError

BEGIN, END = "<!-- results:begin -->", "<!-- results:end -->"
_BLOCK = re.compile(f"(?<={re.escape(BEGIN)}\n).*?(?={re.escape(END)})", re.S)
_SPLIT = "test"
_METRICS = {
    "recall@1": "recall@1",
    "recall@5": "recall@5",
    "right": "答对且引全<br>right and cited",
    "figures": "算对<br>figures right",
    "asked": "问对<br>missing facts asked",
    "needless": "不该算却算<br>computed needlessly",
    "refusal_recall": "该拒的拒了<br>refused rightly",
    "answerable_refused": "误拒<br>refused wrongly",
    "fidelity": "逐字引用<br>verbatim quotes",
}
_SUITES = {
    "comparisons": "比较 comparisons",
    "computation": "计算 computation",
    "english": "英文 English",
    "facts": "事实 facts",
    "followups": "追问 follow-ups",
    "near_misses": "擦边 near misses",
    "refusals": "没写的 refusals",
    "slips_keywords": "错字与关键词 slips, keywords",
    "status": "效力 status",
    "two_part": "一问两事 two in one",
    ALL: "全部 all",
}


def block(results: Results, bench: tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]] | None = None) -> str:
    """The lines between the markers, a line break at the end."""
    stock = results.best_stock(_SPLIT)
    head = ["题库 suite", "n", *_METRICS.values(), *([f"现成流水线 {stock}<br>recall@1 / @5"] if stock else [])]
    rows = [_row(results, suite, stock) for suite in (*results.suites(_SPLIT), ALL)]
    number = results.number(OURS, _SPLIT, ALL, "n") or 0
    parts = [
        f"<!-- from evals/results/{results.path.name} -->\n"
        f"每个题库约三分之一（共 {number:.0f} 题）只用来测，调参时不看；括号内是 95% 区间。提交 `{results.facts['commit']}`，{results.facts['date']}。\n"
        f"*About a third of every suite ({number:.0f} questions) is measured and never tuned on; 95% intervals in brackets. "
        f"Commit `{results.facts['commit']}`, {results.facts['date']}.*",
        table(head, rows),
    ]
    if bench is not None:
        parts.append(_bench_table(*bench))
    return "\n\n".join(parts) + "\n"


def _row(results: Results, suite: str, stock: str | None) -> list[str]:
    cells = [_cell(results.figure(OURS, _SPLIT, suite, metric)) for metric in _METRICS]
    n = results.number(OURS, _SPLIT, suite, "n") or 0
    row = [_SUITES.get(suite, suite), f"{n:.0f}", *cells]
    if stock:
        recalls = [results.figure(stock, _SPLIT, suite, metric) for metric in ("recall@1", "recall@5")]
        row.append(" / ".join(_short(figure.mean) for figure in recalls if figure is not None))
    return row


def _bench_table(facts: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str:
    cells = [
        [
            str(row["name"]),
            f"{_plain(row['value'])} {row['unit']}" + (f" (load {row['load']:.1f})" if "load" in row else ""),
            f"≤ {row['target']:.4g} {row['unit']}",
        ]
        for row in rows
        if row["target"] is not None  # the report has the others
    ]
    return f"{table(['速度、内存、核对 time, memory, verification', '实测 measured', '目标 target'], cells)}\n\n{facts['cores']} × {facts['processor']}"


def _plain(value: float) -> str:
    """Three digits, and no power of ten."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _cell(figure: Figure | None) -> str:
    return "" if figure is None else f"{_short(figure.mean)} ({_short(figure.low)}–{_short(figure.high)})"


def _short(share: float) -> str:
    """A share with two digits and no leading zero; one that is not whole is never rounded up to 1.00 or down to .00."""
    if 0 < share < 1:
        share = min(0.99, max(0.01, round(share, 2)))
    return f"{share:.2f}".removeprefix("0")


def replace_block(readme: str, made: str) -> str:
    """`readme` with `made` between the markers. Raises ResultsError if there are none."""
    if not _BLOCK.search(readme):
        raise ResultsError(f"README.md: no lines {BEGIN} and {END}; put them where the results belong")
    return _BLOCK.sub(lambda _: made, readme, count=1)


def read_block(readme: str) -> tuple[str, str | None]:
    """What stands between the markers, and the results file it says it is from. Raises ResultsError without markers."""
    found = _BLOCK.search(readme)
    if found is None:
        raise ResultsError(f"README.md: no lines {BEGIN} and {END}; put them where the results belong")
    source = re.search(r"<!-- from evals/results/(\S+) -->", found[0])
    return found[0], source and Path(source[1]).name
