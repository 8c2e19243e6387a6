"""The laws of the architecture, read from the code by `ast`: who may import whom, and what may never be written."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from index.search import PolicyIndex

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("index", "assistant", "evals")
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 60

# Each framework has one home, a file or a folder; the evaluation's stock pipelines and the tests may use any.
HOMES = {
    "gradio": "assistant/web/",
    "fastapi": "assistant/api/",
    "uvicorn": "assistant/api/",
    "limits": "assistant/api/",
    "prometheus_client": "assistant/api/",
    "mcp": "assistant/mcp/",
    "faiss": "index/dense.py",
    "jieba": "index/segment.py",
    "bm25s": "index/lexical.py",
    "sentence_transformers": "index/embed.py",
    "opencc": "assistant/text.py",
    "openpyxl": "assistant/rules/workbook.py",
    "pypinyin": "index/segment.py",
    "docx": "assistant/export/",
    "filelock": "index/store.py",
    "sqlalchemy": "assistant/records/",
    "psycopg": "assistant/records/",
    "langchain": "assistant/langchain/",
    "langchain_core": "assistant/langchain/",
    "langchain_openai": "assistant/langchain/",
    "langchain_ollama": "assistant/langchain/",
    "torch": "index/model/",
    "sklearn": "evals/",
}
FREE = ("evals/peers/", "index/model/")  # pipelines to compare with, and the training of our model
HEAVY = (
    "torch",
    "gradio",
    "sentence_transformers",
    "transformers",
    "langchain",
    "langchain_core",
    "pandas",
    "sklearn",
    "openpyxl",
    "sqlalchemy",
    "docx",
    "lxml",
    # doors, and what stands behind them
    "fastapi",
    "uvicorn",
    "mcp",
    "limits",
    "prometheus_client",
    "openai",
    "httpx",
)


@cache
def trees() -> Mapping[str, ast.Module]:
    """Every file of our packages, by its path."""
    files = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in files}


def module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def all_imports() -> Mapping[str, list[tuple[str, int]]]:
    """What each file imports, anywhere in it."""
    return {path: list(imports(path, tree)) for path, tree in trees().items()}


def imports(path: str, tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, anywhere in it, with the line; `from a import b` names both a and a.b."""
    package = module_name(path) if path.endswith("__init__.py") else module_name(path).rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            base = ".".join(filter(None, (above, node.module)))
            yield base, node.lineno
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def offenders(folder: str, forbidden: tuple[str, ...]) -> list[str]:
    """Where a file below `folder` imports one of the modules `forbidden` or something in it."""
    return sorted(
        {
            f"{path}:{line} imports {module}"
            for path, found in all_imports().items()
            if path.startswith(folder)
            for module, line in found
            if any(module == name or module.startswith(f"{name}.") for name in forbidden)
        }
    )


def test_the_index_imports_only_itself() -> None:
    assert offenders("index/", ("assistant", "evals", "tests")) == []


def test_the_assistant_imports_the_index_and_itself() -> None:
    assert offenders("assistant/", ("evals", "tests")) == []


def test_a_figure_depends_on_neither_retrieval_nor_a_model() -> None:
    assert (
        offenders(
            "assistant/rules/",
            ("index", "langchain", "langchain_core", "assistant.llm", "assistant.generation", "assistant.retrieve"),
        )
        == []
    )


def test_verification_depends_on_no_model() -> None:
    assert offenders("assistant/verify/", ("assistant.llm", "assistant.generation", "langchain", "langchain_core")) == []


def test_nobody_imports_the_evaluation() -> None:
    assert offenders("index/", ("evals",)) + offenders("assistant/", ("evals",)) == []


def test_nobody_imports_a_door_but_to_start_it() -> None:
    doors = ("assistant.web", "assistant.api", "assistant.mcp", "assistant.cli")
    inside = ("assistant/web/", "assistant/api/", "assistant/mcp/", "assistant/cli")
    found = [line for line in offenders("", doors) if not line.startswith(inside)]
    assert found == []


def test_the_nouns_import_nothing_of_ours() -> None:
    assert offenders("index/types.py", PACKAGES) == []
    assert offenders("index/errors.py", PACKAGES) == []
    assert [line for line in offenders("assistant/types.py", PACKAGES) if "imports index.types" not in line] == []


def test_each_framework_has_one_home() -> None:
    found = [
        line for framework, home in HOMES.items() for line in offenders("", (framework,)) if not line.startswith((home, *FREE))
    ]
    assert found == []


@pytest.mark.parametrize("framework", HOMES)
def test_a_framework_is_in_one_file_or_one_folder(framework: str) -> None:
    files = {line.partition(":")[0] for line in offenders("", (framework,)) if not line.startswith(FREE)}
    above = os.path.commonpath(files) if files else ""
    assert len(files) <= 1 or above not in ("", *PACKAGES), files


def graph() -> Mapping[str, set[str]]:
    """Our modules and those of ours that each imports when it is itself imported; a package stands for its `__init__`."""
    modules = {module_name(path): path for path in trees()}
    edges: dict[str, set[str]] = {}
    for module, path in modules.items():
        loaded = ast.Module([node for node in at_import(trees()[path])], [])
        edges[module] = {name for name, _ in imports(path, loaded) if name in modules and name != module}
    return edges


def at_import(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements that run at import: not those in functions, nor those for a type checker alone."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        yield node


def test_there_is_no_import_cycle() -> None:
    edges = graph()
    state: dict[str, int] = {}  # 1 while below it, 2 when done
    cycles: list[str] = []

    def walk(module: str, path: list[str]) -> None:
        state[module] = 1
        for other in sorted(edges[module]):
            # `from package import name` runs the package's __init__, which may name the module itself
            if state.get(other) == 1 and not module.startswith(f"{other}."):
                cycles.append(" → ".join([*path[path.index(other) :], other]))
            elif other not in state:
                walk(other, [*path, other])
        state[module] = 2

    for module in sorted(edges):
        if module not in state:
            walk(module, [module])
    assert cycles == []


def called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def test_nothing_is_unpickled_evaluated_or_run_in_a_shell() -> None:
    bad_modules = ("pickle", "cPickle", "dill", "joblib", "shelve", "marshal", "cloudpickle")
    bad_calls = ("eval", "exec", "os.system", "os.popen", "yaml.unsafe_load", "torch.load", "pandas.read_pickle", "__import__")
    found = offenders("", bad_modules)
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            keywords = {word.arg: ast.unparse(word.value) for word in node.keywords}
            if called(node) in bad_calls:
                found.append(f"{path}:{node.lineno} calls {called(node)}")
            if keywords.get("shell") == "True" or keywords.get("allow_pickle") == "True":
                found.append(f"{path}:{node.lineno} passes {keywords}")
            if called(node) == "yaml.load" and "Loader" not in keywords:
                found.append(f"{path}:{node.lineno} loads YAML with a loader that makes objects")
    assert found == []


def test_no_pickle_lies_in_the_repository() -> None:
    suffixes = (".pkl", ".pickle", ".joblib", ".pt", ".bin")
    found = [
        path for package in (*PACKAGES, "corpus", "prompts") for path in (ROOT / package).rglob("*") if path.suffix in suffixes
    ]
    assert found == []


def test_files_and_functions_are_short() -> None:
    long = []
    for path, tree in trees().items():
        lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
        if lines > LINES_OF_A_FILE:
            long.append(f"{path}: {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > LINES_OF_A_FUNCTION:
                    long.append(f"{path}:{node.lineno} {node.name}: {length} lines")
    assert long == [], f"more than {LINES_OF_A_FILE} lines a file or {LINES_OF_A_FUNCTION} a function"


def test_what_is_public_says_what_it_is() -> None:
    silent = []
    for path, tree in trees().items():
        if tree.body and ast.get_docstring(tree) is None:
            silent.append(path)
        for node in tree.body:
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{path}:{node.lineno} {node.name}")
    assert silent == []


def test_every_folder_of_tests_and_code_is_a_package() -> None:
    folders = {path.parent for package in (*PACKAGES, "tests") for path in (ROOT / package).rglob("*.py")}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


def heavy_after(program: str, environment: Mapping[str, str]) -> list[str]:
    """The heavy modules that a fresh Python has loaded after running `program`."""
    report = f"\nimport sys; print(' '.join(sorted(set({HEAVY!r}) & set(sys.modules))), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program + report],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr.split("\n")[-2].split()


@pytest.mark.parametrize("module", ["assistant.cli", "assistant.answer", "assistant.export", "index.build", "index.search"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    assert heavy_after(f"import {module}", {}) == []


def test_answering_a_question_loads_nothing_heavy(cache: Path, index: PolicyIndex) -> None:
    program = "from assistant.cli import main; assert main(['ask', '绩效工资最多可以上浮多少？']) == 0"
    assert heavy_after(program, {"ASSISTANT_CACHE": str(cache), "PYTHONIOENCODING": "utf-8"}) == []
