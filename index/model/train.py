"""Trains the bundled embedding model: `python -m index.model.train --data PATH [--out DIR] [--minutes N]`.

Needs torch and scipy, two processor cores, 3 GB of memory and about 10 minutes. Same data, arguments and
versions give the same model as long as the time limit is not reached.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from index.model.export import write_model
from index.model.network import Spelling, contrastive_loss, initial_weights
from index.model.pairs import Asking, Draw, QuestionDraw, assemble
from index.model.prepare import Material, prepare
from index.model.records import Pair, read_jsonl
from index.model.texts import Batch
from index.model.views import View, clause, heading, keywords, lead, neighbour

VOCABULARY = 40_000
DIMENSIONS = 256
STEPS = 600
BATCH = 1536
LEARNING_RATE = 0.01
WARM_UP = 50  # steps
SEED = 0
MINUTES = 20.0

# Share of each batch by source and view, before all are scaled to one batch. Law is most of the text, policy and the
# product's own documents most of the use.
VIEWS: tuple[tuple[str, View, float], ...] = (
    ("law", clause, 0.20),
    ("law", lead, 0.08),
    ("law", heading, 0.10),
    ("law", keywords, 0.12),
    ("law", neighbour, 0.04),
    ("policy", clause, 0.20),
    ("policy", keywords, 0.10),
    ("policy", heading, 0.04),
    ("corpus", clause, 0.08),
    ("corpus", keywords, 0.06),
    ("corpus", heading, 0.04),
)
QUESTION_SHARES = {"stard": 0.12, "guangdong": 0.01, "drcd": 0.02, "cmrc": 0.01}
EXTRA = "extra"


@dataclass(frozen=True)
class Settings:
    """What a training run can be told."""

    steps: int = STEPS
    batch: int = BATCH
    dimensions: int = DIMENSIONS
    vocabulary: int = VOCABULARY
    seed: int = SEED
    minutes: float = MINUTES
    extra_share: float = 0.0  # share of a batch for the pairs given by --pairs


def batches(material: Material, settings: Settings, rng: np.random.Generator) -> Iterator[Batch]:
    """Endless batches, mixed by `VIEWS` and `QUESTION_SHARES`."""
    asking = Asking(material.questions["stard"].queries)
    made = [(Draw(material.texts, source, view), share) for source, view, share in VIEWS]
    shares = QUESTION_SHARES | ({EXTRA: settings.extra_share} if EXTRA in material.questions else {})
    asked = [(QuestionDraw(material.questions[source], place), share) for place, (source, share) in enumerate(shares.items())]
    total = sum(share for _, share in [*made, *asked]) / settings.batch
    while True:
        yield assemble(
            rng,
            [draw(rng, round(share / total)) for draw, share in made],
            [draw(rng, round(share / total)) for draw, share in asked],
            asking,
        )


def train(material: Material, settings: Settings) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Trained word vectors, shape (vocabulary, dimensions). The unknown token's is zero.

    The learning rate falls linearly over the steps, or over the time limit if that is shorter.
    """
    rng = np.random.default_rng(settings.seed)
    spelling = Spelling(material.tokenizer)
    weights = torch.nn.Parameter(initial_weights(spelling, material.texts.rarity, settings.dimensions, settings.seed))
    optimiser = torch.optim.Adam([weights], lr=LEARNING_RATE, fused=True)
    stream = batches(material, settings, rng)
    start = time.monotonic()
    for step in range(settings.steps):
        progress = max(step / settings.steps, (time.monotonic() - start) / (60 * settings.minutes))
        if progress >= 1:
            print(f"time limit reached after {step} of {settings.steps} steps", file=sys.stderr)
            break
        for group in optimiser.param_groups:
            group["lr"] = LEARNING_RATE * min(1.0, (step + 1) / WARM_UP) * (1 - progress)
        loss = contrastive_loss(weights, next(stream), spelling, rng)
        optimiser.zero_grad(set_to_none=False)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        if step % 100 == 0:
            print(f"step {step}  loss {loss.item():.3f}  {time.monotonic() - start:.0f} s", flush=True)
    trained: np.ndarray[tuple[int, int], np.dtype[np.float32]] = weights.detach().numpy()
    trained[0] = 0.0
    return trained


def read_extra(path: Path | None) -> list[Pair]:
    """Pairs from a JSON Lines file of {"q", "p"}."""
    return [Pair(EXTRA, row["q"], row["p"]) for row in read_jsonl(path)] if path else []


def read_words(path: Path | None) -> list[str]:
    """The first column of a word list in jieba's format."""
    return [line.split()[0] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()] if path else []


def main(arguments: Sequence[str] | None = None) -> int:
    """Parses the command line, trains, writes the model. Returns 0, or 2 if the data is not there."""
    parser = argparse.ArgumentParser(prog="python -m index.model.train", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder with the data sets named in README.md")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "static", help="folder of the model")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="time limit of the training loop")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--dimensions", type=int, default=DIMENSIONS)
    parser.add_argument("--vocabulary", type=int, default=VOCABULARY)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--words", type=Path, help="word list whose words of 2 to 4 letters get tokens of their own")
    parser.add_argument("--pairs", type=Path, help="JSON Lines of {q, p} to train on as well")
    parser.add_argument("--pairs-share", type=float, default=0.1, help="share of each batch for --pairs")
    given = parser.parse_args(arguments)
    try:
        material = prepare(given.data, given.vocabulary, read_words(given.words), read_extra(given.pairs))
    except FileNotFoundError as error:
        print(
            f"{error.filename}: not found; --data must name the folder described in index/model/README.md",
            file=sys.stderr,
        )
        return 2
    settings = Settings(
        steps=given.steps,
        dimensions=given.dimensions,
        vocabulary=given.vocabulary,
        seed=given.seed,
        minutes=given.minutes,
        extra_share=given.pairs_share,
    )
    weights = train(material, settings)
    write_model(given.out, material.tokenizer, weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())
