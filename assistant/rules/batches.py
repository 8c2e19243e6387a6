"""Batches told one after another, each so many people for so long: 18个学生实习4个月，又来12个学生5个月 are 132 person-months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.rules.amount import Amount
from assistant.rules.reading import Reading
from assistant.rules.types import Fact, Slot

_PEOPLE = ("人", "个", "名")
_APART = 20  # characters between the people of a batch and their time
_TOGETHER = re.compile(r"[。；;!！？?\n]|最低|工资|min(?:imum)? wage", re.I)  # stands between no people and their own time


def batches(slot: Slot, folded: str, found: Sequence[Reading]) -> tuple[Fact | None, tuple[Reading, ...]]:
    """The fact that two or more batches make, with the figures it takes; None, and no figures, where fewer are told."""
    told = [
        (people, time)
        for people, time in pairwise(found)
        if people.unit in _PEOPLE
        and time.unit == "月"
        and time.start - people.end <= _APART
        and not _TOGETHER.search(folded, people.end, time.start)
        and people.amount.exact
        and time.amount.exact
    ]
    used = tuple(reading for batch in told for reading in batch)
    everybody = [reading for reading in found if reading.unit in _PEOPLE]
    all_times = [reading for reading in found if reading.unit == "月"]
    if len(told) < 2 or len(everybody) != len(told) or len(all_times) != len(told):
        return None, ()  # whose time the figure left over is, is not known
    total = Amount.of(0)
    for people, time in told:
        total = total + people.amount * time.amount
    return Fact(slot, total, "、".join(reading.said for reading in used)), used
