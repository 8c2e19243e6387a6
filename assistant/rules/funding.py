"""生均拨款和生均公用经费: the provincial floors for public colleges and secondary schools. 浙政发〔2020〕27号五（二）."""

from __future__ import annotations

from decimal import Decimal

from assistant.rules.places import PRIVATE, PUBLIC
from assistant.rules.types import Asking, Rule, Slot, Words
from assistant.rules.working import Quantity, Sheet

STUDENTS = Slot(
    name="students",
    label=Words("学生人数", "students"),
    unit="人",
    question=Words("学校有多少名学生？", "How many students does the college have?"),
    near=(
        r"(?:学生|在校生|在籍|在校|全校|生员|学员|高职生|人数|规模)(?:人数|规模)?(?:一共|总共|统共|合计|现在|目前|大概|共|有|是|为|才)*",
        r"students|head ?count|enrol\w*|student body(?: of)?|with|for (?:our|its|the)",
        r"(?:在校|全日制|高职)?(?:的)?(?:学生|在校生|生)(?:规模|人数)?(?:一共|共|有|为|是)*",
        r"students|enrol(?:l)?ment|enrolled",
    ),
    after=(
        r"(?:来)?(?:个|名|号)?(?:的)?(?:在校|全日制|高职|在籍|在读)?(?:的)?(?:学生|生|娃|学员)(?:规模)?",
        r"(?:[a-z-]+ ){0,2}(?:students|enrolled|learners)",
        r"(?:的)?(?:在校|全日制|高职)?(?:的)?(?:学生|生)",
        r"(?:[a-z-]+ )?students",
    ),
    whole=True,
    bare=True,
    low=Decimal(1),
)
RECEIVED = Slot(
    name="received",
    label=Words("一学年的财政拨款", "public funding of a school year"),
    unit="元",
    by_heads=True,
    question=Words("一学年得到的财政拨款是多少元？", "How much public funding came in a school year, in yuan?"),
    near=(
        r"(?:市里|省里|县里|区里|财政|上面|上头|政府|教育局)?(?:一学年|一年|今年|去年|这学年|本学年|全年|每年|总共|一共)?(?:给|拨|下|批|安排|划|到账|到位|拿到|收到|到手)(?:了|到|来|下|过来|给)*(?:我们|我校|学校|咱们?|这所[^，,。\d]{0,8})?(?:的)?(?:财政)?(?:经费|拨款|钱|款)?(?:一共|总共|统共|合计|才|共|有|是|为)*",
        r"(?:state|public|city|government|fiscal)?(?: )?(?:funding|funds|money|budget|grant|gave|gives|gets?|got|receiv\w+|allocat\w+|pays?|paid|provid\w+|appropriat\w+)(?: (?:us|the college|our college|it|of|is|was|this year|last year|a year|came to))*",
        r"(?:财政)?(?:实际)?(?:拨款|拨付|拨了?|给了?)(?:总额)?(?:一共|共|了|是|为)*|经费(?:总额)?",
        r"funding|grants?|received|allocat\w+",
    ),
    after=(
        r"(?:块|元)?(?:的)?(?:财政)?(?:拨款|经费|款|钱)(?:到位)?",
        r"(?:[a-z-]+ ){0,3}(?:funding|grant|public money|from the (?:state|city|province|government))",
        r"(?:的)?(?:财政)?(?:拨款|经费)",
        r"(?:[a-z-]+ ){0,2}(?:funding|grant)",
    ),
    by=r"[上下]半(?:学?年)|[上下]学期|[春秋]季|第[一二三四]季度|中央|省|市|区县",
    varies=True,
    required=False,
)
GENERAL = Slot(
    name="general",
    label=Words("普通高中生均公用经费", "per-student operating funds of general high schools"),
    unit="元",
    each=True,
    question=Words(
        "当地普通高中生均公用经费是多少元？（五份文件都没有写）",
        "What are the per-student operating funds of general high schools, in yuan? (None of the documents states it.)",
    ),
    near=(
        r"(?:普通高中|普高|高中|隔壁高中|重点高中)[^，,。；;\d]{0,12}?(?:是|为|给|有|拿|花|每生|一个学生|人均|生均|标准|经费|现在|目前|一年)+",
        r"(?:general|ordinary|academic|regular|senior|normal) (?:senior )?(?:high|secondary|upper[- ]secondary) ?(?:schools?)?(?:'s?)?(?: [a-z-]+){0,5}",
        r"(?:普通高中|普高|高中)(?:的)?(?:生均)?(?:公用)?(?:经费)?(?:是|为|每生|标准)*",
        r"(?:general |ordinary |senior )?high schools?(?:'s?)?(?: [a-z-]+){0,3}",
    ),
    after=(
        r"(?:的)?(?:是)?(?:普高|普通高中|高中)",
        r"(?:[a-z-]+ ){0,4}(?:general|ordinary|academic|regular)(?: [a-z-]+){0,2} schools?",
        r"(?:的)?普(?:通)?高(?:中)?",
        r"(?:[a-z-]+ ){0,3}high school",
    ),
    also=("元/生", "元/人"),
    bare=True,
)
SECONDARY = Slot(
    name="secondary",
    label=Words("中职生均公用经费", "per-student operating funds of secondary vocational schools"),
    unit="元",
    each=True,
    question=Words("中职学校生均公用经费是多少元？", "What are those of secondary vocational schools, in yuan?"),
    near=(
        r"(?:中职|职高|中专|职校|技校|我们|我校|咱们?|本校|自己)[^，,。；;\d普]{0,12}?(?:是|为|给|有|拿|花|每生|一个学生|人均|生均|标准|经费|现在|目前|一年|才|只)+",
        r"(?:our|ours|we|us|(?:secondary )?vocational)(?: (?!general|ordinary|academic|high)[a-z-]+){0,5}",
        r"(?:中职|职高|中专|我们学校|我校)(?:学校)?(?:的)?(?:生均)?(?:公用)?(?:经费)?(?:是|为|现在|目前|只有|每生)*",
        r"(?:secondary )?vocational(?: schools?)?(?:'s?)?(?: [a-z-]+){0,3}",
    ),
    after=(
        r"(?:的)?(?:是)?(?:中职|职高|中专|我们)",
        r"(?:[a-z-]+ ){0,3}(?:vocational|ours)",
        r"(?:的)?中职",
        r"(?:[a-z-]+ ){0,3}vocational",
    ),
    also=("元/生", "元/人"),
    varies=True,
    required=False,
)


def college(sheet: Sheet) -> None:
    """公办高职院校生均财政拨款水平每学年不低于1.2万元."""
    floor, students = sheet.of_law("funding.per-student"), sheet.given("students")
    total = sheet.multiply(Words("一学年财政拨款的下限", "least public funding of a school year"), floor, students, unit="元")
    sheet.figure("floor", Words("一学年财政拨款至少", "public funding of a school year at least"), total)
    if sheet.has("received"):
        received = sheet.given("received")
        each = sheet.divide(Words("实际生均拨款", "actual funding per student"), received, students, "元")
        sheet.figure("per_student", Words("实际生均拨款", "actual funding per student"), each)
        _compare(sheet, received, total)
    sheet.assume(
        "按一个学年、同一口径的学生人数计算；条文没有写学生人数怎么折算",
        "one school year and your count of students; the clause does not say how students are weighted",
        "funding.per-student",
    )
    sheet.limit(
        "适用于公办高职院校（含技师学院、高级技工学校专科层次学生）",
        "for public colleges, with the college-level students of technician institutes",
        "funding.per-student",
    )
    sheet.limit(
        "这是全省的最低水平，是对地方政府投入的要求，不是学生个人领取的钱",
        "this is the provincial floor for what governments provide, not money paid to students",
        "funding.per-student",
    )
    sheet.limit(
        "杭州的征求意见稿只说落实省定标准，没有写数额",
        "the Hangzhou draft only says that the provincial standards are carried out",
        "funding.hangzhou",
    )


def secondary(sheet: Sheet) -> None:
    """中职学校生均公用经费逐步达到普通高中的2倍以上."""
    multiple, general = sheet.of_law("funding.secondary-multiple"), sheet.given("general")
    floor = sheet.multiply(Words("中职生均公用经费应逐步达到", "secondary vocational schools are to reach"), general, multiple)
    sheet.figure("floor", Words("中职生均公用经费应逐步达到", "secondary vocational schools are to reach"), floor)
    if sheet.has("secondary"):
        _compare(sheet, sheet.given("secondary"), floor)
    sheet.assume("两个生均公用经费按同一地方、同一年度比较", "both figures are taken of the same place and year")
    sheet.limit(
        "条文写的是“逐步达到”，没有写期限；普通高中的数额以您提供的为准",
        "the clause says “step by step” and sets no date; the high school figure is yours",
        "funding.secondary-multiple",
    )


def _compare(sheet: Sheet, have: Quantity, floor: Quantity) -> None:
    met = have.amount.at_least(floor.amount)
    if met is None:
        sheet.limit("给出的数是一个范围，是否达到不能确定", "your figures are ranges, so whether the floor is reached is open")
        return
    sheet.verdict(
        "reached",
        Words("是否达到", "reached"),
        met,
        Words("达到这个水平", "reaches the level") if met else Words("没有达到这个水平", "does not reach the level"),
    )
    if not met:
        sheet.figure("lacking", Words("还差", "lacking"), sheet.subtract(Words("还差", "lacking"), floor, have))


_ASKS = r"多少|底线|缺口|差额|差几|至少|够|达标|达到|低于|还差|合格|应该|how much|at least|enough|meet|reach|short"
RULES = (
    Rule(
        id="college-funding",
        title=Words("公办高职院校生均财政拨款", "Public funding per student of public colleges"),
        formula=Words("一学年财政拨款的下限 = 生均标准 × 学生人数", "least funding = standard per student × students"),
        slots=(STUDENTS, RECEIVED),
        sources=("funding.per-student", "funding.hangzhou"),
        decisive=("funding.per-student",),
        asking=Asking(
            beyond=PRIVATE,
            reached=PUBLIC,
            topic=r"(?:财政|政府).{0,14}(?:拨|给)|(?:上头|上面|国家|省里|市里|公家)[^，,。;；]{0,12}(?:拨|给)[^，,。;；]{0,10}(?:钱|款|经费|多少)|财政[^，,。;；]{0,10}钱|(?:government|state|province|treasury)[a-z ]{0,30}(?:allocat|fund|pay|give|provide)|生均(?:财政)?拨款|生均|财政拨款|拨款|per[- ]student (?:public )?funding|funding per (?:student|head)|(?:public|government|state|fiscal) (?:funding|money|funds)|12,?000[ -](?:yuan )?(?:a|per)",
            asks=_ASKS,
            never=r"公用经费|普高|普通高中|中职|operating funds|\bland\b|secondary vocational",
            given=("students", "received"),
            gap=("received",),
            own=r"(?:我们?|我校|本校|咱们?)(?:学校|高职|学院)?.{0,24}(?:拨|拿|得|给).{0,10}多少钱|拨.{0,4}(?:我们|我校|本校|咱们?)(?:学校|高职|学院)?.{0,4}多少钱",
        ),
        compute=college,
        opening=Words(
            "帮我算算：我们高职院校一学年的财政拨款至少要有多少？",
            "Can you work out how much public funding our college is to get at least in a school year?",
        ),
    ),
    Rule(
        id="secondary-funding",
        title=Words("中职生均公用经费", "Operating funds per student of secondary vocational schools"),
        formula=Words("应逐步达到 = 普通高中生均公用经费 × 倍数", "to be reached = funds of general high schools × multiple"),
        slots=(GENERAL, SECONDARY),
        sources=("funding.secondary-multiple",),
        decisive=("funding.secondary-multiple",),
        asking=Asking(
            topic=r"公用经费|(?:operating|running)[ -](?:funds?|costs?|expens\w+|money)|普高|(?:general|ordinary|academic) high school|for (?:operations|operating|running)",
            asks=_ASKS,
            given=("general", "secondary"),
            gap=("secondary",),
        ),
        compute=secondary,
        opening=Words(
            "帮我算算：当地中职的生均公用经费要逐步达到多少？",
            "Can you work out what operating funds our secondary vocational school is to reach?",
        ),
    ),
)
