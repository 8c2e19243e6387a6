"""Tables of schools as people bring them: whatever the encoding or the program, each cell is read as it shows or refused by its place."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.errors import TableError
from assistant.rules.evaluation import COUNT, evaluate, read_indicators, rows_of
from assistant.rules.schools import groups_of, ranking, read_table, score_rows, template
from assistant.rules.tables import MAX_BYTES, parse_text, read_grid, to_csv
from assistant.rules.workbook import read_xlsx, write_xlsx
from index.load import load_documents

DOCUMENT = {document.doc_id: document for document in load_documents()}["shaoxing-five-year-draft"]
INDICATORS = read_indicators(rows_of(DOCUMENT.text))
HEAD = ["学校", "类别", *(indicator.name for indicator in INDICATORS)]
SHARE = HEAD.index("毕业生就业率（%）")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1")


def row(school: str, value: str, **changed: str) -> list[str]:
    return [school, "中职", *(changed.get(f"c{at}", value) for at in range(2, 2 + COUNT))]


def text(*rows: list[str]) -> str:
    return "\n".join("\t".join(cells) for cells in (HEAD, *rows))


def workbook(fill: object = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEAD)
    sheet.append(["甲", "中职", *[10.1] * COUNT])
    sheet.append(["乙", "中职", *[20.2] * COUNT])
    if callable(fill):
        fill(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def problems(data: str | bytes) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(TableError) as caught:
        groups_of(parse_text(data) if isinstance(data, str) else read_grid(data), INDICATORS)
    return [(problem.row, problem.column, problem.words.zh) for problem in caught.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_of_any_usual_encoding_gives_the_same_table(encoding: str) -> None:
    data = text(row("甲", "10.1"), row("乙", "1,020.2", c11="")).encode(encoding)
    table = groups_of(read_grid(data), [i for i in INDICATORS if i.unit != "%"])["中职"]
    assert table["甲"][0] == Decimal("10.1")
    assert table["乙"][0] == Decimal("1020.2")


def test_a_workbook_is_read_exactly_and_by_the_command_as_well(tmp_path: Path) -> None:
    path = tmp_path / "schools.xlsx"
    path.write_bytes(workbook())
    table = read_table(path, INDICATORS)["中职"]
    assert table["甲"][0] == Decimal("10.1")
    assert evaluate(INDICATORS, table).total("乙") == 96


def test_a_cell_of_percentages_counts_as_it_shows() -> None:
    def percent(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        cell = sheet.cell(2, SHARE + 1, 0.985)
        cell.number_format = "0.0%"

    grid = read_xlsx(workbook(percent))
    assert grid[1][SHARE] == "98.5%"
    assert groups_of(grid, INDICATORS)["中职"]["甲"][SHARE - 2] == Decimal("98.5")


def test_a_formula_is_never_computed_and_without_a_saved_value_named() -> None:
    def formula(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet["C2"] = "=1+1"

    assert [(at, column) for at, column, _ in problems(workbook(formula))] == [(2, "C")]


def test_every_problem_is_named_by_row_and_column() -> None:
    found = problems(
        text(row("甲", "10", c2="好"), row("甲", "10", c9="-1"), [""], row("", "10"), row("丁", "10", **{f"c{SHARE}": "101"}))
    )
    assert [(at, column) for at, column, _ in found] == [
        (2, HEAD[2]),
        (3, "学校"),
        (3, HEAD[9]),
        (5, "学校"),
        (6, HEAD[SHARE]),
    ]
    assert "好" in found[0][2]


def test_missing_columns_are_named_all_at_once() -> None:
    found = problems("学校\t" + "\t".join(HEAD[4:]) + "\n甲\t1")
    assert [column for _, column, _ in found] == HEAD[2:4]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "xls"),
        (b"PK\x03\x04 broken", "XLSX"),
        (b"\xff\xfe\x00", "编码"),
        (b"x" * (MAX_BYTES + 1), "MB"),
        (b"a\n" * 3000, "太大"),
        (b"a\0b", "文本"),
        (",".join("a" * 400).encode(), "太大"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, said: str) -> None:
    assert any(said in words for _, _, words in problems(data))


def test_an_archive_that_grows_and_xml_with_entities_are_refused() -> None:
    for name, content in (("xl/a.xml", b"\0" * 40_000_000), ("xl/b.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')):
        stream = io.BytesIO(workbook())
        with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
        assert problems(stream.getvalue())


def test_the_template_filled_in_is_read_again() -> None:
    sheets = template(INDICATORS, "zh")
    (first, rows), *_ = sheets.items()
    filled = [*rows, ["甲", "中职", *[Decimal("1.5")] * COUNT]]
    for grid in (read_xlsx(write_xlsx({**sheets, first: filled})), read_grid(to_csv(filled))):
        assert groups_of(grid, INDICATORS)["中职"]["甲"] == [Decimal("1.5")] * COUNT


@pytest.mark.parametrize("name", FORMULAS)
def test_a_name_like_a_formula_stays_text_in_what_is_taken_away(name: str) -> None:
    rows = [["学校"], [name]]
    line = to_csv(rows).decode("utf-8-sig").splitlines()[1].strip('"')
    assert line.startswith("'")
    loaded = openpyxl.load_workbook(io.BytesIO(write_xlsx({"a": rows})))
    assert loaded["a"]["A2"].data_type == "s"
    assert loaded["a"]["A2"].value == name


def test_equal_points_share_a_rank_and_the_table_holds_all_of_them() -> None:
    table = groups_of(parse_text(text(row("甲", "10"), row("乙", "5"), row("丙", "10"))), INDICATORS)["中职"]
    evaluation = evaluate(INDICATORS, table)
    assert ranking(evaluation) == [(1, "丙"), (1, "甲"), (3, "乙")]
    rows = score_rows("中职", evaluation, "zh")
    assert {len(cells) for cells in rows} == {4 + 6 + COUNT}
    assert sum(cell for cell in rows[1][4:10] if isinstance(cell, Decimal)) == rows[1][3] == 96


def test_shares_that_look_like_fractions_beside_percentages_are_pointed_out() -> None:
    table = groups_of(parse_text(text(row("甲", "10", **{f"c{SHARE}": "0.98"}), row("乙", "97"))), INDICATORS)["中职"]
    assert any("小数" in note.zh and "毕业生就业率" in note.zh for note in evaluate(INDICATORS, table).notes)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        groups_of(read_grid(data), INDICATORS)
    except TableError as error:
        assert str(error)
