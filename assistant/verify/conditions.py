"""Conditions kept: what holds "upon approval" or "provided that" is not told as if it held for all."""

from __future__ import annotations

import re

from assistant.verify.lexicon import CONDITIONS, CONDITIONS_EN
from assistant.verify.segments import RESTATES, Segment, Text, best_matches

_SAID = 0.5  # share of the grams of a premise
_REACHING = 2  # conditions that reach the segments after them: approval and premise; being qualified is said of one
_STRIVES = re.compile(r"力争|争取")
_EXPLORES = re.compile(r"探索")
_HANGS = 3  # segments
Condition = tuple[re.Pattern[str], re.Pattern[str]]  # the words of a clause, and those of which a sentence needs one


def lost_conditions(sentence: Text, binding: tuple[Text, ...]) -> list[str]:
    """A reason for each condition ("upon approval", "qualified") of the clause restated that the sentence leaves out.

    Where a segment restates several of the clause equally well, it falls under the conditions common to all of them.
    """
    conditions = CONDITIONS if sentence.language == "zh" else CONDITIONS_EN
    segments = tuple(segment for text in binding for segment in text.segments)
    reasons = []
    for segment in sentence.segments:
        matches = best_matches(segment, segments, RESTATES)
        lost = [_conditions_lost(match, segment, segments, sentence, conditions, binding) for match in matches]
        reasons += [reason for reason in (lost[0] if lost else []) if all(reason in others for others in lost)]
    return list(dict.fromkeys(reasons))


def _conditions_lost(
    match: Segment,
    segment: Segment,
    segments: tuple[Segment, ...],
    sentence: Text,
    conditions: tuple[Condition, ...],
    binding: tuple[Text, ...],
) -> list[str]:
    under = _leading_to(match, segments)
    reasons = []
    for number, (condition, kept) in enumerate(conditions):
        held = next((other for other in (under if number < _REACHING else [match]) if condition.search(other.text)), None)
        if held is None and _STRIVES.search(condition.pattern):
            held = _opening(match, segments)
        if held is None and _EXPLORES.search(condition.pattern):
            held = next((other for other in _listed(match, segments, binding) if condition.search(other.text)), None)
        if held is None:
            continue
        told = sentence.text if number < _REACHING or held is not match else _told(segment, sentence, segments, (condition, kept))
        if kept.search(told):
            continue
        said = len(held.grams & sentence.grams) >= _SAID * len(held.grams)
        if (
            number == 0 or number >= _REACHING or not said
        ):  # approval has to be said by its name; a premise may be said in its own words
            found = condition.search(held.text)
            reasons.append(
                f"the cited clause holds only under a condition (“{found[0] if found else ''}”); the sentence has to say so"
            )
    return reasons


def _told(segment: Segment, sentence: Text, segments: tuple[Segment, ...], condition: Condition) -> str:
    """The sentence without what it says so of other segments of the clause that need it: 探索 said of one is not said of another."""
    text = sentence.text
    own = best_matches(segment, segments, RESTATES)
    for other in sentence.segments:
        if other is segment or not condition[1].search(other.text):
            continue
        taken = [match for match in best_matches(other, segments, RESTATES) if condition[0].search(match.text)]
        if taken and not any(match in own for match in taken):
            text = text[: other.start] + "，" * (other.end - other.start) + text[other.end :]
    return text


def _listed(match: Segment, segments: tuple[Segment, ...], binding: tuple[Text, ...]) -> list[Segment]:
    """The items before it in the list that a segment belongs to: 探索 said of the first is said of all."""
    text = next(text.text for text in binding if match in text.segments)
    at, found = segments.index(match), []
    while at > 0 and text[segments[at].start - 1 : segments[at].start] == "、":
        at -= 1
        found.append(segments[at])
    return found


def _opening(match: Segment, segments: tuple[Segment, ...]) -> Segment | None:
    """The segment before it in its sentence that begins with 力争: it reaches all that follows."""
    before = [other for other in segments if other.sentence == match.sentence and other.start < match.start]
    return next((other for other in before if other.end <= match.start and _STRIVES.match(other.text)), None)


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
