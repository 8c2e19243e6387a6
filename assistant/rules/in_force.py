"""文件在某日是否现行: from the dates that the document itself states, never from its age."""

from __future__ import annotations

from assistant.rules.types import Asking, Rule, Slot, Words
from assistant.rules.working import Sheet

_DOCUMENTS = {
    "zhejiang-2020-27": Words("浙江省实施方案（浙政发〔2020〕27号）", "Zhejiang plan (2020, No. 27)"),
    "hangzhou-2025-61": Words("杭州市实施方案（杭政办函〔2025〕61号）", "Hangzhou plan (2025, No. 61)"),
    "hangzhou-reform-draft": Words("杭州市改革方案（征求意见稿）", "Hangzhou reform plan (draft)"),
    "shaoxing-five-year-draft": Words("绍兴市五年行动计划（征求意见稿）", "Shaoxing five-year plan (draft)"),
    "zhejiang-highland-draft": Words("浙江省职教高地通知（征求意见稿）", "Zhejiang highland notice (draft)"),
}
DOCUMENT = Slot(
    name="document",
    label=Words("文件", "document"),
    unit="",
    kind="choice",
    choices=tuple(_DOCUMENTS),
    words=_DOCUMENTS,
    question=Words("问的是哪一份文件？", "Which document?"),
)
_MEANING = {
    "in_force": Words("在该日现行有效", "in force on that day"),
    "draft": Words("是征求意见稿，没有正式施行", "a consultation draft, never put into force"),
    "expired": Words("在该日已过有效期", "expired on that day"),
    "not_yet_in_force": Words("在该日尚未生效", "not yet in force on that day"),
}


def compute(sheet: Sheet) -> None:
    """The status that the manifest's dates give on the day, with the words of the document they rest on."""
    doc_id = str(sheet.says("document"))
    provision = sheet.law.words(f"in-force.{doc_id}")
    status = str(provision.record.status_on(sheet.day))
    words = _MEANING[status]
    name, day = _DOCUMENTS[doc_id], sheet.day.isoformat()
    said = Words(f"{name.zh} {day}：{words.zh}", f"{name.en} on {day}: {words.en}")
    sheet.step(said, source=provision)
    sheet.verdict("in_force", Words("是否现行", "in force"), status == "in_force", said)
    sheet.statuses = ((doc_id, status),)
    record = provision.record
    if record.issued and record.effective_to is None:
        sheet.limit(
            "文件没有写有效期，也没有文件写明它已被废止",
            "the document states no expiry, and no document says that it was repealed",
            provision.id,
        )
        sheet.assume("文件没有写施行日期，按签发日期起算", "no day of effect is stated; the day of signature is taken")


RULE = Rule(
    id="in-force",
    title=Words("文件在某日是否现行", "Whether a document is in force on a day"),
    formula=Words(
        "施行日 ≤ 该日 ≤ 有效期截止日 → 现行；征求意见稿在任何一天都不是现行文件",
        "day of effect ≤ day ≤ expiry → in force; a consultation draft never is",
    ),
    slots=(DOCUMENT,),
    sources=tuple(f"in-force.{doc_id}" for doc_id in _DOCUMENTS),
    decisive=("in-force.zhejiang-2020-27",),
    # In conversation the assistant describes documents with all their dates.
    asking=Asking(spoken=False),
    compute=compute,
)
