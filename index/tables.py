"""Tables that a word processor flattened to one cell a line, rebuilt as one row a line.

The flattened form: each cell on a line of its own behind a tab, wrapped cells continued on a line without
one, a blank line between rows, an empty cell where the row above's merged cell reaches down, and the header
repeated after a page break. The rebuilt form is `cell | cell | cell`, merged cells filled in.

Only the leading empty cells of a row are filled (a merged group reaches down on the left); an empty cell after
a filled one is empty in the document, and filling it would invent a fact.
"""

from __future__ import annotations

SEPARATOR = " | "


def is_row(line: str) -> bool:
    """Whether a line of normalised text is a rebuilt table row."""
    return SEPARATOR in line or line.endswith(" |")


def cells(row: str) -> list[str]:
    """The cells of a rebuilt row, left to right, "" for an empty one."""
    return [cell.strip() for cell in row.removesuffix(" |").split(SEPARATOR)] + ([""] if row.endswith(" |") else [])


def rebuild_tables(lines: list[str]) -> list[str]:
    """`lines` with every run of tab-led lines replaced by its rows; other lines unchanged."""
    rebuilt: list[str] = []
    at = 0
    while at < len(lines):
        if not lines[at].startswith("\t"):
            rebuilt.append(lines[at])
            at += 1
            continue
        rows, at = _read_rows(lines, at)
        rebuilt.extend(SEPARATOR.join(row).rstrip() for row in _fill(rows))
    return rebuilt


def _read_rows(lines: list[str], at: int) -> tuple[list[list[str]], int]:
    """The rows of the table that starts at line `at`, and the first line after it."""
    rows: list[list[str]] = []
    row: list[str] = []
    while at < len(lines):
        line = lines[at]
        if line.startswith("\t"):
            row.append(line.replace("|", "/").strip())
        elif line.strip() and row:
            row[-1] += line.replace("|", "/").strip()  # a cell broken over two lines
        elif row:
            rows.append(row)
            row = []
        elif line.strip():
            break
        at += 1
    return ([*rows, row] if row else rows), at


def _fill(rows: list[list[str]]) -> list[list[str]]:
    if not rows:
        return []
    width = max(len(row) for row in rows)
    header = rows[0]
    filled: list[list[str]] = []
    for row in rows:
        if filled and row == header:
            continue  # repeated at the top of a page
        row = row + [""] * (width - len(row))
        if filled:
            for column in range(width):
                if row[column]:
                    break
                row[column] = filled[-1][column]
        filled.append(row)
    return filled
