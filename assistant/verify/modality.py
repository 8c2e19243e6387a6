"""Modality and negation kept: encouraging is not allowing, allowing is not obliging, and a "not" neither appears nor goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.verify.actors import one_actor
from assistant.verify.lexicon import (
    ACTORS,
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
_BACKED = frozenset({"support", "backing"})  # 支持 as a verb and 给予支持: either may be said for the other
_NEAREST = 0.98  # share of the best match from which another segment may uphold a modality
_COERCES = re.compile(r"要求|强制|责令|必须|应当|应该")
_SHARED = 2  # grams that stand in the governing segment alone
_SUBJECT = re.compile(rf"(?<!中)(?:{ACTORS.pattern})(?!资源|教育)")
_VERBATIM = 2  # characters
_HANGS = 3  # segments
_TWO = 2  # words
_FEW = 2  # grams: too little for one segment to say all of it
_ALL = 0.8  # share of what a negation reaches
_SAID = 0.5  # share of the grams of a premise
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
_SILENT_EN = re.compile(
    r"\b(?:does not|do not|doesn't|is not|are not) (?:say|stat|giv|nam|list|set|specif|mention|defin|fix)\w*[^;.]*|\b(?:gives?|states?|names?|sets?|lists?|fixes) no\b[^;.]*",
    re.I,
)  # a translation's remark on what is left open denies nothing that the clause says


def wrong_modality(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    """A reason for each place where the sentence allows, obliges, supports or encourages and the clause does something else."""
    all_cited = tuple(segment for text in cited for segment in text.segments)
    cues = MODALITY if sentence.language == "zh" else MODALITY_EN
    matched = {
        segment: [] if _is_cue(segment, cues) else best_matches(segment, all_cited, _RESTATES) for segment in sentence.segments
    }
    owners = _owners(all_cited)
    reasons: list[str] = []
    pending: frozenset[str] = frozenset()  # said in a segment that restates nothing: it speaks of the next that does
    upheld: set[str] = set()  # what the restated segments so far fall under
    sentence_at = 0
    for segment in sentence.segments:
        if segment.sentence != sentence_at:  # what is still pending speaks of what came before it
            reasons += _unsaid(pending - _alike(upheld))
            sentence_at, pending, upheld = segment.sentence, frozenset(), set()
        own = segment.own | pending
        matches = matched[segment]
        if not matches:
            pending = (
                own - upheld - (_BACKED if upheld & _BACKED else frozenset())
            )  # "…, which the city supports" speaks of what precedes
            continue
        nearest = best_matches(segment, all_cited, _RESTATES, near=_NEAREST)
        here = {
            name
            for match in nearest
            for name in (match.firm if pending or not _carried(match, sentence, owners) else match.governing)
        }
        pending = frozenset()
        upheld |= here
        reasons += _unsaid(name for name in own - _alike(here) if not _verbatim(cues[name], segment.text, sentence, cited))
        if not any(_kept(match, segment, sentence, matched, cues, owners) for match in matches):
            lost = sorted((matches[0].firm or matches[0].governing) & _PERMISSIVE)
            reasons.append(f"the cited clause only says {_WORD[lost[0]]}; the sentence has to say so")
    reasons += _unsaid(pending - _alike(upheld)) + _unsaid(_too_often(sentence, cited, cues))
    return list(dict.fromkeys(reasons))


def _verbatim(cue: re.Pattern[str], segment: str, sentence: Text, cited: tuple[Text, ...]) -> bool:
    """Whether the modal word stands in the clause with the same two characters behind it: 鼓励编写."""
    if sentence.language == "en":
        return False
    said = [segment[match.start() : match.end() + _VERBATIM] for match in cue.finditer(segment)]
    return bool(said) and all(len(words) > _VERBATIM and any(words in text.text for text in cited) for words in said)


def _is_cue(segment: Segment, cues: dict[str, re.Pattern[str]]) -> bool:
    """Whether a segment says nothing but "allows": it restates nothing and speaks of its neighbours."""
    return bool(segment.own) and all(len(cue.sub("", segment.text)) <= 1 for name, cue in cues.items() if name in segment.own)


def _alike(names: set[str]) -> set[str]:
    return names | _BACKED if names & _BACKED else names


def _unsaid(names: Iterable[str]) -> list[str]:
    return [f"the cited clause does not say {_WORD[name]} there" for name in sorted(names)]


def _too_often(sentence: Text, cited: tuple[Text, ...], cues: dict[str, re.Pattern[str]]) -> set[str]:
    """The modalities that the sentence says more often than the clause; a card renders its clause twice in English."""
    renderings = 1 if sentence.language == "zh" else 2
    found = set()
    for name, cue in cues.items():
        said = len(cue.findall(sentence.text))
        if said > 1 and said > -(-sum(len(cue.findall(text.text)) for text in cited) // renderings):
            found.add(name)
    return found


def lost_conditions(sentence: Text, binding: tuple[Text, ...]) -> list[str]:
    """A reason for each condition ("upon approval", "qualified") of the clause restated that the sentence leaves out.

    Where a segment restates several of the clause equally well, it falls under the conditions common to all of them.
    """
    conditions = CONDITIONS if sentence.language == "zh" else CONDITIONS_EN
    segments = tuple(segment for text in binding for segment in text.segments)
    reasons = []
    for segment in sentence.segments:
        lost = [_conditions_lost(match, segments, sentence, conditions) for match in best_matches(segment, segments, _RESTATES)]
        reasons += [reason for reason in (lost[0] if lost else []) if all(reason in others for others in lost)]
    return list(dict.fromkeys(reasons))


def _conditions_lost(
    match: Segment, segments: tuple[Segment, ...], sentence: Text, conditions: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
) -> list[str]:
    under = _leading_to(match, segments)
    reasons = []
    for number, (condition, kept) in enumerate(conditions):
        held = next((other for other in (under if number < _REACHING else [match]) if condition.search(other.text)), None)
        if held is None or kept.search(sentence.text):
            continue
        said = len(held.grams & sentence.grams) >= _SAID * len(held.grams)
        if (
            number == 0 or (number >= _REACHING and held is match) or not said
        ):  # approval has to be said by its name; a premise may be said in its own words
            found = condition.search(held.text)
            reasons.append(
                f"the cited clause holds only under a condition (“{found[0] if found else ''}”); the sentence has to say so"
            )
    return reasons


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
    restated = {match for segment in sentence.segments for match in best_matches(segment, segments, _RESTATES)}
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
    first = _SUBJECT.search(segment.text) if sentence.language == "zh" else None
    taken = first is not None and not match.own and one_actor(first[0]) in _object_of(owner)  # 支持甲做乙，做丙: 甲做丙
    if not wanted and (taken or len(_only_in(owner, owners) & segment.grams) >= _SHARED or _COERCES.search(segment.text)):
        wanted = owner.own & _PERMISSIVE  # it restates what the clause encourages or supports, or makes a duty of what follows
    later = [other for other in sentence.segments if other.start > segment.start and other.sentence == segment.sentence]
    remarks = [other.text for other in later if not matched[other] or owner in {owners[found] for found in matched[other]}]
    words = "，".join((sentence.text[: segment.end], *remarks))
    return all(cues[name].search(words) or (name in _BACKED and _BACKING.search(words)) for name in wanted)


def _carried(match: Segment, sentence: Text, owners: dict[Segment, Segment]) -> bool:
    """Whether a segment may be said to fall under the modality before it: only with something of what that modality is said of."""
    owner = owners[match]
    return (
        owner is match
        or len(_only_in(owner, owners) & sentence.grams) >= _SHARED
        or bool(_object_of(owner) & _actors(sentence.text))
    )


def _object_of(owner: Segment) -> frozenset[str]:
    """Whom a clause encourages, supports or allows: the actor right behind the word."""
    found = re.search(rf"(?:鼓励|支持|允许)[^，。；、的]{{0,{_TOUCH}}}?({ACTORS.pattern})", owner.text)
    return frozenset({one_actor(found[1])} if found else ())


def _actors(text: str) -> frozenset[str]:
    return frozenset(one_actor(match[0]) for match in ACTORS.finditer(text))


def _only_in(owner: Segment, owners: dict[Segment, Segment]) -> frozenset[str]:
    """The grams of a segment that those which fall under it do not share."""
    return owner.grams.difference(
        *(segment.grams for segment, other in owners.items() if other is owner and segment is not owner)
    )


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
