"""A share of a whole against a target: how it stands, how many are needed, how many are lacking. Used by several rules."""

from __future__ import annotations

from decimal import Decimal

from assistant.rules.errors import ImpossibleValue
from assistant.rules.types import Slot, Words
from assistant.rules.working import Quantity, Sheet


def count_slot(
    name: str,
    zh: str,
    en: str,
    question_zh: str,
    question_en: str,
    near: tuple[str, ...],
    after: tuple[str, ...],
    *,
    unit: str = "人",
    required: bool = True,
    also: tuple[str, ...] = (),
    low: int = 0,
    not_after: str = "",
    part_words: str = "",
    part: str = "",
) -> Slot:
    """A count of people or firms."""
    return Slot(
        name=name,
        label=Words(zh, en),
        unit=unit,
        question=Words(question_zh, question_en),
        near=near,
        after=after,
        required=required,
        varies=not required,
        whole=True,
        also=also,
        low=Decimal(low),
        not_after=not_after,
        part_words=part_words,
        part=part,
    )


def share_slot(name: str, zh: str, en: str, counted: Slot) -> Slot:
    """The share of what `counted` counts, for who knows it better than the count."""
    return Slot(
        name=name,
        label=Words(zh, en),
        unit="ratio",
        question=Words(f"{zh}是多少？", f"What is the {en}?"),
        near=counted.near,
        after=counted.after,
        required=False,
        high=Decimal(1),
    )


def share_against(sheet: Sheet, part: str, whole: str, target: Quantity, subject: Words) -> None:
    """Figures `needed`, and where the part is given `share`, `reached` and `lacking`, of `subject` against `target`."""
    base = sheet.given(whole)
    needed = sheet.multiply(Words(f"达到目标需要的{subject.zh}", f"{subject.en} needed for the target"), base, target)
    sheet.figure("needed", Words(f"达到目标需要的{subject.zh}", f"{subject.en} needed for the target"), needed)
    if sheet.has(part):
        have = sheet.given(part)
        require_part(part, have, base, subject)
    elif sheet.has(f"{part}_share"):
        share = sheet.given(f"{part}_share")
        sheet.figure("share", Words("目前的比例", "present share"), share)
        have = sheet.multiply(Words(f"现有的{subject.zh}", f"{subject.en} at present"), base, share)
        sheet.figure("present", Words(f"现有的{subject.zh}", f"{subject.en} at present"), have, main=False)
    else:
        return
    if base.amount.low > 0 and sheet.has(part):
        share = sheet.divide(Words("目前的比例", "present share"), have, base, "ratio")
        sheet.figure("share", Words("目前的比例", "present share"), share)
    met = have.amount.at_least(needed.amount)
    shown = target.words()
    if met is None:
        sheet.limit("给出的数是一个范围，是否达到不能确定", "your figures are ranges, so whether the target is reached is open")
        return
    words = Words(f"{'达到' if met else '没有达到'} {shown.zh}", f"{'reaches' if met else 'falls short of'} {shown.en}")
    sheet.verdict("reached", Words("是否达到目标的比例", "target share reached"), met, words)
    if not met:
        lacking = sheet.subtract(Words("还差", "lacking"), needed, have)
        sheet.figure("lacking", Words("还差", "lacking"), lacking)


def require_part(name: str, part: Quantity, whole: Quantity, subject: Words) -> None:
    """A part that is certainly more than its whole cannot be."""
    if part.amount.low <= whole.amount.high:
        return
    a, b = part.words(), whole.words()
    raise ImpossibleValue(
        name,
        f"{subject.zh} {a.zh}，多于总数 {b.zh}，不可能，请核对后再告诉我",
        f"{subject.en}: {a.en} is more than the whole of {b.en}; please check it",
    )


def present_share(sheet: Sheet, share: Quantity, target: Quantity) -> None:
    """A share that the user states, against the target, with what is lacking in points."""
    sheet.figure("share", Words("目前的比例", "present share"), share, main=False)
    met = share.amount.at_least(target.amount)
    if met is None:
        sheet.limit("给出的比例是一个范围，是否达到不能确定", "your share is a range, so whether the target is reached is open")
        return
    a, b = share.words(), target.words()
    words = Words(f"{a.zh} {'达到' if met else '没有达到'} {b.zh}", f"{a.en} {'reaches' if met else 'falls short of'} {b.en}")
    sheet.step(words, source=target.source)
    if not met:
        sheet.figure(
            "points_lacking",
            Words("还差（百分点）", "lacking, in percentage points"),
            sheet.subtract(Words("还差（百分点）", "lacking, in percentage points"), target, share),
        )
    sheet.verdict("reached", Words("是否达到目标的比例", "target share reached"), met, words)
