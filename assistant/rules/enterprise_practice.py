"""企业实践: how long teachers have to spend in enterprises. 杭州（二十）, 绍兴（十三）; the province sets no figure."""

from __future__ import annotations

from dataclasses import replace

from assistant.rules.amount import Amount
from assistant.rules.places import PLACE
from assistant.rules.types import Asking, Facts, Rule, Slot, Words
from assistant.rules.working import Quantity, Sheet

DONE = Slot(
    name="done",
    label=Words("已到企业实践的时间", "time already spent in enterprises"),
    unit="月",
    question=Words("已经到企业实践多少个月？", "How many months have been spent in enterprises?"),
    hint=Words("请按月写，例如：4个月", "in months, for example: 4 months"),
    not_after=r"每(?:学?年|学期|个?月|次|周)|平均|一年(?:只|就|才|去|下|到|要|得)",
    implied=(
        (
            r"(?:一天|一次|一趟|从来?|还|都|压根)(?:都|也)?没(?:有)?(?:下|去|进|到)(?:过)?(?:厂|企业|工厂|车间)|never (?:been|worked) in (?:a |an )?(?:firm|company|enterprise|factory)",
            "0",
        ),
    ),
    part_words=r"还剩|剩下|周期|(?:19|20)\d\d年[^，,。；;]{0,12}到",
    sums=True,
    near=(
        r"(?:企业|工厂|厂里|厂子|厂|车间|公司|单位|实训基地)(?:里)?(?:头)?(?:总共|一共|统共|累计|前后|拢共|加起来|才|只|就|已经?|也就|满打满算)*(?:蹲|待|呆|泡|干|实践|锻炼|挂职|练|跟班|做|去|学|混)?(?:了|过|够|满)*(?:总共|一共|统共|累计|拢共|才|只|就|有)*",
        r"(?:worked|work|spent|been|trained|helped)[a-z ]{0,24} (?:in|at|with|inside)[a-z ]{0,24} (?:for|of)",
        r"(?:only|just|so far|clocked|logged|managed|completed|total(?:ling)?|altogether|put in|been)(?: [a-z]+){0,2}",
        r"(?:(?:19|20)\d\d年|[去前今]年|[上下]学期|第[一二三四五六](?:次|回|趟)|头?一?(?:次|回|趟)|[暑寒]假|又|再|加上)(?:又|再|还|只)?(?:去|下|到|在|进)?(?:了|过)?(?:企业|工厂|厂里|厂|车间)?(?:里)?(?:实践|锻炼|集中)*(?:了|过)?",
        r"(?:去|下|进|到)(?:了|过)?(?:企业|工厂|厂里|厂|车间)(?:里)?(?:集中|断断续续|陆陆续续|前前后后|累计|一共|总共|加起来|零零散散)*(?:实践|锻炼|练|干|待|呆|泡|蹲|挂职)?(?:了|过)*(?:累计|一共|总共|加起来|有)*|(?:下厂|进厂|挂职|练|待|呆|蹲)(?:了|过)",
        r"(?:已经?|只|才|一共|累计|总共|共)?(?:去了?|下了?|下过|到了?|在|实践了?|锻炼了?|待了|干了|做了)(?:企业|工厂|厂里|厂)?(?:实践|锻炼|集中实践)?(?:了)?(?:累计|一共|总共)?|企业实践(?:了|累计|共)?|实践时间|累计|锻炼",
        r"spent|did|done|has done|have done|practis?ed|worked|total of|only",
    ),
    after=(
        r"(?:的)?(?:在)?(?:企业|厂里|工厂|厂子|厂|车间|实训基地|公司)",
        r"(?:[a-z]+ ){0,3}(?:in|of|at|with|on) (?:an? |the )?(?:[a-z-]+ ){0,2}(?:enterprises?|compan(?:y|ies)|industry|firms?|factor(?:y|ies)|plants?|practice|shop floor|placements?)",
        r"(?:的)?(?:企业|下厂|实践|锻炼|挂职)",
        r"(?:in|of|at|with) (?:an? )?(?:[a-z-]+ )?(?:enterprises?|compan(?:y|ies)|industry|firms?|practice)",
        r"(?:[a-z]+ )?on[- ]site",
    ),
    required=False,
)
PERIOD = Slot(
    name="period",
    label=Words("期间", "period"),
    unit="月",
    question=Words("是在多长的期间内？", "Over which period?"),
    hint=Words("例如：5年", "for example: 5 years"),
    near=(
        r"(?:入职|进校|到校|入编|上岗|工作|任教|教书|当老师|带班|来校|入行|从教|教)(?:到现在|至今|以来|眼看|快|都|也)*(?:已经?|满|有|了|才|刚|快|整整)*",
        r"(?:hired|joined|taught|teaching|teach|started|appointed|been here|over|past|last|in|for)(?: [a-z]+){0,3}",
        r"整整?|足足|(?:算|干|教|做)到[^，,。；;]{0,12}?(?:一共|总共|整)?",
        r"(?:刚)?(?:进|到|来)(?:了)?(?:绍兴|杭州)?(?:市)?(?:的)?(?:一所|这所)?(?:职校|学校|中职|高职|职高|技校)(?:工作|教书|任教|当老师)?(?:了|已经?|才|满)*|教(?:书|课|专业课|数控|机电|汽修)?(?:了|满)|教龄|执教|工龄|入职",
        r"(?:过去|最近|近|这|前|工作|任教|入职|当老师|教书|从教|来校|满)(?:了|已|已经|满)?|每|按|分",
        r"(?:over|in|within|during|for)(?: the)?(?: (?:last|past|first))?|every|hired|joined|employed",
    ),
    after=(
        r"(?:里|内|来|间|(?:算|加)?下来|以来|过去了|了|眼看到了|快到了)(?:，|,)?(?:总共|一共|才|只|就)?",
        r"(?:ago|now|period|teaching|on the job)",
        r"年(?:里|内|来|间)?(?:才|只|就|总共|一共|累计|断断续续|陆陆续续|前前后后|加起来|共|我|暑假|寒假)*(?:去|下|到|进|在|一共|总共|累计|加起来|才|只)(?!了?$)|(?:里|内|来|间|中|期间|以来|下来|周期|一共要|要|累计要|总共要|需要|应|得)",
        r"(?:ago|period|into the job)",
    ),
    not_after=r"(?:头|每|实践|锻炼|下企业|下厂|挂职)(?:了|过)?$",  # how the clause itself speaks of its periods
    required=False,
    stated=True,
)
NEW = Slot(
    name="new_teacher",
    label=Words("新入职专业教师", "newly appointed teacher"),
    unit="",
    kind="flag",
    question=Words("是入职两年内的新教师吗？", "Is it a newly appointed teacher?"),
    implied=(
        (
            r"刚(?:刚)?(?:进|到|参加工作|上岗|分到)(?!厂|企业)|入职(?:才|刚|不到|未满)|新上岗|新(?:入职|来|进|招|教师|老师|聘)|刚(?:入职|来|进校|当老师)|newly (?:appointed|hired)|new(?: [a-z-]+)? teachers?|just (?:joined|started)",
            "yes",
        ),
    ),
    required=False,
)
_YEAR = Quantity(Amount.of(12), "月")  # Hangzhou counts months within each year


def compute(sheet: Sheet) -> None:
    """杭州: 每年至少1个月. 绍兴: 每5年累计不少于半年, 新入职前两年集中至少半年. Both, side by side, where no place is named."""
    place = sheet.says("place")
    statuses = []
    if place != "绍兴":
        _hangzhou(sheet)
        statuses.append("practice.hangzhou-months")
    if place != "杭州":
        _shaoxing(sheet)
        statuses.append("practice.shaoxing-months")
    sheet.statuses = sheet.status_of(*statuses)
    if place not in ("杭州", "绍兴"):
        sheet.quote(
            "practice.province",
            Words(
                "省方案只写完善企业实践机制，没有规定时间",
                "the provincial plan only speaks of improving the mechanism and sets no time",
            ),
        )
        sheet.assume("没有写明是杭州还是绍兴，两地分别计算", "neither Hangzhou nor Shaoxing was named, so both are computed")
    sheet.limit(
        "两地的条文都出自征求意见稿，而且不一样；按学校所在地看",
        "both clauses come from consultation drafts and differ; the school's place decides",
    )


def _hangzhou(sheet: Sheet) -> None:
    each = sheet.of_law("practice.hangzhou-months")
    needed = each
    if sheet.has("period"):
        years = sheet.divide(Words("期间折合年数（杭州）", "years in the period (Hangzhou)"), sheet.given("period"), _YEAR, "年")
        needed = sheet.multiply(Words("杭州：至少需要", "Hangzhou: at least"), each, years)
        sheet.assume(
            "杭州按“每年至少1个月”逐年相加；合计够了，不等于每一年都够",
            "for Hangzhou the yearly minimum is added up; a sufficient total does not show that every year suffices",
            "practice.hangzhou-months",
        )
    else:
        sheet.step(
            Words(f"杭州：专业教师每年至少 {each.words().zh}", f"Hangzhou: at least {each.words().en} a year"),
            each.amount,
            each.unit,
            each.source,
        )
        if sheet.has("done"):
            sheet.assume("没有写期间，杭州按一年计算", "no period was given; one year is taken for Hangzhou")
    _compare(sheet, "hangzhou", Words("杭州", "Hangzhou"), needed, finished=True)


def _shaoxing(sheet: Sheet) -> None:
    if sheet.says("new_teacher"):
        months, period = sheet.of_law("practice.shaoxing-new-months"), sheet.of_law("practice.shaoxing-new-period")
        finished = sheet.has("period") and sheet.given("period").amount.at_least(period.amount) is True
        words = Words(
            f"绍兴：新入职专业教师前 {period.words().zh}内集中实践至少 {months.words().zh}",
            f"Shaoxing: newly appointed teachers spend at least {months.words().en} at a stretch within the first {period.words().en}",
        )
        sheet.step(words, months.amount, months.unit, months.source)
        sheet.figure("shaoxing_new_window", Words("绍兴（新入职）：期限", "Shaoxing (new): within"), period, main=False)
        _compare(sheet, "shaoxing_new", Words("绍兴（新入职）", "Shaoxing (new)"), months, finished)
        sheet.limit(
            "条文要求“集中”实践锻炼，分散的时间是否算数没有写明",
            "the clause asks for practice at a stretch; whether scattered weeks count is not stated",
            "practice.shaoxing-new-months",
        )
        return
    months, period = sheet.of_law("practice.shaoxing-months"), sheet.of_law("practice.shaoxing-period")
    needed, finished = months, True
    if sheet.has("period"):
        given = sheet.given("period")
        finished = given.amount.at_least(period.amount) is True
        if finished and given.amount != period.amount:
            cycles = sheet.divide(Words("期间包含的周期数（绍兴）", "cycles in the period (Shaoxing)"), given, period, "")
            needed = sheet.multiply(Words("绍兴：至少需要", "Shaoxing: at least"), months, cycles)
            sheet.assume(
                "超过一个周期的，按周期数比例相加；条文只写每5年一个周期",
                "beyond one cycle the minimum is added in proportion; the clause only speaks of each cycle",
                "practice.shaoxing-months",
            )
    words = Words(
        f"绍兴：每 {period.words().zh}累计不少于 {months.words().zh}",
        f"Shaoxing: at least {months.words().en} in every {period.words().en}",
    )
    sheet.step(words, months.amount, months.unit, months.source)
    _compare(sheet, "shaoxing", Words("绍兴", "Shaoxing"), needed, finished)


def _compare(sheet: Sheet, name: str, place: Words, needed: Quantity, finished: bool) -> None:
    """What is needed, and if a time was given, whether it suffices and what is lacking."""
    sheet.figure(f"{name}_required", Words(f"{place.zh}至少需要", f"{place.en}: at least"), needed)
    if not sheet.has("done"):
        return
    done = sheet.given("done")
    if sheet.parts("done") and not any(figure.name == "done_total" for figure in sheet.figures):
        label = Words("已实践合计", "spent altogether")
        sheet.figure("done_total", label, sheet.add(label, *sheet.parts("done"), basis="given"))
    met = done.amount.at_least(needed.amount)
    if met is None:
        sheet.limit(
            f"{place.zh}：给出的时间是一个范围，够不够不能确定",
            f"{place.en}: your time is a range, so whether it suffices is open",
        )
        return
    if met:
        sheet.verdict(
            f"{name}_met",
            Words(f"{place.zh}是否达到", f"{place.en}: met"),
            True,
            Words(f"{place.zh}：已达到", f"{place.en}: met"),
        )
        return
    lacking = sheet.subtract(Words(f"{place.zh}还差", f"{place.en}: lacking"), needed, done, source=needed.source)
    end = Words("", "") if finished else Words("，期间还没有满，可以在剩下的时间补上", "; the period is not over yet")
    sheet.verdict(
        f"{name}_met",
        Words(f"{place.zh}是否达到", f"{place.en}: met"),
        False,
        Words(f"{place.zh}：还没有达到{end.zh}", f"{place.en}: not yet met{end.en}"),
    )
    sheet.figure(f"{name}_lacking", Words(f"{place.zh}还差", f"{place.en}: lacking"), replace(lacking, source=None))


def _needs(facts: Facts) -> tuple[str, ...]:
    """Either the time done or a period has to be given; without both the clause itself is the answer."""
    if (
        "done" in facts
        and facts["done"].parts
        and "period" not in facts
        and ("place" not in facts or facts["place"].value != "绍兴")
    ):
        return ("period",)  # Hangzhou counts by the year: several periods do not say of how many
    return () if "done" in facts or "period" in facts else ("done", "period")


RULE = Rule(
    id="enterprise-practice",
    title=Words("专业教师到企业实践的时间", "Teachers' time in enterprises"),
    formula=Words(
        "杭州：每年的最低月数 × 年数；绍兴：每个周期的最低月数；还差 = 最低 − 已实践",
        "Hangzhou: yearly minimum × years; Shaoxing: minimum of each cycle; lacking = minimum − done",
    ),
    slots=(PLACE, DONE, PERIOD, NEW),
    sources=(
        "practice.hangzhou-months",
        "practice.shaoxing-months",
        "practice.shaoxing-period",
        "practice.shaoxing-new-months",
        "practice.shaoxing-new-period",
        "practice.province",
    ),
    decisive=("practice.hangzhou-months", "practice.shaoxing-months"),
    asking=Asking(
        topic=r"(?:去|下|进|到)(?:了|过)?(?:企业|工厂|厂里|厂)(?!合作)|(?:教|老师).{0,40}(?:去|下|进|到)[^，,。;；]{0,6}(?:店|公司|单位|车间|工地|酒店|医院)|teach.{0,90}(?:compan|firm|factor|plant|enterprise)|下厂|进厂|教(?:了|书|课|专业课|数控|机电|汽修).{0,30}(?:企业|工厂|厂里|车间|下厂)|(?:教师|老师|我).{0,24}(?:企业|工厂|下厂|厂里|实践|锻炼)|企业实践|下企业|实践锻炼|teachers?.{0,80}(?:enterprises?|compan(?:y|ies)|industry|practice|firms?\b|on[- ]site)|enterprise practice",
        asks=r"够|达标|过得去|欠(?:几|多)|交(?:了)?差|behind|\bowe\b|by how much|am i|达到|符合|满足|还差|还要|还需|合格|算不算完成|完成了?[吗没]|还欠|缺|(?:一共|总共|累计|合计|加起来|总计|这些年|这几年).{0,20}(?:多少|几|多长|多久)|enough|meet|sufficient|short|still need|lacking|in total|altogether",
        never=r"每\s?[五5]\s?年.{0,14}(?:多久|多长|几个月|多少)|补助|补贴|招.{0,8}(?:老师|教师)|报考|报名|能报|毕业|大专|本科|资格|应届|招聘|应聘|学历|实习生|学生实习|权重|得分|subsid|recruit|apply for",
        given=("done", "period"),
        gap=("done",),
    ),
    compute=compute,
    needs=_needs,
    opening=Words(
        "帮我算算：专业教师到企业实践的时间够不够？",
        "Can you work out whether a teacher's time of enterprise practice is enough?",
    ),
)
