"""专题教育学时: class hours of professional spirit. 杭州市改革方案（征求意见稿）（五）."""

from __future__ import annotations

from assistant.rules.types import Asking, Rule, Slot, Words
from assistant.rules.working import Sheet

HOURS = Slot(
    name="hours",
    label=Words("专题教育学时", "class hours"),
    unit="学时",
    question=Words("安排了多少学时的职业精神、工匠精神、劳模精神专题教育？", "How many class hours of these topics are taught?"),
    near=(
        r"(?:报(?:上来|了)?|排|安排|开|上|讲|设|凑|课表|合计|加起来|总共|一共|目前|现在|今年|学期|学年|只有|才|就|统共|拢共)(?:了|出|到|的|上|过)*(?:一共|总共|只|才|就|有|是)*",
        r"(?:schedul\w+|give|gave|run|ran|planned|plan|put in|have|only|total(?:ling|s)?|spent|done)",
        r"(?:专题)?(?:教育)?(?:安排|开了?|上了?|设了?|共|一共|只有|有)(?:了)?|专题教育|精神(?:教育)?",
        r"(?:职业|工匠|劳模)精神(?:课|教育)?(?:有|是)?",
        r"hours|teach|taught|offer(?:s|ed)?",
    ),
    after=(
        r"(?:的)?(?:课|专题|这类|这些)",
        r"(?:class |lesson |teaching )?(?:hours|periods|lessons)",
        r"(?:的)?(?:专题|职业精神|工匠精神|劳模精神)",
        r"(?:class )?hours",
        r"(?:class hours )?(?:on|of|for) (?:craftsman|model workers?|professional spirit)",
    ),
    bare=True,
    sums=True,
    by=r"[上下这本]学期|第[一二三四]学期|职业精神|工匠|劳模|craftsman|model worker|professional spirit",
)


def compute(sheet: Sheet) -> None:
    """职业精神、工匠精神、劳模精神等专题教育不少于16学时."""
    least, hours = sheet.of_law("class-hours.minimum"), sheet.given("hours")
    sheet.figure("minimum", Words("至少需要", "at least"), least, main=False)
    met = hours.amount.at_least(least.amount)
    given, needed = hours.words(), least.words()
    sheet.step(
        Words(f"专题教育不少于 {needed.zh}", f"at least {needed.en} of these topics"), least.amount, least.unit, least.source
    )
    if met is None:
        sheet.limit(
            "给出的学时是一个范围，够不够不能确定",
            "your hours are a range, so whether they suffice is open",
            "class-hours.minimum",
        )
        return
    words = Words(
        f"{given.zh}，{'达到' if met else '没有达到'}不少于 {needed.zh}",
        f"{given.en} {'reaches' if met else 'falls short of'} the {needed.en} required",
    )
    sheet.step(words, source=least.source)
    sheet.verdict("reached", Words("学时是否达到", "hours sufficient"), met, words)
    if not met:
        sheet.figure("lacking", Words("还差", "lacking"), sheet.subtract(Words("还差", "lacking"), least, hours))
    sheet.assume(
        "三种专题教育的学时合在一起算；条文没有写按学期、学年还是整个学制",
        "the topics are counted together; per term, year or whole course is not stated",
        "class-hours.minimum",
    )


RULE = Rule(
    id="class-hours",
    title=Words("职业精神等专题教育学时（杭州）", "Class hours of professional spirit (Hangzhou)"),
    formula=Words("还差 = 最低学时 − 已安排学时", "lacking = minimum − hours taught"),
    slots=(HOURS,),
    sources=("class-hours.minimum",),
    decisive=("class-hours.minimum",),
    asking=Asking(
        topic=r"职业精神|工匠精神|劳模精神|专题教育|craftsman|professional spirit|model worker",
        asks=r"够|达标|达到|还差|合格|符合|过关|差几|缺几|补几|多少(?:个)?(?:学时|课时)|more|add\b|enough|meet|short|sufficient|reach",
        given=("hours",),
        regions=("杭州",),
    ),
    compute=compute,
    opening=Words(
        "帮我算算：杭州职业院校的专题教育学时够不够？",
        "Can you work out whether a Hangzhou school's hours of professional spirit are enough?",
    ),
)
