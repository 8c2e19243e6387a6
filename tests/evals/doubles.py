"""Small values that tests of the evaluation share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from assistant.types import Citation, RankedPassage, Reply
from evals.cases import Case, Gold, Split
from index.types import Document, Record, Status


def citation(doc_id: str, start: int, end: int, quote: str) -> Citation:
    return Citation(1, doc_id, "标题", None, "浙江", Status.IN_FORCE, (), start, end, quote, verified=True)


def record(doc_id: str) -> Record:
    return Record(
        doc_id, "标题", "标题", "Title", None, None, "某厅", "浙江", True, date(2020, 1, 1), None, None, None, None, "", "", ""
    )


def case(case_id: str, kind: str = "answer", split: Split = "dev", **changes: Any) -> Case:
    gold = ((Gold("a", "最高可上浮50%"),),) if kind != "refusal" else ()
    return replace(Case(case_id, "suite", "suite.jsonl:1", f"问题{case_id}", kind, gold, split), **changes)


TEXT = "绩效工资总量最高可上浮50%。其他事项另行规定。"
DOCUMENTS = {"a": Document(record("a"), TEXT)}
RIGHT = Reply(
    None,
    "answer",
    "最高可上浮 **50%**[1]。",
    citations=(citation("a", 6, 14, "最高可上浮50%"),),
    passages=(RankedPassage("a", (), 15, 25, TEXT[15:25], 2.0), RankedPassage("a", (), 0, 15, TEXT[:15], 1.0)),
)
FALSE = replace(RIGHT, citations=(citation("a", 6, 14, "最高可上浮60%"),))
REFUSAL = Reply(None, "refusal", "文件没有说。", related=(citation("a", 0, 4, "绩效工资"),))
