"""No silent misreading: facts said in any order, wording, separator and surface form are read as meant or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rules.amount import Amount
from assistant.rules.book import find_rule
from assistant.rules.slots import fill

_SEPARATORS = ("，", "、", "；", " ", "", "。", ", ", "，其中", "，另外")
_MONEY = ("{}万元", "{}万", "{}0000元", "人民币{}万元", "{}.00万元")
_PEOPLE = ("{}人", "{}名", "{}个")
_MONTHS = ("{}个月",)

# slot → (ways to say it, surface forms, factor to the base unit)
_SAID: dict[str, dict[str, tuple[tuple[str, ...], tuple[str, ...], int]]] = {
    "service-income": {
        "income": (("社会服务收入{}", "培训收入为{}", "收入{}", "{}的收入", "到账{}"), _MONEY, 10_000),
        "cost": (("项目成本{}", "成本{}", "支出{}", "成本是{}", "{}的成本", "花了{}"), _MONEY, 10_000),
        "heads": (("教职工{}", "{}老师", "老师有{}"), _PEOPLE, 1),
    },
    "training-deduction": {
        "payroll": (("工资总额{}", "工资薪金总额为{}", "全年工资{}", "{}的工资总额"), _MONEY, 10_000),
        "spend": (("培训费{}", "职工教育经费支出{}", "培训花了{}", "{}的培训费"), _MONEY, 10_000),
        "carried_in": (("上年结转{}", "以前年度结转余额{}"), _MONEY, 10_000),
        "front_line": (("一线职工培训{}", "用于一线职工的{}"), _MONEY, 10_000),
    },
    "performance-pay": {
        "total": (("绩效工资总量{}", "绩效总量为{}", "总量{}"), _MONEY, 10_000),
        "requested_total": (("上浮到{}", "提高到{}", "涨到{}"), _MONEY, 10_000),
        "part_time": (("兼职报酬{}", "兼职收入{}"), _MONEY, 10_000),
        "transfer_reward": (("科研成果转化奖励{}", "成果转化奖励{}"), _MONEY, 10_000),
    },
    "placement-subsidy": {
        "minimum_wage": (("最低工资{}", "当地最低工资标准{}", "最低工资是{}"), ("{}元", "{}元/月"), 1),
        "students": (("接收学生{}", "{}实习生", "{}学生实习"), ("{}名", "{}个"), 1),
        "teachers": (("{}老师", "{}教师实践"), ("{}名", "{}位"), 1),
        "months": (("实习{}", "为期{}"), _MONTHS, 1),
    },
    "dual-qualified": {
        "teachers": (("专业课教师{}", "专业课教师一共{}", "{}专业课教师"), _PEOPLE, 1),
        "dual": (("双师型教师{}", "双师型{}", "双师型教师有{}"), _PEOPLE, 1),
    },
    "training-scale": {
        "enrolment": (("全日制在校生{}", "全日制学生{}"), ("{}人",), 1),
        "trained": (("社会培训{}", "培训了{}"), ("{}人", "{}人次"), 1),
    },
}


@st.composite
def _sentences(draw: st.DrawFn, rule_id: str) -> tuple[str, dict[str, Decimal]]:
    chosen = draw(st.permutations(sorted(_SAID[rule_id])))[: draw(st.integers(1, len(_SAID[rule_id])))]
    parts, meant = [], {}
    for name in chosen:
        ways, forms, factor = _SAID[rule_id][name]
        number = draw(st.integers(2, 9_999))
        parts.append(draw(st.sampled_from(ways)).format(draw(st.sampled_from(forms)).format(number)))
        meant[name] = Decimal(number) * factor
    text = parts[0]
    for part in parts[1:]:
        separator = draw(st.sampled_from(_SEPARATORS))
        if not separator and part[0].isdigit():
            separator = "，"  # 2万1000人: two numbers written as one are one
        text += separator + part
    return text + draw(st.sampled_from(("，最多能分多少", "能扣多少？", "，够不够", ""))), meant


@pytest.mark.parametrize("rule_id", sorted(_SAID))
@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_a_fact_is_read_as_meant_or_not_at_all(rule_id: str, data: st.DataObject) -> None:
    text, meant = data.draw(_sentences(rule_id))
    for name, fact in fill(find_rule(rule_id), text).items():
        amounts = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        assert amounts == (Amount.of(meant.get(name, Decimal(-1))),), f"{text}: {name} read as {fact.said}"
