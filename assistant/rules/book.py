"""The book of rules: all of them, what they need, and what they make of the facts on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.rules import (
    class_hours,
    dual_qualified,
    enterprise_practice,
    funding,
    in_force,
    indicator,
    internship_posts,
    land,
    performance_pay,
    placement_subsidy,
    recruitment,
    service_income,
    targets,
    training_deduction,
    training_scale,
)
from assistant.rules.amount import Amount
from assistant.rules.errors import ImpossibleValue, ParameterError, UnknownRule
from assistant.rules.evaluation import read_indicators, rows_of
from assistant.rules.indicator_names import find_indicator
from assistant.rules.load import Statutes, load_statutes
from assistant.rules.show import plain, show, unit_word
from assistant.rules.types import Fact, Facts, Indicator, LawText, Outcome, Provision, Rule, Slot, Words
from assistant.rules.working import Sheet

TURN = "\x1e"  # between the turns of a text in which a name is looked for, newest first

RULES: tuple[Rule, ...] = (
    performance_pay.RULE,
    service_income.RULE,
    training_deduction.RULE,
    placement_subsidy.RULE,
    internship_posts.RULE,
    enterprise_practice.RULE,
    recruitment.RULE,
    dual_qualified.RULE,
    *funding.RULES,
    training_scale.RULE,
    *targets.RULES,
    class_hours.RULE,
    land.RULE,
    indicator.RULE,
    in_force.RULE,
)


def find_rule(rule_id: str) -> Rule:
    """The rule of that id. Raises UnknownRule, naming those there are."""
    for rule in RULES:
        if rule.id == rule_id:
            return rule
    raise UnknownRule(f"rule {rule_id!r} is unknown; one of {', '.join(rule.id for rule in RULES)}")


def compute(statutes: Statutes, rule: Rule, facts: Facts, day: date, wanted: Sequence[str] = ()) -> Outcome:
    """What `rule` makes of `facts` on `day`; with `missing` filled, and nothing computed, where a required fact is not given,
    or one that the question itself cannot do without (`wanted`).

    Raises ImpossibleValue for a fact outside the possible.
    """
    for fact in facts.values():
        check(fact)
    missing = missing_slots(rule, facts, wanted)
    statuses = _statuses(statutes, rule, day)
    if missing:
        return Outcome(rule, day, facts, missing=missing, statuses=statuses, titles=_titles(statutes, statuses))
    sheet = Sheet(facts, statutes, day)
    _assume_units(sheet)
    _assume_products(sheet)
    rule.compute(sheet)
    return Outcome(
        rule,
        day,
        facts,
        tuple(sheet.figures),
        tuple(sheet.steps),
        tuple(sheet.assumptions),
        tuple(sheet.limits),
        sheet.statuses or statuses,
        _titles(statutes, sheet.statuses or statuses),
        (),
        tuple(sheet.table),
    )


def _assume_units(sheet: Sheet) -> None:
    """Says which figures had no unit, all of one unit together."""
    unstated: dict[str, list[str]] = {}
    for fact in sheet.facts.values():
        if fact.unit_unstated:
            unstated.setdefault(fact.slot.unit, []).append(fact.said or "")
    for unit, said in unstated.items():
        zh, en = "".join(f"“{words}”" for words in said), " and ".join(f"“{words}”" for words in said)
        both = "都" if len(said) > 1 else ""
        sheet.assume(f"{zh}没有写单位，{both}按{unit}理解", f"{en}: no unit stated; {unit_word(unit)} is taken")


def _assume_products(sheet: Sheet) -> None:
    """Says which figures were told for each of several and multiplied."""
    for fact in sheet.facts.values():
        if fact.monthly:
            sheet.assume(
                f"“{fact.said}”是一个月的数，乘以12个月算作一年", f"“{fact.said}” is a month's: times twelve for the year"
            )
        if fact.multiplied:
            sheet.assume(f"“{fact.said}”相乘，算作总数", f"“{fact.said}”: multiplied to make the total")


def named(statutes: Statutes, facts: Facts) -> Facts:
    """The facts with the indicator that a text names in its place; without it where it names none."""
    found = {}
    for name, fact in facts.items():
        if fact.slot.kind != "text":
            found[name] = fact
        elif row := _first_indicator(statutes, str(fact.value).split(TURN)):
            found[name] = replace(fact, value=row.name, said=row.label)
    return found


def _first_indicator(statutes: Statutes, turns: Sequence[str]) -> Indicator | None:
    """The indicator that the newest turn names that names any."""
    rows = [row for row, _ in statutes.indicators.values()]
    return next(filter(None, (find_indicator(rows, turn) for turn in turns)), None)


def missing_slots(rule: Rule, facts: Facts, wanted: Sequence[str] = ()) -> tuple[Slot, ...]:
    """The facts to ask for, in the order of the rule's description."""
    names = {slot.name for slot in rule.slots if slot.required and facts.keys().isdisjoint((slot.name, *slot.instead))}
    names |= set(wanted)
    if rule.needs is not None:
        names |= set(rule.needs(facts))
    return tuple(slot for slot in rule.slots if slot.name in names)


def check(fact: Fact) -> None:
    """Refuse what cannot be: below the least or above the most possible, or part of a person."""
    amounts: Sequence[Amount] = (
        fact.value if isinstance(fact.value, tuple) else (fact.value,) if isinstance(fact.value, Amount) else ()
    )
    slot = fact.slot
    for amount in amounts:
        said = f"“{fact.said}”" if fact.said else show(amount, slot.unit, "zh")
        if slot.low is not None and amount.low < slot.low:
            least = show(Amount.of(slot.low), slot.unit, "zh")
            raise ImpossibleValue(
                slot.name,
                f"{slot.label.zh}{said}不可能低于 {least}，请核对后再告诉我",
                f"{slot.label.en} {said} cannot be below {show(Amount.of(slot.low), slot.unit, 'en')}; please check it",
            )
        if slot.high is not None and amount.high.is_finite() and amount.high > slot.high:
            most = show(Amount.of(slot.high), slot.unit, "zh")
            raise ImpossibleValue(
                slot.name,
                f"{slot.label.zh}{said}不可能高于 {most}，请核对后再告诉我",
                f"{slot.label.en} {said} cannot be above {show(Amount.of(slot.high), slot.unit, 'en')}; please check it",
            )
        if slot.whole and any(bound.is_finite() and bound != bound.to_integral_value() for bound in (amount.low, amount.high)):
            raise ImpossibleValue(
                slot.name,
                f"{slot.label.zh}{said}应当是整数（读到 {plain(amount.low)}），请核对后再告诉我",
                f"{slot.label.en} {said} has to be a whole number (read: {plain(amount.low)}); please check it",
            )


def foundations(statutes: Statutes) -> Iterator[tuple[Rule, Provision]]:
    """Every rule with every provision that it rests on, in the order of the book; for points of an indicator, each row too."""
    for rule in RULES:
        for identifier in dict.fromkeys((*rule.decisive, *rule.sources)):
            yield rule, statutes.words(identifier)
    yield from ((indicator.RULE, provision) for _, provision in statutes.indicators.values())


def _statuses(statutes: Statutes, rule: Rule, day: date) -> tuple[tuple[str, str], ...]:
    provisions = [statutes.words(identifier) for identifier in rule.decisive]
    return tuple({provision.doc_id: str(provision.record.status_on(day)) for provision in provisions}.items())


def _titles(statutes: Statutes, statuses: Sequence[tuple[str, str]]) -> dict[str, Words]:
    return {doc_id: statutes.title(doc_id) for doc_id, _ in statuses}


def open_book(documents: Mapping[str, LawText]) -> Statutes:
    """The statutes behind all rules, with every source of every rule and every indicator present. Raises RuleError."""
    statutes = load_statutes(documents)
    for rule in RULES:
        for identifier in (*rule.sources, *rule.decisive):
            if identifier not in statutes:
                raise ParameterError(f"rule {rule.id} rests on {identifier}, which no parameter file defines")
    scoring = statutes.words("evaluation.scoring")
    text = documents[scoring.doc_id].text
    indicators = []
    for row in read_indicators(rows_of(text)):
        start = text.index(row.row)
        provision = Provision(row.name, row.row, scoring.doc_id, "附件1", start, start + len(row.row), scoring.record)
        indicators.append((row, provision))
    return Statutes(statutes.parameters, statutes.provisions, statutes.hashes, indicators)
