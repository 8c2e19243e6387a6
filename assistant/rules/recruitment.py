"""公开招聘: whether someone meets the conditions for teaching posts in Shaoxing. 绍兴五年行动计划（征求意见稿）（十三）."""

from __future__ import annotations

from assistant.rules.types import Asking, Rule, Slot, Words
from assistant.rules.working import Sheet

_SCHOOLS = r"(?:从)?(?:绍兴|杭州)?(?:的)?(?:大专|专科|本科|高职|大学|研究生|硕士|博士|中专|中职|学校)?"
_JUST_GRADUATED = rf"(?:今年(?:\S{{1,2}}月)?(?:份)?(?:刚|才|就|要|将)?|刚刚?|才|即将|马上|快){_SCHOOLS}毕业(?!\S{{0,3}}[年月]|的|生)|我(?:是)?(?:一名|一个|个)?(?:今年的?|20\d\d届)?(?:的)?(?:本科|大专|高职|大学)?应届|just graduated|i (?:am|will be) (?:a )?(?:fresh|recent) graduate"
EXPERIENCE = Slot(
    name="experience",
    label=Words("企业工作经历", "work in enterprises"),
    unit="月",
    question=Words("在企业工作过多少年？", "How many years of work in enterprises?"),
    hint=Words("例如：3年；没有请写0年", "for example: 3 years; write 0 years if none"),
    near=(
        r"(?:第[一二三]|头一|前一|后头那|后面那|后一|另一|上一)(?:家|个单位|个厂|份工)[^，,。；;\d]{0,6}",
        r"(?:企业|工厂|厂子?|公司|车间)(?:里)?(?:头)?(?:做|干|当|搞|开|修)[^，,。；;\d]{0,6}",
        r"(?:企业|工厂|厂子?|公司|车间)(?:里)?(?:头)?(?:只|才|就|也就)?(?:待|呆|干|做|泡|站|混)(?:了|过|满)*",
        r"(?:在)?[^，,。；;\d]{0,14}(?:厂|公司|企业|车间|集团|单位|车行|4s店|酒店|工地|设计院|研究所)(?:里|那边|上)?(?:当|做|干|跑|搞|修|开|上|待|呆|混|打)(?:了|过|满)*",
        r"(?:worked|spent|did|been|experience|career|employed|working)(?: [a-z]+){0,3}",
        r"(?:在)?(?:企业|工厂|公司|厂里|厂|单位|车间)(?:里)?(?:工作|干|做|上班|待|打工)?(?:过|了)?(?:有|满|已|已经|将近)?|工作(?:经历|经验|年限)?(?:了|有|为|是|满|已)?|干了|做了|经验|工龄|上班",
        r"worked|work(?:ing)?(?: experience)?|experience|employed",
    ),
    after=(
        r"(?:[^，,。；;\d]{0,6})?(?:的)?(?:技术员|工艺员|工程师|技师|工人|师傅|班|经理|技工|维修|设计师|电工|钳工|焊工)",
        r"(?:of |in |at |as |with )(?:a |an |the )?(?:[a-z-]+ ){0,3}(?:industry|compan\w+|factor\w+|firms?|plants?|enterprises?|business|workshop|engineer|technician|mill)",
        r"(?:的)?(?:企业|工厂|公司)?(?:的)?(?:工作)?(?:经历|经验|工龄)|(?:在)?(?:企业|工厂|公司|厂)",
        r"(?:才|刚)?(?:进|到|去)(?:的|了|过)?(?:企业|公司|厂|工厂|车间)",
        r"(?:of )?(?:[a-z-]+ ){0,3}(?:experience|work|in (?:a |an )?(?:[a-z-]+ )?(?:compan|enterprise|factor|industr))",
    ),
    implied=(
        (
            r"(?:没有?|无|没有任何)(?:任何)?(?:企业)?(?:工作)?(?:经验|经历)|没(?:在)?(?:企业|公司|厂里?)(?:工作|干|待|上)过|no (?:work |industry |enterprise )?experience",
            "0",
        ),
        (
            r"(?:一天|从来?|还|都|压根)?(?:班|企业|厂)(?:都|也)?没(?:有)?(?:上|进|去|待|干)过|没(?:有)?(?:上过班|工作过|进过厂|进过企业|干过)|从没(?:工作|上班)|没有?(?:工作|企业)(?:经历|经验)|never worked",
            "0",
        ),
        (_JUST_GRADUATED, "0"),
    ),
    bare=True,
    sums=True,
)
SCHOOLING = Slot(
    name="schooling",
    label=Words("学历", "schooling"),
    unit="",
    kind="choice",
    choices=("高职以上", "高职以下"),
    words={
        "高职以上": Words("高职（大专）及以上", "higher vocational college or above"),
        "高职以下": Words("高职（大专）以下", "below higher vocational college"),
    },
    question=Words(
        "是什么学历？（高职〔大专〕及以上，还是以下）", "Which schooling? (higher vocational college or above, or below)"
    ),
    implied=(
        (r"高职以下|below (?:college|higher)", "高职以下"),
        (r"(?:没有?|不是|没上过|未取得)(?:高职|大专|专科|大学)(?:学历)?", "高职以下"),
        (
            r"中专(?!业)|中职(?:学历|毕业|生|文凭)|职高(?:学历|毕业|生|文凭)|高中(?:学历|毕业|文化|文凭|没|都没|生|念)|初中|技校(?:毕业|学历)?|小学(?:文化|毕业|学历)|(?:secondary|high) (?:vocational )?school",
            "高职以下",
        ),
        (
            r"高职以上|大专|专科|高职(?:学历|毕业|生|文凭)|本科|学士|硕士|研究生|博士|大学(?:学历|毕业|生|文凭)|bachelor|master|college (?:degree|graduate|diploma)|higher vocational|associate degree|phd|doctora",
            "高职以上",
        ),
    ),
)
SKILLED = Slot(
    name="skilled",
    label=Words("特殊高技能人才（含高级工以上职业资格）", "specially skilled (senior worker's certificate or above)"),
    unit="",
    kind="flag",
    question=Words(
        "是不是特殊高技能人才（含有高级工以上职业资格）？", "Specially skilled, such as a senior worker's certificate or above?"
    ),
    implied=(
        (
            r"(?:不是|没有?|无|没考|没拿)(?:到|过)?(?:任何|什么)?(?:特殊)?(?:的)?(?:高级工|高技能|技师|技能证|职业资格|证书)|(?:什么|任何|一个)?(?:技能|职业资格|资格|技能等级)?证(?:书)?(?:都|也)(?:没|不)",
            "no",
        ),
        (
            r"高级工|高级技师|技师(?!学院)|高技能人才|特级技师|senior (?:skilled )?worker|(?:senior )?technician|highly skilled",
            "yes",
        ),
    ),
    required=False,
)
GRADUATE = Slot(
    name="fresh_graduate",
    label=Words("应届毕业生", "fresh graduate"),
    unit="",
    kind="flag",
    question=Words("是不是应届毕业生？", "A fresh graduate?"),
    implied=(
        (r"(?:不是|非)应届", "no"),
        (
            rf"{_JUST_GRADUATED}|应届|今年(?:刚)?毕业|刚毕业|即将毕业|fresh graduate|recent graduate|just graduated|graduating this year",
            "yes",
        ),
    ),
    required=False,
)


def compute(sheet: Sheet) -> None:
    """原则上从具有3年以上企业工作经历并具有高职以上学历的人员中公开招聘; two exceptions."""
    needed = sheet.of_law("recruitment.experience")
    given = sheet.given("experience")
    long_enough = given.amount.at_least(needed.amount)
    schooled = sheet.says("schooling") == "高职以上"
    sheet.figure("required_experience", Words("需要的企业工作经历", "enterprise work required"), needed, main=False)
    if long_enough is None:
        sheet.limit(
            "企业工作经历是一个范围，够不够不能确定，请写明年数",
            "your years are a range, so whether they suffice is open",
            "recruitment.experience",
        )
    else:
        words = _comparison(sheet, long_enough)
        sheet.step(words, source=needed.source)
        sheet.verdict("experience_met", Words("企业工作经历是否达到", "experience sufficient"), long_enough, words, main=False)
    schooling = Words(
        "学历：" + ("达到高职以上" if schooled else "在高职以下"),
        "schooling: " + ("higher vocational college or above" if schooled else "below higher vocational college"),
    )
    sheet.step(schooling, source=needed.source)
    sheet.verdict("schooling_met", Words("学历是否达到", "schooling sufficient"), schooled, schooling, main=False)
    if long_enough is False:
        label = Words("企业工作经历还差", "enterprise work lacking")
        sheet.figure("experience_lacking", label, sheet.subtract(label, needed, given, source=needed.source))
    if sheet.says("fresh_graduate") and given.amount.high == 0:
        sheet.assume(
            "刚毕业而没有写明企业工作经历的，按没有工作经历计算；如有，请补充年数",
            "just graduated and no work in enterprises named: none is counted; tell me the years if there are any",
        )
    if long_enough is not None:
        _decide(sheet, long_enough, schooled)
    sheet.limit(
        "条文写的是“原则上”，并且只是征求意见稿；具体以招聘公告为准",
        "the clause says “in principle” and is a draft; the recruitment notice decides",
        "recruitment.experience",
    )
    sheet.limit(
        "适用于绍兴的职业院校、应用型本科高校相关专业教师；“3年以上”按包含3年理解",
        "for teachers of the relevant subjects in Shaoxing; “3 years or more” includes three",
        "recruitment.experience",
    )
    sheet.limit(
        "杭州的征求意见稿另有自主招聘、可适当放宽学历和职称要求的写法，没有年限",
        "the Hangzhou draft words it differently: own recruitment with relaxed schooling and titles, no years",
        "recruitment.hangzhou",
    )


def _comparison(sheet: Sheet, long_enough: bool) -> Words:
    given, needed = sheet.given("experience").words(), sheet.of_law("recruitment.experience").words()
    return Words(
        f"企业工作经历 {given.zh}，{'达到' if long_enough else '不到'}条文的 {needed.zh}",
        f"enterprise work of {given.en} {'reaches' if long_enough else 'falls short of'} the {needed.en} of the clause",
    )


def _decide(sheet: Sheet, long_enough: bool, schooled: bool) -> None:
    """The decision with its reason; where an exception leaves it to others, no decision is invented."""
    label = Words("是否符合招聘条件（原则上）", "meets the conditions (in principle)")
    year = sheet.of_law("recruitment.graduates-from")
    if sheet.says("fresh_graduate") and sheet.day.year >= year.amount.low:
        words = Words(
            "基本不从应届毕业生中招聘，原则上不符合", "fresh graduates are in general not recruited: not met in principle"
        )
        sheet.step(words, source=year.source)
        sheet.verdict("eligible", label, False, words)
    elif not long_enough:
        sheet.verdict(
            "eligible",
            label,
            False,
            Words("企业工作经历不够，原则上不符合", "too little work in enterprises: not met in principle"),
        )
    elif schooled:
        sheet.verdict("eligible", label, True, Words("两项条件都达到，原则上符合", "both conditions are met in principle"))
    elif sheet.says("skilled"):
        words = Words(
            "特殊高技能人才可适当放宽学历要求；是否放宽由招聘单位决定，条文没有写放宽到什么学历",
            "schooling may be relaxed for the specially skilled; the employer decides, and the clause does not say how far",
        )
        sheet.step(words, source=sheet.law.words("recruitment.skilled"))
        sheet.verdict("may_be_relaxed", Words("学历要求可否放宽", "schooling may be relaxed"), True, words)
    else:
        sheet.verdict(
            "eligible",
            label,
            False,
            Words("学历没有达到高职以上，原则上不符合", "schooling below higher vocational college: not met in principle"),
        )
        sheet.limit(
            "如果是特殊高技能人才（含高级工以上职业资格），可适当放宽学历要求",
            "schooling may be relaxed for the specially skilled, such as senior workers",
            "recruitment.skilled",
        )


RULE = Rule(
    id="recruitment",
    title=Words("专业教师公开招聘条件（绍兴）", "Conditions for recruiting teachers (Shaoxing)"),
    formula=Words(
        "企业工作经历达到年限，并且学历达到高职以上；特殊高技能人才学历可放宽；基本不招应届毕业生",
        "enough years in enterprises and schooling of higher vocational college; exceptions for the specially skilled; fresh graduates in general not",
    ),
    slots=(EXPERIENCE, SCHOOLING, SKILLED, GRADUATE),
    sources=("recruitment.experience", "recruitment.graduates-from", "recruitment.skilled", "recruitment.hangzhou"),
    decisive=("recruitment.experience",),
    asking=Asking(
        topic=r"(?:老师|教师|教职|岗位?).{0,8}(?:资格|够(?:不够|吗)|符合)|(?:老师|教师)[^，,。;；]{0,8}(?:要我|轮|门槛|肯)|(?:职校|职高|中职|技校|学校)[^，,。;；]{0,12}(?:要|收|肯|招)[^，,。;；]{0,8}(?:我|这样|老师|这种)|(?:教师|老师)岗|职校(?:的)?专业(?:课)?(?:老师|教师)|教书的?资格|(?:去|到|进|来).{0,8}(?:职校|职高|中职|高职|技校|学校).{0,4}教(?!育|材|研|改)|(?:老师|教师).{0,4}能(?:报|考|当|做)|招聘|招.{0,8}(?:我|老师|教师)|应聘|报考|报名|报.{0,12}(?:老师|教师|教职)|当(?!了|过|时|天|地)[^，,。；;]{0,10}(?:老师|教师)|做(?:职校|专业)?(?:老师|教师)|进职校|教职|去(?:职校|职高|绍兴).{0,12}(?:教书|任教)|(?:become|apply|work|be hired|recruited).{0,40}(?:teacher|teach|college|school)|eligible.{0,40}(?:teach|teacher)|\b(?:recruit(?:ing)?|hir(?:e|ing)|employ|take on|taking on)\b.{0,40}(?:\bme\b|teachers?)|teach(?:ing)? (?:post|position|job)|teach at",
        asks=r"能(?:不能|否|去|当|应聘|报|进|做|招|考)?|肯不肯|轮[得不]?到|有(?:没有)?(?:戏|门|份)|成不成|还缺|还差|差几|行得通|可以|可不可以|行吗|行不行|符合|够|资格|条件|招不招|收不收|要不要我|有没有机会|can i|eligible|qualify|qualified|meet|enough|may i|(?:may|can|could|would) (?:a |the )?(?:[a-z]+ ){0,4}(?:recruit|hire|take|employ)|do i|how much longer|still need",
        never=r"(?:当|做|教)[^，,。；;]{0,6}(?:老师|教师|书)[^，,。；;\d]{0,4}(?:[一二三四五六七八九十两\d]+(?:多|来)?年|了)[^。；;]{0,16}(?:去|下|进|到)(?:过|了)?(?:企业|工厂|厂)|实践|下企业|还要在企业|practi[sc]e in|补助|绩效|双师型教师(?:比例|占)",
        given=("experience",),
        first_person=("schooling", "fresh_graduate"),
        regions=("绍兴",),
    ),
    compute=compute,
    opening=Words(
        "帮我算算：我够不够绍兴招聘专业教师的条件？", "Can you work out whether I qualify as a vocational teacher in Shaoxing?"
    ),
)
