"""The page of rules is current, the rules import nothing they must not, and the command line computes."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.rules.docs import render
from index.load import load_documents

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_of_rules_is_current() -> None:
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert page == render({document.doc_id: document for document in load_documents()}), "run `python -m assistant.rules.docs`"


def test_the_rules_import_neither_the_index_nor_a_language_model() -> None:
    for path in (ROOT / "assistant/rules").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] != "index", path.name
                assert "llm" not in name and "retrieve" not in name and "langchain" not in name, path.name


def test_importing_the_rules_is_light() -> None:
    code = "import sys, assistant.rules; print([m for m in ('torch', 'pandas', 'numpy', 'jieba', 'gradio', 'faiss') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_files_and_functions_stay_small() -> None:
    for path in (ROOT / "assistant/rules").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 250, path.name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, f"{path.name} {node.name}"


def test_the_command_line_computes_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compute", "performance-pay", "--total", "1000万元", "--as-of", "2026-11-22"]) == 0
    assert "15,000,000 元" in capsys.readouterr().out


def test_the_command_line_gives_steps_citations_and_a_receipt_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compute", "training-deduction", "--payroll", "1000万元", "--spend=120万元", "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert {result["name"]: result["value"] for result in content["results"]}["deductible"] == "800000"
    assert all(step["citation"] is None or 1 <= step["citation"] <= len(content["citations"]) for step in content["steps"])
    assert content["receipt"]["rule"] == "training-deduction"


def test_the_command_line_asks_for_what_is_missing_and_names_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compute", "service-income", "--income", "200万元"]) == 2
    assert "项目成本" in capsys.readouterr().out
    assert main(["compute", "no-such-rule"]) == 2
    assert "no-such-rule" in capsys.readouterr().err
    assert main(["compute", "service-income", "--colour", "red"]) == 2
    assert "colour" in capsys.readouterr().err
    assert main(["rules"]) == 0
    assert "performance-pay" in capsys.readouterr().out
