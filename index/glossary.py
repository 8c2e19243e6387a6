"""Lay words and English phrases → the words of the documents, from `corpus/glossary.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from index.errors import CorpusError

_WORD = re.compile(r"[a-z0-9+']+(?:-[a-z0-9+]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: what people say, in Chinese and English, and what the documents say."""

    lay: tuple[str, ...]
    official: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a question was taken to mean: the words found in it and the official words for them."""

    found: str
    official: tuple[str, ...]


class Glossary:
    """Finds lay words in a question, longest first, each stretch of the question used once."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self._lay = {word: term for term in terms for word in term.lay}
        self._en = {phrase.lower(): term for term in terms for phrase in term.en}
        self._pattern = _longest_first(self._lay)
        self._en_pattern = _longest_first(self._en, r"(?<![a-z0-9])(?:{})(?:s|es|ing)?(?![a-z0-9])")

    def expand(self, question: str) -> tuple[Expansion, ...]:
        """The expansions of a question in either language, in order of appearance."""
        lowered = question.lower()
        found = [Expansion(match[0], self._lay[match[0]].official) for match in self._pattern.finditer(lowered)]
        seen = {expansion.found for expansion in found}
        for match in self._en_pattern.finditer(" ".join(_WORD.findall(lowered))):
            term = self._en.get(match[0]) or self._en.get(re.sub(r"(?:s|es|ing)$", "", match[0]))
            if term is not None and match[0] not in seen:
                found.append(Expansion(match[0], term.official))
        return tuple(found)


def load_glossary(corpus: Path) -> Glossary:
    """The glossary of a corpus, empty if it has none. Raises CorpusError on a malformed entry, naming it."""
    path = corpus / "glossary.toml"
    if not path.exists():
        return Glossary(())
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("term", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not readable as TOML ({error}); fix the file") from None
    if not isinstance(entries, list):
        raise CorpusError(f"{path}: term is no list of tables; write [[term]]")
    terms = []
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or entry.keys() - {"lay", "official", "en"} or not entry.get("official"):
            raise CorpusError(f"{path}: entry {number} {entry!r}: write lay, official and en")
        values = [entry.get(key, []) for key in ("lay", "official", "en")]
        if not all(isinstance(value, list) and all(isinstance(word, str) and word for word in value) for value in values):
            raise CorpusError(f"{path}: entry {number} {entry!r}: lay, official and en are lists of words")
        terms.append(Term(*(tuple(value) for value in values)))
    return Glossary(tuple(terms))


def _longest_first(words: dict[str, Term], frame: str = "(?:{})") -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(frame.format(alternatives or r"(?!)"))
