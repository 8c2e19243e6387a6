"""Negation kept: a "not" neither appears nor goes, nor moves to something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verify.lexicon import COMPARATOR, COMPARATOR_EN, HARMLESS, NEGATION, NEGATION_EN
from assistant.verify.segments import RESTATES, Text, best_matches, grams_of

_ALL = 0.8  # share of what a negation reaches
_FEW = 2  # grams: too little for one segment to say all of it
_TWO = 2  # words
_ADJECTIVES = frozenset({"不高", "不足", "不强", "不大", "不多", "不好", "不全", "不够"})
_REACH_EN = 5  # words
_REACH_BACK = 3  # words before it, in English
_REACH = 8  # characters that a negation reaches; words in English: half of it
_SILENT_EN = re.compile(
    r"\b(?:does not|do not|doesn't|is not|are not) (?:say|stat|giv|nam|list|set|specif|mention|defin|fix)\w*[^;.]*|\b(?:gives?|states?|names?|sets?|lists?|fixes) no\b[^;.]*",
    re.I,
)  # a translation's remark on what is left open denies nothing that the clause says


def wrong_negation(sentence: Text, cited: tuple[Text, ...], binding: tuple[Text, ...]) -> list[str]:
    """A reason for each negation that the clause does not have, and for each of what binds that the sentence has lost."""
    ours = list(_negations(sentence.text, sentence))
    theirs = [found for text in cited for found in _negations(text.text, text)]
    reasons = [
        f"the cited clause has no “{word}” there"
        for word, window, _ in ours
        if not any(_same(window, other, sentence.language) for _, other, _ in theirs)
    ]
    segments = tuple(segment for text in binding for segment in text.segments)
    restated = {match for segment in sentence.segments for match in best_matches(segment, segments, RESTATES)}
    for text in (*binding, *(other for other in cited if other not in binding)):
        for word, window, at in _negations(text.text, text):
            stated = window & sentence.grams
            needed = max(2, (len(window) + 1) // 2) if len(window) > 2 else 1
            there = text in binding and any(segment in restated for segment in text.segments if segment.start <= at < segment.end)
            if len(stated) < (needed if there else max(needed, _ALL * len(window))):
                continue
            inside = [
                any(_same(window, other, text.language) and part.start <= spot < part.end for _, other, spot in ours)
                for part in sentence.segments
                if len(window) > _FEW and len(window & part.grams) >= _ALL * len(window)
            ]  # a segment that says all of it has to deny it itself
            if not any(_same(window, other, text.language) for _, other, _ in ours) or not all(inside):
                reasons.append(f"the cited clause says “{word}” there; the sentence has lost it")
    return list(dict.fromkeys(reasons))


def _negations(text: str, whole: Text) -> Iterator[tuple[str, frozenset[str], int]]:
    """Every negation with what it reaches and where it stands; bounds and words like 不断 are none."""
    if whole.language == "en":
        plain = _SILENT_EN.sub(lambda match: "~" * len(match[0]), COMPARATOR_EN.sub(lambda match: "~" * len(match[0]), text))
        for match in NEGATION_EN.finditer(plain):
            after = re.split(r"[.,;]", " ".join(plain[match.end() :].split()[:_REACH_EN]))[0]
            before = re.split(r"[.,;]", " ".join(plain[: match.start()].split()[-_REACH_BACK:]))[-1]
            yield match[0], grams_of(f"{before} {after}", "en"), match.start()
        return
    plain = COMPARATOR.sub(lambda match: "，" * len(match[0]), text)
    plain = HARMLESS.sub(lambda match: "＃" * len(match[0]), plain)
    for match in NEGATION.finditer(plain):
        own = match.end() - 1 if len(match[0]) == 2 and match[0][0] == "不" else match.end()
        window = grams_of(re.split(r"[，。；、]", plain[own:])[0][:_REACH], "zh")
        if (len(own_word := match[0]) == 2 and own_word in _ADJECTIVES) or len(
            window
        ) < 2:  # 质量不高: what is denied stands before it
            window |= grams_of(re.split(r"[，。；、]", plain[: match.start()])[-1][-4:], "zh")
        yield match[0], window, match.start()


def _same(window: frozenset[str], other: frozenset[str], language: str = "zh") -> bool:
    """Whether two negations deny the same: they share what they reach (in English two words and a third of it), or both reach nothing."""
    if language == "en" and len(window) > 1:
        return len(window & other) >= max(_TWO if len(window) > _TWO else 1, len(window) // 3)
    return bool(window & other) or not (window or other)
