"""双师型教师占比: how many teachers a school is short of the target. 浙政发〔2020〕27号三（五）; 杭州（一）; 绍兴（十三）."""

from __future__ import annotations

from decimal import Decimal

from assistant.rules.places import PLACE
from assistant.rules.shares import count_slot, present_share, share_against
from assistant.rules.types import Asking, Facts, Rule, Slot, Words
from assistant.rules.working import Sheet

TEACHERS = count_slot(
    "teachers",
    "专业课教师人数",
    "teachers of vocational subjects",
    "专业课教师一共有多少人？",
    "How many teachers of vocational subjects are there?",
    (
        r"教专业课?的(?:老师|教师)?(?:一共|总共|共|有)*|(?:专业课?|专任|全部|全校)?(?:的)?(?:教师|老师)(?:总数|总人数|人数)?(?:一共|总共|共|有|为|是|共有)*|一共|总共|总数",
        r"(?:教专业课?|专业课?|上专业课|专业|任课|带专业)(?:的)?(?:老师|教师|师资)?(?:队伍)?(?:现在|目前|一共|总共|统共|合计|共|有|是|为)*",
        r"teachers|faculty|staff|total|out of|of",
        r"(?:specialised|specialist|vocational|subject|professional)[a-z -]{0,20}(?:teachers|staff|faculty|instructors)|we have|there are|employ\w*",
    ),
    (
        r"(?:的)?专业课?(?:的)?(?:专任)?(?:教师|老师)|(?:的)?(?:专任)?(?:教师|老师)|(?:个|名|位|人)?(?:是)?教(?:专业课?|技能课?|实训课?|数控|机电|汽修|护理|电商|会计)(?:程)?的",
        r"(?:(?!dual)[a-z-]+ ){0,3}(?:subject )?(?:teachers|faculty|staff|instructors|lecturers)",
    ),
    required=False,
    not_after=r"文化课|公共课|基础课|行政|后勤|academic subjects|general subjects|administrative",
    part_words=r"双师|dual[- ]qualified",
    part="dual",
    low=1,
)
DUAL = count_slot(
    "dual",
    "“双师型”教师人数",
    "dual-qualified teachers",
    "其中“双师型”教师有多少人？",
    "How many of them are dual-qualified?",
    (
        r"[“\"]?双师(?:型|素质)?[”\"]?(?:的)?(?:教师|老师)?(?:现有|目前|只|已|一共|人数)?(?:有|是|为|占)?(?:了)?",
        r"(?:是|够|算|认定(?:了|为)?|评上(?:了)?|拿到|够得上|符合|有)(?:了)?(?:的)?双师(?:型|素质)?(?:的)?(?:资格|证|教师|老师|称号)?(?:只|才|就|一共|总共|已经?|目前|有|是)*",
        r"dual[- ](?:qualified|teacher)s?(?: teachers?)?(?: are| is|:)?",
    ),
    (
        r"(?:个|名|位)?(?:人)?(?:已)?(?:是|算|够|认定(?:为|了)?|评(?:上|为)(?:了)?|拿到|属于)?(?:了)?双师|(?:的)?(?:是|为|属于|名|位|教师是)?[“\"]?双师",
        r"(?:of (?:them|whom) )?(?:[a-z-]+ ){0,3}(?:are |is )?dual[- ]",
    ),
    required=False,
)
DUAL_SHARE = Slot(
    name="dual_share",
    label=Words("“双师型”教师占比", "share of dual-qualified teachers"),
    unit="ratio",
    question=Words("“双师型”教师占百分之几？", "What share of the teachers is dual-qualified?"),
    near=(
        r"双师[^，,。；;\d]{0,10}?(?:占|比例|率|比重|占比|才|只有|是|到|达)+",
        r"双师(?:型|素质)?[\"]?(?:的)?(?:教师|老师)?(?:比例|占比|比率|比重|率)?(?:现在|目前|只|已|已经)?(?:占|是|为|有|达到|达)?(?:专业课教师的)?",
        r"dual[- ](?:qualified|teacher)\w*(?: [a-z-]+){0,3}",
    ),
    after=(
        r"(?:的)?(?:老师|教师)?(?:是|算|够|为)?双师",
        r"(?:的)?(?:是|为)?双师",
        r"(?:of (?:them|the teachers) )?(?:are |is )?dual[- ]",
    ),
    not_after=r"从|才|要求|规定|目标|应当|指标",
    required=False,
    high=Decimal(1),
)
_SOURCES = {"浙江": "dual-qualified.province", "杭州": "dual-qualified.hangzhou", "绍兴": "dual-qualified.shaoxing"}


def compute(sheet: Sheet) -> None:
    """“双师型”教师占专业课教师的比重达到90%以上, in the words of the province or of the place asked for."""
    place = str(sheet.says("place") or "浙江")
    identifier = _SOURCES[place]
    if sheet.has("teachers"):
        share_against(sheet, "dual", "teachers", sheet.of_law(identifier), Words("“双师型”教师", "dual-qualified teachers"))
    else:
        present_share(sheet, sheet.given("dual_share"), sheet.of_law(identifier))
    sheet.statuses = sheet.status_of(identifier)
    if not sheet.says("place"):
        sheet.assume("没有写明地方，按省里的目标计算", "no place was named; the provincial target is taken", identifier)
    _side_by_side(sheet, place)
    if place == "绍兴":
        sheet.assume(
            "绍兴的条文没有写分母，按专业课教师理解",
            "the Shaoxing clause names no whole; teachers of vocational subjects are taken",
            identifier,
        )
    sheet.limit(
        "这是到2025年全省（全市）的总体目标，不是每一所学校的指标；是否实现，文件没有说明",
        "this is a target for the whole region by 2025, not a duty of each school; whether it was met is not stated",
        identifier,
    )
    sheet.limit(
        "条文没有写人数怎么取整，也没有定义怎样认定“双师型”",
        "the clause does not say how to round, nor who counts as dual-qualified",
        identifier,
    )


def _side_by_side(sheet: Sheet, place: str) -> None:
    """What the other documents say of the same share, each with what it is worth on the day."""
    for other, identifier in _SOURCES.items():
        if other == place:
            continue
        quantity = sheet.of_law(identifier)
        status = sheet.status_of(identifier)[0][1]
        force = Words("现行", "in force") if status == "in_force" else Words("不是现行文件", "not in force")
        shown = quantity.words()
        sheet.step(
            Words(f"对照{other}：{shown.zh}（{force.zh}）", f"compare {PLACE_EN[other]}: {shown.en} ({force.en})"),
            source=quantity.source,
        )


PLACE_EN = {"浙江": "Zhejiang", "杭州": "Hangzhou", "绍兴": "Shaoxing"}


def _needs(facts: Facts) -> tuple[str, ...]:
    """A count of teachers, or the share itself."""
    return () if "teachers" in facts or "dual_share" in facts else ("teachers",)


RULE = Rule(
    id="dual-qualified",
    title=Words("“双师型”教师占比", "Share of dual-qualified teachers"),
    formula=Words(
        "需要的人数 = 专业课教师人数 × 目标比例；还差 = 需要的人数 − 已有人数",
        "needed = teachers × target share; lacking = needed − present",
    ),
    slots=(PLACE, TEACHERS, DUAL, DUAL_SHARE),
    sources=("dual-qualified.province", "dual-qualified.hangzhou", "dual-qualified.shaoxing"),
    decisive=("dual-qualified.province",),
    asking=Asking(
        topic=r"双师|dual[- ](?:qualified|teacher)",
        asks=r"还得|还要|再(?:培养|认定|引进|补|添|评)|还差|差多少|缺|够|达标|达到|需要|至少|多少(?:人|名|个|位)|几(?:人|名|个|位)|比例.{0,6}(?:多少|达)|合格|how many|short|enough|meet|needed|reach",
        never=r"技师以上|权重|得分|几分|多少分|这项指标|评价指标|指标(?:值|体系|占)",
        given=("teachers", "dual_share", "dual"),
        gap=("dual", "dual_share"),
    ),
    compute=compute,
    needs=_needs,
    opening=Words(
        "帮我算算：我们学校的“双师型”教师还差多少人？",
        "Can you work out how far our share of dual-qualified staff is short of the target?",
    ),
)
