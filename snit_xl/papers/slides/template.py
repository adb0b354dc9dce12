"""The slides' template (mall): python-pptx's own with our size, fonts, colours and places, and no layout unused."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import namespaces, qn
from pptx.util import Emu

from snit_xl.papers.slides.rooms import BODY, FIRST_TITLE, FIRST_UNDER, HEIGHT, NUMBER, TITLE, WIDTH, Room
from snit_xl.papers.write.look import ACCENT, FONT, GREY, INK, LANGUAGE, PAPER, TINT
from snit_xl.workbook.styles import COLOURS

POINT = 12700
STRIPE = 10.0
TITLE_SIZE, FIRST_SIZE, UNDER_SIZE, NUMBER_SIZE = 28, 38, 20, 12
FIRST, LIST, PLAIN = "Title Slide", "Title and Content", "Title Only"
NAMES = {FIRST: "Framsida", LIST: "Rubrik och text", PLAIN: "Rubrik"}
# The theme's colours by their names in the file; the accents are those of the workbook's charts.
CHART_COLOURS = ("accent", "sand", "slate", "moss", "plum", "clay")
THEME = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": ACCENT,
    "lt2": TINT,
    **{f"accent{n}": COLOURS[name].removeprefix("#") for n, name in enumerate(CHART_COLOURS, 1)},
    "hlink": ACCENT,
    "folHlink": GREY,
}


def new_presentation() -> Any:  # noqa: ANN401 - python-pptx has no types
    """Return an empty presentation in the house style (tomt bildspel)."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(int(WIDTH * POINT)), Emu(int(HEIGHT * POINT))
    master = deck.slide_master
    for layout in list(deck.slide_layouts):
        if layout.name not in NAMES:
            deck.slide_layouts.remove(layout)
    _theme(master)
    _texts(deck, master)
    _master(master)
    for layout in deck.slide_layouts:
        _layout(layout)
    return deck


def colour(digits: str) -> Any:  # noqa: ANN401 - as above
    """Return a colour by its six digits (färg), with or without a hash before them."""
    maker: Any = RGBColor
    return maker.from_string(digits.removeprefix("#"))


def layout_named(deck: Any, name: str) -> Any:  # noqa: ANN401 - as above
    """Return one of our layouts (bildlayout)."""
    return deck.slide_layouts.get_by_name(NAMES[name])


def place(shape: Any, where: Room) -> None:  # noqa: ANN401 - as above
    """Put a shape in its place (placera), in points."""
    shape.left, shape.top, shape.width, shape.height = (Emu(int(side * POINT)) for side in where)


def _theme(master: Any) -> None:  # noqa: ANN401 - as above
    """Set the theme's fonts and colours (tema), from which all else inherits."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    for key, colour in THEME.items():
        slot = root.find(f".//{qn('a:clrScheme')}/{qn(f'a:{key}')}")
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, qn("a:srgbClr")).set("val", colour)
    for face in ("majorFont", "minorFont"):
        root.find(f".//{qn(f'a:{face}')}/{qn('a:latin')}").set("typeface", FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _texts(deck: Any, master: Any) -> None:  # noqa: ANN401 - as above
    """Set language, sizes and colours where texts inherit them (standardtext)."""
    styles = master._element.find(qn("p:txStyles"))  # noqa: SLF001 - python-pptx knows no text styles
    for root in (styles, deck.element):
        for run in root.iter(qn("a:defRPr")):
            run.set("lang", LANGUAGE)
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    run = title.find(qn("a:defRPr"))
    run.set("sz", str(TITLE_SIZE * 100))
    run.set("b", "1")
    run.find(f".//{qn('a:schemeClr')}").set("val", "tx2")


def _master(master: Any) -> None:  # noqa: ANN401 - as above
    places = {"TITLE": TITLE, "BODY": BODY, "SLIDE_NUMBER": NUMBER}
    for shape in list(master.placeholders):
        kind = shape.placeholder_format.type.name
        if kind not in places:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - date and footer aren't used
            continue
        place(shape, places[kind])
        _anchor(shape, "b" if kind == "TITLE" else "t")
        if kind == "SLIDE_NUMBER":
            _number(shape)
    master.shapes._spTree.insert(2, parse_xml(_stripe()))  # noqa: SLF001 - behind all else


def _stripe() -> str:
    """Return the band of the house's colour over every slide (rand), which says nothing and is read by nobody."""
    space = " ".join(f'xmlns:{prefix}="{namespaces(prefix)[prefix]}"' for prefix in ("a", "p"))
    across, down = int(WIDTH * POINT), int(STRIPE * POINT)
    return (
        f'<p:sp {space}><p:nvSpPr><p:cNvPr id="99" name="Rand"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _layout(layout: Any) -> None:  # noqa: ANN401 - as above
    first = layout.name == FIRST
    for shape in list(layout.placeholders):
        kind = shape.placeholder_format.type.name
        if kind in {"DATE", "FOOTER"}:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - as above
        elif first and kind == "CENTER_TITLE":
            place(shape, FIRST_TITLE)
            _large(shape, FIRST_SIZE, "b")
        elif first and kind == "SUBTITLE":
            place(shape, FIRST_UNDER)
            _large(shape, UNDER_SIZE, "t")
        else:
            _inherit(shape)
    layout.name = NAMES[layout.name]


def _inherit(shape: Any) -> None:  # noqa: ANN401 - as above
    """Take the place from the master (ärv plats)."""
    properties = shape._element.spPr  # noqa: SLF001 - as above
    for old in properties.findall(qn("a:xfrm")):
        properties.remove(old)


def _large(shape: Any, size: int, anchor: str) -> None:  # noqa: ANN401 - as above
    """Set the size of the first slide's texts (framsidans text)."""
    frame = shape.text_frame
    for paragraph in frame._txBody.iter(qn("a:lvl1pPr")):  # noqa: SLF001 - as above
        paragraph.set("algn", "l")
        run = paragraph.find(qn("a:defRPr"))
        if run is None:
            run = etree.SubElement(paragraph, qn("a:defRPr"))
        run.set("sz", str(size * 100))
        run.set("lang", LANGUAGE)
        for old in run.findall(qn("a:solidFill")):
            run.remove(old)
    for paragraph in frame._txBody.iter(qn("a:lstStyle")):  # noqa: SLF001 - as above
        if paragraph.find(qn("a:lvl1pPr")) is None:
            level = etree.SubElement(paragraph, qn("a:lvl1pPr"), algn="l")
            etree.SubElement(level, qn("a:defRPr"), sz=str(size * 100), lang=LANGUAGE)
    _anchor(shape, anchor)


def _number(shape: Any) -> None:  # noqa: ANN401 - as above
    for run in shape._element.iter(qn("a:defRPr")):  # noqa: SLF001 - as above
        run.set("sz", str(NUMBER_SIZE * 100))
        run.set("lang", LANGUAGE)
        for old in run.findall(qn("a:solidFill")):
            run.remove(old)
        fill = etree.Element(qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr")).set("val", GREY)
        run.insert(0, fill)


def _anchor(shape: Any, side: str) -> None:  # noqa: ANN401 - as above
    """Say where in its box a text stands (förankring); nothing is shrunk by the program."""
    body = shape.text_frame._txBody.find(qn("a:bodyPr"))  # noqa: SLF001 - as above
    body.set("anchor", side)
    for old in list(body):
        body.remove(old)
