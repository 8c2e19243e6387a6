"""绩效工资总量上浮: how far a public vocational school's total performance pay may rise. 浙政发〔2020〕27号四（三）."""

from __future__ import annotations

from decimal import Decimal

from assistant.rules.places import PRIVATE, PUBLIC
from assistant.rules.types import Asking, Rule, Slot, Words
from assistant.rules.working import Quantity, Sheet

TOTAL = Slot(
    name="total",
    label=Words("绩效工资总量", "total performance pay"),
    unit="元",
    question=Words(
        "上浮前核定的绩效工资总量是多少元？", "What is the approved total performance pay before the increase, in yuan?"
    ),
    hint=Words("例如：1000万元", "for example: 10 million yuan"),
    near=(
        r"绩效.{0,6}?(?:核(?:定|下来|的)?(?:了)?|批(?:下来|的)?|报(?:了)?|是|为|有|共|才|只有|总共|一共|合计|统共)+",
        r"(?:merit|performance|incentive)[- ](?:pay|bonus|salary)(?: [a-z]+){0,4}",
        r"绩效(?:工资)?(?:的)?(?:总量|总额|总盘子|盘子|总数|额度|基数|总和)?",
        r"总量|总额|总盘子|盘子|基数|池子",
        r"performance[- ](?:related )?pay(?: (?:total|pool|bill|budget))?",
        r"total|pool|merit pay|50 ?(?:%|per ?cent) (?:on top|more|rise|raise|increase|extra)|top[- ]up",
    ),
    after=(
        r"(?:块钱|的)?(?:绩效)(?:工资)?(?:的)?(?:盘子|总盘子|池子)",
        r"(?:performance|merit)[- ]pay(?: (?:pool|total|budget|bill))?",
        r"(?:的)?绩效(?:工资)?(?:总量|总额)?",
        r"(?:in |of |as )?(?:total )?performance pay",
    ),
    bare=True,
    by_heads=True,
)
REQUESTED_RATIO = Slot(
    name="requested_ratio",
    label=Words("拟上浮比例", "requested increase, as a share"),
    unit="ratio",
    question=Words("打算上浮百分之几？", "By what percentage is the total to rise?"),
    near=(
        r"(?:往上|再|多)?(?:提|调|浮|升|涨|加|拔高|拉高)(?:了|个|它)?",
        r"go up by|up by|hike|lift",
        r"上浮|上调|提高|增加|增长|涨|上升|加|多发",
        r"increase|raise|rise|by|uplift",
    ),
    required=False,
    bare=True,
    high=Decimal(10),
)
REQUESTED_AMOUNT = Slot(
    name="requested_amount",
    label=Words("拟增加的金额", "requested increase, in yuan"),
    unit="元",
    question=Words("打算增加多少元？", "By how many yuan is the total to rise?"),
    near=(
        r"(?:打算|准备|计划|申请|想|拟|再|要|实际)?(?:多发|增发|增加|上浮了?|多拿出?|加发|上调|涨|加)(?:了)?|(?:打算|准备|计划|申请|想|拟|再|要)发",
        r"(?:increase|raise)(?: [a-z-]+)? by|extra|additional|add",
    ),
    required=False,
)
REQUESTED_TOTAL = Slot(
    name="requested_total",
    label=Words("拟定的上浮后总量", "requested new total"),
    unit="元",
    question=Words("上浮后的总量打算定为多少元？", "What new total is planned, in yuan?"),
    near=(
        r"(?:上浮|上调|提高|增加|增长|涨|加|调|升|提)(?:到|至|为|成)|(?:上浮|上调|提高)(?:以后|之后|后)(?:的总量)?(?:做到|定为|定到|定在|到|为|是|达到|变成)",
        r"(?:increase|raise|rise)\w* (?:it |the total |pay )?to",
    ),
    required=False,
)
PART_TIME = Slot(
    name="part_time",
    label=Words("兼职报酬", "part-time pay"),
    unit="元",
    question=Words("按约定取得的兼职报酬是多少元？", "How much part-time pay was received, in yuan?"),
    near=(
        r"(?:外面|校外|在外)?兼(?:课|差|职)(?:挣|拿|赚|得)?(?:的|了)?(?:钱|报酬|收入|费)?",
        r"moonlight\w*|outside work|side work",
        r"兼职(?:报酬|收入|费|的钱)?",
        r"part[- ]time (?:pay|income|earnings)|side (?:job|income)",
    ),
    required=False,
)
REWARD = Slot(
    name="transfer_reward",
    label=Words("科研成果转化奖励", "reward for transferred research results"),
    unit="元",
    question=Words("科研成果转化奖励收入是多少元？", "How much was the reward for transferred research results, in yuan?"),
    near=(
        r"(?:专利|成果|技术)(?:转化|转让)(?:拿|得|分|奖)?(?:到|了|的)?(?:奖(?:励|金)?|钱|收入)?",
        r"patent\w*|commerciali[sz]ation",
        r"(?:科研)?成果(?:转化)?(?:的)?奖(?:励)?(?:收入)?|转化奖励|转化收入|专利(?:转让)?奖励",
        r"(?:technology |research )?transfer rewards?|research rewards?|royalt\w+",
    ),
    required=False,
)


def compute(sheet: Sheet) -> None:
    """经批准后绩效工资总量最高可上浮50%; part-time pay and transfer rewards stay outside the total."""
    rate = sheet.of_law("performance-pay.increase")
    total = sheet.given("total")
    increase = sheet.multiply(Words("最高可增加", "maximum increase"), total, rate)
    new_total = sheet.add(Words("上浮后总量的上限", "maximum new total"), total, increase)
    sheet.figure("max_increase", Words("最高可增加", "maximum increase"), increase)
    sheet.figure("max_total", Words("上浮后总量最高", "maximum new total"), new_total)
    _check_request(sheet, total, increase, new_total)
    _outside_the_total(sheet)
    sheet.quote(
        "performance-pay.increase-restated",
        Words(
            "省职教高地通知（征求意见稿）重申同一比例，并写“在2025年前各地根据工作实际分步落实到位”，各地落实的步骤和时间要看当地",
            "the provincial “highland” notice (draft) restates the same share, to be put into practice locally step by step before 2025",
        ),
    )
    sheet.assume(
        "上面的总量按上浮前核定的绩效工资总量理解，期间与您给出的数一致（条文没有写期间）",
        "the total is taken as the approved total before the increase, for the period of your figure (the clause states no period)",
    )
    sheet.limit(
        "这是最高限额，不是应得的数额，实际上浮多少由批准决定",
        "this is a maximum, not an entitlement; the increase is what is approved",
        "performance-pay.increase",
    )
    sheet.limit(
        "前提：国有净资产不减少，并经批准；条文没有写由谁批准",
        "conditions: net state-owned assets do not fall, and approval is given; the clause does not say by whom",
        "performance-pay.increase",
    )
    sheet.limit(
        "适用于开展社会化培训等社会公共服务的公办职业院校；学校内部分配应向一线教职工倾斜",
        "for public vocational schools that provide training and other public services; the school's own distribution has to favour front-line staff",
        "performance-pay.scope",
    )


def _check_request(sheet: Sheet, total: Quantity, increase: Quantity, new_total: Quantity) -> None:
    """A requested increase against the maximum, each compared in its own terms so that a rough total leaves no doubt."""
    rate = sheet.of_law("performance-pay.increase")
    if sheet.has("requested_ratio"):
        asked, limit = sheet.given("requested_ratio"), rate
        planned = Words("按拟上浮比例增加", "increase at the share requested")
        sheet.figure("requested_increase", planned, sheet.multiply(planned, total, asked))
    elif sheet.has("requested_total"):
        asked, limit = sheet.given("requested_total"), new_total
    elif sheet.has("requested_amount"):
        asked, limit = sheet.given("requested_amount"), increase
    else:
        return
    within = asked.amount.at_most(limit.amount)
    if within is None:
        sheet.limit(
            "给出的数是一个范围，是否超过上限不能确定",
            "your figures are ranges, so whether the request stays within the maximum is open",
        )
        return
    label = Words("拟上浮是否在上限以内", "request within the maximum")
    if within:
        sheet.verdict("within_limit", label, True, Words("拟上浮的数没有超过上限", "the request stays within the maximum"))
        return
    sheet.verdict("within_limit", label, False, Words("拟上浮的数超过上限", "the request exceeds the maximum"))
    excess = sheet.subtract(Words("超出上限", "above the maximum"), asked, limit, source=rate.source)
    if sheet.has("requested_ratio"):
        excess = sheet.multiply(Words("超出上限的数额", "amount above the maximum"), total, excess)
    sheet.figure("excess", Words("超出上限", "above the maximum"), excess)


def _outside_the_total(sheet: Sheet) -> None:
    """What never enters the total: said in every answer, with the amounts where they were given."""
    part_time = sheet.given("part_time").words() if sheet.has("part_time") else Words("", "")
    reward = sheet.given("transfer_reward").words() if sheet.has("transfer_reward") else Words("", "")
    sheet.quote(
        "performance-pay.part-time",
        Words(
            f"兼职报酬{part_time.zh and ' ' + part_time.zh}不受单位绩效工资总量限制，不并入上面的总量",
            f"part-time pay{part_time.en and ' of ' + part_time.en} is not limited by the total and is not added to it",
        ),
    )
    sheet.quote(
        "performance-pay.transfer-reward",
        Words(
            f"科研成果转化奖励{reward.zh and ' ' + reward.zh}不纳入绩效工资，不并入上面的总量",
            f"rewards for transferred research results{reward.en and ' of ' + reward.en} are not part of performance pay and not added to the total",
        ),
    )
    if sheet.has("part_time"):
        sheet.limit(
            "兼职须经学校同意，且属于职业教育校企合作和社会化服务等工作",
            "the part-time work needs the school's consent and has to be school–enterprise cooperation, public service or the like",
            "performance-pay.part-time",
        )


RULE = Rule(
    id="performance-pay",
    title=Words("绩效工资总量上浮", "Increase of total performance pay"),
    formula=Words(
        "最高可增加 = 绩效工资总量 × 上浮比例；上浮后总量 = 绩效工资总量 + 最高可增加",
        "maximum increase = total performance pay × share; maximum new total = total + increase",
    ),
    slots=(TOTAL, REQUESTED_RATIO, REQUESTED_TOTAL, REQUESTED_AMOUNT, PART_TIME, REWARD),
    sources=(
        "performance-pay.increase",
        "performance-pay.increase-restated",
        "performance-pay.scope",
        "performance-pay.part-time",
        "performance-pay.transfer-reward",
    ),
    decisive=("performance-pay.increase",),
    asking=Asking(
        topic=r"绩效|绩校|上浮|(?<!工资)(?<!薪金)总量[^,，。;；]{0,10}[万亿]|performance[- ](?:related )?pay|merit pay|奖励性工资|performance (?:bonus|salary|wages?)|(?:pay|wage|bonus|incentive) (?:pool|pot|envelope|total)|incentive pay",
        asks=r"多少|几多|顶格|(?:加|添|涨|提)(?:多少|到|几)|raise|uplift|on top|new total|headroom|ceiling|\bcap\b|best case|up to|顶到头|到顶|顶多|顶天|撑死|什么范围|上限|超|最高|最多|封顶|算(?:下来|出|一下|一算)|可以|能|行吗|行不行|行么|合规|允许|how much|how high|maximum|most|exceed|allowed|within|calculate|compute|can (?:we|it|the)|may",
        beyond=PRIVATE,
        reached=PUBLIC,
        never=r"净资产[^，,。;；]{0,8}(?:少|减|亏|缩)|人人|每个人都|大家都|个个都|分给(?:老师|教师|教职工)|社会服务收入|创收",
        given=("total",),
    ),
    compute=compute,
    opening=Words(
        "帮我算算：我们学校的绩效工资总量最多能上浮多少？", "Can you work out how far our school's performance pay may rise?"
    ),
)
