"""What a document is and what it is worth: told with the words of the document, and with the clause where one is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Assistant
from assistant.types import Reply, Request

DAY = date(2026, 11, 23)


def _ask(assistant: Assistant, *turns: str) -> Reply:
    return assistant.ask(Request(turns[-1], history=turns[:-1], as_of=DAY))


@pytest.mark.parametrize(
    ("question", "quoted", "told"),
    [
        ("谁拍的板？杭州2025到2027那份，教育局自己发的还是往上走过", "杭州市人民政府办公厅关于印发", "杭州市人民政府办公厅印发"),
        ("杭州那份2025至2027的职教方案全文发家长群里，是能公开的吗", "公开发布", "现行有效"),
        ("推进职业教育高质量发展的那个省实施方案，落的是哪家的款", "2020年11月6日", "浙江省人民政府印发"),
        (
            "Was the Hangzhou 2025–2027 plan put out by the education bureau or by someone higher up?",
            "杭州市人民政府办公厅",
            "issued by the General Office",
        ),
    ],
)
def test_a_question_of_a_document_as_a_whole_gets_its_issuer_days_and_force(
    assistant: Assistant, question: str, quoted: str, told: str
) -> None:
    reply = _ask(assistant, question)
    assert reply.kind == "answer" and told in reply.text
    assert any(quoted in citation.quote for citation in reply.citations)


def test_the_origin_of_a_clause_is_told_beside_the_clause(assistant: Assistant) -> None:
    reply = _ask(assistant, "绩效工资能上浮50%是哪一级说的，哪年的文件")
    assert reply.kind == "answer"
    assert "浙江省人民政府印发" in reply.text and "2020年11月6日签发" in reply.text
    quotes = [citation.quote for citation in reply.citations]
    assert any("最高可上浮50%" in quote for quote in quotes) and any("2020年11月6日" in quote for quote in quotes)


def test_which_of_two_documents_weighs_more_is_told_by_what_each_is(assistant: Assistant) -> None:
    reply = _ask(assistant, "省里2020年那份产教融合方案同绍兴那份五年计划摆在一处，哪一份说话更硬气？")
    assert {citation.doc_id for citation in reply.citations} == {"zhejiang-2020-27", "shaoxing-five-year-draft"}
    assert "现行有效" in reply.text and "征求意见稿" in reply.text


def test_a_sentence_already_cited_is_not_quoted_again_for_its_full_stop(assistant: Assistant) -> None:
    reply = _ask(assistant, "谁拍的板？杭州2025到2027那份，教育局自己发的还是往上走过")
    assert sum("有效期至2027年12月31日" in citation.quote for citation in reply.citations) == 1


@pytest.mark.parametrize(
    "question",
    [
        "社会服务收入拿30%分给老师，杭州这条是不是已经正式执行了，能拿来当依据写进我们学校的办法里吗",
        "社会服务收入那30%分给老师的钱，是混在学校原来的绩效里一起管，还是单独列出来管？",
        "我能不能在PPT里写“绍兴规定专业老师五年要下企业满半年”？怕写错",
    ],
)
def test_what_a_clause_says_or_is_worth_is_no_computation(assistant: Assistant, question: str) -> None:
    reply = _ask(assistant, question)
    assert reply.kind == "answer" and "征求意见稿" in reply.text


def test_another_place_is_answered_by_the_clause_put_beside_the_one_before(assistant: Assistant) -> None:
    reply = _ask(assistant, "杭州的专业老师一年要去企业待多长时间", "那绍兴呢")
    assert "每5年累计不少于半年" in reply.citations[0].quote


@pytest.mark.parametrize(
    ("turns", "doc_ids"),
    [
        (
            ("绩效往上浮那一条，2020年省政府正式印的，和后头征求意见的那份职教高地通知，后者比前者多交代了什么？",),
            {"zhejiang-2020-27", "zhejiang-highland-draft"},
        ),
        (
            ("杭州早先征求意见那稿写了服务收入留多少分给老师，到了2025年底正式发的这份，那个比例还在不在",),
            {"hangzhou-2025-61", "hangzhou-reform-draft"},
        ),
        (
            ("杭州新方案是不是要少招三年制的中职生了", "那拿全省那份高地稿跟它摆一块儿，两边对中职招多大规模，说法差在哪儿？"),
            {"hangzhou-2025-61", "zhejiang-highland-draft"},
        ),
    ],
)
def test_documents_described_by_what_they_are_stand_side_by_side(
    assistant: Assistant, turns: tuple[str, ...], doc_ids: set[str]
) -> None:
    assert {citation.doc_id for citation in _ask(assistant, *turns).citations} >= doc_ids


def test_the_text_of_a_document_is_put_beside_its_table_of_tasks(assistant: Assistant) -> None:
    reply = _ask(assistant, "绍兴产教融合的地，前面条文一个写法、后面任务表又一个写法，把两句摆一起看看差在哪")
    assert any("附件2" in "".join(citation.heading) for citation in reply.citations)
    assert any("附件" not in "".join(citation.heading) for citation in reply.citations)


def test_something_in_an_annex_is_looked_up_there_and_the_annex_not_read_out(assistant: Assistant) -> None:
    reply = _ask(assistant, "帮企业攻关的项目个数拿啥当凭据呀（绍兴附件1）")
    assert any("以技术服务合同为准" in citation.quote for citation in reply.citations)
    assert max(len(citation.quote) for citation in reply.citations) < 400
    assert len(_ask(assistant, "绍兴附件1有哪些指标").citations[0].quote) > 400


@pytest.mark.parametrize(
    ("turns", "doc_ids"),
    [
        (("杭州社会服务收入怎么分", "收入300万,成本110万", "这个文件是正式的吗"), {"hangzhou-reform-draft"}),
        (("企业实践一年要多久", "杭州呢", "这是正式文件吗"), {"hangzhou-reform-draft"}),
        (("绩效工资最多上浮多少", "是正式文件吗"), {"zhejiang-2020-27", "zhejiang-highland-draft"}),
    ],
)
def test_this_document_is_the_one_that_the_reply_before_rested_on(
    assistant: Assistant, turns: tuple[str, ...], doc_ids: set[str]
) -> None:
    assert {citation.doc_id for citation in _ask(assistant, *turns).citations} == doc_ids


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("2028年杭州61号文还管用吗", "2028年时**已过期**"),
        ("2025年杭州61号文生效了吗", "2025年7月1日时**尚未生效**"),
        ("Is Hangzhou document No. 61 still valid in 2028?", "expired in 2028"),
    ],
)
def test_a_year_is_told_as_a_year_where_all_of_it_is_alike(assistant: Assistant, question: str, words: str) -> None:
    assert words in _ask(assistant, question).text


def test_which_document_is_really_issued_is_asked_of_all(assistant: Assistant) -> None:
    reply = _ask(assistant, "这些文件里哪个是真正发了的")
    assert {"zhejiang-2020-27", "hangzhou-2025-61"} <= {citation.doc_id for citation in reply.citations}
