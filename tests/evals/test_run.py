"""The command: what it prints, saves and returns."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.types import Reply, Request
from evals import baseline, report, run
from evals.observe import ask_all, summarise
from tests.evals.doubles import DOCUMENTS, FALSE, REFUSAL, RIGHT, case

CASES = (case("d1"), case("t1", split="test"), case("d2", "refusal"), case("t2", "refusal", "test"))


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """The command over four cases, with the replies given by id."""

    def go(replies: dict[str, Reply], *arguments: str) -> int:
        def ask(request: Request) -> Reply:
            return replies[request.id or ""]

        opened = SimpleNamespace(ask=ask, index=SimpleNamespace(documents=DOCUMENTS))
        monkeypatch.setattr(run, "Assistant", SimpleNamespace(open=lambda: opened))
        monkeypatch.setattr(run, "load_cases", lambda names, split: [c for c in CASES if split in ("all", c.split)])
        monkeypatch.setattr(run, "RESULTS", tmp_path / "results")
        monkeypatch.setattr(baseline.record, "__defaults__", (tmp_path / "baseline.json",))
        monkeypatch.setattr(baseline.check, "__defaults__", (tmp_path / "baseline.json",))
        return run.main(arguments)

    return go


GOOD = {"d1": RIGHT, "t1": RIGHT, "d2": REFUSAL, "t2": REFUSAL}


def test_a_clean_run_prints_both_splits_and_saves_its_figures(
    ran: Callable[..., int], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert ran(GOOD, "--json", str(tmp_path / "out.json")) == 0
    printed = capsys.readouterr().out
    assert "## dev: 2 cases" in printed
    assert "## test: 2 cases" in printed
    saved = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert saved["measured"]["assistant / test / all"]["right"][0] == 1
    assert set(saved["dev_cases"]) == {"d1", "d2"}
    assert len(list((tmp_path / "results").iterdir())) == 1


def test_a_citation_that_differs_from_its_span_is_exit_status_1(
    ran: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran({**GOOD, "t1": FALSE}) == 1
    assert "differ from their span, in 1 cases: t1" in capsys.readouterr().err


def test_failures_show_dev_cases_and_never_the_words_of_a_test_case(
    ran: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran({"d1": REFUSAL, "t1": REFUSAL, "d2": RIGHT, "t2": RIGHT}, "--failures") == 0
    printed = capsys.readouterr().out
    assert "failing dev cases: 2" in printed
    assert "问题d1" in printed
    assert "问题t1" not in printed
    assert "问题t2" not in printed


def test_a_partial_run_is_no_result_and_no_baseline(ran: Callable[..., int], tmp_path: Path) -> None:
    assert ran(GOOD, "--split", "dev") == 0
    assert not (tmp_path / "results").exists()
    assert ran(GOOD, "--split", "dev", "--check-baseline") == 2


def test_falling_below_the_baseline_is_exit_status_1(ran: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(GOOD, "--check-baseline") == 2
    assert "no readable baseline" in capsys.readouterr().err
    assert ran(GOOD, "--record-baseline") == 0
    assert ran(GOOD, "--check-baseline") == 0
    assert ran({**GOOD, "t1": FALSE}, "--check-baseline") == 1
    assert "test fidelity: 0.500, baseline 1.000" in capsys.readouterr().err


def test_the_noise_of_a_metric_is_at_least_one_case_and_none_for_fidelity(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    cases = [case(str(number)) for number in range(10)]
    best = summarise(ask_all(lambda _: RIGHT, cases, DOCUMENTS))
    baseline.record({"dev": best}, {}, path)
    one_off = summarise(ask_all(lambda request: REFUSAL if request.id == "0" else RIGHT, cases, DOCUMENTS))
    two_off = summarise(ask_all(lambda request: REFUSAL if request.id in ("0", "1") else RIGHT, cases, DOCUMENTS))
    assert baseline.check({"dev": one_off}, path) == []
    assert any(complaint.startswith("dev answerable_refused") for complaint in baseline.check({"dev": two_off}, path))


def test_tables_align_although_chinese_characters_are_twice_as_wide() -> None:
    lines = report.table(["名称", "n"], [["绩效", "1"], ["ab", "10"]]).splitlines()
    assert lines == ["| 名称 |  n |", "|------|---:|", "| 绩效 |  1 |", "| ab   | 10 |"]
