"""The saved figures as a page: `python -m evals.page` writes `evals/results/report.html` and two plots beside it.

`--readme` writes the results block of the README instead. Both are made of the newest results file alone, which
holds figures and ids and no question.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from evals import plots, readme, results
from evals.machine import ROOT
from evals.results import ALL, OURS, WITHOUT, Figure, Results, ResultsError

README = ROOT / "README.md"
_SUITE_METRICS = ("recall@1", "recall@5", "all@5", "ndcg@10", "right", "figures", "fidelity", "characters", "citations")
_COMPARED = ("recall@1", "recall@5", "all@5", "right", "refusal_recall", "answerable_refused")
_REFUSALS = ("refusal_recall", "refusal_precision", "answerable_refused")
_SPLITS = {"test": "test cases: measured, never looked at, never tuned on", "dev": "dev cases: the product was tuned on these"}
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2.2rem }
.wide { overflow-x: auto } table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums }
th, td { padding: .3rem .6rem; text-align: right; border-bottom: 1px solid #ddd; white-space: nowrap }
th:first-child, td:first-child { text-align: left } small { color: #666 } svg { max-width: 100%; height: auto }
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page and the plots, or the block of the README; 2 if there are no figures."""
    parser = argparse.ArgumentParser(prog="python -m evals.page", description="Make a report of the newest results.")
    parser.add_argument("--readme", action="store_true", help="write the results block of README.md instead")
    options = parser.parse_args(arguments)
    try:
        written = _write_readme() if options.readme else _write_page()
    except ResultsError as error:
        print(f"evals.page: {error}", file=sys.stderr)
        return 2
    print("\n".join(f"wrote {path}" for path in written))
    return 0


def _write_readme() -> Iterable[Path]:
    made = readme.block(results.newest(results.RESULTS), results.bench(results.RESULTS))
    README.write_text(readme.replace_block(README.read_text(encoding="utf-8"), made), encoding="utf-8")
    return [README]


def _write_page() -> Iterable[Path]:
    found = results.newest(results.RESULTS)
    drawn = draw(found)
    files = {**drawn, "report.html": page(found, drawn.values(), results.bench(results.RESULTS))}
    for name, content in files.items():
        (results.RESULTS / name).write_text(content, encoding="utf-8")
    return [results.RESULTS / name for name in files]


def draw(found: Results) -> dict[str, str]:
    """The plots by file name: suites beside the stock pipeline, and what every part earns."""
    stock = found.best_stock("test")
    names = ["answer right and cited", "recall@5", *([f"{stock}: recall@5"] if stock else [])]
    suites = []
    for suite in (*found.suites("test"), ALL):
        figures = [found.figure(OURS, "test", suite, metric) for metric in ("right", "recall@5")]
        if any(figures):
            suites.append((suite, [*figures, *([found.figure(stock, "test", suite, "recall@5")] if stock else [])]))
    parts = [
        (_label(name), [found.figure(name, "test", ALL, metric) for metric in ("right", "all@5", "refusal_recall")])
        for name in found.pipelines()
    ]
    return {
        "suites.svg": plots.intervals("Test cases by suite, with 95% intervals", names, suites),
        "ablations.svg": plots.intervals(
            "Everything, parts left out, and the stock pipeline (test)",
            ["answer right and cited", "all gold in the first five", "refused rightly"],
            parts,
        ),
    }


def page(found: Results, drawn: Iterable[str], bench: tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]] | None = None) -> str:
    """One HTML document with everything in it: no script, no file beside it."""
    facts = " · ".join(f"{escape(str(key))} {escape(str(value))}" for key, value in found.facts.items())
    sections = [f"<h1>Evaluation report</h1><p><small>{facts} · {escape(found.at)}</small></p>", *drawn]
    for split, meaning in _SPLITS.items():
        sections.append(
            f"<h2>{escape(split)}: by suite</h2><p><small>{escape(meaning)}; means with 95% bootstrap intervals</small></p>"
        )
        sections.append(_by_suite(found, split, _SUITE_METRICS))
        sections.append(f"<h2>{escape(split)}: ours, parts left out, and the stock pipeline</h2>")
        sections.append(_by_pipeline(found, split))
        sections.append(f"<h2>{escape(split)}: refusal errors</h2>{_by_suite(found, split, _REFUSALS)}")
    sections.append(f"<h2>Latency</h2>{_latency(found)}")
    if bench is not None:
        rows = [
            [str(row["name"]), f"{row['value']:.3g} {row['unit']}", "" if row["target"] is None else f"≤ {row['target']:.4g}"]
            for row in bench[1]
        ]
        sections.append(f"<h2>Time and memory</h2>{_table(['figure', 'measured', 'target'], rows)}")
    body = "\n".join(sections)
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'><title>Evaluation report</title>"
        f"<style>{_STYLE}</style></head><body>\n{body}\n</body></html>\n"
    )


def _by_suite(found: Results, split: str, metrics: Sequence[str]) -> str:
    rows = []
    for suite in (*found.suites(split), ALL):
        cells = [_cell(found.figure(OURS, split, suite, metric)) for metric in metrics]
        if any(cells):
            rows.append([suite, f"{found.number(OURS, split, suite, 'n') or 0:.0f}", *cells])
    return _table(["suite", "n", *metrics], rows)


def _by_pipeline(found: Results, split: str) -> str:
    rows = [
        [_label(name), *(_cell(found.figure(name, split, ALL, metric)) for metric in _COMPARED)] for name in found.pipelines()
    ]
    return _table(["pipeline", *_COMPARED], rows)


def _latency(found: Results) -> str:
    rows = [
        [_label(name), split, *(f"{found.number(name, split, ALL, key) or 0:.2f}" for key in ("median_ms", "p95_ms"))]
        for name in found.pipelines()
        for split in _SPLITS
        if found.number(name, split, ALL, "n")
    ]
    return _table(["pipeline", "split", "median ms", "95th percentile ms"], rows)


def _label(pipeline: str) -> str:
    return "everything" if pipeline == OURS else pipeline.replace(WITHOUT, "− ")


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return ""
    digits = 3 if figure.high <= 1 else 1
    return f"{figure.mean:.{digits}f} ({figure.low:.{digits}f}–{figure.high:.{digits}f})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"

    body = "\n".join(line(row, "td") for row in rows)
    return f"<div class='wide'><table><thead>{line(head, 'th')}</thead><tbody>\n{body}\n</tbody></table></div>"


if __name__ == "__main__":
    sys.exit(main())
