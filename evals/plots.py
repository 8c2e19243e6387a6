"""Plots as SVG, made by hand: one row a label, one mark a series with its 95% interval. No dependency, no script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from evals.results import Figure

# Okabe & Ito (2008), "Color Universal Design": told apart with any kind of colour vision.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
_LEFT, _RIGHT, _TOP, _FOOT = 200, 30, 64, 36  # px around the field
_FIELD = 560  # px wide
_STEP = 15  # px between the series of one row
_GAP = 14  # px between rows
_FONT = "font-family='system-ui, sans-serif'"

Row = tuple[str, Sequence[Figure | None]]


def intervals(title: str, series: Sequence[str], rows: Sequence[Row]) -> str:
    """Means as dots and 95% intervals as bars on a scale from 0 to 1. A figure that does not apply is left out."""
    height = _TOP + sum(_height(row) for row in rows) + _FOOT
    width = _LEFT + _FIELD + _RIGHT
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}' role='img' "
        f"aria-label='{escape(title, quote=True)}' {_FONT} font-size='12'>",
        f"<title>{escape(title)}</title><rect width='100%' height='100%' fill='#fff'/>",
        f"<text x='12' y='22' font-size='15' font-weight='600'>{escape(title)}</text>",
        *_legend(series),
        *_grid(height),
    ]
    top = float(_TOP)
    for row in rows:
        parts += _marks(row, top)
        top += _height(row)
    return "\n".join((*parts, "</svg>")) + "\n"


def _height(row: Row) -> int:
    return _STEP * max(1, len(row[1])) + _GAP


def _x(share: float) -> float:
    return round(_LEFT + _FIELD * min(1.0, max(0.0, share)), 1)


def _legend(series: Sequence[str]) -> list[str]:
    parts, left = [], _LEFT
    for name, colour in zip(series, COLOURS, strict=False):
        parts.append(f"<circle cx='{left}' cy='42' r='4' fill='{colour}'/><text x='{left + 9}' y='46'>{escape(name)}</text>")
        left += 28 + 7 * len(name)
    return parts


def _grid(height: int) -> list[str]:
    foot = height - _FOOT
    parts = []
    for tenth in range(0, 11, 2):
        at = _x(tenth / 10)
        parts.append(f"<line x1='{at}' x2='{at}' y1='{_TOP - 6}' y2='{foot}' stroke='#ddd'/>")
        parts.append(f"<text x='{at}' y='{foot + 18}' text-anchor='middle' fill='#555'>{tenth / 10:g}</text>")
    return parts


def _marks(row: Row, top: float) -> list[str]:
    label, figures = row
    parts = [f"<text x='{_LEFT - 12}' y='{top + _STEP * max(1, len(figures)) / 2 + 4}' text-anchor='end'>{escape(label)}</text>"]
    for at, figure in enumerate(figures):
        if figure is None:
            continue
        y, colour = top + _STEP * (at + 0.5), COLOURS[at % len(COLOURS)]
        parts.append(
            f"<g><title>{escape(label)}: {figure.mean:.3f} ({figure.low:.3f} to {figure.high:.3f})</title>"
            f"<line x1='{_x(figure.low)}' x2='{_x(figure.high)}' y1='{y}' y2='{y}' stroke='{colour}' stroke-width='2'/>"
            f"<circle cx='{_x(figure.mean)}' cy='{y}' r='4' fill='{colour}'/></g>"
        )
    return parts
