"""A form below a question that asks for facts: what is filled in leads to the figure, for every rule that asks."""

from __future__ import annotations

import pytest

from assistant.answer import Assistant
from assistant.rules.book import RULES, find_rule
from assistant.rules.errors import UnreadableValue
from assistant.rules.saying import read_field, say_facts, unit_of
from assistant.rules.types import Language, Slot
from assistant.types import Reply, Request

_BY_UNIT = {"元": "80万", "人": "30", "月": "4", "学时": "10", "个": "12", "ratio": "40", "家": "40", "any": "95%", "人次": "300"}
_BY_NAME = {"minimum_wage": "2260", "period": "5年", "indicator": "毕业生就业率", "payroll": "1000万", "experience": "36"}
_NEVER_ASK = {"land-allotment", "in-force"}  # the clause, or the list of documents, is the answer until all facts are given
QUESTIONS = {
    "performance-pay": ["帮我算一下绩效工资最多能上浮多少钱", "Please calculate the increase of total performance pay"],
    "service-income": [
        "学校社会服务收入500万元，最多能分多少？",
        "Our college had service income of RMB 3 million, how much may be distributed to staff?",
    ],
    "training-deduction": [
        "职工培训花了120万元，税前最多能扣多少？",
        "Staff training cost 1.2 million yuan, how much is deductible?",
    ],
    "placement-subsidy": [
        "我公司接收20名学生实习，能领多少补助",
        "Please calculate the subsidy for taking interns and teachers in practice",
    ],
    "internship-posts": ["帮我算一下企业要安排多少个实习岗位", "公司职工0人，要留几个实习岗位"],
    "enterprise-practice": [
        "绍兴专业课老师，我这五年下企业的时间够了吗",
        "杭州老师，2022年下企业1个月，2023年下企业2个月，够了吗",
    ],
    "recruitment": [
        "我是大专学历，能去绍兴职校当老师吗",
        "I have 5 years of work experience in a company, can I apply as a vocational teacher in Shaoxing?",
    ],
    "dual-qualified": ["帮我算一下双师型教师还差多少人", "学校有70个双师型老师，离九成还缺几个"],
    "college-funding": ["帮我算算我们高职的财政拨款至少应该有多少"],
    "secondary-funding": [
        "帮我算一下中职生均公用经费应该是多少",
        "Secondary vocational operating funds per student are 3000 yuan, is that enough?",
    ],
    "training-scale": ["全日制在校生3000人，社会培训还差多少", "帮我算一下社会培训规模达标了没"],
    "certificate-target": ["高职毕业生证书比例达标吗，有300人拿了高级证书"],
    "coverage-target": ["帮我算一下1+X证书制度学生覆盖面达标没", "有900名学生参加1+X证书，达标吗"],
    "enterprise-target": ["有40家大中型企业深度参与职业教育，达标吗"],
    "class-hours": ["帮我算一下职业精神专题教育学时够不够"],
    "indicator-score": [
        "绍兴评价指标毕业生就业率，我们95%，能得几分",
        "请算一下绍兴附件1一项指标的得分",
        "帮我算一下毕业生就业率指标得几分",
    ],
}


@pytest.mark.parametrize(("rule", "question"), [(rule, question) for rule, asked in QUESTIONS.items() for question in asked])
def test_filling_in_what_is_missing_leads_to_the_figure(assistant: Assistant, rule: str, question: str) -> None:
    language: Language = "en" if question.isascii() else "zh"
    turns, reply = [question], _reply(assistant, question, [])
    assert reply.kind == "ask"
    for _ in range(2):  # one answer may make another fact necessary
        if reply.missing:
            given = {missing.name: _written(find_rule(rule).slot(missing.name)) for missing in reply.missing}
            turns.append(say_facts(find_rule(rule), given, turns, language))
            reply = _reply(assistant, turns[-1], turns[:-1])
    assert reply.kind == "calculation", turns
    assert reply.calculations[0].rule == rule


def test_every_rule_that_asks_is_asked() -> None:
    assert {rule.id for rule in RULES} == QUESTIONS.keys() | _NEVER_ASK


def test_a_number_alone_is_in_the_unit_of_its_field_and_nonsense_is_refused() -> None:
    cost, payroll = find_rule("service-income").slot("cost"), find_rule("training-deduction").slot("payroll")
    assert cost is not None
    assert payroll is not None
    for written in ("80万", "80万元", "800,000", "800000元", "八十万元"):
        assert read_field(cost, written).value == read_field(cost, "800000元").value
    several = read_field(payroll, "1000万、20,000,000").value
    assert isinstance(several, tuple)
    assert [amount.low for amount in several] == [10_000_000, 20_000_000]
    for nonsense in ("", "很多", "80万元和90万元", "30%", "`${1}`"):
        with pytest.raises(UnreadableValue):
            read_field(cost, nonsense)
    assert (unit_of(cost, "zh"), unit_of(cost, "en")) == ("元", "yuan")


def test_what_cannot_be_said_so_that_it_is_read_is_said_plainly() -> None:
    unspoken = find_rule("in-force")  # a conversation asks the manifest for it, never this rule
    assert say_facts(unspoken, {"document": "zhejiang-2020-27"}, (), "zh") == "文件浙江省实施方案（浙政发〔2020〕27号）"
    assert say_facts(find_rule("service-income"), {"cost": "80万"}, (), "zh").endswith("项目成本80万元")


def _reply(assistant: Assistant, question: str, history: list[str]) -> Reply:
    return assistant.ask(Request(question, history=tuple(history)))


def _written(slot: Slot | None) -> str:
    assert slot is not None
    return _BY_NAME.get(slot.name) or (slot.choices[-1] if slot.choices else _BY_UNIT[slot.unit])
