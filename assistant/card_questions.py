"""The questions of all cards, prepared once an index for comparison with what somebody is typing."""

from __future__ import annotations

import re
import weakref
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.text import language_of
from assistant.types import Language
from index.search import PolicyIndex
from index.segment import Segmenter

LONGEST = 40  # characters of what is typed that count: a person looks at completions while a question is short
HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[a-z0-9]+")
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Beginnings of questions or of words in them, sorted, each with its question."""

    keys: Sequence[str]
    questions: Sequence[int]

    def starting(self, typed: str) -> Sequence[int]:
        """The questions with a beginning that starts with `typed`."""
        return self.questions[bisect_left(self.keys, typed) : bisect_left(self.keys, typed + _LAST)]


@dataclass(frozen=True, slots=True)
class CardQuestions:
    """Every card question, ready to be compared with what is being typed."""

    texts: Sequence[str]
    cards: Sequence[int]  # the card of each question
    languages: Sequence[Language]
    whole: Beginnings  # of the questions themselves
    words: Beginnings  # of the words in them
    spoken: Beginnings  # of Chinese words, in pinyin without tones or blanks
    grams: Mapping[str, NDArray[np.int64]]  # pair of characters -> questions
    syllables: Mapping[str, NDArray[np.int64]]  # pair of syllables -> questions


_kept: dict[int, tuple[weakref.ref[PolicyIndex], CardQuestions]] = {}


def prepared(index: PolicyIndex) -> CardQuestions:
    """What `complete` needs of an index, made once and dropped with it."""
    held = _kept.get(id(index))
    if held is not None and held[0]() is index:
        return held[1]
    key, made = id(index), _prepare(index)
    _kept[key] = (weakref.ref(index, lambda _: _kept.pop(key, None)), made)
    return made


def _prepare(index: PolicyIndex) -> CardQuestions:
    asked = [(at, question) for at, card in enumerate(index.cards) for question in card.questions]
    words: list[tuple[str, int]] = []
    spoken: list[tuple[str, int]] = []
    grams, syllables = defaultdict(set), defaultdict(set)
    for number, (_, question) in enumerate(asked):
        text = question.lower()
        sounds = [syllable(index.segmenter, char) for char in text]
        for start in _word_starts(index.segmenter, text):
            words.append((text[start : start + LONGEST], number))
            if HAN.match(text, start):
                spoken.append(("".join(sounds[start : start + LONGEST]), number))
        for gram in index.segmenter.bigrams(text):
            grams[gram].add(number)
        for pair in index.segmenter.sounds(text):
            syllables[pair].add(number)
    return CardQuestions(
        texts=tuple(question for _, question in asked),
        cards=tuple(at for at, _ in asked),
        languages=tuple(language_of(question) for _, question in asked),
        whole=_sorted([(question.lower()[:LONGEST], number) for number, (_, question) in enumerate(asked)]),
        words=_sorted(words),
        spoken=_sorted(spoken),
        grams={token: np.fromiter(sorted(held), np.int64) for token, held in grams.items()},
        syllables={token: np.fromiter(sorted(held), np.int64) for token, held in syllables.items()},
    )


def _sorted(entries: list[tuple[str, int]]) -> Beginnings:
    entries.sort()
    return Beginnings([key for key, _ in entries], [number for _, number in entries])


def _word_starts(segmenter: Segmenter, text: str) -> set[int]:
    """Where each word of a question begins."""
    starts = {match.start() for match in _LATIN_WORD.finditer(text)}
    for word in set(segmenter.words(_LATIN_WORD.sub(" ", text))):
        at = text.find(word)
        while at >= 0:
            starts.add(at)
            at = text.find(word, at + 1)
    return starts


@lru_cache(maxsize=20_000)
def syllable(segmenter: Segmenter, char: str) -> str:
    """The toneless pinyin of a Chinese character; of others letters and digits as they are, and nothing of the rest."""
    doubled = segmenter.sounds(char + char)
    return doubled[0].partition(" ")[0] if doubled else char if char.isalnum() else ""
