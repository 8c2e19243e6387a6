"""社会培训规模: training places against full-time enrolment. 浙政发〔2020〕27号二（三）."""

from __future__ import annotations

from dataclasses import replace

from assistant.rules.shares import count_slot
from assistant.rules.types import Asking, Rule, Words
from assistant.rules.working import Sheet

_ENROLMENT = count_slot(
    "enrolment",
    "全日制学历教育规模",
    "full-time enrolment",
    "全日制在校生有多少人？",
    "How many full-time students are enrolled?",
    (
        r"(?:全日制|在读|在册|在校|学籍)(?:的)?(?:在读|在校|在册|学生|生|规模|人数)*(?:一共|总共|共|有|是|才|只)*",
        r"(?:全日制)(?:的)?(?:学历教育|在校|学历)?(?:学生|生)?(?:规模|人数)?(?:有|为|是|共)?|在读(?:学?生)?|在校(?:学)?生(?:规模|人数)?(?:有|为|是|共)?",
        r"(?:校内|在籍|在校|在读|学历|正经|全校|本校|住校)?(?:的)?(?:全日制|学历教育|学历生|在校生|在籍|学生|在校)(?:的)?(?:学生|人数|规模|生)?(?:一共|总共|统共|合计|现在|目前|大概|共|有|是|为|才)*",
        r"full[- ]?time(?: students| enrol(?:l)?ment| learners)?|enrol(?:l)?(?:ment|ed|s)|student body|degree students|regular students|on (?:the )?roll",
    ),
    (
        r"(?:来)?(?:个|名|号)?(?:的)?(?:全日制|在校|在读|在籍|学历|学生)",
        r"(?:regular |degree )?(?:full[- ]?time )?(?:students|enrol|learners|full[- ]?time)",
    ),
    not_after=r"非全日制|函授|成教|业余|夜大|part[- ]time|培训",
    low=1,
)
ENROLMENT = replace(_ENROLMENT, by=r"中职|中专|职高|技校|高职|大专|本科|secondary|college")
TRAINED = count_slot(
    "trained",
    "社会培训规模",
    "people trained",
    "社会培训了多少人（次）？",
    "How many people were trained?",
    (
        r"(?:社会|对外|面向社会)(?:的)?培训(?:一年|每年|去年|今年|全年)?(?:只|才|就|共)?(?:做|搞|完成|办|有)(?:了|到)?|(?:社会|对外)?培训(?:一年|去年|今年|全年)|(?:社会|对外|面向社会)?(?:的)?培训(?:规模|人数|人次|量|了)*(?:有|为|是|共|达)?",
        r"(?:外头|外面|校外|社会上|社会人员|企业职工|农民|退役军人|短训|短期|短期班|非学历)?(?:来)?(?:的)?(?:参加|接受|搞|做|办|完成|面向[^，,。\d]{0,6})?(?:了)?(?:社会|对外|各类|各种)?(?:的)?(?:培训|短训|办班)(?:的|了|过|到|班)*(?:人数|人次|规模|量|学员)?(?:一年|每年|去年|今年|全年|一共|总共|统共|合计|共|有|是|才|只|就|大概|做到|搞到|到)*",
        r"train(?:ed|s|ing|ees?)?(?: [a-z]+){0,3}|outside(?:rs)?|short courses?|from (?:outside|the community|industry)",
    ),
    (
        r"(?:的)?(?:社会|对外|外头|短期)?(?:的)?(?:培训|短训|来培训|参训|受训)",
        r"(?:[a-z-]+ ){0,3}(?:trained|trainees|in training|on short courses|taking short|outsiders)",
    ),
    required=False,
    also=("人次",),
)


def compute(sheet: Sheet) -> None:
    """职业院校承担社会培训规模和全日制学历教育规模比例达到1.2∶1以上."""
    target, enrolment = sheet.of_law("training-scale.ratio"), sheet.given("enrolment")
    needed = sheet.multiply(Words("需要的社会培训规模", "training needed"), enrolment, target)
    sheet.figure("needed", Words("需要的社会培训规模", "training needed"), needed)
    if sheet.has("trained"):
        trained = sheet.given("trained")
        if enrolment.amount.low > 0:
            ratio = sheet.divide(Words("目前的比例", "present ratio"), trained, enrolment, "比")
            sheet.figure("ratio", Words("目前的比例", "present ratio"), ratio)
        met = trained.amount.at_least(needed.amount)
        shown = target.words()
        if met is None:
            sheet.limit(
                "给出的数是一个范围，是否达到不能确定", "your figures are ranges, so whether the target is reached is open"
            )
        else:
            words = Words(f"{'达到' if met else '没有达到'} {shown.zh}", f"{'reaches' if met else 'falls short of'} {shown.en}")
            sheet.verdict("reached", Words("是否达到目标的比例", "target ratio reached"), met, words)
        if met is False:
            sheet.figure("lacking", Words("还差", "lacking"), sheet.subtract(Words("还差", "lacking"), needed, trained))
    sheet.assume(
        "按您给出的口径计算：条文没有写培训规模按人数还是按人次算",
        "counted as you gave it: whether heads or head-times are meant is not defined",
        "training-scale.ratio",
    )
    sheet.limit(
        "这是全省的总体目标，条文没有写年份，也不是每所学校的指标；是否实现，文件没有说明",
        "a province-wide target for which the clause names no year, not a duty of each school; whether it was met is not stated",
        "training-scale.ratio",
    )


RULE = Rule(
    id="training-scale",
    title=Words("社会培训规模与全日制规模之比", "Training against full-time enrolment"),
    formula=Words("需要的社会培训规模 = 全日制学历教育规模 × 比例", "training needed = full-time enrolment × ratio"),
    slots=(ENROLMENT, TRAINED),
    sources=("training-scale.ratio",),
    decisive=("training-scale.ratio",),
    asking=Asking(
        topic=r"培训(?:规模|人数|人次|量|多少|了)|培训[^。；;]{0,30}(?:全日制|在校生|在册)|(?:全日制|在校生|在册)[^。；;]{0,40}培训|一点二比一|1\.2 ?(?:比|∶|:|to) ?1|\btrainees\b|社会培训|培训.{0,10}(?:人|达标|达到)|training.{0,60}(?:full[- ]time|enrol)|(?:full[- ]time|enrol).{0,60}train",
        asks=r"还差|还得|差多少|缺|够|达标|达到|需要|要|至少|多少(?:人|名|人次)?|合格|how many|short|enough|meet|needed|reach",
        never=r"收入|成本|工资|经费|元",
        given=("enrolment", "trained"),
        gap=("trained",),
    ),
    compute=compute,
    opening=Words(
        "帮我算算：我们学校的社会培训规模还差多少？",
        "Can you work out how far our school's training is short of its full-time enrolment ratio?",
    ),
)
