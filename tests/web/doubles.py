"""An assistant that answers from a script, over documents full of hostile text. `python -m tests.web.doubles PORT` serves it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.comparing import Cell, Comparison, Difference, Entry, Mark, Paper, Row
from assistant.config import Config
from assistant.errors import RequestError
from assistant.types import Citation, Notice, Reply, Request
from index.types import Document, Record, Status, Topic

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
    sha256="",
)
DOCUMENT = Document(RECORD, TEXT)


def citation(n: int = 1, quote: str = QUOTE, status: Status = Status.DRAFT) -> Citation:
    """A citation of `quote` in the hostile document."""
    start = TEXT.index(quote)
    heading = (f"一、总体要求{HOSTILE}",)
    return Citation(
        n, "hostile", RECORD.title, RECORD.number, RECORD.region, status, heading, start, start + len(quote), quote, True
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


class Scripted:
    """Gives the same reply to everything, and fails on request: 错误 raises a RequestError, 崩溃 anything else."""

    def __init__(self, reply: Reply = REPLY) -> None:
        self.documents: Mapping[str, Document] = {"hostile": DOCUMENT}
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

    def ask(self, request: Request) -> Reply:
        """The scripted reply."""
        self.requests.append(request)
        if "错误" in request.question:
            raise RequestError(f"refused{HOSTILE}")
        if "崩溃" in request.question:
            raise ZeroDivisionError("a secret of the server")
        return replace(self._reply, id=request.id)


if __name__ == "__main__":
    from assistant.web.app import serve

    serve(Scripted(), replace(Config.from_environment({}), port=int(sys.argv[1])), open_browser=False)
