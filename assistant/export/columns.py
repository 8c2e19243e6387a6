"""A comparison as blocks: for every matter a table with a column a jurisdiction, and the differences in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.comparing import Cell, Comparison, Difference, Entry, Row
from assistant.export.sources import Documents
from assistant.export.types import Block, Heading, Items, Line, Paragraph, Run, Table
from assistant.export.words import force_word, say
from assistant.phrases import STATUS, day_words, region_name
from assistant.types import Language
from assistant.wording import dates_line

# What is said of a jurisdiction without a clause: where the clauses were chosen by reading, and where they were searched for.
_SILENT, _UNFOUND = ("silent", "silent_listed"), ("unfound", "silent_found")


def comparison_blocks(comparison: Comparison, documents: Documents, language: Language) -> Iterator[Block]:
    """The rows of a comparison, then the further clauses of its topic."""
    judged = say(language, "judged", day=day_words(comparison.day, language))
    yield Paragraph((Run(f"{judged}\n{say(language, 'marked')}"),), "note")
    if not comparison.rows and not comparison.others:
        yield Paragraph((Run(say(language, "nothing"), bold=True),))
    for row in comparison.rows:
        yield Heading(1, row.name if language == "zh" else row.name_en)
        yield _table(row.cells, documents, language, _SILENT if comparison.listed else _UNFOUND)
        yield from _differences(row, documents, language)
    if comparison.others:
        yield Heading(1, say(language, "others"))
        yield _table(comparison.others, documents, language, None)


def _table(cells: Sequence[Cell], documents: Documents, language: Language, silent: tuple[str, str] | None) -> Table:
    header = tuple(region_name(cell.region, language) for cell in cells)
    return Table(header, (tuple(_column(cell, documents, language, silent) for cell in cells),), (1.0,) * len(cells))


def _column(cell: Cell, documents: Documents, language: Language, silent: tuple[str, str] | None) -> tuple[Paragraph, ...]:
    """Each document of a jurisdiction apart, under its own name, status and date."""
    if not cell.papers and silent is None:
        return (Paragraph(()),)
    if not cell.papers and silent is not None:
        said = say(language, silent[1], region=region_name(cell.region, language))
        return Paragraph((Run(say(language, silent[0]), bold=True),)), Paragraph((Run(said),), "note")
    paragraphs: list[Paragraph] = []
    for paper in cell.papers:
        status = STATUS[language][paper.entries[0].citation.status]
        dates = dates_line(documents[paper.doc_id].record, language)
        paragraphs.append(Paragraph((Run(document_name(paper.doc_id, documents, language), bold=True),)))
        paragraphs.append(Paragraph((Run(f"{status} · {dates}"),), "note"))
        for entry in paper.entries:
            paragraphs += _entry(entry, language)
    return tuple(paragraphs)


def _entry(entry: Entry, language: Language) -> Iterator[Paragraph]:
    answer = entry.answer if language == "zh" else entry.answer_en
    mark = Run(f"[{entry.citation.n}]", cite=entry.citation.n)
    if answer:
        yield Paragraph((Run(answer), mark))
    yield Paragraph(_quote(entry) + (() if answer else (mark,)), "quote")
    if language == "en" and entry.quote_en:
        yield Paragraph((Run(say(language, "translation", text=entry.quote_en)),), "note")


def _quote(entry: Entry) -> Line:
    """The clause with the figures and words of force in which it differs marked."""
    runs, end, quote = [], 0, entry.citation.quote
    for mark in entry.marks:
        if mark.differs:
            runs += [Run(quote[end : mark.start]), Run(mark.text, bold=True, marked=True)]
            end = mark.end
    return tuple(run for run in (*runs, Run(quote[end:])) if run.text)


def _differences(row: Row, documents: Documents, language: Language) -> Iterator[Block]:
    """The differences in words, or that there is none."""
    speaking = sum(len(cell.papers) for cell in row.cells)
    if row.differences:
        yield Heading(2, say(language, "differences"))
        yield Items(tuple((Run(difference_words(difference, documents, language)),) for difference in row.differences))
    elif speaking:
        yield Paragraph((Run(say(language, "alike" if speaking > 1 else "alone")),))


def difference_words(difference: Difference, documents: Documents, language: Language) -> str:
    """`数字不同：浙江省实施方案：没有写数字；绍兴市五年行动计划（征求意见稿）：5年、不少于半年`."""
    colon, comma = say(language, "colon"), say(language, "comma")
    said = []
    for doc_id, marks in difference.said:
        words = []
        for mark in marks:
            force = force_word(mark.kind, language)
            opened, closed = ("（", "）") if language == "zh" else (" (", ")")
            words.append(f"{mark.text}{opened}{force}{closed}" if force else f"“{mark.text}”" if language == "en" else mark.text)
        none = say(language, "no_force" if difference.kind == "force" else "no_figures")
        said.append(f"{document_name(doc_id, documents, language)}{colon}{comma.join(words) or none}")
    return say(language, difference.kind) + colon + say(language, "semicolon").join(said) + say(language, "stop")


def document_name(doc_id: str, documents: Documents, language: Language) -> str:
    """The short name of a document."""
    record = documents[doc_id].record
    return record.short_title if language == "zh" else record.title_en
