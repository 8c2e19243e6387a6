"""What a paraphrase may change and what it may not: pairs of sentences about one clause, the right one and a lie like it."""

from __future__ import annotations

import pytest

from assistant.verify import Grounds, Source, verify
from assistant.verify.statements import read
from index.types import Status
from tests.assistant.verify.passing import RECORD, passes

CLAUSES = {
    "kbacks": "支持职业院校举办各类培训项目，积极参与金砖国家职业教育联盟等多边平台。鼓励企业依法参与举办职业教育，允许企业以资本、管理、技术等要素参与办学。",
    "kcount": "到2025年，建设省级高水平中职学校50所、高水平专业150个，建成15个市级及以上装备一流、产教深度融合的实训基地。",
    "kgrows": "扩大技术人才的奖励范围，逐步压缩三年制招生规模。企业接受实习学生的，由各级财政按规定给予支持。",
    "kjoint": "鼓励高职院校、龙头企业、中职学校共同参与试办新型学校。推动学校与企业合作开发教材。",
    "kdraft": "每年选拔一批优秀学生到境外访学。推动企业足额提取培训经费。",
}
SOURCES = {
    key: Source(key, "d", 0, len(text), text, RECORD, Status.DRAFT if key == "kdraft" else Status.IN_FORCE)
    for key, text in CLAUSES.items()
}


@pytest.mark.parametrize(
    ("right", "lie"),
    [
        ("浙江支持职业院校积极参与金砖国家职业教育联盟等平台[kbacks]。", "职业院校积极参与金砖国家职业教育联盟等平台[kbacks]。"),
        ("浙江鼓励企业依法参与举办职业教育；这是鼓励，不是义务[kbacks]。", "企业依法参与举办职业教育是义务[kbacks]。"),
        ("到2025年要建设高水平专业150个[kcount]。", "到2025年要建设高水平专业50个[kcount]。"),
        ("到2025年要建成市级及以上实训基地15个[kcount]。", "到2025年要建成省级及以上实训基地15个[kcount]。"),
        ("省级高水平中职学校要建设50所[kcount]。", "国家级高水平中职学校要建设50所[kcount]。"),
        ("三年制招生规模要逐步压缩[kgrows]。", "三年制招生规模要逐步扩大[kgrows]。"),
        ("企业接受实习学生，各级财政按规定予以支持[kgrows]。", "企业接受实习学生，各级财政按规定给予奖励范围[kgrows]。"),
        ("浙江鼓励高职院校、龙头企业等共同参与试办新型学校[kjoint]。", "浙江鼓励高职院校、龙头政府等共同参与试办新型学校[kjoint]。"),
        ("浙江推动学校和企业一起开发教材[kjoint]。", "浙江推动学校和学校一起开发教材[kjoint]。"),
        ("征求意见稿提出，每年选拔一批学生到境外访学[kdraft]。", "征求意见稿提出，每月选拔一批学生到境外访学[kdraft]。"),
        ("征求意见稿提出选拔学生访学[kdraft]；还推动企业足额提取培训经费[kdraft]。", "浙江选拔学生访学[kdraft]；还推动企业足额提取培训经费[kdraft]。"),
    ],
)  # fmt: skip
def test_a_paraphrase_passes_and_the_lie_like_it_does_not(right: str, lie: str) -> None:
    assert passes(right, SOURCES)
    assert not passes(lie, SOURCES)


def test_a_duty_is_not_denied() -> None:
    assert not passes("推动学校与企业合作开发教材，不是强制[kjoint]。", SOURCES)


ENGLISH = Source(
    "kengls", "d", 0, len(CLAUSES["kcount"]), CLAUSES["kcount"], RECORD, Status.IN_FORCE,
    translations=("by 2025, build 50 provincial-level high-level secondary vocational schools and 150 high-level specialties, and 15 training bases at municipal level or above",),
    explained=("The target by 2025 is 50 provincial schools; the names of the schools are not stated.",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("By 2025 Zhejiang aims to set up 50 provincial high-level secondary vocational schools [kengls].", True),
        ("By 2025 Zhejiang aims to set up 50 national high-level secondary vocational schools [kengls].", False),
        ("By 2025 Zhejiang aims to set up all provincial high-level secondary vocational schools [kengls].", False),
        ("The names of the schools are stated [kengls].", False),
        ("Fifteen training bases at municipal level are to be opened [kengls].", False),
        ("15 training bases at city level or above are to be established [kengls].", True),
    ],
)
def test_english_is_held_against_the_translation(sentence: str, right: bool) -> None:
    statement = read(sentence)
    assert statement is not None
    verdict = verify(statement, Grounds({"kengls": ENGLISH}, records=(RECORD,)))
    assert verdict.passed is right, verdict.reasons
