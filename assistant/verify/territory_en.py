"""The same in English: "the city", "nationwide", "provincial schools" stand where the translation has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verify.lexicon import STOP_EN
from assistant.verify.segments import Text, stem, words_of

_LEVELS = {
    "world": r"world(?:'s|wide)?|globe",
    "nation": r"nation(?:'s)?|nationwide|country(?:'s)?|countrywide|China(?:'s)?|central government|state council|ministr(?:y|ies)(?:'s)?",
    "province": r"province(?:'s|-wide)?|provincewide|provinces",
    "city": r"city(?:'s|-wide)?|citywide|cities|municipality(?:'s)?",
    "county": r"count(?:y|ies)(?:'s)?|districts?(?:'s)?|town(?:ship)?s?",
}
_NOUN = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{level}>{words})' for level, words in _LEVELS.items())})(?![\w'])(?!-(?:level|ministry))", re.I
)
_RANK = re.compile(
    r"\b(?:(?P<world>international(?:ly)?|global(?:ly)?)|(?P<nation>national(?:ly)?|state|ministry)|(?P<province>provincial(?:ly)?|province)"
    r"|(?P<city>municipal|city)|(?P<county>county|district)|(?P<local>local))(?:[- ]level)? (?=[a-z0-9“\"])",
    re.I,
)
_NAME = {"浙江": "Zhejiang", "杭州": "Hangzhou", "绍兴": "Shaoxing"}
_TELLS = re.compile(
    r" (?:is|are|was|has|will|would|may|must|should|aims?|asks?|wants?|plans?|propos\w+|supports?|encourages?|allows?|requires?|sets?|calls?|draft|plan)\b"
)
_BARE = re.compile(r"city|province|county|district|state|ministry", re.I)
_LINKS = frozenset("a an and at by for in of on or the to".split())
_NAMED = re.compile(r"\b(?P<name>Zhejiang|Hangzhou|Shaoxing|Ningbo|Wenzhou|Taizhou|Quzhou)(?P<own>'s)?\b")
_PLURAL = re.compile(r"provinces|cities", re.I)
_PAPER = re.compile(r"(?:'s)? (?:own )?(?:consultation )?(?:draft|plan|target|goal|aim)\b")
_SUBJECT = re.compile(r"^\W*(?:(?:in|under|by|for) )?(?:the )?$", re.I)
_PAIRED = re.compile(r"'?s? (?:and|or|to|governments?)\b")  # city and county governments
_ACROSS = re.compile(r"\b(?:across|in|of|throughout|around) (?:the |this )?$", re.I)
_BESIDE, _AHEAD = 5, 3  # words on each side; words behind a rank
_Place = tuple[re.Match[str], frozenset[str]]


def wrong_english(sentence: Text, cited: tuple[Text, ...], levels: frozenset[str], home: frozenset[str]) -> list[str]:
    """A reason for each territory that is neither that of the document (`levels`) nor stands in the translations beside the same words."""
    nouns = [place for text in cited for place in _nouns(text)]
    ranks = [(str(match.lastgroup), near) for text in cited for match, near in _ranks(text)]
    reasons = []
    for match, near in _nouns(sentence):
        level = str(match.lastgroup)
        if level in levels and not _PLURAL.fullmatch(match[0]):
            continue
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        titled = _PAPER.match(sentence.text, match.end() - (2 if match[0].endswith("'s") else 0))
        subject = _SUBJECT.match(before) and not _PLURAL.fullmatch(match[0]) and level != "county" and not _PAIRED.match(after)
        joined = after.startswith("-") and not any(match[0] + "-" in text.text for text in cited)  # China-Hong Kong
        held = [(str(other.lastgroup), beside) for other, beside in nouns]
        if level not in ("nation", "world") or _ACROSS.search(before):
            held += [(name, beside) for name, beside in ranks if name == level]
        if titled or subject or joined or not _near(level, near, held):
            reasons.append(f"the cited clause does not speak of “{match[0]}” there")
    reasons += [
        f"the cited clause does not say “{match[0].strip()}” there"
        for match, near in _ranks(sentence)
        if not _near(str(match.lastgroup), near, ranks, least=0)
    ]
    return reasons + _wrong_names(sentence, cited, frozenset(_NAME[region] for region in home if region in _NAME))


def _wrong_names(sentence: Text, cited: tuple[Text, ...], home: frozenset[str]) -> list[str]:
    """A reason for each name of another province or city that is not told of what the translations tell of it."""
    theirs = [(match["name"], _beside(text, match)) for text in cited for match in _NAMED.finditer(text.text)]
    reasons = []
    for match in _NAMED.finditer(sentence.text):
        near = _beside(sentence, match)
        same = max((len(near & other) for name, other in theirs if name == match["name"]), default=-1)
        speaks = bool(_PAPER.match(sentence.text, match.end("name")) or _SUBJECT.match(sentence.text[: match.start()]))
        tells = _TELLS.match(sentence.text, match.end("name"))
        speaks = speaks or (tells is not None and not any(f"{match['name']}{tells[0]}" in text.text for text in cited))
        rival = max((len(near & other) for name, other in theirs if name != match["name"]), default=0)
        if match["name"] not in home and (speaks or same < max(rival, min(1, len(near)))):
            reasons.append(f"the cited clause does not speak of “{match['name']}” there")
    return reasons


def _near(level: str, near: frozenset[str], held: list[tuple[str, frozenset[str]]], *, least: int = 1) -> bool:
    """Whether what stands beside a level stands beside the same level in the translations, no worse than beside another."""
    same = max((len(near & other) for name, other in held if name == level), default=-1)
    rival = max((len(near & other) for name, other in held if name != level), default=0)
    return max(same, 0) >= rival and (same >= min(least, len(near)) or (least == 0 and rival == 0))


def _nouns(text: Text) -> Iterator[_Place]:
    yield from ((match, _beside(text, match)) for match in _NOUN.finditer(text.text))


def _beside(text: Text, match: re.Match[str]) -> frozenset[str]:
    before = re.split(r"[.;]", text.text[: match.start()])[-1]
    after = re.split(r"[.;]", text.text[match.end() :])[0]
    return frozenset(map(stem, (*words_of(before)[-_BESIDE:], *words_of(after)[:_BESIDE])))


def _ranks(text: Text) -> Iterator[_Place]:
    for match in _RANK.finditer(text.text):
        after = re.split(r"[,;.]", text.text[match.end() : match.end() + 60])[0]
        words = [word.lower() for word in re.findall(r"[A-Za-z]+", after)]
        if words and words[0] in STOP_EN and _BARE.fullmatch(match[0].strip()):
            continue  # "for the city to become" is no rank
        yield match, frozenset(stem(word) for word in words[:_AHEAD] if word not in _LINKS)
