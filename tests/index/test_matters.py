"""Matters: what no document covers, said in both languages, and claimed by no card."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.errors import CorpusError
from index.matters import load_matters
from index.types import Card, Matter

GOOD = "matters:\n  - id: nc-weather\n    say: 文件没有写天气。\n    say_en: Nothing on weather.\n    questions:\n      - 明天下雨吗\n"


def write(corpus: Path, content: str, name: str = "far.yaml") -> Path:
    (corpus / "not_covered").mkdir(exist_ok=True)
    (corpus / "not_covered" / name).write_text(content, encoding="utf-8")
    return corpus


def test_every_matter_says_something_in_both_languages(matters: Sequence[Matter]) -> None:
    assert matters
    assert [matter.id for matter in matters if not re.search("[\u4e00-\u9fff]", matter.say)] == []
    assert [matter.id for matter in matters if not re.search("[A-Za-z]{3}", matter.say_en)] == []


def test_a_matter_is_asked_for_in_several_ways(matters: Sequence[Matter]) -> None:
    assert {matter.id: len(matter.questions) for matter in matters if len(matter.questions) < 5} == {}


def test_no_question_of_a_matter_is_claimed_by_another_or_by_a_card(matters: Sequence[Matter], cards: Sequence[Card]) -> None:
    claims: dict[str, list[str]] = defaultdict(list)
    for one in (*cards, *matters):
        for question in one.questions:
            claims[re.sub(r"\W", "", question).lower() or question].append(one.id)
    assert {question: owners for question, owners in claims.items() if len(owners) > 1} == {}


def test_ids_are_unique_among_cards_and_matters(matters: Sequence[Matter], cards: Sequence[Card]) -> None:
    ids = [one.id for one in (*cards, *matters)]
    assert len(set(ids)) == len(ids)


def test_a_corpus_without_matters_has_none(tmp_path: Path) -> None:
    assert load_matters(tmp_path) == ()


def test_matters_come_in_file_order(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("nc-weather", "nc-sport"), "a.yaml")
    assert [matter.id for matter in load_matters(tmp_path)] == ["nc-sport", "nc-weather"]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("    say: 文件没有写天气。\n", "", "say"),
        ("    say_en:", "    sayen:", "say_en"),
        ("questions:\n      - 明天下雨吗\n", "questions: []\n", "questions"),
        ("matters:\n", "matters: [\n", "not readable as YAML"),
        ("  - id: nc-weather\n    say: 文件没有写天气。\n    say_en", "  - 7\n  - say_en", "7"),
    ],
)
def test_a_matter_that_is_wrong_is_named_in_one_line(tmp_path: Path, old: str, new: str, named: str) -> None:
    assert old in GOOD
    with pytest.raises(CorpusError) as caught:
        load_matters(write(tmp_path, GOOD.replace(old, new)))
    assert "far.yaml" in str(caught.value)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_id_used_twice_is_named(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    with pytest.raises(CorpusError, match="'nc-weather' is used twice"):
        load_matters(write(tmp_path, GOOD, "near.yaml"))


@pytest.mark.parametrize(
    "content", [GOOD.replace("questions:\n      - 明天下雨吗", "questions: 明天下雨吗"), "- 1\n", "matters:\n"]
)
def test_a_file_of_a_wrong_shape_is_named(tmp_path: Path, content: str) -> None:
    with pytest.raises(CorpusError):
        load_matters(write(tmp_path, content))
