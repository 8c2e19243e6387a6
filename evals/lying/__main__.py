"""`python -m evals.lying`: the table of lies shown as verified and correct sentences rejected; `--show` lists each."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from assistant.answer import Assistant
from evals import machine
from evals.bench import Row
from evals.lying.cases import Corpus
from evals.lying.run import Outcome, answered_rightly, counts, freely_said, quoted_rightly, said_rightly, told


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; status 1 if a lie passed."""
    parser = argparse.ArgumentParser(prog="python -m evals.lying", description=__doc__)
    parser.add_argument(
        "--show",
        action="store_true",
        help="list each lie that passed and each correct sentence rejected, of the development part",
    )
    parser.add_argument("--json", type=Path, metavar="PATH", help="also save the figures of the test-only part here")
    options = parser.parse_args(arguments)
    index = Assistant.open().index
    corpus = Corpus(index)
    lies = list(told(corpus))
    rights = [*said_rightly(corpus), *freely_said(corpus), *quoted_rightly(corpus)]
    if options.show:
        _list(lies, rights)
    print("| lies | n (dev) | shown | n (test only) | shown |\n|---|--:|--:|--:|--:|")
    _table(lies, rejected=False)
    print("\n| correct | n (dev) | rejected | n (test only) | rejected |\n|---|--:|--:|--:|--:|")
    _table(rights, rejected=True)
    alone = [outcome for outcome in said_rightly(Corpus(index, reviewed=False)) if outcome.case.language == "zh"]
    print(
        f"\nChinese paraphrases rejected with all that people reviewed withheld: {sum(not o.passed for o in alone)} of {len(alone)}"
    )
    written = list(answered_rightly(corpus))
    print(f"short answers of the cards rejected: {sum(not outcome.passed for outcome in written)} of {len(written)}")
    times = sorted(outcome.milliseconds for outcome in (*lies, *rights))
    print(f"a sentence: {times[len(times) // 2]:.2f} ms median, {times[int(0.99 * len(times))]:.2f} ms 99th percentile")
    if options.json is not None:
        found = {"facts": machine.facts(), "at": machine.now(), "rows": [asdict(row) for row in _rows(lies, rights, times)]}
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(any(outcome.passed for outcome in lies))


def _rows(lies: list[Outcome], rights: list[Outcome], times: list[float]) -> list[Row]:
    """The figures of the part that nothing was fitted on."""
    false, true = ([outcome for outcome in told if outcome.case.held_out] for told in (lies, rights))
    return [
        Row(f"a model's lies shown, of {len(false)} told", sum(outcome.passed for outcome in false), "", 0),
        Row(f"correct sentences rejected, of {len(true)}", 100 * sum(not o.passed for o in true) / len(true), "%", 3),
        Row("verifying a sentence, median", times[len(times) // 2], "ms", 2),
    ]


def _table(outcomes: list[Outcome], *, rejected: bool) -> None:
    rows = counts(outcomes)
    total = tuple(map(sum, zip(*rows.values(), strict=True)))
    for kind, row in [*rows.items(), ("all", total)]:
        dev, dev_passed, test, test_passed = row
        shown = (dev - dev_passed, test - test_passed) if rejected else (dev_passed, test_passed)
        print(f"| {kind} | {dev} | {shown[0]} | {test} | {shown[1]} |")


def _list(lies: list[Outcome], rights: list[Outcome]) -> None:
    for outcome in lies:
        if outcome.passed and not outcome.case.held_out:
            print(f"SHOWN {outcome.kind}: {outcome.text}\n   < {outcome.case.source.text[:200]!r}")
    for outcome in rights:
        if not outcome.passed and not outcome.case.held_out:
            print(f"REJECTED {outcome.text}\n   {outcome.reasons}\n   < {outcome.case.source.text[:220]!r}")


if __name__ == "__main__":
    sys.exit(main())
