"""What may be asked of any matter - who approves, how much, when, what it means - and the words that state it or leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.types import Language
from index.types import Card


class Aspect(NamedTuple):
    """One thing that may be asked of any matter."""

    asked: re.Pattern[str]  # in a question
    open: re.Pattern[str]  # in a note: it is not stated
    stated: re.Pattern[str]  # in a quote or short answer: it is
    silence: str  # the phrase for clauses without it and without a note; "" where silence cannot be told from other words


def _aspect(asked: str, left_open: str, stated: str = r"(?!)", silence: str = "") -> Aspect:
    return Aspect(re.compile(asked, re.I), re.compile(left_open, re.I), re.compile(stated, re.I), silence)


ASPECTS = (
    _aspect(
        r"工资|薪|津贴|待遇|奖金|多拿|涨钱|salar(?:y|ies)|\bwages?\b",
        r"工资|津贴|待遇|奖金|课酬|报酬|薪|\bpay|salar|wage|fee",
        r"工资|津贴|待遇|奖|课酬|报酬|薪|收入|补助|补贴|分配|\d万?元|\bpay|salar|wage|income|reward",
        "no_pay",
    ),
    _aspect(
        r"好处|甜头|优惠|福利|补贴|补助|奖励|\bbenefits?\b|subsid|incentive",
        r"补贴|补助|奖|优惠|好处|待遇|资助|subsid|benefit|reward",
        r"补贴|补助|奖|优惠|待遇|资助|给予[^，。]{0,8}支持|(?:政策|资金|经费|财政)支持|扣除|减免|抵|资金|经费|投入|分配|报酬|收入|划拨|subsid|reward|support|deduct|fund|incentive|pay",
        "no_benefit",
    ),
    _aspect(  # what it means, what counts as it
        r"什么是|啥是|[啥什么]+叫|何谓|是(?:个)?(?:什么|啥)(?:意思|东西|概念)?[？?]?$|什么意思|定义|含义|怎么理解|(?:怎样|怎么|如何|咋)(?:样)?(?:才)?算(?!出|下|账|的?[？?]?$)|算不算|what does .{1,40} mean|definition|defined?\b|count as",
        r"定义|解释|含义|各?指哪|(?:怎样|怎么|如何)(?:才)?(?:算|界定|认定)|算不算|认定|谁算|口径|defin|explain|count",
        r"是指|指的是|：[^。：]{2,40}、",  # or what it is made of, one by one
    ),
    _aspect(
        r"谁(?:来|去|给)?(?:批|审|定|点头|同意|拍板)|(?:哪|什么)[^，。？?]{0,6}(?:批准|审批|批)|找谁批|报(?:给)?谁|要不要(?:审批|报批|批)|\bwho (?:approves?|decides?|signs)|approval",
        r"谁(?:来)?批|由谁批准|审批|谁(?:来)?(?:决定|审|同意)|approv|decides",
        r"经[^，。]{1,8}批准|经[^，。]{1,4}同意",
    ),
    _aspect(
        r"(?:怎么|如何|咋|去哪|在哪|哪里|向谁|找谁|跟谁|能不能|可以|能)[^，。？?]{0,8}(?:申请|申报|报名|领|拿到|办理)|申请|申报|手续|流程|程序|\bapply|application|\bclaim\b|procedure",
        r"申请|申报|办理|报名|程序|流程|手续|怎么(?:领|拿|办|报|选)|受理|appl|claim|procedure",
    ),
    _aspect(
        r"条件|怎么(?:才)?认定|认定标准|什么(?:样的?)?(?:企业|学校|人|老师|教师|专业)?[^，。？?]{0,8}才(?:能|可以|算|行)|资格|门槛|criteria|eligib|requirements?|qualif",
        r"条件|认定|标准|资格|门槛|怎样才|怎么(?:选|评)|criteria|condition|qualif",
    ),
    _aspect(
        r"会?(?:不会)?被?(?:罚|处罚|追究|问责|扣分)|(?:不|没|未)[^，。？?]{0,10}(?:会)?(?:怎样|怎么样|怎么办|咋办|咋样)|后果|不达标|达不到|过期了?(?:怎么办|咋办)|penalt|punish|\bfined?\b|what happens (?:if|when|after)|sanction",
        r"罚|后果|怎么办|会?怎样|怎么处理|追究|问责|不达标|达不到|penalt|sanction|what happens|consequence",
        r"处罚|追究|问责",
        "no_penalty",
    ),
    _aspect(
        r"多少钱|(?:补|给|奖|拿|发|出|拨|分)(?:贴|助|励|款)?(?:了|的|老师|教师|给老师)?(?:是)?多少(?!人|个|所|家|名)|几(?:万|千|百)|金额|多少(?:元|万|补贴|补助|奖金|资金|经费)|how much (?:money|is|are|do|does|will|can)",
        r"金额|多少钱|数额|额度|(?:补|给|奖|拨)(?:贴|助|励)?多少|补助标准|补贴标准|资助标准|资金|amount|how much",
        r"\d\s?万?元|%|％",
        "no_amount",
    ),
    _aspect(
        r"[交缴扣征免抵][^，。？?]{0,3}税|税(?:率|收|款|费)?[^，。？?]{0,4}(?:吗|多少|怎么|不)|\btax",
        r"税|\btax",
        r"税|\btax",
        "no_tax",
    ),
    _aspect(
        r"几年|多少年|多长时间|多久|期限|年限|how (?:long|many years)",
        r"年限|期限|几年|任期|多久|多长|how (?:long|many years)|time limit|term",
        r"\d\s?(?:年|个月|天|学时)(?!\d|起|以来|底)|半年|[一二两三四五六七八九十]年|\d (?:years?|months?)",
        "no_term",
    ),
    _aspect(
        r"什么时候|啥时候|何时|几月|几号|哪一?年|哪天|多会儿|时间表|\bwhen\b|which year|what date|deadline",
        r"时间表|时间|日期|何时|什么时候|哪年|年份|\bwhen\b|date|timetable|year",
        r"20\d\d|\d+月",
        "no_date",
    ),
    _aspect(
        r"几(?:个|所|家|人|名|次|门|节)|多少(?:个|所|家|人|名|次|门|节)|名额|数量|how many",
        r"数量|几(?:个|所|家|次|人|名)|多少(?:个|所|家|人|名|次)|名额|人数|个数|how many|number",
        r"\d",
    ),
    _aspect(
        r"哪(?:些|几)(?:个|所|家)?(?:学校|企业|专业|公司|单位|院校|银行|城市|地方)|哪[所家]|名单|which (?:schools?|firms|companies|colleges|banks)|list of",
        r"哪(?:些|几|所|家)|名单|点名|which|list|names?",
        r"(?!)",
    ),
    _aspect(
        r"谁(?:来)?(?:出|付|掏|承担|发|给|买单)(?:钱|费)?|钱(?:从)?哪|经费(?:从)?哪|who pays?",
        r"谁(?:来)?(?:出|付|承担|发|支付)|出资|经费(?:从)?(?:哪|来源)|who pays?|source of",
    ),
    _aspect(
        r"谁(?:来)?(?:管|负责|牵头|召集|组织)|哪个(?:部门|局)|归谁|找谁|who (?:runs|leads|is in charge)|which (?:office|department)",
        r"由谁|谁(?:来)?(?:管|负责|牵头|召集|组织|认定)|哪个部门|who|which (?:office|department)",
        r"牵头|负责|[局委厅](?:、|$|为|牵)",
    ),
    _aspect(r"民办|私立|民营|\bprivate\b", r"民办|\bprivate\b", r"民办|\bprivate\b"),
    _aspect(
        r"(?:算|占|计|塞|放|归|包括)(?:不[算占计]|在|进|入|到)[^，。？?]{0,16}(?:里|内|额度|总量|上限|名额|吗|么|不|[？?]|$)|count(?:s|ed)? (?:towards|within|against)",
        r"计入|算进|是否包括|是否占|counts?",
    ),
)


_A_TABLE = 300  # characters of a quote: whole tables name everything and state none of it
_LEFT_OUT = re.compile(r"[，；]?(?:但)?(?:也)?没有(?:写|列出|规定)[^。；]*")  # 没有写报酬 states no pay


def is_silent(aspect: Aspect, asked: str, said: Iterable[str]) -> bool:
    """Whether a question asks for this, and nothing that is `said` states it."""
    return bool(aspect.asked.search(asked)) and not any(aspect.stated.search(text) for text in said)


def silence_on(asked: str, said: Iterable[str]) -> str:
    """The phrase for the first thing asked for that nothing `said` states; "" if all of it is, or silence cannot be told."""
    texts = tuple(said)
    return next((aspect.silence for aspect in ASPECTS if aspect.silence and is_silent(aspect, asked, texts)), "")


def said_by(card: Card, language: Language = "zh") -> str:
    """What a card states, in the words of its clause and in plain ones."""
    answer = _LEFT_OUT.sub("", card.answer) if language == "zh" else card.answer_en
    return answer if len(card.quote) > _A_TABLE else f"{card.quote} {answer}"


def states_all(asked: str, card: Card) -> bool:
    """Whether a card states every such thing that is asked for; not where nothing of the kind is."""
    wanted = [aspect for aspect in ASPECTS if aspect.silence and aspect.asked.search(asked)]
    return bool(wanted) and all(aspect.stated.search(said_by(card)) for aspect in wanted)
