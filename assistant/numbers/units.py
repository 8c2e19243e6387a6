"""What may follow a numeral: units, measure words and what looks like one (年级, 成立, 元化). One alternation, longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_D = Decimal
_ONE = Decimal(1)
_END = r"(?![A-Za-z])"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: its base unit, its kind, and the factor to the base unit."""

    pattern: str
    base: str
    kind: str
    factor: Decimal = _ONE
    doubt: str = ""  # set where the words also name a day or a year; see assistant.numbers.parts


_PEOPLE = r"students?|teachers?|employees?|people|persons?|workers?|staff|trainees?|interns?|graduates?|pupils?|apprentices?"

# Order matters: 个百分点 before 个, 人次 before 人. A year is 12 months; days and weeks stay what they are, since no month
# has a fixed number of them.
UNITS = (
    Unit(
        rf"元(?:整|正|钱|人民币)?(?![化素件旦月首老宵气勋宇年凶音])|块钱|块(?=$|[\s，。；！？,;!?)])|人民币|(?:yuan|RMB|CNY|renminbi){_END}",
        "元",
        "money",
    ),
    Unit(rf"个?百分点|(?:percentage points?|pp){_END}", "ratio", "points", _D("0.01")),
    Unit(r"个点(?![位名评赞子心钟击线面儿])", "ratio", "points", _D("0.01")),
    Unit(rf"个?基点|(?:bps?|basis points?){_END}", "ratio", "points", _D("0.0001")),
    Unit(rf"%(?![%0-9])|(?:percent|per cent|pct){_END}", "ratio", "ratio", _D("0.01")),
    Unit(r"‰", "ratio", "ratio", _D("0.001")),
    Unit(r"成(?![立员果为功就长本绩都人效分交品熟形年材才套群双对批因色型事家见像天倍千上不语堆])", "ratio", "ratio", _D("0.1")),
    Unit(r"折(?![叠页射旧现算磨中子线返断合腾本扣损])", "ratio", "discount", _D("0.1")),
    Unit(rf"倍(?![数增感率受加])|-?fold{_END}", "倍", "multiple"),
    Unit(r"个?工作日", "工作日", "duration"),
    Unit(
        r"(?:个|整)?年(?!行动|规划|计划|攻坚|[制级代度均报龄初底末终检薪会轻货产画糕味头限])",
        "月",
        "duration",
        _D(12),
        doubt="year",
    ),
    Unit(r"周?岁", "岁", "count"),
    Unit(rf"years?{_END}|yrs?{_END}", "月", "duration", _D(12)),
    Unit(rf"个月(?!饼)|months?{_END}", "月", "duration"),
    Unit(rf"天(?![然气津地台才生堂空])|days?{_END}", "日", "duration"),
    Unit(r"日(?![本报常元志语])", "日", "duration", doubt="day"),
    Unit(rf"个?(?:星期|礼拜)(?![一二三四五六日天])|周(?![年岁边围转末刊报一二三四五六日])|weeks?{_END}", "周", "duration"),
    Unit(rf"个?(?:小时|钟头)|hours?{_END}", "小时", "duration"),
    Unit(rf"分钟|minutes?{_END}", "分钟", "duration"),
    Unit(r"个?学期", "学期", "duration"),
    Unit(r"个?学年", "学年", "duration"),
    Unit(rf"个?学时|class hours?{_END}", "学时", "count"),
    Unit(r"个?课时", "课时", "count"),
    Unit(r"个?学分", "学分", "count"),
    Unit(r"人次|人天|人年|人月|平方米|平方公里", "", "count"),
    Unit(
        rf"个(?:教师|老师|学生|职工|员工|实习生|工人|毕业生|同学|教职工|学员|新人)|个人(?![才工所信力民身])|人(?![才工力大社均民身口类文性行物情事防造为生体才])|名(?![称师义列优牌额校次企])|位(?![于置次列居])|(?:{_PEOPLE}){_END}",
        "人",
        "count",
    ),
    Unit(rf"家(?![长庭乡具政])|(?:companies|enterprises|firms){_END}", "家", "count"),
    Unit(rf"所(?![有得以属在长谓需])|schools?{_END}", "所", "count"),
    Unit(
        r"个(?![性别体税半年月亿万])|项(?![目链])|门(?![户槛诊店])|次(?![性数年要日月序])|种(?![植子族类])|套(?![餐用取])",
        "",
        "count",
    ),
    Unit(
        r"台(?![州湾风账阶])|件(?!套)|份(?![额量])|支(?![持付出部撑援教])|组(?![织成合建长])|班(?![级主子组])|户(?![籍口外])|间(?![接断隔])",
        "",
        "count",
    ),
    Unit(
        r"栋|座(?![谈位])|辆|亩|篇|张(?![贴力])|本(?=书)|分(?![制别之钟公成析布类配为工管开局支校步层阶级享散解担歧批期段数值母子点流])",
        "",
        "count",
    ),
)
UNIT = re.compile("|".join(f"(?P<u{i}>{unit.pattern})" for i, unit in enumerate(UNITS)), re.IGNORECASE)

FOREIGN = re.compile(
    r"(?:美元|美金|美刀|港元|港币|欧元|日元|日圆|英镑|韩元|澳元|加元|新币|新台币|台币|卢布|澳门元)|(?:USD|HKD|EUR|GBP|JPY|dollars?|euros?|pounds?|yen)(?![A-Za-z])|[$€£₩]",
    re.IGNORECASE,
)
FOREIGN_BEFORE = re.compile(r"(?:(?:US|HK|NT|A|C)?\$|[€£₩]|USD|HKD|EUR|GBP|JPY|美元|港币|欧元) ?$", re.IGNORECASE)
CURRENCY_BEFORE = re.compile(r"(?:(?<![A-Za-z])(?:RMB|CNY)|¥|人民币)[ :]{0,2}$", re.IGNORECASE)
# 千克 and 千瓦: the 千 belongs to the unit.
KILO = re.compile(r"[克米瓦卡帕伏赫]")

SCALE_WORD = re.compile(
    r" ?(?P<word>thousand|million|billion|trillion)(?![A-Za-z])(?! (?:thousand|million|billion|trillion))", re.IGNORECASE
)
SCALE_LETTER = re.compile(r" ?(?P<word>k|mn|m|bn|b)(?![A-Za-z0-9])", re.IGNORECASE)
SCALES = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "k": 3,
    "m": 6,
    "mn": 6,
    "bn": 9,
    "b": 9,
}
OTHER_SCALE = re.compile(
    r" ?(?:hundreds?|dozens?|score|lakhs?|crores?|thousands|millions|thousand|million|billion|trillion|half)(?![A-Za-z])",
    re.IGNORECASE,
)

PERIODS = "平方公里|立方米|平米|㎡|m2|m²|公里|千瓦时|吨|套|件|辆|间|栋|座|场|篇|所|门|工作日|学年|学期|小时|平方米|课时|学时|人次|年|月|日|天|周|人|生|次|亩|家|校|班|组|户|台|名|位|个|项"
PER = re.compile(
    rf" ?/ ?(?P<zh>{PERIODS})(?![0-9])|每个?(?P<every>{PERIODS})|(?: per | an? | each | every |/)(?P<en>month|year|person|student|day|hour|head)(?![A-Za-z])",
    re.IGNORECASE,
)
PER_BEFORE = re.compile(rf"(?:每个?(?:{PERIODS})){{1,2}}$")
PER_ENGLISH = {"month": "月", "year": "年", "person": "人", "student": "生", "day": "日", "hour": "小时", "head": "人"}


def unit_at(text: str, at: int) -> tuple[Unit, str, int] | None:
    """The unit at `at` (after at most two spaces), its base unit and its end; None where none stands there."""
    for skip in range(3):
        match = UNIT.match(text, at + skip)
        if match is not None and match.lastgroup is not None:
            unit = UNITS[int(match.lastgroup[1:])]
            return unit, unit.base or match[0], match.end()
        if text[at + skip : at + skip + 1] != " ":
            return None
    return None
