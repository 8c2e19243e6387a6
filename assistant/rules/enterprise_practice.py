"""企业实践: how long teachers have to spend in enterprises. 杭州（二十）, 绍兴（十三）; the province sets no figure."""

from __future__ import annotations

from dataclasses import replace

from assistant.rules.amount import Amount
from assistant.rules.errors import ImpossibleValue
from assistant.rules.places import PLACE
from assistant.rules.practice_facts import DONE, NEW, PERIOD
from assistant.rules.types import Asking, Facts, Rule, Words
from assistant.rules.working import Quantity, Sheet

_YEAR = Quantity(Amount.of(12), "月")  # Hangzhou counts months within each year


def compute(sheet: Sheet) -> None:
    """杭州: 每年至少1个月. 绍兴: 每5年累计不少于半年, 新入职前两年集中至少半年. Both, side by side, where no place is named."""
    place = sheet.says("place")
    _require_within(sheet)
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


def _require_within(sheet: Sheet) -> None:
    """Nobody practises longer than the period lasts: then one of the two was misheard."""
    if sheet.has("done") and sheet.has("period") and sheet.given("done").amount.low > sheet.given("period").amount.high:
        raise ImpossibleValue(
            "done",
            "在企业的时间不可能比整段期间还长，请核对这两个时间后再告诉我",
            "the time in enterprises cannot be longer than the whole period; please check both",
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
