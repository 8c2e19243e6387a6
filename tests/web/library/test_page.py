"""The library in a real browser. The `page` fixture fails on any request that leaves the machine and on any console error."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from assistant.web.texts import say
from tests.web.browsing import CHROME, CJK, QUESTION, ask, go_to, in_view, opened, overflow
from tests.web.doubles import HOSTILE

pytestmark = pytest.mark.browser

every_width = pytest.mark.parametrize("page", ["desktop", "tablet", "phone"], indirect=True)
both_widths = pytest.mark.parametrize("page", ["desktop", "phone"], indirect=True)
CLAUSE = f"?place=library&doc=zhejiang-2020-27&clause={quote('四（三）')}"


def _library(page: Any, url: str, address: str = "?place=library", wait: str = "#place-library .shelf") -> Any:
    page.goto(f"{url}{address}")
    page.wait_for_selector(wait)
    return page.locator("#place-library")


def _query(page: Any) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def _settled(page: Any) -> None:
    page.wait_for_timeout(250)


@every_width
def test_the_list_tells_what_is_in_force_and_filters(page: Any, page_url: str) -> None:
    place = _library(page, page_url)
    assert place.locator(".volume").count() == 5
    assert place.locator(".timeline .rows li").count() == 5
    assert overflow(page) <= 0
    place.locator(".choice", has_text=say("zh", "region_绍兴")).click()
    page.wait_for_function("document.querySelectorAll('.volume').length === 1")
    place.locator(".choice", has_text="已过期").click()
    page.wait_for_selector("#place-library .nothing")
    assert _query(page) == {"place": "library", "region": "绍兴", "status": "expired"}
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.volume').length === 1")
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.volume').length === 5")
    assert overflow(page) <= 0


@every_width
def test_a_permanent_link_opens_its_clause_with_what_explains_it(page: Any, page_url: str) -> None:
    place = _library(page, page_url, CLAUSE, ".clause.target")
    _settled(page)
    assert in_view(page, ".clause.target strong")
    assert in_view(page, ".strip .badge")
    place.locator(".clause.target summary").click()
    assert place.locator(".clause.target .explaining li").count() >= 3
    rule = place.locator(".clause.target .resting a[href*='rule=performance-pay']")
    assert rule.is_visible()
    assert overflow(page) <= 0
    place.locator(".clause.target .explaining a[href*='at=']").first.click()
    page.wait_for_selector("#at-place")
    _settled(page)
    assert in_view(page, "#at-place")
    assert "at" in _query(page)
    if page.viewport_size["width"] > 820:
        assert in_view(page, ".outline [aria-current]")
        assert "（三）构建育训结合" in page.inner_text(".outline [aria-current]")


def test_the_outline_leads_through_the_document_by_keyboard_and_says_where_one_is(page: Any, page_url: str) -> None:
    place = _library(page, page_url, "?place=library&doc=shaoxing-five-year-draft", ".opened")
    assert say("zh", "lib_draft_notice") in place.locator("[role='note']").inner_text()
    assert place.locator(".paper table").count() == 2
    assert place.locator(".paper table thead th").count() >= 6
    drawn = place.locator(".opened").get_attribute("data-visit")
    last = place.locator(".outline a").last
    last.focus()
    page.keyboard.press("Enter")
    _settled(page)
    assert _query(page)["clause"] == "附件2"
    assert page.evaluate("document.activeElement.matches('.clause.target')")
    assert place.locator(".opened").get_attribute("data-visit") == drawn  # nothing was fetched for it
    assert "附件2" in place.locator(".outline [aria-current='location']").inner_text()
    assert in_view(page, ".outline [aria-current]")
    page.evaluate("document.querySelector('#place-library').scrollTo(0, 0)")
    _settled(page)
    assert place.locator(".outline [aria-current='location']").count() == 0  # above the first clause
    page.go_back()
    page.wait_for_function("(before) => document.querySelector('.opened')?.dataset.visit !== before", arg=drawn)
    assert "clause" not in _query(page)


@both_widths
def test_a_search_over_all_leads_into_a_document_and_from_place_to_place(page: Any, page_url: str) -> None:
    place = _library(page, page_url)
    field = page.locator("#words :is(input, textarea)")
    field.fill("实习")
    field.press("Enter")
    page.wait_for_selector("#place-library .found .extract")
    assert place.locator(".found .group").count() >= 4
    assert set(place.locator(".found mark").all_inner_texts()) == {"实习"}
    assert page.evaluate("document.activeElement.closest('#words') !== null")
    assert _query(page) == {"place": "library", "q": "实习"}
    assert overflow(page) <= 0
    place.locator(".extract[href*='shaoxing']").nth(1).click()
    page.wait_for_selector("mark.hit.current")
    _settled(page)
    assert in_view(page, "mark.hit.current")
    at = int(page.inner_text(".finder .at"))
    count = len(set(page.eval_on_selector_all("mark.hit", "(parts) => parts.map((part) => part.dataset.hit)")))
    place.locator(".finder button", has_text=say("zh", "lib_hit_after")).click()
    assert int(page.inner_text(".finder .at")) == at % count + 1
    for _ in range(at + 1):
        place.locator(".finder button", has_text=say("zh", "lib_hit_before")).click()
    _settled(page)
    assert int(page.inner_text(".finder .at")) == count  # round from the first to the last
    assert in_view(page, "mark.hit.current")
    assert _query(page)["hit"] == str(count)
    field.fill("学分银行")
    field.press("Enter")
    page.wait_for_function("document.querySelector('mark.hit')?.textContent === '学分银行'")
    assert _query(page)["doc"] == "shaoxing-five-year-draft"
    assert overflow(page) <= 0


def test_a_link_is_copied_and_the_original_downloaded_with_the_hash_shown(page: Any, page_url: str, tmp_path: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    place = _library(page, page_url, "?place=library&doc=hangzhou-2025-61", ".opened")
    place.locator(".copy[data-href*='%E4%BA%8C%EF%BC%88%E4%B8%89%EF%BC%892']").click()
    page.wait_for_selector(f".copy:has-text('{say('zh', 'lib_copied')}')")
    copied = page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        place.locator("a[download]").click()
    kept = tmp_path / "kept.txt"
    download.value.save_as(kept)
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == page.inner_text(".hash")
    page.goto(copied)
    page.wait_for_selector(".clause.target")
    assert page.inner_text(".clause.target").startswith("2. 强化扩权增效")


def test_where_there_is_no_clipboard_the_link_stands_in_the_address_bar(page: Any, page_url: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    place = _library(page, page_url, "?place=library&doc=hangzhou-2025-61", ".opened")
    place.locator(".clause .copy").last.click()
    page.wait_for_selector(f".copy:has-text('{say('zh', 'lib_uncopied')}')")
    assert _query(page)["clause"] == "三"


@both_widths
def test_a_citation_of_the_chat_opens_in_the_library_at_its_words(page: Any, page_url: str) -> None:
    opened(page, page_url)
    ask(page, QUESTION)
    page.locator(".turn .cite").first.click()
    page.wait_for_selector("#quote")
    words = "".join(page.locator("#side .paper mark").all_text_contents())
    page.click(f"#side a:has-text('{say('zh', 'lib_open_here')}')")
    page.wait_for_selector("#at-place")
    _settled(page)
    assert "".join(page.locator("#place-library .paper mark").all_text_contents()) == words
    assert in_view(page, "#at-place")
    page.mouse.move(page.viewport_size["width"] / 2, 500)
    page.mouse.wheel(0, 1500)
    _settled(page)
    assert not page.evaluate(
        "(() => { const r = document.querySelector('#at-place').getBoundingClientRect(); return r.y > 0; })()"
    )
    page.go_back()
    page.wait_for_function("document.documentElement.dataset.place === 'chat'")
    assert page.locator("#side #quote").count() == 1


@both_widths
def test_the_english_library_leaves_nothing_chinese_but_content(page: Any, page_url: str) -> None:
    _library(page, page_url)
    page.click("#language")
    page.wait_for_function("document.documentElement.lang === 'en'")
    page.wait_for_selector(f"#place-library h2:has-text('{say('en', 'place_library')}')")
    assert not CJK.search(page.evaluate(CHROME))
    page.locator(".volume h3 a").first.click()
    page.wait_for_selector(".opened")
    page.locator(".clause summary").first.click()
    assert not CJK.search(page.evaluate(CHROME))
    assert overflow(page) <= 0
    page.goto(f"{page_url}?place=library&q={quote('实习')}")
    page.wait_for_selector("#place-library .found .extract")
    page.wait_for_function("document.documentElement.lang === 'en'")
    assert not CJK.search(page.evaluate(CHROME))
    assert overflow(page) <= 0


def test_what_is_not_there_is_said_and_hostile_addresses_stay_text(page: Any, page_url: str) -> None:
    _library(page, page_url)
    for query in (f"doc={quote(HOSTILE)}", f"doc=hangzhou-2025-61&clause={quote(HOSTILE)}", "doc=hangzhou-2025-61&at=9-1"):
        go_to(page, f"?place=library&{query}")
        place = page.locator("#place-library")
        place.locator("[role='alert']").wait_for()
        assert place.locator(":is(img, script, iframe, svg, form)").count() == 0


def test_hostile_documents_stay_text(page: Any, hostile_url: str) -> None:
    place = _library(page, hostile_url, f"?place=library&doc=hostile&q={quote('规则')}", ".opened .hit")
    assert HOSTILE in place.locator(".paper").inner_text()
    assert place.locator(":is(img, script, iframe, svg, form)").count() == 0
    assert page.evaluate("window.hit") is None
