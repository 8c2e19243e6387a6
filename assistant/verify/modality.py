"""Modality and negation kept: encouraging is not allowing, allowing is not obliging, and a "not" neither appears nor goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.verify.lexicon import (
    BEHIND,
    COMPARATOR,
    COMPARATOR_EN,
    CONDITIONS,
    CONDITIONS_EN,
    HARMLESS,
    MODALITY,
    MODALITY_EN,
    NEGATION,
    NEGATION_EN,
)
from assistant.verify.segments import Segment, Text, best_matches, grams_of

_RESTATES = 0.3  # share of a segment's grams from which it restates a segment of the clause
_PERMISSIVE = frozenset({"encourage", "support", "may", "backing"})
_NEAREST = 0.98  # share of the best match from which another segment may uphold a modality
_COERCES = re.compile(r"要求|强制|责令|必须|应当|应该")
_SHARED = 3  # grams
_VERBATIM = 2  # characters
_HANGS = 3  # segments
_REACHING = 2  # conditions that reach the segments after them: approval and premise; being qualified is said of one
_TOUCH = 12  # characters between a bound and the figure after it, which `figures` checks
_BEHIND = 1  # the same where the bound stands behind: 10个以上, but 10个市级以上…
_ADJECTIVES = frozenset({"不高", "不足", "不强", "不大", "不多", "不好", "不全", "不够"})
_REACH_EN = 5  # words
_REACH_BACK = 3  # words before it, in English
_REACH = 8  # characters that a negation reaches; words in English: half of it
_WORD = {
    "encourage": "鼓励 (encourage)",
    "support": "支持 (support)",
    "may": "可以 (may)",
    "must": "应当 / 必须 / 不得 (must)",
    "backing": "支持 (support)",
}
_BACKING = re.compile(r"支持|扶持|补助|资助")
_WISH_EN = re.compile(
    r"\b(?:is|are) not (?:a |an )?(?:duty|obligation|promise|requirement|binding)|\bnot (?:required|binding|mandatory|compulsory)",
    re.I,
)
# "This is encouragement, not a duty": true of every clause that only encourages, supports or allows.
_SILENT_EN = re.compile(
    r"\b(?:does not|do not|doesn't|is not|are not) (?:say|stat|giv|nam|list|set|specif|mention|defin|fix)\w*[^;.]*|\b(?:gives?|states?|names?|sets?|lists?|fixes) no\b[^;.]*",
    re.I,
)  # a translation's remark on what is left open denies nothing that the clause says
_NO_DUTY = re.compile(
    r"(?:不是|并非|非|不属于|没有)(?:一项|硬性的?|强制性?的?|必须的?|法定的?)*(?:强制|义务|硬性要求|硬性规定|硬指标|强制要求|强制性|必须)"
)
_SOFT = re.compile(r"(?:不|非)(?:是)?(?:强制|硬性)")


def wrong_modality(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    """A reason for each place where the sentence allows, obliges, supports or encourages and the clause does something else."""
    all_cited = tuple(segment for text in cited for segment in text.segments)
    cues = MODALITY if sentence.language == "zh" else MODALITY_EN
    matched = {segment: best_matches(segment, all_cited, _RESTATES) for segment in sentence.segments}
    owners = _owners(all_cited)
    reasons: list[str] = []
    pending: frozenset[str] = frozenset()  # said in a segment that restates nothing: it speaks of the next that does
    upheld: set[str] = set()
    sentence_at = 0
    for segment in sentence.segments:
        if segment.sentence != sentence_at:  # what is still pending speaks of what came before it
            reasons += _unsaid(pending - upheld)
            sentence_at, pending, upheld = segment.sentence, frozenset(), set()
        plain = _without_remarks(segment.text)
        own = frozenset(name for name, cue in cues.items() if cue.search(plain)) | pending
        matches = matched[segment]
        if not matches:
            pending = own
            continue
        nearest = best_matches(segment, all_cited, _RESTATES, near=_NEAREST)
        here = {name for match in nearest for name in (match.firm if pending else match.governing)}
        pending = frozenset()
        upheld |= here
        reasons += _unsaid(name for name in own - here if not _verbatim(cues[name], segment.text, sentence, cited))
        if not any(_kept(match, segment, sentence, matched, cues, owners) for match in matches):
            lost = sorted((matches[0].firm or matches[0].governing) & _PERMISSIVE)
            reasons.append(f"the cited clause only says {_WORD[lost[0]]}; the sentence has to say so")
    reasons += _unsaid(pending - upheld) + _unsaid(_too_often(sentence, cited, cues))
    return list(dict.fromkeys(reasons))


def _verbatim(cue: re.Pattern[str], segment: str, sentence: Text, cited: tuple[Text, ...]) -> bool:
    """Whether the modal word stands in the clause with the same two characters behind it: 鼓励编写."""
    if sentence.language == "en":
        return False
    said = [segment[match.start() : match.end() + _VERBATIM] for match in cue.finditer(segment)]
    return bool(said) and all(len(words) > _VERBATIM and any(words in text.text for text in cited) for words in said)


def _unsaid(names: Iterable[str]) -> list[str]:
    return [f"the cited clause does not say {_WORD[name]} there" for name in sorted(names)]


def _too_often(sentence: Text, cited: tuple[Text, ...], cues: dict[str, re.Pattern[str]]) -> set[str]:
    """The modalities that the sentence says more often than the clause; a card renders its clause twice in English."""
    renderings = 1 if sentence.language == "zh" else 2
    plain = _without_remarks(sentence.text)
    found = set()
    for name, cue in cues.items():
        said = len(cue.findall(plain))
        if said > 1 and said > -(-sum(len(cue.findall(text.text)) for text in cited) // renderings):
            found.add(name)
    return found


def lost_conditions(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    """A reason for each condition ("upon approval", "qualified") of the clause restated that the sentence leaves out."""
    conditions = CONDITIONS if sentence.language == "zh" else CONDITIONS_EN
    segments = tuple(segment for text in cited for segment in text.segments)
    reasons = []
    for segment in sentence.segments:
        for match in best_matches(segment, segments, _RESTATES):
            under = "，".join(other.text for other in _leading_to(match, segments))
            reasons += [
                f"the cited clause holds only under a condition (“{found[0]}”); the sentence has to say so"
                for number, (condition, kept) in enumerate(conditions)
                if (found := condition.search(under if number < _REACHING else match.text)) and not kept.search(sentence.text)
            ]
    return list(dict.fromkeys(reasons))


def _leading_to(match: Segment, segments: tuple[Segment, ...]) -> list[Segment]:
    """A segment and those before it in its sentence that it hangs on: back to the last one that has a modality of its own."""
    at = next(i for i, segment in enumerate(segments) if segment is match)
    found = [match]
    while (
        at > 0
        and len(found) < _HANGS
        and segments[at - 1].sentence == match.sentence
        and segments[at - 1].end <= match.start
        and not segments[at - 1].own
    ):
        at -= 1
        found.insert(0, segments[at])
    return found


def wrong_negation(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    """A reason for each negation that the clause does not have, and for each of the clause that the sentence has lost."""
    ours = list(_negations(_without_remarks(sentence.text), sentence))
    theirs = [(text, *found) for text in cited for found in _negations(text.text, text)]
    reasons = [
        f"the cited clause has no “{word}” there"
        for word, window in ours
        if not any(_same(window, other) for _, _, other in theirs)
    ]
    for _, word, window in theirs:
        stated = window & sentence.grams
        needed = max(2, (len(window) + 1) // 2) if len(window) > 2 else 1
        if len(stated) >= needed and not any(_same(window, other) for _, other in ours):
            reasons.append(f"the cited clause says “{word}” there; the sentence has lost it")
    return list(dict.fromkeys(reasons))


def wrong_bounds(sentence: Text, cited: tuple[Text, ...], figures: Iterable[tuple[int, int]]) -> list[str]:
    """A reason for each "or above", "not below" that bounds no figure and stands nowhere in the cited words beside the same words."""
    held = list(figures)
    theirs = [found for text in cited for found in _bounds(text)]
    return [
        f"the cited words do not say “{words}” there"
        for name, near, words, start, end in _bounds(sentence)
        if not any(_touches(words, start, end, a, b) for a, b in held)
        and not any(name == other and (near & beside or not near) for other, beside, *_ in theirs)
    ]


def _touches(words: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a bound belongs to the figure at `first:last`: within it, right behind it, or shortly before it."""
    if first <= start < last:
        return True
    return last <= start <= last + _BEHIND if BEHIND.match(words) else first - _TOUCH < end <= first


def _bounds(text: Text) -> Iterator[tuple[str, frozenset[str], str, int, int]]:
    pattern, reach = (COMPARATOR, 4) if text.language == "zh" else (COMPARATOR_EN, 24)
    for match in pattern.finditer(text.text):
        near = grams_of(text.text[max(0, match.start() - reach) : match.start()], text.language)
        near |= grams_of(text.text[match.end() : match.end() + reach], text.language)
        yield str(match.lastgroup), near, match[0], match.start(), match.end()


def _owners(segments: tuple[Segment, ...]) -> dict[Segment, Segment]:
    """For each segment of a clause the one whose modality it falls under: itself, or the last before it in its sentence."""
    found: dict[Segment, Segment] = {}
    for at, segment in enumerate(segments):
        before = (
            segments[at - 1]
            if at and segments[at - 1].sentence == segment.sentence and segments[at - 1].end <= segment.start
            else None
        )
        found[segment] = segment if segment.own or before is None else found[before]
    return found


def _kept(
    match: Segment,
    segment: Segment,
    sentence: Text,
    matched: dict[Segment, list[Segment]],
    cues: dict[str, re.Pattern[str]],
    owners: dict[Segment, Segment],
) -> bool:
    """Whether the permissive words that a segment of the clause falls under are said: before or in the segment of the sentence,
    or after it ("…, which the city supports") by a segment that restates nothing of its own."""
    wanted = match.firm & _PERMISSIVE
    owner = owners[match]
    if not wanted and (len(owner.grams & segment.grams) >= _SHARED or _COERCES.search(segment.text)):
        wanted = (
            owner.own & _PERMISSIVE
        )  # it restates the words that the clause encourages or supports, or makes a duty of what follows
    later = [other for other in sentence.segments if other.start > segment.start]
    remarks = [other.text for other in later if not matched[other] or {match, owners[match]} & set(matched[other])]
    words = "，".join((sentence.text[: segment.end], *remarks))
    kept = [bool(cues[name].search(words) or (name == "backing" and _BACKING.search(words))) for name in wanted]
    return all(kept)


def _without_remarks(text: str) -> str:
    return _WISH_EN.sub(
        lambda match: " " * len(match[0]), _SOFT.sub("，", _NO_DUTY.sub(lambda match: "，" * len(match[0]), text))
    )


def _negations(text: str, whole: Text) -> Iterator[tuple[str, frozenset[str]]]:
    """Every negation with what it reaches; bounds and words like 不断 are none."""
    if whole.language == "en":
        plain = _SILENT_EN.sub(lambda match: "~" * len(match[0]), COMPARATOR_EN.sub(lambda match: "~" * len(match[0]), text))
        for match in NEGATION_EN.finditer(plain):
            after = re.split(r"[.,;]", " ".join(plain[match.end() :].split()[:_REACH_EN]))[0]
            before = re.split(r"[.,;]", " ".join(plain[: match.start()].split()[-_REACH_BACK:]))[-1]
            yield match[0], grams_of(f"{before} {after}", "en")
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
        yield match[0], window


def _same(window: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two negations deny the same: they share what they reach, or both reach nothing."""
    return bool(window & other) or not (window or other)
