"""The small pieces of text of a reply."""

import pytest

from assistant.wording import bold_figures, clause_label


@pytest.mark.parametrize(
    ("plain", "bold"),
    [
        ("最高可上浮50%，学校", "最高可上浮**50%**，学校"),
        ("达到1.2∶1以上", "达到**1.2∶1以上**"),
        ("职工总数的2%—3%安排", "职工总数的**2%—3%**安排"),
        ("不低于1.2万元", "不低于**1.2万元**"),
        ("自2025年12月24日起施行", "自2025年12月24日起施行"),
        ("到2025年建成", "到2025年建成"),
        ("1+X证书", "1+X证书"),
        ("浙政发〔2020〕27号", "浙政发〔2020〕27号"),
        ("raise pay by at most 50%", "raise pay by at most **50%**"),
        ("见[1]", "见[1]"),
    ],
)
def test_figures_are_bold_and_years_numbers_and_marks_are_not(plain: str, bold: str) -> None:
    assert bold_figures(plain) == bold


def test_a_clause_is_called_as_officials_call_it() -> None:
    assert clause_label(("四、深化职业教育体制机制改革", "（三）构建育训结合的融通服务体系")) == "四（三）"
    assert clause_label(("二、行动计划", "（三）实施提质增效行动", "2. 强化扩权增效")) == "二（三）2"
    assert clause_label(("附件1：学校产教融合评价指标体系", "组织保障（8%）")) == "附件1：学校产教融合评价指标体系·组织保障（8%）"
    assert clause_label(()) == ""
