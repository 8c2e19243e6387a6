"""Remarks on what a clause is not: "this is encouragement, not a duty". True only of a clause that obliges nobody there."""

from __future__ import annotations

import re

from assistant.types import Language
from assistant.verify.segments import RESTATES, Text, best_matches

_NO_DUTY = re.compile(
    r"[，；]?(?:但|这|它|并|也|而)*(?:是(?:鼓励|支持|允许|倡导)(?:性(?:的|质)?)?，?)?(?:而)?(?:不是|并非|并不是|不属于|没有)(?:一项|硬性的?|强制性?的?|必须的?|法定的?|每家企业的|要求)*"
    r"(?:强制性?(?:要求|规定)?|义务|硬性要求|硬性规定|硬指标|必须(?:做的)?)(?=$|[，。；])"
)
_NO_DUTY_EN = re.compile(
    r"[,;]?\s*(?:this|it|which|but|and)?\s*(?:is|are)?\s*(?:encouraged|encouragement|supported|permitted|allowed)?,?\s*(?:but\s+)?(?:is |are )?not (?:a |an )?(?:required|obligatory|mandatory|compulsory|binding|duty|obligation|requirement)(?=$|[,.;])",
    re.I,
)
_SHALL = re.compile(r"必须|应当|应该|(?<![适响供对相反回感效呼])应(?=[按当向予由及在将])|(?<![必无])须(?!知)")
_OBLIGES = re.compile(
    r"应(?!用|急|聘|届|变)|须|要(?!素|点)|需|不得|不能|不准|不许|禁止|一律|义务|责任|负责|规定|责令|得(?=[到在按由])"
)
_PERMISSIVE = frozenset({"encourage", "support", "may", "backing"})


def split_duty(text: str, language: Language) -> tuple[str, list[str]]:
    """A sentence without its remarks that nobody is obliged, and those remarks."""
    pattern = _NO_DUTY if language == "zh" else _NO_DUTY_EN
    return pattern.sub("", text), [match[0] for match in pattern.finditer(text)]


def lost_duty(sentence: Text, binding: tuple[Text, ...]) -> list[str]:
    """A reason where the clause obliges and the sentence tells it as a mere fact: 应当纳入 is not 纳入."""
    if sentence.language == "en" or _OBLIGES.search(sentence.text):
        return []
    clauses = tuple(segment for text in binding for segment in text.segments)
    for segment in sentence.segments:
        matches = best_matches(segment, clauses, RESTATES)
        if matches and all(_SHALL.search(match.text) for match in matches):
            return [f"the cited clause says “{found[0]}” there" for found in [_SHALL.search(matches[0].text)] if found]
    return []


def wrong_duty(remarks: list[str], sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    """A reason where the sentence says that nobody is obliged, and the clause that it restates does not merely encourage or allow."""
    if not remarks:
        return []
    clauses = tuple(segment for text in cited for segment in text.segments)
    restated = [match for segment in sentence.segments for match in best_matches(segment, clauses, RESTATES)]
    soft = any(match.governing & _PERMISSIVE for match in restated)
    hard = any("must" in match.governing for match in restated)
    return [] if soft and not hard else [f"the cited clause does not say “{remarks[0].strip('，；,; ')}”"]
