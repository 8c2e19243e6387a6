"""The topics of the corpus name every topic of the cards, and a wrong entry is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from index.errors import CorpusError
from index.load import CORPUS
from index.topics import load_topics
from index.types import Card, Document

GOOD = """
[groups]
pay = { zh = "收入", en = "Pay" }
[topics.side-job]
group = "pay"
zh = "兼职"
en = "Side jobs"
points = [{ zh = "报酬", en = "Pay", cards = ["zj-side-job"] }]
"""


def test_every_topic_of_the_cards_has_a_name_in_both_languages(cards: tuple[Card, ...]) -> None:
    topics = load_topics(CORPUS, cards)
    assert {topic.id for topic in topics} == {card.topic for card in cards}
    for topic in topics:
        assert topic.name != topic.id
        for english in (topic.name_en, topic.group_en, *(point.name_en for point in topic.points)):
            assert not re.search(r"[\u3400-\u9fff]", english), english
    for names in ([topic.name for topic in topics], [topic.name_en for topic in topics]):
        assert len(set(names)) == len(names)


def test_a_point_is_spoken_of_by_two_documents_at_least(cards: tuple[Card, ...], documents: Mapping[str, Document]) -> None:
    by_id = {card.id: card.doc_id for card in cards}
    for topic in load_topics(CORPUS, cards):
        for point in topic.points:
            assert len({by_id[id_] for id_ in point.cards}) >= 2, point.name
            assert len(set(point.cards)) == len(point.cards), point.name


def test_a_topic_that_the_file_does_not_name_goes_by_its_id(tmp_path: Path, cards: tuple[Card, ...]) -> None:
    (tmp_path / "topics.toml").write_text(GOOD, encoding="utf-8")
    first, *others = load_topics(tmp_path, cards)
    assert (first.name, first.points[0].cards) == ("兼职", ("zj-side-job",))
    assert {topic.name for topic in others} == {card.topic for card in cards} - {"side-job"}
    (tmp_path / "topics.toml").unlink()
    assert len(load_topics(tmp_path, cards)) == len(others) + 1


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('group = "pay"', 'group = "nowhere"', "topic side-job"),
        ('en = "Side jobs"\n', "", "topic side-job"),
        ('["zj-side-job"]', '["zj-typo"]', "'zj-typo' is the id of no card"),
        (', cards = ["zj-side-job"]', "", "a point has cards, en, zh"),
        ("points = [{", "points = [3, {", "a point has cards, en, zh"),
        ("[groups]", "[groups", "not readable"),
        ("[topics.side-job]", "[[topics]]", "topics and groups are tables"),
        ('points = [{ zh = "报酬", en = "Pay", cards = ["zj-side-job"] }]', "points = 3", "topic side-job"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, cards: tuple[Card, ...], old: str, new: str, named: str) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    (tmp_path / "topics.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=re.escape(named)):
        load_topics(tmp_path, cards)
