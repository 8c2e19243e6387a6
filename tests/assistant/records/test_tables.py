"""A file for a spreadsheet holds text, never a formula, and reads back as it was."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Asked, Cited, Feedback
from assistant.records.tables import COLUMNS, cells, inert, to_csv

FORMULAS = ('=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "＝1+1", " =1", "\t=1", "\r=1", "\n=1", "%0", "|calc")


def feedback(comment: str) -> Feedback:
    return Feedback(1, date(2026, 11, 22), "up", comment, "问", "zh", "answer", "", (Cited("d", 1, 2, ()),), 3.5)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert inert(text) == f"'{text}"


def test_figures_stay_figures_and_words_stay_words() -> None:
    assert [inert(cell) for cell in (3, -2.5, "绩效-工资", "")] == [3, -2.5, "绩效-工资", ""]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_every_text_reads_back(comment: str) -> None:
    table = "".join(to_csv(COLUMNS["feedback"], [feedback(comment)]))
    assert table[0] == "\ufeff"
    head, row = csv.reader(StringIO(table[1:], newline=""))
    assert tuple(head) == COLUMNS["feedback"]
    assert row[3].removeprefix("'") == comment.removeprefix("'")
    assert row[8] == "d:1-2"


def test_each_kind_has_a_cell_for_each_column() -> None:
    asked = Asked(1, date(2026, 11, 22), "问", "zh", "answer", "answered", "", (), 3.5)
    assert len(cells(asked)) == len(COLUMNS["questions"])
    assert len(cells(feedback(""))) == len(COLUMNS["feedback"])
