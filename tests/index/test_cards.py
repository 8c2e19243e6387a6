"""The cards of the whole corpus: each stands on its clause, says no figure of its own, and is asked for in many ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cards import clause_sha, load_cards, locate_quote, passages_under
from index.chunk import split_passages
from index.errors import CorpusError
from index.load import CORPUS, load_documents
from index.stamp import stamp
from index.types import Card, Document, Matter, Passage, PassageKind
from tests.index.corpora import CARD, write_cards, write_corpus
from tests.index.figures import claimed, figures

# Measured on the 35,560 pairs of questions within one card or matter: the most alike share 0.53 of their bigrams (two
# English questions on one term), 46 pairs 0.35 or more. The limit leaves those alone and stops a question said twice.
ALIKE = 0.6
QUESTIONS = range(10, 21)
# Figures that count what the clause lists, where a reader can count along; each checked against its clause.
COUNTED = {"hzr-labour-compulsory": {Fraction(4)}, "sx-classified-exam": {Fraction(2)}, "zjh-five-links": {Fraction(2)}}

Passages = Mapping[str, Sequence[Passage]]
Documents = Mapping[str, Document]


def under(card: Card, passages: Passages) -> list[Passage]:
    return passages_under(card.start, card.end, passages[card.doc_id])


def squeezed(question: str) -> str:
    """A question without blanks, punctuation and case; one of punctuation alone as it is."""
    return re.sub(r"[\W_]", "", question).lower() or question


def bigrams(question: str) -> set[str]:
    text = squeezed(question)
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}


def likeness(one: str, other: str) -> float:
    """Jaccard likeness of the character bigrams of two questions."""
    left, right = bigrams(one), bigrams(other)
    return len(left & right) / len(left | right)


def clause_of(card: Card, documents: Documents, passages: Passages) -> str:
    """Where a figure of the card may come from: its clause with the headings, the table of its row, the manifest."""
    touched = under(card, passages)
    if any(passage.kind is PassageKind.TABLE_ROW for passage in touched):
        annexes = {passage.numbers for passage in touched}
        touched = [passage for passage in passages[card.doc_id] if passage.numbers in annexes]
    record = documents[card.doc_id].record
    known = (record.title, record.title_en, record.short_title, record.number or "", record.dates_note)
    return " ".join([text for passage in touched for text in (*passage.path, *passage.columns, passage.text)] + list(known))


def test_every_document_has_cards(cards: Sequence[Card], documents: Documents) -> None:
    assert {card.doc_id for card in cards} == set(documents)
    assert len(cards) >= 200


def test_a_quote_is_its_span(cards: Sequence[Card], documents: Documents) -> None:
    assert [card.id for card in cards if documents[card.doc_id].text[card.start : card.end] != card.quote] == []


def test_every_card_is_stamped_with_the_hash_of_its_clause(cards: Sequence[Card], passages: Passages) -> None:
    stale = [card.id for card in cards if card.clause_sha != clause_sha(under(card, passages))]
    assert stale == []
    files = [path.read_text(encoding="utf-8") for path in (CORPUS / "cards").glob("*.yaml")]
    assert sum(text.count("\n    clause_sha: ") for text in files) == len(cards), "run python -m index.stamp"


@pytest.mark.parametrize("field", ["answer", "answer_en", "not_stated", "not_stated_en"])
def test_every_figure_of_a_short_answer_stands_in_the_clause(
    cards: Sequence[Card], documents: Documents, passages: Passages, field: str
) -> None:
    invented = {}
    for card in cards:
        sources = figures(clause_of(card, documents, passages)) | COUNTED.get(card.id, set())
        sources |= {Fraction(number) for passage in under(card, passages) for number in passage.numbers}
        if missing := claimed(getattr(card, field)) - sources:
            invented[card.id] = (sorted(map(str, missing)), getattr(card, field))
    assert invented == {}


@pytest.mark.parametrize("field", ["quote_en"])
def test_every_figure_of_a_translated_quote_stands_in_the_clause(
    cards: Sequence[Card], documents: Documents, passages: Passages, field: str
) -> None:
    test_every_figure_of_a_short_answer_stands_in_the_clause(cards, documents, passages, field)


def test_a_card_is_asked_for_in_ten_to_twenty_ways(cards: Sequence[Card]) -> None:
    assert {card.id: len(card.questions) for card in cards if len(card.questions) not in QUESTIONS} == {}


def test_a_card_is_asked_for_in_both_languages(cards: Sequence[Card]) -> None:
    english = {card.id: sum(question.isascii() for question in card.questions) for card in cards}
    assert {card_id: count for card_id, count in english.items() if count < 1} == {}
    assert [card.id for card in cards if sum(not question.isascii() for question in card.questions) < 6] == []


def test_no_two_cards_claim_the_same_question(cards: Sequence[Card]) -> None:
    claims: dict[str, list[str]] = defaultdict(list)
    for card in cards:
        for question in card.questions:
            claims[squeezed(question)].append(card.id)
    assert {question: owners for question, owners in claims.items() if len(owners) > 1} == {}


def test_the_questions_of_a_card_are_different_ways_of_asking(cards: Sequence[Card], matters: Sequence[Matter]) -> None:
    alike = [
        (one.id, left, right)
        for one in (*cards, *matters)
        for left, right in combinations(one.questions, 2)
        if likeness(left, right) >= ALIKE
    ]
    assert alike == []


def test_an_answer_from_a_draft_says_that_it_is_one(cards: Sequence[Card], documents: Documents) -> None:
    drafts = [card for card in cards if not documents[card.doc_id].record.issued]
    assert [card.id for card in drafts if not re.search("征求意见稿|草案|拟", card.answer)] == []
    assert [card.id for card in drafts if not re.search(r"\bdraft|\bproposed\b", card.answer_en, re.I)] == []


def test_an_answer_from_an_issued_document_does_not_call_it_a_draft(cards: Sequence[Card], documents: Documents) -> None:
    issued = [card for card in cards if documents[card.doc_id].record.issued]
    assert [card.id for card in issued if re.search("(?<!不是)征求意见稿", card.answer)] == []
    assert [card.id for card in issued if re.search(r"(?<!not a )(?<!not a consultation )\bdraft\b", card.answer_en)] == []


# What a clause must say for its short answer to speak of a duty, or of a prohibition.
DUTY = re.compile("应|必须|须|要|不得|严格|确保|不少于|不低于|责任|职责|义务")
DUTY_ZH = re.compile(r"(?<![不非无])(?:必须|应当|务必|须)")
DUTY_EN = re.compile(r"(?<!not )(?<!or )\b(?:must|shall|obliged to|have to|has to|mandatory)\b")
FORBIDDEN = re.compile("不得|禁止|严禁|不能|不再|不准")
FORBIDDEN_ZH = re.compile("不得|禁止|严禁|不准")
FORBIDDEN_EN = re.compile(r"\b(?:must not|may not|forbidden|prohibited)\b")


def test_an_answer_speaks_of_a_duty_only_where_the_clause_does(cards: Sequence[Card], passages: Passages) -> None:
    """may / must / encouraged are kept apart: an encouragement never becomes a duty."""
    stretched = []
    for card in cards:
        clause = " ".join(passage.text for passage in under(card, passages))
        if (DUTY_ZH.search(card.answer) or DUTY_EN.search(card.answer_en)) and not DUTY.search(clause):
            stretched.append((card.id, card.answer, card.answer_en))
        if (FORBIDDEN_ZH.search(card.answer) or FORBIDDEN_EN.search(card.answer_en)) and not FORBIDDEN.search(clause):
            stretched.append((card.id, card.answer, card.answer_en))
    assert stretched == []


def test_an_answer_to_an_encouragement_does_not_call_it_a_right(cards: Sequence[Card]) -> None:
    """Where the quoted words only encourage or support, the answer says so in both languages or names no duty."""
    only = [card for card in cards if re.match("鼓励|支持|积极鼓励|引导", card.quote) and not DUTY.search(card.quote)]
    assert len(only) > 20
    assert [card.id for card in only if not re.search("鼓励|支持|引导|扶持", card.answer)] == []
    assert [card.id for card in only if not re.search("encourag|support|guid|back|promot|help", card.answer_en, re.I)] == []


def test_an_upper_limit_is_never_said_as_an_entitlement(cards: Sequence[Card]) -> None:
    """最高 and 不超过 in the quote are 最高, 不超过, at most or up to in the answers that give the figure."""
    for card in cards:
        figure = re.search(r"(?:最高[^，。]{0,4}|不超过[^，。]{0,8}?)(\d+)%", card.quote)
        if figure and figure[1] in card.answer:
            assert re.search("最高|不超过|以内|上限|至多|最多", card.answer), card.id
        if figure and figure[1] in card.answer_en:
            assert re.search("up to|at most|no more than|not exceed|ceiling|cap|maximum|within|or less", card.answer_en), card.id


def test_short_answers_are_short_and_plain(cards: Sequence[Card]) -> None:
    assert {card.id: len(card.answer) for card in cards if not 8 <= len(card.answer) <= 160} == {}
    assert [card.id for card in cards if not card.answer.endswith("。")] == []
    glossed = {card.id: re.sub(r"\([^()]*\)", "", card.answer_en) for card in cards}  # a Chinese name may stand in brackets
    assert [card_id for card_id, answer in glossed.items() if re.search("[\u4e00-\u9fff]", answer)] == []
    assert [card.id for card in cards if bool(card.not_stated) != bool(card.not_stated_en)] == []


def test_ids_are_unique_and_ready_for_an_address(cards: Sequence[Card]) -> None:
    ids = [card.id for card in cards]
    assert len(set(ids)) == len(ids)
    assert [card_id for card_id in ids if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", card_id)] == []


# How a card file is read.


def load(corpus: Path) -> tuple[Card, ...]:
    documents = {document.doc_id: document for document in load_documents(corpus)}
    return load_cards(corpus, documents, {doc_id: split_passages(document) for doc_id, document in documents.items()})


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus")


def test_a_corpus_without_cards_has_none(corpus: Path) -> None:
    assert load(corpus) == ()


def test_a_card_is_tied_to_its_span(corpus: Path) -> None:
    write_cards(corpus)
    (card,) = load(corpus)
    assert (card.quote, card.audience, card.not_stated) == ("专业教师每年到企业实践不少于1个月", (), "")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("不少于1个月\n    answer:", "不少于2个月\n    answer:", "does not stand in the document"),
        ("quote: 专业教师每年到企业实践不少于1个月", "quote: 教师", "more than once"),
        ("    topic: teachers\n", "", "lacks topic"),
        ("    topic: teachers\n", "    topic: teachers\n    title: x\n", "unknown key title"),
        ("    topic: teachers\n", "    topic: teachers\n    clause_sha: '000000000000'\n", "clause has changed"),
        ("    questions:\n      - 老师下企业要多久\n      - 教师企业实践时间\n", "    questions: []\n", "write a list of texts"),
        ("doc_id: {doc_id}", "doc_id: other", "doc_id: measures"),
        ("cards:\n", "cards: [\n", "not readable as YAML"),
        ("  - id: practice\n", "  - 7\n  - id: practice\n", "is not a mapping"),
    ],
)
def test_a_card_that_is_wrong_is_named_in_one_line(corpus: Path, old: str, new: str, named: str) -> None:
    assert old in CARD
    path = write_cards(corpus, CARD.replace(old, new))
    with pytest.raises(CorpusError) as caught:
        load(corpus)
    message = str(caught.value)
    assert named in message
    assert str(path) in message
    assert "\n" not in message


def test_questions_that_are_no_list_are_refused(corpus: Path) -> None:
    write_cards(corpus, CARD[: CARD.index("    questions:")] + "    questions: 老师下企业要多久\n")
    with pytest.raises(CorpusError):
        load(corpus)


def test_an_id_used_twice_is_named(corpus: Path) -> None:
    write_cards(corpus, CARD + CARD[CARD.index("  - id:") :])
    with pytest.raises(CorpusError, match="'practice' is used twice"):
        load(corpus)


def test_cards_of_an_unknown_document_are_refused(corpus: Path) -> None:
    write_cards(corpus, doc_id="stranger")
    with pytest.raises(CorpusError, match="stranger is no document of the manifest"):
        load(corpus)


def test_yaml_can_make_no_objects(corpus: Path) -> None:
    """A card file is data: a tag that would call a function is an error."""
    write_cards(corpus, CARD.replace("topic: teachers", "topic: !!python/object/apply:os.getcwd []"))
    with pytest.raises(CorpusError, match="not readable as YAML"):
        load(corpus)


def test_stamping_writes_the_hash_once_and_changes_nothing_else(corpus: Path) -> None:
    path = write_cards(corpus)
    assert stamp(corpus) == 1
    stamped = path.read_text(encoding="utf-8")
    assert stamp(corpus) == 0
    assert path.read_text(encoding="utf-8") == stamped
    lines = [line for line in stamped.splitlines() if "clause_sha" not in line]
    assert "\n".join(lines) + "\n" == CARD.replace("{doc_id}", "measures")
    assert len(load(corpus)) == 1


@given(st.text(alphabet="甲乙丙丁| \n", max_size=30), st.data())
def test_a_quote_is_found_where_it_stands_whatever_its_blanks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    wanted = "".join(quote.replace("|", "").split())
    whole = "".join(text.replace("|", "").split())
    occurrences = sum(whole.startswith(wanted, at) for at in range(len(whole))) if wanted else 0
    if occurrences == 1:
        found = text[slice(*locate_quote(text, quote))]
        assert "".join(found.replace("|", "").split()) == wanted
    else:
        with pytest.raises(ValueError, match="stand"):
            locate_quote(text, quote)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("半年", Fraction(1, 2)),
        ("half a year", Fraction(1, 2)),
        ("1.2万元", Fraction(12_000)),
        ("12,000 yuan", Fraction(12_000)),
        ("二十三条", Fraction(23)),
        ("ten thousand", Fraction(10_000)),
        ("2倍", Fraction(2)),
        ("twice", Fraction(2)),
        ("十万", Fraction(100_000)),
    ],
)
def test_a_figure_is_the_same_in_digits_and_in_words(text: str, value: Fraction) -> None:
    assert value in claimed(text)
    assert value in figures(text)
