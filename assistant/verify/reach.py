"""How far a statement reaches: "all", "only", "always" stand before the words before which the clause has them, and what is
given is what the clause gives."""

from __future__ import annotations

import re

from assistant.verify.segments import Text, grams_of, stem, words_of

_ALL_EN = re.compile(r"\b(all|every|any|only|always|never|each)\b", re.I)
_SAME_REACH = {
    "all": ("all", "every", "each", "any"),
    "every": ("all", "every", "each"),
    "each": ("each", "every", "all"),
    "any": ("any", "all"),
}
_ALL_ZH = re.compile(r"所有|任何|全部|全体|一律|每所|每家|每个|每名|每位")
_HARMLESS = re.compile(r"全覆盖|均|都|各级各类|各项|各")
_NEAR_EN, _NEAR_ZH = 4, 8  # words, characters behind it
_WHOLE = re.compile(
    r"(?<=[\u4e00-\u9fff”])(?<![在由让使是为使要从对江州兴年])(?:全市|全省)"
)  # at the start of a phrase it names whose clause it is
_INTENSE = re.compile(
    r"(?P<wide>全面|普遍|全部|大规模|全员|全覆盖)|(?P<sure>确保|保证|前提|保障)"
)  # more than the clause promises
_WEAKER = ("前提", "保障")  # of those, what may stand in a clause for a 确保 and adds nothing in a sentence
_GIVEN = re.compile(r"(?:给予|予以)([^，。；：、]*)")
_HEADS = re.compile(r"([\u4e00-\u9fff]{2})(?=$|[和与及并])")
_DEMAND = re.compile(r"(?:给予|予以)[^，。；]{0,12}要求(?=$|[，。；])")
_STATED = re.compile(
    r"\b(?:is|are) (?:stated|mentioned|specified|spelled out|defined|given(?! [a-z]+ing\b)(?=\s*(?:[.,;]|$|in the|here|there|anywhere))|named|listed)\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:no|not|nor|neither|never|nothing|without)\b", re.I)


def wrong_reach(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    """A reason for each "all", "only" or grant that reaches further than the cited words."""
    return _english(sentence, cited) if sentence.language == "en" else _chinese(sentence, cited)


def _english(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    reasons = []
    for match in _ALL_EN.finditer(sentence.text):
        near = _following(sentence.text, match.end())
        words = _SAME_REACH.get(match[1].lower(), (match[1].lower(),))
        held = [
            other for text in cited for other in re.finditer(rf"\b(?:{'|'.join(words)})\b", text.text, re.I) for text in (text,)
        ]
        if near and not any(near & _following(other.string, other.end()) for other in held):
            reasons.append(f"the cited clause does not say “{match[0]}” there")
    whole = " ".join(text.text for text in cited)
    for match in _STATED.finditer(sentence.text):
        part = re.split(r"[,;:.]", sentence.text[: match.start()])[-1]
        if not _DENIED.search(part) and sentence.text[max(0, match.start() - 12) : match.end()] not in whole:
            reasons.append(f"the cited clause does not say “{match[0]}” there")
    return reasons


def _following(text: str, at: int) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(re.split(r"[;.]", text[at : at + 60])[0])[:_NEAR_EN])


def _chinese(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    whole = "\n".join(text.text for text in cited)
    reasons = []
    for match in _ALL_ZH.finditer(sentence.text):
        if match[0] not in whole:
            continue  # `content` decides whether it may be said at all
        near = grams_of(sentence.text[match.end() : match.end() + _NEAR_ZH], "zh")
        if near and not any(
            near & grams_of(whole[other.end() : other.end() + _NEAR_ZH], "zh") for other in re.finditer(match[0], whole)
        ):
            reasons.append(f"the cited clause does not say “{match[0]}” there")
    reasons += [
        f"the cited clause does not say “{match[0]}” there" for match in _WHOLE.finditer(sentence.text) if match[0] not in whole
    ]
    for match in _INTENSE.finditer(sentence.text):
        near = grams_of(sentence.text[match.end() : match.end() + _NEAR_ZH], "zh")
        if match[0] in _WEAKER:
            continue
        held = [other for other in _INTENSE.finditer(whole) if other.lastgroup == match.lastgroup]
        around = [whole[max(0, other.start() - 2 * _NEAR_ZH) : other.end() + 2 * _NEAR_ZH] for other in held]
        if near and not any(near & grams_of(words, "zh") for words in around):
            reasons.append(f"the cited clause does not say “{match[0]}” there")
    heads = {head for other in _GIVEN.finditer(whole) for head in _HEADS.findall(other[1])}
    reasons += [
        f"the cited clause does not give “{match[1]}”"
        for match in _GIVEN.finditer(sentence.text)
        if heads and not set(_HEADS.findall(match[1])) & heads and not re.search("支持|鼓励", match[1])
    ]
    reasons += [
        f"the cited clause does not say “{match[0]}” there"
        for match in _DEMAND.finditer(sentence.text)
        if not _DEMAND.search(whole)
    ]
    return reasons
