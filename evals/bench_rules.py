"""What computing costs: one rule, a table of fifty years, an evaluation of 500 schools, and the reading of a question.

python -m evals.bench_rules            a line a measurement: median and worst of the repetitions, in milliseconds
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from assistant.rules import RuleBook
from assistant.rules.amount import Amount
from assistant.rules.book import compute, find_rule
from assistant.rules.evaluation import evaluate, read_indicators, rows_of
from assistant.rules.report import Spans, report
from assistant.rules.route import route
from assistant.rules.types import Fact
from index.load import load_documents

_DAY = date(2026, 11, 22)
_REPEAT = 50
_YEARS = 50
_SCHOOLS = 500
_LIMITS = {"rule": 1.0, "years": 5.0, "schools": 200.0}  # milliseconds, of the issue that asked for the rules
_QUESTION = "社会服务收入200万元，项目成本50万元，最多能分多少给教职工"


def _milliseconds(work: Callable[[], object], repeat: int) -> tuple[float, float]:
    work()
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times), max(times)


def _one(rule_id: str, **facts: str) -> dict[str, Fact]:
    rule = find_rule(rule_id)
    found = {}
    for slot in rule.slots:
        if slot.name in facts:
            amount = Amount.of(facts[slot.name])
            found[slot.name] = Fact(slot, (amount,) if slot.many else amount, facts[slot.name])
    return found


def measure() -> Iterator[tuple[str, float, float, float | None]]:
    """(name, median, worst, limit) of each measurement."""
    documents = {document.doc_id: document for document in load_documents()}
    yield ("open the book", *_milliseconds(lambda: RuleBook.open(documents), 10), None)
    statutes = RuleBook.open(documents).statutes
    examples = {
        "performance-pay": {"total": "10000000", "requested_ratio": "0.6"},
        "service-income": {"income": "2000000", "cost": "500000", "heads": "60"},
        "training-deduction": {"payroll": "10000000", "spend": "1200000"},
        "placement-subsidy": {"minimum_wage": "2490", "students": "20", "months": "6"},
        "enterprise-practice": {"done": "4", "period": "60"},
        "dual-qualified": {"teachers": "120", "dual": "96"},
    }
    for rule_id, values in examples.items():
        rule, facts = find_rule(rule_id), _one(rule_id, **values)
        yield (
            f"rule {rule_id}",
            *_milliseconds(lambda rule=rule, facts=facts: compute(statutes, rule, facts, _DAY), _REPEAT),  # type: ignore[misc]
            _LIMITS["rule"],
        )
    rule = find_rule("training-deduction")
    payroll = tuple(Amount.of(10_000_000 + 1_000 * year) for year in range(_YEARS))
    spend = tuple(Amount.of(700_000 + 9_000 * year) for year in range(_YEARS))
    years = {"payroll": Fact(rule.slots[0], payroll, None), "spend": Fact(rule.slots[1], spend, None)}
    yield (f"{_YEARS} years", *_milliseconds(lambda: compute(statutes, rule, years, _DAY), _REPEAT), _LIMITS["years"])
    yield (
        f"{_YEARS} years, told in Chinese",
        *_milliseconds(lambda: report(compute(statutes, rule, years, _DAY), "zh", Spans()), _REPEAT),
        None,
    )
    indicators = read_indicators(rows_of(documents["shaoxing-five-year-draft"].text))
    table = {f"school {n}": [Decimal((n * 7 + at * 3) % 97) for at in range(len(indicators))] for n in range(_SCHOOLS)}
    yield (f"{_SCHOOLS} schools", *_milliseconds(lambda: evaluate(indicators, table), 10), _LIMITS["schools"])
    yield ("route a question", *_milliseconds(lambda: route(_QUESTION), _REPEAT), None)


def main() -> int:
    """Print every measurement; status 1 if a median exceeds its limit."""
    late = False
    for name, median, worst, limit in measure():
        late = late or (limit is not None and median > limit)
        print(f"{name:28} median {median:8.3f} ms   worst {worst:8.3f} ms" + (f"   limit {limit:g} ms" if limit else ""))
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
