"""How strongly something is said besides the four modals: hedges, priorities, commands and "already" stand where the clause has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.verify.lexicon import ACTORS, MODALITY
from assistant.verify.segments import Text, grams_of
from assistant.verify.types import Source
from index.types import Status

# One group a strength: a word of it in the sentence needs a word of it in the cited words, beside the same words.
_HEDGES = re.compile(
    r"(?P<strive>力争|争取|争创)|(?P<rule>原则上)|(?P<utmost>尽量|尽可能|尽力|最好)|(?P<first>优先)|(?P<plan>(?<![虚模比])拟(?![定订人态]))"
    r"|(?P<due>适当|酌情|视情)|(?P<once>一次性|逐步|逐渐|分步|分批|分期)"
    r"|(?P<done>(?<![而不])已经?(?!正式|印发|发布|公布|公开|出台|生效|施行|失效|过期|过有效期|废止|到期|到有效期|经过|于|[^，。；]{1,24}的(?!征求意见稿|方案)))"
)
_MILD = {
    "逐步",
    "逐渐",
    "分步",
    "分批",
    "分期",
}  # said too much they promise less than the clause, and are everyday words of a plan
_HEDGES_EN = re.compile(
    r"(?P<rule>\bin principle\b)|(?P<utmost>\b(?:where|if|wherever|as far as) possible\b)|(?P<first>\bpriorit\w+)|(?P<done>\balready\b)"
    r"|(?P<due>\bappropriate(?:ly)?\b)|(?P<sure>\bguarante\w+)",
    re.I,
)
_CUT, _CUT_EN = re.compile(r"[，。；：:|\n]"), re.compile(r"[,;:|\n]|\.(?=\s|$)")
_SENTENCE, _REACHING = re.compile(r"[。；;\n]"), re.compile(r"力争|争取")
_AROUND = 28  # characters that a modal of the clause reaches
_COMMAND = re.compile(
    r"(?:(?<![的项等关位件准照按定合务作文业节])要求|(?:(?<=[江州兴省市稿案还也并则])|(?<![^，。；：]))(?:规定|责令|要(?=(?:有条件的)?(?:{ACTORS.pattern}))))(?=[^，。；：的、和与中内来]{{2}})([^，。；：]{{2,20}})"
)
_OBLIGED = re.compile(rf"其|(?:{ACTORS.pattern})")  # who is required to do it
_SOFT = re.compile(r"引导|鼓励|支持|允许|可以|探索|提倡|倡导|扶持|(?<![认许])可(?=适|按|视|以|聘|上|申|免|享|在)")
_VERB = re.compile(r"(?:要求|推动|规定|责令|组织|安排)([\u4e00-\u9fff]{2})")  # 要求编写 for 鼓励编写
_HARD = re.compile(r"要求|应当|应该|必须|不得|(?<![必无])须|要(?![素求点])")
_BINDS = re.compile(r"要(?![素求点])|需要|规定(?!的)|引导|推动|探索")
_LEAST = 2  # grams
_RIGHT_BEHIND = 5  # grams that the same word right behind a modal is worth
_MODALS = re.compile("|".join(f"(?P<{name}>{cue.pattern})" for name, cue in MODALITY.items()))
_ALIKE = {"backing": "support"}


def wrong_strength(sentence: Text, cited: tuple[Text, ...], sources: tuple[Source, ...]) -> list[str]:
    """A reason for each hedge, command or doubled modal that the cited words do not have there."""
    drafted = any(source.status is Status.DRAFT for source in sources)
    reasons = [f"the cited clause does not say “{word}” there" for word in _hedges_unheld(sentence, cited, drafted=drafted)]
    if sentence.language == "zh":
        reasons += [f"the cited clause does not require “{words}”" for words in _commands_of_soft(sentence, cited)]
        reasons += [f"the cited clause does not say “{word}” twice there" for word in _doubled(sentence, cited)]
    return list(dict.fromkeys(reasons))


def strengthens(lead: Text) -> bool:
    """Whether the words around a quotation say how binding it is: 杭州必须“建设……” adds to the clause what the marks leave out."""
    if lead.language == "en":
        return any(segment.own for segment in lead.segments) or _HEDGES_EN.search(lead.text) is not None
    return any(segment.own for segment in lead.segments) or any(pattern.search(lead.text) for pattern in (_HEDGES, _BINDS))


def _hedges_unheld(sentence: Text, cited: tuple[Text, ...], *, drafted: bool) -> Iterable[str]:
    """Hedges whose segment, and whose own words behind them, the clause says without a hedge of that strength."""
    pattern, cut = (_HEDGES, _CUT) if sentence.language == "zh" else (_HEDGES_EN, _CUT_EN)
    spans: list[tuple[frozenset[str], frozenset[str]]] = []
    for match in pattern.finditer(sentence.text):
        if match[0] in _MILD or (drafted and match.lastgroup == "plan"):  # a draft only plans
            continue
        spans = spans or [span for text in cited for span in _spans(text, pattern, cut)]
        behind = cut.split(sentence.text[match.end() :])[0]
        whole = cut.split(sentence.text[: match.start()])[-1] + behind
        if not any(_held(str(match.lastgroup), grams_of(words, sentence.language), spans) for words in (behind, whole)):
            yield match[0]


@lru_cache(maxsize=4096)
def _spans(text: Text, pattern: re.Pattern[str], cut: re.Pattern[str]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The stretches between two marks, each with the strengths said in it; 力争 reaches all that follows in its sentence."""
    found = []
    for sentence in _SENTENCE.split(text.text):
        reaching = False
        for words in cut.split(sentence):
            reaching = reaching or _REACHING.search(words) is not None
            names = {str(match.lastgroup) for match in pattern.finditer(words)} | ({"strive"} if reaching else set())
            found.append((grams_of(words, text.language), frozenset(names)))
    return tuple(found)


def _held(name: str, near: frozenset[str], spans: list[tuple[frozenset[str], frozenset[str]]]) -> bool:
    """Whether a span of the clause that says most of the words has a hedge of that strength."""
    top = max((len(near & grams) for grams, _ in spans), default=0)
    return any(name in names for grams, names in spans if len(near & grams) == top)


def _reached(words: str, modal: re.Match[str]) -> frozenset[str]:
    """What a modal of the clause is said of: the words up to the next modal, or where none follow those before it."""
    after = _MODALS.split(_SENTENCE.split(words[modal.end() :])[0][:_AROUND])[0]
    if modal.lastgroup == "backing" or not grams_of(after, "zh"):
        after += "，" + _SENTENCE.split(words[max(0, modal.start() - _AROUND) : modal.start()])[-1]
    return grams_of(after, "zh")


def _commands_of_soft(sentence: Text, cited: tuple[Text, ...]) -> Iterable[str]:
    """What the sentence requires and the clause only guides to, encourages or explores."""
    whole = "\n".join(text.text for text in cited)
    for match in _VERB.finditer(sentence.text):
        if match[0] not in whole and re.search(rf"(?:{_SOFT.pattern}){match[1]}", whole):
            yield match[1]
    for match in _COMMAND.finditer(sentence.text):
        wanted = grams_of(match[1], "zh")
        shared = [(len(wanted & segment.grams), segment.text) for text in cited for segment in text.segments]
        top = max((count for count, _ in shared), default=0)
        nearest = [words for count, words in shared if count == top]
        soft = all(_SOFT.search(words) and not _HARD.search(words) for words in nearest)
        if top >= _LEAST and soft and (_OBLIGED.match(match[1]) or not _SOFT.search(match[1])):
            yield match[1]


def _doubled(sentence: Text, cited: tuple[Text, ...]) -> Iterable[str]:
    """A modal said twice in one segment for one of the clause: 支持衢州支持开展试点."""
    for segment in sentence.segments:
        said = [(match, _kind(match)) for match in _MODALS.finditer(segment.text)]
        for at, (match, kind) in enumerate(said):
            if all(other != kind for _, other in said[:at]):
                continue
            before = [other for other, name in said[:at] if name == kind][-1]
            places = [_place(segment.text, modal, cited, kind) for modal in (before, match)]
            if places[0] == places[1]:
                yield match[0]


def _kind(match: re.Match[str]) -> str:
    return _ALIKE.get(str(match.lastgroup), str(match.lastgroup))


def _place(text: str, modal: re.Match[str], cited: tuple[Text, ...], kind: str) -> tuple[int, int]:
    """Which modal of the clause one of the sentence stands for: that beside most of the words that follow it."""
    wanted = grams_of(_MODALS.split(text[modal.end() :])[0], "zh") or grams_of(text[: modal.start()], "zh")
    best, found = 0, (-1, -1)
    for number, words in enumerate(cited):
        for other in _MODALS.finditer(words.text):
            shared = len(wanted & _reached(words.text, other)) + _RIGHT_BEHIND * (
                words.text[other.end() :][:2] == text[modal.end() :][:2]
            )
            if _kind(other) == kind and shared > best:
                best, found = shared, (number, other.start())
    return found
