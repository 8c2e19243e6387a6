"""Every suite through the assistant: `python -m evals.run`.

Prints a table for the development cases and one for the test cases, and saves them under `evals/results/` by
commit. Exit status 1 if any citation differs from its span or a metric fell below the baseline, 2 if the run
cannot be made.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.answer import Assistant
from assistant.errors import AssistantError
from evals import baseline, machine, report
from evals.baseline import BaselineError
from evals.cases import SPLITS, Case, CaseError, load_cases
from evals.observe import Observation, ask_all, latency, search_all, summarise
from index.errors import PolicyIndexError
from index.types import Document

RESULTS = Path(__file__).resolve().parent / "results"
OURS = "assistant"

Pipelines = dict[str, list[Observation]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evaluation and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except (AssistantError, BaselineError, CaseError, PolicyIndexError) as error:
        print(f"evals.run: {error}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    began = time.perf_counter()
    cases = load_cases(options.suite, options.split)
    assistant = Assistant.open()
    documents = assistant.index.documents
    observed = ask_all(assistant.ask, cases, documents)
    pipelines: Pipelines = {OURS: observed}
    if options.compare or options.ablations:
        pipelines |= _peers(documents, cases)
    if options.ablations:
        from evals.ablations import observe_variants  # builds indexes, and is needed only to compare

        pipelines |= observe_variants(assistant, cases)
    splits = {
        split: [seen for seen in observed if seen.case.split == split] for split in SPLITS if options.split in ("all", split)
    }
    print(machine.described())
    for split, members in splits.items():
        print(f"\n## {split}: {len(members)} cases\n\n{report.suites_table(members)}\n\n{report.intervals_table(members)}")
        if len(pipelines) > 1:
            ranked = {name: [seen for seen in of if seen.case.split == split] for name, of in pipelines.items()}
            print(f"\n### {split}: the same cases through the stock pipeline\n\n{report.comparison_table(ranked)}")
            print(f"\n{report.comparison_by_suite(ranked)}")
        if options.ablations:
            print(f"\n### {split}: with parts left out\n\n{report.ablations(ranked)}")
    if options.failures:
        failed = list(report.failures(observed))
        print(f"\n## failing dev cases: {len(failed)}\n", *failed, sep="\n")
    complete = not options.suite and options.split == "all"
    result = _result(pipelines, round(time.perf_counter() - began, 2))
    for path in [RESULTS / f"{machine.commit()}.json"] * complete + [options.json] * (options.json is not None):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"\nsaved {path}")
    return _verdict(splits, options, complete=complete)


def _verdict(splits: Mapping[str, Sequence[Observation]], options: argparse.Namespace, *, complete: bool) -> int:
    """The exit status, and what speaks against a better one on stderr."""
    summaries = {split: summarise(members) for split, members in splits.items()}
    if (options.record_baseline or options.check_baseline) and not complete:
        raise BaselineError("a baseline is of all suites and both splits; leave --suite and --split out")
    complaints = baseline.check(summaries) if options.check_baseline else []
    if options.record_baseline:
        baseline.record(summaries, machine.facts())
        print(f"recorded {baseline.BASELINE}")
    false = [seen.case.id for members in splits.values() for seen in members if seen.false_quotes]
    if false:
        complaints.append(f"citations that differ from their span, in {len(false)} cases: {', '.join(false[:10])}")
    for complaint in complaints:
        print(f"evals.run: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


def _peers(documents: Mapping[str, Document], cases: Sequence[Case]) -> Pipelines:
    from evals.peers.langchain_stock import stock_pipelines  # heavy, and needed only to compare

    return {peer.name: search_all(peer.search, cases, documents) for peer in stock_pipelines(documents)}


def _result(pipelines: Pipelines, elapsed: float) -> dict[str, object]:
    """Everything measured, as saved: means and intervals by pipeline, split and suite; single cases of dev alone."""
    measured: dict[str, object] = {}
    for name, observed in pipelines.items():
        for split in SPLITS:
            members = [seen for seen in observed if seen.case.split == split]
            suites = {
                suite: [seen for seen in members if seen.case.suite == suite]
                for suite in sorted({seen.case.suite for seen in members})
            }
            for suite, group in {**suites, "all": members}.items():
                if group:
                    measured[f"{name} / {split} / {suite}"] = {
                        "n": len(group),
                        **{metric: [round(figure, 4) for figure in found[:3]] for metric, found in summarise(group).items()},
                        **{metric: round(value, 3) for metric, value in latency(group).items()},
                    }
    dev = {seen.case.id: dict(seen.values) for seen in pipelines[OURS] if seen.case.split == "dev"}
    return {"facts": machine.facts(), "at": machine.now(), "elapsed_s": elapsed, "measured": measured, "dev_cases": dev}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.run", description="Ask every case and measure the replies.")
    parser.add_argument("--suite", action="append", default=[], metavar="NAME", help="only this suite; may be repeated")
    parser.add_argument("--split", choices=(*SPLITS, "all"), default="all")
    parser.add_argument("--compare", action="store_true", help="also run the stock pipeline on the same cases")
    parser.add_argument("--ablations", action="store_true", help="also run the stock pipeline and ours without each part")
    parser.add_argument("--failures", action="store_true", help="list the failing development cases")
    parser.add_argument("--json", type=Path, metavar="PATH", help="also save the figures here")
    parser.add_argument(
        "--check-baseline", action="store_true", help="fail if a metric fell below evals/baseline.json by more than its noise"
    )
    parser.add_argument("--record-baseline", action="store_true", help="write evals/baseline.json")
    return parser


if __name__ == "__main__":
    sys.exit(main())
