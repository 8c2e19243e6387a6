"""How strongly something is said: hedges, priorities, commands and conditions stand where the clause has them."""

from __future__ import annotations

import pytest

from assistant.verify import Source
from index.types import Status
from tests.assistant.verify.passing import RECORD, passes

CLAUSES = {
    "kpays1": "职业院校绩效工资总量经批准后最高可上浮50%，学校应向一线教职工倾斜。土地可采用划拨方式供应。",
    "kguide": "引导职业院校主动对接现代服务业，动态调整专业设置。鼓励编写金教材。探索自主招生、统一录取的招生模式。",
    "kprior": "优先发展生命健康、新能源专业，加强家政服务专业。力争到2025年，创建产教融合联盟1个，建成示范基地2个。",
    "kbacks": "支持温州建设创新高地，支持衢州开展五统筹试点。支持企业参与办学，企业提取培训经费。",
    "kdraft": "推动学校建设产业学院。",
}
ENGLISH = "upon approval, total performance pay of vocational schools may be raised by up to 50%"
SOURCES = {
    key: Source(
        key, "d", 0, len(text), text, RECORD, Status.DRAFT if key == "kdraft" else Status.IN_FORCE,
        translations=(ENGLISH,) if key == "kpays1" else (),
    )
    for key, text in CLAUSES.items()
}  # fmt: skip


@pytest.mark.parametrize(
    ("right", "lies"),
    [
        (
            "浙江引导职业院校主动对接现代服务业[kguide]。",
            ("浙江要求职业院校主动对接现代服务业[kguide]。", "浙江引导职业院校力争对接现代服务业[kguide]。", "浙江已引导职业院校对接现代服务业[kguide]。"),
        ),
        ("浙江鼓励编写金教材[kguide]。", ("金教材是要求编写的[kguide]。", "浙江必须“编写金教材”[kguide]。")),
        ("浙江探索自主招生和统一录取的招生模式[kguide]。", ("浙江采用统一录取的招生模式[kguide]。",)),
        (
            "浙江优先发展生命健康、新能源专业[kprior]。",
            ("浙江发展生命健康、新能源专业[kprior]。", "浙江只发展生命健康、新能源专业[kprior]。", "浙江优先加强家政服务专业[kprior]。"),
        ),
        ("浙江力争到2025年建成示范基地2个[kprior]。", ("到2025年建成示范基地2个[kprior]。", "浙江原则上到2025年建成示范基地2个[kprior]。")),
        ("浙江支持衢州开展五统筹试点[kbacks]。", ("浙江支持衢州支持开展五统筹试点[kbacks]。", "浙江支持企业提取培训经费，衢州开展五统筹试点[kbacks]。")),
        ("土地可以采用划拨方式供应[kpays1]。", ("土地通过划拨方式供应[kpays1]。",)),
        ("学校应当向一线教职工倾斜[kpays1]。", ("学校向一线教职工倾斜[kpays1]。", "学校拟向一线教职工倾斜[kpays1]。")),
        ("征求意见稿提出，拟推动学校建设产业学院[kdraft]。", ("征求意见稿提出，争取推动学校建设产业学院[kdraft]。",)),
        (
            "Upon approval, total performance pay may be raised by up to 50% [kpays1].",
            (
                "Upon approval, total performance pay will be raised by up to 50% [kpays1].",
                "Without approval, total performance pay may be raised by up to 50% [kpays1].",
            ),
        ),
    ],
)  # fmt: skip
def test_a_strength_stands_where_the_clause_has_it(right: str, lies: tuple[str, ...]) -> None:
    assert passes(right, SOURCES)
    assert [lie for lie in lies if passes(lie, SOURCES)] == []
