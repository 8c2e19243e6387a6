"""实习岗位: how many internship posts the province encourages larger enterprises to offer. 浙政发〔2020〕27号三（四）."""

from __future__ import annotations

from decimal import Decimal

from assistant.rules.amount import Amount
from assistant.rules.types import Asking, Rule, Slot, Words
from assistant.rules.working import Quantity, Sheet

EMPLOYEES = Slot(
    name="employees",
    label=Words("职工总数", "employees"),
    unit="人",
    question=Words("企业职工总数是多少人？", "How many employees does the enterprise have?"),
    hint=Words("例如：1000人", "for example: 1000 people"),
    near=(
        r"(?:在册|在岗|在职|花名册|全部|全公司|全集团|上上下下|总人数|总共|合计|拢共|统共|人手|用工|连[^，,。\d]{0,6})(?:人数|职工|员工|的)?(?:一共|总共|共|是|有|为|大概)*|(?:厂|公司|企业|集团|单位)(?:里|子|上下|现在|目前|总共|一共|现有|今年)*(?:有|是|共|达|用工|用了)?",
        r"(?:payroll of|we are|we have|firm of|company of|plant of|factory of|with|total staff|staff of|head ?count(?: of| is)?)",
        r"(?:企业|公司|厂|我们)?(?:现有|共有|一共|总共|有)?(?:的)?(?:职工|员工|工人|从业人员)(?:总数|人数|总人数)?(?:为|是|有|共|达)?|规模|全厂|公司",
        r"employees|workforce|staff|headcount|employ(?:s|ing)?",
    ),
    after=(
        r"(?:来)?(?:号|个|名|位)?(?:人|口子)?(?:的)?(?:规上|规模以上|大|中型|小)?(?:厂|公司|企业|集团|单位|工厂)",
        r"(?:[a-z-]+ ){0,2}(?:employees|workers|staff|people|hands|person)",
        r"(?:的)?(?:名|位)?(?:在职|在岗)?(?:职工|员工|工人)|(?:规模)?的?(?:企业|工厂|公司|大厂|厂)",
        r"(?:[a-z-]+ )?(?:employees|workers|staff|people)",
    ),
    bare=True,
    whole=True,
    not_after=r"招(?:了|聘了?|进|收)?$|新(?:招|进|来)[^，,。；;]{0,4}$|hired (?:only )?$|took on $",
    low=Decimal(1),
)
PLANNED = Slot(
    name="planned",
    label=Words("安排的实习岗位", "posts offered"),
    unit="个",
    question=Words("安排了多少个实习岗位？", "How many internship posts are offered?"),
    near=(
        r"(?:留|腾|空|预留|开|拨|匀|备|放|挂|推|报|定|只给|才给|给了?|设置)(?:出|了|出来|下)?(?:一共|总共|共|是|有|了)*",
        r"(?:set aside|reserv\w+|earmark\w+|plan\w*|open\w*|creat\w+|make available)",
        r"(?:安排|拿出|提供|设了?|准备|开放|给)(?:了)?(?:的)?(?:实习)?(?:岗位)?|实习岗位|岗位",
        r"offer(?:s|ed|ing)?|provid(?:e|es|ed|ing)|posts?|placements?",
    ),
    after=(
        r"(?:个|名)?(?:实习)?(?:位子|位置|名额|工位|坑|岗)",
        r"(?:[a-z-]+ ){0,2}(?:slots?|positions?|openings?|spots?)",
        r"(?:的)?(?:专业对口)?(?:的)?(?:实习)?岗(?:位)?|实习(?:岗)?",
        r"(?:[a-z-]+ )?(?:posts?|places|placements)",
    ),
    varies=True,
    required=False,
    whole=True,
)


def compute(sheet: Sheet) -> None:
    """支持规模以上企业按职工总数的2%—3%安排专业对口岗位接纳学生实习."""
    band = sheet.of_law("internship-posts.share")
    posts = sheet.multiply(Words("可安排的实习岗位", "internship posts"), sheet.given("employees"), band, unit="个")
    sheet.figure("posts", Words("实习岗位", "internship posts"), posts)
    if sheet.has("planned"):
        _check(sheet, sheet.given("planned").amount, posts.amount)
    sheet.assume(
        "按您给出的职工总数计算，未区分在岗和劳务派遣：条文只写“职工总数”",
        "counted on your figure for all employees; the clause only says “total employees”",
        "internship-posts.share",
    )
    sheet.limit(
        "条文是“支持”规模以上企业这样安排，不是必须完成的义务",
        "the clause supports larger enterprises in doing so; it is not an obligation",
        "internship-posts.share",
    )
    sheet.limit(
        "条文没有写小数怎么取整，也没有写按年还是按时点计算",
        "the clause does not say how to round, nor whether per year or at one time",
        "internship-posts.share",
    )


def _check(sheet: Sheet, planned: Amount, posts: Amount) -> None:
    """Offered posts against the band, end by end."""
    least, most = Amount.of(posts.low), Amount.of(posts.high)
    source = sheet.law.words("internship-posts.share")
    label = Words("是否在该区间内", "within the band")
    if planned.at_least(most) and planned != most:
        words, holds = (
            Words("安排的岗位数高于该区间（条文没有限制多安排）", "more posts than the band (the clause does not forbid more)"),
            False,
        )
    elif planned.at_least(least):
        words, holds = Words("安排的岗位数在该区间内", "the posts offered lie within the band"), True
    else:
        words, holds = Words("安排的岗位数低于该区间", "fewer posts than the band"), False
    sheet.step(words, source=source)
    sheet.verdict("within_band", label, holds, words)
    if planned.high < least.low:
        sheet.figure(
            "lacking",
            Words("比下限少", "below the lower end by"),
            sheet.subtract(Words("比下限少", "below the lower end by"), Quantity(least, "个"), Quantity(planned, "个")),
        )


RULE = Rule(
    id="internship-posts",
    title=Words("规模以上企业的实习岗位", "Internship posts of larger enterprises"),
    formula=Words("实习岗位 = 职工总数 × 比例（区间）", "posts = employees × share (a band)"),
    slots=(EMPLOYEES, PLANNED),
    sources=("internship-posts.share",),
    decisive=("internship-posts.share",),
    asking=Asking(
        topic=r"实习岗|(?:留|腾|空|放|拿|挂)[^，,。;；]{0,10}(?:岗|坑|名额|位子|位置)[^，,。;；]{0,10}(?:学生|实习|职校)|(?:学生|实习|职校)[^，,。;；]{0,16}(?:岗|坑|名额|位子|位置)|interns?.{0,30}(?:posts|slots|places|positions)|(?:posts|slots|positions|openings).{0,30}(?:interns?|students|trainees)|实习(?:位置|名额|工位)|实习生.{0,10}(?:岗|名额|位置)|岗位.{0,10}实习|实习.{0,12}岗|接(?:收|纳|受).{0,8}实习|internship (?:posts?|places|placements)|intern(?:ship)? positions|student (?:posts|placements)|(?:take|taking|host) (?:on )?(?:trainees|interns)|places? (?:for|does)|2 ?(?:%|percent)? ?(?:to|[-–—]) ?3 ?(?:%|per ?cent)|岗位(?:的)?(?:下限|上限)|(?:收|接|招|带|用)(?:了|过)?[^，,。;；]{0,8}(?:实习生|学生实习)",
        asks=r"多少|缺|差|合适|(?:留|腾|拿)(?:出)?几|是多|是少|range|should|call for|set aside|几(?:个|名|人|岗)|应|够|算(?:下来|出|一下|一算)|安排|how many|enough|calculate|compute",
        never=r"补助|补贴|能补|最低工资|subsid|权重|得分",
        given=("employees", "planned"),
        beyond=r"小微|微型|微企|规(?:模以)?下|不到规模|个体(?:户|工商户)|\bmicro\b|small and micro|below (?:the )?designated",
        reached=r"规(?:模以)?上|above[- ]designated|designated size",
    ),
    compute=compute,
    opening=Words(
        "请算一下：按企业的职工总数，可以安排多少个实习岗位？",
        "Can you work out how many internship posts fit our number of employees?",
    ),
)
