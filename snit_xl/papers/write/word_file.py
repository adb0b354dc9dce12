"""A paper as a Word file (Wordfil): blocks in the house style, header and footer, language and properties."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

from snit_xl.domain.errors import MisuseError
from snit_xl.papers.write.content import (
    Block,
    Bullets,
    Heading,
    PageBreak,
    Pairs,
    Paper,
    Paragraph,
    Picture,
    Signatures,
    Style,
    Table,
)
from snit_xl.papers.write.look import LANGUAGE
from snit_xl.papers.write.numbers import written
from snit_xl.papers.write.word_style import element, new_document, text_width_cm
from snit_xl.papers.write.word_table import add_signatures, add_table
from snit_xl.workbook.terms.messages import PRODUCT
from snit_xl.workbook.terms.paper_texts import PAGE_OF, PAGE_WORD, REFERENCE

STYLES = {Style.BODY: "Normal", Style.LEAD: "Ingress", Style.NOTE: "Anmärkning", Style.SIGNED: "Undertecknat"}
AFTER_TABLE = 10.0  # points, where no note stands under it


def word_file(paper: Paper, now: datetime) -> bytes:
    """Return a paper as the bytes of a .docx (Wordfil)."""
    document = new_document(landscape=paper.landscape)
    width = text_width_cm(landscape=paper.landscape)
    _properties(document, paper, now)
    _header(document.sections[0], paper, width)
    title = written(paper.title)
    if not title.casefold().startswith(paper.kind.casefold()):
        document.add_paragraph(paper.kind, style="Handlingens slag")
    document.add_paragraph(title, style="Title")
    if paper.subtitle:
        document.add_paragraph(written(paper.subtitle), style="Subtitle")
    _add_all(document, paper, width)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _add_all(document: Any, paper: Paper, width: float) -> None:  # noqa: ANN401 - as above
    """Add the blocks one after the other (lägg till block): what a block follows decides the space before it."""
    level = 0
    before: Block | None = None
    for block in paper.blocks:
        if isinstance(block, Heading):
            if block.level > level + 1:
                raise MisuseError(f"a heading of level {block.level} follows one of level {level}")
            level = block.level
        begins = len(document.paragraphs)
        _add(document, block, width)
        for first in document.paragraphs[begins : begins + 1]:
            if isinstance(before, PageBreak):
                first.paragraph_format.page_break_before = True
            elif _ends_in_table(before) and isinstance(block, Paragraph | Bullets | Pairs | Picture):
                first.paragraph_format.space_before = Pt(AFTER_TABLE)
        before = block
    if _ends_in_table(before):
        document.add_paragraph(style="Anmärkning")  # Word wants a paragraph last


def _ends_in_table(block: Block | None) -> bool:
    return isinstance(block, Signatures) or (isinstance(block, Table) and not block.note)


def _properties(document: Any, paper: Paper, now: datetime) -> None:  # noqa: ANN401 - python-docx has no types
    """Say what the file is and who stands for it (egenskaper): a committee, never a person."""
    core, committee = document.core_properties, written(paper.committee)
    core.title, core.subject, core.keywords = written(paper.title), paper.kind, written(paper.reference)
    core.author = core.last_modified_by = committee
    core.comments, core.category, core.language = PRODUCT, "", LANGUAGE
    core.created = core.modified = now
    core.revision = 1


def _header(section: Any, paper: Paper, width: float) -> None:  # noqa: ANN401 - as above
    reference = written(paper.reference)
    head = section.header.paragraphs[0]
    _ends(head, width)
    head.add_run(f"{written(paper.committee)}\t{REFERENCE} {reference}" if reference else written(paper.committee))
    foot = section.footer.paragraphs[0]
    _ends(foot, width)
    foot.add_run(f"{written(paper.title)}\t{PAGE_WORD} ")
    _counter(foot, "PAGE")
    foot.add_run(f" {PAGE_OF} ")
    _counter(foot, "NUMPAGES")


def _ends(paragraph: Any, width: float) -> None:  # noqa: ANN401 - as above
    """Let a tab reach the right margin (höger kant)."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)


def _counter(paragraph: Any, name: str) -> None:  # noqa: ANN401 - as above
    """Add a field that Word keeps (fält)."""
    for part in ("begin", "instruction", "separate", "text", "end"):
        run = paragraph.add_run()
        if part == "instruction":
            told = element("w:instrText")
            told.text = f" {name} "
            run._r.append(told)  # noqa: SLF001 - python-docx knows no fields
        elif part == "text":
            run.text = "1"
        else:
            run._r.append(element("w:fldChar", fldCharType=part))  # noqa: SLF001


def _add(document: Any, block: Block, width: float) -> None:  # noqa: ANN401 - as above
    match block:
        case Heading():
            document.add_paragraph(written(block.text), style=f"Heading {block.level}")
        case Paragraph():
            document.add_paragraph(written(block.text), style=STYLES[block.style])
        case Bullets():
            for item in block.items:
                document.add_paragraph(written(item), style="List Number" if block.numbered else "List Bullet")
        case Pairs():
            _add_pairs(document, block)
        case Table():
            add_table(document, block, width)
        case Picture():
            _add_picture(document, block, width)
        case Signatures():
            add_signatures(document, block, width)
        case PageBreak():
            pass  # the next block begins its page


def _add_pairs(document: Any, block: Pairs) -> None:  # noqa: ANN401 - as above
    for label, words in block.rows:
        paragraph = document.add_paragraph(style="Uppgift")
        paragraph.add_run(label).bold = True
        paragraph.add_run(f"\t{written(words)}")


def _add_picture(document: Any, block: Picture, width: float) -> None:  # noqa: ANN401 - as above
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(block.png), width=Cm(min(width, block.width_cm)))
    inline = shape._inline  # noqa: SLF001 - python-docx knows no alt texts
    inline.docPr.set("descr", block.alt)
    for side in ("distT", "distB", "distL", "distR"):  # else LibreOffice moves the picture from the margin
        inline.set(side, "0")
    document.add_paragraph(written(block.caption), style="Anmärkning")
