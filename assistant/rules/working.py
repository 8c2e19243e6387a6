"""The sheet on which a rule works: every operation writes its own step, with the clause it rests on.

A rule's `compute` calls these and nothing else touches a number, so that the explanation is the computation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.rules.amount import Amount
from assistant.rules.show import rounded, show
from assistant.rules.types import Basis, Facts, Figure, Language, Law, Note, Parameter, Provision, Step, Told, Words


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its unit, and the provision that states it if the law does."""

    amount: Amount
    unit: str
    source: Provision | None = None

    def words(self) -> Words:
        return Told(lambda language: show(self.amount, self.unit, language))


class Sheet:
    """The working of one computation: steps, figures, assumptions and limits in the order they were written."""

    def __init__(self, facts: Facts, law: Law, day: date) -> None:
        self.facts = facts
        self.law = law
        self.day = day
        self.statuses: tuple[tuple[str, str], ...] = ()  # set by a rule whose decisive documents depend on the facts
        self.steps: list[Step] = []
        self.figures: list[Figure] = []
        self.assumptions: list[Note] = []
        self.limits: list[Note] = []
        self.table: list[tuple[Words, ...]] = []

    def status_of(self, *identifiers: str) -> tuple[tuple[str, str], ...]:
        """The documents of these provisions with their status on the day, each once."""
        provisions = [self.law.words(identifier) for identifier in identifiers]
        return tuple({provision.doc_id: str(provision.record.status_on(self.day)) for provision in provisions}.items())

    # what is given and what the law says

    def has(self, name: str) -> bool:
        return name in self.facts

    def given(self, name: str) -> Quantity:
        """The user's figure of that name. It is echoed with the inputs and needs no step of its own."""
        fact = self.facts[name]
        assert isinstance(fact.value, Amount), f"{name} holds no amount"
        return Quantity(fact.value, fact.slot.unit)

    def series(self, name: str) -> tuple[Quantity, ...]:
        """The user's figures of that name, one for each period."""
        fact = self.facts[name]
        assert isinstance(fact.value, tuple), f"{name} holds no series"
        return tuple(Quantity(amount, fact.slot.unit) for amount in fact.value)

    def parts(self, name: str) -> tuple[Quantity, ...]:
        """The periods that the user's figure of that name is the sum of; none where it was given as one."""
        fact = self.facts[name]
        return tuple(Quantity(amount, fact.slot.unit) for amount in fact.parts)

    def says(self, name: str) -> object:
        """A flag or a choice of that name, None if it was not given."""
        fact = self.facts.get(name)
        return None if fact is None else fact.value

    def of_law(self, parameter_id: str) -> Quantity:
        """The figure that a clause states."""
        parameter: Parameter = self.law.figure(parameter_id)
        return Quantity(parameter.value, parameter.unit, parameter.provision)

    # arithmetic that writes its step

    def multiply(self, label: Words, *factors: Quantity, unit: str | None = None, basis: Basis | None = None) -> Quantity:
        """The product; the unit is that of the first factor unless told."""
        value = factors[0].amount
        for factor in factors[1:]:
            value = value * factor.amount
        return self._written(label, " × ", factors, value, unit, basis)

    def add(self, label: Words, *terms: Quantity, basis: Basis | None = None) -> Quantity:
        """The sum."""
        value = terms[0].amount
        for term in terms[1:]:
            value = value + term.amount
        return self._written(label, " + ", terms, value, None, basis)

    def subtract(self, label: Words, first: Quantity, *others: Quantity, source: Provision | None = None) -> Quantity:
        """The difference, which may fall below zero."""
        value = first.amount
        for other in others:
            value = value - other.amount
        return self._written(label, " − ", (first, *others), value, None, None, source)

    def divide(self, label: Words, first: Quantity, other: Quantity, unit: str) -> Quantity:
        """The quotient in `unit`."""
        return self._written(label, " ÷ ", (first, other), first.amount / other.amount, unit, None)

    def least(self, label: Words, first: Quantity, other: Quantity, source: Provision | None = None) -> Quantity:
        """The smaller of the two."""
        value = first.amount.least(other.amount)
        result = Quantity(value, first.unit, source)
        words = _told(
            first,
            other,
            result,
            lambda a, b, c: f"{label.zh} = {a}与 {b}中较小的 = {c}",
            lambda a, b, c: f"{label.en} = the smaller of {a} and {b} = {c}",
        )
        self.step(words, value, first.unit, source)
        return Quantity(value, first.unit)

    def excess(self, label: Words, first: Quantity, other: Quantity, source: Provision | None = None) -> Quantity:
        """What `first` has above `other`, nothing where it has not."""
        value = (first.amount - other.amount).not_below_zero()
        result = Quantity(value, first.unit)
        words = _told(
            first,
            other,
            result,
            lambda a, b, c: f"{label.zh} = {a}超过 {b}的部分 = {c}",
            lambda a, b, c: f"{label.en} = what {a} has above {b} = {c}",
        )
        self.step(words, value, first.unit, source)
        return result

    # what is written in words

    def step(
        self,
        words: Words,
        value: Amount | None = None,
        unit: str | None = None,
        source: Provision | None = None,
        basis: Basis | None = None,
    ) -> None:
        """A step in words: of a clause where `source` is given, plain arithmetic otherwise."""
        self.steps.append(Step(words, value, unit, basis or ("clause" if source else "arithmetic"), source))

    def quote(self, provision_id: str, words: Words) -> None:
        """A step that says what a clause says, without a figure."""
        self.step(words, source=self.law.words(provision_id))

    def figure(self, name: str, label: Words, quantity: Quantity, *, main: bool = True) -> None:
        """A result in figures."""
        self.figures.append(Figure(name, label, quantity.amount, quantity.unit, main=main))

    def verdict(self, name: str, label: Words, holds: bool, words: Words, *, main: bool = True) -> None:
        """A result that is a yes (1) or a no (0), with what it means."""
        self.figures.append(Figure(name, label, Amount.of(int(holds)), "是否", words, main))

    def assume(self, zh: str, en: str, provision_id: str | None = None) -> None:
        self.assumptions.append(Note(Words(zh, en), self.law.words(provision_id) if provision_id else None))

    def limit(self, zh: str, en: str, provision_id: str | None = None) -> None:
        self.limits.append(Note(Words(zh, en), self.law.words(provision_id) if provision_id else None))

    def _written(
        self,
        label: Words,
        sign: str,
        operands: tuple[Quantity, ...],
        value: Amount,
        unit: str | None,
        basis: Basis | None,
        source: Provision | None = None,
    ) -> Quantity:
        unit = unit or operands[0].unit
        source = source or next((operand.source for operand in operands if operand.source), None)
        result = Quantity(value, unit)

        def tell(language: Language) -> str:
            terms = sign.join(show(operand.amount, operand.unit, language) for operand in operands)
            return f"{label.in_(language)} = {terms} = {show(value, unit, language)}{_rounding_note(value, unit).in_(language)}"

        self.step(Told(tell), value, unit, source, basis)
        return result


def _told(
    first: Quantity, other: Quantity, result: Quantity, zh: Callable[[str, str, str], str], en: Callable[[str, str, str], str]
) -> Words:
    def tell(language: Language) -> str:
        shown = [show(item.amount, item.unit, language) for item in (first, other, result)]
        return (zh if language == "zh" else en)(shown[0], shown[1], shown[2])

    return Told(tell)


def _rounding_note(value: Amount, unit: str) -> Words:
    scale = Decimal(100) if unit == "ratio" else Decimal(1)
    if any(rounded(bound * scale, unit)[1] for bound in (value.low, value.high) if bound.is_finite()):
        return Words("（四舍五入，仅在显示时）", " (rounded half up, for display only)")
    return Words("", "")
