"""职教高地通知（征求意见稿）的三项目标: certificates of graduates, coverage of 1+X, enterprises that take part."""

from __future__ import annotations

from collections.abc import Callable

from assistant.rules.shares import count_slot, share_against
from assistant.rules.types import Asking, Rule, Slot, Words
from assistant.rules.working import Sheet

_ASKS = r"还差|还得|还要|得有|再(?:培养|动员|发展|补)|差多少|缺|够|达标|达到|需要|至少|多少(?:人|名|个|家)|几(?:人|名|个|家)|合格|how many|short|enough|meet|needed|reach"
_NEVER = r"权重|得分|几分|多少分|这项指标|评价指标|指标(?:值|体系|占)|绍兴.{0,6}(?:试点|评价)"

GRADUATES = count_slot(
    "graduates",
    "高职毕业生人数",
    "college graduates",
    "高职毕业生一共有多少人？",
    "How many college graduates are there?",
    (r"(?:高职|应届)?(?:院校)?(?:的)?毕业生(?:总数|人数)?(?:一共|总共|共|有)*|一共|总共", r"graduates|total|out of"),
    (r"(?:的)?(?:高职|应届)?(?:的)?毕业生|(?:人)?毕业", r"(?:[a-z-]+ )?graduates"),
    low=1,
)
HOLDERS = count_slot(
    "holders",
    "获得高等级证书的毕业生",
    "graduates with a higher-level certificate",
    "其中获得职业技能高等级证书的有多少人？",
    "How many hold a higher-level certificate?",
    (
        r"(?:高等级|高级)?(?:职业)?(?:技能)?(?:等级)?证书?(?:的)?(?:的有|只有|有|是)?|拿(?:到)?(?:了)?|获得|取得",
        r"certificates?|hold(?:ers?|ing)?|certified",
    ),
    (r"(?:的)?(?:已)?(?:拿|取得|获得|有|持)(?:到|了|得)*(?:职业技能)?(?:高等级|高级|证)", r"(?:[a-z-]+ )?(?:hold|have|with|got)"),
    required=False,
)
STUDENTS = count_slot(
    "students",
    "学生人数",
    "students",
    "学生一共有多少人？",
    "How many students are there?",
    (
        r"(?:在校|全校|全部)?(?:的)?(?:学生|在校生)(?:总数|人数)?(?:一共|总共|共|有)*|一共|总共",
        r"students|enrol(?:l)?ment|total|out of",
    ),
    (r"(?:的)?(?:在校|职校)?(?:的)?(?:学生|生)", r"(?:[a-z-]+ )?students"),
    low=1,
)
COVERED = count_slot(
    "covered",
    "参与证书制度的学生",
    "students taking part",
    "其中参与“学历证书+职业技能等级证书”制度的有多少人？",
    "How many take part in the certificate scheme?",
    (
        r"(?:参与|参加|覆盖|进入)(?:了)?(?:1\+x)?(?:试点|制度|证书)?(?:的)?(?:学生)?(?:有|是)?",
        r"tak(?:e|ing) part|participat\w+|cover(?:s|ed)?",
    ),
    (r"(?:的)?(?:学生)?(?:参与|参加|覆盖|纳入)", r"(?:[a-z-]+ )?(?:take part|participate|are covered)"),
    required=False,
)
FIRMS = count_slot(
    "firms",
    "大中型企业数",
    "large and medium-sized enterprises",
    "大中型企业一共有多少家？",
    "How many large and medium-sized enterprises are there?",
    (r"(?:大中型)?企业(?:总数)?(?:一共|总共|共|有)*|一共|总共", r"enterprises|firms|companies|total|out of"),
    (r"(?:的)?大中型(?:企业)?|(?:的)?企业", r"(?:[a-z-]+ ){0,4}(?:enterprises|firms|companies)"),
    unit="家",
    low=1,
)
TAKING_PART = count_slot(
    "taking_part",
    "深度参与的企业",
    "enterprises deeply taking part",
    "其中深度参与职业教育人才培养的有多少家？",
    "How many of them deeply take part?",
    (
        r"(?:深度)?(?:参与)(?:职业教育|人才培养|职教)?(?:人才培养)?(?:的)?(?:企业)?(?:有|是|只有)?",
        r"tak(?:e|ing) part|participat\w+|involved",
    ),
    (r"(?:的)?(?:企业)?(?:在)?(?:深度)?参与", r"(?:[a-z-]+ ){0,2}(?:take part|taking part|participat|involved)"),
    unit="家",
    required=False,
)


def _target(part: str, whole: str, identifier: str, zh: str, en: str) -> Callable[[Sheet], None]:
    def compute(sheet: Sheet) -> None:
        share_against(sheet, part, whole, sheet.of_law(identifier), Words(zh, en))
        sheet.limit(
            "这是到2025年全省的总体目标，出自征求意见稿，不是每个单位的指标；是否实现，文件没有说明",
            "this is a province-wide target by 2025 in a consultation draft, not a duty of each institution; whether it was met is not stated",
            identifier,
        )
        sheet.limit("条文没有写数怎么取整、怎样认定", "the clause says neither how to round nor who counts", identifier)

    return compute


def _rule(
    name: str,
    title: Words,
    slots: tuple[Slot, ...],
    identifier: str,
    part: str,
    whole: str,
    subject: Words,
    topic: str,
    opening: Words,
) -> Rule:
    return Rule(
        id=name,
        title=title,
        formula=Words(
            "需要的数 = 总数 × 目标比例；还差 = 需要的数 − 已有的数", "needed = total × target share; lacking = needed − present"
        ),
        slots=slots,
        sources=(identifier,),
        decisive=(identifier,),
        asking=Asking(topic=topic, asks=_ASKS, never=_NEVER, given=(whole, part), gap=(part,)),
        compute=_target(part, whole, identifier, subject.zh, subject.en),
        opening=opening,
    )


RULES = (
    _rule(
        "certificate-target",
        Words("高职毕业生高等级证书比例（目标）", "College graduates with higher-level certificates (target)"),
        (GRADUATES, HOLDERS),
        "targets.certificates",
        "holders",
        "graduates",
        Words("获得高等级证书的毕业生", "graduates with the certificate"),
        r"高等级(?:的)?(?:职业)?(?:技能)?(?:等级)?证|毕业生.{0,30}(?:技能|等级|高级)(?:的)?证|毕业生.{0,16}证书|higher[- ]level certificate|graduates.{0,40}certificate",
        Words(
            "帮我算算：我们高职的毕业生，获得高等级证书的还差多少人？",
            "Can you work out how many more of our graduates need a higher-level certificate?",
        ),
    ),
    _rule(
        "coverage-target",
        Words("证书制度学生覆盖面（目标）", "Students covered by the certificate scheme (target)"),
        (STUDENTS, COVERED),
        "targets.coverage",
        "covered",
        "students",
        Words("参与的学生", "students taking part"),
        r"1\+x|学历证书|覆盖面|certificate scheme|coverage",
        Words(
            "帮我算算：我们学校的证书制度学生覆盖面还差多少人？",
            "Can you work out how many students our coverage by the certificate scheme is short of?",
        ),
    ),
    _rule(
        "enterprise-target",
        Words("大中型企业深度参与比例（目标）", "Large and medium-sized enterprises deeply taking part (target)"),
        (FIRMS, TAKING_PART),
        "targets.enterprises",
        "taking_part",
        "firms",
        Words("深度参与的企业", "enterprises deeply taking part"),
        r"大中型企业|large and medium",
        Words(
            "请算一下：深度参与人才培养的大中型企业还差多少家？",
            "Can you work out how many more large and medium-sized enterprises are to take part deeply?",
        ),
    ),
)
