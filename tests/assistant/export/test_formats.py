"""The files: reopened, converted by LibreOffice, and hostile text in them stays text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.answer import Assistant
from assistant.export import Manuscript, to_docx, to_markdown
from assistant.export.types import Heading, Items, Paragraph, Run, Table
from tests.assistant.export.documents import CONTROLS, DAY, HOSTILE, LONG, calculation, comparison, conversation, hostile, written

KINDS = [conversation, calculation, comparison]


def whole(text: str) -> str:
    """Every character of a file but blanks."""
    return re.sub(r"\s", "", text)


def body_text(content: bytes) -> str:
    document = Document(BytesIO(content))
    return whole("".join(node.text or "" for node in document.element.body.iter(qn("w:t"))))


@pytest.mark.parametrize("make", KINDS)
def test_a_docx_reopens_with_headings_tables_fonts_and_page_numbers(assistant: Assistant, make: object) -> None:
    manuscript: Manuscript = make(assistant)  # type: ignore[operator]
    content = to_docx(manuscript)
    document = Document(BytesIO(content))
    assert document.paragraphs[0].text == manuscript.title
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "Title"
    headings = [p.text for p in document.paragraphs if p.style is not None and str(p.style.name).startswith("Heading")]
    assert headings == [block.text for block in manuscript.blocks if isinstance(block, Heading)]
    assert len(document.tables) == sum(isinstance(block, Table) for block in manuscript.blocks)
    for table in document.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    for name in ("Normal", "Title", "Heading 1", "Clause", "Note", "Cell"):
        fonts = document.styles[name].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体", "楷体")
        assert not [key for key in fonts.attrib if key.endswith("Theme")]
    footer = "".join(node.text or "" for node in document.sections[0].footer._element.iter(qn("w:instrText")))
    assert footer.split() == ["PAGE", "NUMPAGES"]
    assert document.core_properties.created is not None
    assert document.core_properties.created.date() == DAY


@pytest.mark.parametrize("make", KINDS)
def test_a_mark_in_a_docx_leads_to_its_source(assistant: Assistant, make: object) -> None:
    body = Document(BytesIO(to_docx(make(assistant)))).element.body  # type: ignore[operator]
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert links
    assert links <= set(names)
    assert len(set(names)) == len(names)


def test_both_formats_hold_the_quotations_word_for_word(assistant: Assistant) -> None:
    manuscript = comparison(assistant)
    in_docx = body_text(to_docx(manuscript))
    html = MarkdownIt("commonmark").enable("table").render(to_markdown(manuscript))
    in_markdown = whole(re.sub(r"<[^>]*>", "", html).replace("&quot;", '"').replace("&amp;", "&"))
    for cited in assistant.compare("performance-pay", DAY).citations():
        assert whole(cited.quote) in in_docx
        assert whole(cited.quote) in in_markdown


def test_markdown_has_tables_and_headings(assistant: Assistant) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(calculation(assistant)))
    kinds = [token.type for token in tokens]
    assert kinds.count("table_open") == 4
    assert next(token.tag for token in tokens if token.type == "heading_open") == "h1"
    assert kinds.count("blockquote_open") >= 2


# Hostile text


OURS = {"<br>", *(f"<{end}{name}>" for end in ("", "/") for name in "biu")}


def live(markdown: str) -> set[str]:
    """What a reader of Markdown would do beside showing text: tags, links, images, code."""
    kinds = {"html_block", "html_inline", "link_open", "image", "code_block", "code_inline", "fence"}
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    allowed = [token for token in tokens if token.type == "inline"]
    found = {token.type for token in tokens} | {child.type for token in allowed for child in token.children or ()}
    tags = {child.content for token in allowed for child in token.children or () if child.type == "html_inline"}
    return (found & kinds) - ({"html_inline"} if tags <= OURS else set())


def test_hostile_text_is_inert_in_markdown() -> None:
    for manuscript in hostile():
        markdown = to_markdown(manuscript)
        assert live(markdown) == set()
        assert not set(CONTROLS) & set(markdown)
        markdown.encode("utf-8")
        headings = sum(isinstance(block, Heading) for block in manuscript.blocks) + 1
        assert sum(t.type == "heading_open" for t in MarkdownIt("commonmark").parse(markdown)) == headings


def test_hostile_text_is_inert_in_docx() -> None:
    for manuscript in hostile():
        content = to_docx(manuscript)
        assert whole(HOSTILE) in body_text(content)
        assert not set(CONTROLS) & set(body_text(content))
        archive = zipfile.ZipFile(BytesIO(content))
        for name in archive.namelist():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in archive.read(name)


@settings(max_examples=25)
@given(st.text(max_size=80))
def test_any_text_stays_what_it_is(text: str) -> None:
    run = (Run(text, bold=True), Run(text))
    table = Table((text,), (((Paragraph(run),),),), (1.0,))
    blocks = (Heading(1, text), Paragraph(run, "quote"), Paragraph(run), Items((run,)), Items((run,), ordered=True), table)
    manuscript = Manuscript(text, blocks, "zh", DAY, "1")
    assert live(to_markdown(manuscript)) == set()
    Document(BytesIO(to_docx(manuscript)))


# LibreOffice


def tool(name: str) -> str:
    """The path of a program. Absent, the test is skipped, and fails in CI, where everything is installed."""
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed (.ci/install-libreoffice installs it)"
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(f"{reason}; CI must open exported documents")
        pytest.skip(reason)
    return found


def ran(*command: str | Path) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, assistant: Assistant) -> list[Path]:
    """Every kind of document as LibreOffice prints it, the hostile ones last."""
    office, folder = tool("soffice"), tmp_path_factory.mktemp("office")
    manuscripts = [*(make(assistant) for make in KINDS), *hostile()]
    paths = written(folder, [to_docx(manuscript) for manuscript in manuscripts])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    said = ran(office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths)
    assert "Error" not in said
    return [path.with_suffix(".pdf") for path in paths]


def test_libreoffice_opens_every_document_and_prints_its_chinese(printed: list[Path], assistant: Assistant) -> None:
    texts = [whole(ran(tool("pdftotext"), "-layout", path, "-")) for path in printed[:3]]
    assert all(path.stat().st_size > 0 for path in printed)
    for printed_text, first in zip(
        texts, ("政策问答记录", "测算：绩效工资总量上浮", "对照：绩效工资与社会服务收入"), strict=True
    ):
        assert first in printed_text
        assert "第1页，共" in printed_text
        assert re.search(r"第2页，共\d页", printed_text)
        assert assistant.documents["zhejiang-2020-27"].record.sha256[:12] in printed_text
    fonts = ran(tool("pdffonts"), printed[0])
    assert re.search(r"CJK|Song|Hei|Ming|Kai|WenQuanYi|Droid", fonts), fonts


def test_very_long_words_stay_on_the_page(printed: list[Path]) -> None:
    for path in printed[3:]:
        layout = ran(tool("pdftotext"), "-bbox", path, "-")
        width = float(re.search(r'<page width="([\d.]+)"', layout)[1])  # type: ignore[index]
        right = [float(edge) for edge in re.findall(r'xMax="([\d.]+)"[^>]*>W+<', layout)]
        assert right
        assert max(right) <= width
        assert layout.count("W") >= len(LONG)
