"""The evaluation of a group of schools as HTML: the table to give, what is wrong in it by row and column, scores and a radar."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from html import escape

from assistant.rules.errors import Problem
from assistant.rules.evaluation import Evaluation
from assistant.rules.load import Statutes
from assistant.rules.schools import points_words, ranking, score_rows, template
from assistant.rules.tables import MAX_BYTES, to_csv
from assistant.rules.types import Indicator
from assistant.rules.workbook import write_xlsx
from assistant.types import Language
from assistant.web.calculators.desk import LIST, Desk
from assistant.web.calculators.pictures import radar
from assistant.web.calculators.result import download
from assistant.web.parts import link, shown
from assistant.web.texts import LOCALES, say

MOST_PICTURED = 4  # polygons that an eye can tell apart
_MOST_PROBLEMS = 50  # shown; who repairs fifty sees the rest next time


def table_form(language: Language, statutes: Statutes) -> str:
    """Where a table is pasted or a file chosen, with the empty table to download."""
    indicators = tuple(row for row, _ in statutes.indicators.values())
    xlsx, csv = _template(indicators, language)
    name = say(language, "calc_template_name")
    return (
        f'<section class="calc-form" lang="{LOCALES[language]}"><p class="calc-back">{link("calculators", say(language, "calc_back"), rule=LIST)}</p>'
        f'<h2 tabindex="-1">{say(language, "calc_evaluation")}</h2><p class="calc-lead">{say(language, "calc_about_evaluation")}</p>'
        f'<ol class="calc-ways"><li><p>{say(language, "calc_template")}</p><p class="calc-files">'
        f"{download(xlsx, 'xlsx', name, say(language, 'calc_template_xlsx'))} {download(csv, 'csv', name, say(language, 'calc_template_csv'))}</p></li>"
        f'<li><p>{say(language, "calc_file")}</p><p class="calc-chosen"><input type="file" class="unseen" id="calc-file" accept=".csv,.xlsx" '
        f'data-limit="{MAX_BYTES}" data-large="{say(language, "calc_file_large", limit=MAX_BYTES // 1_000_000)}" data-kind="{say(language, "calc_file_kind")}" '
        f'aria-describedby="calc-file-echo"><label for="calc-file" class="calc-more">{say(language, "calc_choose")}</label><span data-chosen data-content></span></p>'
        '<p class="calc-echo" id="calc-file-echo" data-kind="fault" role="alert"></p></li>'
        f'<li><label for="calc-table">{say(language, "calc_paste")}</label><form data-table novalidate>'
        f'<textarea id="calc-table" rows="7" maxlength="{MAX_BYTES}" spellcheck="false" placeholder="{say(language, "calc_paste_hint")}" data-content></textarea>'
        f'<p class="calc-do"><button type="submit" class="calc-go">{say(language, "calc_score")}</button></p></form></li></ol>'
        f'<p class="calc-hint">{say(language, "calc_file_kept")}</p></section>'
    )


@lru_cache(maxsize=2)
def _template(indicators: tuple[Indicator, ...], language: Language) -> tuple[bytes, bytes]:
    sheets = template(indicators, language)
    return write_xlsx(sheets), to_csv(next(iter(sheets.values())))


def problems_found(problems: Sequence[Problem], language: Language) -> str:
    """What is wrong in a table, each by its row and column."""
    rows = "".join(
        f"<tr><td>{problem.row or ''}</td><td data-content>{shown(problem.column or '')}</td><td data-content>{shown(problem.words.in_(language))}</td></tr>"
        for problem in problems[:_MOST_PROBLEMS]
    )
    head = "".join(f'<th scope="col">{say(language, key)}</th>' for key in ("calc_row", "calc_column", "calc_problem"))
    return (
        f'<div role="alert"><h2>{say(language, "calc_problems", count=len(problems))}</h2></div>'
        f'<div class="scroll" tabindex="0"><table class="calc-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def scores(desk: Desk, language: Language) -> str:
    """Every comparison group: ranking with subtotals, a radar of the schools chosen, what was left out, the file."""
    groups = "".join(
        _group(name, evaluation, desk.pictured.get(name, ()), language) for name, evaluation in desk.evaluations.items()
    )
    rows = [
        row
        for at, (name, evaluation) in enumerate(desk.evaluations.items())
        for row in score_rows(name, evaluation, language)[bool(at) :]
    ]
    name = say(language, "calc_scores_name")
    files = (
        f"{download(write_xlsx({say(language, 'calc_scores'): rows}), 'xlsx', name, say(language, 'calc_scores_xlsx'))} "
        f"{download(to_csv(rows), 'csv', name, say(language, 'calc_scores_csv'))}"
    )
    return f'<h2>{say(language, "calc_scores")}</h2>{groups}<p class="calc-files">{files}</p>'


def first_pictured(evaluation: Evaluation) -> tuple[str, ...]:
    """The schools that the radar shows until others are chosen: the three best."""
    return tuple(school for _, school in ranking(evaluation))[:3]


def _group(name: str, evaluation: Evaluation, pictured: Sequence[str], language: Language) -> str:
    groups = list(dict.fromkeys(indicator.group for indicator in evaluation.indicators))
    full = {group: sum((i.weight for i in evaluation.indicators if i.group == group), Decimal(0)) for group in groups}
    columns = "".join(
        f'<th scope="col" data-content>{shown(group)} <small>{points_words(full[group])}</small></th>' for group in groups
    )
    head = "".join(f'<th scope="col">{say(language, key)}</th>' for key in ("calc_rank", "calc_school", "calc_total"))
    body = "".join(
        _school(rank, school, evaluation, groups, name, school in pictured, language) for rank, school in ranking(evaluation)
    )
    shares = [
        (school, [evaluation.subtotals(school)[group] / full[group] for group in groups])
        for school in pictured
        if school in evaluation.schools
    ]
    notes = "".join(f"<li data-content>{shown(note.in_(language))}</li>" for note in evaluation.notes)
    title = f"<span data-content>{shown(name)}</span>" if name else say(language, "calc_all_schools")
    return (
        f'<section class="calc-schools"><h3>{title}</h3>{radar(groups, shares, language) if shares else ""}'
        f'<div class="scroll" tabindex="0"><table class="calc-table"><thead><tr>{head}{columns}</tr></thead><tbody>{body}</tbody></table></div>'
        f'<ul class="calc-notes">{notes}<li>{say(language, "calc_rounding")}</li></ul></section>'
    )


def _school(
    rank: int, school: str, evaluation: Evaluation, groups: Sequence[str], name: str, pictured: bool, language: Language
) -> str:
    subtotals = evaluation.subtotals(school)
    cells = "".join(f"<td>{points_words(subtotals[group])}</td>" for group in groups)
    button = (
        f'<button type="button" data-act="radar" data-group="{escape(name)}" data-school="{shown(school)}" aria-pressed="{str(pictured).lower()}" '
        f'title="{say(language, "calc_on_radar")}" data-content>{shown(school)}</button>'
    )
    return f'<tr><td>{rank}</td><th scope="row">{button}</th><td><b>{points_words(evaluation.total(school))}</b></td>{cells}</tr>'
