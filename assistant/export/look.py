"""The look of a DOCX: fonts for Latin and Chinese, sizes, distances, by styles and never run by run."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor

# The faces of official papers, which Word has on every system; where they are missing, programs take another Chinese face.
_SONG, _HEI, _KAI = "宋体", "黑体", "楷体"
_LATIN = "Times New Roman"
_KEPT = ("Title", "Heading1", "Heading2", "Heading3", "Header", "Footer", "ListBullet", "TableGrid")
_INK, _SOFT = RGBColor(0x1C, 0x24, 0x29), RGBColor(0x51, 0x60, 0x6A)
_BODY = 10.5  # points: 五号, the usual size of Chinese print


def dress(document: Docx) -> None:
    """Set the styles of an empty document."""
    _bare(document)
    _defaults(document)
    _style(document, "Normal", _SONG, _BODY, after=6, spacing=1.35)
    _style(document, "Title", _HEI, 18, after=8)
    _without_border(document.styles["Title"])
    for level, (size, before) in enumerate(((14, 16), (12, 12), (11, 10)), 1):
        _style(document, f"Heading {level}", _HEI, size, before=before, after=5)
    _style(document, "Header", _SONG, 8.5, colour=_SOFT)
    _style(document, "Footer", _SONG, 8.5, colour=_SOFT)
    _style(document, "List Bullet", _SONG, _BODY, after=3, spacing=1.35)
    _style(document, "Numbered", _SONG, _BODY, after=3, spacing=1.35, left=0.75, first=-0.75)
    _style(document, "Lead", _HEI, 11.5, after=6).paragraph_format.keep_with_next = True
    _style(document, "Note", _SONG, 9, after=4, colour=_SOFT)
    _style(document, "Clause", _KAI, _BODY, after=8, spacing=1.35, left=0.6)
    _style(document, "Source", _SONG, _BODY, before=8, after=2).paragraph_format.keep_with_next = True
    _style(document, "Cell", _SONG, 9.5, before=2, after=3)
    _style(document, "Cell clause", _KAI, 9.5, after=6, spacing=1.25, left=0.25)
    _style(document, "Gap", _SONG, 4, after=2)


def _bare(document: Docx) -> None:
    """Drop the styles of the template that no document of ours uses: each look-up of a style reads them all."""
    for style in list(document.styles.element.style_lst):
        if style.styleId not in _KEPT and style.get(qn("w:default")) is None:
            document.styles.element.remove(style)
        for link in style.findall(qn("w:link")):  # to a character style that is gone
            style.remove(link)


def _style(
    document: Docx,
    name: str,
    han: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    spacing: float = 1.15,
    left: float = 0,
    first: float = 0,
    colour: RGBColor = _INK,
) -> Any:
    """The style of this name, made if there is none."""
    known = {style.name for style in document.styles}
    style: Any = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"] if name not in known else style.base_style
    style.font.size, style.font.color.rgb = Pt(size), colour
    _fonts(style.element.get_or_add_rPr(), han)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), spacing
    if left or first:
        layout.left_indent, layout.first_line_indent = Cm(left), Cm(first)
    return style


def _defaults(document: Docx) -> None:
    """No theme font may stand before ours, and the proofing languages are named."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _fonts(defaults, _SONG)
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "zh-CN")


def _fonts(properties: Any, han: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key, face in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", han), ("cs", _LATIN)):
        fonts.set(qn(f"w:{key}"), face)


def _without_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
