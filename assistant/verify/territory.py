"""Whose rule it is: a nation, a province, a city or a county stands where the clause has it, or is that of the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.verify.counties import COUNTIES
from assistant.verify.segments import Text, fold, grams_of
from assistant.verify.territory_en import wrong_english
from assistant.verify.types import Source

_LEVEL = {
    "world": "国际 世界 全球 各国",
    "several": "长三角 珠三角 京津冀 大湾区",
    "nation": "国家 全国 我国 中央 国务院 国内 各省",
    "province": "浙江省 浙江 全省 省内 省域 省 各市",
    "city": "杭州市 杭州 绍兴市 绍兴 宁波市 宁波 温州 台州 衢州 嘉兴 湖州 金华 舟山 丽水 全市 市内 市域 设区市 市 各区 各县 区县 市县 县区",
    "county": "全区 全县 区内 县内 县域 区 县 街道 乡镇",
}
_OF = {word: level for level, words in _LEVEL.items() for word in words.split()}
_SINGLE = (
    r"(?<![国全各我该本两都城超夜集股门社地园片学校特上社辖街])[省市区县](?![级属场域内外])"  # 城市, 市场, 园区 are no level
)
_WORDS = sorted((word for word in _OF if len(word) > 1), key=len, reverse=True)
_TERRITORY = re.compile("|".join((*_WORDS, _SINGLE)))
_LEAST, _MOST = 2, 10  # characters beside it that tell where it stands
HOME = {"浙江": "province", "杭州": "city", "绍兴": "city"}
# These stand in the cited words or nowhere; a document speaks of its own province or city as a whole without their help.
_LITERAL = re.compile(
    r"中央|国务院|国内|国际|世界|全球|境内|各国|各省|全区|全县|全镇|区内|县内|[省市县域]外|外[省市地]|县里|区里|区县各|区县|市县|县区|省市|设区市|乡镇|街道"
    r"|长三角|珠三角|京津冀|大湾区|浙[东南西北中](?![江药医])|东部|西部|中部"
)
_SAID_FOR = {
    "区县": ("区、县", "县(市、区)", "县市区", "各县", "各区", "市、区"),
    "市县": ("市、县", "县(市、区)", "县市区"),
    "国际": ("境外", "海外", "国外", "中外", "一带一路"),
    "境内": ("国内",),
    "县里": ("县域", "县级"),
    "世界": ("国际",),
    "全球": ("国际", "世界"),
}
_AROUND = 16  # characters in which a word of the list has to have something in common with the clause
_PAPER = r"(?:征求意见稿|意见稿|草案|方案(?!设计))"
_TELLS = (
    rf"(?:(?:的|这份|这个|今年|官方|正式)*(?:{_PAPER}|文件|通知|政府|规划|政策))?"
    r"(?:里|中|上)?(?:还|也|则|都|将|要|会|拟|明确|同样|又|大力|积极|进一步)*"
    r"(?:提出|提到|规定|要求|支持|鼓励|允许|倡导|写明|写道|明确|指出|希望|计划|打算|推动|推进|引导|强调|表示|决定)"
)
_SPEAKER = re.compile(
    rf"(?:^|[，。；：]|按照?|根据|依|在)(?P<who>浙江|杭州|绍兴|宁波|温州|台州|衢州|嘉兴|湖州|金华|舟山|丽水|长三角|全省|全市|(?:省内)?各[省市县区]|区县|省|市|区|县|国家(?!规定|要求|有关|政策)|全国|中央)(?:省|市)?{_TELLS}"
)
_DOCUMENT = re.compile(
    rf"(?P<who>(?:省内)?各[省市县区地]|市内|区县|市县|镇|街道|学校|企业|国家|全国|(?P<rank>国家|省|市|县|区)级)"
    rf"(?:的|(?<=各[省市县区地])|(?<=国家|全国))(?:职教高地|职业教育|产教融合|改革|高地|行动计划)*{_PAPER}"
)  # none of these has a document here
_BASIS = re.compile(r"(?:按照?|根据|依据|依照)(?P<who>国家|全国|浙江|杭州|绍兴|省|市|区|县)[^，。；]{0,8}?(?:规定|标准|政策)")
_RULED = re.compile(r"(?P<who>国家|全国|全省|全市|浙江|杭州|绍兴|省|市|区|县)[^，。；]{0,12}?(?:规定|标准|政策)")
_GOVERNMENT = re.compile(r"(?P<who>[省市区县乡镇][省市区县乡镇、()（）]{0,9})级?(?:以上)?(?:人民)?政府")
_GENERIC = frozenset("全省 全市 省 市".split())  # the document's own when of its level
_WITHIN = {"province": "省内", "city": "市内"}


def wrong_territory(sentence: Text, whole: str, cited: tuple[Text, ...], sources: tuple[Source, ...]) -> list[str]:
    """A reason for each nation, province, city or county that the cited words do not have there. `whole`: the sentence unshortened."""
    home = frozenset(source.record.region for source in sources)
    if not home:
        return []
    levels = frozenset(HOME.get(region, "") for region in home)
    return (
        wrong_english(sentence, cited, levels, home) if sentence.language == "en" else _chinese(fold(whole), cited, home, levels)
    )


def _chinese(text: str, cited: tuple[Text, ...], home: frozenset[str], levels: frozenset[str]) -> list[str]:
    whole = "\n".join(other.text for other in cited)
    unknown = [match for match in (*_LITERAL.finditer(text), *COUNTIES.finditer(text)) if not _stands(match, text, whole)]
    reasons = [f"the cited clause does not speak of “{match[0]}” there" for match in unknown]
    reasons += [f"the cited clause is not of {match['who']}" for match in _foreign(text, whole, home, levels)]
    if "city" not in levels and "全市" in text and "全市" not in whole:
        reasons.append("the cited clause is of the province, not of a city")
    reasons += [
        f"the cited clause does not speak of “{word}”"
        for level, word in _WITHIN.items()
        if level not in levels and word in text and word not in whole
    ]
    return reasons + [f"the cited clause says that of “{other}”, not of “{word}”" for word, other in _displaced(text, whole)]


def _stands(match: re.Match[str], text: str, whole: str) -> bool:
    """Whether a word of the list, or one that it may be said for, stands in the cited words beside the same words."""
    near = grams_of(re.split("[。；]", text[match.end() : match.end() + _AROUND])[0], "zh")
    ahead = re.split("[，。；：]", text[: match.start()])[-1]
    near |= grams_of(ahead, "zh")
    for word in (match[0], *_SAID_FOR.get(match[0], ())):
        for other in re.finditer(re.escape(word), whole):
            first = _opening(whole, other.start()) if ahead else other.end()  # who begins a phrase is its subject there too
            if not near or near & grams_of(re.split("[。\n]", whole[first : other.end() + 2 * _AROUND])[0], "zh"):
                return True
    return False


def _opening(whole: str, at: int) -> int:
    """Where the sentence begins in which `at` stands, at most `_AROUND` characters before it."""
    return max(0, at - _AROUND, *(whole.rfind(mark, 0, at) + 1 for mark in "。\n"))


def _foreign(text: str, whole: str, home: frozenset[str], levels: frozenset[str]) -> Iterator[re.Match[str]]:
    """Whoever is said to propose, to have the document, to set the rule or to govern, and is not the one of the cited words."""
    yield from (match for match in _SPEAKER.finditer(text) if not _speaks(match, home, whole))
    for match in _DOCUMENT.finditer(text):
        if match[0] not in whole and _OF.get(match["rank"] or "") not in levels:
            yield match
    ruled = {_OF[other["who"]] for other in _RULED.finditer(whole)}
    yield from (match for match in _BASIS.finditer(text) if _OF[match["who"]] not in ruled)
    governed = {char for other in _GOVERNMENT.finditer(whole) for char in other["who"]}
    governed |= {"省" if level == "province" else "市" for level in levels} | set("、()（）")
    yield from (match for match in _GOVERNMENT.finditer(text) if not set(match["who"]) <= governed)


def _speaks(match: re.Match[str], home: frozenset[str], whole: str) -> bool:
    who = match["who"]
    if who in home or match[0].lstrip("，。；：按照根据依在") in whole:
        return True
    return who in _GENERIC and _OF[who] in {HOME.get(region) for region in home}


def _displaced(text: str, whole: str) -> Iterator[tuple[str, str]]:
    """Each territory before or behind words beside which the clause has one of another level: 全县职业院校 for 全省职业院校."""
    for word, behind, before in _territories(text):
        same, rival, name = 0, 0, ""
        for other, after, ahead in _territories(whole):
            shared = max(_common(behind, after), _common(before, ahead))
            if _OF[other] == _OF[word]:
                same = max(same, shared)
            elif shared > rival:
                rival, name = shared, other
        if rival >= _LEAST and rival > same:
            yield word, name


@lru_cache(maxsize=4096)
def _territories(text: str) -> tuple[tuple[str, str, str], ...]:
    """Every territory of a text with what stands behind it, and before it read backwards. Kept for the clauses."""
    return tuple(
        (match[0], text[match.end() : match.end() + _MOST], text[max(0, match.start() - _MOST) : match.start()][::-1])
        for match in _TERRITORY.finditer(text)
    )


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    at = 0
    while at < len(one) and at < len(other) and one[at] == other[at]:
        at += 1
    return at
