"""Tables as people bring them: CSV of any usual encoding, cells pasted from a spreadsheet, XLSX. Every cell stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from assistant.rules.errors import Problem, TableError
from assistant.rules.show import plain
from assistant.rules.types import Words
from assistant.rules.workbook import MAX_COLUMNS, MAX_ROWS, Grid, read_xlsx

MAX_BYTES = 2_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet program takes for the beginning of a formula


def read_grid(data: bytes) -> Grid:
    """The rows of a file, told by its content and not by its name. Raises TableError where it is none that can be read."""
    if len(data) > MAX_BYTES:
        raise _refused(f"文件超过 {MAX_BYTES // 1_000_000} MB", f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    if data.startswith(_ZIP):
        return _bounded(read_xlsx(data))
    if data.startswith(_OLE):
        raise _refused("这是旧的 .xls 格式，请另存为 .xlsx 或 CSV", "this is the old .xls format; save it as .xlsx or CSV")
    return parse_text(_decoded(data))


def parse_text(text: str) -> Grid:
    """The rows of a text: cells apart by tabs, as pasted from a spreadsheet, or by commas."""
    if len(text) > MAX_BYTES or "\0" in text:
        raise _refused("内容太大，或不是文本表格", "too large, or no table of text")
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = next((sign for sign in ("\t", ";") if sign in head and "," not in head), "\t" if "\t" in head else ",")
    try:
        rows = [tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise _refused(f"不是能读的 CSV（{error}）", f"no readable CSV ({error})") from None
    return _bounded(tuple(rows))


def to_csv(rows: Sequence[Sequence[str | Decimal | None]]) -> bytes:
    """CSV that Excel opens as UTF-8; a text that would begin a formula is kept a text by a leading apostrophe."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([[_safe(cell) for cell in row] for row in rows])
    return stream.getvalue().encode("utf-8-sig")


def _safe(cell: str | Decimal | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return plain(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 by its mark, or GB 18030, in which Chinese editions of Excel save CSV."""
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refused("编码认不出，请存为 UTF-8 的 CSV 或 .xlsx", "unknown encoding; save it as CSV (UTF-8) or .xlsx")


def _bounded(grid: Grid) -> Grid:
    if len(grid) >= MAX_ROWS or any(len(row) >= MAX_COLUMNS and any(row[MAX_COLUMNS - 1 :]) for row in grid):
        raise _refused(
            f"表格太大：最多 {MAX_ROWS - 1} 行、{MAX_COLUMNS - 1} 列",
            f"the table is too large: at most {MAX_ROWS - 1} rows and {MAX_COLUMNS - 1} columns",
        )
    return grid


def _refused(zh: str, en: str) -> TableError:
    return TableError.of([Problem(None, None, Words(zh, en))])
