"""A computed figure below its answer: what it was computed from, how, on which conditions, and the way to compute anew."""

from __future__ import annotations

from assistant.types import Calculation, Language, Reply
from assistant.web.calculators.desk import key_of
from assistant.web.chat.layout import lay_out
from assistant.web.markdown import Cite, to_html
from assistant.web.parts import link
from assistant.web.texts import LOCALES, say


def figures(language: Language, reply: Reply, cite: Cite) -> str:
    """The computation behind a reply, its steps folded; "" where nothing was computed."""
    if not reply.calculations:
        return ""
    layout = lay_out(reply)
    count = sum(len(calculation.steps) for calculation in reply.calculations)
    inputs = f'<div class="text inputs">{to_html(layout.inputs, cite)}</div>' if layout.inputs else ""
    steps = (
        f'<details class="steps-of"><summary>{say(language, "steps", count=count)}</summary>'
        f'<div class="text">{to_html(layout.steps, cite)}</div></details>'
        if layout.steps
        else ""
    )
    rest = f'<div class="text terms">{to_html(layout.rest, cite)}</div>' if layout.rest else ""
    ways = "".join(_way(language, calculation) for calculation in reply.calculations)
    name = say(language, "computation")
    return (
        f'<section class="figures" aria-label="{name}"><div data-content lang="{LOCALES[reply.language]}">{inputs}</div>'
        f'<div>{steps}</div><div data-content lang="{LOCALES[reply.language]}">{rest}</div><p class="ways">{ways}</p></section>'
    )


def _way(language: Language, calculation: Calculation) -> str:
    """The way to the calculator, its fields filled with the reader's own words."""
    said = {key_of(given.name): given.said for given in calculation.inputs if given.said}
    return link("calculators", say(language, "to_calculator"), rule=calculation.rule, **said)
