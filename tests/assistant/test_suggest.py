"""Questions offered while typing, over the real cards."""

from __future__ import annotations

import time
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Assistant
from assistant.suggest import complete
from assistant.text import language_of
from index.search import PolicyIndex


@pytest.fixture(scope="module")
def ready(assistant: Assistant) -> PolicyIndex:
    """The real index, prepared for completion."""
    complete(assistant.index, "")
    return assistant.index


def texts(index: PolicyIndex, typed: str, **options: object) -> list[str]:
    return [suggestion.text for suggestion in complete(index, typed, **options)]  # type: ignore[arg-type]


def test_every_card_question_is_completed_from_its_own_beginning(ready: PolicyIndex) -> None:
    for card in ready.cards[::20]:
        question = card.questions[0]
        found = complete(ready, question[: max(4, 2 * len(question) // 3)], limit=20)
        assert card.id in {suggestion.card for suggestion in found}, question


def test_what_is_offered_is_a_question_of_its_card_and_no_card_comes_twice(ready: PolicyIndex) -> None:
    cards = {card.id: card for card in ready.cards}
    for typed in ("绩效", "教师", "how", "实训基地补贴", "a"):
        found = complete(ready, typed)
        assert 0 < len(found) <= 6
        assert len({suggestion.card for suggestion in found}) == len(found)
        assert all(suggestion.text in cards[suggestion.card].questions for suggestion in found)
        assert all(suggestion.doc_id == cards[suggestion.card].doc_id for suggestion in found)


def test_the_closest_come_first_and_of_equally_close_ones_the_shortest(ready: PolicyIndex) -> None:
    for typed in ("绩效", "学徒", "what", "补贴", "老师去企业"):
        order = [(-suggestion.closeness, len(suggestion.text)) for suggestion in complete(ready, typed, limit=12)]
        assert order == sorted(order)


def test_a_beginning_of_the_question_goes_before_a_beginning_of_a_word_in_it(ready: PolicyIndex) -> None:
    found = texts(ready, "外快", limit=20)
    begins = [text.startswith("外快") for text in found]
    assert begins[0] and begins == sorted(begins, reverse=True)
    assert any("外快" in text and not text.startswith("外快") for text in found)


@pytest.mark.parametrize("typed", ["绩校工资", "jixiaogongz", "ji xiao gong zi", "績效工資", "绩效 工资"])
def test_slips_pinyin_and_traditional_characters_still_find_the_word(ready: PolicyIndex, typed: str) -> None:
    assert any("绩效工资" in text for text in texts(ready, typed))


def test_words_in_another_order_are_found_by_what_they_share(ready: PolicyIndex) -> None:
    assert any("实训基地" in text and "补" in text for text in texts(ready, "补贴实训基地"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_language_is_kept_to(ready: PolicyIndex, language: str) -> None:
    for typed in ("AI", "a", "1+X"):
        assert all(language_of(text) == language for text in texts(ready, typed, language=language))


@given(typed=st.text(st.characters(), max_size=60))
def test_any_text_is_taken(assistant: Assistant, typed: str) -> None:
    assert len(complete(assistant.index, typed, limit=3)) <= 3


@pytest.mark.parametrize(
    "typed", ["", " ", "？", "\x00", "\ud800", "<script>alert(1)</script>", "%s{0}' --", ".*(a+)+$", "\ue000\ue000"]
)
def test_what_is_typed_is_data(ready: PolicyIndex, typed: str) -> None:
    assert complete(ready, typed) == []


def test_where_no_suggestion_is_asked_for_none_is_given(ready: PolicyIndex) -> None:
    assert complete(ready, "绩效", limit=0) == []


def test_a_keystroke_takes_less_than_two_milliseconds(ready: PolicyIndex) -> None:
    taken = []
    for typed in ("税", "a", "老师每年要去企业多久", "绩校工资", "how much", "字" * 5000, "学徒制有没有补贴", "x" * 5000):
        for _ in range(5):
            began = time.perf_counter()
            complete(ready, typed)
            taken.append(1000 * (time.perf_counter() - began))
    assert median(taken) < 2
