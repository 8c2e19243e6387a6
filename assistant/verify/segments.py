"""Text as verification compares it: folded, cut into sentences and segments, each with its pairs of characters or its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.types import Language
from assistant.verify.lexicon import MODALITY, MODALITY_EN, SAME, STOP_EN
from index.normalise import fold_characters

_SAME = re.compile("|".join(re.escape(word) for word in sorted(SAME, key=len, reverse=True)).replace("本市", "(?<!资)本市(?!场)"))
_BLANK = re.compile(r"(?<![A-Za-z0-9,.])\s+|\s+(?![A-Za-z0-9])")
_PER_YEAR = re.compile(
    r"(?<![0-9一二三四五六七八九十每])一(?=年(?:至少|最少|不少于|不低于|最多|至多|累计|得|要|须|应|到企业|下企业|去企业))|(?<=每)一(?=年)"
)
_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_SEGMENT = re.compile(r"[^，,、：:（）()|]+")
_SENTENCE_EN = re.compile(r"(?:[^.;!?\n]|\.(?=\S))+")
_SEGMENT_EN = re.compile(r"(?:[^,:()|—]|,(?=\d)|(?<! )—|—(?! ))+?(?= - |[,:()|](?!\d)| — |$)")
_LISTING = ("、", "（", "）", "(", ")")  # what follows goes on with the item before it
_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_WORDED = re.compile(rf"\b(?:{'|'.join(_NUMBERS[2:])})\b(?!-(?:way|fold))|\bone(?= (?:month|year|week|hour|day)s?\b)", re.I)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDED_TENS = re.compile(rf"\b(?:{'|'.join(_TENS)})\b(?!-)", re.I)
_HALF = re.compile(r"\bhalf (?=of\b)", re.I)  # not "half a year"
_TWICE = re.compile(r"\btwice\b", re.I)
_PLUS = re.compile(r"\b1 ?\+ ?X\b", re.I)  # a name, no figure
_OR_ABOVE = re.compile(
    r"\b((?:or|and) (?:above|higher|more|below)) (?=\d)", re.I
)  # "at city level or above 2% each" bounds no 2%
_CLASS_HOUR = re.compile(r"\b(?:class|teaching|credit|study) hour", re.I)
_STEM = 6  # letters
RESTATES = 0.3  # share of a segment's grams from which it restates a segment of the clause
_CUES_EN = frozenset({"encour", "suppor", "allow", "permit", "requir", "back"})  # what is encouraged decides, not the word
_CO = re.compile(r"\bco-(?=op|or)", re.I)  # co-operation, co-ordinate
_SUFFIX = re.compile(r"(?:ations?|ations|ments?|ying|ings?|ions?|ies|ied|(?<=....)er|ers|ed|es|s|ly|al|e|y)$")

_DOUBLED = re.compile(r"(?<=..)([bdgmnprt])\1$|(?<=[aiou])s$")
_SO_THAT = re.compile(r"(使[^，。；、能]{1,12})能够?(?=[\u4e00-\u9fff])")  # a purpose, no permission


@dataclass(frozen=True, slots=True, eq=False)  # compared and kept by identity: hashing all its grams costs more than the checks
class Segment:
    """A stretch between two marks: where it stands in the folded text, what it holds, and the modality it falls under."""

    start: int
    end: int
    text: str
    grams: frozenset[str]
    own: frozenset[str]  # modality said in it
    firm: frozenset[str]  # said in it, or in the first item of the list it belongs to: 鼓励甲、乙
    governing: frozenset[str]  # firm or, if nothing is, last said before it in its sentence, which it may fall under or not
    sentence: int


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A folded text and its segments."""

    text: str
    language: Language
    segments: tuple[Segment, ...]
    grams: frozenset[str]


@lru_cache(maxsize=4096)
def read_text(text: str, language: Language) -> Text:
    """`text` folded and cut. Kept, since the same clause is held against every sentence that cites it."""
    folded = fold(text) if language == "zh" else _fold_english(text)
    segments = tuple(_segments(folded, language))
    return Text(folded, language, segments, grams_of(folded, language))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Chinese text in one form: narrow digits, no blanks, equal words made one."""
    folded = _SO_THAT.sub(r"\1", _PER_YEAR.sub("", _BLANK.sub("", fold_characters(text))))
    return _SAME.sub(lambda match: SAME[match[0]], folded)


def _fold_english(text: str) -> str:
    """English text in one form: numbers up to twelve in digits, a half as 50%, class hours as hours."""
    folded = _WORDED.sub(lambda match: str(_NUMBERS.index(match[0].lower())), fold_characters(text).replace("’", "'"))
    folded = _WORDED_TENS.sub(lambda match: str(10 * _TENS.index(match[0].lower()) + 20), folded)
    folded = _OR_ABOVE.sub(r"\1, ", _PLUS.sub("certificate-x", folded))
    return _CLASS_HOUR.sub("hour", _TWICE.sub("2 times", _HALF.sub("50% ", folded)))


def grams_of(text: str, language: Language) -> frozenset[str]:
    """What a text is compared by: pairs of neighbouring characters in Chinese, stems of words in English."""
    if language == "en":
        return frozenset(stem(word) for word in words_of(text))
    return frozenset(run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1))


def words_of(text: str) -> list[str]:
    """The words of an English text that carry content, lower case."""
    return [
        word
        for match in _WORD.findall(_CO.sub("co", text))
        for word in re.split(r"[-'’]", match.lower())
        if len(word) > 1 and word not in STOP_EN
    ]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A crude stem: what is left after the usual endings, at least three letters and at most six: integration, integrated."""
    cut = _SUFFIX.sub("", word)
    return _DOUBLED.sub(r"\1", cut if len(cut) >= 3 else word)[:_STEM]  # setting, set; focuses, focus


@lru_cache(maxsize=1024)
def best_matches(segment: Segment, others: tuple[Segment, ...], least: float, *, near: float = 0.9) -> list[Segment]:
    """The segments of a clause that `segment` restates: nearest by shared grams, ties and near ties together."""
    if not segment.grams:
        return []
    scored = [(len(segment.grams & other.grams) / len(segment.grams), other) for other in others]
    top = max((score for score, _ in scored), default=0.0)
    return [other for score, other in scored if score >= max(least, near * top)] if top >= least else []


def _segments(folded: str, language: Language) -> list[Segment]:
    found: list[Segment] = []
    cues = MODALITY if language == "zh" else MODALITY_EN
    for number, sentence in enumerate((_SENTENCE if language == "zh" else _SENTENCE_EN).finditer(folded)):
        governing: frozenset[str] = frozenset()
        for match in (_SEGMENT if language == "zh" else _SEGMENT_EN).finditer(sentence[0]):
            own = frozenset(name for name, cue in cues.items() if cue.search(match[0]))
            listed = sentence[0][match.start() - 1 : match.start()] in _LISTING and found and found[-1].sentence == number
            firm = own or (found[-1].firm if listed else frozenset())
            governing = firm or governing
            start, end = sentence.start() + match.start(), sentence.start() + match.end()
            grams = grams_of(match[0], language) - (_CUES_EN if language == "en" else frozenset())
            found.append(Segment(start, end, match[0], grams, own, firm, governing, number))
    return found
