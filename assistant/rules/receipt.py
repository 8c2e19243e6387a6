"""A receipt: everything that a figure rests on, so that anyone can compute it again, byte for byte."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from assistant.rules.amount import Amount
from assistant.rules.load import Statutes
from assistant.rules.show import plain
from assistant.rules.types import Fact, Outcome

FORMAT = 1
_HERE = Path(__file__).parent


def receipt(outcome: Outcome, statutes: Statutes) -> str:
    """The receipt of an outcome as canonical JSON: sorted keys, no clock, no machine. The same facts give the same bytes."""
    provisions = [statutes.words(identifier) for identifier in outcome.rule.sources]
    content = {
        "format": FORMAT,
        "rule": outcome.rule.id,
        "rule_sha256": rule_hash(outcome.rule.compute.__module__),
        "day": outcome.day.isoformat(),
        "status": dict(outcome.statuses),
        "inputs": [_input(fact) for _, fact in sorted(outcome.facts.items())],
        "results": [
            {"name": figure.name, "low": plain(figure.value.low), "high": plain(figure.value.high), "unit": figure.unit}
            for figure in outcome.figures
        ],
        "steps": [step.words.zh for step in outcome.steps],
        "assumptions": [note.words.zh for note in outcome.assumptions],
        "sources": [
            {
                "id": provision.id,
                "doc_id": provision.doc_id,
                "start": provision.start,
                "end": provision.end,
                "quote_sha256": hashlib.sha256(provision.quote.encode()).hexdigest(),
            }
            for provision in provisions
        ],
        "parameters_sha256": dict(sorted(statutes.hashes.items())),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=64)
def rule_hash(module: str) -> str:
    """The hash of the code of a rule and of the arithmetic that it uses."""
    digest = hashlib.sha256()
    for name in (module.rsplit(".", 1)[-1], "working", "amount", "show", "book"):
        digest.update((_HERE / f"{name}.py").read_bytes())
    return digest.hexdigest()


def _input(fact: Fact) -> dict[str, object]:
    value = fact.value
    amounts = value if isinstance(value, tuple) else (value,)
    return {
        "name": fact.slot.name,
        "said": fact.said,
        "unit": fact.slot.unit,
        "value": [[plain(item.low), plain(item.high)] if isinstance(item, Amount) else str(item) for item in amounts],
    }
