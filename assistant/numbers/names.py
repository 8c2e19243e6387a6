"""Words with numerals that are no quantities: days, document numbers, labels, names of programmes, idioms.

Every repetition is bounded and every pattern starts at a literal or behind a look-behind, so that scanning stays linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_HAN = "零一二三四五六七八九十百千两"
_NUMBER = rf"(?:(?<![0-9.])[0-9]{{1,8}}(?![0-9])|(?<![{_HAN}])[{_HAN}]{{1,8}}(?![{_HAN}]))"
_YEAR = r"(?:(?<![0-9.])(?:1[89]|2[01])[0-9]{2}(?![0-9])|[一二][零一二三四五六七八九]{3})"
_DASH = r"(?:[-~—–]{1,2}|至|到|、)"

_DATES = (
    rf"{_YEAR} ?(?:学年 ?)?(?:{_DASH} ?{_YEAR} ?)?(?:年度|学年|年|级|届)(?: ?[0-9一二三四五六七八九十]{{1,3}} ?月(?!饼))?(?: ?[0-9一二三四五六七八九十]{{1,3}} ?[日号])?",
    rf"{_YEAR}年?{_DASH}{_YEAR}(?![0-9])(?:年|(?=[\s()，。,;；]|$))",
    r"(?<![0-9.])(?:1[89]|2[01])[0-9]{2}\.[01]?[0-9]\.[0-3]?[0-9](?![0-9.])",
    r"(?<![0-9.])(?:1[89]|2[01])[0-9]{2}[-/](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12][0-9]|3[01]))?(?![-/.]?[0-9.])",
    r"(?<![0-9.])(?:1[89]|2[01])[0-9]{2}/[0-9]{2}(?![0-9])",
    r"(?<![0-9.])[0-9]{2} ?年(?:初|末|底| ?[0-9]{1,2} ?月(?!饼))(?: ?[0-9]{1,2} ?[日号])?",
    r"(?<![0-9.年个])(?:0?[1-9]|1[0-2]) ?月? ?[-~—–至到、] ?(?:0?[1-9]|1[0-2]) ?月(?!饼)",
    r"(?<![0-9.年])(?:0?[1-9]|1[0-2]) ?月(?!饼) ?(?:[0-9]{1,2} ?[日号](?: ?[-~—–至到] ?[0-9]{1,2} ?[日号])?)?",
    r"(?<![一二三四五六七八九十年个])(?:十[一二]?|[一二三四五六七八九])月(?:[一二三四五六七八九十]{1,3}[日号])?",
    r"[本当每上下次这该][个]?月 ?[0-9]{1,2} ?[日号]",
    r"(?<![0-9.:])[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])",
    r"(?<![0-9.])[0-9]{1,2} ?(?:点钟|点半|点[0-5]?[0-9]分|时[0-5]?[0-9]分)",
    r"(?i:\b(?:in|by|since|until|from|during|before|after|year) (?:19|20)[0-9]{2}(?![0-9.,]))",
    r"(?i:\b(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" [0-9]{1,2}(?:st|nd|rd|th)?(?:, ?[0-9]{4})?(?![0-9]))",
    r"[零一二三四五六七八九]{2,4}年(?:[零一二三四五六七八九十]{1,3}月)",
)
_NUMBERS_OF_DOCUMENTS = (
    r"[〔\[(【〕] ?(?:19|20)[0-9]{2} ?[〕\])】] ?第? ?[0-9]{1,5} ?号?",
    rf"{_NUMBER} ?号",
    r"(?<![0-9.])(?:0[0-9]{2,3}-[0-9]{7,8}|[0-9]{15,18}[0-9Xx]?)(?![0-9.,万亿千百%元人])",
    r"(?i:电话|手机|号码|账号|帐号|编号|邮编|身份证|代码|传真|工号|学号|QQ|tel)[号是为: ]{0,3}[0-9][0-9-]{2,30}",
)
_LABELS = (
    rf"第 ?{_NUMBER}(?: ?[-~—–至到和与] ?第? ?{_NUMBER}(?![万亿%]))?(?:、第? ?{_NUMBER}(?=[、条款项章节届期批轮次和及产]))*",
    rf"[(\[【〔] ?{_NUMBER} ?[)\]】〕]",
    r"(?<![0-9.])[0-9]{1,2}(?:\.(?=[\u4e00-\u9fff])|、(?=[\u4e00-\u9fff])(?![一二三四五六七八九十百千两]))",
    r"(?<=\")(?:[0-9]{1,6}|[零一二三四五六七八九十百千]{1,6})(?=\")",
    r"(?<![A-Za-z])(?!RMB|CNY)[A-Z]{1,5}(?:/[A-Z]{1,3})?[ \n-]{1,2}[0-9]{1,6}(?:\.[0-9]{1,3})?(?:[~-][0-9.]{1,9})?(?![0-9.,]* ?[0-9万亿千百%‰倍元人名个家所年月天])",
    r"(?<![0-9.])[0-9]、[0-9](?![0-9.,万亿千百])|[一二两三四五六七八九]、[一二两三四五六七八九](?![零一二两三四五六七八九十百千万亿])",
    r"(?m:^)[ \t]{0,8}[(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[)、]|[.:](?![0-9])(?=[ \t]*[^\s0-9]))",
    rf"(?<=[。；;])[ \t]{{0,4}}[{_HAN}]{{1,3}}、",
    rf"[{_HAN}]{{1,3}}(?=[(][{_HAN}]{{1,3}}[)])",
    r"(?:附件|附表|附录|附图|图|表|专栏|步骤|方案|(?<!比)例|问题|情形|类型|阶段|版本|选项) ?[0-9]{1,3}(?![0-9.,]* ?[0-9万亿千百%‰倍元人名个家所年月天])",
    r"(?i:\b(?:article|section|chapter|annex|appendix|table|figure|page|item|step|phase|no\.?|clause|part|grade|level|version|form) ?[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}(?![0-9A-Za-z.,]))",
    r"#[0-9]{1,6}",
)
_NAMES = (
    "十[一二三四五]五",  # five-year plans; "fourteen or fifteen" is not worth the risk
    "三八(?:妇女)?节|五一(?:节|劳动)|五四青年|六一儿童|九三学社|八一建军|十一(?:黄金周|长假|国庆)",
    r"[0-9] ?(?:\+|和) ?[A-Za-z](?![A-Za-z])|[0-9]{1,4}[A-Za-z]{1,4}(?=管理|制造|产业|先进|体系|基站|网络|打印)",
    "[一两三四五六七八九十]个(?:一批|一百年|维护|确立|自信|意识|对接|全面|代表|统筹|文明|必须|统一|带头|规范|标杆|关键|高水平|现代化|大局)|[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]次",
    "(?:985|211)(?=[、/工高大院“”])|八项规定|三项制度|[一二三四五六七八九十]位一体|三个和尚|三人行|二人转",
    "九年(?:制|义务|一贯)|十年树木|百年树人|十年如一日|三年五载|一年(?:一度|到头|四季|更比|比一年)|三百六十行|三天两头|三番[五两]次|数一数二",
    "千企万师|百校千企|千家万户|千方百计|千军万马|千变万化|万无一失|万众一心|万一|百里挑一|十万火急|十万个为什么|成千上万|三十而立",
    "一五一十|三三两两|七上八下|五花八门|四面八方|十全十美|十有八九|八九不离十|九牛一毛|三心二意|接二连三|一日千里",
    "二八(?:定律|法则)|三七二十一|二次(?:创业|分配|开发|函数|元)|二元(?:结构|化)|一次性|百日",
    # A single numeral that opens a quotation is a name: “五个一批”, “三教改革”, “两个文件”, “五统筹”.
    r"(?<=\")[一两二三四五六七八九十](?=[^\"\s]{1,9}\")(?!(?:[十百千万亿元年成折倍点半]|个月|个亿|百分))",
)
# A name never starts inside a numeral: 三万一千 does not hold 万一.
_NEVER = re.compile("|".join((*_DATES, *_NUMBERS_OF_DOCUMENTS, *_LABELS, rf"(?<![0-9{_HAN}万亿])(?:{'|'.join(_NAMES)})")))


class Never:
    """The stretches of one folded text in which no quantity stands."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        self._starts: list[int] = []
        for match in _NEVER.finditer(text):
            if match.end() > match.start():
                self._starts.append(match.start())
                self._ends.append(match.end())

    def end_at(self, position: int) -> int | None:
        """Where the stretch that holds `position` ends; None outside of all."""
        at = bisect_right(self._starts, position) - 1
        return self._ends[at] if at >= 0 and position < self._ends[at] else None

    def starts_within(self, start: int, end: int) -> bool:
        """Whether such a stretch begins after `start` and before `end`: 300万2025年 is an amount and a year, touching."""
        at = bisect_right(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end
