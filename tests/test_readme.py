"""What the README says, exists."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from assistant.cli import _parser, main
from assistant.config import VARIABLES
from assistant.doctor import examine
from evals import readme, results

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
_CODE = re.compile(r"```(?:sh|bash|console)?\n(.*?)```|`([^`\n]+)`", re.S)
_LINES = [line.strip() for fenced, inline in _CODE.findall(TEXT) for line in (fenced or inline).splitlines() if line.strip()]


def commands(program: str) -> list[list[str]]:
    """The arguments of every use of a program in the code of the README, shell marks and placeholders left out."""
    found = []
    for line in _LINES:
        for one in re.split(r"[;|&]+", line.partition("#")[0]):
            words = shlex.split(re.split(r"[<>]", one)[0])
            if words[:1] == [program] and "…" not in one:
                found.append(words[1:])
    return found


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {words[0] for words in commands("make") if words}
    assert {"serve", "test"} <= named <= targets


def test_every_folder_of_the_map_exists_and_every_folder_is_on_the_map() -> None:
    named = set(re.findall(r"^\| `([\w/]+)/` \|", TEXT, re.M))
    assert named and all((ROOT / folder).is_dir() for folder in named)
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages <= named


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", TEXT):
        assert target.startswith("http") or (ROOT / target).exists(), target


@pytest.mark.parametrize("arguments", commands("assistant"), ids=" ".join)
def test_every_command_shown_parses(arguments: list[str]) -> None:
    options = _parser().parse_args(arguments)
    assert callable(options.run)


def test_commands_are_shown() -> None:
    assert len(commands("assistant")) >= 5


def test_every_module_that_is_run_exists() -> None:
    modules = set(re.findall(r"python -m ([\w.]+)", TEXT))
    assert modules and all(importlib.util.find_spec(name) for name in modules)


def test_the_doctor_lists_every_setting_and_the_readme_names_no_other() -> None:
    report = "\n".join(examine()[1])
    assert all(f"{name}=" in report for name in VARIABLES)
    assert set(re.findall(r"\bASSISTANT_[A-Z]+\b", TEXT)) <= VARIABLES.keys()


def test_the_results_are_those_of_the_file_they_name() -> None:
    shown, source = readme.read_block(TEXT)
    if source is None:
        assert not shown.strip(), "results without the file they come from: run `python -m evals.page --readme`"
        pytest.skip("no results yet")
    path = results.RESULTS / source
    assert path.exists(), f"{path} is not there: commit it, or run `python -m evals.page --readme`"
    assert shown == readme.block(results.read(path), results.bench()), "run `python -m evals.page --readme`"


@pytest.mark.parametrize("arguments", [words for words in commands("assistant") if words[:1] == ["compute"]], ids=" ".join)
def test_every_computation_shown_gives_a_figure(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert "元" in capsys.readouterr().out
