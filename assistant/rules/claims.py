"""Which slot claims which number, and how strongly: by the words before it, and by the words that follow it at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.rules.beside import MARK, clause_before, is_no_fact, superseding
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
_CROWD = Decimal(100_000)  # heads of one school or enterprise are fewer: 7800万 without a unit are yuan
_END = re.compile(rf"{MARK.pattern}|\. ")
_NAME = 4  # characters of a slot's words that name it
_MEASURES = "名位个家"  # 2名教师: the noun behind a measure word is counted by it
_NUMERAL = re.compile(r"\d[\d,.]*|[一二三四五六七八九十两][一二三四五六七八九十百千万亿]+|[一二三四五六七八九十两](?=[个名位])")
_ASKED_OF = re.compile(
    r"(?:学校|这边|那边|至少|最少|起码)*(?:要|应该?|该|得|需要?|可以|能)[^,，。；;\d]{0,8}?(?:多少|几)"
)  # 1750 *中职*要到多少
_INTRODUCES = re.compile(r"(?: (?:is|are|was|were|of|at|to|came to|totals?))?:? *$")  # between an English word and its number
ALL_ARE = re.compile(r"[,，]?(?:都|全|全都|均)(?:是|为|属于?|算)")  # 46个、38个、16个，*都是*教专业课的
# A figure of something that no rule counts: 去年*产值*3.6亿. A slot whose own words it is takes it all the same.
_OTHER_QUANTITY = re.compile(
    r"(?:产值|产量|产能|营收|营业额|营业收入|销售额|销售收入|销量|利润|净利|注册资本|注册资金|净?资产|投资额?|厂房|占地|面积|房租|租金|学费|贷款|欠款|年龄|turnover|revenue|output|sales|profit|rent|area)"
    r"(?:今年|去年|一共|总共|大概|大约|约|将近|近|超|有|是|为|达|做到|做了|到|了|共|减|少|亏|缩水|增|多| of| is| was| were)*\s*$",
    re.I,
)
# A figure for each of many, and not for all of them together.
PER_HEAD = re.compile(
    r"(?:人均|平均(?!最低)(?:每[人个位名])?|每[人个位名](?!月)|per (?:head|person|capita))[^,，。；;\d]{0,8}$|\bon average [a-z ]{0,20}$",
    re.I,
)
_BREAK = re.compile(r"[。；;！!？?\n]")


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
        if is_no_fact(folded, reading):
            continue
        earlier = superseding(folded, reading, found)
        for slot_at, slot in enumerate(rule.slots):
            if slot.kind != "amount" or slot.name in without or is_refused(slot, folded, reading):
                continue
            if _is_other(slot, folded, found, reading):
                if (part := rule.place_of(slot.part)) is not None and fits(rule.slots[part], reading, labelled=True):
                    claims.append(Claim(STRONG, at if earlier is None else earlier, part))
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
    all_are = ALL_ARE.match(folded, reading.end)
    if not contested and not all_are:
        return []
    mark = MARK.search(folded, all_are.end() if all_are else reading.end)
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


def named_in(slot: Slot, folded: str) -> bool:
    """Whether a text names what the slot is, beyond words such as "we have" that could speak of anything."""
    found = (match[0].strip() for pattern in _patterns((*slot.near, *slot.after)) for match in pattern.finditer(folded))
    return any(len(words) >= (_NAME if not words.isascii() else 2 * _NAME) for words in found)


def is_refused(slot: Slot, folded: str, reading: Reading) -> bool:
    """Whether the words before a number in its clause say that it is not the slot's: *每年*1个月."""
    if reading.again:
        return False
    before = clause_before(folded, reading)
    if (other := _OTHER_QUANTITY.search(before)) and not spoken_of(slot, other[0]):
        return True
    if not slot.each and PER_HEAD.search(before) and (slot.unit == "元" or (slot.unit == "人" and reading.unit == "")):
        return True
    return bool(slot.not_after and _patterns((slot.not_after,))[0].search(before)) and fits(slot, reading, labelled=True)


def _is_other(slot: Slot, folded: str, found: Sequence[Reading], reading: Reading) -> bool:
    """Whether the clause of a number, being the only one in it, speaks of a part where the slot is the whole: 45家*深度参与*的."""
    if not slot.part_words:
        return False
    start = reading.start - len(clause_before(folded, reading))
    rest = _END.search(folded, reading.end)
    end = rest.start() if rest else len(folded)
    alone = not any(other is not reading and start <= other.start < end for other in found)
    return alone and bool(_patterns((slot.part_words,))[0].search(folded, start, end))


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
    if _ASKED_OF.match(folded, match.end()):
        return True
    numeral = _NUMERAL.search(folded, match.end(), match.end() + _LONG + 1)
    if numeral is None or MARK.search(folded, match.end(), numeral.start()):
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
        return labelled and reading.unit != "人次" and (reading.unit != "" or reading.amount.low < _CROWD)
    if slot.unit == "元" and reading.unit == "元/年":
        return True
    if slot.unit == "元" and reading.unit == "":
        return reading.large or (labelled and reading.amount.low >= _MONEY_FLOOR)
    if slot.unit in ("学时", "个", "分值", "天", "人次", "家") and reading.unit in ("", "个"):
        return labelled
    return False
