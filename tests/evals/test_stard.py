"""The benchmark script on four articles."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path

import pytest

from evals import stard

ARTICLES = ["借款的利率不得违反国家有关规定。", "租赁期限不得超过二十年。", "劳动者的工资应当按月支付。", "子女应当赡养父母。"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _write(tmp_path / "articles.jsonl.gz", [{"id": str(n), "title": "某法", "text": text} for n, text in enumerate(ARTICLES)])
    _write(
        tmp_path / "dev-queries.jsonl.gz", [{"id": "q", "text": "公司拖欠工资怎么办"}, {"id": "p", "text": "房子最多能租赁几年"}]
    )
    (tmp_path / "dev-qrels.tsv").write_text("q\t2\t1\np\t1\t1\np\t0\t0\n", encoding="utf-8")
    return tmp_path


def test_the_script_builds_searches_and_prints(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stard.main(["--data", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "4 articles, 2 dev queries" in printed
    assert "| fused " in printed


def test_a_folder_without_the_benchmark_is_exit_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stard.main(["--data", str(tmp_path)]) == 2
    assert "not the STARD folder" in capsys.readouterr().err


def test_gain_and_recall_by_hand() -> None:
    relevant = frozenset("ab")
    assert stard.ndcg(["x", "a", "b"], relevant) == pytest.approx((1 / math.log2(3) + 1 / 2) / (1 + 1 / math.log2(3)))
    assert stard.recall(["x", "a"], relevant) == 0.5


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
