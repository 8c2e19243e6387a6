"""The comparison as HTML. Pure functions; everything that is data is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.comparing import Cell, Comparison, Difference, Entry, Mark, Paper, Row
from assistant.phrases import day_words
from assistant.types import Language
from assistant.web.parts import Documents, address, badge, link, shown, title_of
from assistant.web.texts import LOCALES, region_name, say
from assistant.wording import dates_line
from index.types import Topic

_FORCE = {
    "duty": "compare_duty",
    "permission": "compare_permission",
    "encouragement": "compare_encouragement",
    "leeway": "compare_leeway",
}
_KINDS = {"figures": "compare_figures", "years": "compare_years", "force": "compare_force"}


def welcome_html(topics: Sequence[Topic], language: Language) -> str:
    """What the place does, and every topic to pick."""
    head = f'<h2>{say(language, "compare_title")}</h2><p class="hint">{say(language, "compare_hint")}</p>'
    return _root(language, address("comparison"), head + _topics(topics, language))


def failure_html(topics: Sequence[Topic], language: Language) -> str:
    """That the program failed, and every topic to pick."""
    head = f'<p class="failed" role="alert">{say(language, "compare_failed")}</p>'
    return _root(language, address("comparison"), head + _topics(topics, language))


def comparison_html(
    comparison: Comparison, topics: Sequence[Topic], documents: Documents, language: Language, *, as_of: str = ""
) -> str:
    """A comparison: its rows, the further clauses of its topic, and the way to other topics."""
    parts = [_head(comparison, topics, language)]
    parts += [_row(row, documents, language, comparison.listed) for row in comparison.rows]
    if comparison.others:
        parts.append(_others(comparison.others, documents, language))
    name = comparison.name if language == "zh" else comparison.name_en
    if comparison.rows:
        question = say(language, "compare_question", name=name)
        parts.append(f'<p class="further">{link("chat", say(language, "compare_ask"), q=question)}</p>')
    found = bool(comparison.rows or comparison.others)
    below = (
        f"<details class='topics'><summary>{say(language, 'compare_other_topic')}</summary>{_topics(topics, language)}</details>"
    )
    parts.insert(1, below) if found else parts.append(_topics(topics, language))
    return _root(language, address("comparison", topic=comparison.topic, as_of=as_of), "".join(parts))


def _root(language: Language, where: str, html: str) -> str:
    return f'<div class="comparison" lang="{LOCALES[language]}" data-address="{shown(where)}">{html}</div>'


def _topics(topics: Sequence[Topic], language: Language) -> str:
    groups = []
    for group, members in groupby(topics, key=lambda topic: topic.group if language == "zh" else topic.group_en):
        items = "".join(f"<li>{_topic_link(topic, language)}</li>" for topic in members)
        groups.append(f"<section><h4>{shown(group)}</h4><ul>{items}</ul></section>")
    return f'<nav class="picks" aria-label="{say(language, "compare_topics")}">{"".join(groups)}</nav>'


def _topic_link(topic: Topic, language: Language) -> str:
    return link("comparison", shown(topic.name if language == "zh" else topic.name_en), "chip", topic=topic.id)


def _head(comparison: Comparison, topics: Sequence[Topic], language: Language) -> str:
    near = [topic for id_ in comparison.near for topic in topics if topic.id == id_]
    words = f"<span data-content>{shown(comparison.topic)}</span>"
    if not comparison.rows and not comparison.others:
        title, said = say(language, "compare_nothing", words=words), say(language, "compare_try")
    elif any(topic.id == comparison.topic for topic in topics):
        title, said = shown(comparison.name if language == "zh" else comparison.name_en), ""
    else:
        title, said = say(language, "compare_typed", words=words), ""
    lines = [f'<h2 tabindex="-1">{title}</h2>']
    if near:
        links = "".join(_topic_link(topic, language) for topic in near)
        lines.append(f'<p class="near"><span>{say(language, "compare_whole")}</span>{links}</p>')
    if said:
        lines.append(f"<p>{said}</p>")
    else:
        legend = _legend(language) if any(row.differences for row in comparison.rows) else ""
        judged = say(language, "compare_judged", day=day_words(comparison.day, language))
        lines.append(f'<p class="legend">{judged} {legend}</p>')
    return f"<header>{''.join(lines)}</header>"


def _legend(language: Language) -> str:
    figure, force = say(language, "compare_legend_figure"), say(language, "compare_legend_force")
    return f'{say(language, "compare_legend")}<mark class="figure">{figure}</mark> <mark class="force">{force}</mark>'


def _row(row: Row, documents: Documents, language: Language, listed: bool) -> str:
    name = row.name if language == "zh" else row.name_en
    silent = ("compare_silent", "compare_silent_listed") if listed else ("compare_unfound", "compare_silent_found")
    columns = "".join(_cell(cell, documents, language, silent) for cell in row.cells)
    title = f"<h3>{shown(name)}</h3>" if listed else ""
    return (
        f'<section class="matter">{title}<div class="columns">{columns}</div>{_differences(row, documents, language)}</section>'
    )


def _others(cells: Sequence[Cell], documents: Documents, language: Language) -> str:
    columns = "".join(_cell(cell, documents, language, None) for cell in cells)
    return (
        f'<section class="matter others"><h3>{say(language, "compare_others")}</h3><p class="hint">{say(language, "compare_others_hint")}</p>'
        f'<div class="columns">{columns}</div></section>'
    )


def _cell(cell: Cell, documents: Documents, language: Language, silent: tuple[str, str] | None) -> str:
    """A jurisdiction; where it has no clause, what `silent` says of that."""
    region = shown(region_name(language, cell.region))
    if cell.papers:
        body = "".join(_paper(paper, documents, language, at > 0) for at, paper in enumerate(cell.papers))
    elif silent:
        body = f'<div class="silent"><b>{say(language, silent[0])}</b><p>{say(language, silent[1], region=region)}</p></div>'
    else:
        body = '<p class="none" aria-hidden="true">—</p>'
    return f'<article class="cell{"" if cell.papers else " bare"}"><h4>{region}</h4>{body}</article>'


def _paper(paper: Paper, documents: Documents, language: Language, apart: bool) -> str:
    """What one document says, under its own status, date and name."""
    record = documents[paper.doc_id].record
    status = paper.entries[0].citation.status
    said = say(language, "compare_issued_apart" if record.issued else "compare_draft_apart")
    lead = f'<p class="apart">{said}</p>' if apart else ""
    entries = "".join(_entry(entry, record.title_en if language == "en" else record.title, language) for entry in paper.entries)
    return (
        f'<div class="document {status}">{lead}<div class="meta">{badge(status, language)}<span>{dates_line(record, language)}</span></div>'
        f"<h5>{title_of(language, record.short_title, record)}</h5>{entries}</div>"
    )


def _entry(entry: Entry, title: str, language: Language) -> str:
    cited = entry.citation
    answer = entry.answer if language == "zh" else entry.answer_en
    said = f'<p class="answer" data-content>{shown(answer)}</p>' if answer else ""
    translated = say(language, "compare_translation", text=f"<span data-content>{shown(entry.quote_en)}</span>")
    english = f'<p class="translation">{translated}</p>' if language == "en" and entry.quote_en else ""
    unseen = (
        f'<span class="unseen"{" data-content" if language == "zh" else ""}>{say(language, "compare_colon")}{shown(title)}</span>'
    )
    where = link("library", say(language, "compare_where") + unseen, doc=cited.doc_id, at=f"{cited.start}-{cited.end}")
    return f'{said}<blockquote lang="zh-CN" data-content>{_quote(entry)}</blockquote>{english}<p class="where">{where}</p>'


def _quote(entry: Entry) -> str:
    """The clause word for word, with the figures and words of force in which it differs marked."""
    html, end, quote = "", 0, entry.citation.quote
    for mark in entry.marks:
        if mark.differs:
            kind = "force" if mark.kind in _FORCE else "figure"
            html += f'{shown(quote[end : mark.start])}<mark class="{kind}">{shown(mark.text)}</mark>'
            end = mark.end
    return html + shown(quote[end:])


def _differences(row: Row, documents: Documents, language: Language) -> str:
    """The differences in words, document by document, or that there is none."""
    speaking = sum(len(cell.papers) for cell in row.cells)
    if not speaking:
        return ""
    if not row.differences:
        return f'<p class="alike">{say(language, "compare_alike" if speaking > 1 else "compare_alone")}</p>'
    items = "".join(_difference(difference, documents, language) for difference in row.differences)
    title = f"{say(language, 'compare_differences')} <small>{say(language, 'compare_by_words')}</small>"
    return f'<div class="differences"><h4>{title}</h4><dl>{items}</dl></div>'


def _difference(difference: Difference, documents: Documents, language: Language) -> str:
    said = "".join(
        f"<li>{_document_name(doc_id, documents, language)}{say(language, 'compare_colon')}{_words(marks, difference, language)}</li>"
        for doc_id, marks in difference.said
    )
    return f"<div><dt>{say(language, _KINDS[difference.kind])}</dt><dd><ul>{said}</ul></dd></div>"


def _words(marks: Sequence[Mark], difference: Difference, language: Language) -> str:
    if not marks:
        return (
            f'<span class="no">{say(language, "compare_no_force" if difference.kind == "force" else "compare_no_figures")}</span>'
        )
    return say(language, "compare_comma").join(_said(mark, language) for mark in marks)


def _said(mark: Mark, language: Language) -> str:
    words = f'<b lang="zh-CN" data-content>{shown(mark.text)}</b>'
    meaning = _FORCE.get(mark.kind)
    if meaning is None:
        return say(language, "compare_figure_said", words=words)
    return say(language, "compare_force_said", words=words, meaning=say(language, meaning))


def _document_name(doc_id: str, documents: Documents, language: Language) -> str:
    record = documents[doc_id].record
    return title_of(language, record.short_title, None) if language == "zh" else shown(record.title_en)
