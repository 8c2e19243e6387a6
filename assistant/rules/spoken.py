"""Figures as people say them that the number reader leaves alone, since out of context they may mean something else.

Beside the facts of these rules they mean one thing: 2490块 is money and no block, 俩月 two months, 568万批下来 a sum, 270k
thousands and no kilo, "four years" a period. Whatever the reader itself makes of a place goes before what is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.numbers import NumberError, Quantity, read_one

_HAN = "零一二两三四五六七八九十百千"
# 块 beside a figure is the yuan, but for things that come in blocks.
_YUAN = re.compile(
    r"(?<=[\d十百千万亿一二两三四五六七八九零])块(?![地头状钢铁板石砖田豆肉牌屏布表玻黑奖匾墓电池糖饼空场展茶腕香儿])"
    r"|(?<=[万亿])整(?=[，。、；,;.!?！？\s]|$)"
)
_EACH = re.compile(r"(?<=[元\d])一(?=个?[月人])|(?<=[百千][一二三四五六七八九])一(?=个?月)")
_PEOPLE = re.compile(r"(?<=[\d十百千万来多几])号(?=人|学生|职工|员工|工人|老师|教师|娃|实习生)|(?<=[十百千万][来多几])号(?=\W|$)")
_PAST = re.compile(r"(?<=[待呆干做去下站泡练学])过(?=半|[一二两三四五六七八九十\d])")  # 待过半年 is no 过半
_PORTION = re.compile(
    r"(?<=[这那][一两三四五几])块|(?<=[漏少掉]了一)块|(?<=[一两三四五几])块(?=[：:])"
)  # 就这两块, 分校区那一块215万: a part of it, and no yuan
_IN_A_YEAR = re.compile(r"(?<![\d一二两三四五六七八九十])一年(?=\d+(?:\.\d+)?[万亿])")  # 培训费一年80万
_APART = re.compile(  # 32万 45万, 2600元 到两倍: what is typed behind a space is no part of the figure before it
    r"(?<=[万亿元人名]) (?=\d[\d.]*[万亿元人名%]|0(?!\d)|[\u4e00-\u9fff])"
    r"(?!(?:[元块人名个家所亿万千百十多余来几左上以次起内]|[一二两三四五六七八九](?!成))|[到至] ?\d|不到)"
)
_SHORT_YEAR = re.compile(r"(?<![\d.])[12]\d年(?=\d[\d,.]*[万亿元])")  # 23年650万
_GRADE = re.compile(r"(?<=[大高初研职])[一二三四五](?=\d|年级)")  # 大一1230: the year of study is no digit of the figure
_TEN_THOUSAND = re.compile(r"(?<=\d)[wWｗ](?![a-zA-Z0-9_²³/·])")  # 4500w


# Spoken forms and how they are written; each replacement is as long as what it replaces.
_WRITTEN = (
    (_PORTION, "边"),
    (_APART, "，"),
    (_YUAN, "元"),
    (_EACH, "每"),
    (_PEOPLE, "个"),
    (_TEN_THOUSAND, "万"),
    (_GRADE, "级"),
    (_SHORT_YEAR, "某某年"),
    (_PAST, "了"),
    (_IN_A_YEAR, "每年"),
)


def written(text: str) -> str:
    """`text` with spoken measure words as they are written, character for character: 80来号人 → 80来个人, 2260块一个月 → 2260元每个月."""
    for pattern, replacement in _WRITTEN:
        text = pattern.sub(replacement, text)
    return text


# Measure words behind a figure in ten thousands: then it counts those things and is no sum.
_MEASURES = "吨条只匹头棵株斤克米升瓦度平亩顷户箱盒瓶袋包卷册本张页台辆架艘节级层幢栋间床桌份股票单笔件套名位个人家所次种项门双对把支根粒颗滴元字分年月日天时周岁届号吋寸尺里公千百十多余来几左上出以不好半零一二三四五六七八九两点%％成折倍"
_NO_MEASURES = r"公[办司共立]|项目|分[给到配]|上半|上年|本[校厂院年]|人均|平均|对[吧吗不外]|一[共年起]|年[初底终]|根据|里[面头]|单位|次年"  # 3650万公办, 100万项目
_SUM = re.compile(
    rf"(?<![\d.,{_HAN}万亿第-])(?P<n>(?:\d[\d,]*(?:\.\d+)?|[{_HAN}]+(?:点[{_HAN}]+)?)[千百十]?[万亿](?:[{_HAN}\d]+[千百十万])*)"
    rf"(?= ?[\u4e00-\u9fff])(?! ?(?!{_NO_MEASURES})[{_MEASURES}万亿])"
)
# 收入5万6 项目成本…: what is typed behind a space is no unit of the figure.
_TAILED = re.compile(rf"(?<![\d.,{_HAN}万亿第-])(?P<n>(?:\d+|[{_HAN}]+)万[1-9一二三四五六七八九])(?= +[\u4e00-\u9fff]{{2}})")
# 做机修31年: so many years of work, and no year of the calendar.
_YEARS = re.compile(r"(?<=[修干做开教作当待呆])(?P<n>[1-4]\d)年(?=[，,。；;！!？?\s了多的]|$)")
_BEFORE_PEOPLE = re.compile(rf"(?<![\d.,{_HAN}万亿第-])(?P<n>\d[\d,]*(?:\.\d+)?万)(?=(?P<heads>\d{{1,4}})[个名位]?人)")
_PAIRS = {"俩": 2, "仨": 3}
_PAIR = re.compile(r"(?P<n>[俩仨])(?:个)?(?P<what>月|学期|学年|实习生|学生|老师|教师|徒弟|娃|人)(?![份初底末中子])")
_PAIR_UNITS = {"月": "个月", "学期": "个学期", "学年": "个学年"}
_LETTER = re.compile(
    r"(?<![\w.,$€£-])(?P<money>(?:RMB|CNY|¥) ?)?(?P<n>\d[\d,]*(?:\.\d+)?) ?(?P<scale>k|m|mn|bn)(?P<yuan> ?(?:yuan|rmb|cny))?(?![\w²³/])"
    r"(?! (?:away|long|tall|wide|high|deep|race|run))",
    re.I,
)
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion"}
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
_WORDS = (
    {word: number for number, word in enumerate(_ONES.split(), 1)}
    | {
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "a dozen": 12,
        "two dozen": 24,
        "half a dozen": 6,
    }
    | {
        f"{tens}-{ones}": 10 * (place + 2) + digit
        for place, tens in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
        for digit, ones in enumerate(_ONES.split()[:9], 1)
    }
)
_HALF_MILLION = re.compile(r"\b(?:(?:RMB|CNY) )?half a million(?: (?:yuan|rmb))?\b", re.I)
_NOUNS = r"(?:of (?:our|the|my|these|their) )?(?:[a-z-]+ )?(?:students?|teachers?|interns?|pupils?|graduates?|employees?)|of (?:us|them|those)|years?|months?|(?:class )?hours?|(?:[a-z-]+ )?(?:students?|teachers?|interns?|trainees?|pupils?|graduates?|workers?|employees?|people|staff)|(?:companies|enterprises|firms)"
_ENGLISH = re.compile(
    rf"\b(?P<n>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?P<noun> (?:{_NOUNS}))\b(?! (?:old|ago of))", re.I
)
_ENGLISH_BEFORE = re.compile(
    r"(?:\b(?:hundred|thousand|million|(?:hundred|thousand|million) and|point|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|no)[ -]|[\d-])$",
    re.I,
)
_UNIT_NOUN = re.compile(r"years?|months?|class hours?|hours?|companies|enterprises|firms", re.I)


_SMALL = rf"\d{{1,2}}|{'|'.join(_ONES.split()[:12])}"  # as a period is told
_YEARS_MONTHS = re.compile(
    rf"\b(?P<y>{_SMALL}) years?,?(?: and)? (?P<m>{_SMALL}) months?\b(?! (?:in|at|with|on|inside) (?:an? |the )?(?:compan|firm|enterpris|industr|factor|plant|site))",
    re.I,
)
_PAIR_AND_A_HALF = re.compile(r"(?P<n>俩)(?:个)?(?:半月|月半)")


_AND_A_HALF = re.compile(rf"\b(?P<n>{_SMALL}) and a half (?P<what>years|months)\b", re.I)
_FULL = re.compile(r"\b(?:a|one) (?:full|whole|entire) (?P<what>year|month)\b", re.I)


def compound_in(folded: str) -> Iterator[tuple[int, int, Quantity]]:
    """Periods of two parts, which are one: 2 years and 6 months, 俩半月. They go before what the reader makes of a part."""
    for match in _YEARS_MONTHS.finditer(folded):
        years, months = (_small(match[part]) for part in "ym")
        yield from _read(match, f"{12 * years + months} months")
    for match in _AND_A_HALF.finditer(folded):
        yield from _read(match, f"{_small(match['n'])}.5 {match['what']}")
    for match in _FULL.finditer(folded):
        yield from _read(match, f"1 {match['what']}")
    for match in _PAIR_AND_A_HALF.finditer(folded):
        yield from _read(match, "两个半月")


def spoken_in(folded: str) -> Iterator[tuple[int, int, Quantity]]:
    """Each spoken figure with its place, as the number reader reads its written form."""
    for match in _SUM.finditer(folded):
        yield from _read(match, match["n"])
    for match in _TAILED.finditer(folded):
        yield from _read(match, match["n"])
    for match in _YEARS.finditer(folded):
        yield from _read(match, f"{12 * int(match['n'])}个月")
    for match in _BEFORE_PEOPLE.finditer(folded):  # 花了120万30个人分: the sum ends where the heads begin
        yield from _read(match, match["n"])
        yield match.end(), match.end("heads"), read_one(f"{match['heads']}人")
    for match in _PAIR.finditer(folded):
        yield from _read(match, f"{_PAIRS[match['n']]}{_PAIR_UNITS.get(match['what'], '人')}")
    for match in _LETTER.finditer(folded):
        money = "yuan" if match["money"] or match["yuan"] else ""
        yield from _read(match, f"{match['n']} {_SCALES[match['scale'].lower()]} {money}".strip())
    for match in _HALF_MILLION.finditer(folded):
        yield from _read(match, "500000 yuan")
    for match in _ENGLISH.finditer(folded):
        if not _ENGLISH_BEFORE.search(folded[max(0, match.start() - 16) : match.start()]):
            unit = _UNIT_NOUN.search(match["noun"])
            yield from _read(match, f"{_WORDS[match['n'].lower()]} {unit[0] if unit else 'people'}")


def _small(word: str) -> int:
    return _WORDS.get(word.lower()) or int(word)


def _read(match: re.Match[str], written_form: str) -> Iterator[tuple[int, int, Quantity]]:
    try:
        yield match.start(), match.end(), read_one(written_form)
    except NumberError:
        return


# A figure without any unit: it is only ever the fact whose own words stand beside it.
_BARE = re.compile(
    rf"(?<![\d.,+/\-〔\[(a-z{_HAN}万亿第年级届周])(?<!\d:)(?<!\d比)(?<!\d to )"
    rf"(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|[{_HAN}]*[十百千][{_HAN}]*)"
    r"(?!\s?(?:比|to)\s?[1一](?!\d))(?![\d:+〕\]%‰∶万亿十百千几多余来a-z]|\.\d|,\d|\s?[年月日号级届期条款项周岁点时分秒度折成倍]|-[\da-z])",
    re.I,
)
_CALENDAR = re.compile(r"(?:19|20)\d\d")
_NO_FIGURE = re.compile(r"[一二两三四五六七八九]?[百千十]{2,}|一[百千]?|千万|百")


def bare_in(folded: str) -> Iterator[tuple[int, int, Quantity]]:
    """Each figure without a unit that the reader leaves alone, with its place: 双师型的*八十一*, 160 *of* them."""
    for match in _BARE.finditer(folded):
        if not _CALENDAR.fullmatch(match["n"]) and not _NO_FIGURE.fullmatch(match["n"]):
            yield from _read(match, match["n"])
