"""The calculators in a real browser, over the real rules. The `page` fixture fails on any request that leaves the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from docx import Document

from assistant.rules.evaluation import COUNT, read_indicators, rows_of
from assistant.rules.schools import template
from assistant.rules.workbook import write_xlsx
from assistant.web.texts import say
from index.load import load_documents
from tests.web.browsing import CHROME, CJK, answered, opened, overflow
from tests.web.doubles import HOSTILE

pytestmark = pytest.mark.browser

both_widths = pytest.mark.parametrize("page", ["desktop", "phone"], indirect=True)
PLACED = "绍兴的老师两年下企业7个月够了吗"
INDICATORS = read_indicators(
    rows_of({document.doc_id: document for document in load_documents()}["shaoxing-five-year-draft"].text)
)


def at(page: Any, url: str, query: str) -> Any:
    page.goto(f"{url}?place=calculators{query}")
    page.wait_for_selector(".calc-form" if "rule=" in query else ".calc-list")
    return page


def write(page: Any, name: str, text: str, row: int = 0) -> None:
    page.fill(f"#calc-{name}-{row}", text)


def shows(page: Any, words: str, within: str = "#calc-result") -> None:
    page.wait_for_function("([at, words]) => document.querySelector(at)?.textContent.includes(words)", arg=[within, words])


@both_widths
def test_someone_new_finds_the_deduction_of_three_years_in_four_clicks(page: Any, page_url: str) -> None:
    opened(page, page_url)
    page.click("#ways a[href*='calculators']")
    page.click(f"text={say('zh', 'calc_about_deduction')}")
    write(page, "payroll", "1000万")
    shows(page, "读作 10,000,000 元", "#calc-payroll-0-echo")
    write(page, "spend", "120万")
    shows(page, "800,000 元")
    for year, (payroll, spend) in enumerate((("12,000,000", "130万"), ("三千万", "100万元")), 1):
        page.click(".calc-more")
        assert page.evaluate("document.activeElement.id") == f"calc-payroll-{year}"
        write(page, "payroll", payroll, year)
        write(page, "spend", spend, year)
    shows(page, "1,740,000 元")
    assert page.locator("#calc-result .calc-bar").count() == 3
    assert page.locator("#calc-result .badge.draft").count() >= 1
    assert overflow(page) <= 0
    page.wait_for_function("location.search.includes('rule=training-deduction')")
    page.reload()
    shows(page, "1,740,000 元")
    assert page.input_value("#calc-payroll-1") == "12,000,000"
    page.go_back()
    page.wait_for_selector(".calc-list")


def test_what_cannot_be_read_is_said_below_its_field_and_to_a_screen_reader(page: Any, page_url: str) -> None:
    at(page, page_url, "&rule=dual-qualified")
    page.focus("#calc-teachers-0")
    page.keyboard.type("200")
    page.keyboard.press("Tab")
    page.keyboard.type("250")
    page.keyboard.press("Enter")
    shows(page, "多于总数", "#calc-dual-0-echo")
    assert page.get_attribute("#calc-dual-0", "aria-invalid") == "true"
    assert "calc-dual-0-echo" in (page.get_attribute("#calc-dual-0", "aria-describedby") or "")
    page.keyboard.press("Control+A")
    page.keyboard.type("150")
    shows(page, "30 人")
    shows(page, "30 人", "[data-summary]")
    assert page.get_attribute("#calc-dual-0", "aria-invalid") is None
    page.select_option("#calc-place-0", "绍兴")
    shows(page, "对照浙江")


@both_widths
def test_a_calculation_is_handed_out_with_its_clauses(page: Any, page_url: str) -> None:
    at(page, page_url, "&rule=performance-pay")
    assert not page.is_visible("#calc-save")
    write(page, "total", "1000万元")
    shows(page, "15,000,000 元")
    with page.expect_download() as saved:
        page.click("#calc-save [data-format=docx]")
    text = "\n".join(paragraph.text for paragraph in Document(saved.value.path()).paragraphs)
    assert saved.value.suggested_filename.endswith(".docx")
    assert "绩效工资总量最高可上浮50%" in text
    assert overflow(page) <= 0
    write(page, "total", "很多")
    page.wait_for_selector("#calc-save", state="hidden")


def test_a_figure_of_the_chat_leads_to_the_form_with_its_words_and_its_place(page: Any, page_url: str) -> None:
    page.goto(f"{page_url}?place=chat&q={quote(PLACED)}")
    answered(page, 0).locator(".ways a").first.click()
    page.wait_for_selector("#calc-result .calc-figures")
    assert page.input_value("[data-name=place]") == "绍兴"
    assert "where=" in page.url
    page.click(".calc-back a")
    page.wait_for_selector(".calc-list")
    assert page.url.endswith("?place=calculators&rule=all")


def test_the_link_is_copied_and_the_question_goes_into_the_chat(page: Any, page_url: str) -> None:
    at(page, page_url, f"&rule=performance-pay&total={quote('1000万元')}")
    shows(page, "15,000,000 元")
    page.click("[data-act='copy']")
    page.wait_for_selector(f"text={say('zh', 'calc_copied')}")
    assert page.input_value("[data-link]") == page.url
    with page.expect_download() as saved:
        page.click(f"text={say('zh', 'calc_receipt')}")
    assert saved.value.suggested_filename.startswith("performance-pay-")
    page.click(f"text={say('zh', 'calc_ask')}")
    assert "15,000,000" in answered(page, 0).inner_text()


@both_widths
def test_english_leaves_nothing_chinese_but_content_and_keeps_what_was_written(page: Any, page_url: str) -> None:
    at(page, page_url, f"&rule=training-deduction&payroll={quote('1000万')}&spend=" + quote("120万"))
    page.click("#language")
    shows(page, "800,000 yuan")
    assert page.input_value("#calc-payroll-0") == "1000万"
    assert not CJK.search(page.evaluate(CHROME))
    page.click(".calc-back a")
    page.wait_for_selector(".calc-list")
    assert not CJK.search(page.evaluate(CHROME))
    page.click("a[href*='rule=evaluation']")
    page.wait_for_selector("#calc-table")
    assert not CJK.search(page.evaluate(CHROME))
    assert overflow(page) <= 0


@both_widths
def test_a_group_of_schools_is_scored_from_a_file_and_from_what_is_pasted(page: Any, page_url: str, tmp_path: Path) -> None:
    at(page, page_url, "&rule=evaluation")
    (name, rows), *_ = template(INDICATORS, "zh").items()
    path = tmp_path / "schools.xlsx"
    path.write_bytes(write_xlsx({name: [*rows, ["甲校", "中职", *["50"] * COUNT], [f"乙{HOSTILE}", "中职", *["100"] * COUNT]]}))
    page.set_input_files("#calc-file", path)
    shows(page, "96")
    assert page.locator("#calc-result tbody th").all_inner_texts()[0].endswith(HOSTILE)
    assert page.locator("#calc-result svg .calc-series").count() == 2
    page.locator("#calc-result tbody button").first.click()
    page.wait_for_function("document.querySelectorAll('#calc-result svg .calc-series').length === 1")
    with page.expect_download() as saved:
        page.click(f"text={say('zh', 'calc_scores_csv')}")
    assert "甲校" in Path(saved.value.path()).read_text(encoding="utf-8-sig")
    assert overflow(page) <= 0
    page.fill("#calc-table", "\n".join("\t".join(map(str, row)) for row in [*rows, ["丙校", "中职", "好"]]))
    page.click(".calc-go")
    shows(page, "好")
    assert page.locator("#calc-result [role='alert']").count() == 1
    wrong = tmp_path / "schools.exe"
    wrong.write_bytes(b"MZ")
    page.set_input_files("#calc-file", wrong)
    shows(page, say("zh", "calc_file_kind"), "#calc-file-echo")
    assert page.evaluate("window.hit") is None


def test_an_assistant_without_rules_has_no_calculators(page: Any, hostile_url: str) -> None:
    opened(page, f"{hostile_url}?place=calculators")
    assert page.locator("#ways a[href*=calculators]").count() == 0
    assert page.locator("#place-calculators").count() == 0
