"""What the words of the documents may be called in English: read strictly, and never a word of strength or extent."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.verify.segments import stem
from index.errors import CorpusError
from index.load import CORPUS, load_documents
from index.renderings import load_renderings, rendered

RENDERINGS = load_renderings(CORPUS)
# Of these, the checks of strength, of extent and of whose rule it is decide.
NEVER = """must may shall encourage support allow permit ensure guarantee require mandatory compulsory all every any only full fully
whole complete comprehensive national nationwide provincial municipal central government governments priority strive explore pilot
permanent free less more maximum minimum""".split()


def test_every_word_stands_in_a_document() -> None:
    texts = [document.text for document in load_documents()]
    assert len(RENDERINGS) > 1500
    assert [word for word in RENDERINGS if not any(word in text for text in texts)] == []


def test_no_rendering_is_a_word_of_strength_or_extent() -> None:
    said = {english for words in RENDERINGS.values() for english in words}
    assert said.isdisjoint(NEVER)
    assert {stem(word) for word in said}.isdisjoint({stem("complete"), stem("priority"), stem("ensure"), stem("strive")})


def test_the_words_of_a_text_are_rendered() -> None:
    assert {"lead", "led"} <= rendered(RENDERINGS, "由市教育局牵头")
    assert rendered(RENDERINGS, "今天天气") == frozenset()


def test_a_corpus_without_renderings_has_none(tmp_path: Path) -> None:
    assert load_renderings(tmp_path) == {}


@pytest.mark.parametrize("line", ["牵头 lead", "牵头\t", "牵头\t带头", "牵头\tlead\n牵头\thead", "\tlead"])
def test_a_malformed_line_is_refused_in_one_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "renderings.tsv").write_text(line, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        load_renderings(tmp_path)
    assert "renderings.tsv" in str(caught.value) and "\n" not in str(caught.value)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "renderings.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CorpusError):
        load_renderings(tmp_path)
