"""Modality kept: encouraging is not allowing, and allowing is not obliging."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.types import Language
from assistant.verify.actors import one_actor
from assistant.verify.lexicon import ACTORS, MODALITY, MODALITY_EN
from assistant.verify.segments import RESTATES, Segment, Text, best_matches, grams_of
from assistant.verify.verbatim import said_verbatim

_PERMISSIVE = frozenset({"encourage", "support", "may", "backing"})
_BACKED = frozenset({"support", "backing"})  # 支持 as a verb and 给予支持: either may be said for the other
_NEAREST = 0.98  # share of the best match from which another segment may uphold a modality
_COERCES = re.compile(r"要求|强制|责令|必须|应当|应该")
_SHARED = 2  # grams that stand in the governing segment alone
_ENOUGH, _NEARLY, _HALF = 4, 0.8, 0.55  # grams; shares of them
_ANY_CUE = re.compile("|".join(cue.pattern for cue in MODALITY.values()))
_OBJECT = 12  # characters between "supports" and whom
_SUBJECT = re.compile(rf"(?<!中)(?:{ACTORS.pattern})(?!资源|教育)")
_AHEAD_EN = 90  # characters
_AHEAD = 12  # characters
_AHEAD_WORDS = 6
_RESTATED = 0.3  # share of what a modality is said of before it is carried to what follows
_WORD = {
    "encourage": "鼓励 (encourage)",
    "support": "支持 (support)",
    "may": "可以 (may)",
    "must": "应当 / 必须 / 不得 (must)",
    "backing": "支持 (support)",
}
_WHOSE = re.compile(
    r"(?:浙江|杭州|绍兴|全省|全市)省?市?|(?:的|这份)*(?:征求意见稿|意见稿|草案|方案|文件|通知)|[对此也还都均则并且更]"
)  # who allows
_BACKING = re.compile(r"支持|扶持|补助|资助|\b(?:support|back|favou?r|lean|aid|help|fund)\w*")


def wrong_modality(sentence: Text, cited: tuple[Text, ...], binding: tuple[Text, ...]) -> list[str]:
    """A reason for each place where the sentence allows, obliges, supports or encourages and the clause does something else."""
    all_cited = tuple(segment for text in cited for segment in text.segments)
    cues = MODALITY if sentence.language == "zh" else MODALITY_EN
    matched = {
        segment: [] if _is_cue(segment, cues) else best_matches(segment, all_cited, RESTATES) for segment in sentence.segments
    }
    owners = _owners(all_cited)
    binds = {segment for text in binding for segment in text.segments}
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
        nearest = best_matches(segment, all_cited, RESTATES, near=_NEAREST)
        here = {
            name
            for match in nearest
            for name in (match.firm if pending or not _carried(match, sentence, owners) else match.governing)
        }
        pending = frozenset()
        upheld |= here
        if sentence.language == "en":
            wrong = {name for name in segment.own & _PERMISSIVE if _said_of_another(cues[name], name, segment, sentence, binding)}
            reasons += _unsaid(wrong)
        here |= {name for name in own - here if _said_of(cues[name], name, segment, sentence, all_cited)}
        reasons += _unsaid(name for name in own - _alike(here) if not said_verbatim(cues[name], segment.text, sentence, cited))
        bound = [match for match in matches if match in binds] or matches  # in English the translation binds, not its explanation
        if not any(_kept(match, segment, sentence, matched, cues, owners) for match in bound):
            lost = sorted((bound[0].firm or bound[0].governing) & _PERMISSIVE)
            reasons.append(f"the cited clause only says {_WORD[lost[0]]}; the sentence has to say so")
    reasons += _unsaid(pending - _alike(upheld)) + _unsaid(_too_often(sentence, cited, cues))
    return list(dict.fromkeys(reasons))


def _said_of(cue: re.Pattern[str], name: str, segment: Segment, sentence: Text, cited: tuple[Segment, ...]) -> bool:
    """Whether a modality stands before the words before which the clause has it, where one segment restates several of the clause."""
    windows = [
        grams_of(_ahead(segment.text[match.end() :], sentence.language), sentence.language)
        for match in cue.finditer(segment.text)
    ]
    for window in windows:
        shared = [(len(window & other.grams), other) for other in cited]
        top = max((count for count, _ in shared), default=0)
        if top < _SHARED or not all(name in other.firm for count, other in shared if count == top):
            return False
    return bool(windows)


def _ahead(text: str, language: Language) -> str:
    """What stands right behind a modality: the words that it is first of all said of."""
    return text[:_AHEAD] if language == "zh" else " ".join(text.split()[:_AHEAD_WORDS])


def _said_of_another(cue: re.Pattern[str], name: str, segment: Segment, sentence: Text, binding: tuple[Text, ...]) -> bool:
    """Whether what follows "encourages" is what the clause allows: in English a list of verbs hangs on its words, not on its commas."""
    modal = [other for text in binding for other in text.segments if other.governing & _PERMISSIVE]
    for match in cue.finditer(segment.text):
        start = segment.start + match.end()
        following = grams_of(re.split(r"[.;]", sentence.text[start : start + _AHEAD_EN])[0], "en")
        top = max((len(following & other.grams) for other in modal), default=0)
        if top >= _SHARED and not any(name in other.governing for other in modal if len(following & other.grams) == top):
            return True
    return False


def _is_cue(segment: Segment, cues: dict[str, re.Pattern[str]]) -> bool:
    """Whether a segment says nothing but "allows": it restates nothing and speaks of its neighbours."""
    bare = _WHOSE.sub("", segment.text) if segment.own else ""
    return bool(segment.own) and all(len(cue.sub("", bare)) <= 1 for name, cue in cues.items() if name in segment.own)


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
    first_said = first is not None and first.start() == 0 and sentence.text[segment.start - 1 : segment.start] in "，；"
    taken = first is not None and not match.own and one_actor(first[0]) in _object_of(owner)  # 支持甲做乙，做丙: 甲做丙
    if not wanted and (taken or len(_only_in(owner, owners) & segment.grams) >= _SHARED or _COERCES.search(segment.text)):
        wanted = owner.own & _PERMISSIVE  # it restates what the clause encourages or supports, or makes a duty of what follows
    later = [other for other in sentence.segments if other.start > segment.start and other.sentence == segment.sentence]
    remarks = [
        other.text
        for other in later
        if not matched[other]
        or any(owners[found] is owner and (found is match or found is owner or found.firm & wanted) for found in matched[other])
    ]
    earlier = [other for other in sentence.segments if other.start < segment.start]
    if match.own & wanted or first_said:  # 支持甲，支持乙: what the clause says of each is said of each
        earlier = [other for other in earlier if not matched[other] or owner in {owners[found] for found in matched[other]}]
    words = "，".join((*(other.text for other in earlier), segment.text, *remarks))
    if (
        sentence.language == "en"
    ):  # in English the word may stand in any part of the sentence: enterprises, parks and towns are supported
        words = ",".join(other.text for other in sentence.segments if other.sentence == segment.sentence)
    return all(cues[name].search(words) or (name in _BACKED and _BACKING.search(words)) for name in wanted)


def _carried(match: Segment, sentence: Text, owners: dict[Segment, Segment]) -> bool:
    """Whether a segment may be said to fall under the modality before it: only with something of what that modality is said of."""
    owner = owners[match]
    return owner is match or len(_only_in(owner, owners) & sentence.grams) >= max(
        _SHARED, _RESTATED * len(_only_in(owner, owners))
    )


def _object_of(owner: Segment) -> frozenset[str]:
    """Whom a clause encourages, supports or allows: the actor right behind the word."""
    found = re.search(rf"(?:鼓励|支持|允许)[^，。；、的]{{0,{_OBJECT}}}?({ACTORS.pattern})", owner.text)
    return frozenset({one_actor(found[1])} if found else ())


def merged_permissions(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    """A reason for each permissive segment of the clause that the sentence says for the most part, in whatever segment, without its word."""
    if sentence.language == "en":
        return []
    reasons = []
    every = tuple(segment for text in cited for segment in text.segments)
    restated = {match for segment in sentence.segments for match in best_matches(segment, every, RESTATES)}
    for text in cited:
        for segment in text.segments:
            names = segment.own & _PERMISSIVE
            if not names:
                continue
            grams = grams_of(_ANY_CUE.sub("，", segment.text), "zh")
            shared = grams & sentence.grams
            alone = shared.difference(*(other.grams for other in restated if other is not segment))
            needed = _HALF if len(alone) >= _SHARED else _NEARLY  # what it shares may be said of another segment
            if len(grams) >= _ENOUGH and len(shared) >= needed * len(grams):
                lost = [
                    name
                    for name in sorted(names)
                    if not (MODALITY[name].search(sentence.text) or (name in _BACKED and _BACKING.search(sentence.text)))
                ]
                reasons += [f"the cited clause only says {_WORD[name]}; the sentence has to say so" for name in lost]
    return reasons


def _only_in(owner: Segment, owners: dict[Segment, Segment]) -> frozenset[str]:
    """The grams of a segment that those which fall under it do not share."""
    return owner.grams.difference(
        *(segment.grams for segment, other in owners.items() if other is owner and segment is not owner)
    )
