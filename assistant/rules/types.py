"""The nouns of a rule: what the law says, what the user says, and what follows. Frozen values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from assistant.rules.amount import Amount
from assistant.rules.documents import LawRecord as LawRecord
from assistant.rules.documents import LawText as LawText

Language = Literal["zh", "en"]
SlotKind = Literal["amount", "flag", "choice", "text"]
Basis = Literal["clause", "given", "assumption", "arithmetic"]
INDICATOR_UNIT = re.compile(r"[（(](?P<unit>%|％|个|万元|人天|次|天|课时|人次|人|门|种)[）)]")
Value = Amount | tuple[Amount, ...] | str | bool | date


@dataclass(frozen=True, slots=True)
class Words:
    """The same in Chinese and in English."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


class Told(Words):
    """Words that are put together only when they are read: a table of fifty years is computed long before it is shown."""

    __slots__ = ("_tell",)
    _tell: Callable[[Language], str]

    def __init__(self, tell: Callable[[Language], str]) -> None:
        object.__setattr__(self, "_tell", tell)

    @property
    def zh(self) -> str:
        return self._tell("zh")

    @property
    def en(self) -> str:
        return self._tell("en")


@dataclass(frozen=True, slots=True)
class Provision:
    """Words of a document that a step rests on: `document.text[start:end] == quote`."""

    id: str
    quote: str
    doc_id: str
    clause: str
    start: int
    end: int
    record: LawRecord = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of annex 1: its groups, name, unit (None where the table gives none) and weight in points of 100."""

    group: str
    subgroup: str
    name: str
    unit: str | None
    weight: Decimal
    row: str

    @property
    def label(self) -> str:
        """The name without its unit, as people say it."""
        return INDICATOR_UNIT.sub("", self.name)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure of the law with the token that states it. `value` is in `unit`; a range where the clause gives one."""

    id: str
    value: Amount
    unit: str
    token: str
    last_checked_on: date
    provision: Provision


@dataclass(frozen=True, slots=True)
class Slot:
    """A fact that a rule can use, and how people speak of it.

    `near` holds words that stand beside its number; `implied` says what words without a number mean ("每人" → 1);
    `bare` allows a number of this unit without any of its words.
    """

    name: str
    label: Words
    unit: str  # 元, ratio, 人, 月, 年, 学时, 天, 个; "" for a flag, a choice or a day
    question: Words
    kind: SlotKind = "amount"
    hint: Words = Words("", "")
    near: tuple[str, ...] = ()
    after: tuple[str, ...] = ()  # words that follow the number at once: 20名 *实习生*
    implied: tuple[tuple[str, str], ...] = ()  # pattern → decimal string, flag or choice
    choices: tuple[str, ...] = ()
    words: Mapping[str, Words] | None = None  # how each choice is called
    required: bool = True
    instead: tuple[str, ...] = ()  # facts of which one makes a required one needless: 净收入 where costs were taken off already
    many: bool = False
    bare: bool = False
    also: tuple[str, ...] = ()  # further units of the reader that mean the same here: 元/月 of a monthly wage
    stated: bool = False  # "within 5 years" names a period of 5 years: the figure counts, not the bound
    sums: bool = False  # several periods said one after another are added: 2021年2个月，2022年1个月
    earlier: bool = False  # its figure is of an earlier year: 上年没扣完的
    listed: bool = False  # figures strung together with commas are its values: 60%、48%、30%
    not_after: str = ""  # words before a number in its clause that forbid the claim: *每年*1个月 is a rate
    part_words: str = ""  # words that make the only number of a clause one of a part, where this is the whole: 45家*参与*
    part: str = ""  # the slot of that part: of two counts the smaller is its, and a lone one where its words are said
    by: str = ""  # things taught, paid or done whose figures add up: 职业精神4、工匠精神6
    each: bool = False  # a figure for one person or student by its nature: 生均公用经费
    wish: bool = False  # what the question wants rather than a fact: no form asks for it
    batches: bool = False  # people times months, over batches told one after another
    by_heads: bool = False  # a sum of a year: one per head times the heads makes it, and a month's times twelve
    varies: bool = False  # the one that is tried out where a figure might be one of several: 要是7种呢
    whole: bool = False  # counts of people and things: no fractions
    low: Decimal | None = Decimal(0)
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact given: its value and the user's own words, or an assumption where `said` is None."""

    slot: Slot
    value: Value
    said: str | None
    spoken_unit: str = ""  # the reader's unit of the number, where the slot takes any
    unit_unstated: bool = False  # "1000万" without 元: the unit is an assumption, and named
    parts: tuple[Amount, ...] = ()  # the periods that the value is the sum of
    multiplied: bool = False  # a figure for each of several, times as many: 人均9.5万 and 128 teachers
    monthly: bool = False  # told for a month, and taken twelve times


Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a rule arrives at. `verdict` says what a yes (1) or a no (0) means."""

    name: str
    label: Words
    value: Amount
    unit: str
    verdict: Words | None = None
    main: bool = True  # stands in the first sentence of the answer


@dataclass(frozen=True, slots=True)
class Step:
    """One step, with what it rests on: a clause, the user's figure, an assumption, or plain arithmetic."""

    words: Words
    value: Amount | None
    unit: str | None
    basis: Basis
    source: Provision | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """An assumption or a limit, with the clause it comes from where there is one."""

    words: Words
    source: Provision | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule makes of the facts on a day. `missing` is not empty where a fact has to be asked for first."""

    rule: Rule
    day: date
    facts: Facts
    figures: tuple[Figure, ...] = ()
    steps: tuple[Step, ...] = ()
    assumptions: tuple[Note, ...] = ()
    limits: tuple[Note, ...] = ()
    statuses: tuple[tuple[str, str], ...] = ()  # (doc_id, status on the day) of the decisive documents, in order of use
    titles: Mapping[str, Words] = field(default_factory=dict)  # of those documents
    missing: tuple[Slot, ...] = ()
    table: tuple[tuple[Words, ...], ...] = ()  # header and rows, for several years or documents

    @property
    def binding(self) -> bool:
        """Whether every decisive document is in force on the day."""
        return all(status == "in_force" for _, status in self.statuses)


class Law(Protocol):
    """The checked provisions and parameters by id."""

    def figure(self, parameter_id: str) -> Parameter: ...
    def words(self, provision_id: str) -> Provision: ...
    def indicator(self, name: str) -> tuple[Indicator, Provision]: ...


@dataclass(frozen=True, slots=True)
class Asking:
    """How people ask for a rule. All patterns are regular expressions over folded, lower-case text."""

    topic: str = ""  # what it is about
    asks: str = ""  # words that ask for a figure or a decision
    never: str = ""  # words that show that another question is asked
    spoken: bool = True  # whether a conversation may ask for it; else it serves the command line and programs
    given: tuple[str, ...] = ()  # facts of which at least one has to be given for a computation
    first_person: tuple[str, ...] = ()  # facts that suffice where someone asks for himself: 我…够吗
    gap: tuple[str, ...] = ()  # one of these is asked for where the question is whether something suffices, or what is lacking
    own: str = ""  # words that ask for the asker's own figure without giving any fact: the facts are asked for
    beyond: str = ""  # whom the clause does not reach: nothing is computed where they are named …
    reached: str = ""  # … without those whom it reaches beside them
    regions: tuple[str, ...] = ()  # places whose clause this is; another place named means another question


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each
class Rule:
    """A rule: its facts, its sources, its function, and how people ask for it."""

    id: str
    title: Words
    formula: Words
    slots: tuple[Slot, ...]
    sources: tuple[str, ...]  # ids of parameters and provisions, the decisive ones first
    decisive: tuple[str, ...]  # ids whose documents decide what the figure is worth
    asking: Asking
    compute: Callable[..., None]  # called with a working.Sheet, to which it writes steps and figures
    needs: Callable[[Facts], tuple[str, ...]] | None = None  # further facts required by those given
    opening: Words | None = None  # how people ask for it who have given no figure yet: the facts are then asked for

    def slot(self, name: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.name == name), None)

    def place_of(self, name: str) -> int | None:
        return next((at for at, slot in enumerate(self.slots) if slot.name == name), None)
