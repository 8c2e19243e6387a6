"""The report, the plots and the block of the README hold what was saved, and no question."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from evals import page, plots, readme, results
from evals.cases import load_cases
from evals.results import Figure, ResultsError


def measured(mean: float) -> dict[str, Any]:
    shares = ("recall@1", "recall@5", "all@5", "right", "refusal_recall", "answerable_refused", "fidelity")
    return {"n": 40, **{name: [mean, mean - 0.1, min(1.0, mean + 0.05)] for name in shares}, "median_ms": 4.2, "p95_ms": 9.0}


def saved(at: str = "2026-11-23T08:00:00+00:00") -> dict[str, Any]:
    keys = [
        (name, split, suite)
        for name in ("assistant", "stock 500/50", "stock 120/20", "without <cards>")
        for split in ("dev", "test")
        for suite in ("facts", "all")
    ]
    means = {"assistant": 0.95, "stock 500/50": 0.6, "stock 120/20": 0.7, "without <cards>": 0.8}
    return {
        "facts": {"commit": "abc123", "date": "2026-11-23", "cores": 2, "processor": "a & b"},
        "at": at,
        "measured": {" / ".join(key): measured(means[key[0]]) for key in keys},
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A results folder with two runs; the older has the later name."""
    (tmp_path / "abc123.json").write_text(json.dumps(saved()), encoding="utf-8")
    (tmp_path / "fff999.json").write_text(json.dumps(saved("2026-11-22T08:00:00+00:00")), encoding="utf-8")
    rows = [
        {"name": "a question, median", "value": 4.2, "unit": "ms", "target": 5.0},
        {"name": "slowest", "value": 31.0, "unit": "ms", "target": None},
    ]
    (tmp_path / results.BENCHES[0]).write_text(json.dumps({"facts": saved()["facts"], "rows": rows}), encoding="utf-8")
    monkeypatch.setattr(results, "RESULTS", tmp_path)
    return tmp_path


def test_the_newest_run_counts_and_not_the_last_name(folder: Path) -> None:
    assert results.newest(folder).path.name == "abc123.json"


def test_ours_stands_beside_the_stronger_stock_pipeline(folder: Path) -> None:
    assert results.newest(folder).best_stock("test") == "stock 120/20"


def test_the_page_is_one_file_without_script_and_with_every_name_escaped(folder: Path) -> None:
    assert page.main([]) == 0
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert "<script" not in html and "http://" not in html.replace("http://www.w3.org/2000/svg", "")
    assert "<cards>" not in html and "&lt;cards&gt;" in html and "a &amp; b" in html
    assert "0.950 (0.850–1.000)" in html
    assert {path.name for path in folder.glob("*.svg")} == {"suites.svg", "ablations.svg"}


def test_plots_are_well_formed_and_leave_out_what_does_not_apply() -> None:
    drawn = plots.intervals(
        "a < b", ["one", "two"], [("x & y", [Figure(0.5, 0.4, 0.6), None]), ("z", [Figure(1.2, -1, 2), Figure(1, 1, 1)])]
    )
    tree = ET.fromstring(drawn)
    space = "{http://www.w3.org/2000/svg}"
    marks = [circle for group in tree.iter(f"{space}g") for circle in group.iter(f"{space}circle")]
    assert len(marks) == 3
    width = float(tree.attrib["width"])
    assert all(0 < float(mark.attrib["cx"]) < width for mark in marks)


def test_the_block_names_its_file_and_goes_between_the_markers(folder: Path) -> None:
    made = readme.block(results.newest(folder), results.bench(folder))
    text = f"# A\n{readme.BEGIN}\nold\n{readme.END}\nafter\n"
    written = readme.replace_block(text, made)
    assert readme.read_block(written) == (made, "abc123.json")
    assert written.startswith("# A\n") and written.endswith(f"{readme.END}\nafter\n")
    assert readme.replace_block(written, made) == written
    assert ".95 (.85–1.00)" in made and ".70 / .70" in made and "≤ 5 ms" in made


def test_a_share_that_is_not_whole_is_not_rounded_to_whole() -> None:
    found = readme._cell(Figure(0.9999, 0.001, 1.0))
    assert found == ".99 (.01–1.00)"


def test_without_markers_or_results_the_message_names_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ResultsError, match="results:begin"):
        readme.replace_block("# A", "x")
    monkeypatch.setattr(results, "RESULTS", tmp_path)
    assert page.main([]) == 2
    assert "python -m evals.run --ablations" in capsys.readouterr().err
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert page.main([]) == 2
    assert "bad.json" in capsys.readouterr().err


def test_no_published_file_holds_a_test_question() -> None:
    texts = [path.read_text(encoding="utf-8") for path in results.RESULTS.glob("*.*")]
    for case in load_cases(split="test"):
        assert len(case.question) < 6 or not any(case.question in text for text in texts)
