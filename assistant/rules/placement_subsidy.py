"""实习和教师实践补助: what an enterprise may be paid for taking students and teachers. 杭州市改革方案（征求意见稿）（十二）."""

from __future__ import annotations

from assistant.rules.types import Asking, Facts, Rule, Slot, Words
from assistant.rules.working import Quantity, Sheet

WAGE = Slot(
    name="minimum_wage",
    label=Words("当地月最低工资", "local monthly minimum wage"),
    unit="元",
    each=True,
    question=Words(
        "当地现行的月最低工资标准是多少元？（五份文件都没有写）",
        "What is the local monthly minimum wage, in yuan? (None of the documents states it.)",
    ),
    hint=Words("请填当地人社部门公布的标准", "as published by the local labour authority"),
    near=(
        r"最低工资[^，,。；;\d]{0,8}?(?:按|是|为|算|定|现在|目前|标准|涨到|调到|这边|这里)+",
        r"min(?:imum)?[- ]wage(?: (?:here|there|is|was|of|at|stands|in [a-z]+|locally|standard))*|wage floor",
        r"(?:当地|本地|杭州(?:市)?)?(?:的)?(?:月|每月)?(?:的)?最低(?:月)?工资(?:标准)?|最低标准|工资标准",
        r"min(?:imum)? (?:monthly )?wages?|min(?:imum)? pay",
    ),
    after=(
        r"(?:块|元)?(?:的)?(?:最低|底线)(?:工资|薪)",
        r"(?:a month )?(?:is |as )?(?:the |our |local )*min(?:imum)?[- ]wage",
        r"(?:的)?(?:月)?最低工资",
        r"(?:as |of )?(?:the )?(?:monthly )?minimum wage",
    ),
    bare=True,
    also=("元/月",),
)
STUDENTS = Slot(
    name="students",
    label=Words("实习学生人数", "student interns"),
    unit="人",
    question=Words("接受多少名学生实习？", "How many student interns were taken?"),
    near=(
        r"(?:接(?:收|受|纳|待|了)?|招(?:收|了)?|带(?:了|着)?|收(?:了|下)?|来(?:了)?|进(?:来|了)?|安排(?:了)?|派(?:来|了)?|要(?:了)?|用(?:了)?)[^，,。；;\d]{0,4}",
        r"(?:took|take|taking|taken|host\w*|accept\w*|receiv\w*|have|had|with)(?: on| in)?",
        r"(?:实习|学|见习|顶岗)(?:学)?(?:生|习)?(?:人数)?(?:共|一共|总共|有)?|接(?:收|受|纳)了?|招了?|带了?|收了",
        r"(?:student )?interns?|students?|took|take|host(?:s|ed|ing)?",
    ),
    after=(
        r"(?:个|名|位)?(?:[^\d\s，,、。；;]{0,6})(?:实习生|学生|学徒|娃|同学|学员|实习的|生)",
        r"(?:[a-z-]+ ){0,3}(?:students?|interns?|trainees?|apprentices?|pupils?|placements?)",
        r"(?:杭州)?(?:的)?(?:职校|中职|高职|职高|大专)?(?:的)?(?:顶岗)?(?:实习|学)(?:学)?(?:生|习)?",
        r"(?:[a-z-]+ ){0,2}(?:students?|interns?|trainees)",
    ),
    implied=(
        (
            r"每(?:人|名|个人|位)|一人一?(?:个)?月|人均|每(?:个|名|位)(?:实习)?(?:学)?生|per (?:person|head|student|intern)|each (?:student|intern)",
            "1",
        ),
    ),
    required=False,
    whole=True,
    instead=("person_months",),
)
TEACHERS = Slot(
    name="teachers",
    label=Words("实践教师人数", "teachers in practice"),
    unit="人",
    question=Words("接受多少名教师实践锻炼？", "How many teachers in practice were taken?"),
    near=(r"(?:实践|锻炼|挂职)(?:的)?(?:教师|老师)|(?:教师|老师)(?:人数)?", r"teachers?"),
    after=(r"[^\d\s,，、。；;]{0,4}(?:教师|老师)", r"(?:[a-z-]+ ){0,2}teachers?"),
    required=False,
    whole=True,
    instead=("person_months",),
)
MONTHS = Slot(
    name="months",
    label=Words("月数", "months"),
    unit="月",
    question=Words("实习或实践多少个月？", "For how many months?"),
    near=(
        r"(?:实习|锻炼|实践|干|待|呆|做|练|顶岗|跟岗|学|住|连续|前后|每人|各|满|整整|时长|周期)(?:了|满|够|上|期)?(?:一共|总共|共|是|有|为)*",
        r"(?:for|over|stay(?:ed|ing)?|work(?:ed|ing)?|lasting|during|spent|each for)",
        r"(?:实习|实践|锻炼|为期|一共|期限|时间|干了?|待了?|做了?|呆了?)",
        r"for|lasting|duration|during",
    ),
    after=(
        r"(?:的)?(?:实习期|期|时间|顶岗|跟岗)",
        r"(?:placements?|stays?|internships?|each|apiece|long)",
        r"(?:的)?(?:实习|实践|锻炼)",
        r"(?:each|of|internship)",
    ),
    implied=(
        (
            r"每(?:个)?月(?:每人)?(?:能|可|可以|应|该|最多)?(?:补|领|拿|得|有|给)|每(?:人|名|生)每(?:个)?月|一人一?(?:个)?月|(?:补|领|拿|给)(?:多少)?(?:钱)?每(?:个)?月|per month|a month each|monthly subsidy|each month",
            "1",
        ),
    ),
    bare=True,
    instead=("person_months",),
)
PERSON_MONTHS = Slot(
    name="person_months",
    label=Words("各批人数乘月数之和", "people times months, over all batches"),
    unit="人月",
    question=Words("各批人数乘月数，合计多少人月？", "How many person-months are all batches together?"),
    near=(r"(?:合计|一共|总共|共)(?:是|为)?",),
    after=(r"(?:人月)",),
    batches=True,
    required=False,
)


def compute(sheet: Sheet) -> None:
    """按照当地最低工资25%的标准，对接受学生实习和教师实践锻炼的企业进行补助."""
    share = sheet.of_law("placement-subsidy.share")
    standard = sheet.multiply(
        Words("补助标准（当地月最低工资的一定比例）", "standard (share of the local monthly minimum wage)"),
        sheet.given("minimum_wage"),
        share,
        unit="元",
    )
    sheet.figure("standard", Words("补助标准", "standard"), standard, main=False)
    times = (sheet.given("person_months"),) if sheet.has("person_months") else (_persons(sheet), sheet.given("months"))
    total = sheet.multiply(Words("按假设合计", "total under the assumptions"), standard, *times, unit="元", basis="assumption")
    sheet.figure("subsidy", Words("按假设计算的补助合计", "subsidy under the assumptions"), total)
    sheet.assume(
        "假设按“每人每月”计发：条文只写“按照当地最低工资25%的标准”，没有写按人、按月还是按次",
        "assumed per person and month: the clause only says “at 25% of the local minimum wage”, not per person, per month or once",
        "placement-subsidy.share",
    )
    sheet.assume(
        "假设“最低工资”指月最低工资标准，数额以您提供的为准",
        "assumed that “minimum wage” means the monthly standard; the amount is yours",
    )
    sheet.assume(
        "假设不设人数、期限和总额的上限：条文没有写", "assumed without a cap on persons, months or total: the clause states none"
    )
    if sheet.has("person_months"):
        sheet.assume("每批的人数乘以各自的月数，再相加，算作人月", "the people of each batch times their own months, added up")
    if sheet.has("students") and sheet.has("teachers"):
        sheet.assume(
            "假设学生和教师按同一标准：条文没有区分",
            "assumed the same standard for students and teachers: the clause makes no difference",
        )
    sheet.limit(
        "补助对象是企业，不是学生或教师个人；通过公办职业院校拨付",
        "it is paid to the enterprise, not to the student or teacher, through the public vocational school",
        "placement-subsidy.channel",
    )
    sheet.limit(
        "文件没有写最低工资的数额、补助的期限和封顶",
        "the documents state no minimum wage, duration or cap",
        "placement-subsidy.share",
    )


def _persons(sheet: Sheet) -> Quantity:
    """Students and teachers together."""
    if sheet.has("students") and sheet.has("teachers"):
        return sheet.add(Words("实习学生和实践教师", "students and teachers"), sheet.given("students"), sheet.given("teachers"))
    return sheet.given("students" if sheet.has("students") else "teachers")


def _needs(facts: Facts) -> tuple[str, ...]:
    """Someone has to have been taken."""
    return () if facts.keys() & {"students", "teachers", "person_months"} else ("students",)


RULE = Rule(
    id="placement-subsidy",
    title=Words("接受学生实习和教师实践的企业补助", "Subsidy for taking interns and teachers in practice"),
    formula=Words(
        "补助标准 = 当地月最低工资 × 比例；合计（假设每人每月）= 补助标准 × 人数 × 月数",
        "standard = local monthly minimum wage × share; total (assumed per person and month) = standard × persons × months",
    ),
    slots=(WAGE, STUDENTS, TEACHERS, MONTHS, PERSON_MONTHS),
    sources=("placement-subsidy.share", "placement-subsidy.channel"),
    decisive=("placement-subsidy.share",),
    asking=Asking(
        topic=r"实习|实践|锻炼|最低工资|min(?:imum)? wage|接(?:收|受|纳).{0,12}(?:学生|教师|老师)|intern|students?|teachers?",
        asks=r"补(?:助|贴|多少|我们|咱|给|到|几|企业|单位|工厂|厂|公司|一点|点|钱|回)|能补|能领|能拿|领到|可补|奖补|subsid|compensat|\bpaid\b|\bget\b",
        never=r"^(?!.*(?:补|奖|领|拿|subsid|paid|get)).*(?:够(?:不够|吗|没|了|标准|数|格)|达标|合规|enough|meet)|岗位|职工总数|学时|生均",
        given=("minimum_wage", "students", "teachers", "person_months"),
        regions=("杭州",),
    ),
    compute=compute,
    needs=_needs,
    opening=Words(
        "帮我算算：杭州的企业接收学生实习能补助多少钱？",
        "Can you work out the subsidy for a Hangzhou company that takes student interns?",
    ),
)
