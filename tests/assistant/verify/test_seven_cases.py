"""The seven quotations that a quote locator gets wrong: one paragraph, exact, altered, negated, cut short, invented."""

from __future__ import annotations

import pytest

from assistant.verify import Grounds, Source, verify
from assistant.verify.statements import read
from index.types import Status
from tests.assistant.verify.passing import RECORD

PARAGRAPH = (
    "经批准，职业院校绩效工资总量可在核定基数的50%以内上浮。专业教师个人可提取净收入的30%作为奖金。"
    "企业职工教育经费支出不超过工资薪金总额8%的部分准予扣除。"
)
SOURCE = Source("kaaaaa", "d", 0, len(PARAGRAPH), PARAGRAPH, RECORD, Status.IN_FORCE)
GROUNDS = Grounds({"kaaaaa": SOURCE}, records=(RECORD,))


@pytest.mark.parametrize(
    ("quote", "right"),
    [
        ("职业院校绩效工资总量可在核定基数的50%以内上浮", True),
        ("职业院校绩效工资总量可不受任何限制地自由上浮", False),
        ("职业院校绩效工资总量可在核定基数的80%以内上浮", False),
        ("职业院校绩效工资总量不可在核定基数的50%以内上浮", False),
        ("企业职工教育经费支出不超过工资薪金总额15%的部分准予扣除", False),
        ("50%以内", True),
        ("可在核定基数的80%以内上浮。专业教师个人可提取净收入的90%作为奖金", False),
    ],
)
def test_a_quotation_is_accepted_exactly_when_it_is_one(quote: str, right: bool) -> None:
    statement = read(f"浙江的办法写道：“{quote}”[kaaaaa]。")
    assert statement is not None
    verdict = verify(statement, GROUNDS)
    assert verdict.passed is right, verdict.reasons
