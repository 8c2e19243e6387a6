"""Cutting what a model writes into statements, as it comes."""

from __future__ import annotations

import pytest

from assistant.verify.statements import cut, parts, read, statements


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲要建。[kaaaaa]乙要建[kbbbbb]。", [("甲要建。", ("kaaaaa",)), ("乙要建。", ("kbbbbb",))]),
        ("- **甲**要建[kaaaaa]。\n- 乙。", [("甲要建。", ("kaaaaa",)), ("乙。", ())]),
        (
            "The rate is 1.2 [kaaaaa]. No. 27 stands [kbbbbb].",
            [("The rate is 1.2 .", ("kaaaaa",)), ("No. 27 stands .", ("kbbbbb",))],
        ),
        ("原文：“甲。乙。”[kaaaaa]", [("原文：“甲。", ()), ("乙。”", ("kaaaaa",))]),
        ("", []),
        ("\n---\n", []),
    ],
)
def test_a_text_is_cut_into_statements_with_their_keys(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(statement.text, statement.keys) for statement in statements(text)] == found


def test_pieces_of_any_size_give_the_same_statements() -> None:
    text = "省里要建10所[kaaaaa]。杭州的征求意见稿提出建5所。[kbbbbb] 没有了。"
    for size in (1, 2, 3, 7, 50):
        rest, found = "", []
        for at in range(0, len(text), size):
            whole, rest = cut(rest + text[at : at + size])
            found += whole
        assert [read(raw) for raw in (*found, rest) if read(raw)] == statements(text), size


def test_a_sentence_that_cites_at_two_places_is_two_parts() -> None:
    assert list(parts("省里支持甲[kaaaaa]，杭州鼓励乙[kbbbbb][kccccc]。")) == [
        ("省里支持甲", ("kaaaaa",)),
        ("，杭州鼓励乙", ("kbbbbb", "kccccc")),
    ]
