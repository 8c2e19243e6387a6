"""What the words beside a number say of it: that it is a bar, sums up the rest, was so before, or is set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.rules.reading import Reading

MARK = re.compile(r"[,，、。；;！!？?\n]")  # ends a clause
_PAUSE = re.compile(r"[,，。；;！!？?\n]")
# 离九成还差几个, 达到90%没: the figure is the bar that is asked about, and no fact
_BAR_BEFORE = re.compile(
    r"(?:(?:离|距离?)|(?:够|达到?|到|过)(?:了)?)(?:[省市国]里?家?的?|规定的?|要求的?|目标的?|那个|这个)*$|\b(?:reach|meet|hit|pass|clear|make)(?: the)? $",
    re.I,
)
_AWAY_BEFORE = re.compile(r"(?:离|距离?)[^,，、。；;！!？?\n\d]{0,6}$")
# What was before, where another number says what is now.
_EARLIER = re.compile(
    r"去年|上年|前年|往年|原来|原先|早先|以前|本来|上学年|上一年|上一?届|往届|预算|预计|计划|原定|从$|\b(?:last year|previously|used to|formerly|not|budget(?:ed)?|planned|forecast)\b",
    re.I,
)
_WAS = re.compile(r"(?:去年|上年|前年|往年|原来|原先|上学年|上一年)(?:是|才|只有|有|为|的)?$")
_NOW = re.compile(
    r"今年|现在|目前|本学年|本年|这学年|如今|眼下|这一?届|本届|结果|实际|真正|(?:裁|减|涨|增|升|降|加|变)(?:到|成)了?$|\b(?:this year|now|actual(?:ly)?|in fact)\b",
    re.I,
)
_TOTAL = re.compile(
    r"(?:合计|总计|共计|合起来|加(?:在)?一?起(?:来)?|加总|总共|拢共|统共|\btotal(?:ling|s)?(?: of| is|:)?|\ball told|altogether)(?:是|为|有|:)?\s*$",
    re.I,
)
# 1200家*不在此列*, 1350万，*那是老黄历*: said only to be set aside
_REPORTED = re.compile(
    r"(?:省里?|市里?|国家|上[面头]|文件|政策|条文|通知|(?<!我们)(?<!校内)(?<!学校)(?<!教代会)(?<!职代会)(?<!分配)(?<!自己的)(?<!我们的)方案|规定|文里|听说|据说|都说|说是)(?:里|中|上)?(?:说|讲|写|规定|提|传)?[^,，。；;！!？?\d]{0,10}$"
    r"|\b(?:policy|plan|document|clause|rule|province) (?:says?|speaks?|allows?|mentions?|states?)[^,;.?]{0,24}$",
    re.I,
)
_SET_ASIDE = re.compile(
    r"[^,，。；;！!？?\d]{0,8}(?:不在此列|不算(?!数)|除外|不计|不含|不包括)|[,，]?(?:那|这|都|已)[^,，。；;！!？?\d]{0,6}(?:老黄历|不用管|不算|过去了|作废)"
    r"|,? (?:which )?(?:do|does|are|is) not count",
    re.I,
)
# 三个*数*, 两个*试点专业*: things that no fact of people counts
_THINGS = re.compile(
    r"(?:新的?)?(?:数(?!控)|问题|条件|方面|专业(?!课?的?(?:老师|教师))|试点|项目|部门|年级|校区|学院|厂区|车间|厂(?!长|商)|公司(?!的?人)|门店|季度|专题|学期|班(?!主任)|系(?!主任)|地方|文件|办法|证书)"
)
# *一年*最少多久: how often is asked, and no year given
_A_YEAR = re.compile(
    r"[一1]年(?:里)?(?:最少|至少|最多|要|得|应|该|必须|[^，,。；;\d]{0,10}(?:多久|多少时间|多长|几个月|几天|多少天))|a year (?:at least|must|should)",
    re.I,
)
_WITHOUT_FAIL = re.compile(r"[一1][年次天个回](?:也|都)?(?:没|不)(?:有)?(?:落|断|缺|漏|少|拉|耽)")  # 一年没落下: every year
_ONLY_THEN = re.compile(r"才(?:能)?(?:够|达到?|到|算|满)(?:得上|了)?$")
_BAR_AFTER = re.compile(r"(?:的)?(?:要求|目标|标准|线|那条线?|这条线?|指标)*(?:了)?(?:没|吗|么|不|否|还差|还缺)|\?|还有多远")
# 七成的*线*, the 90 percent *mark*: named as the bar whatever stands before it
_BAR_NAMED = re.compile(
    r"(?:以上)?(?:的)?[那这][条道个](?=还|差|够|达|到|线|过|[,，。]|$)|(?:以上)?(?:的)?(?:那个|这个|那条|这条)?(?:要求|目标|标准|底线|红线|及格线|线(?!上|下)|指标(?!值|体系))|[ -](?:percent )?(?:mark|targets?|line|level|bar|rule|goal|threshold|minimum)\b",
    re.I,
)


def superseding(folded: str, reading: Reading, found: Sequence[Reading]) -> int | None:
    """The number that stands for now, where this one is of an earlier time: 今年2650个 of 去年2400个."""
    before = _stretch(folded, reading)
    others = [at for at, other in enumerate(found) if other is not reading and other.alike(reading)]
    if _WAS.search(before) and (now := [at for at in others if found[at].start < reading.start]):
        return now[-1]  # 2650个 去年是2400个
    if not _EARLIER.search(before):
        return None
    return next((at for at in others if _NOW.search(_stretch(folded, found[at]))), None)


def is_total(folded: str, reading: Reading) -> bool:
    """Whether the words before a number say that it sums up those before it: 合计17, 加一起15学时."""
    return bool(_TOTAL.search(folded[max(0, reading.start - 12) : reading.start]))


def clause_before(folded: str, reading: Reading) -> str:
    """The words before a number back to the last mark."""
    return MARK.split(folded[: reading.start])[-1]


def _stretch(folded: str, reading: Reading) -> str:
    """The same across an enumeration: 今年*工匠精神、劳模精神排到*17学时."""
    return _PAUSE.split(folded[: reading.start])[-1]


def is_no_fact(folded: str, reading: Reading) -> bool:
    """Whether a number is what something is held against (离*九成*还差几个, 达到*90%*没), counts things, or is set aside."""
    before = clause_before(folded, reading)
    if reading.unit == "ratio" and reading.amount.low == 0 < reading.amount.high:
        return True  # 8%以内, 不超过30%: how a clause speaks of its bar
    return (
        bool(_AWAY_BEFORE.search(before))
        or (reading.unit == "个" and bool(_THINGS.match(folded, reading.end)))
        or bool(_A_YEAR.match(folded, reading.start))
        or bool(_WITHOUT_FAIL.match(folded, reading.start))
        or bool(_SET_ASIDE.match(folded, reading.end))
        or bool(_ONLY_THEN.search(before))
        or bool(_BAR_BEFORE.search(before) and _BAR_AFTER.match(folded, reading.end))
        or (reading.unit == "ratio" and bool(_BAR_NAMED.match(folded, reading.end) or _REPORTED.search(before)))
    )
