"""Learns the weights of `index/fuse.py` from the development cases: `python -m evals.fit`.

Listwise softmax (Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach", ICML 2007): the loss
of a case is -log of the probability that a softmax over its passages' scores gives to the passages of a gold group,
averaged over groups. It is held towards the weights now in use by L2, since some hundred cases cannot settle
sixteen weights. Test cases are never read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.special import logsumexp  # type: ignore[import-untyped]

from assistant.answer import Assistant
from assistant.understand import to_query, understand
from evals import metrics
from evals.cases import Case, gold_spans, load_cases
from evals.metrics import Groups
from evals.observe import retrieval
from evals.report import table
from index.fuse import WEIGHTS
from index.search import PolicyIndex

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]  # (sides,)

SUITES = ("facts", "slips_keywords", "english", "near_misses", "two_part", "comparisons")
FOLDS = 5
# How strongly weights are held to the present ones: cross-validation picks among these.
STRENGTHS = (0.003, 0.01, 0.03, 0.1, 0.3)
_PENALTIES = frozenset({"other_region", "matter", "table_row"})  # at most 0; every other weight is at least 0
_SEED = 20261123
_SUPPORT = 20  # cases; four a fold
_DEPTH = 50  # ranks that MRR looks at
_SHOWN = ("hit@1", "recall@1", "recall@5", "mrr", "loss")
_CARD_SIDES = tuple(name for name in WEIGHTS if name.startswith(("card_", "question_")))


@dataclass(frozen=True)
class Examples:
    """The answerable cases: the sides' scores of every passage, and which passages hit each gold group."""

    features: Array  # (cases, passages, sides)
    gold: NDArray[np.bool_]  # (groups, passages), the groups of all cases one after another
    case_of: NDArray[np.int64]  # (groups,): the row of `features` that a group belongs to
    spans: tuple[Groups, ...]  # of each case

    def __len__(self) -> int:
        return len(self.spans)

    def only(self, chosen: NDArray[np.bool_]) -> Examples:
        """The cases where `chosen`, shape (cases,), is true."""
        kept, row = chosen[self.case_of], np.cumsum(chosen) - 1
        spans = tuple(spans for spans, on in zip(self.spans, chosen, strict=True) if on)
        return Examples(self.features[chosen], self.gold[kept], row[self.case_of[kept]], spans)

    def support(self) -> NDArray[np.int64]:
        """Of each side, the number of cases in which it tells passages apart."""
        return np.asarray((np.ptp(self.features, axis=1) > 0).sum(axis=0))


def read_examples(index: PolicyIndex, cases: Sequence[Case], today: date) -> Examples:
    """The answerable cases as features, in order. Raises CaseError where a gold quote does not stand in its document."""
    records = {doc_id: document.record for doc_id, document in index.documents.items()}
    answerable = [case for case in cases if case.kind == "answer"]
    spans = tuple(gold_spans(case, index.documents) for case in answerable)
    queries = [to_query(understand(case.request, today, records, index.glossary)) for case in answerable]
    groups = [(row, group) for row, of in enumerate(spans) for group in of]
    return Examples(
        np.stack([index.rank(query).features.astype(np.float64) for query in queries]),
        np.array([[any(metrics.hits(passage, span) for span in group) for passage in index.passages] for _, group in groups]),
        np.array([row for row, _ in groups]),
        spans,
    )


def losses(data: Examples, weights: Array) -> tuple[Array, Array]:
    """The listwise loss of each case, shape (cases,), and the gradient of their mean."""
    scores = data.features @ weights
    whole = logsumexp(scores, axis=1)
    share = 1 / np.bincount(data.case_of)[data.case_of]  # of a group in its case
    of_gold = np.where(data.gold, scores[data.case_of], -np.inf)
    in_gold = logsumexp(of_gold, axis=1)
    each = np.zeros(len(data))
    np.add.at(each, data.case_of, share * (whole[data.case_of] - in_gold))
    pull = np.exp(scores - whole[:, None])
    np.subtract.at(pull, data.case_of, share[:, None] * np.exp(of_gold - in_gold[:, None]))
    return each, np.tensordot(pull, data.features, axes=2) / len(data)


def fit(data: Examples, strength: float, prior: Array, used: Mask) -> Array:
    """The weights of least loss plus `strength`·mean((w - prior)²); a side that is not `used` weighs 0.

    A side that tells passages apart in fewer than `_SUPPORT` cases keeps its prior: there is nothing to learn it from.
    """
    settled = data.support() < _SUPPORT
    start = np.where(used, prior, 0.0)
    bounds = [
        (held, held) if fixed else ((None, 0.0) if name in _PENALTIES else (0.0, None))
        for name, held, fixed in zip(WEIGHTS, start.tolist(), settled | ~used, strict=True)
    ]

    def objective(weights: Array) -> tuple[float, Array]:
        each, slope = losses(data, weights)
        away = weights - start
        return float(each.mean() + strength * away @ away / len(away)), slope + 2 * strength * away / len(away)

    found = minimize(objective, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x, dtype=np.float64)


def measure(index: PolicyIndex, data: Examples, weights: Sequence[Array]) -> dict[str, float]:
    """Mean metrics, each case ranked by its own weights (those of the fold that did not see it)."""
    rows = []
    for features, groups, own in zip(data.features, data.spans, weights, strict=True):
        order = np.argsort(-(features @ own), kind="stable")[:_DEPTH]
        found = retrieval([index.passages[at] for at in order], groups)
        rows.append([found[name] for name in _SHOWN[:-1]])
    own_loss = [losses(data.only(np.arange(len(data)) == row), own)[0][0] for row, own in enumerate(weights)]
    return dict(zip(_SHOWN, (*np.mean(rows, axis=0).tolist(), float(np.mean(own_loss))), strict=True))


def out_of_fold(data: Examples, strength: float, prior: Array, used: Mask) -> list[Array]:
    """For each case the weights learned without its fold."""
    fold = np.random.default_rng(_SEED).permutation(len(data)) % FOLDS
    learned = [fit(data.only(fold != held), strength, prior, used) for held in range(FOLDS)]
    return [learned[of] for of in fold]


def ablations() -> Iterator[tuple[str, Mask]]:
    """What is left out, and the sides that remain: nothing, each side in turn, families of sides."""
    names = list(WEIGHTS)
    families: Mapping[str, Sequence[str]] = {
        "nothing": (),
        **{name: (name,) for name in names},
        "all card sides": _CARD_SIDES,
        "all dense sides": [name for name in names if name.endswith("dense")],
        "all bigrams": [name for name in names if name.endswith("bigrams")],
        "all words": [name for name in names if name.endswith("words")],
        "glossary": [name for name in names if name.endswith("expanded")],
    }
    for name, dropped in families.items():
        yield name, np.array([side not in dropped for side in names])


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, cross-validate and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.fit", description="Learn the fusion weights from the dev cases.")
    parser.add_argument("--ablate", action="store_true", help="also fit without each side in turn")
    options = parser.parse_args(arguments)
    index = Assistant.open().index
    data = read_examples(index, load_cases(SUITES, "dev"), date.today())
    now, everything = np.array(list(WEIGHTS.values())), np.ones(len(WEIGHTS), dtype=bool)
    print(
        f"{len(data)} dev cases, {len(index.passages)} passages, {len(WEIGHTS)} sides, {FOLDS} folds; figures are out of fold\n"
    )
    tried = {strength: measure(index, data, out_of_fold(data, strength, now, everything)) for strength in STRENGTHS}
    best = min(tried, key=lambda strength: tried[strength]["loss"])
    rows = {"present weights": measure(index, data, [now] * len(data))}
    rows |= {f"L2 {strength}{' (chosen)' * (strength == best)}": found for strength, found in tried.items()}
    print(table(["weights", *_SHOWN], [[name, *(f"{found[metric]:.3f}" for metric in _SHOWN)] for name, found in rows.items()]))
    if options.ablate:
        _print_ablations(index, data, best, now)
    learned = fit(data, best, now, everything)
    print("\n# for index/fuse.py (+ 0.0 removes the sign of zero)")
    for name, weight, present, cases in zip(WEIGHTS, learned, now, data.support(), strict=True):
        print(f'    "{name}": {round(float(weight), 2) + 0.0:.2f},  # {present:.2f}{_kept(cases)}')
    return 0


def _kept(cases: int) -> str:
    return f", kept: tells passages apart in {cases} cases" if cases < _SUPPORT else f", {cases} cases"


def _print_ablations(index: PolicyIndex, data: Examples, strength: float, prior: Array) -> None:
    rows = []
    for name, used in ablations():
        found = measure(index, data, out_of_fold(data, strength, prior, used))
        rows.append([name, *(f"{found[metric]:.3f}" for metric in _SHOWN)])
    print(f"\n{table(['without', *_SHOWN], rows)}")


if __name__ == "__main__":
    sys.exit(main())
