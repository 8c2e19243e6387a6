"""What python-docx has no method for: fields, bookmarks, links within the document, a header row on every page."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.table import _Row
from docx.text.paragraph import Paragraph

_LINK_COLOUR = "17597A"


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field that the program that opens the document fills in: PAGE, NUMPAGES."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run()._element
        if kind is None:
            run.append(_element("w:instrText", {"xml:space": "preserve"}, f" {code} "))
        elif kind == "text":
            run.append(_element("w:t", {}, "1"))
        else:
            run.append(_element("w:fldChar", {"w:fldCharType": kind}))


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place in the document that a link can lead to. `number` is unique in it."""
    paragraph._p.append(_element("w:bookmarkStart", {"w:id": str(number), "w:name": name}))
    paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def add_link(paragraph: Paragraph, text: str, bookmark: str) -> None:
    """A link to a place in the same document."""
    link = _element("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"})
    run = OxmlElement("w:r")
    look = OxmlElement("w:rPr")
    look.append(_element("w:color", {"w:val": _LINK_COLOUR}))
    run.append(look)
    run.append(_element("w:t", {"xml:space": "preserve"}, text))
    link.append(run)
    paragraph._p.append(link)


def repeat_header(row: _Row) -> None:
    """The row stands on every page that its table reaches; shaded, so that it is seen to be the header."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))
    for cell in row.cells:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": "EAF1F3"}))


def keep_whole(row: _Row) -> None:
    """The row is not cut at the end of a page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", {"w:val": "true"}))


def _element(name: str, attributes: dict[str, str], text: str | None = None) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key) if key != "xml:space" else "{http://www.w3.org/XML/1998/namespace}space", value)
    if text is not None:
        element.text = text
    return element
