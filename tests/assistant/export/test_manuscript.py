"""What a document to keep holds: every clause cited, word for word, with its status on the day, its hash and where it came from."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.answer import Assistant
from assistant.comparing import compare
from assistant.export import Manuscript, comparison_document, conversation_document, to_markdown
from assistant.export.build import figure_words
from assistant.export.reading import runs_of
from assistant.export.types import Heading, Items, Paragraph, Run, Table
from assistant.export.words import _EN, _ZH, product_version
from assistant.types import Reply
from tests.assistant.export.documents import DAY, QUESTIONS, asked, calculation, comparison, conversation

CJK = re.compile(r"[\u3400-\u9fff]")


def runs(manuscript: Manuscript) -> list[Run]:
    found: list[Run] = []
    for block in manuscript.blocks:
        if isinstance(block, Paragraph):
            found += block.runs
        elif isinstance(block, Items):
            found += [run for line in block.lines for run in line]
        elif isinstance(block, Table):
            found += [run for row in block.rows for cell in row for paragraph in cell for run in paragraph.runs]
    return found


def text(manuscript: Manuscript) -> str:
    return "".join(run.text for run in runs(manuscript))


def anchors(manuscript: Manuscript) -> list[int]:
    return [block.anchor for block in manuscript.blocks if isinstance(block, Paragraph) and block.anchor is not None]


@pytest.mark.parametrize("make", [conversation, calculation, comparison])
def test_marks_and_sources_match_one_to_one(assistant: Assistant, make: object) -> None:
    manuscript = make(assistant)  # type: ignore[operator]
    cited = {run.cite for run in runs(manuscript) if run.cite is not None}
    listed = anchors(manuscript)
    assert listed == list(range(1, len(listed) + 1))
    assert cited <= set(listed)
    assert cited
    assert all(run.text == f"[{run.cite}]" for run in runs(manuscript) if run.cite is not None)


def test_a_conversation_holds_its_questions_clauses_hashes_version_and_day(assistant: Assistant) -> None:
    said = text(conversation(assistant))
    for question in QUESTIONS:
        assert question in said
    for _, reply in [asked(assistant, question) for question in QUESTIONS]:
        for cited in reply.citations:
            record = assistant.documents[cited.doc_id].record
            assert cited.quote in said
            assert cited.title in said
            assert (cited.number or "") in said
            assert " › ".join(cited.heading) in said
            assert record.sha256 in said
    assert product_version() in said
    assert "2026年11月23日" in said


def test_the_status_is_that_of_the_day_on_which_a_reply_judged_it(assistant: Assistant) -> None:
    question = "杭州的五金工程是什么"
    then = conversation_document([asked(assistant, question, date(2028, 1, 1))], assistant.documents, "zh", DAY)
    assert "效力：已过期（按2028年1月1日判断）" in text(then)
    both = conversation_document(
        [asked(assistant, question), asked(assistant, question, date(2028, 1, 1))], assistant.documents, "zh", DAY
    )
    assert "效力：现行（按2026年11月23日判断）" in text(both)
    assert "效力：已过期（按2028年1月1日判断）" in text(both)


def test_marks_are_counted_over_the_whole_conversation(assistant: Assistant) -> None:
    first, second = asked(assistant, "绩效工资最多可以上浮多少？"), asked(assistant, "绍兴教师下企业要多久？")
    manuscript = conversation_document([first, second, first], assistant.documents, "zh", DAY)
    assert len(anchors(manuscript)) == len({(c.doc_id, c.start) for _, reply in (first, second) for c in reply.citations})
    at = [run.cite for run in runs(manuscript) if run.cite is not None]
    assert max(at) > len(first[1].citations)


def test_a_calculation_is_whole(assistant: Assistant) -> None:
    manuscript = calculation(assistant)
    _, reply = asked(assistant, QUESTIONS[0])
    computed = reply.calculations[0]
    said = text(manuscript)
    for words in (*(step.text for step in computed.steps), *computed.assumptions, *computed.limits):
        assert words in said
    assert [len(block.rows) for block in manuscript.blocks if isinstance(block, Table)] == [1, 2, len(computed.steps), 2]
    assert "15,000,000 元" in said
    assert "1000万" in said


def test_a_comparison_has_a_column_a_jurisdiction_and_says_silence_and_differences(assistant: Assistant) -> None:
    manuscript = comparison(assistant)
    tables = [block for block in manuscript.blocks if isinstance(block, Table)]
    assert [table.header for table in tables[:-1]] == [("浙江", "杭州", "绍兴")] * 3
    said = text(manuscript)
    assert "文件没有规定" in said
    assert "所引条款的数字和约束力用词没有差别。" in said
    assert "数字不同：" in said
    assert {run.text for run in runs(manuscript) if run.marked} == {"不超过30%"}
    for cited in assistant.compare("performance-pay", DAY).citations():
        assert cited.quote in said
        assert assistant.documents[cited.doc_id].record.sha256 in said


def test_a_comparison_without_clauses_says_so(assistant: Assistant) -> None:
    nothing = compare(assistant.index, "食堂饭菜", DAY)
    manuscript = comparison_document(nothing, assistant.documents, "zh", DAY)
    assert "库内文件没有规定这一事项。" in text(manuscript)
    assert anchors(manuscript) == []


def test_an_english_document_is_english_but_for_what_the_documents_say(assistant: Assistant) -> None:
    manuscript = comparison(assistant, "enterprise-practice", "en")
    headings = [block.text for block in manuscript.blocks if isinstance(block, Heading)]
    notes = [block.runs[0].text for block in manuscript.blocks[:3] if isinstance(block, Paragraph)]
    assert not CJK.search("".join([manuscript.title, *headings, *notes]))
    assert "Working translation:" in text(manuscript)
    assert _ZH.keys() == _EN.keys()
    for key, words in _ZH.items():
        assert isinstance(words, tuple) or re.findall(r"\{\w*\}", words).sort() == re.findall(r"\{\w*\}", str(_EN[key])).sort()


def test_an_empty_conversation_is_a_document_without_sources() -> None:
    manuscript = conversation_document([], {}, "zh", DAY)
    assert [block for block in manuscript.blocks if isinstance(block, Heading)] == []
    assert to_markdown(manuscript).startswith("# 政策问答记录\n")


def test_an_error_is_kept_as_it_was_said(assistant: Assistant) -> None:
    reply = Reply(None, "error", "没能处理：**这一句**", error="x")
    assert "没能处理：这一句" in text(conversation_document([("问", reply)], assistant.documents, "zh", DAY))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a**b**c", [("a", False, None), ("b", True, None), ("c", False, None)]),
        ("上浮50%[1][2]。", [("上浮50%", False, None), ("[4]", False, 4), ("[2]", False, None), ("。", False, None)]),
        ("**最多[1]**", [("最多", True, None), ("[4]", False, 4)]),
        ("2 * 3 * 4 ** 5", [("2 * 3 * 4 ** 5", False, None)]),
        ("", []),
    ],
)
def test_a_line_of_a_reply_becomes_runs(line: str, expected: list[tuple[str, bool, int | None]]) -> None:
    found = runs_of(line, {1: 4}.get)
    assert "".join(run.text for run in found) == "".join(text for text, _, _ in expected)
    assert [(run.text, run.bold, run.cite) for run in found if run.cite or run.bold] == [e for e in expected if e[1] or e[2]]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("10000000", "元", "10,000,000 元"),
        ("0.25", "ratio", "25%"),
        ("3", "月", "3 个月"),
        ("杭州", "", "杭州"),
        ("NaN", "元", "NaN 元"),
        ("9" * 99, "元", "9" * 99 + " 元"),
    ],
)
def test_a_figure_reads_as_people_write_it(value: str, unit: str, words: str) -> None:
    assert figure_words(value, unit, "zh") == words
