"""Request lines: one reply each, in order, whatever a line holds."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Assistant
from assistant.jsonl import answer_lines

CONTRACT = {
    "id", "kind", "text", "citations", "passages", "calculations", "missing", "notices", "related", "follow_ups", "composed_by", "elapsed_ms",
}  # fmt: skip
CITATION = {"n", "doc_id", "title", "number", "region", "status", "heading", "start", "end", "quote", "verified"}


def replies(assistant: Assistant, *lines: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in answer_lines(assistant, lines)]


def test_a_reply_has_the_fields_of_the_contract(assistant: Assistant) -> None:
    [reply] = replies(assistant, json.dumps({"id": "a", "question": "绩效工资最多能涨多少"}))
    assert reply.keys() >= CONTRACT
    assert reply["id"] == "a" and reply["kind"] == "answer"
    assert all(citation.keys() == CITATION for citation in reply["citations"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{broken", "JSON"),
        ("[1, 2]", "no JSON object"),
        ('"text"', "no JSON object"),
        ("{}", "question"),
        ('{"question": 5}', "question"),
        ('{"question": "x", "as_of": "2026-02-30"}', "2026-02-30"),
        ('{"question": "x", "as_of": 5}', "as_of"),
        ('{"question": "x", "region": "火星"}', "火星"),
        ('{"question": "x", "history": "y"}', "history"),
        ('{"question": "x", "history": [1]}', "history"),
        ('{"question": "x", "colour": "red"}', "colour"),
        ('{"question": "x"' + "[" * 100_000, "JSON"),
        ("\ud800", "JSON"),
    ],
)
def test_a_line_that_cannot_be_read_gets_an_error_that_names_what_is_wrong_and_the_next_is_answered(
    assistant: Assistant, line: str, words: str
) -> None:
    wrong, right = replies(assistant, line, json.dumps({"id": 7, "question": "绩效工资最多能涨多少"}))
    assert wrong["kind"] == "error" and words in str(wrong["error"]) and "\n" not in str(wrong["error"])
    assert right["kind"] == "answer" and right["id"] == "7"


def test_the_id_of_a_wrong_request_comes_back(assistant: Assistant) -> None:
    [reply] = replies(assistant, '{"id": "q9", "question": null}')
    assert (reply["id"], reply["kind"]) == ("q9", "error")


def test_blank_lines_are_no_requests(assistant: Assistant) -> None:
    assert replies(assistant, "", "   \n") == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_question_gets_one_clear_reply(assistant: Assistant, question: str) -> None:
    [reply] = replies(assistant, json.dumps({"question": question}))
    assert reply["kind"] in ("answer", "refusal", "ask", "calculation") and reply["text"]


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["id", "question", "history", "as_of", "region", "x"]), inner)
        ),
        max_leaves=12,
    )
)
def test_any_json_value_gets_one_reply(assistant: Assistant, value: object) -> None:
    [reply] = replies(assistant, json.dumps(value))
    assert reply.keys() >= CONTRACT


@pytest.mark.parametrize(
    "question",
    [
        "绩效" * 50_000,
        "a" * 100_000,
        "\x00\x01\x02",
        "\ud800\udfff",
        "<b>绩效</b><img src=x onerror=alert(1)>",
        "👩‍🏫🏫",
        "？" * 1000,
        "1" * 5000,
    ],
    ids=["long-zh", "long-en", "controls", "surrogates", "html", "emoji", "marks", "digits"],
)
def test_odd_questions_get_a_clear_reply(assistant: Assistant, question: str) -> None:
    [reply] = replies(assistant, json.dumps({"question": question}))
    assert reply["kind"] in ("answer", "refusal", "ask", "calculation") and reply["text"]
