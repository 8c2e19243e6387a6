"""Facts over the turns of a conversation: what a later turn adds, changes, or answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.rules.additions import figures_of
from assistant.rules.amount import Amount
from assistant.rules.beside import clause_before
from assistant.rules.book import TURN, missing_slots
from assistant.rules.claims import fits, named_in
from assistant.rules.reading import Reading, fold, readings
from assistant.rules.slots import fact_of, fill
from assistant.rules.types import Fact, Rule, Slot, Value

# Another sum than the one asked about: then a figure that no word claims may be that one.
_OTHER_MATTER = re.compile(
    r"上年|往年|同比|预计|计划|明年|利润|产值|产量|营收|营业额|销售|流水|面积|厂房|注册资本|贷款|借|捐|罚|学费|税(?!前)|奖学|去年[^,，。]{0,12}今年|last year.{0,40}this year|budget(?:ed)?|forecast|profit|loan|tuition",
    re.I,
)
_UPDATE = re.compile(
    r"要是|如果|假如|不对|更正|改成|改为|变成|换成|改(?=[\d一二两三四五六七八九十])|补上|现在|更新|一共|总共|其实|应该是|实际|做到|呢[?？]?$|\b(?:update|make it|making|actually|correct\w*|instead|now|what if|sorry|rather)\b",
    re.I,
)
# A figure that is added to the one given before, or taken from it.
_MORE = re.compile(
    r"(?:再|又)(?:给|从|往)?(?!说|算|问|看|想|改|变|涨|降|调|减|少|跑|走|退|扣|砍|差|缺|要是)[^，,。；;\d一二两三四五六七八九十到成为]{1,4}(?:了|进来|来|上|过|进|出)?$|"
    r"(?:再|还得?|还要|另外?|又|多|补|外)(?:要|得)?(?:加|添|算)(?:上|了|个)?$|(?:再|又|多|还)(?:多)?(?:来|招|进|收|添|拨|接|有)(?:了)?$|(?:又|再|刚|还|新)(?:新)?(?:近)?(?:评|考|认定|通过|聘|调|转|补|添|增|培养|引进|拿)(?:上|到|下来|出|出来|来|进来?|进|过|加|了)*(?:了)?$|(?:追加|加上|另加|外加|漏了|漏算了?|少算了?|落了)[^,，。；;\d]{0,8}$|(?:漏|少|落|忘)(?:了|算了?|记了?|报了?)+(?:一)?(?:笔|项|个|条|批|部分)[^。；;\d]{0,16}$|(?:add|plus|another|on top of (?:that|those),?|forgot) (?:another )?$",
    re.I,
)
_HIRED = re.compile(r"(?:招|聘|引进|调|分配|录)[^,，。；;\d]{0,6}$|\b(?:hired|recruited|took on) (?:another )?$", re.I)
# Somebody who was counted already has become one of the part: 又新评上4个 of the teachers.
_BECAME = re.compile(r"(?:评|认定|考|通过|培养|拿)[^,，。；;\d]{0,4}$|(?:became|qualified|certified)[a-z ]{0,12}$", re.I)
_MORE_AFTER = re.compile(
    r"(?:多|来)?(?:名|个|人|元|块)?(?:也|还|要|得)*(?:加进去|算进去|补进去|加上去|漏了|漏算了?|忘(?:了|记)算|(?:算|加|补|计|并|归)(?:进|到|入|在)[^,，。；;\d]{1,6}(?:里|内|中|去)|(?:没有?|冇|未)(?:算|计|报|加)(?:进去|进来|入|在内|上)?)|(?:[a-z]+ ){0,3}(?:on top|more|extra|in addition)\b",
    re.I,
)
_LESS = re.compile(
    r"(?:(?:扣|减|刨|除|剔|砍|裁|撤|退|走|少|辞)(?:掉|去|除|了|开)+|去[掉除])[^,，。；;\d]{0,8}$|(?:minus|less|lost|cut by|down by|except(?: for)?|excluding|without) (?:the )?$",
    re.I,
)
_LESS_AFTER = re.compile(
    r"[^。；;.!?！？\d]{0,20}?(?:不能?算(?!数)|不该算|不计|要?扣掉|要?扣除|刨掉|剔除|剔掉|减掉|去掉|除外)|(?: of (?:those|them|these)(?: [a-z]+)?)?[^.;?!\d]{0,60}?(?:drop(?:ped)? out|quit|withdrew|have left|fell ill|leave (?:them|those|these|that) out|do(?:es)? not count|don't count|exclude|take (?:them|those) (?:out|off))",
    re.I,
)
_CORRECTS = re.compile(
    r"不对|更正|改|应该是|错了|看(?:串|错|岔)|串行|(?:记|说|搞|弄|写|报)错|其实|总数|总的|不是|\b(?:sorry|correct\w*|actually|total|not)\b",
    re.I,
)
_SUPPOSES = re.compile(rf"{_CORRECTS.pattern}|如果|要是|假如|假设|换成|换作|变成|\b(?:if|suppose|instead)\b", re.I)
_NAMED_YEAR = re.compile(r"20\d\d年?|[今明去]年|本年")
_IS_NOW = re.compile(r"(?:应该是|应为|改成|改为|变成|更正为|实际是|其实是|should be|make it)\s*$", re.I)  # the new figure itself
_SOMEBODY = re.compile(
    r"(?:我|俺|咱)(?:们)?(?:家|的)?(老婆|老公|媳妇|丈夫|妻子|爱人|对象|男朋友|女朋友|儿子|女儿|孩子|姑娘|闺女|徒弟|同事|同学|朋友|[哥弟姐妹]{1,2}|表[哥弟姐妹])|\bmy (wife|husband|partner|son|daughter|friend|colleague|brother|sister)\b"
)
_APPEND = re.compile(
    r"(?:上|前)一?年(?:度)?没(?:扣|抵)(?:完|掉)|连(?:着|上)[上去]年|一并算|第[二三四五六七八九十]+年|次年|下一?年|再下一年|转年|(?:second|third|fourth|fifth|next|following) year"
)


def fill_turns(rule: Rule, turns: Sequence[str]) -> dict[str, Fact]:
    """The facts of several turns, oldest first: a later turn changes what it names and keeps the rest."""
    own = turns[_since_another(turns) :]
    if not own:
        return {}
    facts = fill(rule, own[0])
    facts |= _left_over(rule, own[0], facts)
    for turn in own[1:]:
        facts = later_turn(rule, turn, facts)
    return facts


def _since_another(turns: Sequence[str]) -> int:
    """The last turn that speaks of somebody whom none before it named: what was told of one person is not true of another."""
    people = [{found[1] or found[2] for found in _SOMEBODY.finditer(fold(turn).lower())} for turn in turns]
    return max((at for at in range(1, len(turns)) if people[at] - set[str]().union(*people[:at])), default=0)


def later_turn(rule: Rule, turn: str, before: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts `before` a turn with what it adds, changes or answers."""
    open_slots = missing_slots(rule, before)
    given = fill(rule, turn, only=open_slots, earlier=before)
    changed = _more_or_less(rule, turn, given, before, open_slots)
    if changed is not None:
        grown, by = changed
        given = {name: other for name, other in given.items() if other.said != by} | {fact.slot.name: fact for fact in grown}
    else:
        given = _of_the_part(rule, turn, given, before)
    brought = any(fact.slot.earlier for fact in given.values())  # the balance is told: the years before are settled
    further = _APPEND.search(turn) or _another_year(rule, turn, given, before)
    facts = _kept(rule, before, given)
    for name, fact in given.items():
        earlier = before.get(name)
        if earlier is not None and fact.slot.many and further and not brought:
            assert isinstance(earlier.value, tuple)
            assert isinstance(fact.value, tuple)
            facts[name] = replace(fact, value=earlier.value + fact.value, said=f"{earlier.said}、{fact.said}")
        elif earlier is not None and fact.slot.kind == "text":
            facts[name] = replace(fact, value=f"{fact.value}{TURN}{earlier.value}")  # it may name no indicator of its own
        else:
            facts[name] = fact
    if changed is not None:
        return facts
    facts |= _left_over(rule, turn, facts)
    related = {name: fact for name, fact in _related(turn, before).items() if name in facts}
    return facts | {name: fact for name, fact in updates(rule, turn, before).items() if name not in given} | related


def _kept(rule: Rule, before: Mapping[str, Fact], given: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts `before`, but for those that a fact now given stands in for, or that stood in for it: 净剩150万 after 成本50万.

    What was read from words that are withdrawn goes with them: 商业 meant no public benefit until 非营利 took its place.
    """
    gone = {slot.name for slot in rule.slots if not given.keys().isdisjoint(slot.instead)}
    gone |= {name for slot in rule.slots if slot.name in given for name in slot.instead}
    withdrawn = {before[name].said for name in before.keys() & given.keys() if before[name].value != given[name].value}
    gone |= {name for name, fact in before.items() if fact.slot.kind != "amount" and fact.said in withdrawn}
    return {name: fact for name, fact in before.items() if name not in gone or name in given}


def _another_year(rule: Rule, turn: str, given: Mapping[str, Fact], before: Mapping[str, Fact]) -> bool:
    """Whether a turn tells every figure of a year again, and names the year: it is a further one, unless it corrects the first."""
    series = {slot.name for slot in rule.slots if slot.many and slot.name in before}
    return len(series) > 1 and series <= given.keys() and bool(_NAMED_YEAR.search(turn)) and not _SUPPOSES.search(fold(turn))


def _of_the_part(rule: Rule, text: str, given: dict[str, Fact], facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """`given` with a lone smaller count as that of the part, where the whole was said before: 一共140人 … 现在有119个了."""
    for slot in filter(lambda slot: slot.whole and slot.part and slot.part not in {*given, *facts}, rule.slots):
        new, whole, part = given.get(slot.name), facts.get(slot.name), rule.slot(slot.part)
        if new is None or whole is None or part is None or named_in(slot, fold(text)) or _CORRECTS.search(fold(text)):
            continue
        if isinstance(new.value, Amount) and isinstance(whole.value, Amount) and new.value.high < whole.value.low:
            return {name: fact for name, fact in given.items() if fact is not new} | {part.name: replace(new, slot=part)}
    return given


def _more_or_less(
    rule: Rule, text: str, given: Mapping[str, Fact], facts: Mapping[str, Fact], asked: Sequence[Slot]
) -> tuple[list[Fact], str] | None:
    """The fact of earlier turns that a later one adds to or takes from, and the words for how much: 成本还得*再加*40万进去; 2,700 *of those*.

    Who is newly hired belongs to the whole as well as to the part: 又招了10个双师型的.
    """
    folded = fold(text).lower()
    for reading in readings(text):
        more = bool(_MORE.search(folded[: reading.start]) or _MORE_AFTER.match(folded, reading.end))
        less = bool(_LESS.search(folded[: reading.start]) or _LESS_AFTER.match(folded, reading.end))
        held = [
            fact
            for name, fact in facts.items()
            if isinstance(fact.value, Amount) and fact.said and fits(fact.slot, reading, labelled=True)
        ]
        named = [fact for fact in held if fact.slot.name in given] or held
        if len(named) > 1 and _BECAME.search(folded[: reading.start]):
            named = [fact for fact in named if any(other.slot.part == fact.slot.name for other in named)]
        if (
            _IS_NOW.search(folded[: reading.start])
            or more == less
            or len(named) != 1
            or any(fits(slot, reading, labelled=True) for slot in asked)
        ):
            continue
        fact = named[0]
        others = (other for other in readings(text) if other is not reading and fits(fact.slot, other, labelled=True))
        if any(other.unit == reading.unit or _UPDATE.search(clause_before(folded, other)) for other in others):
            continue  # 又招了200人，现在一共2700人: the new figure itself is said
        assert isinstance(fact.value, Amount)
        value = fact.value + reading.amount if more else fact.value - reading.amount
        if value.low > 0:
            hired = more and _HIRED.search(folded[: reading.start])
            wholes = [other for other in facts.values() if hired and other.slot.part == fact.slot.name]
            both = [fact, *(other for other in wholes if isinstance(other.value, Amount))]
            return [_grown(other, value - fact.value, reading) for other in both], reading.said
    return None


def _grown(fact: Fact, by: Amount, reading: Reading) -> Fact:
    assert isinstance(fact.value, Amount)
    return replace(fact, value=fact.value + by, said=f"{fact.said}、{reading.said}", parts=())


def updates(rule: Rule, text: str, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The fact of earlier turns that a correction replaces without naming it: 又签了8家，现在是58家 of 50家; 150, not 130.

    The only one that its unit fits is meant, where words of correction or of a new state stand in the turn.
    """
    claimed = {figure for fact in fill(rule, text, earlier=facts).values() for figure in figures_of(fact)}
    found = [reading for reading in readings(text) if reading.said not in claimed]
    held = [fact for fact in facts.values() if fact.slot.kind == "amount" and isinstance(fact.value, Amount) and fact.said]
    pairs = [(fact.slot, reading) for fact in held for reading in found if fits(fact.slot, reading, labelled=True)]
    if len(pairs) > 1 and len(found) == 1:
        pairs = [pair for pair in pairs if pair[0].varies]  # 要是做到7种呢: the own value is tried out, not the best school's
    if len(pairs) == 1 and _UPDATE.search(fold(text)):
        slot, reading = pairs[0]
        part, old = rule.slot(slot.part), facts[slot.name].value
        if part is not None and part.name not in facts and not _CORRECTS.search(fold(text)) and isinstance(old, Amount):
            slot = part if reading.amount.high < old.low else slot  # 一共140人 … 现在已经有119个了: of those, so many
        return {slot.name: fact_of(slot, [reading])}
    return {}


def _related(text: str, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The fact whose old figure stands in the turn beside the new one, or what it grew or shrank by: 有5个跑了，就按15个算 of 20."""
    found = readings(text)
    for fact in facts.values():
        if fact.slot.kind != "amount" or not isinstance(fact.value, Amount) or not fact.said:
            continue
        for new in reversed(found):  # how it is now is said last
            others = [other for other in found if other is not new and fits(fact.slot, new, labelled=True) and other.alike(new)]
            if any(_turns_into(fact.value, other, new, fold(text)) for other in others):
                return {fact.slot.name: fact_of(fact.slot, [new])}
    return {}


def _turns_into(old: Value, other: Reading, new: Reading, folded: str) -> bool:
    """Whether `other` is the old figure, or what was added to it or taken from it to make `new`."""
    assert isinstance(old, Amount)
    if old == new.amount:
        return False
    if old == other.amount:
        return bool(_CORRECTS.search(folded))  # 两年总共就这1个月 repeats the month and corrects nothing
    return old + other.amount == new.amount or new.amount + other.amount == old


def _left_over(rule: Rule, text: str, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The one missing fact of its unit takes the one figure of that unit that is left, unless its clause speaks of something else."""
    missing = [slot for slot in missing_slots(rule, facts) if slot.kind == "amount"]
    alone = [slot for slot in missing if slot.unit != "any" and sum(other.unit == slot.unit for other in missing) == 1]
    if not alone or _OTHER_MATTER.search(fold(text)):
        return {}
    found = fill(rule, text, only=alone, earlier=facts)
    used = {figure for fact in facts.values() for figure in figures_of(fact)}
    return {slot.name: found[slot.name] for slot in alone if slot.name in found and found[slot.name].said not in used}
