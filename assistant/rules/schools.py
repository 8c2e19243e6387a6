"""Tables of schools, CSV or XLSX, for the evaluation of annex 1. Values stay exact: every cell is read as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from assistant.rules.errors import TableError
from assistant.rules.evaluation import Evaluation
from assistant.rules.show import plain, rounded
from assistant.rules.types import Indicator

_SCHOOL = ("学校", "学校名称", "school")
_KIND = ("类别", "学校类别", "层次", "kind")
Table = dict[str, list[Decimal | None]]


def read_table(path: Path, indicators: Sequence[Indicator], group_column: str | None = None) -> dict[str, Table]:
    """The comparison groups of a file, 中职 and 高职 apart. Raises TableError naming file, school and column."""
    import pandas  # type: ignore[import-untyped]  # here alone: the rest of the rules needs no tables

    try:
        if path.suffix.lower() in (".xlsx", ".xls"):
            frame = pandas.read_excel(path, dtype=str, keep_default_na=False)
        else:
            frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except ImportError:
        raise TableError(f"{path.name}: reading XLSX needs the package openpyxl; install it, or save the table as CSV") from None
    except (OSError, ValueError) as error:
        raise TableError(f"{path.name}: cannot be read ({error}); give a CSV (UTF-8) or an XLSX") from None
    columns = {str(column).strip(): column for column in frame.columns}
    school = next((columns[name] for name in _SCHOOL if name in columns), None)
    if school is None:
        raise TableError(f"{path.name}: no column 学校; name each school in one")
    found = {indicator.name: _column(indicator, columns, path) for indicator in indicators}
    kind = columns.get(group_column) if group_column else next((columns[name] for name in _KIND if name in columns), None)
    groups: dict[str, Table] = {}
    for row in frame.to_dict("records"):
        name = str(row[school]).strip()
        table = groups.setdefault(str(row[kind]).strip() if kind is not None else "", {})
        if not name or name in table:
            raise TableError(f"{path.name}: school {name!r} has no name or stands twice in its group")
        table[name] = [_value(row[found[i.name]], f"{path.name}, {name}, {i.name}") for i in indicators]
    return groups


def _column(indicator: Indicator, columns: Mapping[str, object], path: Path) -> object:
    for name in (indicator.name, indicator.label):
        if name in columns:
            return columns[name]
    raise TableError(
        f"{path.name}: no column {indicator.name!r}; name the columns as annex 1 names its indicators, and leave a cell empty if nothing was reported"
    )


def _value(cell: object, where: str) -> Decimal | None:
    text = str(cell).strip().replace(",", "").removesuffix("%").removesuffix("％")
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        raise TableError(f"{where}: {cell!r} is no number; write digits in the unit of the indicator") from None


def as_text(name: str, evaluation: Evaluation) -> str:
    """The scores of a comparison group as a Markdown table: total and group subtotals of each school, then the notes."""
    groups = list(dict.fromkeys(indicator.group for indicator in evaluation.indicators))
    head = ["学校", "合计", *groups]
    lines = [f"**{name or '全部学校'}**（《关于深化产教融合五年行动计划》征求意见稿附件1，尚未正式施行；以下仅试算）", ""]
    lines += ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    ranked = sorted(evaluation.schools, key=lambda school: (-evaluation.total(school), school))
    for school in ranked:
        subtotals = evaluation.subtotals(school)
        cells = [school, _points(evaluation.total(school)), *(_points(subtotals[group]) for group in groups)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(
        [*lines, "", *(f"- {note}" for note in evaluation.notes), "- 分数只在显示时四舍五入到四位小数；条文没有写取几位"]
    )


def _points(value: Decimal) -> str:
    return plain(rounded(value, "分值")[0])
