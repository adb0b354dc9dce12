"""A workbook on disk becomes the view that every host gives, whoever wrote the file."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from file_samples import parts, repacked, rich_workbook, with_rows
from openpyxl.worksheet.table import Table
from support.machine import REPOSITORY

from snit_xl.hosts.file.host import read_workbook
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.refusals import FileRefusedError
from snit_xl.hosts.file.view import parse_workbook
from snit_xl.workbook.view import Area, Cell, ErrorValue, TableArea, WorkbookView

BLAD = "Blad"


def view_of(data: bytes) -> WorkbookView:
    return parse_workbook(open_package(data)).view


def blad(tmp_path: Path, rows: str) -> dict[tuple[int, int], Cell]:
    return view_of(with_rows(tmp_path / "mall.xlsx", rows)).cells[BLAD]


@pytest.fixture
def view(tmp_path: Path) -> WorkbookView:
    return read_workbook(rich_workbook(tmp_path / "Projekt och förbättringar.xlsx")).view


def test_numbers_texts_truth_errors_and_formulas(view: WorkbookView) -> None:
    assert view.cell("Prognos", 1, 1) == Cell("Prognos & läge <tkr>")
    assert view.cell("Prognos", 5, 3) == Cell(655.5)
    assert view.cell("Prognos", 4, 4) == Cell(-486.0, "B4-C4")
    assert view.cell("Prognos", 8, 3) == Cell("ja & <nej>", 'IF(B8>0,"ja & <nej>","")')
    assert view.cell("Prognos", 4, 5).value is True
    assert view.cell("Prognos", 5, 5) == Cell(ErrorValue("#DIV/0!"), "1/0")
    assert view.cell("Prognos", 10, 1) == Cell("halv fet text")
    assert view.cell("Prognos", 11, 1) == Cell("  mellanslag\nrad två ")


def test_an_array_formula_stands_on_its_first_cell(view: WorkbookView) -> None:
    assert view.cell("Prognos", 4, 7).formula == "B4:C5*2"
    assert view.cell("Prognos", 5, 8).formula is None


def test_an_empty_cell_is_absent_even_with_a_format(tmp_path: Path) -> None:
    assert blad(tmp_path, '<row r="1"><c r="A1" s="1"/><c r="B1"><v></v></c><c r="C1" t="inlineStr"/></row>') == {}


def test_tables_and_names(view: WorkbookView) -> None:
    headings = ("Rad", "Budget", "Prognos", "Avvikelse")
    assert view.tables["TblPrognos"] == TableArea("TblPrognos", Area("Prognos", 4, 1, 6, 4), 3, headings)
    assert view.names == {
        "Budget_år": Area("Prognos", 4, 2, 6, 2),
        "Användarens_ruta": Area("Användarens eget blad", 2, 2, 2, 2),
    }
    assert list(view.cells) == ["Prognos", "Kontroller", "Användarens eget blad"]


def test_totals_row_is_no_data_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Enhet", "Belopp"), ("Vård", 3), ("Skola", 4), ("Summa", 7)):
        sheet.append(row)
    table = Table(displayName="TblEnhet", ref="A1:B4", totalsRowCount=1)
    sheet.add_table(table)
    book.save(tmp_path / "summa.xlsx")
    assert read_workbook(tmp_path / "summa.xlsx").view.tables["TblEnhet"].area == Area("Sheet", 2, 1, 3, 2)


def test_openpyxl_reads_the_same_cells(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "bok.xlsx")
    view = read_workbook(path).view
    other = openpyxl.load_workbook(path, data_only=True)
    for sheet in other.worksheets:
        theirs = {(c.row, c.column): c.value for row in sheet.iter_rows() for c in row if c.value is not None}
        ours = {
            spot: cell.value.code if isinstance(cell.value, ErrorValue) else cell.value
            for spot, cell in view.cells[sheet.title].items()
        }
        assert ours == theirs


def test_a_file_openpyxl_wrote(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"], sheet["B3"], sheet["C2"], sheet["D7"] = 17.5, "=B2*2", "å\tä", False
    sheet["E1"] = dt.datetime(2017, 8, 31)  # noqa: DTZ001 - cells know no time zone
    book.save(tmp_path / "o.xlsx")
    cells = read_workbook(tmp_path / "o.xlsx").view.cells["Sheet"]
    assert cells == {
        (2, 2): Cell(17.5),
        (3, 2): Cell(None, "B2*2"),
        (2, 3): Cell("å\tä"),
        (7, 4): Cell(value=False),
        (1, 5): Cell(42978.0),
    }


def test_shared_formulas_are_spread_to_their_dependents(tmp_path: Path) -> None:
    cells = blad(
        tmp_path,
        '<row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">A1*$B$1+SUM(Tbl[Belopp 1])</f><v>2</v></c></row>'
        '<row r="2"><c r="C2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="C3"><f t="shared" si="0"></f></c></row>',
    )
    assert cells[2, 3] == Cell(4.0, "A2*$B$1+SUM(Tbl[Belopp 1])")
    assert cells[3, 3] == Cell(None, "A3*$B$1+SUM(Tbl[Belopp 1])")


def test_rows_and_cells_without_names_count_on(tmp_path: Path) -> None:
    rows = (
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        '<row r="5"><c r="D5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>'
    )
    cells = blad(tmp_path, rows)
    assert cells == {(1, 1): Cell(1.0), (1, 3): Cell(3.0), (5, 4): Cell(4.0), (5, 5): Cell(5.0), (6, 1): Cell(6.0)}


def test_attributes_in_any_order_and_pretty_printing(tmp_path: Path) -> None:
    rows = """
      <row spans='1:2' r='7' >
        <c t="inlineStr" s='1' r = "A7"> <is>
            <t xml:space="preserve"> a &#x263A; </t>
            <rPh sb="0" eb="1"><t>uttal</t></rPh>
        </is> </c>
        <c r="B7" t="str"><!-- > --><f>"x"&amp;"y"</f> <v>x<![CDATA[y]]></v></c>
      </row>"""
    assert blad(tmp_path, rows) == {(7, 1): Cell(" a \u263a "), (7, 2): Cell("xy", '"x"&"y"')}


def test_prefixed_elements_are_read(tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    row = '<x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{main}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    data = repacked(with_rows(tmp_path / "m.xlsx", ""), {"xl/worksheets/sheet1.xml": sheet.encode()})
    assert view_of(data).cells[BLAD] == {(2, 2): Cell(7.0)}


def test_iso_dates_become_serial_numbers_in_the_files_own_epoch(tmp_path: Path) -> None:
    data = with_rows(tmp_path / "m.xlsx", '<row r="1"><c r="A1" t="d"><v>2017-08-31T12:00:00</v></c></row>')
    assert view_of(data).cells[BLAD][1, 1].value == 42978.5
    data = repacked(data, {"xl/workbook.xml": lambda old: old.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')})
    assert view_of(data).date1904
    assert view_of(data).cells[BLAD][1, 1].value == 42978.5 - 1462


def test_spelled_control_characters_are_decoded(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c></row>'
    assert blad(tmp_path, rows)[1, 1].value == "a\rb_x000D_"


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>', ""),
        ('<row r="1"><c r="B1"/><c r="A1"><v>1</v></c></row>', "B1"),
        ('<row r="1"><c r="B1"/><c r="B1"><v>1</v></c></row>', "B1"),
        ('<row r="1"><c r="B3"><v>1</v></c></row>', ""),
        ('<row r="1"><c r="B1"><v>NaN</v></c></row>', "B1"),
        ('<row r="1"><c r="B1"><v>1e999</v></c></row>', "B1"),
        ('<row r="1"><c r="B1"><v>tolv</v></c></row>', "B1"),
        ('<row r="1"><c r="B1" t="s"><v>99</v></c></row>', "B1"),
        ('<row r="1"><c r="B1" t="x"><v>99</v></c></row>', "B1"),
        ('<row r="1"><c r="B1"><f t="shared" si="4"/></c></row>', "B1"),
    ],
)
def test_a_sheet_excel_would_repair_is_refused(tmp_path: Path, rows: str, cell: str) -> None:
    with pytest.raises(FileRefusedError) as refusal:
        blad(tmp_path, rows)
    assert refusal.value.problem.code == "FIL-TRASIG"
    assert cell in {"", refusal.value.problem.place.cell}


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    data = with_rows(tmp_path / "m.xlsx", "")
    for encoding in ("utf-16", "iso-8859-1"):
        sheet = parts(data)["xl/worksheets/sheet1.xml"].decode()
        declared = f'<?xml version="1.0" encoding="{encoding}"?>{sheet}'.encode(encoding)
        with pytest.raises(FileRefusedError, match="FIL-TECKENKODNING"):
            view_of(repacked(data, {"xl/worksheets/sheet1.xml": declared}))


def test_reading_loads_no_heavy_library() -> None:
    program = (
        "import sys, snit_xl.hosts.file.host;"
        "print([m for m in ('openpyxl', 'pandas', 'numpy', 'xlsxwriter', 'lxml') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_bytes_may_come_with_a_byte_order_mark(tmp_path: Path) -> None:
    data = with_rows(tmp_path / "m.xlsx", '<row r="3"><c r="C3"><v>8</v></c></row>')
    marked = repacked(data, {"xl/worksheets/sheet1.xml": lambda old: b"\xef\xbb\xbf" + old})
    book = parse_workbook(open_package(marked))
    sheet = book.sheets[BLAD]
    assert book.view.cell(BLAD, 3, 3).value == 8.0
    assert sheet.data[sheet.rows[0].start : sheet.rows[0].end] == b'<row r="3"><c r="C3"><v>8</v></c></row>'
    assert openpyxl.load_workbook(io.BytesIO(marked)).worksheets[0]["C3"].value == 8


def test_phonetic_readings_and_links_out_of_the_file_are_left_out(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "bok.xlsx")
    spoken = b'<si><t>Vard</t><rPh sb="0" eb="1"><t>uttal</t></rPh><phoneticPr fontId="1"/></si></sst>'
    link = b'<Relationship Id="rId99" Type="http://x/table" Target="http://example.test/t" TargetMode="External"/>'
    data = repacked(
        path.read_bytes(),
        {
            "xl/sharedStrings.xml": lambda old: old.replace(b"</sst>", spoken),
            "xl/worksheets/_rels/sheet1.xml.rels": lambda old: old.replace(
                b"</Relationships>", link + b"</Relationships>"
            ),
            "xl/worksheets/sheet3.xml": lambda old: old.replace(
                b'<c r="B2">', b'<c r="A2" t="s"><v>17</v></c><c r="B2">'
            ),
        },
    )
    view = view_of(data)
    assert view.cell("Användarens eget blad", 2, 1).value == "Vard"
    assert sorted(view.tables) == ["TblKontroller", "TblPrognos"]


def test_a_name_for_more_than_one_rectangle_is_left_out(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "bok.xlsx")
    names = "".join(
        f'<definedName name="{name}">{text}</definedName>'
        for name, text in (
            ("Två", "Prognos!$A$1,Prognos!$B$2"),
            ("Relativ", "Prognos!A1"),
            ("Borta", "#REF!$A$1"),
            ("Annan", "[1]Blad!$A$1"),
            ("Utanför", "Prognos!$ZZZ$1"),
            ("Okänt", "Saknas!$A$1"),
            ("Omvänd", "PROGNOS!$B$4:$A$2"),
        )
    )
    more = f'{names}<definedName name="Lokal" localSheetId="0">Prognos!$A$1</definedName></definedNames>'.encode()
    data = repacked(path.read_bytes(), {"xl/workbook.xml": lambda old: old.replace(b"</definedNames>", more)})
    assert view_of(data).names.keys() == {"Budget_år", "Användarens_ruta", "Omvänd"}
    assert view_of(data).names["Omvänd"] == Area("Prognos", 2, 1, 4, 2)
