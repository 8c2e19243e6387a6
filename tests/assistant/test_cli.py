"""The command line as a person and a program use it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.llm.scripted import ScriptedServer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {**os.environ, "ASSISTANT_CACHE": str(tmp_path_factory.mktemp("cache"))}


def run(environment: dict[str, str], *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *arguments],
        input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment, timeout=120, check=False,
    )  # fmt: skip


def test_ask_prints_the_reply_as_text_or_as_one_json_document(environment: dict[str, str]) -> None:
    plain = run(environment, "ask", "绩效工资最多能涨多少", "--as-of", "2026-11-22")
    assert plain.returncode == 0 and "50%" in plain.stdout and plain.stderr == ""
    asked = run(environment, "ask", "那绍兴呢", "--history", "杭州教师每年去企业多久", "--json")
    reply = json.loads(asked.stdout)
    assert reply["kind"] == "answer" and {citation["region"] for citation in reply["citations"]} == {"绍兴"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ask", "x", "--as-of", "2026-02-30"), "2026-02-30"),
        (("ask", "绩效", "--region", "上海"), "上海"),
        (("ask",), "--jsonl"),
    ],
)
def test_what_cannot_be_done_is_one_line_on_stderr_and_status_2(
    environment: dict[str, str], arguments: tuple[str, ...], words: str
) -> None:
    done = run(environment, *arguments)
    assert done.returncode == 2 and words in done.stderr and done.stdout == ""
    assert done.stderr.count("\n") == 1


def test_a_broken_setting_is_named(environment: dict[str, str]) -> None:
    done = run({**environment, "ASSISTANT_EMBEDDING": "no-such/model"}, "ask", "绩效")
    assert done.returncode == 2 and "no-such/model" in done.stderr and done.stderr.count("\n") == 1
    done = run({**environment, "ASSISTANT_CORPUS": "/nowhere"}, "ask", "绩效")
    assert done.returncode == 2 and "/nowhere" in done.stderr


def test_jsonl_answers_every_line_in_order_and_ends_well(environment: dict[str, str]) -> None:
    lines = '{"id": "1", "question": "绩效工资最多能涨多少"}\n{oops\n{"id": "3", "question": "今天天气"}\n'
    done = run(environment, "ask", "--jsonl", stdin=lines)
    assert done.returncode == 0
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == ["answer", "error", "refusal"]


def test_search_shows_ranked_passages_with_the_score_of_each_side(environment: dict[str, str]) -> None:
    done = run(environment, "search", "外快算不算绩效", "--limit", "3", "--explain")
    assert done.returncode == 0
    for words in ("glossary", "兼职报酬", "card_words", "zhejiang-2020-27", "evidence"):
        assert words in done.stdout


def test_index_and_doctor_say_how_things_stand(environment: dict[str, str], tmp_path: Path) -> None:
    fresh = {**environment, "ASSISTANT_CACHE": str(tmp_path)}
    assert "not built" in run(fresh, "index", "status").stdout
    assert run(fresh, "index", "build").returncode == 0
    assert "current" in run(fresh, "index", "status").stdout
    doctor = run(fresh, "doctor")
    assert doctor.returncode == 0 and doctor.stdout.rstrip().endswith("ready") and "hashes match" in doctor.stdout


def test_doctor_finds_a_changed_document(environment: dict[str, str], tmp_path: Path) -> None:
    import shutil

    corpus = tmp_path / "corpus"
    shutil.copytree(ROOT / "corpus", corpus)
    document = corpus / "documents" / "hangzhou-2025-61.txt"
    document.write_bytes(document.read_bytes().replace(b"70%", b"80%"))
    done = run({**environment, "ASSISTANT_CORPUS": str(corpus)}, "doctor")
    assert done.returncode == 2 and "hangzhou-2025-61" in done.stdout and "sha256" in done.stdout


def test_one_question_needs_neither_torch_nor_gradio(environment: dict[str, str]) -> None:
    program = (
        "import sys; from assistant.cli import main; main(['ask', '绩效工资最多能涨多少']); "
        "heavy = {'torch', 'gradio', 'sentence_transformers', 'langchain', 'langchain_core', 'pandas', 'sklearn', 'transformers'} & set(sys.modules); "
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr


def test_a_configured_model_words_the_answer_and_a_dead_one_is_noted(environment: dict[str, str]) -> None:
    from tests.assistant.generation.play import KEY, PAY, RIGHT, saying

    settings = {**environment, "ASSISTANT_MODEL": "openai:scripted", "ASSISTANT_MODEL_KEY": KEY, "ASSISTANT_MODEL_TIMEOUT": "5"}
    with ScriptedServer(saying(RIGHT)) as server:
        settings["ASSISTANT_MODEL_URL"] = server.url
        reply = json.loads(run(settings, "ask", PAY, "--json", "--as-of", "2026-11-23").stdout)
    assert reply["composed_by"] == "openai:scripted" and reply["checked"]["verified"] == 1
    dead = run(settings, "ask", PAY)
    assert dead.returncode == 0 and "50%" in dead.stdout and "以上是不用模型的回答" in dead.stdout
    assert KEY not in dead.stdout + dead.stderr
    assert KEY not in run(settings, "doctor").stdout
    missing = run({**environment, "ASSISTANT_MODEL": "nobody:such"}, "ask", PAY)
    assert missing.returncode == 2 and "nobody:such" in missing.stderr and missing.stderr.count("\n") == 1


def test_drafting_cards_needs_a_model(environment: dict[str, str]) -> None:
    done = run(environment, "cards", "draft", "zhejiang-2020-27")
    assert done.returncode == 2 and "ASSISTANT_MODEL" in done.stderr and done.stderr.count("\n") == 1
