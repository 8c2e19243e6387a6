"""社会服务收入分配: how much of a school's income from services may go to its staff. 杭州市改革方案（征求意见稿）（十七）."""

from __future__ import annotations

from assistant.rules.errors import ImpossibleValue
from assistant.rules.service_facts import COST, COST_SHARE, HEADS, INCOME, LEFT, REQUESTED
from assistant.rules.types import Asking, Rule, Words
from assistant.rules.working import Quantity, Sheet


def compute(sheet: Sheet) -> None:
    """在支付项目成本后，剩余部分按不超过30%的比例用于教职工的绩效考核分配."""
    share = sheet.of_law("service-income.share")
    left = _left(sheet)
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


def _left(sheet: Sheet) -> Quantity:
    """What remains of the income once costs are paid: told as such, or computed. Raises ImpossibleValue where both differ."""
    source = sheet.of_law("service-income.share").source
    label = Words("支付项目成本后剩余", "left after project costs")
    if not sheet.has("income") or not (sheet.has("cost") or sheet.has("cost_share")):
        sheet.assume("剩余是按您说的，已经扣除项目成本", "what is left is as you say, project costs already taken off")
        return sheet.given("left")
    income = sheet.given("income")
    if sheet.has("cost"):
        cost = sheet.given("cost")
    else:
        words = Words("项目成本（按您说的比例）", "project costs (at your share)")
        cost = sheet.multiply(words, income, sheet.given("cost_share"))
        sheet.figure("cost", words, cost, main=False)
    left = sheet.subtract(label, income, cost, source=source)
    if sheet.has("left") and not sheet.given("left").amount.overlaps(left.amount):
        told, found = sheet.given("left").words(), left.words()
        raise ImpossibleValue(
            "left",
            f"收入减去项目成本是 {found.zh}，与您说的剩余 {told.zh} 不一致，请核对后再告诉我",
            f"income less project costs is {found.en}, not the {told.en} that you say is left; please check",
        )
    return left


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
    slots=(INCOME, COST, COST_SHARE, LEFT, HEADS, REQUESTED),
    sources=("service-income.share", "service-income.in-force"),
    decisive=("service-income.share",),
    asking=Asking(
        topic=r"training[a-z0-9 ,.']{0,60}took in|(?:staff|teachers) (?:(?:could|can|may) )?(?:get|receive|share)|社会(?:化)?服务|(?:分|发)(?:给|到)?(?:老师|教师|教职工)|给(?:老师|教师|教职工)们?分|对外办|办(?:了)?(?:一)?[期个次][^，,。;；]{0,8}班|项目成本|(?:接|搞|办|开|做)[^，,。;；]{0,6}(?:培训班|培训|短训|服务|检测|项目)[^，,。;；]{0,14}(?:收|挣|赚|进账|入账)|(?:社会上|外面)[^，,。;；]{0,6}(?:挣|赚|收)|(?:courses|workshops|consult\w*|testing|services)[a-z ]{0,40}(?:earn|t[ao]ok?e? in|brought|revenue|income|made|gross)|(?:took in|revenue|gross\w*|earnings)[a-z0-9,. ]{0,40}(?:courses|training|services|workshops|consult)|社会培训|培训.{0,8}(?:收入|进账|到账|收了|挣|赚|营收|入账|创收)|(?:技术|咨询|检测|培训|鉴定)(?:服务|合同|开发|咨询|转让).{0,8}(?:收|挣|赚|进账|到账)|办班|服务收入|技术服务|技术研发|对外培训|创收|横向|短训|检测|service income|income from (?:social |training |community )?(?:services?|training)|training (?:income|revenue)|service revenue|earned|(?:training|services?|consult\w+|testing) (?:brought in|made|earned|income)|brought in",
        asks=r"多少|几多|到手|分到|分给|发给|老师能|hand(?:ed)? out|distribut|pa(?:y|id) out|go to (?:the |our )?(?:staff|teachers)|split|平分|人均|每人|顶格|顶到头|顶多|封顶|上限|最高|最多|分配|能分|可分|算(?:下来|出|一下|一算)|how much|maximum|most|calculate|compute|share",
        never=r"培训规模|全日制|扣除|纳税",
        given=("income", "cost", "left"),
        regions=("杭州",),
    ),
    compute=compute,
    opening=Words(
        "帮我算算：杭州的职业院校，社会服务收入最多能分多少给教职工？",
        "Can you work out how much of a Hangzhou school's service income may go to its staff?",
    ),
)
