"""The words around a figure that bound it: 不超过 … 以内, 至少, 200多, about, at least.

以上, 以下, 以内 include the figure itself (Civil Code of the PRC, Article 1259); 超过, 不满, 以外 do not. A negation is
either part of a known phrase or makes the figure unreadable: 不超过 never becomes 超过.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("[，。；！？、,;!?]")  # no phrase reaches over them, and a short window is fast to search
_WINDOW = 28  # characters before a figure that may hold its comparator; the longest phrase has 21
_NEGATORS = "不得超|不得|不能够|不能|不可以|不可|不应当|不应该|不应|不许|不准|不宜|不要|不会|不再|不曾|并未|并没有|并没|并不|绝不|从未|从不|未曾|没有|没|未|不|勿"
_OVER = "超过|超出|高于|大于|多于|高过|大过|多过|突破|超越|超|逾"
_UNDER = "低于|少于|小于|短于|不足|低过|少过"
_LONGER = "长于"

# 至少每年1个月, 最多只能拿30%: a few words may stand between. Not 的: 最多的学校有30人 bounds nothing.
_GAP = r"(?:(?![的不没未非无别超过高低少多大小约近满零一二三四五六七八九两十百千万亿半])[\u4e00-\u9fff]){0,3}?"
# Each phrase with what it says. Those of one line are alternatives; the scan finds the longest one.
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"(?:大于|多于|高于|超过)(?:或者?)?等于|≥|≧|⩾|>=|不小于|不亚于", ">="),
    (r"(?:小于|少于|低于)(?:或者?)?等于|≤|≦|⩽|<=", "<="),
    (rf"(?:{_NEGATORS})(?:{_OVER}|{_LONGER})", "<="),
    (rf"(?:{_NEGATORS})(?:{_UNDER.replace('|不足', '')})", ">="),
    (rf"{_OVER}|{_LONGER}|>|不止|不只|不仅仅?|何止|远不止", ">"),
    (rf"{_UNDER}|<|不到|不满|未满|不及|未达到?|未到|没达到|没到|没满|没有达到|达不到|够不上|还没到|不够", "<"),
    (rf"(?:最多|至多|顶多){_GAP}|最高|最大|上限|最长|最晚", "<="),
    (rf"(?:至少|最少|起码){_GAP}|最低|最小|下限|最短|满|年满|累计满|达到或超过", ">="),
    (r"大约莫?|大概|约莫|约|差不多|估计|估摸|大致|大体|粗略|≈|将近|接近|几近|逼近|几乎|(?<![最附远临靠亲])近", "~"),
)
_ENGLISH: tuple[tuple[str, str], ...] = (
    (
        r"(?:less|fewer|lower) than or equal to|(?:no|not|never) (?:more|longer|higher|greater) than|(?:not|n't|never|cannot) (?:to )?exceed(?:ing|s)?|not (?:over|above)",
        "<=",
    ),
    (r"(?:more|greater|higher) than or equal to|(?:no|not|never) (?:less|fewer|lower|shorter) than|not (?:under|below)", ">="),
    (r"at most|up to|(?:a )?maximum(?: of)?|max\.?|capped at", "<="),
    (r"at least|(?:a )?minimum(?: of)?|min\.?", ">="),
    (r"(?:more|longer|higher|greater) than|over|above|exceed(?:ing|s)?", ">"),
    (r"(?:less|fewer|lower|shorter) than|under|below", "<"),
    (r"about|around|approximately|approx\.?|roughly|nearly|almost|close to|circa|some", "~"),
)
_FILLER = (
    r"(?:(?:是否)?(?:可以|可|能够|能|应当|应|须|需|要|才|再|会|也|就|只)?(?:再)?(?:上浮|下浮|提高|增加|降低|减少|达到|达|为|是|到|有|占|拿到|拿|领取|领|获得|获|补助|给|扣除|扣|报)?了?[: ]?"
    r"|(?: to| by| of| is| are| be)?)"
)
_BEFORE = re.compile(
    r"(?:"
    + "|".join(f"(?P<c{i}>{words})" for i, (words, _) in enumerate(_PHRASES))
    + r"|(?<![A-Za-z])(?:"
    + "|".join(f"(?P<e{i}>{words})" for i, (words, _) in enumerate(_ENGLISH))
    + r")(?= ))"
    + _FILLER
    + r"\s{0,4}$",
    re.IGNORECASE,
)
# A cheap look before the search: every phrase has one of these characters.
_HINT = re.compile("[A-Za-z<>" + "".join(sorted({char for words, _ in _PHRASES for char in words if ord(char) > 127})) + "]")
_MEANING = {f"c{i}": sign for i, (_, sign) in enumerate(_PHRASES)} | {f"e{i}": sign for i, (_, sign) in enumerate(_ENGLISH)}

_AFTER = re.compile(
    r"\s{0,3}(?:"
    r"(?P<ge>(?:[(]含[)])?[及含或和]?其?以\s{0,4}上(?![海面诸级班上])|or more|or above|and above|or over|or higher|or greater|at least|minimum|为下限|(?<=[元万亿折])(?:起步|起(?=[\s，。；！？,;!?)]|$)))"
    r"|(?P<le>(?:[(]含[)])?[及含或和]?其?(?:以\s{0,4}下|之下)(?!简)|以\s{0,4}内|之内|内(?![部容在外地蒙涵设需控向训陆])|or less|or below|or under|or lower|or fewer|at most|maximum|封顶|为上限|为限|为止)"
    r"|(?P<about>左右(?![岸手两])|上下(?![级游班联文一])|or so|许(?=[，。；]|$)|出头|开外)"
    r"|(?P<lt>(?:都|还|也|尚)?(?:不到|不足(?!以)|不满(?!意)|未到|未满|没到)(?! ?[0-9零一二三四五六七八九两十]))"
    r"|(?P<gt>(?:都|还)?(?:不止|有余)(?! ?[0-9零一二三四五六七八九两十])))"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_SIGN_AFTER = {"ge": ">=", "le": "<=", "about": "~", "lt": "<", "gt": ">"}
# Said of the figure after it: what we cannot place without guessing.
_UNREADABLE_AFTER = re.compile(
    r"\s{0,3}(?:(?:都|也|还|连)(?:没(?!到)|不(?!到|足|满|止)|未(?!到|满))|(?:没|不|未|是否)?(?:能|得|可以?|要|会|许|准|应|该|应该)?不?(?:超过|超出|低于|高于|少于|多于|大于|小于)(?!部分|[的了]|\s{0,2}[0-9零一二三四五六七八九两十百])|以外|之外|外(?=[，。,；])|(?:以上|以下|以内)[(]不含|[(]不含[)]以)"
)

# Compounds whose 不, 未, 无, 非 or 别 negates nothing that follows.
_HARMLESS = re.compile(
    r"不含税|不动产|不仅|不但|未来|无形|非税|非公|非营利|分别|个别|特别|级别|性别|区别|类别|别人|别的|有没有|没错|不错|差不多|不管|不论|无论"
)
_NEGATION = re.compile(r"[不没未非无勿莫否休]|(?<![分个特级性区类识告辨差])别")
_NEGATED_FIGURE = re.compile(
    r"(?:不|没|未|非|无|勿|莫|≠|(?<![分个特级性区类识告辨])别)[有满够是含包括等于算为叫给过达到再只能可会要得应该足必一定可能]{0,4}了?\s{0,2}$"
    r"|(?:是不是|是否|有没有|够不够|有无|能否|可否|是否会|会不会|能不能|可不可以)[^\s，。；、！？,;]{0,4}$"
    r"|(?i:\b(?:not|n't|never|no|without|cannot|isn't|nor)(?: [a-z]+)? $)"
)
_QUESTION = re.compile(
    r"(?:是否|是不是|有没有|有无|能否|可否|会不会|能不能|可不可以|要不要|该不该)[^\s，。；、！？,;]{0,4}$|(?i:\bwhether\b[a-z' ]{0,12}$)"
)
_ENGLISH_NEGATION = re.compile(r"(?i:(?:\b(?:not|never|no|cannot|without|nor|hardly|isn't)|n't)(?: [a-z]+){0,2} $)")
_CUT = re.compile(r"[，。；：、！？,;:!?()\[\]\"]")
# A line that ends in mid-sentence tears words apart: 不低⏎于, 以⏎上.
_TORN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class Bound:
    """What the words around a figure say of it, and where they start and end. `fault` forbids reading it."""

    comparator: str
    start: int
    end: int
    fault: str = ""


def bound(text: str, start: int, end: int) -> Bound:
    """The comparator of the figure at [start, end) of folded text, its words included in the span."""
    before, first, fault = _before(text, start)
    after, last, fault_after = _after(text, end)
    fault = fault or fault_after
    if not fault and before and after and before != after:
        fault = f"is bounded twice ({text[first:start].strip()} … {text[end:last].strip()})"
    return Bound(before or after or "=", first, last, fault)


def _before(text: str, start: int) -> tuple[str, int, str]:
    sign, first = "", start
    for _ in range(3):
        found = _one_before(text, first)
        if found is None:
            break
        meaning, at = found
        if sign and meaning != sign:
            return sign, first, f"is bounded twice ({text[at:start].strip()})"
        sign, first = meaning, at
    return sign, first, _negated(text, first, sign)


def _one_before(text: str, end: int) -> tuple[str, int] | None:
    words = _MARK.split(text[max(0, end - _WINDOW) : end])[-1]
    window = end - len(words)
    if _HINT.search(words) is None:
        return None
    kept = _kept(words)
    match = _BEFORE.search("".join(words[i] for i in kept))
    if match is None or match.lastgroup is None:
        return None
    groups = [name for name, phrase in match.groupdict().items() if phrase]
    return _MEANING[groups[0]], window + kept[match.start()]


def _kept(words: str) -> list[int]:
    """The positions of `words` without the white space that tears Chinese words apart."""
    if " " not in words and "\n" not in words and "\t" not in words and "\r" not in words:
        return list(range(len(words)))
    torn = {i for match in _TORN.finditer(words) for i in range(*match.span())}
    return [i for i in range(len(words)) if i not in torn]


def _negated(text: str, first: int, sign: str) -> str:
    """Why the words before the comparator (or before the bare figure) forbid reading it; empty if they do not."""
    raw = _CUT.split(_TORN.sub("", text[max(0, first - 12) : first]))[-1]
    clause = _HARMLESS.sub("", raw)
    if _QUESTION.search(raw):
        return "is asked about, not stated"
    if not sign:
        return "is negated" if _NEGATED_FIGURE.search(clause) else ""
    if raw[-1:] in ("从", "绝", "决", "以", "必", "仅") and text[first : first + 1] == "不":
        return "is negated in a way that may be read twice"  # 难以不满
    if raw[-1:] and text[first : first + 1] == "不" and raw[-1] in "超高低多少大小到足满够":
        return "is asked about, not stated"  # 超不超过
    if _NEGATION.search(clause[-4:]) or _ENGLISH_NEGATION.search(raw):
        return "is negated in a way that may be read twice"
    return ""


def _after(text: str, end: int) -> tuple[str, int, str]:
    if _UNREADABLE_AFTER.match(text, end):
        return "", end, "is negated or bounded by the words after it"
    match = _AFTER.match(text, end)
    if match is None or match.lastgroup is None:
        return "", end, ""
    if _UNREADABLE_AFTER.match(text, match.end()) or _AFTER.match(text, match.end()):
        return "", end, "is bounded twice by the words after it"
    return _SIGN_AFTER[match.lastgroup], match.end(), ""
