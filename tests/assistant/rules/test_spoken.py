"""Figures as people say them, and which of them are facts."""

from __future__ import annotations

import pytest

from assistant.rules.amount import Amount
from assistant.rules.book import find_rule
from assistant.rules.reading import readings
from assistant.rules.slots import fill
from assistant.rules.turns import fill_turns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2490块一个月", [("2490", "元/月")]),
        ("俩月", [("2", "月")]),
        ("跑了俩半月", [("2.5", "月")]),
        ("after 2 years and 6 months", [("30", "月")]),
        ("wages of 270k", [("270000", "")]),
        ("half a million yuan", [("500000", "元")]),
        ("绩效总量800万，哦说错了，是900万", [("9000000", "")]),
        ("收入200万成本80万，不对，收入是210万", [("2100000", ""), ("800000", "")]),
        ("不是800万，是900万", [("9000000", "")]),
        ("income 2 million, no wait, 2.2 million", [("2200000", "")]),
        ("会计报1000万，局里说不对，只有900万", [("10000000", ""), ("9000000", "")]),
        ("花了90万，对不对，工资1000万", [("900000", ""), ("10000000", "")]),
        ("拨款3650万公办高职", [("36500000", "")]),
        ("seven years in a firm", [("84", "月")]),
        ("twenty-two interns", [("22", "人")]),
        ("花了120万30个人分", [("1200000", ""), ("30", "人")]),
        ("学生十一个教师四个", [("11", "人"), ("4", "人")]),
        ("一年三千八百五十人", [("3850", "人")]),
        ("离1.2比1还差", []),
        ("the 1.2 to 1 rule", []),
        ("hundred and seven years", []),
        ("the high schools go up to 1,800", [("1800", "")]),
        ("干了满两年", [("24", "月")]),
        ("最低工资2490一个月", [("2490", "")]),
        ("a full year", [("12", "月")]),
        ("one and a half years in a factory", [("18", "月")]),
        ("绩效盘子4500w", [("45000000", "")]),
        ("花1.2w元培训", [("12000", "元")]),
        ("大一1230，大二1180", [("1230", ""), ("1180", "")]),
        ("23年650万，24年700万", [("6500000", ""), ("7000000", "")]),
        ("收入23万8 项目成本5万6 能分多少", [("238000", ""), ("56000", "")]),
        ("成本3万2 元", []),
        ("分校区那一块215万", [("2150000", "")]),
        ("就这两块", []),
        ("收入三块：培训80万", [("800000", "")]),
        ("收入32万 45万 28万 0 成本统共41万", [("320000", ""), ("450000", ""), ("280000", ""), ("0", ""), ("410000", "")]),
        ("经费2600元 到两倍了没", [("2600", "元"), ("2", "倍")]),
        ("两千四百九一个月", [("2490", "")]),
        ("做机修31年，高中毕业", [("372", "月")]),
        ("五百到八万元", []),
        ("三到五千元", []),
        ("Four years, 3 months in companies", [("48", "月"), ("3", "月")]),
    ],
)
def test_a_spoken_figure_is_read_or_left_alone(text: str, found: list[tuple[str, str]]) -> None:
    assert [(str(reading.amount.low), reading.unit) for reading in readings(text)] == found
    assert all(reading.amount.exact for reading in readings(text))


def _given(rule: str, *turns: str) -> dict[str, str]:
    facts = fill_turns(find_rule(rule), turns)
    return {name: fact.said or "" for name, fact in facts.items() if fact.slot.kind == "amount"}


@pytest.mark.parametrize(
    ("rule", "text", "given"),
    [
        ("dual-qualified", "去年双师型45个，今年52个，专业课教师80人", {"teachers": "80人", "dual": "52个"}),
        ("college-funding", "3850名学生，财政去年给了四千五百万，今年四千四百万", {"students": "3850名", "received": "四千四百万"}),
        ("dual-qualified", "专业课老师140个，文化课老师65个", {"teachers": "140个"}),
        ("performance-pay", "本部绩效工资总量780万，分校区那一块215万，两处并成一个总量报", {"total": "780万、215万"}),
        ("performance-pay", "绩效工资总量2400万，上浮以后做到3700万", {"total": "2400万", "requested_total": "3700万"}),
        ("training-deduction", "车间工资1800万，科室450万，这两块加起来是工资总额；培训花了212万", {"payroll": "1800万＋450万", "spend": "212万"}),
        ("training-scale", "全日制学生一年级1150人，二年级1080人，三年级1020人", {"enrolment": "1150人、1080人、1020人"}),
        ("internship-posts", "我们是规上企业，去年产值3.6亿", {}),
        ("internship-posts", "总厂950人分厂450人合一道算", {"employees": "950人、450人"}),
        ("college-funding", "今年财政给我们公办高职拨了7800万", {"received": "7800万"}),
        ("college-funding", "大一1800人 大二1750人 大三1650人", {"students": "1800人、1750人、1650人"}),
        ("performance-pay", "全校128个老师 绩效工资人均9.5万", {"total": "9.5万、128个老师"}),
        ("performance-pay", "绩效工资人均9.5万", {}),
        ("performance-pay", "净资产今年少了200万 绩效还能往上浮伐", {}),
        ("performance-pay", "基础性绩效640万加奖励性绩效280万，就这两块", {"total": "640万、280万"}),
        ("training-deduction", "80个工人平均年薪9万，职工教育经费用掉61万", {"payroll": "9万、80个工人", "spend": "61万"}),
        ("training-deduction", "工资总额1850万，厂房翻修花了260万，职工培训前前后后163万", {"payroll": "1850万", "spend": "163万"}),
        ("training-deduction", "职工培训费320万，一线工人身上用了205万，七成那条还差多少", {"spend": "320万", "front_line": "205万"}),
        ("training-scale", "中职部全日制1500人，高职部全日制2600人", {"enrolment": "1500人、2600人"}),
        ("dual-qualified", "机电系专业课教师40人，双师型33人；财经系专业课教师60人，双师型52人，两系合起来算", {"teachers": "40人、60人", "dual": "33人、52人"}),
        ("dual-qualified", "专业课教师40人，双师型33人；专业课教师60人", {"dual": "33人"}),
        ("service-income", "社会服务收入四个季度分别32万、45万、28万、0，成本统共41万", {"income": "32万、45万、28万、0", "cost": "41万"}),
        ("service-income", "给三家厂做员工培训，分别收入46万、38.5万、21万，项目成本全算上63.5万元", {"income": "46万、38.5万、21万", "cost": "63.5万元"}),
        ("internship-posts", "集团三个厂区，分别有职工700人、450人、350人", {"employees": "700人、450人、350人"}),
        ("certificate-target", "高职毕业生三个学院分别是620人、540人、440人", {"graduates": "620人、540人、440人"}),
        ("dual-qualified", "三个年级专业课老师分别是30人、28人、22人，双师型分别是28、20、20", {"teachers": "30人、28人、22人", "dual": "28、20、20"}),
        ("internship-posts", "三家厂分别有职工700人、450人", {}),
        ("internship-posts", "三个车间各有职工80人", {"employees": "80人"}),
        ("training-scale", "全日制1500人，培训分别是500、600、700人次", {"enrolment": "1500人"}),
        ("dual-qualified", "专业课教师机电系60人，各系一共150人，双师型100人", {"dual": "100人"}),
        ("dual-qualified", "全部专业课教师120人，本部专业课教师60人，双师型100人", {"dual": "100人"}),
        ("dual-qualified", "双师型比例三个系各85%", {"dual_share": "85%"}),
        ("placement-subsidy", "实习三个月，两个班各2490元最低工资，30名实习生", {"minimum_wage": "2490元", "students": "30名", "months": "三个月"}),
        ("college-funding", "平均每个学生拨款1.1万，2000名高职生", {"received": "1.1万、2000名", "students": "2000名"}),
        ("dual-qualified", "三个校区老师分别是120、80、65人，双师型一共210个", {"teachers": "120、80、65人", "dual": "210个"}),
        ("secondary-funding", "普高生均公用经费1750 中职要到多少", {"general": "1750"}),
        ("enterprise-practice", "五年里头一趟下企业2个月 一趟1个月 还有一趟1个半月", {"period": "五年", "done": "2个月、1个月、1个半月"}),
        ("internship-posts", "We are a large enterprise with a turnover of 360 million", {}),
        ("indicator-score", "企业捐赠的实习实训设备价值180万元，同组最高的那家是450万元", {"value": "180万元", "best": "450万元"}),
        ("dual-qualified", "我们有双师型的73个，离九成的线还差几个", {"dual": "73个"}),
        ("enterprise-target", "有21家大中型企业跟职校搞得很深入", {"taking_part": "21家"}),
        ("enterprise-target", "40 large and medium-sized enterprises and 25 take part", {"firms": "40", "taking_part": "25"}),
        ("training-scale", "全日制5600人，非全日制900人，社会培训6160人", {"enrolment": "5600人", "trained": "6160人"}),
        ("class-hours", "职业精神4学时、工匠精神6学时、劳模精神7学时", {"hours": "4学时、6学时、7学时"}),
        ("class-hours", "工匠精神5学时 劳模精神5学时 职业精神5学时 加一起15学时", {"hours": "5学时、5学时、5学时"}),
        ("enterprise-practice", "五年周期还剩一年", {"period": "五年"}),
        ("dual-qualified", "机电系46个、商贸系38个、旅游系16个，都是教专业课的，双师型84个", {"teachers": "46个、38个、16个", "dual": "84个"}),
        ("coverage-target", "全校2600名学生，参加1+X的有汽修420、护理510、会计190", {"students": "2600名", "covered": "420、510、190"}),
        ("college-funding", "我校学生大一1230，大二1180，大三1090，公办高职", {"students": "1230、1180、1090"}),
        ("service-income", "收入200万、成本50万、教师30人", {"income": "200万", "cost": "50万", "heads": "30人"}),
        ("training-deduction", "22年工资600万培训60万；23年650万，培训45万", {"payroll": "600万、650万", "spend": "60万、45万"}),
        ("training-deduction", "去年剩12万没抵掉，今年又掏了40万送人培训", {"carried_in": "12万", "spend": "40万"}),
        ("training-deduction", "花在一线职工上的培训钱28万", {"front_line": "28万"}),
        ("enterprise-practice", "杭州教汽修，三年里两个暑假各去4S店蹲了一个月", {"done": "一个月、两个", "period": "三年"}),
        ("enterprise-practice", "每年寒假去厂里半个月，五年都去了，一年没落下", {"done": "半个月、五年", "period": "五年"}),
        ("enterprise-target", "大中型的企业通共六十家，四十五家都深度参加职教育人了", {"firms": "六十家", "taking_part": "四十五家"}),
        ("coverage-target", "4,070 of our 7,400 students take part in the 1+X scheme", {"students": "7,400 students", "covered": "4,070"}),
        ("enterprise-target", "We have 34 large and medium-sized companies deeply taking part. Does our district pass 70%?", {"taking_part": "34"}),
        ("placement-subsidy", "实习6个月，12个学生，这三个数", {"months": "6个月", "students": "12个学生"}),
        ("dual-qualified", "机械系专业课教师40人，电子系35人，商贸系25人；双师型分别是32、28、20", {"teachers": "40人、35人、25人", "dual": "32、28、20"}),
        ("placement-subsidy", "2402班来了14个，2403班来了11个，都是学生", {"students": "14个、11个"}),
        ("class-hours", "专题教育这学期9学时，下学期8学时", {"hours": "9学时、8学时"}),
        ("recruitment", "大专。第一家两年，后头那家只有四个月。", {"experience": "两年、四个月"}),
        ("recruitment", "应届硕士，企业里只待过半年", {"experience": "半年"}),
        ("performance-pay", "去年绩效一共发了三百六十万", {"total": "三百六十万"}),
        ("training-deduction", "职工培训费一年80万，用在一线工人身上的52万", {"spend": "80万", "front_line": "52万"}),
        ("internship-posts", "规模以上企业，去年招了30个新人", {}),
        ("service-income", "Out of 1.75 million yuan our school earned, 0.55 million was eaten by project costs", {"income": "1.75 million yuan", "cost": "0.55 million"}),
        ("enterprise-practice", "In the past six years I have worked in a garage for two months altogether", {"period": "six years", "done": "two months"}),
        ("training-deduction", "上年有22万培训费没扣完，工资总额1500万，今年培训用了110万", {"carried_in": "22万", "payroll": "1500万", "spend": "110万"}),
    ],
)  # fmt: skip
def test_a_figure_goes_to_the_fact_that_it_is(rule: str, text: str, given: dict[str, str]) -> None:
    facts = fill(find_rule(rule), text)
    assert {name: fact.said for name, fact in facts.items() if fact.slot.kind == "amount"} == given


@pytest.mark.parametrize(
    ("turns", "given"),
    [
        (("80家大中型企业，50家深度参与", "昨天又签了8家，现在是58家"), {"firms": "80家", "taking_part": "58家"}),
        (("130 large and medium-sized enterprises, 90 of them taking part", "Update: the total is 150, not 130."),
         {"firms": "150", "taking_part": "90"}),
    ],
)  # fmt: skip
def test_a_correction_finds_the_figure_that_it_corrects(turns: tuple[str, ...], given: dict[str, str]) -> None:
    assert _given("enterprise-target", *turns) == given


def test_of_two_figures_a_trial_means_the_one_that_is_reached() -> None:
    turns = ("全日制在校生3000人，社会培训3300人", "那做到3900人呢")
    assert _given("training-scale", *turns) == {"enrolment": "3000人", "trained": "3900人"}


def test_the_only_figure_given_is_the_one_that_a_correction_means() -> None:
    assert _given("internship-posts", "规上企业2500名职工", "不对，上个月又招了200人，现在一共2700人") == {"employees": "2700人"}


@pytest.mark.parametrize(
    ("rule", "turns", "name", "value"),
    [
        (
            "service-income",
            ("杭州职校社会服务收入500万，项目成本300万", "成本漏了外聘专家那一笔，还得再加40万进去"),
            "cost",
            3_400_000,
        ),
        (
            "college-funding",
            ("7,200 students", "sorry, 2,700 of those sit in another division, leave them out"),
            "students",
            4_500,
        ),
        ("service-income", ("社会培训收入150万", "成本啊，这些扣掉40万"), "income", 1_500_000),
        ("internship-posts", ("职工2700人", "现在挂出来50个"), "employees", 2_700),
        ("training-scale", ("全日制在校生六千五", "改七千算算"), "enrolment", 7_000),
        ("placement-subsidy", ("12个学生来实习4个月，最低工资2490元", "那要是再多来8个呢？"), "students", 20),
        (
            "placement-subsidy",
            ("40 student interns over 2 months, minimum wage 2260 yuan", "Five of those forty dropped out"),
            "students",
            35,
        ),
        ("performance-pay", ("绩效工资总量七百二十万", "那要是总量被财政砍掉120万呢"), "total", 6_000_000),
        ("performance-pay", ("总量系八百四十万", "附属实训中心还有六十万冇算进去，加上再看"), "total", 9_000_000),
        ("dual-qualified", ("专业课老师一共140人，双师型要多少个才行", "现在已经有119个双师了"), "dual", 119),
        ("enterprise-practice", ("去年一整年我在企业锻炼了1个月，杭州", "两年总共就这1个月"), "done", 1),
        ("indicator-score", ("共同开发教材数我们4种，最高的学校10种，算几分", "要是做到7种呢"), "value", 7),
        ("enterprise-target", ("大中型企业80家，深度参与的50家", "又签了8家，现在是58家"), "taking_part", 58),
    ],
)
def test_a_later_turn_changes_one_fact_and_leaves_the_others(rule: str, turns: tuple[str, ...], name: str, value: int) -> None:
    assert fill_turns(find_rule(rule), turns)[name].value == Amount.of(value)


def test_what_else_a_turn_says_is_kept_beside_the_figure_that_it_adds_to() -> None:
    turns = ("12个学生来实习4个月，最低工资2490元", "再多来8个学生，最低工资按2660元算")
    assert _given("placement-subsidy", *turns) == {"students": "12个学生、8个学生", "minimum_wage": "2660元", "months": "4个月"}


@pytest.mark.parametrize("turn", ["那要是再多来8个，另外体检3万呢", "再多来8个，体检花了3万"])
def test_a_figure_of_something_else_replaces_no_fact_of_the_conversation(turn: str) -> None:
    told = ("杭州，最低工资2490元，12个学生来实习4个月", turn)
    assert _given("placement-subsidy", *told) == {"students": "12个学生、8个", "minimum_wage": "2490元", "months": "4个月"}


def test_a_total_that_is_said_is_not_added_up_again() -> None:
    assert _given("class-hours", "工匠精神专题11学时", "后来又加了3个学时，一共14个") == {"hours": "14个"}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("总量800万 左右", "8000000", "8000000"), ("收入30万 到 40万", "300000", "400000"), ("学生3000人 以上", "3000", "Infinity")],
)
def test_a_space_parts_no_figure_from_its_bound(text: str, low: str, high: str) -> None:
    (reading,) = readings(text)
    assert (str(reading.amount.low), str(reading.amount.high)) == (low, high)
    assert reading.amount.approximate or reading.amount.low != reading.amount.high


@pytest.mark.parametrize(("text", "total"), [("3个年级每个年级10个班每班45人", "1350"), ("三个车间各有职工80人", "240")])
def test_what_each_has_is_multiplied(text: str, total: str) -> None:
    rule = find_rule("training-scale" if "班" in text else "internship-posts")
    (fact,) = [fact for fact in fill(rule, f"{'全日制' if '班' in text else ''}{text}").values() if fact.slot.kind == "amount"]
    assert isinstance(fact.value, Amount) and str(fact.value.low) == total and fact.multiplied


def test_what_someone_went_for_is_not_taken_away() -> None:
    turns = ("杭州的专业老师每年要下企业多久", "算过去这三年", "拢共只去了两个月，还欠多少")
    assert _given("enterprise-practice", *turns) == {"period": "三年", "done": "两个月"}


def test_a_year_told_in_a_turn_of_its_own_is_a_further_one_unless_it_corrects() -> None:
    first = "2024年工资总额1200万，职工教育经费130万"
    both = {"payroll": "1200万、1500万", "spend": "130万、90万"}
    assert _given("training-deduction", first, "2025年工资总额1500万，职工教育经费90万") == both
    supposed = {"payroll": "1500万", "spend": "90万"}
    assert _given("training-deduction", first, "如果2025年工资总额1500万，职工教育经费90万呢") == supposed
    corrected = supposed
    assert _given("training-deduction", first, "不对，2024年工资总额1500万，职工教育经费90万") == corrected


def test_a_correction_that_mentions_what_was_left_out_is_the_new_figure() -> None:
    assert _given("performance-pay", "绩效工资总量780万", "不对 漏了一块 应该是870万") == {"total": "870万"}


def test_a_verb_tells_which_figure_is_tried_out() -> None:
    turns = ("全年工资总额2300万", "培训费用了150万", "那要是用到200万呢")
    assert _given("training-deduction", *turns) == {"payroll": "2300万", "spend": "200万"}


def test_a_figure_said_again_is_no_new_fact() -> None:
    turns = ("工资总额九百万，职工教育经费支出六十万", "花在一线工人身上的是39万，另外那六十万是不是都能扣")
    assert _given("training-deduction", *turns) == {"payroll": "九百万", "spend": "六十万", "front_line": "39万"}
