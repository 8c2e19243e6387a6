"""An assistant that answers from a script, over documents full of hostile text. `python -m tests.web.doubles PORT` serves it."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.comparing import Cell, Comparison, Difference, Entry, Mark, Paper, Row
from assistant.config import Config
from assistant.errors import RequestError
from assistant.rules import RuleBook
from assistant.rules.types import Facts
from assistant.types import (
    Calculation,
    Citation,
    Input,
    Language,
    Missing,
    Notice,
    RankedPassage,
    Reply,
    Request,
    Result,
    Show,
    Step,
)
from index.types import Card, Document, Record, Relation, Status, Topic

HOSTILE = (
    '<img src=x onerror="window.hit=1"><script>window.hit=1</script>[link](javascript:window.hit=1)${window.hit=1}{{window}}`'
)
DAY = date(2026, 11, 23)
TEXT = f"""测试文件{HOSTILE}
各有关单位：
一、总体要求<b>粗</b>
（一）严格规则{HOSTILE}。每校不少于3人{HOSTILE}。
附件1：指标<i>表</i>
附件1
指标<i>表</i>
指标 | 权重<svg onload="window.hit=1">
甲{HOSTILE} | 5%
甲{HOSTILE} | 6%
乙 |
"""
QUOTE = f"每校不少于3人{HOSTILE}。"
RECORD = Record(
    doc_id="hostile",
    title=f"测试文件{HOSTILE}",
    short_title="测试",
    title_en=f"Test document{HOSTILE}",
    number=f"测〔2026〕1号{HOSTILE}",
    number_source=None,
    issuer=f"测试机关{HOSTILE}",
    region=f"某地{HOSTILE}",
    issued=False,
    signed=None,
    printed=None,
    effective_from=None,
    effective_to=None,
    target_year=None,
    dates_note=HOSTILE,
    source="test",
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    relations=(Relation("implements", f"测〔2025〕1号{HOSTILE}", HOSTILE), Relation("restates", "hostile", HOSTILE)),
)
DOCUMENT = Document(RECORD, TEXT)


def citation(n: int = 1, quote: str = QUOTE, status: Status = Status.DRAFT) -> Citation:
    """A citation of `quote` in the hostile document."""
    start = TEXT.index(quote)
    heading = (f"一、总体要求{HOSTILE}",)
    return Citation(
        n, "hostile", RECORD.title, RECORD.number, RECORD.region, status, heading, start, start + len(quote), quote, True
    )


CARD = Card(
    id="hostile",
    doc_id="hostile",
    topic="test",
    start=TEXT.index(QUOTE),
    end=TEXT.index(QUOTE) + len(QUOTE),
    quote=QUOTE,
    clause_sha="",
    answer=f"每校三人{HOSTILE}",
    answer_en=f"Three a school{HOSTILE}",
    quote_en="",
    not_stated=f"没写何时{HOSTILE}",
    not_stated_en=f"Not when{HOSTILE}",
    audience=(),
    questions=(f"几个人{HOSTILE}？", f"How many{HOSTILE}?"),
)
REPLY = Reply(
    None,
    "answer",
    f"每校不少于**3人**{HOSTILE}。[1][9]\n\n> {QUOTE}\n>\n> [1] 《{RECORD.title}》\n\n| a{HOSTILE} | b |\n| --- | --- |\n| 1 | 2 |\n\n- ⚠ [1]是草案{HOSTILE}",
    citations=(citation(), citation(2, f"甲{HOSTILE} | 5%", Status.EXPIRED)),
    notices=(Notice("draft", "hostile", f"[1]是草案{HOSTILE}"),),
    follow_ups=(f"接着问{HOSTILE}？",),
    composed_by="cards",
)
COMPUTED = replace(
    REPLY,
    kind="calculation",
    text=f"我理解为：收入 2 元（原文“{HOSTILE}”）。\n\n可分 **1 元**{HOSTILE}。\n\n**计算过程**\n\n1. 2 ÷ 2 = 1{HOSTILE}[1]\n\n**假设**\n\n- {HOSTILE}",
    calculations=(
        Calculation(
            "service-income",
            HOSTILE,
            (Input("income", HOSTILE, "2", "元", HOSTILE), Input("place", HOSTILE, HOSTILE, "", HOSTILE)),
            (Result("share", HOSTILE, "1", "元"),),
            (Step(f"2 ÷ 2 = 1{HOSTILE}", "1", "元", 1),),
            (HOSTILE,),
            (),
        ),
    ),
)
ASKING = replace(
    REPLY, kind="ask", missing=(Missing("service-income", "income", HOSTILE), Missing("service-income", "cost", HOSTILE))
)


class Scripted:
    """Gives the same reply to everything, and fails on request: 错误 raises a RequestError, 崩溃 anything else; 慢 takes its time."""

    def __init__(self, reply: Reply = REPLY, *, model: object | None = None, rules: RuleBook | None = None) -> None:
        self.model = model  # with one, sentences come one by one
        self.documents: Mapping[str, Document] = {"hostile": DOCUMENT}
        self.rules = rules  # without them: a corpus that lacks the documents of the rules
        self.cards = (CARD,)
        self.topics = (Topic("hostile", f"题目{HOSTILE}", f"Topic{HOSTILE}", f"组{HOSTILE}", f"Group{HOSTILE}", ()),)
        self.requests: list[Request] = []
        self._reply = reply

    def compare(self, wanted: str, day: date | None = None) -> Comparison:
        """The hostile clause beside a silent place; nothing for 空, and 崩溃 fails."""
        if "崩溃" in wanted:
            raise ZeroDivisionError("a secret of the server")
        if "空" in wanted:
            return Comparison(wanted, wanted, wanted, DAY, False, (), ())
        entries = tuple(
            Entry(citation(n), HOSTILE, HOSTILE, HOSTILE, (Mark(2, 4, QUOTE[2:4], "figure", "x", True),)) for n in (1, 2)
        )
        cells = (Cell(f"某地{HOSTILE}", (Paper("hostile", entries),)), Cell(HOSTILE, ()))
        said = (("hostile", entries[0].marks), ("hostile", ()))
        row = Row(HOSTILE, HOSTILE, cells, (Difference("figures", said), Difference("force", said)))
        return Comparison(wanted, HOSTILE, HOSTILE, day or DAY, True, (row,), cells, ("hostile",))

    def ask(self, request: Request, show: Show | None = None) -> Reply:
        """The scripted reply."""
        self.requests.append(request)
        if "慢" in request.question:
            time.sleep(4)  # seconds: enough to act meanwhile
        if "错误" in request.question:
            raise RequestError(f"refused{HOSTILE}")
        if "崩溃" in request.question:
            raise ZeroDivisionError(f"a secret of the server, {request.question}")
        for at in range(3 if self.model and show else 0):
            assert show is not None
            show(f"第{at}句{HOSTILE}[1]。")
            time.sleep(0.3)  # seconds: enough to see it come
        return replace(self._reply, id=request.id)

    def compute(self, rule_id: str, facts: Facts, day: date, language: Language) -> Reply:
        """A hostile calculation, whatever is computed."""
        return COMPUTED

    def complete(self, typed: str, language: Language) -> tuple[str, ...]:
        """One question, whatever is typed; fails on 崩溃."""
        if "崩溃" in typed:
            raise ZeroDivisionError("a secret of the server")
        return (f"补全{HOSTILE}？",) if typed else ()

    def also_asked(self, reply: Reply, asked: str) -> tuple[str, ...]:
        """One question, whatever was asked; fails on 独自."""
        if "独自" in asked:
            raise ZeroDivisionError("a secret of the server")
        return (f"别人问{HOSTILE}？",)

    def nearest(self, words: str, count: int) -> tuple[RankedPassage, ...]:
        """The same passage for all words."""
        return (RankedPassage("hostile", (), CARD.start, CARD.end, QUOTE, 1.0),)[:count]

    def original(self, doc_id: str) -> bytes:
        """The text itself."""
        return self.documents[doc_id].text.encode()


if __name__ == "__main__":
    from assistant.web.app import serve

    serve(
        Scripted(),
        replace(Config.from_environment({"ASSISTANT_DATA": os.environ["ASSISTANT_DATA"]}), port=int(sys.argv[1])),
        open_browser=False,
    )
