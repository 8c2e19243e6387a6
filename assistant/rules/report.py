"""An outcome in words: what was understood, the figure with its unit and status, the steps, what was assumed, what is left open.

Citations stand as marks ⟦i⟧, i counting the spans; the reply that is made of it puts its own numbers in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.rules.amount import Amount
from assistant.rules.show import plain, rounded, show, whole_above, whole_below
from assistant.rules.types import Fact, Figure, Language, Note, Outcome, Provision, Slot, Step, Words

Span = tuple[str, int, int]

_BASIS = {
    "clause": Words("", ""),
    "given": Words("（您给的数）", " (your figure)"),
    "assumption": Words("（按下列假设）", " (under the assumptions below)"),
    "arithmetic": Words("（算术）", " (arithmetic)"),
}
_STATUS = {
    "in_force": Words("现行", "in force"),
    "draft": Words(
        "征求意见稿，尚未正式施行，不能作为办事依据；以下仅按草案条文试算",
        "a consultation draft, not in force; what follows only tries out the draft's wording and cannot be relied on",
    ),
    "expired": Words("已过有效期；以下仅按原条文试算", "expired; what follows only tries out the former wording"),
    "not_yet_in_force": Words(
        "在所问的日期尚未生效；以下仅按条文试算",
        "not yet in force on the day asked about; what follows only tries out the wording",
    ),
}


class Spans:
    """The spans that a report cites, each once, in order of first use."""

    def __init__(self) -> None:
        self._found: dict[Span, int] = {}

    def of(self, provision: Provision) -> int:
        return self._found.setdefault((provision.doc_id, provision.start, provision.end), len(self._found))

    def mark(self, provision: Provision | None) -> str:
        return "" if provision is None else f"⟦{self.of(provision)}⟧"

    def all(self) -> tuple[Span, ...]:
        return tuple(self._found)


def report(outcome: Outcome, language: Language, spans: Spans, left: Sequence[str] = ()) -> str:
    """The reply in Markdown; `left` are lines on figures that entered no computation, told with what was understood."""
    zh = language == "zh"
    parts = [_taken(outcome, language, left), headline(outcome, language)]
    parts.append(_status_line(outcome, language))
    steps = [f"{at}. {step_words(step, language)}{spans.mark(step.source)}" for at, step in enumerate(outcome.steps, 1)]
    if steps:
        parts.append(("**计算过程**" if zh else "**Steps**") + "\n\n" + "\n".join(steps))
    if outcome.table:
        parts.append(_table(outcome.table, language))
    parts.append(_notes("假设" if zh else "Assumptions", outcome.assumptions, language, spans))
    parts.append(_notes("条件和没有写明的" if zh else "Conditions and what is left open", outcome.limits, language, spans))
    return "\n\n".join(part for part in parts if part)


def ask(outcome: Outcome, language: Language, spans: Spans, sources: Sequence[Provision] = (), left: Sequence[str] = ()) -> str:
    """What was understood, what has to be known first, and the clause that will be computed by."""
    zh = language == "zh"
    title = outcome.rule.title.in_(language)
    lines = [f"{slot.question.in_(language)}{_hint(slot, language)}" for slot in outcome.missing]
    head = f"要算“{title}”，还需要知道：" if zh else f"To compute “{title}”, please tell me:"
    marks = "".join(spans.mark(source) for source in sources)
    formula = (
        f"{'算法' if zh else 'Method'}{'：' if zh else ': '}{outcome.rule.formula.in_(language)}{'。' if zh else '.'}{marks}"
    )
    body = "\n\n".join([head, "\n".join(f"- {line}" for line in lines), formula, _status_line(outcome, language)])
    return "\n\n".join(filter(None, [_taken(outcome, language, left), body]))


def _taken(outcome: Outcome, language: Language, left: Sequence[str]) -> str:
    """What was understood, and right below it the figures that were left out."""
    return "\n".join(filter(None, [understood(outcome.facts.values(), language), *left]))


def understood(facts: Iterable[Fact], language: Language) -> str:
    """我理解为：工资薪金总额 10,000,000 元（原文“1000万元”）。 What was only asked for is no fact, and left out."""
    zh = language == "zh"
    items = []
    for fact in facts:
        if fact.slot.wish:
            continue
        label, value = fact.slot.label.in_(language), said_value(fact, language)
        said = "" if fact.said is None else (f"（原文“{fact.said}”）" if zh else f" (your words: “{fact.said}”)")
        items.append(f"{label} {value}{said}" if zh else f"{label}: {value}{said}")
    if not items:
        return ""
    return ("我理解为：" + "；".join(items) + "。") if zh else ("I understand: " + "; ".join(items) + ".")


def left_over(unused: Sequence[str], unclear: Sequence[str], language: Language) -> tuple[str, ...]:
    """Lines that name the figures of the question which entered no computation, and those that could not be read."""
    zh = language == "zh"
    lines = []
    if unused:
        lines.append(
            f"⚠ 没有用到您提到的 {_listed(unused, zh)}；如果也要算进去，请说明是什么数。"
            if zh
            else f"⚠ Not used: {_listed(unused, zh)}; if it belongs in, please say what it is."
        )
    if unclear:
        lines.append(
            f"⚠ 没有读准 {_listed(unclear, zh)}，因此没有用；如果需要，请写成“1400万元”“30人”这样带单位的数再说一遍。"
            if zh
            else f"⚠ Not read for certain and so not used: {_listed(unclear, zh)}; if it matters, write it with its unit, as in “14 million yuan”."
        )
    return tuple(lines)


def _listed(words: Sequence[str], zh: bool) -> str:
    return ("、" if zh else ", ").join(f"“{word}”" for word in words)


def said_value(fact: Fact, language: Language) -> str:
    """A fact's value in words."""
    value, unit = fact.value, fact.slot.unit
    if isinstance(value, tuple):
        return ("、" if language == "zh" else ", ").join(show(amount, unit, language) for amount in value)
    if isinstance(value, Amount):
        return show(value, unit, language)
    if isinstance(value, bool):
        return ("是" if value else "否") if language == "zh" else ("yes" if value else "no")
    words = fact.slot.words.get(str(value)) if fact.slot.words else None
    return words.in_(language) if words else str(value)


def headline(outcome: Outcome, language: Language) -> str:
    """The figures in bold, first sentence of the answer."""
    zh = language == "zh"
    parts = []
    for figure in outcome.figures:
        if not figure.main:
            continue
        if figure.verdict is not None:
            parts.append(f"**{figure.verdict.in_(language)}**")
        else:
            parts.append(f"{figure.label.in_(language)}{' ' if zh else ': '}**{figure_words(figure, language)}**")
    sentence = ("；" if zh else "; ").join(parts) + ("。" if zh else ".") if parts else ""
    return sentence[:1].upper() + sentence[1:]


def figure_words(figure: Figure, language: Language) -> str:
    """A figure with its unit; of people, with the whole numbers around it, since no clause says how to round."""
    words = show(figure.value, figure.unit, language)
    broken = [b for b in (figure.value.low, figure.value.high) if b.is_finite() and b != b.to_integral_value()]
    if figure.unit in ("人", "个") and broken:
        low, high = plain(whole_below(figure.value.low)), plain(whole_above(figure.value.high))
        words += (
            f"（条文没有写取整办法，整数在 {low} 与 {high} 之间）"
            if language == "zh"
            else f" (the clause does not say how to round; whole numbers around it: {low} and {high})"
        )
    return words


def _status_line(outcome: Outcome, language: Language) -> str:
    """In force: one short mark. Anything else: said first and in bold, never left to a footnote."""
    lines = []
    for doc_id, status in outcome.statuses:
        title = outcome.titles.get(doc_id, Words(doc_id, doc_id)).in_(language)
        words = _STATUS[status].in_(language)
        if status == "in_force":
            lines.append(f"依据《{title}》（{words}）。" if language == "zh" else f"Under: {title} ({words}).")
        else:
            lines.append(f"**⚠ 依据的《{title}》：{words}。**" if language == "zh" else f"**⚠ {title}: {words}.**")
    return "\n".join(lines)


def step_words(step: Step, language: Language) -> str:
    """A step with what it rests on where that is no clause."""
    return step.words.in_(language) + _BASIS[step.basis if step.source is None or step.basis == "assumption" else "clause"].in_(
        language
    )


def _table(rows: Sequence[Sequence[Words]], language: Language) -> str:
    lines = ["| " + " | ".join(cell.in_(language) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def _notes(title: str, notes: Sequence[Note], language: Language, spans: Spans) -> str:
    if not notes:
        return ""
    return f"**{title}**\n\n" + "\n".join(f"- {note.words.in_(language)}{spans.mark(note.source)}" for note in notes)


def _hint(slot: Slot, language: Language) -> str:
    hint = slot.hint.in_(language)
    if not hint:
        return ""
    return f"（{hint}）" if language == "zh" else f" ({hint})"


def decimal_string(value: Amount, unit: str) -> tuple[str, ...]:
    """The bounds as decimal strings in the base unit, one if they are equal, rounded as shown."""
    bounds = (value.low,) if value.exact else (value.low, value.high)
    return tuple(plain(rounded(bound, "ratio6" if unit == "ratio" else unit)[0]) for bound in bounds)
