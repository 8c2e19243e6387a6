"""The text of a reply in the parts that the page shows apart: nothing is left out, and nothing is said twice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.types import Reply

_QUOTATION = re.compile(r"^(?:>.*|\*[^*].*\*)$", re.DOTALL)  # a quoted clause, or the translation below it
_TITLE = re.compile(r"^\*\*[^*\n]+\*\*$")  # a section that is nothing but a bold line titles the next one
_FIRST_STEP = re.compile(r"^1\. ")


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a reply, each in Markdown, "" where there is none."""

    lead: str  # what is read first
    quotations: str = ""  # clauses word for word, to unfold
    inputs: str = ""  # what a computation understood
    steps: str = ""  # its steps, to unfold
    rest: str = ""  # its assumptions and conditions


def lay_out(reply: Reply) -> Layout:
    """The parts of a reply, without the lines that repeat its notices.

    Quotations are folded only below an answer in plain words; where they are the answer, they stay.
    """
    notices = {f"- ⚠ {notice.text}" for notice in reply.notices}
    text = "\n".join(line for line in reply.text.split("\n") if line not in notices).strip()
    if reply.kind not in ("answer", "calculation", "ask") or reply.composed_by == "extractive":
        return Layout(text)
    sections = [section for section in text.split("\n\n") if section.strip()]
    quoted = any(section.startswith(">") for section in sections)
    quotations = [section for section in sections if quoted and _QUOTATION.match(section)]
    plain = [section for section in sections if section not in quotations]
    if not plain:
        return Layout(text)
    if reply.kind == "calculation":
        return _computation(reply, plain, "\n\n".join(quotations))
    return Layout("\n\n".join(plain), "\n\n".join(quotations))


def _computation(reply: Reply, sections: list[str], quotations: str) -> Layout:
    """The figure first; then what it was computed from, how, and under which conditions."""
    told = any(calculation.inputs for calculation in reply.calculations)
    inputs, sections = (sections[0], sections[1:]) if told and len(sections) > 1 else ("", sections)
    lead: list[str] = []
    steps: list[str] = []
    rest: list[str] = []
    title = ""
    for section in sections:
        if _FIRST_STEP.match(section):
            steps.append(section)  # without its title, which the page gives in words of its own
        elif _TITLE.match(section):
            lead += [title] if title else []
            title = section
            continue
        elif title and section.startswith("- "):
            rest += [title, section]
        else:
            (steps if section.startswith("|") else lead).extend([section])
            lead += [title] if title else []
        title = ""
    lead += [title] if title else []
    return Layout("\n\n".join(lead), quotations, inputs, "\n\n".join(steps), "\n\n".join(rest))
