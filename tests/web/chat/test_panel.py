"""The HTML of the page: whatever a document, a question or a reply says, it is shown and never obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import Reply
from assistant.web import texts
from assistant.web.chat.conversation import change, conversation
from assistant.web.chat.layout import Layout, lay_out
from assistant.web.chat.panel import panel
from assistant.web.chat.suggestions import suggestions
from assistant.web.markdown import to_html
from assistant.web.parts import badge, footer, header, offline
from assistant.web.reader import QUOTE_ID, Span, paper
from assistant.web.session import Session, View
from index.load import load_documents
from index.types import Document, Status
from tests.web.doubles import ASKING, COMPUTED, DOCUMENT, HOSTILE, QUOTE, REPLY, TEXT
from tests.web.reading import Reading

TODAY = date(2026, 11, 23)


def _bare(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def _asked(question: str = "问", reply: Reply | None = REPLY) -> Session:
    session = Session()
    turn = session.begin(question)
    if reply is not None:
        turn.settle(reply)
    session.view = View("sources", 0)
    return session


def _judged(reply: Reply) -> Session:
    """A turn with everything that a reader can add to it."""
    session = _asked(HOSTILE, reply)
    turn = session.turns[0]
    turn.others, turn.verdict = (HOSTILE,), "down"
    turn.said, turn.faults = dict.fromkeys(("income", "cost"), HOSTILE), frozenset({"cost"})
    return session


def _pages() -> Iterator[str]:
    """Every piece of the page in every state, over hostile text."""
    documents = {"hostile": DOCUMENT}
    for language in texts.LANGUAGES:
        for session in (Session(), _asked(HOSTILE, None), *map(_judged, (REPLY, COMPUTED, ASKING))):
            session.language = language
            yield conversation(session, documents, judged=True)
            yield change(session, documents, session.turns)
            for view in (
                View(),
                View("sources", 0),
                View("citation", 0, 1),
                View("citation", 0, 2),
                View("document", 0, 0, "hostile"),
            ):
                session.view = view
                yield panel(session, documents, TODAY)
        yield header(language)
        yield footer(language)
        yield offline(language)
        yield suggestions(language, [HOSTILE])


def test_hostile_text_never_becomes_markup() -> None:
    for html in _pages():
        Reading(html).assert_harmless()


def test_hostile_text_is_shown_as_it_is() -> None:
    session = _asked(HOSTILE)
    assert Reading(conversation(session, {"hostile": DOCUMENT})).text.count(HOSTILE) >= 4
    session.view = View("citation", 0, 1)
    assert HOSTILE in Reading(panel(session, {"hostile": DOCUMENT}, TODAY)).text


@given(st.text(st.sampled_from("*_[]()<>|#->&\"'` \n1234甲a\x00\ud800") | st.characters(), max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_reply_text_is_harmless_html_that_encodes(text: str) -> None:
    html = to_html(text, lambda n: f"<button data-n={n}></button>" if n == 1 else None)
    Reading(html).assert_harmless()
    html.encode("utf-8")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("最高**50%**[1]", "<p>最高<strong>50%</strong>①</p>"),
        ("- 甲\n- 乙", "<ul><li>甲</li><li>乙</li></ul>"),
        ("3. 丙", '<ol start="3"><li>丙</li></ol>'),
        ("*译文：a*", "<p><em>译文：a</em></p>"),
        ("3*4*5", "<p>3*4*5</p>"),
        ("没有[9]这条", "<p>没有[9]这条</p>"),
        ("[文字](https://example.com)", "<p>[文字](https://example.com)</p>"),
        ("![图](x.png)", "<p>![图](x.png)</p>"),
        ("> 原文**不变**\n>\n> [1] 出处", '<blockquote><p lang="zh-CN">原文**不变**</p><footer>① 出处</footer></blockquote>'),
    ],
)
def test_markdown_of_replies(markdown: str, html: str) -> None:
    assert to_html(markdown, lambda n: "①" if n == 1 else None) == html


@pytest.mark.parametrize("document", [*load_documents(), DOCUMENT], ids=lambda document: document.doc_id)
def test_the_paper_holds_the_whole_document(document: Document) -> None:
    reading = Reading(paper(document))
    reading.assert_harmless()
    assert _bare(reading.text) == _bare(document.text)
    assert not reading.marked


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_the_marked_text_is_the_span(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from([*load_documents(), DOCUMENT]))
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(document.text), start + 400)))
    html = paper(document, Span(start, end))
    assert _bare(Reading(html).marked) == _bare(document.text[start:end])
    assert html.count(f'id="{QUOTE_ID}"') <= 1


def test_a_table_is_a_table() -> None:
    document = next(document for document in load_documents() if document.doc_id == "shaoxing-five-year-draft")
    tags = [tag for tag, _ in Reading(paper(document)).tags]
    assert tags.count("table") == 2
    assert tags.count("tr") == 66


def test_a_citation_opens_with_quote_and_status() -> None:
    session = _asked()
    session.look({"act": "open", "turn": "0", "n": "1"}, {"hostile": DOCUMENT})
    html = panel(session, {"hostile": DOCUMENT}, TODAY)
    assert Reading(html).marked == QUOTE
    assert "征求意见稿</span>" in html


@pytest.mark.parametrize(
    "wish",
    [{}, {"act": "open"}, {"act": "open", "turn": "7", "n": "1"}, {"act": "open", "turn": "0", "n": "99"}, {"act": "open", "turn": [], "n": {}},
     {"act": "document", "doc": "../../etc/passwd"}, {"act": "list", "turn": "-1"}, {"act": None}],
)  # fmt: skip
def test_a_senseless_click_changes_nothing(wish: dict[str, object]) -> None:
    session = _asked()
    before = session.view
    session.look(wish, {"hostile": DOCUMENT})
    assert session.view == before


def test_notices_are_shown_once_with_their_kind() -> None:
    layout = lay_out(REPLY)
    assert "⚠" not in layout.lead + layout.quotations
    html = conversation(_asked(), {"hostile": DOCUMENT})
    assert html.count('class="notice draft"') == 1


def test_quotations_that_are_the_answer_are_not_folded() -> None:
    assert lay_out(Reply(None, "answer", "见：[1]\n\n> 原文", composed_by="extractive")) == Layout("见：[1]\n\n> 原文")
    assert lay_out(Reply(None, "answer", "> 原文", composed_by="cards")) == Layout("> 原文")
    assert lay_out(Reply(None, "answer", "答。[1]\n\n> 原文\n\n*译文*", composed_by="cards")) == Layout(
        "答。[1]", "> 原文\n\n*译文*"
    )


def test_a_refusal_lists_the_nearest_clauses_as_no_answer() -> None:
    refusal = Reply(None, "refusal", "没有写明。", related=REPLY.citations)
    html = panel(_asked(reply=refusal), {"hostile": DOCUMENT}, TODAY)
    assert texts.say("zh", "nearest") in html
    assert "cards nearest" in html


def test_each_status_has_its_own_badge_with_its_meaning() -> None:
    badges = {badge(status, "zh") for status in Status}
    assert len(badges) == len(Status)
    assert all("title=" in html for html in badges)


def test_the_hostile_document_is_what_it_should_be() -> None:
    assert TEXT.count(HOSTILE) >= 5
    assert len(list(load_documents())) >= 5
