"""Whose rule it is: a sentence names the province, the city or the county of its clause, and nobody else as the one who proposes."""

from __future__ import annotations

import pytest

from assistant.verify import Source
from index.types import Status
from tests.assistant.verify.passing import RECORD, passes

TEXT = (
    "支持温州、台州建设职业教育创新高地，支持衢州开展省级试点，充分发挥杭州、宁波建设国家产教融合型试点城市的引领作用。"
    "全面建立全省职业院校生均经费标准制度。鼓励各区、县（市）结合开发区升级优化职业教育资源配置。"
    "学校配合企业在“一带一路”沿线国家建立培训基地。"
)
ENGLISH = (
    "support Wenzhou and Taizhou in building vocational education highlands and Quzhou in a provincial-level pilot; "
    "set up per-student funding standards for vocational schools throughout the province; "
    "build training bases with enterprises in countries along the Belt and Road; carry out the national apprenticeship plan"
)
SOURCES = {"kplace": Source("kplace", "d", 0, len(TEXT), TEXT, RECORD, Status.IN_FORCE, translations=(ENGLISH,))}


@pytest.mark.parametrize(
    ("right", "lies"),
    [
        (
            "浙江支持衢州开展省级试点[kplace]。",
            ("中央支持衢州开展省级试点[kplace]。", "杭州市支持衢州开展省级试点[kplace]。", "区县支持衢州开展省级试点[kplace]。", "浙江支持衢州开展部级试点[kplace]。"),
        ),
        (
            "浙江要全面建立全省职业院校生均经费标准制度[kplace]。",
            ("浙江要全面建立全县职业院校生均经费标准制度[kplace]。", "省内各市的方案要全面建立全省职业院校生均经费标准制度[kplace]。"),
        ),
        (
            "浙江鼓励各区、县（市）结合开发区升级优化职业教育资源配置[kplace]。",
            ("浙江鼓励诸暨结合开发区升级优化职业教育资源配置[kplace]。", "浙江鼓励各省结合开发区升级优化职业教育资源配置[kplace]。"),
        ),
        ("学校配合企业在“一带一路”沿线国家建立培训基地[kplace]。", ("学校配合企业在一带一路沿线省建立培训基地[kplace]。",)),
        (
            "Zhejiang is to set up per-student funding standards for vocational schools throughout the province [kplace].",
            (
                "The city is to set up per-student funding standards for vocational schools throughout the province [kplace].",
                "Zhejiang is to set up per-student funding standards for vocational schools throughout the city [kplace].",
            ),
        ),
        (
            "Zhejiang carries out the national apprenticeship plan [kplace].",
            ("Zhejiang carries out the international apprenticeship plan [kplace].", "Zhejiang carries out the local apprenticeship plan [kplace]."),
        ),
        (
            "Zhejiang supports Wenzhou and Taizhou in building vocational education highlands [kplace].",
            ("Taizhou supports Wenzhou in building vocational education highlands [kplace].",),
        ),
    ],
)  # fmt: skip
def test_a_territory_stands_where_the_clause_has_it(right: str, lies: tuple[str, ...]) -> None:
    assert passes(right, SOURCES)
    assert [lie for lie in lies if passes(lie, SOURCES)] == []
