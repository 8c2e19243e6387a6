"""Builds the tokenizer: the words of law and policy, as a unigram model in a `tokenizer.json`.

A unigram model cuts a text into the words whose probabilities multiply to the most (Kudo 2018,
arXiv:1804.10959), which is also how jieba cuts. So jieba's dictionary as a unigram model cuts the training
texts, the words found are counted, words that the dictionary lacks are found by how firmly their parts stick
together, and the counts become the model. Single characters and pieces of Latin words are always in, so that
nothing common is unknown.
"""

from __future__ import annotations

import importlib.resources
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import BPE, Unigram
from tokenizers.trainers import BpeTrainer

UNKNOWN = "[UNK]"
# Longer words are rare and hide what they share with others (职业院校 and 职业学校 share 职业), in characters.
MAX_WORD = 4
# A new word is two neighbouring characters seen this often, with at least this normalised pointwise mutual
# information (Bouma 2009); longer ones found this way were mostly phrases.
NEW_WORD_COUNT, NEW_WORD_INFORMATION = 15, 0.3
# What is taken off the log probability of a character beside its count as a word, so that words win.
CHARACTER_PENALTY = 2.0
LATIN_PIECES = 2500
BATCH = 4096

_CJK_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_ASCII_WORD = re.compile(r"[a-z]{2,20}|[0-9]{2,4}")
_LATIN = re.compile(r"[a-z]+")


def batched(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in lists of at most `BATCH`."""
    rest = iter(texts)
    while batch := list(islice(rest, BATCH)):
        yield batch


def wrap(model: Unigram) -> Tokenizer:
    """A tokenizer that turns full-width into ASCII (NFKC), lowers case, drops accents, controls and punctuation."""
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=True, lowercase=True),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}\p{M}]+"), "removed"),
            pre_tokenizers.Split(Regex(r"[a-z]+|[0-9]{1,4}"), "isolated"),
        ]
    )
    return tokenizer


def dictionary_tokenizer() -> Tokenizer:
    """Cuts as jieba's dictionary does (MIT licence; 349,046 words with their frequencies)."""
    source = importlib.resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    frequencies = {word: float(count) for word, count, _ in (line.split(" ") for line in source.splitlines())}
    total = math.log(sum(frequencies.values()))
    scores = {
        word: math.log(max(count, 1.0)) - total
        for word, count in frequencies.items()
        if word.islower() or _CJK_WORD.fullmatch(word)
    }
    return wrap(Unigram([(UNKNOWN, -30.0), *scores.items()], unk_id=0, byte_fallback=False))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Words of the texts with their number: the dictionary's, Latin ones, and new ones."""
    tokenizer = dictionary_tokenizer()
    words: Counter[str] = Counter()
    neighbours: Counter[tuple[str, str]] = Counter()
    for batch in batched(texts):
        for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
            words.update(encoding.tokens)
            spans, tokens = encoding.offsets, encoding.tokens
            neighbours.update(
                (tokens[i], tokens[i + 1])
                for i in range(len(tokens) - 1)
                if len(tokens[i]) == len(tokens[i + 1]) == 1 and spans[i][1] == spans[i + 1][0]
            )
    return words + new_words(words, neighbours)


def new_words(words: Counter[str], neighbours: Counter[tuple[str, str]]) -> Counter[str]:
    """Pairs of neighbouring characters that occur together far more often than apart."""
    total = sum(words.values())
    found: Counter[str] = Counter()
    for (left, right), count in neighbours.items():
        if count >= NEW_WORD_COUNT and _CJK_WORD.fullmatch(left + right):
            information = math.log(count * total / (words[left] * words[right])) / -math.log(count / total)
            if information >= NEW_WORD_INFORMATION:
                found[left + right] = count
    return found


def latin_pieces(words: Counter[str], size: int) -> list[str]:
    """At most `size` pieces of the Latin words, short ones first (byte-pair merges on the counted words)."""
    tokenizer = Tokenizer(BPE())
    latin = (word for word in sorted(words) if _LATIN.fullmatch(word) for _ in range(min(words[word], 50)))
    tokenizer.train_from_iterator(latin, BpeTrainer(vocab_size=size, show_progress=False))
    return sorted(tokenizer.get_vocab(), key=lambda piece: (len(piece), piece))


def scored_vocabulary(words: Counter[str], size: int, max_word: int = MAX_WORD) -> list[tuple[str, float]]:
    """At most `size` tokens with their log probability: the unknown token first, then the likeliest."""
    characters: Counter[str] = Counter()
    for word, count in words.items():
        for character in filter(str.isalnum, word):
            characters[character] += count
    total = math.log(sum(words.values()))
    floor = math.log(0.5) - total
    scores = {
        character: math.log(max(words[character], 0.01 * count, 0.5)) - total - CHARACTER_PENALTY
        for character, count in characters.items()
        if count > 1
    }
    scores |= dict.fromkeys("abcdefghijklmnopqrstuvwxyz0123456789", floor)
    scores |= {piece: floor - 1.0 for piece in latin_pieces(words, LATIN_PIECES) if piece not in scores}
    for word, count in sorted(words.items(), key=lambda item: (-item[1], item[0])):
        if len(scores) >= size - 1:
            break
        if _ASCII_WORD.fullmatch(word) or (1 < len(word) <= max_word and _CJK_WORD.fullmatch(word)):
            scores[word] = math.log(count) - total
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [(UNKNOWN, ranked[-1][1] - 10.0), *ranked]


def build_tokenizer(words: Counter[str], size: int, max_word: int = MAX_WORD) -> Tokenizer:
    """A tokenizer with at most `size` tokens; the unknown token has id 0."""
    return wrap(Unigram(scored_vocabulary(words, size, max_word), unk_id=0, byte_fallback=False))


def token_ids(tokenizer: Tokenizer, texts: Iterable[str]) -> Iterator[list[int]]:
    """Token ids of each text, without unknown tokens."""
    for batch in batched(texts):
        for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            yield [token for token in encoding.ids if token != 0]
