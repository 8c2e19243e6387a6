"""A conversation, a calculation, a comparison as a document to keep. Pure: data in, a manuscript out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from assistant.comparing import Comparison
from assistant.export.columns import comparison_blocks
from assistant.export.reading import blocks_of, runs_of
from assistant.export.sources import Documents, Sources, sources_blocks
from assistant.export.types import Block, Heading, Items, Manuscript, Paragraph, Run, Table
from assistant.export.words import product_version, say
from assistant.phrases import day_words
from assistant.rules.amount import Amount
from assistant.rules.show import show
from assistant.types import Calculation, Citation, Input, Language, Notice, Reply, Step

_LONGEST_NUMBER = 40  # characters; what is longer is no figure of ours and stays as it is


def conversation_document(turns: Sequence[tuple[str, Reply]], documents: Documents, language: Language, day: date) -> Manuscript:
    """The questions and replies of a conversation, oldest first, with all clauses cited under numbers of the whole document.

    `day` is the day of the export; the status of a clause is that of the day on which its reply judged it. The language
    is that of headings and fixed phrases; questions and replies stay as they were.
    """
    sources = Sources()
    blocks: list[Block] = []
    for n, (question, reply) in enumerate(turns, 1):
        blocks.append(Heading(1, say(language, "question", n=n)))
        blocks.append(Paragraph((Run(question, bold=True),), "lead"))
        blocks += _reply_blocks(reply, sources, language, day)
    return _manuscript(say(language, "conversation"), blocks, sources, documents, language, day)


def calculation_document(
    calculation: Calculation,
    citations: Sequence[Citation],
    documents: Documents,
    language: Language,
    day: date,
    notices: Sequence[Notice] = (),
) -> Manuscript:
    """A calculation as a document: inputs, results, steps with their clauses, assumptions, limits, notices, sources.

    `citations` are those that `Step.citation` and the marks [n] of the notices count, as in the reply that the
    calculation comes from (`Reply.citations`); all of them are listed, word for word. `documents` are the documents by id,
    for their numbers, dates and hashes. `day` is the day on which the figures and the status of the clauses hold. Write it
    with `to_docx(…)` (bytes) or `to_markdown(…)` (text).
    """
    sources = Sources()
    numbers = {citation.n: sources.number(citation, day) for citation in citations}
    inputs = [_input_row(given, language) for given in calculation.inputs]
    results = [(result.label, figure_words(result.value, result.unit, language)) for result in calculation.results]
    blocks: list[Block] = [
        Heading(1, say(language, "inputs")),
        _figures(inputs, ("item", "value", "said"), language),
        Heading(1, say(language, "results")),
        _figures(results, ("item", "value"), language, bold=True),
        Heading(1, say(language, "steps")),
        _steps(calculation.steps, numbers, language),
    ]
    for key, notes in (("assumptions", calculation.assumptions), ("limits", calculation.limits)):
        if notes:
            blocks += [Heading(1, say(language, key)), Items(tuple((Run(note),) for note in notes))]
    if notices:
        lines = tuple(runs_of(notice.text, numbers.get) for notice in notices)
        blocks += [Heading(1, say(language, "notices")), Items(lines)]
    title = say(language, "calculation", title=calculation.title)
    return _manuscript(title, blocks, sources, documents, language, day)


def comparison_document(comparison: Comparison, documents: Documents, language: Language, day: date) -> Manuscript:
    """A comparison as a document on its side: a table of the jurisdictions for every matter, with the differences in words.

    `day` is the day of the export; status is judged on the day of the comparison.
    """
    sources = Sources()
    for citation in comparison.citations():
        sources.number(citation, comparison.day)
    blocks = list(comparison_blocks(comparison, documents, language))
    name = comparison.name if language == "zh" else comparison.name_en
    title = say(language, "comparison", title=name)
    return _manuscript(title, blocks, sources, documents, language, day, wide=True)


def figure_words(value: str, unit: str, language: Language) -> str:
    """A decimal string in its base unit as readers write it: 10,000,000 元, 25%; what is no number stays as it is."""
    try:
        amount = Amount.of(Decimal(value)) if len(value) <= _LONGEST_NUMBER else None
    except (InvalidOperation, ValueError):
        amount = None
    return f"{value} {unit}".strip() if amount is None else show(amount, unit, language)


def _manuscript(
    title: str,
    blocks: Sequence[Block],
    sources: Sources,
    documents: Documents,
    language: Language,
    day: date,
    *,
    wide: bool = False,
) -> Manuscript:
    version = product_version()
    made = say(language, "made", product=say(language, "product"), version=version, day=day_words(day, language))
    head = [Paragraph((Run(made),), "note"), Paragraph((Run(say(language, "no_advice")),), "note")]
    end = sources_blocks(sources.all(), documents, language, quotes=not wide)  # else they stand in the columns
    return Manuscript(title, (*head, *blocks, *end), language, day, version, wide)


def _reply_blocks(reply: Reply, sources: Sources, language: Language, day: date) -> Iterator[Block]:
    judged = date.fromisoformat(reply.as_of) if reply.as_of else day
    numbers = {citation.n: sources.number(citation, judged) for citation in reply.citations}
    # A Chinese quotation stands in the list of sources; an English reply has its translation right below it.
    quotations = reply.composed_by == "extractive" or reply.language == "en"
    yield from blocks_of(reply.text, numbers.get, quotations=quotations)
    if reply.related and not reply.citations:
        marks = [Run(f"[{n}]", cite=n) for n in (sources.number(citation, judged) for citation in reply.related)]
        yield Paragraph((Run(say(language, "nearest")), *marks))
    if reply.citations and judged != day:
        yield Paragraph((Run(say(language, "judged", day=day_words(judged, language))),), "note")


def _input_row(given: Input, language: Language) -> tuple[str, ...]:
    return given.label, figure_words(given.value, given.unit, language), given.said or say(language, "assumed")


def _figures(rows: Sequence[tuple[str, ...]], header: Sequence[str], language: Language, *, bold: bool = False) -> Table:
    cells = tuple(tuple((Paragraph((Run(text, bold=bold and at == 1),)),) for at, text in enumerate(row)) for row in rows)
    return Table(tuple(say(language, name) for name in header), cells, (1.0,) * len(header))


def _steps(steps: Sequence[Step], numbers: dict[int, int], language: Language) -> Table:
    rows = []
    for at, step in enumerate(steps, 1):
        number = numbers.get(step.citation) if step.citation is not None else None
        basis = Run(f"[{number}]", cite=number) if number is not None else Run(say(language, "arithmetic") if step.value else "")
        rows.append((_cell(Run(str(at))), _cell(Run(step.text)), _cell(basis)))
    header = ("", say(language, "step"), say(language, "basis"))
    return Table(header, tuple(rows), (0.08, 0.77, 0.15))


def _cell(run: Run) -> tuple[Paragraph, ...]:
    return (Paragraph((run,)),)
