"""Pictures of a result where they say it faster: how much of a maximum is used, what carries over, what is lacking.

Drawn as HTML and SVG by themselves, a few kilobytes without any script: they print, follow light and dark, and need no network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from math import cos, pi, sin

from assistant.rules.amount import Amount
from assistant.rules.show import show
from assistant.rules.types import Outcome
from assistant.types import Language
from assistant.web.parts import shown
from assistant.web.texts import say

Part = tuple[Decimal, str]  # length in the unit of the picture, and what it is: a text key that is also its colour
Numbers = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its parts one behind the other, and a mark such as a limit, with what the mark is."""

    name: str
    parts: tuple[Part, ...]
    mark: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars over one scale, in one unit."""

    bars: tuple[Bar, ...]
    unit: str
    mark: str = "calc_part_limit"  # text key of what the marks are


def picture(outcome: Outcome, language: Language) -> str:
    """The picture of an outcome as HTML with its words; nothing where a picture adds nothing or a figure is a range."""
    drawn = _DRAWN.get(outcome.rule.id)
    if drawn is None or outcome.missing:
        return ""
    figures = {figure.name: figure.value.low for figure in outcome.figures if figure.value.exact and figure.verdict is None}
    facts = {name: fact.value.low for name, fact in outcome.facts.items() if isinstance(fact.value, Amount) and fact.value.exact}
    try:
        found = drawn({**facts, **figures}, outcome, language)
    except KeyError:  # a figure that this picture needs was not computed or is a range
        return ""
    if not any(length for bar in found.bars for length, _ in bar.parts) or any(
        length < 0 for bar in found.bars for length, _ in bar.parts
    ):
        return ""
    return _html(found, language)


def _html(picture: Picture, language: Language) -> str:
    full = max(max(sum((length for length, _ in bar.parts), Decimal(0)), bar.mark or Decimal(0)) for bar in picture.bars)
    rows = "".join(_row(bar, full, picture, language) for bar in picture.bars)
    told = "; ".join(_told(bar, picture, language) for bar in picture.bars)
    kinds = dict.fromkeys(kind for bar in picture.bars for length, kind in bar.parts if length)
    legend = "".join(f'<li><i class="calc-part {_class(kind)}"></i>{say(language, kind)}</li>' for kind in kinds)
    if any(bar.mark is not None for bar in picture.bars):
        legend += f'<li><i class="calc-mark"></i>{say(language, picture.mark)}</li>'
    return (
        f'<figure class="calc-picture"><div role="img" aria-label="{escape(told)}">{rows}</div>'
        f'<figcaption aria-hidden="true"><ul>{legend}</ul></figcaption></figure>'
    )


def _row(bar: Bar, full: Decimal, picture: Picture, language: Language) -> str:
    parts = "".join(
        f'<i class="calc-part {_class(kind)}" style="width:{_percent(length, full)}"></i>' for length, kind in bar.parts if length
    )
    mark = "" if bar.mark is None else f'<i class="calc-mark" style="left:{_percent(bar.mark, full)}"></i>'
    total = show(Amount.of(sum((length for length, _ in bar.parts), Decimal(0))), picture.unit, language)
    return f'<div class="calc-bar"><span>{shown(bar.name)}</span><div class="calc-track">{parts}{mark}</div><span>{total}</span></div>'


def _told(bar: Bar, picture: Picture, language: Language) -> str:
    """The bar in words: its name, then every part and the mark with its figure."""
    said = [f"{say(language, kind)} {show(Amount.of(length), picture.unit, language)}" for length, kind in bar.parts]
    if bar.mark is not None:
        said.append(f"{say(language, picture.mark)} {show(Amount.of(bar.mark), picture.unit, language)}")
    return f"{bar.name} {', '.join(said)}".strip()


def _class(kind: str) -> str:
    return kind.replace("_", "-")


def _percent(length: Decimal, full: Decimal) -> str:
    return f"{(100 * length / full):.3f}%"


# What is drawn for which rule. Each raises KeyError where it lacks a figure.


def _pay(n: Numbers, outcome: Outcome, language: Language) -> Picture:
    cap = n["total"] + n["max_increase"]
    bars = [Bar(say(language, "calc_bar_cap"), ((n["total"], "calc_part_now"), (n["max_increase"], "calc_part_room")), cap)]
    asked = (
        n["total"] * n["requested_ratio"]
        if "requested_ratio" in n
        else n["requested_total"] - n["total"]
        if "requested_total" in n
        else n.get("requested_amount")
    )
    if asked is not None and asked >= 0:
        within = min(asked, n["max_increase"])
        parts = ((n["total"], "calc_part_now"), (within, "calc_part_room"), (asked - within, "calc_part_over"))
        bars.append(Bar(say(language, "calc_bar_planned"), parts, cap))
    return Picture(tuple(bars), _unit(outcome, "max_increase"))


def _income(n: Numbers, outcome: Outcome, language: Language) -> Picture:
    left, pool = n["distributable"], n["max_pool"]
    bars = [Bar(say(language, "calc_bar_cap"), ((pool, "calc_part_room"), (left - pool, "calc_part_rest")), pool)]
    if "planned" in n:
        within = min(n["planned"], pool)
        parts = ((within, "calc_part_room"), (n["planned"] - within, "calc_part_over"), (left - n["planned"], "calc_part_rest"))
        bars.append(Bar(say(language, "calc_bar_planned"), parts, pool))
    return Picture(tuple(bars), _unit(outcome, "max_pool"))


def _deduction(n: Numbers, outcome: Outcome, language: Language) -> Picture:
    payroll = outcome.facts["payroll"].value
    years = len(payroll) if isinstance(payroll, tuple) else 1
    bars = []
    for year in range(1, years + 1):
        end = f"_{year}" if years > 1 else ""
        parts = ((n[f"deductible{end}"], "calc_part_deductible"), (n[f"carried_forward{end}"], "calc_part_carried"))
        bars.append(Bar(say(language, "calc_year", n=year), parts, n[f"limit{end}"]))
    return Picture(tuple(bars), outcome.figures[0].unit)


def _toward(part: str, goal: str) -> Callable[[Numbers, Outcome, Language], Picture]:
    """What there is of what is needed."""

    def draw(n: Numbers, outcome: Outcome, language: Language) -> Picture:
        have = n[part] if part in n else n["present"]
        lacking = max(n[goal] - have, Decimal(0))
        return Picture(
            (Bar("", ((have, "calc_part_have"), (lacking, "calc_part_lacking")), n[goal]),),
            _unit(outcome, goal),
            "calc_part_goal",
        )

    return draw


def _dual(n: Numbers, outcome: Outcome, language: Language) -> Picture:
    if "needed" in n:
        return _toward("dual", "needed")(n, outcome, language)
    lacking = n.get("points_lacking", Decimal(0))
    if not lacking:
        raise KeyError("reached")
    return Picture(
        (Bar("", ((n["share"], "calc_part_have"), (lacking, "calc_part_lacking")), n["share"] + lacking),),
        "ratio",
        "calc_part_goal",
    )


def _practice(n: Numbers, outcome: Outcome, language: Language) -> Picture:
    done = n["done_total"] if "done_total" in n else n["done"]
    bars = []
    for figure in outcome.figures:
        if figure.name.endswith("_required") and figure.name in n:
            goal = n[figure.name]
            name = figure.label.in_(language)
            bars.append(Bar(name, ((done, "calc_part_have"), (max(goal - done, Decimal(0)), "calc_part_lacking")), goal))
    return Picture(tuple(bars), outcome.facts["done"].slot.unit, "calc_part_goal") if bars else _none()


def _posts(n: Numbers, outcome: Outcome, language: Language) -> Picture:
    band = next(figure.value for figure in outcome.figures if figure.name == "posts")
    planned = n["planned"]
    parts = ((planned, "calc_part_have"), (max(band.low - planned, Decimal(0)), "calc_part_lacking"))
    return Picture((Bar("", parts, band.low),), _unit(outcome, "posts"), "calc_part_goal")


def _points(n: Numbers, outcome: Outcome, language: Language) -> Picture:
    scores = [figure for figure in outcome.figures if figure.name.startswith("score") and figure.name in n]
    bars = tuple(
        Bar(
            figure.label.in_(language),
            ((n[figure.name], "calc_part_have"), (n["full"] - n[figure.name], "calc_part_rest")),
            n["full"],
        )
        for figure in scores
    )
    return Picture(bars, _unit(outcome, "full"), "calc_part_full") if bars else _none()


def _unit(outcome: Outcome, name: str) -> str:
    return next(figure.unit for figure in outcome.figures if figure.name == name)


def _none() -> Picture:
    raise KeyError("nothing to draw")


_DRAWN: Mapping[str, Callable[[Numbers, Outcome, Language], Picture]] = {
    "performance-pay": _pay,
    "service-income": _income,
    "training-deduction": _deduction,
    "dual-qualified": _dual,
    "training-scale": _toward("trained", "needed"),
    "certificate-target": _toward("holders", "needed"),
    "coverage-target": _toward("covered", "needed"),
    "enterprise-target": _toward("taking_part", "needed"),
    "college-funding": _toward("received", "floor"),
    "secondary-funding": _toward("secondary", "floor"),
    "class-hours": _toward("hours", "minimum"),
    "recruitment": _toward("experience", "required_experience"),
    "enterprise-practice": _practice,
    "internship-posts": _posts,
    "indicator-score": _points,
}


def radar(axes: Sequence[str], series: Sequence[tuple[str, Sequence[Decimal]]], language: Language) -> str:
    """Shares of the full marks, 0 to 1 on each axis, a polygon a school; the same in words for who cannot see it."""
    centre, radius = (180.0, 150.0), 105.0

    def at(axis: int, share: float, far: float = 0.0) -> tuple[float, float]:
        angle = 2 * pi * axis / len(axes) - pi / 2
        return centre[0] + (radius * share + far) * cos(angle), centre[1] + (radius * share + far) * sin(angle)

    def ring(shares: Sequence[float]) -> str:
        return " ".join("{:.1f},{:.1f}".format(*at(axis, share)) for axis, share in enumerate(shares))

    grid = "".join(f'<polygon class="calc-grid" points="{ring([step / 4] * len(axes))}"/>' for step in range(1, 5))
    spokes = "".join(
        '<line class="calc-grid" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>'.format(*centre, *at(axis, 1))
        for axis in range(len(axes))
    )
    names = "".join(_axis_name(name, *at(axis, 1, 14), centre[0]) for axis, name in enumerate(axes))
    shapes = "".join(
        f'<polygon class="calc-series calc-series-{number}" points="{ring([float(share) for share in shares])}"/>'
        for number, (_, shares) in enumerate(series)
    )
    legend = "".join(
        f'<li><i class="calc-key calc-series-{number}"></i>{shown(name)}</li>' for number, (name, _) in enumerate(series)
    )
    told = "; ".join(
        f"{name}: "
        + ", ".join(f"{axis} {show(Amount.of(share), 'ratio', language)}" for axis, share in zip(axes, shares, strict=True))
        for name, shares in series
    )
    return (
        f'<figure class="calc-radar"><svg viewBox="0 0 360 300" role="img" aria-label="{escape(told)}">{grid}{spokes}{shapes}'
        f"<g data-content>{names}</g></svg><figcaption><ul data-content>{legend}</ul><p>{say(language, 'calc_radar_note')}</p></figcaption></figure>"
    )


def _axis_name(name: str, x: float, y: float, centre: float) -> str:
    anchor = "middle" if abs(x - centre) < 20 else "start" if x > centre else "end"
    half = (len(name) + 1) // 2 if len(name) > 5 else len(name)
    lines = [name[:half], name[half:]]
    spans = "".join(
        f'<tspan x="{x:.0f}" dy="{"1.15em" if at else "0"}">{shown(line)}</tspan>' for at, line in enumerate(lines) if line
    )
    return f'<text x="{x:.0f}" y="{y - (6 if len(name) > 5 else 0):.0f}" text-anchor="{anchor}">{spans}</text>'
