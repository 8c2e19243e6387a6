"""Who may, must or gets: an actor or a place of the sentence stands where it stands in the clause, not where another one does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verify.lexicon import ACTORS, ACTORS_EN
from assistant.verify.segments import Segment, Text, grams_of, stem

_BEFORE, _AFTER = 6, 9  # characters around an actor that say what it does; words in English a third
_SAME = {
    "高职院校": "高职",
    "中职学校": "中职",
    "职业院校": "院校",
    "高校": "院校",
    "学校": "院校",
    "firm": "compan",
    "enterp": "compan",
    "busine": "compan",
    "employ": "staff",
    "work": "staff",
    "colleg": "school",
    "instit": "school",
}
_TWICE = re.compile(r"([\u4e00-\u9fff]{2,6})、\1(?=[、，和与及等共参发])")
_WITH_ITSELF = re.compile(f"({ACTORS.pattern})(?:和|与|跟|同|及|以及|联合)(?:\\1|(?<=学生.)(?:实践|培训)学生)")
_IN_BRACKETS = re.compile(f"([\u4e00-\u9fff]{{2}})[（(]({ACTORS.pattern})[）)]")
_PAIR = re.compile(f"({ACTORS.pattern})、({ACTORS.pattern})")
_WITH_INDUSTRY = re.compile(f"行业(?:(?:[、和与及]|以及)?(?:{ACTORS.pattern}))+")
_MOSTLY = 0.8
_CLEARLY = 0.35  # share of what surrounds it from which another actor's place is recognised
_RELATIVE = 16  # characters of "that takes on students" before "的企业"
_TURNED = 1.2  # words of a relative clause change their order: 接受学生实习的 for 接收实习学生的
_LINKS = frozenset("的和与及或等、，。；：并在到由对为向把被让是要将可应")  # characters that join an actor to nothing
_LIST = re.compile(r"[^，。；：、|]{0,6}(?:、[^，。；：、|]{1,16})*(?:、|和|(?<!参)与|以及|(?<!普)及)([^，。；：、|]{2,18})")
_GAP = 6  # characters: 企业的优质教育资源
_NEARBY = "{}[^、，。；：和与及]{{0,6}}{}"  # 学生创业 is said of 学生创新创业
_Place = tuple[str, frozenset[str], frozenset[str], frozenset[str]]

_REPORTS = "社会责任报告"  # 企业社会责任报告: a paper's name, and nobody who does anything


def wrong_actors(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    """A reason for each actor that stands in words which the clause says of another one."""
    theirs = [place for text in cited for segment in text.segments for place in _places(text, segment)]
    reasons = []
    named = {name for segment in sentence.segments for name, *_ in _places(sentence, segment)}
    reasons += [
        f"“{a}” and “{b}” are the same"
        for a, b in _PAIR.findall(sentence.text)
        if _SAME.get(a, a) == _SAME.get(b, b) and not any(f"{a}、{b}" in text.text for text in cited)
    ]
    reasons += [f"“{match[1]}” is said twice in one list" for match in _TWICE.finditer(sentence.text)]
    whole = "\n".join(text.text for text in cited)
    reasons += [
        f"the cited clause does not say “{match[0]}”" for match in _WITH_ITSELF.finditer(sentence.text) if match[0] not in whole
    ]
    reasons += [
        f"the cited clause does not say “{match[2]}” there"
        for match in _IN_BRACKETS.finditer(sentence.text)
        if match[0] not in whole and re.search(f"{re.escape(match[1])}[（(](?:{ACTORS.pattern})[）)]", whole)
    ]
    for segment in sentence.segments:
        for name, before, after, relative in _places(sentence, segment):
            own = max((_near(before, after, relative, other) for other in theirs if other[0] == name), default=0.0)
            rival = max(
                ((_near(before, after, relative, other), other[0]) for other in theirs if other[0] not in named),
                default=(0.0, ""),
            )
            if rival[0] >= _CLEARLY and own < _MOSTLY * rival[0]:
                reasons.append(f"the cited clause says that of “{rival[1]}”, not of “{name}”")
    if sentence.language == "zh":
        reasons += _wrong_lists(sentence.text, whole)
        reasons += _wrong_compounds(sentence.text, "\n".join(text.text for text in cited))
    return list(dict.fromkeys(reasons))


def _wrong_lists(text: str, cited: str) -> list[str]:
    """A reason for each actor that a list names beside 行业, which the clause lists with other actors only."""
    theirs = {one_actor(actor) for match in _WITH_INDUSTRY.finditer(cited) for actor in ACTORS.findall(match[0])}
    ours = {actor for match in _WITH_INDUSTRY.finditer(text) for actor in ACTORS.findall(match[0])}
    return [
        f"the cited clause does not list “{actor}” there" for actor in sorted(ours) if theirs and one_actor(actor) not in theirs
    ]


def one_actor(name: str) -> str:
    """One name for the names of one actor."""
    return _SAME.get(name, name)


def _wrong_compounds(text: str, cited: str) -> list[str]:
    """A reason for each actor in a compound that the clause makes with another one: 龙头学校 for 龙头企业."""
    reasons = []
    for match in ACTORS.finditer(text):
        before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
        for made, rival in (
            (before + match[0], f"{re.escape(before)}({ACTORS.pattern})"),
            (match[0] + after, f"({ACTORS.pattern})(?:的[^、，。；：和与及]{{0,{_GAP}}})?{re.escape(after)}"),
        ):
            inner = before if made.startswith(before) else after
            joined = (
                not ACTORS.fullmatch(inner)
                and len(made) == len(match[0]) + 2
                and not _LINKS & set(made.replace(match[0], "", 1))
                and not re.search(r"\W", made)
            )
            if (
                joined
                and made not in cited
                and (other := re.search(rival, cited))
                and _SAME.get(other[1], other[1]) != _SAME.get(match[0], match[0])
                and match[0] + other[0] not in cited
                and not re.search(
                    rf"{re.escape(match[0])}(?:[、和与][^，。；、]{{1,12}})+{re.escape(after)}"
                    if made.startswith(match[0])
                    else "$^",
                    cited,
                )
                and not re.search(
                    _NEARBY.format(*map(re.escape, (before, match[0]) if inner is before else (match[0], after))), cited
                )
            ):
                reasons.append(f"the cited clause says “{other[0]}”, not “{made}”")
    return reasons


def _places(text: Text, segment: Segment) -> Iterator[_Place]:
    chinese = text.language == "zh"
    reach = (_BEFORE, _AFTER) if chinese else (4 * _BEFORE, 4 * _AFTER)
    for match in (ACTORS if chinese else ACTORS_EN).finditer(segment.text):
        if segment.text.startswith(_REPORTS, match.end()):
            continue
        name = match[0] if chinese else stem(match[0].lower())
        before = grams_of(segment.text[max(0, match.start() - reach[0]) : match.start()], text.language)
        after = grams_of(segment.text[match.end() : match.end() + reach[1]], text.language)
        if chinese and (rest := _LIST.match(text.text, segment.start + match.end())):
            after |= grams_of(rest[1], "zh")  # 甲、乙、丙共同参与: what is said of the last is said of each
        relative = segment.text[max(0, match.start() - _RELATIVE) : match.start()]
        yield (
            _SAME.get(name, name),
            before,
            after,
            grams_of(relative, "zh") if chinese and relative.endswith("的") else frozenset(),
        )


def _near(before: frozenset[str], after: frozenset[str], relative: frozenset[str], other: _Place) -> float:
    """How much of what stands on one side of an actor stands on the same side of the other; both sides have to allow it."""
    sides = [(mine, theirs) for mine, theirs in ((before, other[1]), (after, other[2]), (after, other[3])) if len(mine) > 1]
    turned = _TURNED * len(relative & other[3]) / len(relative) if relative else 0.0
    return max((turned, *(len(mine & theirs) / len(mine) for mine, theirs in sides)))
