"""职教高地通知（征求意见稿）的三项目标: certificates of graduates, coverage of 1+X, enterprises that take part."""

from __future__ import annotations

from collections.abc import Callable

from assistant.rules.shares import count_slot, share_against, share_slot
from assistant.rules.types import Asking, Rule, Slot, Words
from assistant.rules.working import Sheet

_ASKS = r"(?:要|得|该|应)有多少|还差|还得|还要|得有|再(?:培养|动员|发展|补)|差多少|缺|够|达标|达到|需要|至少|多少(?:人|名|个|家)|几(?:人|名|个|家)|合格|how many|short|enough|meet|needed|reach"
_NEVER = r"权重|得分|几分|多少分|这项指标|评价指标|指标(?:值|体系|占)|绍兴.{0,6}(?:试点|评价)"

GRADUATES = count_slot(
    "graduates",
    "高职毕业生人数",
    "college graduates",
    "高职毕业生一共有多少人？",
    "How many college graduates are there?",
    (
        r"(?:今年|去年|本届|这届|应届|全校|学校|高职)?(?:一共|总共|共)?(?:毕业|离校|出校门)(?:了|的)?(?:学生|生|人数)?(?:一共|总共|统共|合计|共|有|是)*",
        r"(?:graduat\w+|leavers|leaving|class of|cohort)(?: [a-z]+){0,2}",
        r"(?:高职|应届)?(?:院校)?(?:的)?毕业生(?:总数|人数)?(?:一共|总共|共|有)*|一共|总共",
        r"graduates|total|out of",
    ),
    (
        r"(?:个|名)?(?:的)?(?:高职|应届|今年)?(?:的)?毕业(?:生|了|的)?|(?:人)?(?:要|今年|这届|本届)?毕业|(?:要)?离校",
        r"(?:[a-z-]+ ){0,2}(?:graduates?|graduating|leavers|graduated|finish(?:ing|ed)?|leav(?:e|ing))",
    ),
    part_words=r"证(?!书制度)|certificate|certified",
    part="holders",
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
        r"(?:手里|手上|已经?|其中|里头|里面|当中|才|只|就)?(?:有|持|拿|考|得|取得|考到|考出|考下)(?:到|了|过|出|下|上)*[^，,。；;\d]{0,10}?证(?:书)?(?:的)?(?:人|学生|毕业生)?(?:只|才|就|一共|总共|共|有|是|占|不到)*",
        r"certificates?|hold(?:ers?|ing)?|certified|(?:got|get|with|earned|have) (?:[a-z-]+ ){0,3}certificate\w*",
    ),
    (
        r"(?:的)?(?:已)?(?:拿|取得|获得|有|持)(?:到|了|得)*(?:职业技能)?(?:高等级|高级|证)|(?:人)?(?:考|拿|持|取得)(?:到|出|了|有)?[^，,。；;\d]{0,8}证",
        r"(?:of (?:them|whom) )?(?:[a-z-]+ )?(?:hold|have|with|got|earned|passed|carry)",
    ),
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
        r"(?:全校|在校|学校|我们|我校|校里|本校|在籍|在读|学生|生)(?:人数|规模|总数|一共|总共|统共|合计|现在|目前|共|有|是)*",
        r"students|pupils|enrol(?:l)?ment|enrolled|total|out of|of our|body of",
    ),
    (r"(?:个|名|号)?(?:的)?(?:在校|职校|在读)?(?:的)?(?:学生|娃|孩子|生)", r"(?:[a-z-]+ ){0,2}(?:students|pupils|enrolled)"),
    part_words=r"参与|参加|加入|报(?:名|了)|纳入|覆盖|\b(?:in|join\w*|tak\w+ part|participat\w+|covered|enrolled in) (?:in )?(?:the |a )?(?:[a-z+-]+ ){0,3}scheme|take part|taking part",
    part="covered",
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
        r"(?:参与|参加|报|报名|报了|加入|进|搞|考|试点|纳入|覆盖)(?:了|到|的)?[^，,。；;\d]{0,10}(?:1\+x|试点|证书|制度)?(?:的)?(?:学生|人)?(?:只|才|就|一共|总共|已经?|目前|有|是|占)*",
        r"covered by (?:the )?(?:[a-z0-9+-]+ ){0,3}(?:scheme|system)|tak(?:e|en|ing|es) part|participat\w+|cover(?:s|ed)?|join(?:ed|ing)?|sign(?:ed)? up|enrolled in|on the scheme|in (?:the )?1\+x",
    ),
    (
        r"(?:的)?(?:学生)?(?:参与|参加|覆盖|纳入|报了|报名|加入|在搞|进了)",
        r"(?:are )?in(?=[,;.]| (?:it|the (?:[a-z+-]+ ){0,3}scheme))",
        r"(?:of (?:our|the|them) )?(?:[\d,]+ )?(?:[a-z-]+ ){0,2}(?:take part|taking part|took part|participate|are covered|covered|join|joined|signed)",
    ),
    required=False,
)
HOLDERS_SHARE = share_slot("holders_share", "已获得高等级证书的比例", "share with the certificate", HOLDERS)
COVERED_SHARE = share_slot("covered_share", "已参与的学生比例", "share of students taking part", COVERED)
FIRMS = count_slot(
    "firms",
    "大中型企业数",
    "large and medium-sized enterprises",
    "大中型企业一共有多少家？",
    "How many large and medium-sized enterprises are there?",
    (
        r"(?:大中型)?(?:企业|公司|厂子?)(?:总数)?(?:一共|总共|统共|合计|共|有|是)*|一共|总共",
        r"(?:全市|全县|全区|本地|辖区|园区|我们这|手里|名录|登记)(?:里|上|内)?(?:的)?(?:大中型)?(?:企业|公司)?(?:一共|总共|统共|合计|共|有|是)*",
        r"enterprises|firms|companies|businesses|total|out of|of our|there are|we have",
    ),
    (r"(?:的)?大中型(?:企业)?|(?:的)?企业", r"(?:[a-z-]+ ){0,4}(?:enterprises|firms|companies)"),
    part_words=r"参与|参加|投入|掺和|合作|深入|对接|tak\w+ (?:a )?(?:[a-z]+ )?part|participat\w+|involved|engaged",
    part="taking_part",
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
        r"(?:真正|真|已经?|实打实|目前|现在|其中|里面|里头)?(?:深度)?(?:参与|参加|投入|掺和|合作|对接|挂钩|校企合作|深入)[^，,。；;\d]{0,10}?(?:的)?(?:企业|公司)?(?:只|才|就|一共|总共|已经?|有|是|占)*",
        r"tak(?:e|en|ing) part|participat\w+|involved|engaged|on board|cooperat\w+|partner\w*",
    ),
    (
        r"(?:的)?(?:企业)?(?:真正|已经?|真)?(?:在)?(?:深度)?(?:参与|参加|合作|投入)|(?:的)?大中型企业[^，,。；;\d]{0,8}(?:深入|参与|合作)",
        r"(?:[a-z-]+ ){0,6}(?:deeply )?(?:take part|taking part|tak\w+ a deep part)",
        r"(?:[a-z-]+ ){0,2}(?:take part|taking part|participat|involved)",
    ),
    unit="家",
    required=False,
)

TAKING_PART_SHARE = share_slot("taking_part_share", "已深度参与的企业比例", "share of enterprises taking part", TAKING_PART)


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
        asking=Asking(topic=topic, asks=_ASKS, never=_NEVER, given=(whole, part, f"{part}_share"), gap=(part, f"{part}_share")),
        compute=_target(part, whole, identifier, subject.zh, subject.en),
        opening=opening,
    )


RULES = (
    _rule(
        "certificate-target",
        Words("高职毕业生高等级证书比例（目标）", "College graduates with higher-level certificates (target)"),
        (GRADUATES, HOLDERS, HOLDERS_SHARE),
        "targets.certificates",
        "holders",
        "graduates",
        Words("获得高等级证书的毕业生", "graduates with the certificate"),
        r"高等级(?:的)?(?:职业)?(?:技能)?(?:等级)?证|毕业生.{0,30}(?:技能|等级|高级)(?:的)?证|毕业生.{0,16}证书|(?:higher|high|senior)[- ](?:level|grade) (?:[a-z]+ ){0,2}certificate|graduates.{0,40}certificate",
        Words(
            "帮我算算：我们高职的毕业生，获得高等级证书的还差多少人？",
            "Can you work out how many more of our graduates need a higher-level certificate?",
        ),
    ),
    _rule(
        "coverage-target",
        Words("证书制度学生覆盖面（目标）", "Students covered by the certificate scheme (target)"),
        (STUDENTS, COVERED, COVERED_SHARE),
        "targets.coverage",
        "covered",
        "students",
        Words("参与的学生", "students taking part"),
        r"1\+x|学历(?:证书)?(?:加|\+|＋)|学历证书|覆盖面|双证|certificate scheme|coverage|(?:degree|diploma)[ -](?:plus|and)[ -](?:[a-z]+-)?certificate|double[- ]certificate",
        Words(
            "帮我算算：我们学校的证书制度学生覆盖面还差多少人？",
            "Can you work out how many students our coverage by the certificate scheme is short of?",
        ),
    ),
    _rule(
        "enterprise-target",
        Words("大中型企业深度参与比例（目标）", "Large and medium-sized enterprises deeply taking part (target)"),
        (FIRMS, TAKING_PART, TAKING_PART_SHARE),
        "targets.enterprises",
        "taking_part",
        "firms",
        Words("深度参与的企业", "enterprises deeply taking part"),
        r"大中型(?:的)?(?:企业|公司|厂)|large(?:r)?(?: and | or |/)medium|large and mid",
        Words(
            "请算一下：深度参与人才培养的大中型企业还差多少家？",
            "Can you work out how many more large and medium-sized enterprises are to take part deeply?",
        ),
    ),
)
