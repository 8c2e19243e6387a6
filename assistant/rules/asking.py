"""Whether a turn asks a rule for a figure or a decision: signals of words, of facts and of the clause found, and a calibrated decision.

What a question is about is known from two sides: the rule's own words, and the clause that retrieval finds for it, which
knows how laypeople speak. What it wants is read from its words; whether it can be had, from the facts it gives. The
probability is a logistic function of these signals, the same for every rule, fitted by `python -m evals.routing` on
development questions; nothing in it is about one rule, so that a new one is routed without a new fit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.rules.book import RULES, missing_slots
from assistant.rules.claims import fits
from assistant.rules.reading import fold, readings, unread
from assistant.rules.types import Fact, Rule


@dataclass(frozen=True, slots=True)
class Support:
    """How well the clause of a rule answers a question, by retrieval."""

    share: float = 0.0  # its score, divided by the best of any clause
    rank: int = 99  # of its best card, from 0
    strength: float = 0.0  # its score, scaled to 0…1


NO_SUPPORT = Support()
Supports = Callable[[str], Mapping[str, Support]]  # of a turn: support by rule id
_BY_WORDS = Support(share=1.0, rank=0, strength=0.6)  # as a clause is usually found whose words are said


def by_words(text: str) -> Mapping[str, Support]:
    """Support where nothing is retrieved: the rule's own words of its matter stand in for its clause."""
    folded = fold(text).lower()
    return {rule.id: _BY_WORDS for rule in RULES if has(rule.asking.topic, folded)}


# What a turn wants. Asked of every rule alike.
AMOUNT = re.compile(
    r"多少|几(?!乎|年来)|(?:什么|啥|怎样|怎么)(?:个|样的?)?(?:数(?!据|字|学|控|量级)|数目|数字|概念)|有得[^，,。；;]{1,4}伐|多大|多长|多久|合计|一共|总共|拢共|共计|how (?:much|many|long(?:er)?|far)|what(?:'s| is| would| are)? (?:the |our |my )?(?:cap|most|maximum|minimum|figure|amount|sum|score|range)\b|what(?:'s| is) (?:the|our|my)|\b(?:total|exact yuan|range|points|score|ceiling|deductible)\b",
    re.I,
)
COMPLIES = re.compile(
    r"符合|合规|合格|越线|过界|踩线|超线|达标|过关|及格|行得通|[报当考进够]得[了上去]|成不成|中不中|使得[不吗么]|划得来|肯不肯|轮[得不]到|能(?:不能)?轮到|有(?:没有)?(?:戏|份|门|希望|机会|资格)[不没吗么伐]?|到没到|过没过|多了还是少了|少了还是多了|(?:是|算)(?:多|少|高|低|够|超)(?:了)?还是|多还是少|要紧[不吗么]|要不要紧|有没有[^，,。；;]{0,10}(?:倍|成|%)|达到(?:要求|标准|目标|规定)|够不够|够了?[吗么没]|够(?:省|市|标准|要求|\s?\d)|超没超|超了?[吗没]|超标|行不行|行[吗么]|complian|comply|do(?:es)? (?:that|this|it|we|they|our [a-z]+) (?:reach|satisfy|suffice)|allowed|enough|meet|qualif(?:y|ied)|eligible|(?:may|can|could|would) (?:a |the )?(?:[a-z]+ ){0,4}(?:recruit|hire|take|employ) me|up to (?:the|that)|the level|on target|\bpass(?:ed)?\b|\bpast (?:the|our)|(?:above|over|below|under) the (?:target|floor|minimum|line|bar|level)|\bare we\b|made the|are we there|have we|(?:more|fewer|higher|lower|too many|too few) (?:or|than)",
    re.I,
)
# Whether something suffices, or what is lacking: 还差几个, 缺口多大, 过线了没有.
GAP = re.compile(
    r"还差|差(?:多少|多远|多久|几|不少|额)|还?欠(?:多|几|着|不欠)|还缺|缺(?:多少|多久|几|口|不缺|额)|还剩(?:多少|几|多久)|还?[得要短](?:再)?补|还短|短多少|"
    r"够(?:了|数|格|线|得上|年限|时间|条件|标准|资格)?(?:了)?(?:吗|么|没|不|嘛|吧)|够不够|"
    r"(?:够|过|到|达到?|满足|符合|超过?)(?:了|得上)?[^,，。;；?？]{0,12}(?:线|底线|标准|要求|倍|指标|目标|%|成|条件|规定|数|水平)(?:了)?(?:没|吗|么|不|吧)|"
    r"有没有[^，,。；;]{0,10}(?:倍|成|%)|(?:过线|过关|达标|合格|及格|超标|够数|过没过|到了没)(?:了)?(?:没|吗|么|不)?|"
    r"\b(?:short (?:of|by)|how short|fall short|shortfall|how far|lacking|behind|gap|still (?:owe|need)|how (?:much|many|long) more|more do (?:i|we) (?:still )?need|good enough|enough|(?:did|have|do|are) we (?:there|made|reach\w*|met|meet|pass)|target (?:met|reached)|on target|up to the)\b",
    re.I,
)
PLAINLY = re.compile(
    r"(?:帮(?:我|忙|我们)?|请|给我|替我|麻烦|想).{0,8}(?:算|计算|测算|核算|估算)(?!进|在|作|是|不|数|到|入)|(?:算|计算|测算|核算|估算)(?:一下|下|一算|算看|看)|算算|算出|\b(?:calculate|compute|work out|figure out)\b",
    re.I,
)
METHOD = re.compile(
    r"(?:怎么|如何|怎样|怎么样|咋)(?:个)?(?:计算|算|测算|核算|估算)(?:的|出来|方法|法)?|算法|计算(?:方法|方式|公式|口径)|公式",
    re.I,
)
SHARE = re.compile(
    r"百分之几|百分之多少|几成|几个点|什么比例|多大比例|比例(?:是|为|有)?多少|多少比例|多少个?百分|what (?:percentage|percent|share|proportion)",
    re.I,
)
# Whether something may be done.
_MAY = re.compile(
    r"能不能|能否|可不可以|可否|可以[^，,。；;]{0,16}[吗么不]|能[^，,。；;]{0,16}(?:吗|么|不|伐)|好[^，,。；;]{0,6}伐|\b(?:can|could|may|might) (?:we|i|it|the|they|our|my)\b",
    re.I,
)
_WHICH = re.compile(
    r"哪[条款个份些]|第几条|原文|出处|依据|文号|谁|找谁|向谁|什么部门|(?<!线在)(?<!限在)哪[里儿]|which|who\b|where", re.I
)
_HOW = re.compile(r"(?:怎么|如何|怎样|咋)(?!样?算|个?算|计算)|流程|手续|材料|how (?:do|can|should|to)", re.I)
_WHEN = re.compile(r"什么时候|何时|几月|哪一?年|啥时候|when\b|what year|which year", re.I)
_WHY = re.compile(r"为什么|为啥|凭什么|什么意思|怎么理解|why\b|what does .* mean", re.I)
_DOUBT = re.compile(
    r"什么条件|哪些条件|条件|前提|从哪|有没有规定|有规定|规定(?:了)?(?:是)?什么|听说|据说|是真的|对吗|对不对|是不是|真的假的|不用.{0,4}算|is it true|conditions?",
    re.I,
)
_PERSONAL = re.compile(r"应聘|能[去报]|我|本人|咱|俺|想|打算|准备|考虑|\bi\b|\bmy\b|\bme\b|i'd|i'm", re.I)
_OWN = re.compile(r"我|本人|咱|俺|本(?:校|厂|院|公司|单位)|\bi\b|\bmy\b|\bwe\b|\bour\b", re.I)


class Signals(NamedTuple):
    """What speaks for and against computing a rule; 1 for yes and 0 for no where nothing else is said."""

    topic: float  # the rule's words of its matter
    asks: float  # the rule's words of asking
    never: float  # the rule's words of another question
    share: float  # of `Support`
    first: float  # its clause is the best found
    among: float  # … among the best three
    strength: float  # of `Support`
    given: float  # a fact that a computation starts from
    amounts: float  # figures taken as facts, 2 at most
    complete: float  # nothing is missing
    required: float  # share of the required facts given
    fitting: float  # figures whose unit is that of a fact, 3 at most
    unused: float  # figures that no fact takes, 2 at most
    amount: float  # how much, how many
    complies: float  # whether it satisfies
    gap: float  # what is lacking
    plainly: float  # "please compute"
    asks_share: float  # the share that the clause states
    asks_which: float  # a clause, a person, an office
    asks_how: float  # a procedure
    asks_when: float
    asks_why: float
    asks_method: float
    doubts: float  # a condition, or whether something heard is so
    own: float  # I, we, our school
    own_words: float  # the rule's words for the asker's own figure
    unread: float  # a figure that could not be read for certain
    own_fact: float  # a fact that suffices where someone asks for himself
    given_found: float  # given × share
    given_wanted: float  # given, and an amount, a decision or a gap is wanted
    plainly_found: float  # plainly × share
    wanted_own: float  # wanted of us or me, with the rule's matter said or its clause the best found
    may: float  # whether something may be done
    given_may: float  # given × may
    spoken: float  # the rule's matter, or its words of asking
    spoken_wanted: float  # spoken × given_wanted
    topic_first: float  # topic × first
    found_wanted: float  # given_wanted × first
    found_complete: float  # given × complete × first
    topic_gap: float  # topic × gap


# Fitted by `python -m evals.routing`: intercept, then one weight a signal, in the order of `Signals`.
_INTERCEPT = -15.79
_WEIGHTS = (
    6.24, 5.42, -6.36, 1.60, 0.56, 1.00, 0.50, -0.56, 0.76, 1.45, -0.55, 1.39, -0.42, -0.16, 0.06,
    -0.62, 3.69, -1.79, -0.55, -0.74, -0.00, -0.01, 0.13, -0.22, 1.11, 1.47, 1.01, 2.03, 2.67, -0.04,
    0.91, 0.85, 0.37, 0.01, -0.34, -0.46, -0.16, 2.26, 1.06, 1.60,
)  # fmt: skip
THRESHOLD = 0.55
ABOUT = 0.1  # from which a turn is about a rule, though it may not ask to compute: a later turn may


def probability(signals: Signals) -> float:
    """The probability that the turn asks the rule to compute, from 0 to 1."""
    logit = _INTERCEPT + sum(weight * value for weight, value in zip(_WEIGHTS, signals, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


# The signals that the words of a turn give by themselves.
_WANTS = {
    "amount": AMOUNT,
    "complies": COMPLIES,
    "gap": GAP,
    "plainly": PLAINLY,
    "asks_share": SHARE,
    "asks_which": _WHICH,
    "asks_how": _HOW,
    "asks_when": _WHEN,
    "asks_why": _WHY,
    "asks_method": METHOD,
    "doubts": _DOUBT,
    "own": _OWN,
    "may": _MAY,
}


@lru_cache(maxsize=512)  # they are the same for every rule that comes into question
def _wants(folded: str) -> Mapping[str, float]:
    return {name: float(bool(pattern.search(folded))) for name, pattern in _WANTS.items()}


def _figure_in(wants: Mapping[str, float]) -> bool:
    return bool(wants["amount"] or wants["complies"] or wants["gap"])


def wants_figure(folded: str) -> bool:
    """Whether a turn asks how much or whether it suffices, and for no clause, office, procedure, time or reason."""
    wants = _wants(folded)
    return _figure_in(wants) and not any(wants[f"asks_{other}"] for other in ("share", "which", "how", "when", "why", "method"))


def signals(rule: Rule, text: str, facts: Mapping[str, Fact], support: Support) -> Signals:
    """Measure what a turn says for a rule whose facts it gives are `facts`."""
    folded, asking = fold(text).lower(), rule.asking
    found, wants = readings(text), _wants(folded)
    amounts = [fact for fact in facts.values() if fact.slot.kind == "amount"]
    slots = [slot for slot in rule.slots if slot.kind == "amount"]
    given = any(name in facts for name in asking.given)
    missing = missing_slots(rule, facts)
    required = [slot for slot in rule.slots if slot.required]
    lacking = sum(slot.required for slot in missing)
    wanted = _figure_in(wants)
    topic, asks, first = has(asking.topic, folded), has(asking.asks, folded), float(support.rank == 0)
    given_wanted = float(given and wanted)
    return Signals(
        topic=topic,
        asks=asks,
        never=has(asking.never, folded),
        share=support.share,
        first=first,
        among=float(support.rank < 3),
        strength=support.strength,
        given=float(given),
        amounts=min(2, len(amounts)),
        complete=float(not missing),
        required=(len(required) - lacking) / len(required) if required else 0.5,
        fitting=min(3, sum(any(fits(slot, reading, labelled=True) for slot in slots) for reading in found)),
        unused=min(2, max(0, len(found) - len(amounts))),
        **wants,
        own_words=has(asking.own, folded),
        unread=float(bool(unread(text))),
        own_fact=float(any(name in facts for name in asking.first_person) and bool(_PERSONAL.search(folded))),
        given_found=given * support.share,
        given_wanted=given_wanted,
        plainly_found=wants["plainly"] * support.share,
        wanted_own=float(bool(wanted and wants["own"] and (first or topic))),
        given_may=given * wants["may"],
        spoken=max(topic, asks),
        spoken_wanted=max(topic, asks) * given_wanted,
        topic_first=topic * first,
        found_wanted=given_wanted * first,
        found_complete=float(given and not missing) * first,
        topic_gap=topic * wants["gap"],
    )


def has(pattern: str, folded: str) -> float:
    """1 if `pattern` is in a folded, lower-case text; 0 for an empty pattern."""
    return float(bool(pattern) and bool(_compiled(pattern).search(folded)))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)
