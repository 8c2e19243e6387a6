"""Made-up official documents: lines of every kind that the outline knows, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

_NUMERAL = st.sampled_from("一 二 三 九 十 十一 十九 二十 二十三 九十九".split())
_SENTENCE = st.sampled_from(
    [
        "学校应当安排教师到企业实践。",
        "经批准后最高可上浮50%；",
        "比例达到1.2∶1以上",
        "鼓励企业接收学生实习，",
        "落实《实施意见》（以下简称《意见》）。",
        "推进“1+X”证书制度。”",
        "做好以下工作：",
        "可以吗？",
        "好！",
        "建设一批特色鲜明、成效显著、具有示范引领作用、面向未来产业和现代服务业的高水平职业院校和专业群，持续扩大优质职业教育资源供给；",
        "完善招生、培养、评价、就业联动机制，支持行业企业、产业园区以资本、技术、管理、设备等要素参与职业院校办学，遴选一批产教融合型企业。",
    ]
)
_SENTENCES = st.lists(_SENTENCE, min_size=1, max_size=6).map("".join)
_CELLS = st.lists(st.sampled_from(["市教育局", "甲", "2%", "", "产学合作（38%）"]), min_size=2, max_size=4)

LINE = st.one_of(
    _SENTENCES,
    st.tuples(_NUMERAL, st.just("、"), _SENTENCES).map("".join),
    st.tuples(st.just("（"), _NUMERAL, st.just("）"), _SENTENCES).map("".join),
    st.tuples(st.integers(1, 99).map(str), st.sampled_from([".", ". "]), _SENTENCES).map("".join),
    st.sampled_from(
        [
            "附件1：",
            "附件1：评价指标体系",
            "附件2：",
            "附件",
            "附件：任务分解表",
            "抄送：各市。",
            "某市人民政府办公厅2025年1月1日印发",
        ]
    ),
    st.sampled_from(
        ["某市人民政府", "2025年1月1日", "（征求意见稿）", "（此件公开发布）", "各区、县（市）人民政府：", "指标说明："]
    ),
    st.sampled_from(["（责任单位：市教育局）", "序号 | 任务 | 责任", "1 | 甲 |", "|", " |", ""]),
    _CELLS.map(lambda cells: "".join(f"\t{cell}\n" for cell in cells)),
    _CELLS.map(" | ".join),
)
LINES = st.lists(LINE, max_size=25)
