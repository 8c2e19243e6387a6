"""职工教育经费扣除: what an enterprise may deduct for staff training, over one year or many. 绍兴五年行动计划（征求意见稿）（九）."""

from __future__ import annotations

from collections.abc import Sized

from assistant.rules.amount import Amount
from assistant.rules.front_line import judge_front_line
from assistant.rules.training_facts import (
    CARRIED,
    FRONT_FLOOR,
    FRONT_LINE,
    FRONT_SHARE,
    PAYROLL,
    SPEND,
    SPEND_SHARE,
    TAX_RATE,
)
from assistant.rules.types import Asking, Facts, Rule, Told, Words
from assistant.rules.working import Quantity, Sheet

_HEAD = (  # of the balance table
    ("年度", "year"),
    ("本年发生", "spent"),
    ("上年结转", "carried in"),
    ("扣除限额", "limit"),
    ("可扣除", "deductible"),
    ("结转以后年度", "carried forward"),
)


def compute(sheet: Sheet) -> None:
    """不超过工资薪金总额8%的部分准予扣除，超过部分结转: year by year, the oldest balance carried along."""
    rate = sheet.of_law("training.deduction-limit")
    if not sheet.has("payroll"):
        judge_front_line(sheet)
        sheet.limit(
            "没有给出工资薪金总额，没有计算扣除限额",
            "total wages were not given, so the limit was not computed",
            "training.deduction-limit",
        )
        return
    payrolls = sheet.series("payroll")
    caps = [
        sheet.multiply(_of_year("扣除限额", "deduction limit", year, payrolls), payroll, rate)
        for year, payroll in enumerate(payrolls)
    ]
    spends = _spends(sheet, payrolls)
    if not spends:
        for year, cap in enumerate(caps):
            sheet.figure(
                _name("limit", year, caps), _of_year("最多可扣除（限额）", "deductible at most (limit)", year, payrolls), cap
            )
        sheet.limit(
            "没有给出实际发生的职工教育经费，只能算出限额；实际扣除数不超过实际发生的数",
            "the actual expenditure was not given, so this is the limit only; no more is deducted than was spent",
            "training.deduction-limit",
        )
    else:
        _balances(sheet, caps, spends)
        judge_front_line(sheet)
    _closing_notes(sheet)


def _spends(sheet: Sheet, payrolls: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """What was spent in each year; as a share of one year's wages where that is how it was said."""
    if sheet.has("spend"):
        return sheet.series("spend")
    if not sheet.has("spend_share") or len(payrolls) > 1:
        return ()
    label = Words("职工教育经费支出（按您说的比例）", "staff training expenditure (at your share)")
    spend = sheet.multiply(label, payrolls[0], sheet.given("spend_share"))
    sheet.figure("spend", label, spend, main=False)
    return (spend,)


def _balances(sheet: Sheet, caps: list[Quantity], spends: tuple[Quantity, ...]) -> None:
    carried = _opening_balance(sheet)
    carry_clause = sheet.law.words("training.carry-forward")
    total: list[Quantity] = []
    for year, (cap, spend) in enumerate(zip(caps, spends, strict=True)):
        available = spend
        if carried.amount.high > 0:
            available = sheet.add(
                _of_year("可供扣除的支出（本年发生＋结转）", "available (this year's plus carried in)", year, caps),
                spend,
                carried,
            )
        allowed = sheet.least(
            _of_year("本年可扣除", "deductible this year", year, caps),
            available,
            cap,
            sheet.law.words("training.deduction-limit"),
        )
        left = sheet.excess(_of_year("结转以后年度", "carried forward", year, caps), available, cap, carry_clause)
        last = year == len(caps) - 1
        sheet.figure(_name("limit", year, caps), _of_year("扣除限额", "deduction limit", year, caps), cap, main=False)
        sheet.figure(_name("deductible", year, caps), _of_year("可扣除", "deductible", year, caps), allowed, main=len(caps) <= 3)
        sheet.figure(
            _name("carried_forward", year, caps), _of_year("结转以后年度扣除", "carried forward", year, caps), left, main=last
        )
        sheet.table.append(
            (
                Words(f"第{year + 1}年", f"year {year + 1}"),
                spend.words(),
                carried.words(),
                cap.words(),
                allowed.words(),
                left.words(),
            )
        )
        carried = left
        total.append(allowed)
    _table_head(sheet)
    if sheet.has("tax_rate"):
        deducted = total[0] if len(total) == 1 else sheet.add(Words("各年可扣除合计", "deductible over all years"), *total)
        saved = sheet.multiply(
            Words("少缴企业所得税（纯算术）", "corporate income tax saved (plain arithmetic)"),
            deducted,
            sheet.given("tax_rate"),
            basis="arithmetic",
        )
        sheet.figure("tax_effect", Words("按您给的税率，少缴企业所得税", "tax saved at your rate"), saved)
        sheet.limit(
            "税额只按您给的税率作算术，以企业有足够的应纳税所得额为前提",
            "the tax effect is arithmetic at your rate and presumes enough taxable income",
        )


def _opening_balance(sheet: Sheet) -> Quantity:
    if sheet.has("carried_in"):
        return sheet.given("carried_in")
    sheet.assume(
        "没有提到以前年度结转的余额，按没有结转计算；如有，请补充",
        "no balance carried in was mentioned, so none is counted; tell me if there is one",
    )
    return Quantity(Amount.of(0), "元")


def _table_head(sheet: Sheet) -> None:
    if len(sheet.table) < 2:
        sheet.table.clear()
    else:
        sheet.table.insert(0, tuple(Words(zh, en) for zh, en in _HEAD))


def _closing_notes(sheet: Sheet) -> None:
    sheet.limit(
        "这是在税前扣除的数额，不是补贴，也不是少缴的税额",
        "this is an amount deducted before tax, neither a subsidy nor the tax saved",
        "training.deduction-limit",
    )
    sheet.limit(
        "条文写的是“应纳税额”，税法上的说法是“应纳税所得额”：按扣除理解，不是直接抵税；请以税务部门的规定为准",
        "the draft says “tax payable” where tax law says “taxable income”: read as a deduction, not a credit; the tax authorities' rules decide",
        "training.deduction-limit",
    )
    sheet.limit("条文没有写结转的年限", "the clause sets no time limit for carrying forward", "training.carry-forward")


def _of_year(zh: str, en: str, year: int, years: Sized) -> Words:
    if len(years) < 2:
        return Words(zh, en)
    return Told(lambda language: f"第{year + 1}年{zh}" if language == "zh" else f"year {year + 1}: {en}")


def _name(name: str, year: int, years: list[Quantity]) -> str:
    return f"{name}_{year + 1}" if len(years) > 1 else name


def _needs(facts: Facts) -> tuple[str, ...]:
    """Wages, unless only the share for front-line workers is asked; and both figures for each year."""
    payroll, spend = facts.get("payroll"), facts.get("spend")
    if payroll is None:
        if "front_line_share" in facts or (spend is not None and facts.keys() & {"front_line", "front_line_floor"}):
            return ()
        return ("spend",) if "front_line" in facts else ("payroll",)
    if spend is None:
        return ()
    assert isinstance(payroll.value, tuple)
    assert isinstance(spend.value, tuple)
    if len(payroll.value) == len(spend.value):
        return ()
    return ("spend",) if len(spend.value) < len(payroll.value) else ("payroll",)


RULE = Rule(
    id="training-deduction",
    title=Words("职工教育经费扣除", "Deduction of staff training expenditure"),
    formula=Words(
        "扣除限额 = 工资薪金总额 × 比例；可扣除 = 本年发生与结转之和、限额，两者取小；其余结转以后年度",
        "limit = total wages × share; deductible = the smaller of expenditure plus balance and limit; the rest is carried forward",
    ),
    slots=(PAYROLL, SPEND, CARRIED, FRONT_LINE, FRONT_SHARE, TAX_RATE, SPEND_SHARE, FRONT_FLOOR),
    sources=("training.deduction-limit", "training.carry-forward", "training.front-line-share"),
    decisive=("training.deduction-limit",),
    asking=Asking(
        topic=r"(?:员工|职工|职业)(?:教育)?(?:陪训|培训|教育)|(?:培训|学习|进修|考证|上课|讲课|内训|外训)[^，,。;；]{0,14}(?:花|用|掏|付|支|费|钱|投|砸)|(?:花|用|掏|付|投|砸)[^，,。;；]{0,14}(?:培训|学习|进修|考证|上课|请(?:师傅|老师|讲师))|(?:courses?|upskilling|retraining|learning)[a-z ]{0,24}(?:cost|spen|budget|employees|staff|workers)|(?:spen[dt]|pa(?:id|ys?))[a-z0-9,. ]{0,40}(?:training|courses|learning|upskilling)|staff courses|职工教育|职教经费|payroll|教育经费|培训费|培训经费|职工培训|员工培训|培训(?:花|用|支出|投入)|教育培训|一线职工|staff training|employee training|training (?:cost|expen|spend|budget|deduct)|staff education|spent.{0,30}(?:train|educat)",
        asks=r"(?:全|都|全部)(?:能|可以|可)?(?:扣|抵)|抵(?:掉|得|多少|完)|报税|认得(?:下|了)|列支|往后(?:挪|推|滚|结|移)|set (?:it |that |them )?(?:off )?against|write off|off (?:our|the) tax|roll(?:s|ed)? over|扣得(?:完|掉)|多少|几多|顶格|顶到头|封顶|顶多|缺口|抵税|超出|上限|最多|最高|扣除|税前|抵扣|能扣|可扣|结转|算(?:下来|出|一下|一算)|达标|达到|符合|够不够|够吗|合规|合格|how much|maximum|most|deduct|carr(?:y|ied)|calculate|compute|enough|meet",
        never=r"社会服务|全日制",
        given=("payroll", "spend", "front_line_share", "front_line"),
    ),
    compute=compute,
    needs=_needs,
    opening=Words(
        "帮我算算：公司的职工教育经费税前能扣除多少？", "Can you work out how much of our staff training costs is deductible?"
    ),
)
