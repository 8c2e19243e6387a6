"""The HTML of the library: complete, linked both ways, and harmless whatever the documents say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.answer import Assistant
from assistant.rules.book import foundations
from assistant.web.library.document import PLACE_ID
from assistant.web.library.explain import explained
from assistant.web.library.look import look_at
from assistant.web.library.originals import route
from assistant.web.library.page import draw
from assistant.web.library.relations import ties_of
from assistant.web.library.timeline import in_words, scale_of, timeline
from assistant.web.texts import LANGUAGES, say
from index.errors import CorpusError
from index.load import CORPUS, load_documents, read_original
from index.types import Document
from tests.web.doubles import DOCUMENT, HOSTILE, QUOTE, TEXT, Scripted
from tests.web.reading import ATTRIBUTES, TAGS, Reading

TODAY = date(2026, 11, 23)
OURS = re.compile(r"(\?place=[a-z]+(&|$)|originals/[a-z0-9-]+\.txt$)")
STYLE = re.compile(r"(left|width):-?\d+(\.\d+)?%(;|$)")
DOCUMENTS = load_documents()


def _bare(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def _assert_harmless(html: str) -> None:
    for tag, attributes in Reading(html).tags:
        assert tag in {*TAGS, "code", "header", "q"}, tag
        for name, value in attributes.items():
            if name == "href":
                assert OURS.match(value or ""), value
            elif name == "style":
                assert STYLE.sub("", value or "") == "", value
            else:
                assert ATTRIBUTES.match(name) or name == "download", (tag, name)


def _pages() -> Iterator[str]:
    """The library in every state, over hostile text."""
    holdings = Scripted()
    queries: tuple[dict[str, str], ...] = (
        {},
        {"q": "规则"},
        {"q": HOSTILE},
        {"status": "expired"},
        {"doc": HOSTILE},
        {"doc": "hostile"},
        {"doc": "hostile", "q": "onerror"},
        {"doc": "hostile", "q": HOSTILE},
        {"doc": "hostile", "clause": HOSTILE},
        {"doc": "hostile", "clause": "一（一）"},
        {"doc": "hostile", "at": "0-40", "q": "规则"},
        {"doc": "hostile", "at": HOSTILE},
    )
    for language in LANGUAGES:
        for query in queries:
            yield draw(language, holdings, look_at(query, holdings.documents, 1))


def test_hostile_text_never_becomes_markup_and_is_shown_as_it_is() -> None:
    for html in _pages():
        _assert_harmless(html)
        html.encode("utf-8")
    opened = draw("zh", Scripted(), look_at({"doc": "hostile"}, {"hostile": DOCUMENT}, 1))
    assert Reading(opened).text.count(HOSTILE) >= TEXT.count(HOSTILE)


@pytest.mark.parametrize("document", [*DOCUMENTS, DOCUMENT], ids=lambda document: document.doc_id)
def test_an_open_document_holds_its_whole_text_once(document: Document, assistant: Assistant) -> None:
    holdings = Scripted() if document is DOCUMENT else assistant
    html = draw("zh", holdings, look_at({"doc": document.doc_id, "q": "职业"}, holdings.documents, 1))
    words = re.findall(r'<div class="words"[^>]*>(.*?)</div><div class="tools">', html, re.DOTALL)
    assert _bare("".join(Reading(part).text for part in words)) == _bare(document.text)


def test_the_words_of_an_address_are_marked_beside_what_a_search_found() -> None:
    start = TEXT.index(QUOTE)
    query = {"doc": "hostile", "at": f"{start}-{start + len(QUOTE)}", "q": "不少于"}
    html = draw("zh", Scripted(), look_at(query, {"hostile": DOCUMENT}, 1))
    assert html.count(f'id="{PLACE_ID}"') == 1
    assert QUOTE in Reading(html).marked
    assert '<mark class="hit" data-hit="1">不少于</mark>' in html


def test_every_card_and_every_provision_of_a_rule_stands_at_a_clause_that_holds_it(assistant: Assistant) -> None:
    assert assistant.rules is not None
    by_document = {document.doc_id: explained(assistant, document) for document in DOCUMENTS}
    shown = [card.id for clauses in by_document.values() for one in clauses.values() for card in one.cards]
    assert sorted(shown) == sorted(card.id for card in assistant.cards)
    for rule, provision in foundations(assistant.rules.statutes):
        assert any(rule.id in one.rules and provision in one.rules[rule.id][1] for one in by_document[provision.doc_id].values())


def test_a_clause_links_to_the_rules_that_rest_on_it_and_to_the_chat(assistant: Assistant) -> None:
    html = draw("zh", assistant, look_at({"doc": "zhejiang-2020-27"}, assistant.documents, 1))
    clause = html.partition("data-content>四（三）</b>")[2].partition('<div class="clause')[0]
    links = [dict(parse_qsl((attributes.get("href") or "")[1:])) for tag, attributes in Reading(clause).tags if tag == "a"]
    assert {"place": "calculators", "rule": "performance-pay"} in links
    assert any(link["place"] == "chat" and link["q"] for link in links)
    for link in links:
        if link["place"] == "library":
            assert look_at(link, assistant.documents, 1).span.end


def test_filters_choose_and_an_empty_choice_is_said(assistant: Assistant) -> None:
    def listed(**query: str) -> list[str]:
        html = draw("zh", assistant, look_at(query, assistant.documents, 1))
        return re.findall(r'<li class="volume">.*?doc=([a-z0-9-]+)', html)

    assert len(listed()) == 5
    assert set(listed(region="杭州")) == {"hangzhou-2025-61", "hangzhou-reform-draft"}
    assert listed(region="杭州", status="draft") == ["hangzhou-reform-draft"]
    assert listed(region="绍兴", status="expired") == []
    nothing = draw("zh", assistant, look_at({"region": "绍兴", "status": "expired"}, assistant.documents, 1))
    assert say("zh", "lib_empty") in nothing


def test_a_draft_says_that_it_is_one_and_an_issued_document_does_not(assistant: Assistant) -> None:
    for doc_id, document in assistant.documents.items():
        for language in LANGUAGES:
            html = draw(language, assistant, look_at({"doc": doc_id}, assistant.documents, 1))
            assert (say(language, "lib_draft_notice") in html) is not document.record.issued


def test_the_timeline_says_in_words_what_it_shows(assistant: Assistant) -> None:
    documents = list(assistant.documents.values())
    scale = scale_of(documents, TODAY)
    assert (scale.first, scale.last) == (2020, 2028)
    assert scale.at(date(2020, 1, 1)) == 0 < scale.at(TODAY) < scale.at(date(2029, 1, 1)) == 100
    html = timeline("zh", documents, TODAY)
    assert "有效期至2027年12月31日" in html
    assert in_words("en", assistant.documents["zhejiang-2020-27"].record) in timeline("en", documents, TODAY)
    drawn = re.sub(r'<div class="(?:track|axis)" aria-hidden="true">.*?</div>', "", html)
    assert "<i style" not in drawn  # what is only a picture is hidden from screen readers


def test_a_relation_is_told_at_both_of_its_ends(assistant: Assistant) -> None:
    documents = assistant.documents
    for doc_id, document in documents.items():
        own = list(ties_of(doc_id, documents))
        assert {relation.target for relation in document.record.relations} <= {tie.other for tie in own}
        for relation in document.record.relations:
            if relation.target in documents:
                assert doc_id in {tie.other for tie in ties_of(relation.target, documents)}


def test_a_search_shows_what_is_near_in_meaning_only_where_the_words_do_not_stand(assistant: Assistant) -> None:
    html = draw("zh", assistant, look_at({"q": "工资能涨多少"}, assistant.documents, 1))
    assert say("zh", "lib_found_none") in html
    assert "绩效工资总量最高可上浮50%" in Reading(html).text
    assert assistant.nearest("🙂", 5) == () == assistant.nearest("今天股票涨了吗", 5)


def test_originals_are_served_as_received_and_by_their_id_alone(assistant: Assistant) -> None:
    client = TestClient(Starlette(routes=[route(assistant)]))
    for doc_id, document in assistant.documents.items():
        answer = client.get(f"/originals/{doc_id}.txt")
        assert hashlib.sha256(answer.content).hexdigest() == document.record.sha256
        assert answer.headers["content-disposition"] == f'attachment; filename="{doc_id}.txt"'
    for wrong in ("nope", "..%2f..%2fREADME", "%2e%2e/manifest", "zhejiang-2020-27%00", "zhejiang-2020-27/../nope"):
        assert client.get(f"/originals/{wrong}.txt").status_code == 404


def test_an_original_that_was_changed_is_not_offered(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    record = assistant.documents["zhejiang-2020-27"].record
    received = read_original(CORPUS, record)
    (tmp_path / "documents" / f"{record.doc_id}.txt").write_bytes(received + b" ")
    changed = Assistant(assistant.index, tmp_path)
    with pytest.raises(CorpusError, match="sha256"):
        changed.original(record.doc_id)
    html = draw("zh", changed, look_at({"doc": record.doc_id}, changed.documents, 1))
    assert say("zh", "lib_changed") in html
    assert "originals/" not in html
    answer = TestClient(Starlette(routes=[route(changed)])).get(f"/originals/{record.doc_id}.txt")
    assert answer.status_code == 503
    assert received not in answer.content
