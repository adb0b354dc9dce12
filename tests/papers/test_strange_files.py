"""Files as they come from offices: tracked changes, boxes, frames, hidden sheets, locks, bombs; never a crash."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_files import write_pdf
from reading_papers import LIMITS, short

from snit_xl.domain.problems import Problem
from snit_xl.papers.document import Document
from snit_xl.papers.examine import examine
from snit_xl.papers.reading import read_paper

TEXT = (
    "Fritid\n\nBudget 2023 Prognos 2023 Avvikelse\nLöner 5 400 5 310 90\nHyror 1 310 1 345 -35\nSumma 6 710 6 755 55\n"
)
WRONG = [("6755", "6655")]
NAMESPACES = nsdecls("w")


def read(path: Path) -> Document:
    document = read_paper(path)
    assert isinstance(document, Document), document
    return document


def refused(path: Path) -> str:
    found = read_paper(path)
    assert isinstance(found, Problem)
    return found.code


def certain(path: Path) -> list[tuple[str, str]]:
    return [(published, correct) for _, _, published, correct in short(examine(read(path), LIMITS).certain)]


def add_table(holder: object, rows: list[tuple[str, ...]]) -> object:
    table = holder.add_table(rows=len(rows), cols=len(rows[0]))  # type: ignore[attr-defined]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


ROWS = [
    ("", "Budget 2023", "Prognos 2023", "Avvikelse"),
    ("Löner", "5 400", "5 310", "90"),
    ("Hyror", "1 310", "1 345", "-35"),
]
TOTAL = ("Summa", "6 710", "6 755", "55")
FIGURES = [("Löner", 5400, 5310, 90), ("Hyror", 1310, 1345, -35)]


def save(paper: object, path: Path) -> Path:
    paper.save(str(path))  # type: ignore[attr-defined]
    return path


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    paper = docx.Document()
    paragraph = paper.add_paragraph("Budgeten är ")
    for tag, text in (("del", "<w:delText>4 400</w:delText>"), ("ins", "<w:t>4 900</w:t>")):
        paragraph._p.append(parse_xml(f'<w:{tag} {NAMESPACES} w:id="1" w:author="x"><w:r>{text}</w:r></w:{tag}>'))
    paragraph.add_run(" tkr.")
    assert [line.text for line in read(save(paper, tmp_path / "spårad.docx")).lines] == ["Budgeten är 4 900 tkr."]


def test_a_table_row_that_is_struck_out_is_no_part_of_the_sum(tmp_path: Path) -> None:
    paper = docx.Document()
    table = add_table(paper, [*ROWS, ("Resor", "77", "88", "-11"), ("Summa", "6 710", "6 655", "55")])
    struck = table.rows[3]._tr  # type: ignore[attr-defined]
    struck.get_or_add_trPr().append(parse_xml(f'<w:del {NAMESPACES} w:id="2" w:author="x"/>'))
    assert certain(save(paper, tmp_path / "struken.docx")) == []


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    paper = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Ruta med 12 tkr</w:t></w:r></w:p></w:txbxContent>"
    both = (
        f'<w:r {NAMESPACES} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    paper.add_paragraph("Före. ")._p.append(parse_xml(both))
    lines = read(save(paper, tmp_path / "ruta.docx")).lines
    assert [line.text.strip() for line in lines] == ["Före.", "Ruta med 12 tkr"]
    assert lines[1].where.startswith("textruta")


def test_a_table_within_a_frame_is_a_table_of_its_own(tmp_path: Path) -> None:
    paper = docx.Document()
    frame = paper.add_table(rows=1, cols=1)
    frame.cell(0, 0).paragraphs[0].text = "Text i ramen"
    add_table(frame.cell(0, 0), [*ROWS, TOTAL])
    assert certain(save(paper, tmp_path / "ram.docx")) == WRONG


def test_a_table_within_a_table_disturbs_neither(tmp_path: Path) -> None:
    paper = docx.Document()
    outer = add_table(paper, [*ROWS, TOTAL])
    add_table(outer.cell(1, 0), [("Not", "1"), ("Ort", "2")])  # type: ignore[attr-defined]
    document = read(save(paper, tmp_path / "nästlad.docx"))
    assert certain(tmp_path / "nästlad.docx") == WRONG
    assert len({line.grid for line in document.lines if line.grid}) == 2


def test_a_cell_merged_downwards_counts_in_its_first_row(tmp_path: Path) -> None:
    paper = docx.Document()
    table = add_table(paper, [("a", "1"), ("", ""), ("b", "2")])
    table.cell(0, 0).merge(table.cell(1, 0))  # type: ignore[attr-defined]
    cells = [line.cells for line in read(save(paper, tmp_path / "lodrät.docx")).lines if line.grid]
    assert cells == [("a", "1"), ("", ""), ("b", "2")]


def test_footnotes_come_last_and_headers_not_at_all(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("Texten.")
    paper.sections[0].header.paragraphs[0].text = "Sidhuvud 2019"
    path = save(paper, tmp_path / "noter.docx")
    notes = (
        f"<w:footnotes {NAMESPACES}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>streck</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>Avser 2022.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    relation = (
        '<Relationship Id="rIdF" Target="footnotes.xml"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.footnotes+xml"/></Types>'
    )
    changed = {
        "word/footnotes.xml": lambda _: notes,
        "word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", relation),
        "[Content_Types].xml": lambda text: text.replace("</Types>", kind),
    }
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name in {**parts, **changed}:
            text = parts.get(name, b"")
            archive.writestr(name, changed[name](text.decode()) if name in changed else text)
    assert [line.text for line in read(path).lines] == ["Texten.", "Avser 2022."]


def test_a_hidden_sheet_is_not_part_of_the_paper_and_a_date_is_a_date(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    shown, hidden = book.active, book.create_sheet("Dold")
    for sheet in (shown, hidden):
        for row in [ROWS[0], *FIGURES, ("Summa", 6710, 6755, 55)]:
            sheet.append(row)
    hidden.sheet_state = "hidden"
    hidden["A1"] = "Hemligt"
    path = tmp_path / "blad.xlsx"
    book.save(path)
    assert {line.where.split(",")[0] for line in read(path).lines} == {"Sheet"}
    assert certain(path) == WRONG


def test_formulas_give_the_values_that_the_file_holds_and_merged_cells_their_first(tmp_path: Path) -> None:
    path = tmp_path / "formler.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Drift")
    sheet.merge_range("A1:D1", "Driftredovisning, tkr")
    for number, row in enumerate([ROWS[0], *FIGURES]):
        sheet.write_row(number + 2, 0, row)
    sheet.write("A6", "Summa")
    sheet.write_formula("B6", "=SUM(B4:B5)", None, 6710)
    sheet.write_formula("C6", "=SUM(C4:C5)+100", None, 6755)
    sheet.write_formula("D6", "=B6-C6+100", None, 55)
    book.close()
    assert certain(path) == WRONG


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_any_encoding_and_line_end_gives_the_same(encoding: str, end: str, tmp_path: Path) -> None:
    path = tmp_path / "handling.txt"
    path.write_bytes(TEXT.replace("\n", end).encode(encoding))
    assert certain(path) == WRONG
    (found,) = examine(read(path), LIMITS).certain
    assert found.place.sheet == "rad 6"


def test_a_scanned_paper_is_told_to_have_no_text(tmp_path: Path) -> None:
    path = tmp_path / "inskannad.pdf"
    writer = pypdf.PdfWriter()
    for _ in range(3):
        writer.add_blank_page(595, 842)
    writer.write(path)
    assert refused(path) == "HANDLING-TOM"


def locked_pdf(path: Path, password: str) -> Path:
    writer = pypdf.PdfWriter(clone_from=write_pdf(path, [[(50, line)] for line in TEXT.splitlines()]))
    writer.encrypt(user_password=password, owner_password="ägare", algorithm="RC4-128")  # noqa: S106 - of a test
    writer.write(path)
    return path


def test_a_pdf_with_a_password_is_told_so(tmp_path: Path) -> None:
    assert refused(locked_pdf(tmp_path / "låst.pdf", "hemligt")) == "HANDLING-LOSENORD"


def test_a_pdf_that_is_only_protected_from_changes_is_read(tmp_path: Path) -> None:
    assert "Summa" in "".join(line.text for line in read(locked_pdf(tmp_path / "skyddad.pdf", "")).lines)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_an_office_file_with_a_password_is_told_so(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"låst.{kind}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"))
    assert refused(path) == "HANDLING-LOSENORD"


def test_an_old_word_file_under_a_new_name_is_told_to_be_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "gammal.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    assert refused(path) == "HANDLING-TRASIG"


@pytest.mark.parametrize(("kind", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml")])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(kind: str, part: str, tmp_path: Path) -> None:
    path = tmp_path / f"bomb.{kind}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, b" " * 120_000_000)
    assert path.stat().st_size < 1_000_000
    assert refused(path) == "HANDLING-FOR-STOR"


def test_a_sheet_of_two_cells_far_apart_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vid.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write("A1", 1)
    sheet.write("XFD1048576", 2)
    book.close()
    assert refused(path) == "HANDLING-FOR-STOR"


def test_a_pdf_of_very_many_pages_is_refused_never_cut(tmp_path: Path) -> None:
    path = tmp_path / "lång.pdf"
    writer = pypdf.PdfWriter()
    for _ in range(501):
        writer.add_blank_page(595, 842)
    writer.write(path)
    assert refused(path) == "HANDLING-FOR-STOR"


def whole(kind: str, tmp_path: Path) -> bytes:
    path = tmp_path / f"hel.{kind}"
    if kind == "pdf":
        return write_pdf(path, [[(50, line)] for line in TEXT.splitlines()]).read_bytes()
    paper: object
    if kind == "docx":
        paper = docx.Document()
        add_table(paper, [*ROWS, TOTAL])
    else:
        paper = openpyxl.Workbook()
        for row in [*ROWS, TOTAL]:
            paper.active.append(row)
    return save(paper, path).read_bytes()


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_a_file_cut_or_scrambled_anywhere_is_told_or_read(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("trasiga")
    data = whole(kind, folder)

    @settings(max_examples=60, deadline=None)
    @given(st.integers(0, len(data)), st.binary(max_size=12))
    def broken(at: int, noise: bytes) -> None:
        path = folder / f"trasig.{kind}"
        for piece in (data[:at], data[:at] + noise + data[at + len(noise) :]):
            path.write_bytes(piece)
            read_paper(path)

    broken()


def test_an_entity_bomb_is_told(tmp_path: Path) -> None:
    paper = docx.Document()
    stream = io.BytesIO()
    paper.save(stream)
    path = tmp_path / "bomb.docx"
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    with zipfile.ZipFile(stream) as archive, zipfile.ZipFile(path, "w") as bomb:
        for name in archive.namelist():
            text = archive.read(name)
            if name == "word/document.xml":
                declared = f'<!DOCTYPE w [<!ENTITY e0 "aaaaaaaaaa">{entities}]>'
                text = re.sub(rb"(<\?xml[^>]*>)", rb"\1" + declared.encode(), text)
                text = text.replace(b"<w:body>", b"<w:body>&e9;")
            bomb.writestr(name, text)
    found = read_paper(path)
    assert isinstance(found, Problem) or len("".join(line.text for line in found.lines)) < 1000
