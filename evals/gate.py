"""Fit the evidence gate: `python -m evals.gate` prints the constants of `assistant/evidence.py` and both kinds of error.

The examples are the calibration questions (`evals/calibration.jsonl`, in no suite) and the development questions of
the suites; the test questions are never read. A signal that speaks for an answer may only weigh for it and one that
speaks against only against it: an unbounded fit gives collinear signals opposite signs and misjudges the rare case.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from assistant.answer import Assistant
from assistant.evidence import Signals, signals
from assistant.leaning import before, kept_to_subject
from assistant.types import Request
from assistant.understand import to_query, understand
from evals.cases import load_cases

CALIBRATION = Path(__file__).parent / "calibration.jsonl"
_AGAINST = {"unknown", "no_money", "paper", "outside"}
_L2 = 0.0005
_FOLDS = 10
_THRESHOLDS = (0.45, 0.5, 0.55, 0.57, 0.6, 0.65)
# An answerable question refused costs a reader less than a clause stretched over a question it does not answer, but
# there are many more of them in use than in the examples.
_WEIGHT_OF_ANSWERABLE = 1.0

Matrix = NDArray[np.float64]


def main() -> int:
    """Fit, cross-validate, print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    features, answerable, suites = examples(Assistant.open())
    folds = np.random.default_rng(0).integers(0, _FOLDS, len(answerable))
    held_out = np.zeros(len(answerable))
    for fold in range(_FOLDS):
        weights = fit(features[folds != fold], answerable[folds != fold])
        held_out[folds == fold] = predict(weights, features[folds == fold])
    print(f"{len(answerable)} examples, {int(answerable.sum())} answerable; out of fold:\n")
    print("| threshold | examples | refusal recall | answerable refused |")
    print("|----------:|----------|---------------:|-------------------:|")
    for threshold in _THRESHOLDS:
        for name, rows in (("suites, dev", suites), ("calibration", ~suites)):
            recall = float((held_out[rows & ~answerable] < threshold).mean())
            refused = float((held_out[rows & answerable] < threshold).mean())
            print(f"| {threshold:9.2f} | {name:11} | {recall:14.3f} | {refused:18.3f} |")
    weights = fit(features, answerable)
    print(f"\n_INTERCEPT = {weights[0]:.2f}")
    for field, weight in zip(Signals._fields, weights[1:], strict=True):
        print(f"    {weight:.2f},  # {field}")
    return 0


def examples(assistant: Assistant) -> tuple[Matrix, NDArray[np.bool_], NDArray[np.bool_]]:
    """Signals of every example (n, signals), whether it is answerable (n,), and whether it is of a suite (n,)."""
    asked: list[tuple[Request, bool, bool]] = []
    for line in CALIBRATION.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        asked.append((Request(entry["question"]), bool(entry["answerable"]), False))
    for case in load_cases(split="dev"):
        if case.kind in ("answer", "refusal"):
            asked.append((case.request, case.kind == "answer", True))
    records = {doc_id: document.record for doc_id, document in assistant.documents.items()}
    rows, answerable, suites = [], [], []
    for request, holds, of_suite in asked:
        question = understand(request, date.today(), records, assistant.index.glossary)
        if question.about or question.elsewhere:
            continue  # decided by rules before the gate
        ranking = assistant.index.rank(to_query(question))
        if (earlier := before(assistant.index, question)) is not None:
            ranking = kept_to_subject(assistant.index, question, ranking, earlier)
        rows.append(signals(assistant.index, question.asked, ranking))
        answerable.append(holds)
        suites.append(of_suite)
    return np.asarray(rows, dtype=np.float64), np.asarray(answerable), np.asarray(suites)


def fit(features: Matrix, answerable: NDArray[np.bool_]) -> Matrix:
    """Intercept and weights of a logistic regression whose signs are fixed by what each signal means."""
    sign = np.where(answerable, 1.0, -1.0)
    worth = np.where(answerable, _WEIGHT_OF_ANSWERABLE, 1.0)

    def loss(weights: Matrix) -> float:
        margin = sign * (weights[0] + features @ weights[1:])
        return float((worth * np.logaddexp(0, -margin)).mean() + _L2 * (weights[1:] ** 2).sum())

    bounds = [(None, None)] + [(None, 0.0) if name in _AGAINST else (0.0, None) for name in Signals._fields]
    found = minimize(loss, np.zeros(features.shape[1] + 1), bounds=bounds, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def predict(weights: Matrix, features: Matrix) -> Matrix:
    """Probabilities (n,)."""
    return np.asarray(1 / (1 + np.exp(-(weights[0] + features @ weights[1:]))), dtype=np.float64)


if __name__ == "__main__":
    sys.exit(main())
