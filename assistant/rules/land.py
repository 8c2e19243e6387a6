"""用地划拨: whether land may be allotted. 绍兴五年行动计划（征求意见稿）（六）, 附件2第18项."""

from __future__ import annotations

from assistant.rules.types import Asking, Facts, Rule, Slot, Words
from assistant.rules.working import Sheet

PUBLIC = Slot(
    name="public_benefit",
    label=Words("公益性", "public benefit"),
    unit="",
    kind="flag",
    question=Words("用地是否属于公益性？", "Is the use of public benefit?"),
    required=False,
    implied=(
        (
            r"(?:不是|不属于|非|没有)公益|(?<!不以)(?<!非)(?<!不)营利(?!为目的)|以营利为目的(?<!不以营利为目的)|商业|[赚挣]钱的|盈利|not (?:for )?public[- ](?:benefit|interest)|commercial|for[- ]profit(?<!not-for-profit)(?<!not for profit)",
            "no",
        ),
        (r"公益|public[- ](?:benefit|interest|good)", "yes"),
    ),
)
USE = Slot(
    name="use",
    label=Words("用途", "use"),
    unit="",
    kind="choice",
    choices=("research", "training", "other"),
    words={
        "research": Words("科研机构办公用地", "offices of a research institution"),
        "training": Words("非营利性教育培训", "non-profit education and training"),
        "other": Words("其他", "other"),
    },
    question=Words(
        "用来做什么：科研机构办公、非营利性教育培训，还是其他？",
        "For offices of a research institution, non-profit education and training, or something else?",
    ),
    required=False,
    implied=(
        (
            r"非营利(?:性)?(?:的)?(?:教育|培训|职业|学校|实训)?|不以(?:营利|盈利|赚钱|挣钱)|不营利|不(?:为|图)(?:了)?[赚挣]钱|non[- ]?profit|not[- ]for[- ]profit",
            "training",
        ),
        (r"科研(?:机构|院所|单位)?(?:的)?(?:办公)?(?:用房|用地|楼)?|研究院|research", "research"),
        (
            r"(?<!非)(?<!不以)(?<!不)营利|[赚挣]钱的|盈利|商业|商品房|酒店|超市|厂房|住宅|宿舍|commercial|for-profit|factory|housing",
            "other",
        ),
    ),
)


def compute(sheet: Sheet) -> None:
    """属于公益性且为科研机构办公用地及非营利性的教育培训等产教融合相关用地，可采用划拨方式供地."""
    source = sheet.law.words("land.allotment")
    use = sheet.says("use")
    public, listed = bool(sheet.says("public_benefit")), use in ("research", "training")
    eligible = public and listed
    if sheet.has("public_benefit"):
        words = Words("公益性：" + ("是" if public else "否"), "public benefit: " + ("yes" if public else "no"))
        sheet.step(words, source=source)
    if sheet.has("use"):
        words = Words(
            "用途" + ("在条文列举之内" if listed else "不在条文明文列举之内"),
            "the use is " + ("named in the clause" if listed else "not named in the clause"),
        )
        sheet.step(words, source=source)
    words = (
        Words("可以采用划拨方式供地（条件达到）", "land may be allotted (the conditions are met)")
        if eligible
        else Words("不符合条文列明的划拨条件", "the conditions named for allotment are not met")
    )
    sheet.verdict("eligible", Words("可否划拨供地", "land may be allotted"), eligible, words)
    sheet.limit(
        "条文写的是“可”采用划拨方式，由自然资源和规划部门决定，不是当然享有",
        "the clause says “may”; the planning authority decides, and there is no right to it",
        "land.allotment",
    )
    sheet.limit(
        "条文在“教育培训”后有“等”字，其他产教融合相关用地是否包括在内没有写明",
        "the clause ends its list with “and the like”; which other uses are meant is not stated",
        "land.allotment",
    )
    sheet.limit(
        "附件2第18项写法不同：“对符合条件的产教融合相关用地视为教育科研划拨用地”",
        "annex 2, row 18 words it differently: qualifying land is treated as allotted land for education and research",
        "land.annex",
    )


def _needs(facts: Facts) -> tuple[str, ...]:
    """Both conditions; one that is not met decides alone."""
    said = {name: facts[name].value for name in ("public_benefit", "use") if name in facts}
    if said.get("public_benefit") is False or said.get("use") == "other":
        return ()
    return tuple(name for name in ("public_benefit", "use") if name not in said)


RULE = Rule(
    id="land-allotment",
    title=Words("产教融合用地划拨（绍兴）", "Allotment of land (Shaoxing)"),
    formula=Words(
        "属于公益性，并且用于科研机构办公或非营利性教育培训 → 可采用划拨方式供地",
        "public benefit, and offices of research or non-profit training → land may be allotted",
    ),
    slots=(PUBLIC, USE),
    sources=("land.allotment", "land.annex"),
    decisive=("land.allotment",),
    asking=Asking(
        topic=r"划拨|(?:拿|给|要|批|弄|搞)(?:到|我们)?(?:一)?[块片]地|地块|\bplot of land|白给地|白拿地|免费(?:给|拿|供)地|给块?地|批地|要地|用地|拿地|供地|土地|\bland\b|allot",
        asks=r"好(?:划拨|批|拿|给)|给不给|成不成|[行走]得通|行不行|能成|could|会不会|算不算|有资格|资格|能(?:不能|否)?|可以|可不可以|符合|够条件|够不够|行吗|can|may|eligible|qualif",
        never=r"以后|改(?:建|盖|成|变)|转让|出让金|变更|收回|补缴|哪些|什么样|哪种|which|what kind",
        given=("public_benefit", "use"),
        regions=("绍兴",),
    ),
    compute=compute,
    needs=_needs,
    opening=Words(
        "绍兴公益性的非营利教育培训用地，可以划拨吗？",
        "May public-benefit land for non-profit training in Shaoxing be allotted?",
    ),
)
