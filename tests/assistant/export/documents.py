"""Documents to keep, of every kind: over the real assistant, and over data full of hostile text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.answer import Assistant
from assistant.comparing import Cell, Comparison, Entry, Mark, Paper, Row
from assistant.export import Manuscript, calculation_document, comparison_document, conversation_document
from assistant.types import Calculation, Input, Language, Reply, Request, Result, Step
from tests.web.doubles import DOCUMENT, HOSTILE, REPLY, citation

DAY = date(2026, 11, 23)
CONTROLS = "\x00\x08\x0b\x1f\x7f\x85\u202e\u2066\ud800\uffff"
LONG = "W" * 3000
AWFUL = f"{HOSTILE}{CONTROLS}\n# 标题\n| a | b |\n- x\n1. y\n[1]: http://example.org\n![i](x)\n<!-- z -->`c`\t{LONG}"
QUESTIONS = (
    "绩效工资总量1000万，能上浮到多少",
    "杭州和绍兴对教师下企业实践的要求有什么不同？",
    "哪些文件现在有效？",
    "学校食堂饭菜谁管",
)


def asked(assistant: Assistant, question: str, day: date = DAY) -> tuple[str, Reply]:
    return question, assistant.ask(Request(question, as_of=day))


def conversation(assistant: Assistant, language: Language = "zh") -> Manuscript:
    """Answers, a calculation, a comparison, a refusal, an English reply and one judged on another day."""
    turns = [asked(assistant, question) for question in QUESTIONS]
    turns += [asked(assistant, "How much may performance pay rise?", date(2028, 1, 1))]
    return conversation_document(turns, assistant.documents, language, DAY)


def calculation(assistant: Assistant, language: Language = "zh") -> Manuscript:
    _, reply = asked(assistant, QUESTIONS[0])
    return calculation_document(reply.calculations[0], reply.citations, assistant.documents, language, DAY, reply.notices)


def comparison(assistant: Assistant, topic: str = "performance-pay", language: Language = "zh") -> Manuscript:
    return comparison_document(assistant.compare(topic, DAY), assistant.documents, language, DAY)


def hostile() -> Iterator[Manuscript]:
    """Every kind of document, of data that tries to be more than text."""
    documents = {
        "hostile": replace(
            DOCUMENT, record=replace(DOCUMENT.record, title=AWFUL, short_title=AWFUL, title_en=AWFUL, issuer=AWFUL)
        )
    }
    cited = replace(citation(), title=AWFUL, number=AWFUL, heading=(AWFUL,), quote=AWFUL)
    reply = replace(
        REPLY,
        text=f"{REPLY.text}\n\n{AWFUL}\n\n> {AWFUL}\n\n| {AWFUL.replace(chr(10), ' ')} |\n| --- |\n| x |",
        citations=(cited,),
    )
    computed = Calculation(
        AWFUL,
        AWFUL,
        (Input(AWFUL, AWFUL, AWFUL, AWFUL, AWFUL), Input("x", "x", "9" * 5000, "元", None)),
        (Result(AWFUL, AWFUL, "NaN", AWFUL),),
        (Step(AWFUL, "1", AWFUL, 1), Step(AWFUL, None, None, 99)),
        (AWFUL,),
        (AWFUL,),
    )
    entry = Entry(cited, AWFUL, AWFUL, AWFUL, (Mark(0, 4, AWFUL[:4], "figure", "x", True),))
    row = Row(AWFUL, AWFUL, (Cell(AWFUL, (Paper("hostile", (entry,)),)), Cell(AWFUL, ())), ())
    compared = Comparison(AWFUL, AWFUL, AWFUL, DAY, True, (row,), row.cells)
    for language in ("zh", "en"):
        yield conversation_document([(AWFUL, reply), (AWFUL, Reply(None, "error", AWFUL, error=AWFUL))], documents, language, DAY)
        yield calculation_document(computed, (cited,), documents, language, DAY, REPLY.notices)
        yield comparison_document(compared, documents, language, DAY)


def written(folder: Path, contents: list[bytes]) -> list[Path]:
    paths = [folder / f"document-{at}.docx" for at in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return paths
