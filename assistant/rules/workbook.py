"""XLSX workbooks, read as the texts that their cells show and written as plain cells. The one file that knows openpyxl.

A workbook comes from anyone. Formulas are never computed: what counts is the value that the spreadsheet program saved.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.rules.errors import Problem, TableError
from assistant.rules.show import plain
from assistant.rules.types import Words

MAX_ROWS = 2_000
MAX_COLUMNS = 200
_MAX_UNPACKED = 30_000_000  # bytes; a workbook of 500 schools unpacks to less than one million
_MAX_PARTS = 500

Grid = tuple[tuple[str, ...], ...]


def read_xlsx(data: bytes) -> Grid:
    """The first sheet as rows of texts. Raises TableError on what is no workbook, is too large, or has formulas without a value."""
    import openpyxl  # here alone and only for a table: answering questions needs none

    _require_harmless(data)
    try:
        shown = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        written = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        rows = list(_rows(shown.worksheets[0]))
        _require_saved_values(rows, _rows(written.worksheets[0]))
        return tuple(tuple(_text(cell) for cell in row) for row in rows)
    except TableError:
        raise
    except Exception as error:  # a broken workbook raises anything: KeyError, ValueError, BadZipFile, ParseError
        raise _unreadable(f"{type(error).__name__}") from None


def write_xlsx(sheets: Mapping[str, Sequence[Sequence[str | Decimal | None]]]) -> bytes:
    """A workbook with one sheet a name; texts stay texts, whatever sign they begin with. The first row is the head."""
    import openpyxl
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        sheet.freeze_panes = "B2"
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is None:
                    continue
                cell = sheet.cell(at, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # else a leading = would make it a formula
                if at == 1:
                    cell.font = Font(bold=True)
        for column, head in enumerate(rows[0] if rows else (), 1):
            sheet.column_dimensions[get_column_letter(column)].width = min(40, max(10, 2 * len(str(head))))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)


def _text(cell: Any) -> str:
    """What the cell shows: 0.98 in a cell of percentages shows 98%."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        exact = Decimal(repr(value))  # the shortest decimal that is this number, as the program shows it
        return f"{plain(exact * 100)}%" if "%" in str(cell.number_format) else plain(exact)
    return str(value).strip()


def _require_saved_values(shown: Sequence[Sequence[Any]], written: Iterator[tuple[Any, ...]]) -> None:
    problems = [
        Problem(
            row,
            _letter(column),
            Words(
                "这一格是公式，文件里没有保存它的结果；请在表格软件里打开、保存后再上传，或改填数值",
                "a formula whose result is not saved in the file; open and save it in a spreadsheet program, or write the value",
            ),
        )
        for row, (values, formulas) in enumerate(zip(shown, written, strict=False), 1)
        for column, (value, formula) in enumerate(zip(values, formulas, strict=False), 1)
        if formula.data_type == "f" and value.value is None
    ]
    if problems:
        raise TableError.of(problems)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _require_harmless(data: bytes) -> None:
    """No archive that unpacks to more than a table needs, no XML with a DTD, whose entities may grow without end."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
                raise TableError.of(
                    [
                        Problem(
                            None,
                            None,
                            Words(
                                "工作簿解压后太大，请只保留要评价的表", "the workbook unpacks to too much; keep the table alone"
                            ),
                        )
                    ]
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part):
                    raise _unreadable("DTD")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise _unreadable(type(error).__name__) from None


def _unreadable(cause: str) -> TableError:
    return TableError.of(
        [
            Problem(
                None,
                None,
                Words(
                    f"不是能读的 XLSX 工作簿（{cause}）；请另存为 .xlsx 或 CSV 再试",
                    f"no readable XLSX workbook ({cause}); save it as .xlsx or CSV and try again",
                ),
            )
        ]
    )
