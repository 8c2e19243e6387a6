"""Tables of schools for the evaluation of annex 1: what is in them, row by row, and the scores as tables to take away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from assistant.rules.errors import Problem, TableError
from assistant.rules.evaluation import Evaluation, impossible
from assistant.rules.show import plain, rounded
from assistant.rules.tables import MAX_BYTES, read_grid
from assistant.rules.types import Indicator, Language, Words
from assistant.rules.workbook import Grid

MAX_SCHOOLS = 500
_SCHOOL = ("学校", "学校名称", "school")
_KIND = ("类别", "学校类别", "层次", "kind")
_NUMBER = re.compile(r"[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,10})?")
Table = dict[str, list[Decimal | None]]
Rows = list[list[str | Decimal | None]]


def read_table(path: Path, indicators: Sequence[Indicator], group_column: str | None = None) -> dict[str, Table]:
    """The comparison groups of a file, CSV or XLSX. Raises TableError naming file, row and column."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TableError(f"{path.name}: larger than {MAX_BYTES // 1_000_000} MB")
        return groups_of(read_grid(path.read_bytes()), indicators, group_column)
    except OSError as error:
        raise TableError(f"{path.name}: cannot be read ({error.strerror}); give a CSV or an XLSX") from None
    except TableError as error:
        told = TableError(f"{path.name}: {error}")
        told.problems = error.problems
        raise told from None


def groups_of(grid: Grid, indicators: Sequence[Indicator], group_column: str | None = None) -> dict[str, Table]:
    """The comparison groups of a table, 中职 and 高职 apart, with exact values. Raises TableError with every problem in it."""
    first = next((at for at, row in enumerate(grid) if any(row)), None)
    if first is None:
        raise TableError.of([Problem(None, None, Words("表格是空的", "the table is empty"))])
    columns = {_folded(name): at for at, name in reversed(list(enumerate(grid[first]))) if name}
    school = next((columns[_folded(name)] for name in _SCHOOL if _folded(name) in columns), None)
    kinds = (group_column,) if group_column else _KIND
    kind = next((columns[_folded(name)] for name in kinds if _folded(name) in columns), None)
    found = {indicator.name: _column(indicator, columns) for indicator in indicators}
    _require_columns(first + 1, school, found)
    assert school is not None
    problems: list[Problem] = []
    groups: dict[str, Table] = {}
    for number, row in enumerate(grid[first + 1 :], first + 2):
        if not any(row):
            continue
        table = groups.setdefault(_cell(row, kind), {})
        name = _cell(row, school)
        if not name or name in table:
            words = Words("没有学校名称", "no name of the school") if not name else _twice(name)
            problems.append(Problem(number, grid[first][school], words))
        table[name] = [_value(_cell(row, found[i.name]), number, i, problems) for i in indicators]
    if not groups:
        problems.append(Problem(None, None, Words("只有表头，没有学校", "a head alone, no school below it")))
    if sum(map(len, groups.values())) > MAX_SCHOOLS:
        problems.append(Problem(None, None, Words(f"最多 {MAX_SCHOOLS} 所学校", f"at most {MAX_SCHOOLS} schools")))
    if problems:
        raise TableError.of(problems)
    return groups


def template(indicators: Sequence[Indicator], language: Language) -> dict[str, Rows]:
    """The sheets of an empty table: the head to fill in, and what each column means."""
    zh = language == "zh"
    head: list[str | Decimal | None] = ["学校", "类别", *(indicator.name for indicator in indicators)]
    meaning: Rows = [
        ["指标", "一级指标", "二级指标", "单位", "权重（分）"] if zh else ["indicator", "group", "subgroup", "unit", "points"]
    ]
    meaning += [[i.name, i.group, i.subgroup, i.unit or ("未写明" if zh else "not stated"), i.weight] for i in indicators]
    return {"填写" if zh else "table": [head], "说明" if zh else "notes": meaning}


def ranking(evaluation: Evaluation) -> list[tuple[int, str]]:
    """Rank and school, best first; schools with equal points share a rank."""
    ordered = sorted(evaluation.schools, key=lambda school: (-evaluation.total(school), school))
    totals = [evaluation.total(school) for school in ordered]
    return [(totals.index(total) + 1, school) for total, school in zip(totals, ordered, strict=True)]


def score_rows(name: str, evaluation: Evaluation, language: Language) -> Rows:
    """The scores of a comparison group as a table: rank, total, subtotals, and the points of each indicator."""
    zh = language == "zh"
    groups = list(dict.fromkeys(indicator.group for indicator in evaluation.indicators))
    head = ["类别", "名次", "学校", "合计"] if zh else ["kind", "rank", "school", "total"]
    rows: Rows = [[*head, *groups, *(indicator.name for indicator in evaluation.indicators)]]
    for rank, school in ranking(evaluation):
        subtotals = evaluation.subtotals(school)
        points = [None if s.points is None else rounded(s.points, "分值")[0] for s in evaluation.scores[school]]
        shown = [rounded(value, "分值")[0] for value in (evaluation.total(school), *(subtotals[group] for group in groups))]
        rows.append([name, Decimal(rank), school, *shown, *points])
    return rows


def as_text(name: str, evaluation: Evaluation) -> str:
    """The scores of a comparison group as a Markdown table: total and group subtotals of each school, then the notes."""
    groups = list(dict.fromkeys(indicator.group for indicator in evaluation.indicators))
    head = ["学校", "合计", *groups]
    lines = [f"**{name or '全部学校'}**（《关于深化产教融合五年行动计划》征求意见稿附件1，尚未正式施行；以下仅试算）", ""]
    lines += ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    for _, school in ranking(evaluation):
        subtotals = evaluation.subtotals(school)
        cells = [school, points_words(evaluation.total(school)), *(points_words(subtotals[group]) for group in groups)]
        lines.append("| " + " | ".join(cells) + " |")
    notes = [f"- {note.zh}" for note in evaluation.notes]
    return "\n".join([*lines, "", *notes, "- 分数只在显示时四舍五入到四位小数；条文没有写取几位"])


def points_words(value: Decimal) -> str:
    """Points as shown, to four places."""
    return plain(rounded(value, "分值")[0])


def _folded(name: str) -> str:
    """A name as columns are compared: full-width signs as half-width ones, no spaces, no case."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).casefold()


def _column(indicator: Indicator, columns: Mapping[str, int]) -> int | None:
    return next((columns[_folded(name)] for name in (indicator.name, indicator.label) if _folded(name) in columns), None)


def _require_columns(row: int, school: int | None, found: Mapping[str, int | None]) -> None:
    problems = []
    if school is None:
        problems.append(Problem(row, None, Words("表头没有“学校”这一列", "no column 学校; name each school in one")))
    problems += [
        Problem(
            row,
            name,
            Words(
                "表头没有这一列；列名要同附件1的指标名，没有填报的留空",
                f"no column {name!r}; name the columns as annex 1 names its indicators, and leave a cell empty if nothing was reported",
            ),
        )
        for name, at in found.items()
        if at is None
    ]
    if problems:
        raise TableError.of(problems)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _twice(name: str) -> Words:
    return Words(f"“{name}”在同一类别里出现了两次", f"{name!r} stands twice in its group")


def _value(cell: str, row: int, indicator: Indicator, problems: list[Problem]) -> Decimal | None:
    text = unicodedata.normalize("NFKC", cell).strip()
    text = text.removesuffix("%").strip() if indicator.unit == "%" else text
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        words = Words(
            f"“{cell[:40]}”不是数；请只写数字，单位同指标",
            f"{cell[:40]!r} is no number; write digits in the unit of the indicator",
        )
        problems.append(Problem(row, indicator.name, words))
        return None
    value = Decimal(text.replace(",", ""))
    if (cannot := impossible(indicator, value)) is not None:
        problems.append(Problem(row, indicator.name, cannot))
    return value
