"""A period in figures, as HTML. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from assistant.records import OUTCOMES, Latency, Overview
from assistant.types import Language
from assistant.web.staff.words import OUTCOMES as OUTCOME_WORDS
from assistant.web.staff.words import VERDICTS, milliseconds, rule_link
from assistant.web.texts import say

_MOST_BARS = 60
_PERCENT = 100

Bar = tuple[date, date, int]  # first and last day, questions


def figures(found: Overview, language: Language) -> str:
    """The questions, what came of them, how fast, and what readers thought."""
    asked = [(say(language, "staff_questions"), str(found.asked), "")]
    asked += [
        (say(language, OUTCOME_WORDS[outcome]), str(found.outcomes[outcome]), share(found.outcomes[outcome], found.asked))
        for outcome in OUTCOMES
    ]
    said = [(say(language, VERDICTS[verdict]), str(count), "") for verdict, count in found.verdicts.items()]
    parts = [_tiles(asked) if found.asked else "", _tiles(said) if any(found.verdicts.values()) else ""]
    if found.latency:
        parts.append(_section(say(language, "staff_latency"), _tiles(_speeds(found.latency, language))))
    if len(found.days) > 1:
        parts.append(_section(say(language, "staff_by_day"), _chart(bars(found.days), language)))
    if found.rules:
        rows = "".join(f"<li>{rule_link(rule, language)} <b>{count}</b></li>" for rule, count in found.rules)
        parts.append(_section(say(language, "staff_rules"), f'<ul class="counts">{rows}</ul>'))
    return "".join(parts)


def share(part: int, whole: int) -> str:
    """A part of a whole in percent."""
    return f"{_PERCENT * part / whole:.0f}%" if whole else ""


def bars(days: Sequence[tuple[date, int]], most: int = _MOST_BARS) -> list[Bar]:
    """The days from the first to the last, those without questions too, each bar as many days as keep it to `most` bars."""
    first, last = days[0][0], days[-1][0]
    wide = -(-((last - first).days + 1) // most)
    found: dict[int, int] = {}
    for day, count in days:
        at = (day - first).days // wide
        found[at] = found.get(at, 0) + count
    width = timedelta(days=wide)
    return [
        (first + at * width, min(last, first + (at + 1) * width - timedelta(days=1)), found.get(at, 0))
        for at in range((last - first).days // wide + 1)
    ]


def _speeds(latency: Latency, language: Language) -> list[tuple[str, str, str]]:
    names = ("staff_p50", "staff_p90", "staff_p95", "staff_p99", "staff_slowest")
    values = (latency.p50, latency.p90, latency.p95, latency.p99, latency.slowest)
    return [(say(language, name), milliseconds(value), "") for name, value in zip(names, values, strict=True)]


def _tiles(tiles: Iterable[tuple[str, str, str]]) -> str:
    drawn = "".join(
        f"<div><dt>{name}</dt><dd>{value}{f' <small>{beside}</small>' if beside else ''}</dd></div>"
        for name, value, beside in tiles
    )
    return f'<dl class="tiles">{drawn}</dl>'


def _section(title: str, html: str) -> str:
    return f"<section><h3>{title}</h3>{html}</section>"


def _chart(drawn: Sequence[Bar], language: Language) -> str:
    """Bars with their figures in words, for who hovers or listens."""
    most = max(count for _, _, count in drawn)
    columns = []
    for first, last, count in drawn:
        span = str(first) if first == last else f"{first} – {last}"
        said = say(language, "staff_bar", span=span, count=count)
        columns.append(f'<li title="{said}" style="--part:{count / most:.3f}"><span class="unseen">{said}</span></li>')
    ends = f"<p><span>{drawn[0][0]}</span><span>{drawn[-1][1]}</span></p>"
    return f'<div class="chart"><ol>{"".join(columns)}</ol>{ends}</div>'
