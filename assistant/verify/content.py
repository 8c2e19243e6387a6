"""Whether a sentence is about what it cites: nearly every word of it has to stand there, or mean what stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.verify.address import taken_up
from assistant.verify.dates import days_in, masked
from assistant.verify.figures import figures_of
from assistant.verify.lexicon import (
    COMPARATOR,
    CRITICAL,
    CRITICAL_EN,
    EQUAL,
    GLUE_PATTERN,
    LIGHT_EN,
    MODALITY,
    NAMES,
    NEGATION,
    STOP_EN,
)
from assistant.verify.segments import Text, stem
from assistant.verify.synonyms import same_chinese, same_english, words_in

# Measured on the development two thirds of evals/lying: looser lets invented clauses through, stricter rejects paraphrases.
LONGEST_STRANGE = 3  # characters in a row that stand nowhere in the cited words
MOST_STRANGE = 0.16  # share of all characters with content
MOST_STRANGE_SEGMENT = 0.4  # share of the characters of one segment
LEAST_HELD = 2  # characters with content that a statement needs in common with what it cites

_LONGEST_WORD = 10  # characters of an everyday word in the glossary
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+]")
_LATIN = re.compile(r"[A-Za-z0-9+]*[A-Za-z+][A-Za-z0-9+]*")  # 1+X, 296X
_WORD = re.compile(r"[A-Za-z][A-Za-z]+")


def strange_content(
    sentence: Text,
    cited: tuple[Text, ...],
    synonyms: Mapping[str, tuple[str, ...]],
    renderings: frozenset[str] = frozenset(),
    *,
    headings: tuple[Text, ...] = (),
    said: str = "",
    named: bool = False,
) -> list[str]:
    """Reasons where the sentence says more than the cited words do. `named`: it names something that stands there.

    `synonyms`: everyday words with the documents' words for them; `renderings`: English words for the words of the span;
    `headings`: those of the cited words that only stand above the span, which may be said and bear nothing out; `said`: the
    reader's own words, which a sentence may take up in the beginning.
    """
    if sentence.language == "en":
        return _strange_english(sentence, cited, renderings, named=named)
    whole = "\n".join(text.text for text in cited)
    covered, neutral = _covered(sentence.text, cited, synonyms), _neutral(sentence)
    if headings:
        kept = _covered(sentence.text, tuple(text for text in cited if text not in headings), synonyms)
        neutral = [aside or (held and not own) for aside, held, own in zip(neutral, covered, kept, strict=True)]
        covered = kept
    own_words = taken_up(sentence.text, said)
    neutral[:own_words] = [True] * own_words
    covered[:own_words] = [False] * own_words
    reasons = [
        f"“{match[0]}” does not stand in the cited words"
        for match in CRITICAL.finditer(sentence.text)
        if match[0] not in whole and not NAMES.fullmatch(match[0]) and not any(word in whole for word in EQUAL.get(match[0], ()))
    ]
    runs = _strange_runs(sentence.text, covered, neutral)
    strange = sum(map(len, runs))
    held = sum(covered)
    if held < LEAST_HELD and not (named and strange < LEAST_HELD):
        reasons.append("the sentence is not about the cited clause")
    elif own := _foreign_segment(sentence, covered, neutral):
        reasons.append(f"the cited words do not say “{own}”")
    elif max(map(len, runs), default=0) > LONGEST_STRANGE or strange > MOST_STRANGE * (strange + held):
        shown = "、".join(sorted(runs, key=len, reverse=True)[:3])
        reasons.append(f"the cited words do not say “{shown}”")
    return reasons


def _foreign_segment(sentence: Text, covered: list[bool], neutral: list[bool]) -> str:
    """A segment most of which stands nowhere in the cited words, "" if there is none: what is added behind a comma."""
    for segment in sentence.segments:
        span = range(segment.start, segment.end)
        held = sum(covered[at] for at in span)
        strange = sum(
            map(len, _strange_runs(segment.text, covered[segment.start : segment.end], neutral[segment.start : segment.end]))
        )
        if strange > MOST_STRANGE_SEGMENT * (strange + held) and strange > LEAST_HELD:
            return segment.text
    return ""


def only_glue(sentence: Text) -> bool:
    """Whether a sentence states nothing: greetings, "as follows", no figure and no content of its own."""
    if sentence.language == "en":
        return (
            not figures_of(sentence).figures
            and sum(word.lower() not in STOP_EN for word in _WORD.findall(sentence.text)) <= _LEADS_EN
        )
    held = figures_of(sentence)
    strange = sum(map(len, _strange_runs(sentence.text, [False] * len(sentence.text), _neutral(sentence))))
    return (
        not held.figures
        and not held.days
        and not NEGATION.search(sentence.text)
        and not CRITICAL.search(sentence.text)
        and strange < LEAST_HELD
    )


_LEADS_EN = 1


def _covered(text: str, cited: tuple[Text, ...], synonyms: Mapping[str, tuple[str, ...]]) -> list[bool]:
    """For every character: whether it stands in the cited words, or in a word for what stands there."""
    whole = "\n".join(other.text for other in cited)
    grams = frozenset[str]().union(*(other.grams for other in cited))
    covered = [False] * len(text)
    for at in range(len(text) - 1):
        if text[at : at + 2] in grams:
            covered[at] = covered[at + 1] = True
    for at in range(len(text)) if synonyms else ():
        for end in range(at + 2, min(at + _LONGEST_WORD, len(text)) + 1):
            if (official := synonyms.get(text[at:end])) and any(words in whole for words in official):
                covered[at:end] = [True] * (end - at)
    for match in words_in(text):
        if any(other in whole for other in same_chinese(match[0])):
            covered[match.start() : match.end()] = [True] * len(match[0])
    for match in _LATIN.finditer(text):
        if match[0] in whole:
            covered[match.start() : match.end()] = [True] * len(match[0])
    return covered


def _neutral(sentence: Text) -> list[bool]:
    """For every character: whether it says nothing that the cited words would have to hold."""
    text = sentence.text
    neutral = [False] * len(text)
    days = days_in(text, "zh")
    spans = [(day.start, day.end) for day in days] + [(figure.start, figure.end) for figure in figures_of(sentence).figures]
    for pattern in (GLUE_PATTERN, NAMES, COMPARATOR, NEGATION, *MODALITY.values()):
        spans += [(match.start(), match.end()) for match in pattern.finditer(masked(text, days))]
    for start, end in spans:
        neutral[start:end] = [True] * (end - start)
    return neutral


def _strange_runs(text: str, covered: list[bool], neutral: list[bool]) -> list[str]:
    runs: list[str] = []
    run = ""
    for at, char in enumerate(text):
        if _HAN.match(char) and not covered[at] and not neutral[at]:
            run += char
        else:
            runs.append(run)
            run = ""
    return [found for found in (*runs, run) if found]


def _strange_english(sentence: Text, cited: tuple[Text, ...], renderings: frozenset[str], *, named: bool) -> list[str]:
    held = frozenset[str]().union(*(text.grams for text in cited))
    whole = " ".join(text.text for text in cited).lower()
    reasons = [
        f"“{match[0]}” does not stand in the cited words"
        for match in CRITICAL_EN.finditer(sentence.text)
        if stem(match[0].lower()) not in held
        and match[0].lower() not in whole
        and not same_english(stem(match[0].lower())) & held
    ]
    said = frozenset(stem(word.lower()) for word in _WORD.findall(whole))  # "take in" too, which carries too little to be held
    strange: set[str] = set(sentence.grams - held)
    if not sentence.grams & held and not named:
        reasons.append("the sentence is not about the cited clause")
    elif strange := {word for word in strange if not same_english(word) & said} - frozenset(map(stem, renderings | LIGHT_EN)):
        reasons.append(f"the cited words do not say “{', '.join(sorted(strange)[:4])}”")
    return reasons
