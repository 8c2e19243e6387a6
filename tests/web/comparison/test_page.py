"""The comparison in a real browser: picked, typed, by its address, in both languages, and handed out as a file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from docx import Document

from tests.web.browsing import CHROME, CJK, ask, opened, overflow
from tests.web.doubles import HOSTILE

pytestmark = pytest.mark.browser

every_width = pytest.mark.parametrize("page", ["desktop", "tablet", "phone"], indirect=True)
TOPIC = "?place=comparison&topic=enterprise-practice"


def columns(page: Any) -> Any:
    page.wait_for_selector("#compare-body .matter .cell")
    return page.locator(".matter").first.locator(".cell")


def saved(page: Any, button: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.click(button)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@every_width
def test_the_difference_on_teacher_practice_is_two_clicks_away(page: Any, page_url: str) -> None:
    opened(page, page_url)
    page.click("a.way[href*=comparison]")
    page.click(".picks a:text('教师下企业实践')")
    cells = columns(page)
    assert cells.locator("h4").all_inner_texts() == ["浙江", "杭州", "绍兴"]
    assert cells.locator("mark.figure").all_inner_texts() == ["5年", "至少1个月", "5年", "不少于半年", "两年", "至少半年以上"]
    assert page.locator(".differences dt").all_inner_texts() == ["数字不同", "约束力用词不同"]
    assert "没有写数字" in page.inner_text(".differences")
    assert page.locator(".cell .badge").all_inner_texts()[:3] == ["现行", "征求意见稿", "征求意见稿"]
    assert page.url.endswith(TOPIC)
    assert overflow(page) <= 0
    tops = {round(cells.nth(at).bounding_box()["y"]) for at in range(3)}
    assert len(tops) == (3 if page.viewport_size["width"] < 500 else 1)


def test_an_address_opens_a_topic_on_a_day_and_a_switch_leaves_no_chinese_but_content(page: Any, page_url: str) -> None:
    page.goto(f"{page_url}?place=comparison&topic=talent-status&as_of=2028-01-01")
    columns(page)
    assert page.locator(".badge.expired").first.inner_text() == "已过期"
    assert "2028年1月1日" in page.inner_text(".legend")
    page.click("#language")
    page.wait_for_selector(".comparison[lang=en]")
    assert "Equal treatment of graduates" in page.inner_text(".comparison")
    assert not CJK.search(page.evaluate(CHROME))


def test_typed_words_are_compared_and_kept_in_the_address(page: Any, page_url: str) -> None:
    page.goto(f"{page_url}?place=comparison")
    page.wait_for_selector(".picks a")
    assert page.locator("#compare-save .save").count() == 0
    field = "#compare-words :is(input, textarea)"
    page.fill(field, "老师能不能在外面赚外快")
    page.press(field, "Enter")
    assert "兼职报酬" in columns(page).first.inner_text()
    page.wait_for_function("location.search.includes('topic=')")
    page.reload()
    assert "兼职报酬" in columns(page).first.inner_text()
    page.fill(field, "食堂饭菜")
    page.click("#compare-button")
    page.wait_for_selector("h2:has-text('没有规定')")
    assert page.locator(".picks a").count() > 40
    assert page.locator("#compare-save .save").count() == 0


@pytest.mark.parametrize("page", ["desktop", "phone"], indirect=True)
def test_a_comparison_is_handed_out(page: Any, page_url: str) -> None:
    page.goto(f"{page_url}{TOPIC}")
    columns(page)
    page.wait_for_selector("#compare-save [data-format=docx]")
    name, content = saved(page, "#compare-save [data-format=docx]")
    assert name.startswith("对照-教师下企业实践-")
    assert name.endswith(".docx")
    assert Document(BytesIO(content)).paragraphs[0].text == "对照：教师下企业实践"
    name, content = saved(page, "#compare-save [data-format=md]")
    assert content.decode().startswith("# 对照：教师下企业实践\n")
    assert page.evaluate("document.activeElement.dataset.format") == "md"
    _, again = saved(page, "#compare-save [data-format=md]")
    assert again == content


def test_a_conversation_is_handed_out_with_its_citations(page: Any, page_url: str) -> None:
    opened(page, page_url)
    assert not page.is_visible("#chat-save")
    ask(page, "绩效工资最多可以上浮多少？")
    name, content = saved(page, "#chat-save [data-format=docx]")
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)
    assert name.startswith("政策问答记录-")
    assert "绩效工资最多可以上浮多少？" in text
    assert "绩效工资总量最高可上浮50%" in text


@pytest.mark.parametrize("wanted", [f"词{HOSTILE}", f"空{HOSTILE}", "崩溃"])
def test_hostile_topics_stay_text_and_a_failure_is_said_in_words(page: Any, hostile_url: str, wanted: str) -> None:
    page.goto(f"{hostile_url}?place=comparison&topic={quote(wanted)}")
    page.wait_for_selector("#compare-body :is(header, .failed)")
    assert page.locator("#compare-body :is(img, script, iframe, svg, form)").count() == 0
    assert page.evaluate("window.hit") is None
    assert "a secret of the server" not in page.content()
    if wanted.startswith("词"):
        _, content = saved(page, "#compare-save [data-format=docx]")
        assert Document(BytesIO(content)).tables
