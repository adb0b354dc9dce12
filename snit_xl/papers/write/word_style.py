"""The house style in Word (formatmallar): python-docx's empty document with our styles only."""

from __future__ import annotations

from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from snit_xl.papers.write.look import ACCENT, FONT, LANGUAGE, LOOKS, MARGIN_CM, PAGE_CM, PAPER, TINT, Look

# What a document can't be without, by style identifier.
NEEDED = frozenset({"DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"})
BAR = "Ingress"
LABEL_CM = 4.2


def new_document(*, landscape: bool) -> Any:  # noqa: ANN401 - python-docx has no types
    """Return an empty document in the house style (tomt dokument)."""
    document = docx.Document()
    _prune(document)
    _defaults(document)
    for name, look in LOOKS.items():
        _set(_style(document, name), look)
    _lead(document.styles[BAR])
    _labels(document.styles["Uppgift"])
    _page(document.sections[0], landscape=landscape)
    return document


def text_width_cm(*, landscape: bool) -> float:
    """Return how wide the text is (satsytans bredd)."""
    return PAGE_CM[landscape] - 2 * MARGIN_CM


def element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 - as above
    """Return an element of Word's own (element): `element("w:shd", fill="FFFFFF")`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _prune(document: Any) -> None:  # noqa: ANN401 - as above
    """Take out the styles that we don't use (rensa): what isn't there needs no contrast and tempts nobody."""
    root = document.styles.element
    kept = {name.casefold() for name in LOOKS}
    for style in list(root.findall(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val")).casefold()
        if name not in kept and style.get(qn("w:styleId")) not in NEEDED:
            root.remove(style)
        else:
            for link in style.findall(qn("w:link")):
                style.remove(link)


def _defaults(document: Any) -> None:  # noqa: ANN401 - as above
    """Set font and language where everything else inherits them (standardtext)."""
    properties = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in (*properties.findall(qn("w:lang")), *properties.findall(qn("w:rFonts"))):
        properties.remove(old)
    properties.insert(0, element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    properties.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE))
    settings = document.settings.element
    for old in settings.findall(qn("w:themeFontLang")):
        old.set(qn("w:val"), LANGUAGE)


def _style(document: Any, name: str) -> Any:  # noqa: ANN401 - as above
    if name in {style.name for style in document.styles}:
        return document.styles[name]
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    return made


def _set(style: Any, look: Look) -> None:  # noqa: ANN401 - as above
    properties = style.element.get_or_add_rPr()
    for old in list(properties):
        properties.remove(old)
    properties.append(element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    style.font.size, style.font.bold = Pt(look.size), look.bold
    style.font.color.rgb = RGBColor.from_string(look.ink)
    form = style.paragraph_format
    for old in list(style.element.get_or_add_pPr()):
        if old.tag in {qn("w:pBdr"), qn("w:contextualSpacing"), qn("w:shd"), qn("w:tabs")}:
            style.element.pPr.remove(old)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing, form.keep_with_next = look.line, look.keep_next
    form.widow_control = True
    if look.ground != PAPER:
        _ground(style, look.ground)


def _ground(style: Any, colour: str) -> None:  # noqa: ANN401 - as above
    properties = style.element.get_or_add_pPr()
    shade = element("w:shd", val="clear", color="auto", fill=colour)
    properties.insert_element_before(shade, *_AFTER_SHADE)


_AFTER_SHADE = ("w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
_AFTER_BORDER = ("w:shd", *_AFTER_SHADE)


def _lead(style: Any) -> None:  # noqa: ANN401 - as above
    """Give the lead a bar to the left (ingress)."""
    border = OxmlElement("w:pBdr")
    for side, size, space, colour in (("top", "4", "3", TINT), ("left", "24", "8", ACCENT), ("bottom", "4", "3", TINT)):
        border.append(element(f"w:{side}", val="single", sz=size, space=space, color=colour))
    style.element.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDER)
    style.paragraph_format.left_indent = Cm(0.4)


def _labels(style: Any) -> None:  # noqa: ANN401 - as above
    """Let what stands after a label begin in one line under the other (uppgifter)."""
    form = style.paragraph_format
    form.tab_stops.add_tab_stop(Cm(LABEL_CM))
    form.left_indent, form.first_line_indent = Cm(LABEL_CM), Cm(-LABEL_CM)


def _page(section: Any, *, landscape: bool) -> None:  # noqa: ANN401 - as above
    width, height = sorted(PAGE_CM, reverse=landscape)
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(MARGIN_CM)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
