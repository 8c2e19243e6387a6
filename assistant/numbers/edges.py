"""What may touch a figure: its sign, 每月 before it, and the end of a figure without a unit."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.numbers.characters import POISON, is_han
from assistant.numbers.numerals import NUMERAL_START, RUN
from assistant.numbers.signals import Skip, refuse
from assistant.numbers.types import Part
from assistant.numbers.units import PER_BEFORE, PERIODS, UNIT

_PUNCTUATION = frozenset(" \t\r\n\x0b\x0c，。；：、！？…,.;:!?()[]{}\"'<>《》〈〉【】〔〕=|*×≥≤≈—~-–&")
# Words that follow a bare figure without being its unit. An unknown word may be one: 1000万吨, 20条.
_FOLLOWING = re.compile(
    "的|了|吧|呢|吗|啊|呀|嘛|么|哦|和|与|及|或|跟|但|而|且|如|若|那|就|都|也|还|又|再|是|为|在|给|用|拿|可|能|要|应|算|按|怎|到|至|"
    "左右|上下|以|之|够|去|不|未|没|封顶|起步|培训|工资|薪|职工|教育|经费|成本|费|收入|支出|预算|奖|补|资金|总|全部|其中|开展|建设|购买|购置|发放|投入|投资|作为|支持|奖励|设立|培养|引进|聘|组织|举办|实施|完成|进行|扣除|结转|上浮|分配|分给|属于|做|搞|办|买|付|交|缴|请|含|税|钱|每|已|当|从|经|由|被|向|会|很|太|才|仅|则|即|却|因"
)
_FOLLOWING_ENGLISH = re.compile(
    " ?(?:and|or|of|for|in|on|at|is|are|was|were|to|as|if|we|i|but|then|with|the|this|last|minimum|maximum)(?![A-Za-z])",
    re.IGNORECASE,
)
_CONTINUES = re.compile(rf"\s{{0,6}}(?:[百千万亿]|{UNIT.pattern})", re.IGNORECASE)
# Another figure before it, directly, over a line break (a figure torn in two?) or over the colon of an unread ratio.
_TORN_BEFORE = re.compile(rf"(?:{NUMERAL_START.pattern}(?:[ \t]*[\r\n]\s*)?|[0-9] *: *)$")
_TORN_AFTER = re.compile(r"\s*\n\s*[0-9]| *: *[0-9]")
_FOLLOWS_UNIT = re.compile(rf"[0-9](?![年月日号条级届度版])[\u4e00-\u9fff]$|{NUMERAL_START.pattern}[个块米斤点]$")
_WORD_OF = {  # characters that make a word with a numeral after them: 统一, 周三, 几十, 大一
    **dict.fromkeys("统唯之同单划逐专", "一"),
    **dict.fromkeys("周拜期", "一二三四五六"),
    **dict.fromkeys("几数好成", "十百千万亿"),
    **dict.fromkeys("高大初", "一二三四"),
    "老": "一二三四五六七八九",
}
_COUNTED_NOUN = re.compile("(?:教师|老师|学生|职工|员工|习生|工人|业生|同学|学员)$")
_TIME = re.compile(rf"{RUN.pattern}(?:个?(?:半?月|学期|星期|周)|[天年])")
_COMPARATIVES = "提最升调拔抬推新更增扩加放重当起"  # 提高三成: here 高 is no school form


def belongs_to_word(s: str, at: int) -> bool:
    """Whether the numeral at `at` is part of the word before it."""
    if at == 0 or s[at] not in _WORD_OF.get(s[at - 1], ""):
        return s[max(0, at - 1) : at] == "第" or s[max(0, at - 2) : at] == "第 "
    return not (s[at - 1] in "高大初" and at > 1 and s[at - 2] in _COMPARATIVES)


def ends_here(s: str, end: int) -> bool:
    """Whether a figure without a unit may end at `end`."""
    after = s[end : end + 1]
    if not after:
        return True
    if _CONTINUES.match(s, end):
        return False
    if after in "-~–—" and s[end + 1 : end + 2].isalnum():
        return False
    if after == " ":
        rest = s[end : end + 16].lstrip(" ")
        if is_han(rest[:1]):
            return _FOLLOWING.match(rest) is not None
        return not (rest[:1].isascii() and rest[:1].isalpha()) or _FOLLOWING_ENGLISH.match(s, end) is not None
    return after in _PUNCTUATION or _FOLLOWING.match(s, end) is not None


def signed(s: str, part: Part) -> tuple[int, bool]:
    """Where the figure starts with its sign, and whether it is negative. Raises Refused for signs read in two ways."""
    start = part.start
    before, earlier = s[max(0, start - 1) : start], s[max(0, start - 2) : max(0, start - 1)]
    if before == "负":
        if earlier and earlier in "正胜抱肩担欺辜自":
            raise refuse(start - 2, part.end, "has two signs or none", "write the figure alone")
        return start - 1, True
    if before == "-":
        if start == 1 or (earlier and earlier in " \t\n(（:=，,；;。"):
            return start - 1, True
        raise refuse(start - 1, part.end, "stands after “-”, a dash or a minus", "write 负 for a negative figure")
    if before in ("~", "+", "±", "^", "/") or (before in ("—", "–") and earlier != before):
        raise refuse(start - 1, part.end, f"stands after “{before}”", "write the figure on its own")
    if before == " " and earlier in ("-", "–", "~", "±", "负"):
        raise refuse(start - 2, part.end, f"stands after “{earlier}”, a dash or a minus", "write 负 for a negative figure")
    return start, False


def each(s: str, start: int, part: Part) -> tuple[int, Part]:
    """每月3000元 is 3000 元/月."""
    match = PER_BEFORE.search(s[max(0, start - 12) : start]) if part.kind == "money" and "/" not in part.unit else None
    if match is None:
        return start, part
    names = re.findall(f"每个?({PERIODS})", match[0])
    return start - len(match[0]), replace(part, unit="/".join([part.unit, *names]))


def check(s: str, part: Part, start: int, bounded: bool) -> None:
    """Raises Refused where the figure touches another one or unknown characters, Skip where it is no figure."""
    before, after = s[max(0, start - 1) : start], s[part.end : part.end + 1]
    if POISON in (before, after, s[max(0, start - 4) : start].strip()[-1:], s[part.end : part.end + 4].strip()[:1]):
        raise refuse(start, part.end, "touches a character that cannot be read", "type the figure anew")
    if _TORN_BEFORE.search(s[max(0, start - 9) : start]) or (part.kind == "bare" and _TORN_AFTER.match(s, part.end)):
        raise refuse(start, part.end, "touches another figure", "write the figure on its own")
    if part.kind == "bare" and _FOLLOWS_UNIT.search(s[max(0, start - 2) : start]):
        raise refuse(start - 2, part.end, "follows another unit", "write one figure with its unit")  # 3块5, 1米75
    if part.kind in ("bare", "count") and before == "前":
        raise Skip(part.end)  # 全省前3, 前六位 are ranks
    if part.kind == "bare" and not bounded and not ends_here(s, part.end):
        if re.match(r"\s+(?:[百千万亿]|元|%)", s[part.end : part.end + 8]):
            raise refuse(start, part.end, "is separated from its unit", "write figure and unit together")
        raise Skip(part.end)
    _check_neighbour(s, part, start, bounded)


def _check_neighbour(s: str, part: Part, start: int, bounded: bool) -> None:
    gap = re.compile(" {0,2}").match(s, part.end)
    at = gap.end() if gap else part.end
    if bounded or not NUMERAL_START.match(s, at):
        return
    following = RUN.match(s, at) or NUMERAL_START.match(s, at)
    assert following is not None
    touching = at == part.end
    if touching and following[0] == "一" and part.kind in ("count", "duration"):
        return  # 5年一周期, 30人一班
    if touching and part.kind == "count" and _COUNTED_NOUN.search(s[max(0, part.end - 2) : part.end]) and _TIME.match(s, at):
        return  # 15个学生3个月: the noun ends the first figure
    amount = (
        part.kind == "bare"
        and part.numeral.magnitude != 1
        and not re.match(r" ?(?:%|[人名家所个])", s[following.end() : following.end() + 2])
    )
    if touching or amount:
        raise refuse(start, following.end(), "touches another figure", "put a comma between figures, and every unit")
