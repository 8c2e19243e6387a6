"""A follow-up made whole by the model, taken only where it adds nothing to what the user said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.generation.talk import Talk, rewriting
from assistant.llm.errors import ModelError
from assistant.places import elsewhere_in, regions_in
from assistant.text import clean, language_of
from assistant.types import Language
from assistant.verify.lexicon import CRITICAL, GLUE_PATTERN, NEGATION
from assistant.verify.segments import words_of

LONGEST = 120  # characters of a question made whole; twice that in English
_SHARE = 0.34  # of the time of a reply
_NUMBER = re.compile(r"\d+(?:\.\d+)?|[零一二三四五六七八九十百千万亿]{2,}")
_ASKING = re.compile(
    r"请问|什么|怎么|怎样|如何|多少|是否|哪些|哪个|吗|呢|么|规定|要求|情况|政策|有没有|能不能|是不是|[？?，。、“”\s]"
)
_MOST_NEW = 2  # characters of the question that stand in no turn


def rewritten(turn: str, earlier: Sequence[str], language: Language, talk: Talk) -> str | None:
    """The question as one that stands alone; None where the model fails or says more, or less, than the turns do."""
    try:
        said = talk.say(rewriting(turn, earlier, language), share=_SHARE)
    except ModelError:
        return None
    question = clean(said.strip().strip('"“”'))
    return question if question != turn and adds_nothing(question, [*map(clean, earlier), turn], language) else None


def adds_nothing(question: str, turns: Sequence[str], language: Language) -> bool:
    """Whether every number, place, negation and nearly every word of a question comes from the turns, and it keeps the last one's."""
    said = "\n".join(turns)
    if not 2 <= len(question) <= LONGEST * (1 if language == "zh" else 2) or language_of(question) != language:
        return False
    if set(_NUMBER.findall(question)) - set(_NUMBER.findall(said)) or set(_NUMBER.findall(turns[-1])) - set(
        _NUMBER.findall(question)
    ):
        return False
    if set(regions_in(turns[-1])) - set(regions_in(question)) or set(regions_in(question)) - set(regions_in(said)):
        return False
    if set(sum(elsewhere_in(question), ())) - set(sum(elsewhere_in(said), ())):
        return False
    if language == "en":
        return len(set(words_of(question)) - set(words_of(said))) <= 1
    if bool(NEGATION.search(question)) > bool(NEGATION.search(said)) or any(
        match[0] not in said for match in CRITICAL.finditer(question)
    ):
        return False
    left = GLUE_PATTERN.sub("", _ASKING.sub("", question))
    return sum(char not in said for char in left) <= _MOST_NEW
