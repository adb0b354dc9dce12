"""The slides as a PowerPoint file (presentationsfil): titles, parts, numbers, and notes that name the cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Pt

from snit_xl.papers.slides.arrange import places
from snit_xl.papers.slides.content import Graph, Slide, lines
from snit_xl.papers.slides.deck import slides
from snit_xl.papers.slides.fit import SIZES, bullets_size
from snit_xl.papers.slides.graphs import add_graph
from snit_xl.papers.slides.grids import add_grid
from snit_xl.papers.slides.rooms import Room
from snit_xl.papers.slides.template import FIRST, LIST, PLAIN, layout_named, new_presentation, place
from snit_xl.papers.write.content import Bullets, Table
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.look import LANGUAGE
from snit_xl.papers.write.numbers import written
from snit_xl.papers.write.runs import Figure, Quote
from snit_xl.workbook.terms.messages import PRODUCT
from snit_xl.workbook.terms.slide_texts import SUBJECT, TEXTS
from snit_xl.workbook.view import cell_position


def slides_file(facts: Facts, now: datetime) -> bytes:
    """Return the slides for the meeting as the bytes of a .pptx (presentationsfil)."""
    deck = new_presentation()
    for slide in slides(facts):
        _add(deck, slide)
    core, committee = deck.core_properties, written(facts.quote("committee_name"))
    core.title, core.subject, core.keywords = SUBJECT, SUBJECT, ""
    core.author = core.last_modified_by = committee
    core.comments, core.language = PRODUCT, LANGUAGE
    core.created = core.modified = now
    core.revision = 1
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def _add(deck: Any, slide: Slide) -> None:  # noqa: ANN401 - python-pptx has no types
    listed = any(isinstance(part, Bullets) for part in slide.parts)
    kind = FIRST if slide.subtitle else LIST if listed else PLAIN
    made = deck.slides.add_slide(layout_named(deck, kind))
    made.shapes.title.text = written(slide.title)
    if slide.subtitle:
        _fill(made.placeholders[1], slide.subtitle, None)
    for part, room in zip(slide.parts, places(slide.parts), strict=True):
        match part:
            case Bullets():
                _list(made.placeholders[1], part, room)
            case Table():
                add_grid(made, part, room)
            case Graph():
                add_graph(made, part, room)
    _number(made)
    _notes(made, slide)
    _language(made)


def _list(shape: Any, bullets: Bullets, room: Room) -> None:  # noqa: ANN401 - as above
    place(shape, room)
    _fill(shape, bullets.items, bullets_size(bullets.items, room[2:]) or SIZES[-1])


def _fill(shape: Any, items: Any, size: float | None) -> None:  # noqa: ANN401 - as above
    frame = shape.text_frame
    for number, words in enumerate(items):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = written(words)
        if size is not None:
            run.font.size = Pt(size)
            paragraph.space_after = Pt(6)


def _number(made: Any) -> None:  # noqa: ANN401 - as above
    """Give the slide its number (bildnummer): PowerPoint copies that placeholder only when a person asks for it."""
    for shape in made.slide_layout.placeholders:
        if shape.placeholder_format.type.name == "SLIDE_NUMBER":
            made.shapes._spTree.append(deepcopy(shape._element))  # noqa: SLF001 - python-pptx knows no such field


def _notes(made: Any, slide: Slide) -> None:  # noqa: ANN401 - as above
    """Write in the speaker's notes where the figures come from (anteckningar)."""
    made.notes_slide.notes_text_frame.text = "\n".join(sources(slide))


def sources(slide: Slide) -> Iterator[str]:
    """Name the cells behind a slide's figures and texts (källor), a line per sheet."""
    places = {run.place for line in lines(slide) for run in line if isinstance(run, Figure | Quote) and run.place.cell}
    if not places:
        yield TEXTS["no_source"]
        return
    yield TEXTS["slide"]
    for sheet in sorted({one.sheet for one in places}):
        cells = sorted((one.cell for one in places if one.sheet == sheet), key=cell_position)
        yield TEXTS["source"].format(sheet=sheet, cells=", ".join(cells))


def _language(made: Any) -> None:  # noqa: ANN401 - as above
    """Say that every text is Swedish (språk), for spelling and for reading aloud."""
    for root in (made._element, made.notes_slide._element):  # noqa: SLF001 - as above
        for tag in ("a:rPr", "a:endParaRPr", "a:defRPr"):
            for one in root.iter(qn(tag)):
                one.set("lang", LANGUAGE)
        for run in (*root.iter(qn("a:r")), *root.iter(qn("a:fld"))):
            run.get_or_add_rPr().set("lang", LANGUAGE)
