"""One tokeniser for passages and queries: jieba words with the corpus's own terms, and character bigrams.

Words carry meaning; bigrams catch what the dictionary does not know, in either the passage or the query.
The only file that imports jieba.
"""

from __future__ import annotations

import importlib.resources
import logging
import os
import re
import threading
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import jieba  # type: ignore[import-untyped]
import snowballstemmer  # type: ignore[import-untyped]

from index.errors import CorpusError

# Words of a compact dictionary: every one that occurs in the indexed texts, and every one at least this frequent
# in jieba's counts, so that a query is cut as the full dictionary would cut it. 349,046 words come to about 60,000.
_FREQUENT = 100
# Entries of jieba's dictionary, `word count tag`, of at most 12 characters: longer ones are names that no query repeats whole.
_ENTRY = re.compile(r"^(\S{1,12}) (\d+) (\S+)$", re.M)
_TOKEN = re.compile(r"[0-9a-z]+(?:[.+%][0-9a-z]*)*|[\u3400-\u9fff]+")
_STEMMER = snowballstemmer.stemmer("english")
_ONE_WORD = threading.Lock()  # the stemmer keeps the word it works on: two threads would cut each other's
_HAN = re.compile(r"[\u3400-\u9fff]+")

# Particles and the words of asking: they stand in every question and say nothing about what is asked.
STOP_WORDS = frozenset(
    "的 了 吗 呢 啊 吧 呀 嘛 么 是 在 和 与 及 或 也 都 就 还 又 被 把 给 对 对于 关于 以 及其 等 之 其 这 那 这个 那个 这些 那些 哪 哪些 哪个 "
    "什么 怎么 怎样 怎么样 如何 为什么 为啥 啥 咋 多少 几 有 没有 没 有没有 能 能不能 可以 可不可以 会 会不会 要 想 请问 请 问 一下 知道 告诉 说 我 我们 你 你们 您 "
    "他 她 它 他们 咱 咱们 自己 一个 一 个 上 下 里 中 到 从 向 去 来 做 是不是 是否 到底 究竟 那么 这么 比如 还是 就是 但是 不过 因为 所以 如果 的话 而 而且 "
    "a an the of to in on for and or is are be can do does did what which who how when where why i we you my our me it its this that there any with "
    "at by from as if about will would should may must have has had get much many".split()
)


def compact_dictionary(texts: Iterable[str], terms: Path) -> str:
    """The lines of a dictionary for `Segmenter`: jieba's frequent words, those of `texts`, and the terms.

    Raises CorpusError if the terms file is not `word frequency tag` a line.
    """
    entries = _ENTRY.findall(importlib.resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8"))
    present = _present({word for word, count, _ in entries if int(count) < _FREQUENT}, texts)
    lines = [f"{word} {count} {tag}" for word, count, tag in entries if int(count) >= _FREQUENT or word in present]
    own = terms.read_text(encoding="utf-8").splitlines() if terms.exists() else []
    for number, line in enumerate(own, 1):
        parts = line.split()
        if len(parts) != 3 or not parts[1].isdigit():
            raise CorpusError(f"{terms}:{number}: {line!r} is not `word frequency tag`; fix or remove the line")
        lines.append(line.strip())
    return "\n".join(lines) + "\n"


def sound_table() -> dict[str, str]:
    """The commonest reading of each character of GB 2312, without tone: what a slip of a phonetic keyboard keeps."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # single characters are asked for, and the phrases take long to read
    from pypinyin import lazy_pinyin  # read only when an index is built; the table is saved with it

    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    characters = [char for row in rows if (char := row.decode("gb2312", "ignore"))]
    return {char: lazy_pinyin(char)[0] for char in characters}


class Segmenter:
    """Cuts text into words, character bigrams and sounds, with a dictionary and a table of its own."""

    def __init__(self, dictionary: Path, sounds: Mapping[str, str]) -> None:
        self._sounds = sounds
        jieba.setLogLevel(logging.ERROR)
        self._cutter = jieba.Tokenizer(str(dictionary))
        # The parsed form is kept beside it under a fixed name, not in a shared folder under a name made from the path.
        self._cutter.tmp_dir = str(dictionary.parent)
        self._cutter.cache_file = f"{dictionary.stem}.cache"
        self._cutter.initialize()
        self.words_of_term = lru_cache(maxsize=4096)(self.words)  # of official terms, which are few and come again

    def words(self, text: str) -> list[str]:
        """Lower-case words in order, long ones with the shorter words inside them, English by its stem, without stop words."""
        return [
            word if _HAN.match(word) else _stem(word)
            for piece in _TOKEN.findall(text.lower())
            for word in (self._cutter.cut_for_search(piece, HMM=False) if _HAN.match(piece) else (piece,))
            if word not in STOP_WORDS
        ]

    def sounds(self, text: str) -> list[str]:
        """Overlapping pairs of syllables: 杭洲 and 杭州 give the same, so that a homophone still finds its word."""
        return [
            f"{self._sounds.get(left, left)} {self._sounds.get(right, right)}"
            for piece in _HAN.findall(text)
            for left, right in pairwise(piece)
        ]

    def bigrams(self, text: str) -> list[str]:
        """Overlapping pairs of Chinese characters within each unbroken run, and whole Latin words."""
        return [
            gram
            for piece in _TOKEN.findall(text.lower())
            for gram in ([piece[i : i + 2] for i in range(max(1, len(piece) - 1))] if _HAN.match(piece) else [piece])
        ]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    with _ONE_WORD:
        return str(_STEMMER.stemWord(word))


def _present(words: set[str], texts: Iterable[str]) -> set[str]:
    """Those of `words` that occur in `texts`: each text is walked once, as far from each place as some word goes on."""
    beginnings = {word[:length] for word in words for length in range(1, len(word))}
    found: set[str] = set()
    for text in texts:
        for run in _HAN.findall(text):
            for start in range(len(run)):
                end = start + 1
                while end <= len(run):
                    piece = run[start:end]
                    if piece in words:
                        found.add(piece)
                    if piece not in beginnings:
                        break
                    end += 1
    return found
