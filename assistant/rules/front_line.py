"""一线职工教育培训: the share of staff training expenditure that goes to front-line workers. 绍兴五年行动计划（征求意见稿）（九）."""

from __future__ import annotations

from assistant.rules.shares import require_part
from assistant.rules.types import Words
from assistant.rules.working import Quantity, Sheet


def judge_front_line(sheet: Sheet) -> None:
    """其中用于一线职工教育培训的经费比例不低于70%."""
    if sheet.has("front_line_share"):
        share = sheet.given("front_line_share")
    elif sheet.has("front_line") and len(sheet.series("spend")) == 1 and sheet.series("spend")[0].amount.low > 0:
        subject = Words("一线职工培训经费", "spent on front-line workers")
        require_part("front_line", sheet.given("front_line"), sheet.series("spend")[0], subject)
        share = sheet.divide(
            Words("一线职工培训经费占比", "share for front-line workers"),
            sheet.given("front_line"),
            sheet.series("spend")[0],
            "ratio",
        )
        sheet.assume(
            "占比按“一线职工培训经费 ÷ 当年职工教育经费支出”计算（条文只写“其中”）",
            "the share is taken of the year's whole expenditure (the clause only says “of it”)",
        )
    elif sheet.has("front_line_floor") and len(sheet.series("spend")) == 1:
        _least_for_front_line(sheet, main=True)
        return
    else:
        return
    least = sheet.of_law("training.front-line-share")
    reached = share.amount.at_least(least.amount)
    if reached is None:
        sheet.limit(
            "一线职工培训经费占比是一个范围，是否达到要求不能确定",
            "the share for front-line workers is a range, so whether it suffices is open",
            "training.front-line-share",
        )
        return
    shown, needed = share.words(), least.words()
    words = Words(
        f"一线职工培训经费占 {shown.zh}，{'达到' if reached else '没有达到'}不低于 {needed.zh} 的要求",
        f"{shown.en} went to front-line workers, which {'meets' if reached else 'falls short of'} the {needed.en} required",
    )
    sheet.step(words, source=least.source)
    sheet.figure("front_line_share", Words("一线职工培训经费占比", "share for front-line workers"), share)
    sheet.verdict("front_line_met", Words("一线职工培训经费占比是否达到要求", "front-line share reached"), reached, words)
    if not reached:
        label = Words("一线职工培训经费占比还差", "share for front-line workers: lacking")
        sheet.figure("front_line_lacking", label, sheet.subtract(label, least, share, source=least.source))
        if sheet.has("spend") and len(sheet.series("spend")) == 1 and sheet.has("front_line"):
            amount = _least_for_front_line(sheet, main=False)
            short = Words("一线职工培训经费还差", "for front-line workers: lacking")
            sheet.figure("front_line_short", short, sheet.subtract(short, amount, sheet.given("front_line")))


def _least_for_front_line(sheet: Sheet, *, main: bool) -> Quantity:
    """其中用于一线职工教育培训的经费比例不低于70%, of the one year's expenditure."""
    words = Words("一线职工培训经费至少", "for front-line workers at least")
    amount = sheet.multiply(words, sheet.series("spend")[0], sheet.of_law("training.front-line-share"), unit="元")
    sheet.figure("front_line_needed", words, amount, main=main)
    return amount
