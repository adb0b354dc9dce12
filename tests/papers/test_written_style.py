"""The papers can be read by everybody: headings in order, header rows, alt texts, language, colours to be seen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from board_content import follow_up_documents
from PIL import Image
from support.workbooks import BUILT_AT
from written_papers import WP, Document, W, example_documents, read

from snit_xl.domain.errors import MisuseError
from snit_xl.papers.write.content import (
    Bullets,
    Column,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Row,
    Signatures,
    Table,
)
from snit_xl.papers.write.word_file import word_file

DC = "{http://purl.org/dc/elements/1.1/}"
LEAST_CONTRAST = 4.5


def sample(*blocks: object, landscape: bool = False) -> Document:
    paper = Paper("Prov", "Prov", "Prov", "Nämnden", "N 1", blocks, landscape=landscape)  # type: ignore[arg-type]
    return read(word_file(paper, BUILT_AT))


def png() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(data, "PNG")
    return data.getvalue()


# The example has no follow-up to write of.
DOCUMENTS = {**example_documents(), **follow_up_documents()}


@pytest.fixture(params=sorted(DOCUMENTS))
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]


def test_headings_are_nested_without_a_gap(document: Document) -> None:
    levels = [int(style[-1]) for style, _ in document.paragraphs if style.startswith("Heading")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert [style for style, _ in document.paragraphs].count("Title") == 1


def test_a_paper_with_a_gap_between_its_headings_is_misuse() -> None:
    with pytest.raises(MisuseError, match="level 3"):
        sample(Heading(1, "Ett"), Heading(3, "Tre"))


def test_every_table_has_one_header_row_that_is_repeated_and_rows_that_stay_whole(document: Document) -> None:
    for table in document.tables:
        rows = table.element.findall(f"{W}tr")
        headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert headers == [True, *[False] * (len(rows) - 1)]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert all(text.strip() for text in table.rows[0])


def test_no_cell_is_merged_and_every_table_says_what_it_is(document: Document) -> None:
    for table in document.tables:
        assert [*table.element.iter(f"{W}gridSpan"), *table.element.iter(f"{W}vMerge")] == []
        assert len({len(row) for row in table.rows}) == 1
        for name in ("tblCaption", "tblDescription"):
            told = table.element.find(f"{W}tblPr/{W}{name}")
            assert told is not None
            assert told.get(f"{W}val")


def test_a_picture_is_told_to_those_who_cannot_see_it() -> None:
    document = sample(Heading(1, "Bild"), Picture(png(), "En vit ruta utan innehåll.", "Prov"))
    (found,) = document.parts["word/document.xml"].iter(f"{WP}docPr")
    assert found.get("descr") == "En vit ruta utan innehåll."


def test_the_language_is_swedish_and_the_properties_name_no_person(document: Document) -> None:
    languages = {one.get(f"{W}val") for one in document.parts["word/styles.xml"].iter(f"{W}lang")}
    assert languages == {"sv-SE"}
    core = document.parts["docProps/core.xml"]
    texts = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert core.findtext(f"{DC}language") == "sv-SE"
    assert texts["title"] == next(text for style, text in document.paragraphs if style == "Title")
    assert texts["creator"] == texts["lastModifiedBy"] == "Servicenämnden IT, växel och telefoni"
    assert datetime.fromisoformat(str(texts["created"])) == BUILT_AT.replace(tzinfo=UTC)


def test_header_and_footer_hold_committee_reference_and_page_of_pages() -> None:
    document = example_documents()["Ärende 2b Delårsrapport med årsprognos.docx"]
    foot, head = document.margins()
    assert head == "Servicenämnden IT, växel och telefoniDnr ITVT 12/2017 106"
    assert foot == "Delårsrapport med årsprognosSida  av "
    footer = next(part for name, part in document.parts.items() if name.startswith("word/footer"))
    assert [field.text for field in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def coloured(document: Document) -> Iterator[tuple[str, str, str]]:
    """Return each style of the file with its ink and its ground; what a style leaves open is black on white."""
    for style in document.parts["word/styles.xml"].findall(f"{W}style"):
        ink, ground = style.find(f"{W}rPr/{W}color"), style.find(f"{W}pPr/{W}shd")
        yield (
            str(style.get(f"{W}styleId")),
            "000000" if ink is None else str(ink.get(f"{W}val")),
            "FFFFFF" if ground is None else str(ground.get(f"{W}fill")),
        )


def test_every_style_can_be_read_on_its_ground() -> None:
    found = list(coloured(sample(Heading(1, "Ett"))))
    assert {"Heading1", "Caption", "Tabellrubrik"} <= {name for name, _, _ in found}
    assert {name: contrast(ink, ground) for name, ink, ground in found if contrast(ink, ground) < LEAST_CONTRAST} == {}


def test_the_measure_of_contrast_can_fail() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("999999", "FFFFFF") < LEAST_CONTRAST


def test_text_takes_its_colour_from_its_style_and_a_shaded_cell_is_as_its_style_says(document: Document) -> None:
    body = document.parts["word/document.xml"]
    assert list(body.iter(f"{W}color")) == []
    grounds = {name: ground for name, _, ground in coloured(document)}
    for cell in body.iter(f"{W}tc"):
        shade, style = cell.find(f"{W}tcPr/{W}shd"), cell.find(f"{W}p/{W}pPr/{W}pStyle")
        assert style is not None
        if style.get(f"{W}val") == "Tabellrubrik":
            assert shade is not None
            assert shade.get(f"{W}fill") == grounds["Tabellrubrik"]


def test_what_each_block_becomes() -> None:
    document = sample(
        Heading(1, "Ett"),
        Paragraph("Text."),
        PageBreak(),
        Bullets(("a", "b")),
        Bullets(("c",), numbered=True),
        Table("Tabell", (Column("Rad", figures=False), Column("Belopp")), (Row(("x", "y")),), note="Not."),
        Signatures("Underskrifter", ("Controller",)),
        landscape=True,
    )
    styles = [style for style, text in document.paragraphs if text]
    assert styles[1:] == ["Heading1", "", "ListBullet", "ListBullet", "ListNumber", "Caption", "Anmärkning", "Caption"]
    assert document.tables[1].rows[0] == ["Roll", "Datum", "Underskrift", "Namnförtydligande"]
    size = document.parts["word/document.xml"].find(f"{W}body/{W}sectPr/{W}pgSz")
    assert size is not None
    assert size.get(f"{W}orient") == "landscape"


def test_the_package_is_whole(document: Document) -> None:
    assert {"word/document.xml", "word/styles.xml", "docProps/core.xml"} <= set(document.parts)
    assert all(isinstance(part, ET.Element) for part in document.parts.values())
    assert zipfile.is_zipfile(io.BytesIO(word_file(Paper("P", "P", "P", "N", "", ()), BUILT_AT)))


def test_no_paragraph_is_empty_and_every_list_is_a_real_one(document: Document) -> None:
    """An empty paragraph is space that a screen reader stops at."""
    body = document.parts["word/document.xml"].find(f"{W}body")
    assert body is not None
    paragraphs = body.findall(f"{W}p")
    shown = [any(one.text for one in p.iter(f"{W}t")) or p.find(f".//{WP}docPr") is not None for p in paragraphs]
    assert all(shown)
    styles = document.parts["word/styles.xml"].findall(f"{W}style")
    numbered = {one.get(f"{W}styleId") for one in styles if one.find(f"{W}pPr/{W}numPr") is not None}
    assert {"ListBullet", "ListNumber"} <= numbered
    assert not any(text.startswith(("- ", "• ", "* ")) for _, text in document.paragraphs)


def test_a_new_page_begins_with_its_heading_and_a_table_keeps_its_note() -> None:
    columns = (Column("Rad", figures=False), Column("Belopp"), Column("Vem", figures=False))
    noted = Table("Tabell", columns, (Row(("x", "1", "Ett")),), note="Belopp i tkr.")
    document = sample(
        Heading(1, "Ett"), noted, Signatures("Underskrifter", ("Controller",)), PageBreak(), Heading(1, "Två")
    )
    body = document.parts["word/document.xml"]
    begins = [
        "".join(text.text or "" for text in one.iter(f"{W}t"))
        for one in body.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert begins == ["Två"]
    last = document.tables[0].element.findall(f"{W}tr")[-1]
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in last.iter(f"{W}p"))
    indents = [one.find(f"{W}pPr/{W}ind") is not None for one in last.iter(f"{W}p")]
    assert indents == [False, False, True]  # a name never stands against the figure before it


def test_the_kind_stands_over_a_title_that_does_not_say_it() -> None:
    def head(title: str) -> list[str]:
        paper = Paper("Fil", "Avräkningsunderlag", title, "Nämnden", "", (Heading(1, "Ett"),))
        return [text for _, text in read(word_file(paper, BUILT_AT)).paragraphs]

    assert head("Avräkning 2026") == ["Avräkningsunderlag", "Avräkning 2026", "Ett"]
    assert head("Avräkningsunderlag 2026") == ["Avräkningsunderlag 2026", "Ett"]


def test_a_narrow_table_takes_its_share_of_the_width_alone() -> None:
    def width(share: float) -> int:
        table = Table("T", (Column("A"), Column("B")), (Row(("x", "y")),), share=share)
        found = sample(Heading(1, "Ett"), table).tables[0].element.find(f"{W}tblPr/{W}tblW")
        assert found is not None
        return int(str(found.get(f"{W}w")))

    assert width(0.5) == pytest.approx(width(1.0) / 2, abs=2)
