"""Which slot claims which number, and how strongly: by the words before it, and by the words that follow it at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.rules.reading import Reading
from assistant.rules.types import Rule, Slot

_COMMA = 4  # a comma between word and number weighs as much as this many characters
_SENTENCE = 40  # a sentence end all but parts them
_NUMBER_BETWEEN = 14  # another number in between has the better claim to the word
_REACH = 24  # beyond this a word does not speak for a number
_TAIL = 3  # characters at the end of a number's own words that may be a slot's word
LOOSE = 50  # the weight of a number whose slot is only spoken of further on in its clause
BARE = 60  # the weight of a number that no word speaks for
_LONG = 8  # characters of a word that leaves no doubt
STRONG = 10  # within this a word stands right beside its number
_MONEY_FLOOR = Decimal(1000)  # a bare figure from here on may be a sum of yuan; below it might be 万元 or anything
_SEPARATOR = re.compile(r"[,，、。；;！!？?\n]")
_END = re.compile(r"[,，、。；;！!？?\n]|\. ")
_PAUSE = re.compile(r"[,，。；;！!？?\n]")
_MEASURES = "名位个家"  # 2名教师: the noun behind a measure word is counted by it
_NUMERAL = re.compile(r"\d[\d,.]*|[一二三四五六七八九十两][一二三四五六七八九十百千万亿]+|[一二三四五六七八九十两](?=[个名位])")
_INTRODUCES = re.compile(r"(?: (?:is|are|was|were|of|at|to|came to|totals?))?:? *$")  # between an English word and its number
_BREAK = re.compile(r"[。；;！!？?\n]")
# 离九成还差几个, 达到90%没: the figure is the bar that is asked about, and no fact
_BAR_BEFORE = re.compile(
    r"(?:(?:离|距离?)|(?:够|达到?|到|过)(?:了)?)(?:[省市国]里?家?的?|规定的?|要求的?|目标的?|那个|这个)*$|\b(?:reach|meet|hit)(?: the)? $",
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
_LIKE = frozenset({"", "个", "人", "家", "元", "元/生", "元/月"})  # what is said of one thing, with its unit or without
# 1200家*不在此列*, 1350万，*那是老黄历*: said only to be set aside
_REPORTED = re.compile(
    r"(?:省里?|市里?|国家|上[面头]|文件|政策|条文|通知|方案|规定|文里|听说|据说|都说|说是)(?:里|中|上)?(?:说|讲|写|规定|提|传)?[^,，。；;！!？?\d]{0,10}$"
    r"|\b(?:policy|plan|document|clause|rule|province) (?:says?|speaks?|allows?|mentions?|states?)[^,;.?]{0,24}$",
    re.I,
)
_SET_ASIDE = re.compile(
    r"[^,，。；;！!？?\d]{0,8}(?:不在此列|不算(?!数)|除外|不计|不含|不包括)|[,，]?(?:那|这|都|已)[^,，。；;！!？?\d]{0,6}(?:老黄历|不用管|不算|过去了|作废)"
    r"|,? (?:which )?(?:do|does|are|is) not count",
    re.I,
)
_ALL_ARE = re.compile(r"[,，]?(?:都|全|全都|均)(?:是|为|属于?|算)")  # 46个、38个、16个，*都是*教专业课的
# 三个*数*, 两个*试点专业*: things that no fact of people counts
_THINGS = re.compile(
    r"(?:新的?)?(?:数(?!控)|问题|条件|方面|专业(?!课?的?(?:老师|教师))|试点|项目|部门|年级|校区|班(?!主任)|系(?!主任)|地方|文件|办法|证书)"
)
_WITHOUT_FAIL = re.compile(r"[一1][年次天个回](?:也|都)?(?:没|不)(?:有)?(?:落|断|缺|漏|少|拉|耽)")  # 一年没落下: every year
_ONLY_THEN = re.compile(r"才(?:能)?(?:够|达到?|到|算|满)(?:得上|了)?$")
_BAR_AFTER = re.compile(r"(?:的)?(?:要求|目标|标准|线|那条线?|这条线?|指标)*(?:了)?(?:没|吗|么|不|否|还差|还缺)|\?|还有多远")
# 七成的*线*, the 90 percent *mark*: named as the bar whatever stands before it
_BAR_NAMED = re.compile(
    r"(?:以上)?(?:的)?(?:那个|这个|那条|这条)?(?:要求|目标|标准|底线|红线|及格线|线(?!上|下)|指标(?!值|体系))|[ -](?:percent )?(?:mark|targets?|line|level|bar|rule|goal|threshold|minimum)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A slot that could take a number; the lower the weight, the stronger. 0 and below: its word follows at once."""

    weight: int
    reading: int
    slot: int


def claims_of(
    rule: Rule, folded: str, found: Sequence[Reading], only: Sequence[Slot], without: Collection[str] = ()
) -> list[Claim]:
    """Every claim of a slot to a number. A slot without its words claims only if it may, or is the one asked for (`only`).

    Slots named in `without` claim nothing: 每年1个月，干了3年 is a rate over a period, and neither of them the total.
    """
    claims: list[Claim] = []
    for at, reading in enumerate(found):
        spoken_for = len(claims)
        if _is_no_fact(_clause(folded, reading), folded, reading):
            continue
        earlier = superseding(folded, reading, found)
        for slot_at, slot in enumerate(rule.slots):
            if slot.kind != "amount" or slot.name in without or is_refused(slot, folded, reading):
                continue
            if _is_other(slot, folded, found, reading):
                if (part := rule.place_of(slot.part)) is not None and fits(rule.slots[part], reading, labelled=True):
                    claims.append(Claim(STRONG, at, part))
                continue
            weight = _weight(slot, folded, found, at)
            if earlier is not None and not (slot.earlier or slot.many or slot.sums):
                if weight is not None and fits(slot, reading, labelled=True):  # 去年45家，今年52家: of the same thing
                    claims.append(Claim(weight + 1, earlier, slot_at))
                continue
            if weight is not None and fits(slot, reading, labelled=True):
                claims.append(Claim(weight, at, slot_at))
            elif (slot in only if only else slot.bare) and fits(slot, reading, labelled=slot in only):
                claims.append(Claim(BARE + (0 if slot.required else 1), at, slot_at))
        if all(claim.weight >= BARE for claim in claims[spoken_for:]):
            claims += _loose(rule, folded, found, at, contested=len(claims) > spoken_for)
    return _settled(claims)


def _loose(rule: Rule, folded: str, found: Sequence[Reading], at: int, *, contested: bool) -> list[Claim]:
    """The claim of the one slot whose words stand further on in the clause: 又掏了*40万*送人*培训*.

    Only for a number that would otherwise be another slot's without a word, or of which words say what all of it is.
    """
    reading = found[at]
    all_are = _ALL_ARE.match(folded, reading.end)
    if not contested and not all_are:
        return []
    mark = _SEPARATOR.search(folded, all_are.end() if all_are else reading.end)
    rest = folded[reading.end : mark.start() if mark else len(folded)]
    if any(other.start < reading.end + len(rest) for other in found[at + 1 :]):
        return []
    fitting = [
        slot_at
        for slot_at, slot in enumerate(rule.slots)
        if slot.kind == "amount"
        and fits(slot, reading, labelled=True)
        and spoken_of(slot, rest)
        and not is_refused(slot, folded, reading)
    ]
    return [Claim(LOOSE, at, fitting[0])] if len(fitting) == 1 else []


def spoken_of(slot: Slot, folded: str) -> bool:
    """Whether a slot's words stand anywhere in a text."""
    return any(pattern.search(folded) for pattern in _patterns((*slot.near, *slot.after)))


def is_refused(slot: Slot, folded: str, reading: Reading) -> bool:
    """Whether the words before a number in its clause say that it is not the slot's: *每年*1个月."""
    if reading.again:
        return False
    return bool(slot.not_after and _patterns((slot.not_after,))[0].search(_clause(folded, reading))) and fits(
        slot, reading, labelled=True
    )


def _is_other(slot: Slot, folded: str, found: Sequence[Reading], reading: Reading) -> bool:
    """Whether the clause of a number, being the only one in it, speaks of a part where the slot is the whole: 45家*深度参与*的."""
    if not slot.part_words:
        return False
    start = reading.start - len(_clause(folded, reading))
    rest = _END.search(folded, reading.end)
    end = rest.start() if rest else len(folded)
    alone = not any(other is not reading and start <= other.start < end for other in found)
    return alone and bool(_patterns((slot.part_words,))[0].search(folded, start, end))


def superseding(folded: str, reading: Reading, found: Sequence[Reading]) -> int | None:
    """The number that stands for now, where this one is of an earlier time: 今年2650个 of 去年2400个."""
    before = _stretch(folded, reading)
    others = [at for at, other in enumerate(found) if other is not reading and _alike(other, reading)]
    if _WAS.search(before) and (now := [at for at in others if found[at].start < reading.start]):
        return now[-1]  # 2650个 去年是2400个
    if not _EARLIER.search(before):
        return None
    return next((at for at in others if _NOW.search(_stretch(folded, found[at]))), None)


def is_total(folded: str, reading: Reading) -> bool:
    """Whether the words before a number say that it sums up those before it: 合计17, 加一起15学时."""
    return bool(_TOTAL.search(folded[max(0, reading.start - 12) : reading.start]))


def _alike(reading: Reading, other: Reading) -> bool:
    return reading.unit == other.unit or {reading.unit, other.unit} <= _LIKE


def _clause(folded: str, reading: Reading) -> str:
    """The words before a number back to the last mark."""
    return _SEPARATOR.split(folded[: reading.start])[-1]


def _stretch(folded: str, reading: Reading) -> str:
    """The same across an enumeration: 今年*工匠精神、劳模精神排到*17学时."""
    return _PAUSE.split(folded[: reading.start])[-1]


def is_no_fact(folded: str, reading: Reading) -> bool:
    """Whether a number is a bar, what a clause states, or set aside."""
    return _is_no_fact(_clause(folded, reading), folded, reading)


def _is_no_fact(before: str, folded: str, reading: Reading) -> bool:
    """Whether a number is what something is held against (离*九成*还差几个, 达到*90%*没), or said only to be set aside."""
    if reading.unit == "ratio" and reading.amount.low == 0 < reading.amount.high:
        return True  # 8%以内, 不超过30%: how a clause speaks of its bar
    return (
        bool(_AWAY_BEFORE.search(before))
        or (reading.unit == "个" and bool(_THINGS.match(folded, reading.end)))
        or bool(_WITHOUT_FAIL.match(folded, reading.start))
        or bool(_SET_ASIDE.match(folded, reading.end))
        or bool(_ONLY_THEN.search(before))
        or bool(_BAR_BEFORE.search(before) and _BAR_AFTER.match(folded, reading.end))
        or (reading.unit == "ratio" and bool(_BAR_NAMED.match(folded, reading.end) or _REPORTED.search(before)))
    )


def _settled(claims: list[Claim]) -> list[Claim]:
    """Without the claims of a word behind a number that has a number of its own: 双师型教师2名*专业课教师*3人."""
    beside = [claim for claim in claims if 0 < claim.weight <= _LONG]
    return [
        claim
        for claim in claims
        if claim.weight
        or not any(rival.reading == claim.reading and rival.slot != claim.slot for rival in beside)
        or not any(other.slot == claim.slot and other.reading != claim.reading for other in beside)
    ]


def _weight(slot: Slot, folded: str, found: Sequence[Reading], at: int) -> int | None:
    """How far the slot's words stand from a number; None if none is within reach."""
    reading = found[at]
    # 五年*内*, 120 *teachers*: the reader takes the word with the number
    tail = [
        place for place in range(reading.start + 1, reading.end + 1) if reading.end - place <= _TAIL or folded[place - 1] == " "
    ]
    if folded[reading.end : reading.end + 1] == " ":
        tail.append(reading.end + 1)
    for pattern in _patterns(slot.after):
        matches = [match for place in tail if (match := pattern.match(folded, place))]
        if any(match[0].startswith("的") for match in matches):
            return -2  # 100万*的收入* leaves no doubt
        if following := [len(match[0]) for match in matches if not _leads(slot, match, folded, found, at)]:
            return -1 if max(following) >= _LONG - 2 else 0  # 22万*培训费没扣完* is surer than 22万*培训费*
    best: int | None = None
    floor = max(0, reading.start - 2 * _REACH)
    for pattern in _patterns(slot.near):
        for match in pattern.finditer(folded, floor, reading.end):
            if match.start() > reading.start:
                break
            between = folded[match.end() : reading.start]
            weight = (
                len(between.strip())
                + _COMMA * sum(between.count(mark) for mark in ",，、")
                + _SENTENCE * len(_BREAK.findall(between))
            )
            weight += _NUMBER_BETWEEN * len(_NUMERAL.findall(between))
            weight = 2 * weight + _LONG - min(len(match[0]), _LONG)  # of words equally near, the longer speaks more surely
            if weight <= 2 * _REACH and (best is None or weight < best):
                best = weight + 1
    return best


def _leads(slot: Slot, match: re.Match[str], folded: str, found: Sequence[Reading], at: int) -> bool:
    """Whether a word behind a number rather introduces the next one: 收入100万*成本*20万, but 2名*教师*3名学生.

    A number that could not be read counts, since the word may be its own.
    """
    counted = found[at].said[-1:] in _MEASURES and found[at].end == match.start()
    own = match.start() < found[at].end  # 120 *teachers*: the reader itself took the word as the unit
    if slot.stated or match[0].startswith("的") or counted or own:
        return False  # 五年*里*, 100万*的收入*, 2名*教师*: these words only ever look back
    numeral = _NUMERAL.search(folded, match.end(), match.end() + _LONG + 1)
    if numeral is None or _SEPARATOR.search(folded, match.end(), numeral.start()):
        return False
    if match[0].isascii() and not _INTRODUCES.fullmatch(folded, match.end(), numeral.start()):
        return False  # 40 *enterprises* and 25 of them
    following = next((other for other in found if other.start <= numeral.start() < other.end), None)
    return following is None or fits(slot, following, labelled=True)


@lru_cache(maxsize=512)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:\b)?(?:{word})" if word.isascii() else rf"(?:{word})", re.I) for word in words)


def fits(slot: Slot, reading: Reading, *, labelled: bool) -> bool:
    """Whether a number can be this fact: its unit is the slot's, or it has none and the words leave no doubt."""
    if slot.unit == "any":
        return reading.unit not in ("所", "家")  # how many schools there are is no school's value
    if reading.unit == slot.unit or reading.unit in slot.also:
        return True
    if slot.whole and reading.unit == "" and reading.amount.low % 1:
        return False  # 1.2比1
    if slot.unit == "人" and reading.unit in ("个", "", "人次", "名"):
        return labelled and reading.unit != "人次"
    if slot.unit == "元" and reading.unit == "元/年":
        return True
    if slot.unit == "元" and reading.unit == "":
        return reading.large or (labelled and reading.amount.low >= _MONEY_FLOOR)
    if slot.unit in ("学时", "个", "分值", "天", "人次", "家") and reading.unit in ("", "个"):
        return labelled
    return False
