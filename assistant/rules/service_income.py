"""社会服务收入分配: how much of a school's income from services may go to its staff. 杭州市改革方案（征求意见稿）（十七）."""

from __future__ import annotations

from decimal import Decimal

from assistant.rules.types import Asking, Rule, Slot, Words
from assistant.rules.working import Quantity, Sheet

INCOME = Slot(
    name="income",
    label=Words("社会服务收入", "income from services"),
    unit="元",
    question=Words("学校通过社会服务取得的收入是多少元？", "How much did the school earn from services, in yuan?"),
    hint=Words("例如：200万元", "for example: 2 million yuan"),
    near=(
        r"(?:到手|入了?|揽(?:了|到)?|拿(?:了|到|回)|接(?:了|到)?|做(?:了|成)?(?:了)?|毛收入|流水|总额|营业额|收款|回款|收(?:到|回|上来|进来)?(?:了)?|赚头|进项|挣头|来钱|入项|合同(?:款|金额)?|培训费(?:收了)?|服务费|检测费|技术服务(?:费)?)(?:一共|总共|统共|合计|共|是|有|为)*",
        r"(?:took|brought|pulled|bring|take|taking|made|make|got|turnover|gross|billed|charged|invoiced|earnings|proceeds|from (?:company |corporate |training |evening )?(?:courses|classes|training|services))",
        r"(?:社会)?(?:化)?(?:服务|培训)(?:的)?(?:总)?收入|收入|进账|到账|创收|挣(?:了|到)*|赚(?:了|到)*|收了|营收|入账|合同额",
        r"income|revenue|earn(?:ed|s|ings)?|took in|made|receipts?",
    ),
    after=(
        r"(?:块|元)?(?:的)?(?:进账|毛收入|流水|营收|入账|进项|合同)",
        r"(?:yuan )?(?:that |which )?(?:our|the|my|we|this)(?: [a-z-]+){0,4} (?:earned|took in|brought in|made|grossed)",
        r"(?:from|of|in) (?:[a-z-]+ ){0,3}(?:courses|classes|training|services|contracts|fees)",
        r"(?:的)?(?:社会)?(?:服务|培训)?收入",
        r"(?:in|of) (?:service |training )?(?:income|revenue)",
    ),
    bare=True,
)
COST = Slot(
    name="cost",
    label=Words("项目成本", "project costs"),
    unit="元",
    question=Words("支付的项目成本是多少元？", "How much were the project costs, in yuan?"),
    hint=Words("没有成本请写0元", "write 0 yuan if there were none"),
    near=(
        r"(?:开销|本钱|垫(?:了|付|出)?|付(?:掉|出|了)?|支(?:付)?(?:了|掉)?|花销|用(?:了|去|度)?|耗(?:了|费|掉)?|本儿?|成本费用|直接费用|扣(?:除|掉|去)|刨(?:去|掉|除)|减(?:去|掉)|除(?:去|掉)|材料费?|课酬|讲课费|师资费|场地费|耗材|人工)(?:什么的|等|等等|这些|那些)?(?:一共|总共|统共|合计|共|总计|加起来|拢共|是|有|为|就|要|得|得要|花|去)*",
        r"(?:paid|pay|paying|cost(?:ing|s)?|run|outgoings|deduct\w*|minus|less|materials?|overheads?|spend\w*)(?: (?:on|for|was|were|of|us|came to|out))*",
        r"(?:项目)?(?:的)?成本(?:费)?|支出|开支|花费|花了|花掉|费用|用掉|刨去|扣除|扣掉",
        r"(?:project )?costs?|expens\w+|spent|outlay",
    ),
    after=(
        r"(?:块|元)?(?:的)?(?:开销|本钱|花销|项目费用|开支)|(?:搭|赔|垫|投)(?:进去|了)",
        r"(?:was |were |is |has been )?(?:eaten|swallowed|absorbed|used|gone|went|taken)?(?: up| away)?(?: by| on| in| to| for)? ?(?:the )?(?:project |direct )?(?:costs?|expenses|outlay)",
        r"(?:to run (?:them|it)|spent|on (?:them|it|materials|teachers)|(?:of |in )?(?:outgoings|spending|overheads?)|went on)",
        r"(?:的)?(?:项目)?成本|(?:的)?支出|(?:的)?开支|(?:的)?费用",
        r"(?:in |of )?(?:project )?(?:costs?|expenses)",
    ),
    implied=((r"(?:没有|没|无|零)(?:什么|任何)?(?:项目)?成本|成本(?:为|是)?零|no (?:project )?costs?", "0"),),
)
HEADS = Slot(
    name="heads",
    label=Words("教职工人数", "staff"),
    unit="人",
    question=Words("参加分配的教职工有多少人？", "How many staff share it?"),
    near=(
        r"(?:分给|发给|平摊给|摊到|参与|出力)(?:的)?(?:一共|总共)?",
        r"shared? (?:among|between|by)|split (?:among|between)|divided (?:among|by)",
        r"(?:参与|参加)?(?:的)?(?:教职工|教师|老师|员工|职工)(?:一共|共)?(?:有)?",
        r"staff|teachers|people|employees",
    ),
    after=(
        r"(?:个|名|位|号)?(?:人)?(?:分|平分|均分|参加|参与|干活|上课)",
        r"(?:of us|heads|instructors|tutors|members)",
        r"(?:参与|参加)?(?:的)?(?:教职工|教师|老师|员工|职工|人)",
        r"(?:[a-z-]+ )?(?:staff|teachers|people|employees)",
    ),
    required=False,
    bare=True,
    whole=True,
    low=Decimal(1),
)
REQUESTED = Slot(
    name="requested_share",
    label=Words("拟分配比例", "share to be distributed"),
    unit="ratio",
    question=Words("打算拿出剩余部分的百分之几？", "Which share of the rest is to be distributed?"),
    near=(
        r"(?:按|拿出|提取|提|分|用|给|取|拟按|打算按|按照)(?:了)?(?:剩余(?:部分)?的?|结余的?)?",
        r"distribut\w+|pay out|share of|give",
    ),
    after=(r"(?:的比例)?(?:来)?(?:分|分配|发|给)", r"(?:of (?:it|the rest)|to staff)"),
    required=False,
    high=Decimal(1),
)


def compute(sheet: Sheet) -> None:
    """在支付项目成本后，剩余部分按不超过30%的比例用于教职工的绩效考核分配."""
    share = sheet.of_law("service-income.share")
    left = sheet.subtract(
        Words("支付项目成本后剩余", "left after project costs"), sheet.given("income"), sheet.given("cost"), source=share.source
    )
    if left.amount.low < 0:
        sheet.step(
            Words(
                "成本不低于收入的部分没有剩余，按 0 计：条文只分配“剩余部分”",
                "where costs reach the income nothing is left: the clause distributes only what remains",
            ),
            source=share.source,
        )
    left = Quantity(left.amount.not_below_zero(), left.unit)
    pool = sheet.multiply(Words("可用于教职工绩效考核分配的上限", "maximum for staff"), left, share)
    sheet.figure("distributable", Words("支付成本后剩余", "left after costs"), left, main=False)
    sheet.figure("max_pool", Words("最多可用于教职工分配", "maximum that may go to staff"), pool)
    _check_request(sheet, left, pool)
    if sheet.has("heads"):
        each = sheet.divide(
            Words(
                "平均每人（纯算术，条文没有按人头平分的规定）",
                "average a head (plain arithmetic; the clause does not share by head)",
            ),
            pool,
            sheet.given("heads"),
            "元",
        )
        sheet.figure("per_head", Words("平均每人", "average a head"), each)
        sheet.limit(
            "平均每人只是算术平均，条文说的是绩效考核分配，不是按人头平分",
            "the average is arithmetic only: the clause speaks of distribution by performance",
        )
    sheet.assume("收入和成本按同一期间、同一批项目理解", "income and costs are taken as of the same period and projects")
    sheet.limit(
        "30%是上限（“不超过”），不是必须分的数，也不是个人应得的数",
        "30% is a ceiling (“not exceeding”), not a duty to pay out and no one's entitlement",
        "service-income.share",
    )
    sheet.limit(
        "实行绩效工资单列管理；是否计入绩效工资总量最高上浮50%的范围，文件没有写明",
        "managed as a separate item of performance pay; whether it counts towards the 50% increase is not stated",
        "service-income.share",
    )
    sheet.limit(
        "杭州现行方案只说完善社会服务收入分配办法，没有写比例",
        "the Hangzhou plan now in force only says that the method will be improved and gives no share",
        "service-income.in-force",
    )


def _check_request(sheet: Sheet, left: Quantity, pool: Quantity) -> None:
    """A share that the school has in mind against the ceiling."""
    if not sheet.has("requested_share"):
        return
    wanted, ceiling = sheet.given("requested_share"), sheet.of_law("service-income.share")
    planned = sheet.multiply(Words("按拟定比例分配", "at the share planned"), left, wanted)
    sheet.figure("planned", Words("按拟定比例分配", "at the share planned"), planned)
    within = wanted.amount.at_most(ceiling.amount)
    if within is None:
        sheet.limit(
            "拟定的比例是一个范围，是否超过上限不能确定",
            "the share planned is a range, so whether it stays within the ceiling is open",
            "service-income.share",
        )
        return
    words = Words(
        "拟定的比例没有超过上限" if within else "拟定的比例超过上限",
        "the share planned stays within the ceiling" if within else "the share planned exceeds the ceiling",
    )
    sheet.step(words, source=ceiling.source)
    sheet.verdict("within_limit", Words("拟定比例是否在上限以内", "share within the ceiling"), within, words)
    if not within:
        label = Words("超出上限", "above the ceiling")
        sheet.figure("excess", label, sheet.subtract(label, planned, pool, source=ceiling.source))


RULE = Rule(
    id="service-income",
    title=Words("社会服务收入分配", "Distribution of income from services"),
    formula=Words(
        "最多可分配 = （社会服务收入 − 项目成本，不低于0）× 比例",
        "maximum for staff = (income − project costs, not below 0) × share",
    ),
    slots=(INCOME, COST, HEADS, REQUESTED),
    sources=("service-income.share", "service-income.in-force"),
    decisive=("service-income.share",),
    asking=Asking(
        topic=r"training[a-z0-9 ,.']{0,60}took in|(?:staff|teachers) (?:could|can|may) (?:get|receive|share)|社会(?:化)?服务|(?:分|发)(?:给|到)?(?:老师|教师|教职工)|给(?:老师|教师|教职工)们?分|对外办|办(?:了)?(?:一)?[期个次][^，,。;；]{0,8}班|项目成本|(?:接|搞|办|开|做)[^，,。;；]{0,6}(?:培训班|培训|短训|服务|检测|项目)[^，,。;；]{0,14}(?:收|挣|赚|进账|入账)|(?:社会上|外面)[^，,。;；]{0,6}(?:挣|赚|收)|(?:courses|workshops|consult\w*|testing|services)[a-z ]{0,40}(?:earn|t[ao]ok?e? in|brought|revenue|income|made|gross)|(?:took in|revenue|gross\w*|earnings)[a-z0-9,. ]{0,40}(?:courses|training|services|workshops|consult)|社会培训|培训.{0,8}(?:收入|进账|到账|收了|挣|赚|营收|入账|创收)|(?:技术|咨询|检测|培训|鉴定)(?:服务|合同|开发|咨询|转让).{0,8}(?:收|挣|赚|进账|到账)|办班|服务收入|技术服务|技术研发|对外培训|创收|横向|短训|检测|service income|income from (?:social |training |community )?(?:services?|training)|training (?:income|revenue)|service revenue|earned|(?:training|services?|consult\w+|testing) (?:brought in|made|earned|income)|brought in",
        asks=r"多少|几多|到手|分到|分给|发给|老师能|hand(?:ed)? out|distribut|pa(?:y|id) out|go to (?:the |our )?(?:staff|teachers)|split|平分|人均|每人|顶格|顶到头|顶多|封顶|上限|最高|最多|分配|能分|可分|算(?:下来|出|一下|一算)|how much|maximum|most|calculate|compute|share",
        never=r"培训规模|全日制|扣除|纳税",
        given=("income", "cost"),
        regions=("杭州",),
    ),
    compute=compute,
    opening=Words(
        "帮我算算：杭州的职业院校，社会服务收入最多能分多少给教职工？",
        "Can you work out how much of a Hangzhou school's service income may go to its staff?",
    ),
)
