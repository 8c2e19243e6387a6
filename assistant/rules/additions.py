"""Which further figures a fact takes beside its first: one more period, one more of what is told, those strung together with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.rules.beside import is_total
from assistant.rules.claims import Claim, fits
from assistant.rules.reading import Reading
from assistant.rules.types import Fact, Slot

# A figure beside another of the same: of one more period or time, or one more of what is told.
_FURTHER = re.compile(
    r"(?:(?:19|20)\d\d年|[去前今]年|[上下]学期|第[一二三四五六](?:次|回|趟)|[这下]学[期年]|[暑寒]假|第[一二三]家|[头前]一家|后头那|一(?:趟|次|回)|[头后前]一(?:期|批|个))[^,，、。;；\d]{0,8}$"
)
AGAIN = re.compile(r"(?:又|再|后来|还|加上|另外|此外|另一)[^,，、。;；\d]{0,8}$|(?:then|and|plus|another)(?: another)? $", re.I)
_IN_ALL = re.compile(r"(?:一共|共)(?:是|有|为)?$")
_STRUNG = re.compile(r"\s*[、,，和/]\s*|\s*,? and ")
WITHIN = re.compile(r"其中|里面|里头|包括|包含|含|of (?:which|that)|including", re.I)  # a part of the figure before it
ADDED = "＋"  # between figures that make one of a series, in the user's words: 50万＋9万
_OF_IT = r"(?:部|班|那边|这边|的|学生|在校生|全日制|财政|拨款|收入|有|是|为|共|来了?|拨了?|给了?|做了?|进账|也)"


def figures_of(fact: Fact) -> tuple[str, ...]:
    """The user's figures of a fact one by one."""
    return tuple(re.split(f"[、{ADDED}]", fact.said or ""))


def adds(slot: Slot, folded: str, found: Sequence[Reading], claim: Claim, held: Sequence[Claim]) -> bool:
    """Whether a figure is a further one beside the first: each is of its own thing or year, or words say "and again"."""
    reading, first = found[claim.reading], found[held[0].reading]
    wholes = [
        one
        for one in (claim, *held)
        if is_total(folded, found[one.reading]) or _IN_ALL.search(folded[: found[one.reading].start])
    ]
    if (wholes and (slot.by or wholes[0] is claim)) or WITHIN.search(folded, first.end, reading.start):
        return False
    things = [_thing(slot, folded, found, at) for at in (claim.reading, *(other.reading for other in held))] if slot.by else [""]
    if all(things) and len(set(things)) == len(things):
        return True
    further = AGAIN.search(folded[: reading.start]) or (slot.sums and _FURTHER.search(folded[: reading.start]))
    return bool(further) and "每" not in folded[min(first.start, reading.start) : reading.end]


def _thing(slot: Slot, folded: str, found: Sequence[Reading], at: int) -> str:
    """What a figure is of, among the things of a slot: the one named between it and the figures beside it."""
    before = folded[found[at - 1].end if at else 0 : found[at].start]
    after = folded[found[at].end : found[at + 1].start if at + 1 < len(found) else len(folded)]
    named = re.findall(slot.by, before, re.I)[-1:] if re.search(rf"(?:{slot.by})[^\d，,、。；;]{{0,6}}$", before, re.I) else []
    return str((named or re.findall(slot.by, after, re.I)[:1] or [""])[0]).lower()


def listed(slot: Slot, folded: str, found: Sequence[Reading], taken: dict[int, Claim], slot_at: int) -> list[Claim]:
    """The figures strung together with the one that the slot took."""
    added: list[Claim] = []
    for at, reading in enumerate(found[1:], 1):
        earlier = taken.get(at - 1)
        between = folded[found[at - 1].end : reading.start]
        if (
            earlier is not None
            and earlier.slot == slot_at
            and at not in taken
            and _STRUNG.fullmatch(between)
            and reading.unit == found[at - 1].unit
        ):
            taken[at] = Claim(earlier.weight, at, slot_at)
            added.append(taken[at])
    return added


def of_other_things(
    slot: Slot, folded: str, found: Sequence[Reading], taken: dict[int, Claim], held: Sequence[Claim], slot_at: int
) -> list[Claim]:
    """The figures that only the name of their thing speaks for, beside those of other things: 中职1800人，*高职*3200人."""
    told = {_thing(slot, folded, found, claim.reading) for claim in held}
    added: list[Claim] = []
    for at, reading in enumerate(found):
        named = re.search(rf"(?P<thing>{slot.by}){_OF_IT}*$", folded[: reading.start], re.I)
        thing = named["thing"].lower() if named else ""
        alike = reading.alike(found[held[0].reading]) and fits(slot, reading, labelled=True)
        claim = Claim(held[0].weight, at, slot_at)
        if (
            at not in taken
            and thing
            and "" not in told
            and thing not in told
            and alike
            and adds(slot, folded, found, claim, held)
        ):
            taken[at] = claim
            told.add(thing)
            added.append(claim)
    return added
