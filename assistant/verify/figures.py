"""Every figure of a sentence has to stand in what it cites: same value, same unit, same bound, said of the same thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.numbers import Quantity, read_quantities
from assistant.types import Language
from assistant.verify.dates import Day, days_in, fits, masked
from assistant.verify.lexicon import BEHIND, COMPARATOR, COMPARATOR_EN
from assistant.verify.numerals import inside, loose_numerals, stands_literally
from assistant.verify.segments import Text, grams_of, read_text
from assistant.verify.types import Calculated, Source

_BOUND = {"<=": "le", ">=": "ge", "<": "lt", ">": "gt"}
_THINGS = frozenset("个家所项门种批支座套类处条")
_DIGITS = re.compile(r"(?<![\d.A-Za-z])\d[\d,]*(?:\.\d+)?(?![\d])")
_RANGE_EN = re.compile(r"(?<![\d.,+-])(\d+) ?(?:to|-|–|—) ?(\d+)(?![\d%.,]\d|%)")
_EN_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|double|dozen|hundred|thousand|million)\b", re.I
)
_RATE = re.compile(r"每(?:学年|学期|年度|年|月|周|天|日|人|生|所|家|校|个|县|[一二三四五六七八九十\d]{1,2}年)")
_YOURS = re.compile(r"您|你|问题中|所问|问到|提到|\byou(?:r|rs)?\b|\basked\b", re.I)
_PHRASE = re.compile(r"[^，,。；;：:（）()|]*")
_TIE = 0.2  # share of a step that a tie is worth
_GENERIC = frozenset({"时间", "数量", "总数", "标准", "规模", "上限", "下限", "目标", "达到"})  # of a figure they say nothing
_LITTLE = 4  # grams around a figure: fewer do not say what it counts
_WINDOW = 18  # characters before a figure in which its bound may stand


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is compared: value (two for a range), unit, bound, what stands around it, and the words."""

    values: tuple[Decimal, ...]
    kind: str
    unit: str
    bound: str  # eq le ge lt gt about range
    before: frozenset[str]
    after: frozenset[str]
    rates: frozenset[str]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures, days and remaining numerals of one text."""

    figures: tuple[Figure, ...]
    days: tuple[Day, ...]
    loose: tuple[tuple[str, str, str], ...]  # numerals that are no quantity, with the characters before and after them


@lru_cache(maxsize=4096)
def figures_of(text: Text) -> Figures:
    """Every figure of a text. Kept for the clauses."""
    days = days_in(text.text, text.language)
    plain = masked(text.text, days)
    quantities = read_quantities(plain)
    spans = [(quantity.start, quantity.end) for quantity in quantities]
    spans += [match.span() for match in _DIGITS.finditer(plain) if text.language == "en"]
    figures = [_figure(text, spans, quantity) for quantity in quantities]
    taken = [(quantity.start, quantity.end) for quantity in quantities]
    if text.language == "en":
        ranges = [(match, (Decimal(match[1]), Decimal(match[2]))) for match in _RANGE_EN.finditer(plain)]
        ranges = [(match, values) for match, values in ranges if not inside(match.start(), taken)]
        figures += [_bare(text, match, spans, values) for match, values in ranges]
        taken += [match.span() for match, _ in ranges]
        figures += [_bare(text, match, spans) for match in _DIGITS.finditer(plain) if not inside(match.start(), taken)]
        loose = [("", match[0].lower(), "") for match in _EN_NUMBER.finditer(plain) if not inside(match.start(), taken)]
    else:
        loose = loose_numerals(plain, taken)
    return Figures(tuple(figures), days, tuple(loose))


def figure_spans(text: Text) -> list[tuple[int, int]]:
    """Where the figures of a text stand."""
    return [(figure.start, figure.end) for figure in figures_of(text).figures]


def wrong_figures(sentence: Text, sources: tuple[Source, ...], calculations: tuple[Calculated, ...], said: str) -> list[str]:
    """A reason for each figure of the sentence that nothing cited supports."""
    held = figures_of(sentence)
    if not (held.figures or held.days or held.loose or _RATE.search(sentence.text)):
        return []
    texts = _cited_texts(sources, sentence.language) + [read_text(c.text, sentence.language) for c in calculations]
    cited = [figures_of(text) for text in texts]
    reasons = [
        f"figure “{figure.text}” is not what the cited words say"
        for figure in held.figures
        if not (
            (_supported(sentence, figure, texts, cited) and _in_original(figure, sentence, sources, calculations))
            or _is_users(sentence, figure, cited, said)
        )
    ]
    all_days = [day for text in cited for day in text.days]
    if sentence.language == "en":  # a date is the same in every language
        all_days += [day for source in sources for day in figures_of(read_text(source.text, "zh")).days]
    reasons += [f"date “{day.text}” is not what the cited words say" for day in held.days if not fits(day, all_days)]
    whole = "\n".join(text.text for text in texts) + "\n" + "\n".join(head for source in sources for head in source.heading)
    whole += "\n".join(calculation.text for calculation in calculations)
    reasons += [
        f"“{run}{after[:1]}” does not stand in the cited words"
        for before, run, after in held.loose
        if not stands_literally(before, run, after, whole)
    ]
    rates = {match[0] for match in _RATE.finditer(sentence.text)}
    reasons += [f"“{rate}” does not stand in the cited words" for rate in rates if not _rated(rate, whole)]
    return reasons


def _cited_texts(sources: tuple[Source, ...], language: Language) -> list[Text]:
    if language == "zh":
        return [read_text(source.text, "zh") for source in sources]
    return [read_text(text, "en") for source in sources for text in source.english]


def _supported(sentence: Text, figure: Figure, texts: list[Text], cited: list[Figures]) -> bool:
    """Whether a figure of the cited texts has its value, unit and bound, and no other one fits the words around it better."""
    best_same = best_other = -1.0
    for text, whole in zip(cited, texts, strict=True):
        for other in text.figures:
            if not _alike(figure, other):
                continue
            near = _nearness(figure, other, english=sentence.language == "en", row="|" in whole.text)
            if figure.values == other.values and figure.bound == other.bound and _rates_kept(other, sentence.text):
                best_same = max(best_same, near)
            else:
                best_other = max(best_other, near)
    return best_same >= 0 and best_same >= best_other and (best_same > 0 or best_other < 0 or not figure.before | figure.after)


def _in_original(figure: Figure, sentence: Text, sources: tuple[Source, ...], calculations: tuple[Calculated, ...]) -> bool:
    """Whether a figure of an English sentence stands in the Chinese clause too, under the same bound."""
    if sentence.language == "zh" or calculations:
        return True
    held = [figures_of(read_text(source.text, "zh")) for source in sources]
    stated = [other for text in held for other in text.figures if other.values == figure.values]
    return any(other.bound == figure.bound for other in stated) or (not stated and figure.kind == "bare" and figure.bound == "eq")


def _nearness(figure: Figure, other: Figure, *, english: bool, row: bool = False) -> float:
    """How much of what stands before or after the figure stands around the other: the better of the two.

    In a row of a table, whose cells repeat one another's words, the one that says little else wins a tie.
    """
    if not english:
        around = other.before | other.after
        sides = [side for side in (figure.before, figure.after) if len(side) > 1] or [
            figure.before | figure.after
        ]  # 培育 alone is no noun
        near = max((len(side & around) / len(side) for side in sides if side), default=0.0)
        shared = len(around & (figure.before | figure.after))
        return near + (_TIE * shared / len(around) if row and around else 0.0)
    if figure.after:  # in English a number stands before what it counts
        return len(figure.after & other.after) / len(figure.after)
    return len(figure.before & other.before) / (len(figure.before) or 1)


def _alike(figure: Figure, other: Figure) -> bool:
    """Whether two figures are of the same kind, so that one could stand for the other."""
    ours, _, our_per = figure.unit.partition("/")
    theirs, _, their_per = other.unit.partition("/")
    if other.kind == "bare" and figure.kind != "bare" and not other.text.isascii():
        return False
    if "bare" in (figure.kind, other.kind):
        return "ratio" not in (figure.kind, other.kind) and "proportion" not in (figure.kind, other.kind)
    if our_per and their_per and our_per != their_per:
        return False
    return figure.kind == other.kind and (ours == theirs or (ours in _THINGS and theirs in _THINGS))


def _rates_kept(other: Figure, sentence: str) -> bool:
    """Whether "each year" beside the clause's figure is said in the sentence too."""
    return all(_rated(rate, sentence) for rate in other.rates)


def _rated(rate: str, text: str) -> bool:
    what = rate[1:]
    if what in ("年", "年度", "学年"):
        return (
            any(word in text for word in (rate, "每年", "年均", "每学年", "年度", "一年", "学年"))
            if what != "学年"
            else "学年" in text
        )
    return re.search(f"[每按各]一?{re.escape(what)}|{re.escape(what)}均", text) is not None


def _is_users(sentence: Text, figure: Figure, cited: list[Figures], said: str) -> bool:
    """A figure of the user's own, said to be theirs, where the clause has no figure of that kind that it could be taken for."""
    if not said or not _YOURS.search(sentence.text):
        return False
    own = figures_of(read_text(said, sentence.language)).figures
    mine = any(_alike(figure, other) and figure.values == other.values for other in own)
    return mine and not any(_alike(figure, other) and other.values != figure.values for text in cited for other in text.figures)


def _figure(text: Text, spans: list[tuple[int, int]], quantity: Quantity) -> Figure:
    values = (quantity.value,)
    bound = _BOUND.get(quantity.comparator, "eq")
    if quantity.comparator == "~":
        spread = quantity.low is not None and quantity.high is not None and quantity.low < quantity.high
        values, bound = ((quantity.low, quantity.high), "range") if spread else (values, "about")  # type: ignore[assignment]
    start, end = quantity.start, quantity.end
    if bound in ("eq", "range"):
        bound = _bound_around(text, spans, start, end) or bound
    before, after, rates = _around(text, start, end, spans)
    return Figure(values, quantity.kind, quantity.unit, bound, before, after, rates, text.text[start:end], start, end)


def _bare(text: Text, match: re.Match[str], spans: list[tuple[int, int]], values: tuple[Decimal, ...] = ()) -> Figure:
    if values:
        before, after, rates = _around(text, match.start(), match.end(), spans)
        return Figure(values, "bare", "", "range", before, after, rates, match[0], match.start(), match.end())
    value = Decimal(match[0].replace(",", ""))
    before, after, rates = _around(text, match.start(), match.end(), spans)
    bound = _bound_around(text, spans, match.start(), match.end()) or "eq"
    return Figure((value,), "bare", "", bound, before, after, rates, match[0], match.start(), match.end())


def _bound_around(text: Text, spans: list[tuple[int, int]], start: int, end: int) -> str:
    """The bound said in the same segment, before the figure or right after it, with no other figure between."""
    first = max((b for _, b in spans if b <= start), default=0)
    opening = max((segment.start for segment in text.segments if segment.start <= start), default=0)
    before = text.text[max(first, opening, start - (_WINDOW if text.language == "zh" else 2 * _WINDOW)) : start]
    pattern = COMPARATOR if text.language == "zh" else COMPARATOR_EN
    found = [match for match in pattern.finditer(text.text, start - len(before), min(len(text.text), end + 12))]
    found = [
        match
        for match in found
        if (match.end() <= start and not BEHIND.match(match[0]))
        or (end - 1 <= match.start() <= end + 1 and BEHIND.match(match[0]))
    ]
    return str(found[-1].lastgroup) if found else ""


def _around(
    text: Text, start: int, end: int, others: list[tuple[int, int]]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The grams before and after a figure, up to the next figure or the end of its segment, and the rates said beside it.

    Where too little stands before it, the segments before are taken in: 中职学校（所）| 50.
    """
    at = max((i for i, segment in enumerate(text.segments) if segment.start <= start), default=None)
    if at is None:
        return frozenset(), frozenset(), frozenset()
    own = text.segments[at]
    first = max((b for a, b in others if b <= start and a >= own.start), default=own.start)
    last = min((a for a, b in others if a >= end and b <= own.end), default=own.end)
    if text.language == "zh" and last == own.end:  # 15个甲、乙的基地: a list before the noun, with no figure of its own in it
        phrase = _PHRASE.match(text.text, end)
        reach = phrase.end() if phrase else last
        last = last if any(end <= a < reach for a, _ in others) else max(last, reach)
    plain = _without_bounds(text)
    before = grams_of(plain[first:start], text.language) - _GENERIC
    after = grams_of(plain[end:last], text.language)
    if text.language == "zh" and len(before) + len(after) < _LITTLE:
        before = grams_of(plain[own.start : start], "zh") - _GENERIC  # 每5年累计不少于半年
    rates = {match[0] for match in _RATE.finditer(text.text[own.start : own.end])}
    while len(before) + len(after) < _LITTLE and at > 0 and text.segments[at - 1].sentence == own.sentence:
        at -= 1
        if before | after and any(text.segments[at].start <= a < text.segments[at].end for a, _ in others):
            break
        before |= text.segments[at].grams
        rates |= {match[0] for match in _RATE.finditer(text.segments[at].text)}
    return before, after, frozenset(rates)


@lru_cache(maxsize=4096)
def _without_bounds(text: Text) -> str:
    """A Chinese text without its dates and bounds, at the same length: they say nothing of what a figure counts."""
    if text.language == "en":
        return text.text
    return COMPARATOR.sub(lambda match: "，" * len(match[0]), masked(text.text, days_in(text.text, "zh")))
