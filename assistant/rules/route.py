"""Which rule a turn asks to compute, if any. Two things have to come together: words that ask for a figure or a decision,
and facts to compute with. A turn that mentions a number, asks for a share, a reason, an office or a procedure computes nothing:
the clause itself answers it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.places import elsewhere_in, regions_in
from assistant.rules.book import RULES, missing_slots
from assistant.rules.reading import fold, readings, unread
from assistant.rules.slots import fill, fill_turns
from assistant.rules.types import Fact, Rule

# Asked for: a share or a clause, a person, a reason, a procedure. The clause answers these word for word.
_NO_COMPUTATION = re.compile(
    r"百分之几|百分之多少|几成|几个点|什么比例|多大比例|比例(?:是|为|有)?多少|多少比例|多少个?百分|哪[条款个份]|第几条|原文|出处|依据|文号|谁(?:来)?(?:批|审|定|管|负责|牵头)|"
    r"找谁|向谁|哪个(?:部门|局|单位)|什么部门|哪里(?:申请|办)|(?:怎么|如何|怎样)(?:申请|申报|办理|审批|操作|领取|才能)|什么时候|何时|几月|哪[一]?年|为什么|为啥|凭什么|什么意思|怎么理解|(?:怎么|如何|怎样)(?:算|计算|计分|打分)(?:的|出来)?[?？。]?$|"
    r"什么条件|哪些条件|条件是|从哪|有没有规定|有规定|是真的|听说|据说|对吗|对不对|是不是(?:说|真)|"
    r"what (?:percentage|percent|share|proportion|conditions?|clause)|which (?:clause|office|department|document)|who (?:approves|decides|pays|is)|\bwhy\b|\bwhen\b|how (?:do|can|should) (?:we|i) (?:apply|claim)|where (?:do|can)|is it true",
    re.I,
)
_PLAINLY_COMPUTE = re.compile(
    r"(?:帮(?:我|忙|我们)?|请|给我|替我|麻烦|想).{0,8}(?:算|计算|测算|核算|估算)(?!进|在|作|是|不|数|到|入)|(?:算|计算|测算|核算|估算)(?:一下|下|一算|算看|看)|算算|算出|\b(?:calculate|compute|work out|figure out)\b",
    re.I,
)
_ASK_METHOD = re.compile(
    r"(?:怎么|如何|怎样|怎么样|咋)(?:个)?(?:计算|算|测算|核算|估算)(?:的|出来|方法|法)?|算法|计算(?:方法|方式|公式|口径)|公式",
    re.I,
)
# Asked of every rule: does what we have or plan satisfy it?
_COMPLIES = re.compile(
    r"符合|合规|合格|达标|达到(?:要求|标准|目标|规定)|够不够|够了?[吗么没]|够(?:省|市|标准|要求|\s?\d)|超没超|超了?[吗没]|超标|行不行|行[吗么]|complian|comply|allowed|enough|meet",
    re.I,
)
# Whether something suffices, or what is lacking: 还差几个, 缺口多大, 过线了没有.
_GAP = re.compile(
    r"还差|差(?:多少|多远|多久|几|不少|额)|还?欠(?:多|几|着|不欠)|还缺|缺(?:多少|多久|几|口|不缺|额)|还剩(?:多少|几|多久)|凑够|"
    r"够(?:了|数|格|线|年限|时间|条件|标准|资格)?(?:了)?(?:吗|么|没|不|嘛)|够不够|"
    r"(?:够|过|到|达到?|满足|符合|超过?)(?:了)?[^,，。;；?？]{0,10}(?:线|底线|标准|要求|倍|指标|目标|%|成|条件|规定|数)(?:了)?(?:没|吗|么|不)|"
    r"(?:过线|达标|合格|及格|超标|够数)(?:了)?(?:没|吗|么|不)|"
    r"\b(?:short of|fall short|shortfall|how far|lacking|meet the|reach the|comply)\b",
    re.I,
)
_FIRST_PERSON = re.compile(r"我|本人|咱|\bi\b|\bmy\b|\bwe\b|\bour\b", re.I)
_AMOUNT_WANTED = re.compile(r"多少(?:钱|元|万|人|名|个|岗|天|月)?|几(?:个|人|名|万|块|天)|how (?:much|many)", re.I)
_RESUMES = re.compile(
    r"^(?:那|如果|要是|假如|假设|换成|改成|若|再|另外|还有|然后|和|或者|其实|不对|更正|应该是|是|成本|what if|and if|if|suppose|now|actually|make it|and)|呢[?？]?$|的话",
    re.I,
)
_LONGEST_REPLY = 60  # characters: a longer turn speaks for itself


@dataclass(frozen=True, slots=True)
class Routed:
    """A rule that a conversation asks to compute, with the facts given so far."""

    rule: Rule
    facts: dict[str, Fact]
    wanted: tuple[str, ...] = ()  # a fact that the rule could do without, but not this question: 我下企业的时间够了吗


def route(question: str, history: Sequence[str] = ()) -> Routed | None:
    """The rule that the last turn asks to compute, with the facts of all turns; None if it asks for no computation."""
    alone = _alone(question)
    turns = _about_this(history, alone.rule) if alone is not None and alone.rule else ()
    if alone is not None:
        return _routed(alone.rule, fill_turns(alone.rule, [*turns, question]), question)
    return _resumed(question, history)


def _routed(rule: Rule, facts: dict[str, Fact], question: str) -> Routed:
    """With the fact that a question for what is lacking cannot do without."""
    gap = rule.asking.gap
    lacks = gap and _GAP.search(fold(question).lower()) and not any(name in facts for name in gap)
    return Routed(rule, facts, gap[:1] if lacks else ())


def _given(rule: Rule, facts: dict[str, Fact], text: str, folded: str) -> list[str]:
    """Which of the facts that a computation starts from are given; something else that stands for them where none is."""
    asking = rule.asking
    given = [name for name in asking.given if name in facts]
    if given:
        return given
    if any(fact.slot.kind == "amount" for fact in facts.values()) and unread(text):
        return ["unread"]  # the decisive figure is there but not for certain: it will be asked for
    if any(name in facts for name in asking.first_person) and _FIRST_PERSON.search(folded):
        return ["first person"]
    return ["own"] if asking.own and _has(asking.own, folded) else []


def _alone(text: str) -> Routed | None:
    """The rule that a turn asks to compute by itself."""
    folded = fold(text).lower()
    plainly = bool(_PLAINLY_COMPUTE.search(folded)) and not _ASK_METHOD.search(folded)
    found = []
    for rule in RULES:
        asking = rule.asking
        if not _has(asking.topic, folded) or (asking.never and _has(asking.never, folded)) or _elsewhere(rule, text):
            continue
        facts = fill(rule, text)
        given = _given(rule, facts, text, folded)
        asks = _has(asking.asks, folded)
        if asking.all_given and missing_slots(rule, facts):
            continue
        if plainly and (given or not asking.given or asks or _AMOUNT_WANTED.search(folded)):
            found.append((len(facts), 2, asks, rule, facts))
        elif (
            given
            and (asks or (asking.complies and (_COMPLIES.search(folded) or _GAP.search(folded))))
            and not _NO_COMPUTATION.search(folded)
        ):
            found.append((len(facts), 1, asks, rule, facts))
    if not found:
        return None
    *_, rule, facts = max(found, key=lambda item: item[:3])
    return Routed(rule, facts)


def _resumed(question: str, history: Sequence[str]) -> Routed | None:
    """The rule of an earlier turn, where this one gives a fact for it: an answer to what was asked, or a change of one fact."""
    folded = fold(question).lower()
    if len(question) > _LONGEST_REPLY or not history or (_NO_COMPUTATION.search(folded) and not _PLAINLY_COMPUTE.search(folded)):
        return None
    for at in range(len(history) - 1, -1, -1):
        earlier = history[at]
        routed = _alone(earlier)
        rule = routed.rule if routed else _topic_of(earlier, question)
        if rule is None:
            continue
        if _elsewhere(rule, question):
            return None
        turns = [*_about_this(history[:at], rule), *history[at:], question]
        before = fill_turns(rule, turns[:-1])
        after = fill_turns(rule, turns)
        changed = any(after[name].value != before[name].value if name in before else True for name in after)
        wanted = routed is not None or any(name in after for name in rule.asking.given)
        resumes = _RESUMES.search(folded) or _only_a_figure(question) or bool(fill(rule, question))
        return _routed(rule, after, question) if changed and wanted and resumes else None
    return None


def _topic_of(earlier: str, question: str) -> Rule | None:
    """The rule that an earlier question was about without asking to compute, if this turn now brings a fact and asks."""
    if not readings(question):
        return None
    joined = f"{fold(earlier)} {fold(question)}".lower()
    for rule in RULES:
        asking = rule.asking
        if (
            _has(asking.topic, fold(earlier).lower())
            and _has(asking.asks, joined)
            and not (asking.never and _has(asking.never, joined))
        ):
            facts = fill(rule, question)
            if any(name in facts for name in asking.given):
                return rule
    return None


def _about_this(history: Sequence[str], rule: Rule) -> tuple[str, ...]:
    """The earlier turns that spoke of the same rule, oldest first; another matter in between cuts them off."""
    kept: list[str] = []
    for turn in reversed(history):
        routed = _alone(turn)
        if routed is not None and routed.rule.id != rule.id:
            break
        kept.insert(0, turn)
    return tuple(kept)


def _only_a_figure(text: str) -> bool:
    """Whether a turn is one figure and next to nothing else."""
    found = readings(text)
    return len(found) == 1 and len(text) - len(found[0].said) <= 6


def _elsewhere(rule: Rule, text: str) -> bool:
    """Whether the turn asks of a place that this clause does not reach."""
    named = regions_in(text)
    within, outside = elsewhere_in(text)
    if outside and not named:
        return True
    regions = rule.asking.regions
    return bool(regions) and bool(named or within) and not set(named) & set(regions)


def _has(pattern: str, folded: str) -> bool:
    return bool(_compiled(pattern).search(folded))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)
