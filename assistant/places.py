"""Places named in a question: the three jurisdictions of the corpus, and those it says nothing about."""

from __future__ import annotations

import re
from functools import lru_cache

PROVINCE, HANGZHOU, SHAOXING = "浙江", "杭州", "绍兴"

# Names of institutions that contain a place and say nothing about where the question is asked.
_INSTITUTION = re.compile(r"浙江育英|浙江(?=杭州|绍兴|省?的?杭州|省绍兴)|浙江省(?=杭州|绍兴)|zhejiang(?=\s*(?:yuying))", re.I)
_HERE = {
    PROVINCE: re.compile(
        r"浙江|浙将|全省|省里|省上|我省|省政府|省级层面|省一级|省的|省文件|省正式|(?:^|[，、,。/：:和与跟])省(?=[、，,/和与跟：:2])|省级(?=建|要建|怎么|那边|文件|方案|的?文件)|三地|\bzhejiang\b|\bprovinc(?:e|ial|ially)\b|\ball three\b|\bthree plans\b",
        re.I,
    ),
    HANGZHOU: re.compile(
        r"杭州|杭洲|航州|杭城|三地|上城区|拱墅|西湖区|滨江区|萧山|余杭|临平|钱塘区|富阳|临安|桐庐|淳安|建德|\bhangzhou\b|\bhang zhou\b|hangzhou's",
        re.I,
    ),
    SHAOXING: re.compile(
        r"绍兴|邵兴|绍新市|越城|三地|柯桥|上虞|诸暨|嵊州|新昌|\bshaoxing\b|\bshao xing\b|\ball three\b|\bthree plans\b", re.I
    ),
}

# Places with policies of their own that are not in the corpus. Those within Zhejiang still fall under the province.
_WITHIN = "宁波 温州 嘉兴 湖州 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 海宁 桐乡 ningbo wenzhou jiaxing huzhou jinhua quzhou zhoushan taizhou lishui yiwu".split()
_OUTSIDE = (
    "江苏 上海 北京 广东 山东 安徽 福建 江西 湖南 湖北 河南 河北 四川 重庆 天津 陕西 山西 辽宁 吉林 黑龙江 云南 贵州 广西 海南 甘肃 青海 宁夏 新疆 西藏 内蒙古 "
    "台湾 澳门 深圳 广州 南京 苏州 无锡 常州 南通 成都 武汉 长沙 青岛 济南 厦门 福州 合肥 西安 郑州 昆明 大连 沈阳 东莞 佛山 "
    "jiangsu shanghai beijing guangdong shandong anhui fujian jiangxi hunan hubei henan hebei sichuan chongqing tianjin shenzhen guangzhou nanjing suzhou "
    "chengdu wuhan qingdao"
).split()
_WITHIN_PATTERN = re.compile("|".join(_WITHIN), re.I)
_OUTSIDE_PATTERN = re.compile("|".join(_OUTSIDE), re.I)


@lru_cache(maxsize=2048)  # the same turns are asked for their places again and again
def regions_in(text: str) -> tuple[str, ...]:
    """The jurisdictions of the corpus that `text` names, in order of first mention, each once."""
    cleaned = _INSTITUTION.sub("", text)
    first = {region: match.start() for region, pattern in _HERE.items() if (match := pattern.search(cleaned))}
    return tuple(sorted(first, key=first.__getitem__))


def without_regions(text: str) -> str:
    """`text` with the names of the three jurisdictions taken out, for asking the same of another place."""
    for pattern in _HERE.values():
        text = pattern.sub("", text)
    return text


@lru_cache(maxsize=2048)
def elsewhere_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Other places named: those within Zhejiang, and those outside it."""
    within = tuple(dict.fromkeys(match.lower() for match in _WITHIN_PATTERN.findall(text)))
    outside = tuple(dict.fromkeys(match.lower() for match in _OUTSIDE_PATTERN.findall(text)))
    return within, outside


def within_province(place: str) -> bool:
    """Whether a place of `elsewhere_in` lies in Zhejiang, so that the province's documents hold there."""
    return place in _WITHIN


def named_places(text: str) -> tuple[str, ...]:
    """Every place that `text` names, of the corpus or not."""
    within, outside = elsewhere_in(text)
    return (*regions_in(text), *within, *outside)


def without_places(text: str) -> str:
    """`text` without the names of any place."""
    return _OUTSIDE_PATTERN.sub("", _WITHIN_PATTERN.sub("", without_regions(text)))
