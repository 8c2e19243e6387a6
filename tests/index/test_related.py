"""Which cards speak of the same matter: what the corpus says, and what a card may not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from index.cards import load_cards
from index.chunk import split_passages
from index.errors import CorpusError
from index.load import load_documents
from index.related import MAX_RELATED
from index.types import Card
from tests.index.corpora import CARD, TEXT, table, write_cards, write_corpus

ENTRY = (
    CARD[CARD.index("  - id:") :]
    .replace("  - id: practice\n", "  - id: {id}\n")
    .replace("    questions:", "{more}    questions:")
)


def card(card_id: str, **lists: Sequence[str]) -> str:
    """One entry of a card file that names others."""
    more = "".join(f"    {key}: [{', '.join(names)}]\n" for key, names in lists.items())
    return ENTRY.replace("{id}", card_id).replace("{more}", more)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two documents without cards."""
    folder = write_corpus(tmp_path / "corpus")
    (folder / "documents" / "others.txt").write_text(TEXT, encoding="utf-8")
    with (folder / "manifest.toml").open("a", encoding="utf-8") as manifest:
        manifest.write(table("others", TEXT.encode()))
    return folder


def load(corpus: Path, here: Sequence[str], there: Sequence[str] = ()) -> tuple[Card, ...]:
    for doc_id, entries in (("measures", here), ("others", there)):
        write_cards(corpus, f"doc_id: {doc_id}\ncards:\n" + "".join(entries), doc_id)
    documents = {document.doc_id: document for document in load_documents(corpus)}
    return load_cards(corpus, documents, {doc_id: split_passages(document) for doc_id, document in documents.items()})


def test_a_card_keeps_the_order_in_which_it_names_others(corpus: Path) -> None:
    here = [card("a", related=["c", "b"], rules=["r", "s"]), card("b")]
    first = load(corpus, here, [card("c", related=["a"])])[0]
    assert (first.related, first.rules) == (("c", "b"), ("r", "s"))


def test_a_card_that_names_nobody_is_a_card(corpus: Path) -> None:
    assert [(one.related, one.rules) for one in load(corpus, [card("a")])] == [((), ())]


def test_within_one_document_it_need_not_be_mutual(corpus: Path) -> None:
    assert load(corpus, [card("a", related=["b"]), card("b")])[0].related == ("b",)


def test_a_card_that_names_as_many_as_it_may_need_not_name_everybody_back(corpus: Path) -> None:
    names = [f"b{number}" for number in range(MAX_RELATED)]
    there = [card("c", related=names), *(card(name) for name in names)]
    assert load(corpus, [card("a", related=["c"])], there)[0].related == ("c",)


@pytest.mark.parametrize(
    ("lists", "named"),
    [
        ({"related": ["x"]}, "related names 'x', which is no card"),
        ({"related": ["a"]}, "related names 'a', the card itself"),
        ({"related": ["b", "b"]}, "related names 'b' twice"),
        ({"related": ["c"]}, "related names 'c' of others, which does not name it; add 'a' to the related of 'c'"),
        ({"related": ["b", "b1", "b2", "b3", "b4"]}, "related names 'b4' beyond the 4"),
        ({"related": []}, "related is '[]'; write a list of ids"),
        ({"rules": []}, "rules is '[]'; write a list of ids"),
        ({"related": ["7"]}, "related is '[7]'; write a list of ids"),
        ({"rules": ["r", "r"]}, "rules names 'r' twice"),
    ],
)
def test_what_cannot_be_is_named_in_one_line(corpus: Path, lists: Mapping[str, Sequence[str]], named: str) -> None:
    here = [card("a", **lists), card("b"), *(card(f"b{number}") for number in range(1, 5))]
    with pytest.raises(CorpusError) as caught:
        load(corpus, here, [card("c")])
    message = str(caught.value)
    assert named in message
    assert f"{corpus / 'cards' / 'measures.yaml'}: card 'a': " in message
    assert "\n" not in message


# What the corpus says.


def test_nearly_every_card_names_others_and_most_name_another_document(cards: Sequence[Card]) -> None:
    home = {one.id: one.doc_id for one in cards}
    abroad = [one for one in cards if any(home[name] != one.doc_id for name in one.related)]
    assert sum(bool(one.related) for one in cards) >= 400
    assert len(abroad) >= 350


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zj-performance-pay-cap", "zjh-performance-pay-cap"),  # stated, and stated again by the highland draft
        ("hzr-enterprise-practice", "sx-teacher-practice-five-years"),
        ("zj-dual-teacher-90", "hzr-dual-teacher-90"),
        ("hzr-dual-teacher-90", "sx-dual-teacher-90"),
        ("zj-company-incentives", "zjh-company-support"),
        ("zj-side-job", "hzr-side-job"),
        ("hz25-equal-treatment", "zjh-equal-treatment"),
        ("zj-county-supervision", "zjh-supervision-of-counties"),
    ],
)
def test_a_matter_is_followed_from_document_to_document(cards: Sequence[Card], one: str, other: str) -> None:
    named = {card.id: card.related[:2] for card in cards}
    assert other in named[one] and one in named[other]


def test_a_statement_repeated_word_for_word_in_another_document_is_named(cards: Sequence[Card]) -> None:
    """Titles aside: a document that names another by its title says nothing of its own on the matter."""
    repeated = [
        (one.id, other.id)
        for one in cards
        for other in cards
        if len(one.quote) >= 20 and one.doc_id != other.doc_id and one.topic != "validity" and one.quote in other.quote
    ]
    named = {card.id: card.related for card in cards}
    assert repeated
    assert [pair for pair in repeated if pair[1] not in named[pair[0]]] == []
