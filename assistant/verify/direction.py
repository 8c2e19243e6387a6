"""More stays more and less stays less: what goes up in the clause does not go down in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verify.figures import figure_spans
from assistant.verify.segments import Text, grams_of

_ZH = re.compile(
    r"(?P<up>提高|增加|扩大|放宽|加大|上浮|上调|延长|新增|提升|增强|拓宽|翻番|增长)|(?P<down>降低|减少|缩小|下浮|下调|削减|压缩|下降|缩短|缩减|压减|取消|裁撤|淘汰|减弱|收紧)"
)
_EN = re.compile(
    r"\b(?:(?P<up>rais\w+|rise[sn]?|rising|rose|increas\w+|expand\w*|grow\w*|enlarg\w+|upgrad\w+|step\w* up|more)|(?P<down>fall(?:s|en|ing)?|fell|cut(?:s|ting)?|reduc\w+|decreas\w+|lower\w*|shrink\w*|drop\w*|less|fewer))\b",
    re.I,
)
_REACH = 8  # characters on each side; in English six times as many
_BEFORE_FIGURE = 14  # characters between such a word and its figure
_NOT_A_WORD = re.compile(r"(?:no|not|at|any) (?:more|less|fewer|lower)|(?:more|less|fewer|lower) than", re.I)


def wrong_directions(sentence: Text, cited: tuple[Text, ...]) -> list[str]:
    """A reason for each "raise" that stands where the clause says "lower", or the other way round."""
    ours = list(_moves(sentence))
    if not ours:
        return []
    theirs = [move for text in cited for move in _moves(text)]
    reasons = []
    for way, word, near, figure in ours:
        same = max((len(near & other) for other_way, _, other, _ in theirs if other_way == way), default=-1)
        turned = max(((len(near & other), said) for other_way, said, other, _ in theirs if other_way != way), default=(0, ""))
        figures = {other_way for other_way, _, _, other in theirs if figure and other == figure}
        if turned[0] > max(same, 0) or (figures and way not in figures):
            reasons.append(f"the cited clause does not say “{word}” there")
    return reasons


def _moves(text: Text) -> Iterator[tuple[str, str, frozenset[str], str]]:
    """Every such word: its way, itself, the grams around it, and the figure that it moves by."""
    pattern, scale = (_ZH, 1) if text.language == "zh" else (_EN, 6)
    found = [
        match
        for match in pattern.finditer(text.text)
        if not _NOT_A_WORD.search(text.text[max(0, match.start() - 4) : match.end() + 5])
    ]
    spans = figure_spans(text) if found else []
    for match in found:
        left = re.split(r"[，。；,;.]", text.text[max(0, match.start() - _REACH * scale) : match.start()])[-1]
        right = re.split(r"[，。；,;.]", text.text[match.end() : match.end() + _REACH * scale])[0]
        figure = next((text.text[a:b] for a, b in spans if 0 <= a - match.end() <= _BEFORE_FIGURE * (1 if scale == 1 else 2)), "")
        digits = re.search(r"\d[\d.]*", figure)
        yield (
            str(match.lastgroup),
            match[0],
            grams_of(left, text.language) | grams_of(right, text.language),
            digits[0] if digits else "",
        )
