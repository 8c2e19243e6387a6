"""Ranks: provincial is not national, municipal is not provincial; each stands before (in English beside) what the clause has it before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verify.segments import Text, grams_of, stem, words_of

_ZH = re.compile(r"世界级|国际级|国家级|部级|省级|市级|县级|区级|镇级|厅级|校级|院级|市属|省属|部属|区属|县属|县域|市域|省域")
_SKIP = re.compile(r"^(?:(?:及|或|和)?以上的?|的|等)*")
_AHEAD_ZH, _BESIDE_EN = 8, 4  # characters behind it; words on each side
_DIGITS = re.compile(r"\d+[\u4e00-\u9fff]?")
_PHRASE = 60  # characters
_EN = re.compile(
    r"\b(?:(?P<national>national(?:ly)?|state[- ]level)|(?P<provincial>provincial(?:ly)?|province-level)|(?P<municipal>municipal(?:ly)?|city[- ]level))\b",
    re.I,
)
_OWN = re.compile(r"^\s*(?:government|plan|draft|document|target|scheme|authorit)", re.I)  # of the province's own document
_OF_RANK = frozenset({"level"})
_PROVINCE, _CITY = "浙江", "municipal"


def wrong_ranks(sentence: Text, cited: tuple[Text, ...], home: frozenset[str]) -> list[str]:
    """A reason for each rank that the clause does not give to what the sentence gives it to. `home`: regions of the cited documents."""
    ours = list(_ranks(sentence))
    if not ours:
        return []
    theirs = [found for text in cited for found in _ranks(text)]
    reasons = []
    for rank, near, _, words, follows in ours:
        own = "provincial" if home == {_PROVINCE} else _CITY
        if (titled := _OWN.match(follows)) and rank == own:
            continue
        if _ZH.match(follows) and not any(f"{words}{follows}" in text.text for text in cited):  # 省级市属高职 for 市属高职
            reasons.append(f"the cited clause does not say “{words}{follows}”")
        if titled and not any(f"{words}{titled[0]}".lower() in text.text.lower() for text in cited):
            reasons.append(f"the cited document is not “{words}{titled[0]}”")
            continue
        same = max((len(near & wide) for name, _, wide, *_ in theirs if name == rank), default=-1)
        rival = max((len(near & wide) for name, _, wide, *_ in theirs if name != rank), default=0)
        tied = sentence.language == "en" and same == rival > 0 and not _right_before(words, follows, cited)
        if same < rival or same < 0 or (same == 0 and near) or tied:
            reasons.append(f"the cited clause does not say “{words}” there")
    return reasons


def _right_before(rank: str, follows: str, cited: tuple[Text, ...]) -> bool:
    """Whether the word right behind a rank stands right behind it in the translations too, or a word of its stem."""
    wanted = _first(follows)
    return any(
        _first(text.text[match.end() : match.end() + _PHRASE]) == wanted
        for text in cited
        for match in re.finditer(rf"\b{re.escape(rank)}\b", text.text, re.I)
    )


def _first(words: str) -> str:
    return next((found for found in map(stem, words_of(words)) if found not in _OF_RANK), "")


def _ranks(text: Text) -> Iterator[tuple[str, frozenset[str], frozenset[str], str, str]]:
    """Every rank: which, what it is said of (nearby; as far as its phrase goes), its words, and what follows."""
    if text.language == "zh":
        for match in _ZH.finditer(text.text):
            phrase = re.split(r"[，。；|]", text.text[match.end() : match.end() + _PHRASE])[0]
            phrase = _DIGITS.sub("，", _SKIP.sub("", _ZH.split(phrase)[0]))  # as far as the next rank
            doubled = _ZH.match(text.text, match.end())
            yield match[0], grams_of(phrase[:_AHEAD_ZH], "zh"), grams_of(phrase, "zh"), match[0], doubled[0] if doubled else ""
        return
    for match in _EN.finditer(text.text):
        before = re.split(r"[.;]", text.text[: match.start()])[-1]
        after = re.split(r"[.;]", text.text[match.end() :])[0]
        left, right = (
            frozenset(map(stem, words)) - _OF_RANK for words in (words_of(before)[-_BESIDE_EN:], words_of(after)[:_BESIDE_EN])
        )
        at = re.search(r"\bat (?:the |a )?$", before, re.I) or (before.endswith("of ") and re.match(r"[- ]?levels?\b", after))
        near = (left or right) if at else (right or left)  # projects at provincial level; provincial projects
        yield str(match.lastgroup), near, near, match[0], after
