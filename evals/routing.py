"""Fit the router of the rules: `python -m evals.routing` prints the constants of `assistant/rules/asking.py`.

The examples are pairs of a question and a rule that comes into question for it. Positive: the development cases of the
suite `computation`, the cases beside the rules and the questions that open them. Negative: every other development question of the suites, the
calibration questions, and a sample of the cards' own questions, which ask for a clause and not for a figure. Test cases
are never read. Errors are printed out of fold, a question's pairs always in one fold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from assistant.answer import Assistant
from assistant.rules.asking import Signals
from assistant.rules.book import RULES
from assistant.rules.route import candidates
from assistant.text import clean
from evals.cases import load_cases
from evals.gate import CALIBRATION
from index.load import REGIONS

_CASES = Path(__file__).parents[1] / "assistant/rules/cases"
_L2 = 0.0002
_WORTH = 3.0  # of a question that asks for a figure: there are ten times as many that do not
_SURE = 8.0  # of the questions written beside a rule: each of them is tested
_FOLDS = 10
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)
_CARD_QUESTIONS = 4  # of each card
_SEED = 20261123

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A question that is a turn by itself, and the rule that it asks to compute, if any."""

    source: str
    question: str
    rule: str | None


def main() -> int:
    """Fit, cross-validate, print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    assistant = Assistant.open()
    examples = [*_of_suites(), *_of_rules(), *_of_calibration(), *_of_cards(assistant)]
    rows, right, owner = pairs(assistant, examples)
    sure = np.asarray([_SURE if examples[at].source == "rules" else 1.0 for at in owner])
    folds = np.random.default_rng(_SEED).integers(0, _FOLDS, len(examples))[owner]
    held_out = np.zeros(len(rows))
    for fold in range(_FOLDS):
        weights = fit(rows[folds != fold], right[folds != fold], sure[folds != fold])
        held_out[folds == fold] = predict(weights, rows[folds == fold])
    _print_errors(examples, right, owner, held_out)
    weights = fit(rows, right, sure)
    print(f"\n_INTERCEPT = {weights[0]:.2f}")
    for name, weight in zip(Signals._fields, weights[1:], strict=True):
        print(f"    {weight:.2f},  # {name}")
    return 0


def pairs(assistant: Assistant, examples: list[Example]) -> tuple[Matrix, NDArray[np.bool_], NDArray[np.int64]]:
    """Signals (n, signals) of each pair, whether its rule is the one asked for (n,), and the question it belongs to (n,)."""
    assert assistant.clauses is not None
    rows, right, owner = [], [], []
    for at, example in enumerate(examples):
        text = clean(example.question)
        for rule, _, measured in candidates(text, assistant.clauses.of_turn):
            rows.append(measured)
            right.append(rule.id == example.rule)
            owner.append(at)
    return np.asarray(rows, dtype=np.float64), np.asarray(right), np.asarray(owner)


def fit(rows: Matrix, right: NDArray[np.bool_], sure: Matrix) -> Matrix:
    """Intercept and weights of a logistic regression, held towards 0; `sure` (n,) is the worth of each pair's source."""
    sign, worth = np.where(right, 1.0, -1.0), np.where(right, _WORTH, 1.0) * sure

    def loss(weights: Matrix) -> float:
        margin = sign * (weights[0] + rows @ weights[1:])
        return float((worth * np.logaddexp(0, -margin)).mean() + _L2 * (weights[1:] ** 2).sum())

    return np.asarray(minimize(loss, np.zeros(rows.shape[1] + 1), method="L-BFGS-B").x, dtype=np.float64)


def predict(weights: Matrix, rows: Matrix) -> Matrix:
    """Probabilities (n,)."""
    return np.asarray(1 / (1 + np.exp(-(weights[0] + rows @ weights[1:]))), dtype=np.float64)


def _print_errors(examples: list[Example], right: NDArray[np.bool_], owner: NDArray[np.int64], held_out: Matrix) -> None:
    """By source: questions that ask for a figure and reach their rule, and questions that ask for none and compute."""
    best: dict[int, int] = {}
    for pair, at in enumerate(owner):
        if at not in best or held_out[pair] > held_out[best[at]]:
            best[at] = pair
    sources = list(dict.fromkeys(example.source for example in examples))
    print("| threshold | source | asked and reached | not asked and computed |\n|---:|---|---:|---:|")
    for threshold in _THRESHOLDS:
        for source in sources:
            own = [(at, example) for at, example in enumerate(examples) if example.source == source]
            fired = {at: at in best and held_out[best[at]] >= threshold for at, _ in own}
            asked = [bool(fired[at] and right[best[at]]) for at, example in own if example.rule]
            idle = [fired[at] for at, example in own if not example.rule]
            print(f"| {threshold} | {source} | {sum(asked)} of {len(asked)} | {sum(idle)} of {len(idle)} |")


def _of_suites() -> Iterator[Example]:
    for case in load_cases(split="dev"):
        if not case.history:
            yield Example("suites", case.question, case.rule if case.kind in ("calculation", "ask") else None)


def _of_rules() -> Iterator[Example]:
    for rule in RULES:
        for case in yaml.safe_load((_CASES / f"{rule.id}.yaml").read_text(encoding="utf-8")):
            if case.get("split") != "test" and len(case.get("say", ())) == 1:
                yield Example("rules", case["say"][0], None if case.get("none") else rule.id)
        if rule.opening is not None:
            for place in ("", *(f"{region}，" for region in rule.asking.regions or REGIONS)):  # as a page set to a region asks
                yield Example("rules", place + rule.opening.zh, rule.id)
                yield Example("rules", place + rule.opening.en, rule.id)


def _of_calibration() -> Iterator[Example]:
    for line in CALIBRATION.read_text(encoding="utf-8").splitlines():
        yield Example("calibration", json.loads(line)["question"], None)


def _of_cards(assistant: Assistant) -> Iterator[Example]:
    drawn = np.random.default_rng(_SEED)
    for card in assistant.index.cards:
        for at in drawn.permutation(len(card.questions))[:_CARD_QUESTIONS]:
            yield Example("cards", card.questions[int(at)], None)


if __name__ == "__main__":
    sys.exit(main())
