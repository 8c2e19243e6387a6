"""The HTML of a comparison: complete, escaped, and every state with its address."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from assistant.answer import Assistant
from assistant.export import Manuscript, comparison_document
from assistant.types import Language
from assistant.web.comparison.drawing import comparison_html, failure_html, welcome_html
from assistant.web.parts import address
from assistant.web.saving import file_name, handed_out, save_bar
from index.types import Document
from tests.web.doubles import HOSTILE, Scripted
from tests.web.reading import ATTRIBUTES, Reading

DAY = date(2026, 11, 23)
TAGS = set("a article b blockquote dd details div dl dt h2 h3 h4 h5 header li mark nav p section small span summary ul".split())
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def read(html: str) -> Reading:
    reading = Reading(html)
    for tag, attributes in reading.tags:
        assert tag in TAGS | {"button"}, tag
        for name, value in attributes.items():
            if name == "href":
                assert (value or "").startswith("?place="), value
            else:
                assert ATTRIBUTES.match(name), name
    return reading


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_hostile_becomes_markup(language: Language) -> None:
    double = Scripted()
    for wanted in (f"词{HOSTILE}", f"空{HOSTILE}", "hostile"):
        html = comparison_html(double.compare(wanted), double.topics, double.documents, language)
        assert HOSTILE in read(html).text
    for html in (welcome_html(double.topics, language), failure_html(double.topics, language)):
        assert HOSTILE in read(html).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_can_be_picked_and_draws(assistant: Assistant, language: Language) -> None:
    welcome = welcome_html(assistant.topics, language)
    for topic in assistant.topics:
        assert f'href="{address("comparison", topic=topic.id)}"'.replace("&", "&amp;") in welcome
        comparison = assistant.compare(topic.id, DAY)
        reading = read(comparison_html(comparison, assistant.topics, assistant.documents, language))
        assert (topic.name if language == "zh" else topic.name_en) in reading.text
        for cited in comparison.citations():
            assert cited.quote in reading.text


def test_a_clause_leads_to_its_place_in_the_library(assistant: Assistant) -> None:
    comparison = assistant.compare("side-job", DAY)
    html = unescape(comparison_html(comparison, assistant.topics, assistant.documents, "zh"))
    for cited in comparison.citations():
        assert f'href="{address("library", doc=cited.doc_id, at=f"{cited.start}-{cited.end}")}"' in html


def test_silence_is_said_more_cautiously_where_words_were_searched_for(assistant: Assistant) -> None:
    listed = comparison_html(assistant.compare("performance-pay", DAY), assistant.topics, assistant.documents, "zh")
    found = comparison_html(assistant.compare("学生实习责任保险", DAY), assistant.topics, assistant.documents, "zh")
    assert "文件没有规定" in listed
    assert "没有找到规定" in found
    assert "文件没有规定" not in found


def test_the_address_holds_the_topic_and_the_day(assistant: Assistant) -> None:
    html = comparison_html(assistant.compare("外快 & <b>", DAY), assistant.topics, assistant.documents, "zh", as_of="2028-01-01")
    root = next(attributes for tag, attributes in Reading(html).tags if tag == "div")
    assert root["data-address"] == address("comparison", topic="外快 & <b>", as_of="2028-01-01")


# The buttons


def manuscript(assistant: Assistant) -> Manuscript:
    return comparison_document(assistant.compare("side-job", DAY), assistant.documents, "zh", DAY)


def file_in(html: str) -> Mapping[str, str | None]:
    return next(attributes for tag, attributes in Reading(html).tags if tag == "div")


@pytest.mark.parametrize(("kind", "start"), [("docx", b"PK"), ("md", "# 对照：教职工兼职报酬".encode())])
def test_a_click_hands_out_the_file(assistant: Assistant, kind: str, start: bytes) -> None:
    file = file_in(handed_out("zh", kind, lambda: manuscript(assistant)))
    assert b64decode(file["data-file"] or "").startswith(start)
    assert file["data-name"] == f"对照-教职工兼职报酬-2026-11-23.{kind}"


def test_nothing_to_hand_out_hands_out_nothing(assistant: Assistant) -> None:
    assert handed_out("zh", "docx", lambda: None) == save_bar("zh")
    assert handed_out("en", "exe", lambda: manuscript(assistant)) == save_bar("en")

    def fails() -> Manuscript:
        raise ZeroDivisionError("a secret of the server")

    assert "data-file" not in handed_out("zh", "docx", fails)
    assert 'role="alert"' in handed_out("zh", "docx", fails)
    assert "secret" not in handed_out("zh", "docx", fails)


def test_a_file_name_is_one_that_every_system_takes(assistant: Assistant) -> None:
    name = file_name(replace(manuscript(assistant), title=f'../..\\:*?"<>|\n{HOSTILE}' + "长" * 300), "docx")
    assert not set('/\\:*?"<>|\n ') & set(name)
    assert len(name) < 90
    assert not name.startswith(("-", "."))


def test_the_library_documents_are_named(assistant: Assistant, documents: Mapping[str, Document]) -> None:
    html = comparison_html(assistant.compare("validity", DAY), assistant.topics, assistant.documents, "zh")
    assert all(document.record.short_title in html for document in documents.values())
