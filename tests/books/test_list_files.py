"""What is no list, or isn't safe to open, is refused in plain words before it is parsed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from list_samples import codes, csv_list, kronor, text_list, workbook_list

from snit_xl.books.lists import ListFormat, Role, is_list, preview, read_list
from snit_xl.books.lists.cells import DEFAULT_LIMITS, Limits
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.workbook.terms.problem_texts import describe

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LIST = "Konto;Period;Belopp kr\n5010;201701;10,25\n"
PLAIN = ListFormat({Role.ACCOUNT: "Konto", Role.PERIOD: "Period", Role.AMOUNT: "Belopp kr"}, delimiter=";", decimal=",")


def refusal(path: Path, limits: Limits = DEFAULT_LIMITS) -> str:
    """Return the code that a file is refused with, the same by preview and by reading, and always in words."""
    with pytest.raises(BooksRefusedError) as seen:
        preview(path, limits=limits)
    assert describe(seen.value.problem).message
    assert seen.value.problem.place.file == path.name
    return seen.value.problem.code


def written(folder: Path, content: bytes, name: str = "lista.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def sound(folder: Path) -> Path:
    return workbook_list(folder, {"Utfall": [["Konto", "Period", "Belopp kr"], ["5010", 201701, 10.25]]})


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Return a copy of a workbook with one part changed."""
    copy = path.with_name("ändrad.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return copy


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "LISTA-TOM"),
        (b"\xef\xbb\xbf\r\n \r\n", "LISTA-TOM"),
        (b"%PDF-1.7\n1;2;3\n", "LISTA-BINAR"),
        (bytes(range(256)) * 9, "LISTA-BINAR"),
        (b"Konto;Belopp\n5010;\x02\xe5\n", "LISTA-BINAR"),
        (b"<html><table><tr><td>Konto</td></tr></table>", "LISTA-WEBBSIDA"),
        (OLE + bytes(600), "LISTA-GAMMALT-FORMAT"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "LISTA-KRYPTERAD"),
        (b"PK\x03\x04" + bytes(100), "LISTA-TRASIG"),
        (b"Bara en text.\nOch en till.\n", "LISTA-RUBRIKRAD"),
        (b"Ansvar;Belopp\n1;10,25\n", "LISTA-KONTOKOLUMN"),
        (b"Konto;Text;Period\n5010;hej;201701\n", "LISTA-BELOPPSKOLUMN"),
        (b'Konto;Period;Belopp\n5010;201701;"10,25\n', "LISTA-CITATTECKEN"),
        (b"Konto;Utfall;;Budget;\n;jan;feb;jan;feb\n5010;1,25;2,50;4;8\n", "LISTA-TVA-RUBRIKRADER"),
        (b"\xff\xfeK\x00o\x00n\x00t\x00o\x00;\x00\x00\xd8A\x00", "LISTA-TECKENKODNING"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(written(tmp_path, content)) == code


def test_a_missing_file_and_a_folder_are_out_of_reach(tmp_path: Path) -> None:
    assert refusal(tmp_path / "saknas.csv") == "LISTA-OATKOMLIG"
    assert refusal(tmp_path) == "LISTA-OATKOMLIG"


def test_another_office_document_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "brev.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert refusal(path) == "LISTA-INGEN-LISTA"
    assert not is_list(path)


def test_a_quote_that_swallows_rows_is_refused_with_the_line_it_begins_on(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        b'Konto;Text;Period;Belopp kr\n5010;ok;201701;10,25\n5010;"Kabel 5;201701;1,00\n5010;x;201702;2,00\n'
        b'5010;sk\xc3\xa4rm 5";201702;3,00\n5010;x;201702;4,00\n',
    )
    with pytest.raises(BooksRefusedError) as seen:
        preview(path)
    assert (seen.value.problem.code, seen.value.problem.place.line) == ("LISTA-CITATTECKEN", 3)


def test_a_text_with_a_line_break_is_one_cell(tmp_path: Path) -> None:
    path = csv_list(
        tmp_path,
        [
            ("Konto", "Period", "Text", "Belopp kr"),
            ("5010", "201701", "rad 1\nrad 2", "10,25"),
            ("5010", "x", "", "1,00"),
        ],
    )
    ledger = read_list(path, preview(path).format)
    assert ledger.tally.used_ore == 10_25
    assert [(one.code, one.place.line) for one in ledger.problems] == [("LISTA-PERIOD", 4)]


def test_a_line_of_ten_million_characters_is_refused_with_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, LIST.encode() * 3 + b"5010;201701;" + b"9" * 10_000_000)
    with pytest.raises(BooksRefusedError) as seen:
        preview(path)
    assert (seen.value.problem.code, seen.value.problem.place.line) == ("LISTA-LANG-RAD", 7)


def test_a_wrong_encoding_is_refused_by_line(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Text;Period;Belopp kr\n5010;Lön;201701;10,25\n", encoding="cp1252")
    chosen = preview(path).format
    assert chosen.encoding == "cp1252"
    with pytest.raises(BooksRefusedError) as seen:
        read_list(path, replace(chosen, delimiter=";"), limits=Limits(file_bytes=3))
    assert seen.value.problem.code == "LISTA-FOR-STOR"


def test_more_rows_than_a_sheet_holds_are_read_from_text(tmp_path: Path) -> None:
    count = 1_048_577
    path = written(tmp_path, b"Konto;Period;Belopp kr\n" + b"5010;201701;0,25\n" * count)
    ledger = read_list(path, PLAIN)
    assert (ledger.tally.used_rows, ledger.tally.used_ore) == (count, 25 * count)


def test_a_column_that_is_gone_is_named(tmp_path: Path) -> None:
    path = text_list(tmp_path, LIST.replace("Period", "Tid"))
    with pytest.raises(BooksRefusedError) as seen:
        read_list(path, PLAIN)
    assert (seen.value.problem.code, dict(seen.value.problem.values)) == ("LISTA-RUBRIK-SAKNAS", {"heading": "Period"})


def test_a_stray_cell_at_the_end_of_a_sheet_does_not_take_the_memory(tmp_path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415 - only here

    path = tmp_path / "spill.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Utfall")
    page.write_row(0, 0, ["Konto", "Period", "Belopp kr"])
    page.write_string(1_048_575, 16_383, "x")
    book.close()
    assert refusal(path) == "LISTA-FOR-STOR"


def test_rows_and_cells_without_references_are_counted_as_a_program_counts_them(tmp_path: Path) -> None:
    wide = b"<row>" + b"<c><v>1</v></c>" * 30 + b"</row>"
    path = changed(
        sound(tmp_path), SHEET, lambda xml: xml.replace(b"</sheetData>", b'<row r="90000"/>' + wide + b"</sheetData>")
    )
    assert refusal(path, Limits(cells=2_000_000)) == "LISTA-FOR-STOR"
    assert preview(path).format.header_row == 1


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = changed(sound(tmp_path), "xl/styles.xml", lambda xml: xml + b" " * 300_000_000)
    assert path.stat().st_size < 2_000_000
    assert refusal(path) == "LISTA-FOR-STOR"


def test_a_part_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    path = changed(sound(tmp_path), "xl/styles.xml", lambda xml: xml + b" " * 5_000_000)
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
        entry = archive.getinfo("xl/styles.xml")
    for at in (raw.find(b"PK\x01\x02"), *_places(raw, b"PK\x01\x02")):
        if raw[at + 46 : at + 46 + len(entry.filename)] == entry.filename.encode():
            raw[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(bytes(raw))
    assert refusal(path) == "LISTA-TRASIG"


def _places(raw: bytearray, mark: bytes) -> list[int]:
    found, at = [], raw.find(mark)
    while at >= 0:
        found.append(at)
        at = raw.find(mark, at + 1)
    return found


@pytest.mark.parametrize(
    "limits", [Limits(workbook_bytes=100), Limits(parts=3), Limits(unpacked_bytes=1000), Limits(cells=5)]
)
def test_each_limit_of_a_workbook_is_kept(tmp_path: Path, limits: Limits) -> None:
    assert refusal(sound(tmp_path), limits) == "LISTA-FOR-STOR"


def test_more_columns_than_a_list_can_have_are_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, b";".join([b"Konto"] * 3000) + b"\n")) == "LISTA-FOR-STOR"


def test_an_entity_bomb_in_the_workbook_part_is_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook'
    path = changed(sound(tmp_path), "xl/workbook.xml", lambda xml: xml.replace(b"<workbook", bomb, 1))
    assert refusal(path) == "LISTA-TRASIG"


def test_an_encrypted_member_is_a_protected_workbook(tmp_path: Path) -> None:
    raw = bytearray(sound(tmp_path).read_bytes())
    for at in _places(raw, b"PK\x01\x02"):
        raw[at + 8] |= 1
    assert refusal(written(tmp_path, bytes(raw), "låst.xlsx")) == "LISTA-KRYPTERAD"


def test_a_formula_that_was_never_computed_refuses_its_row(tmp_path: Path) -> None:
    path = changed(sound(tmp_path), SHEET, lambda xml: xml.replace(b"<v>10.25</v>", b"<f>SUM(A1:A1)</f>"))
    assert codes(read_list(path, replace(PLAIN, sheet="Utfall"))) == ["LISTA-INGA-RADER", "LISTA-FORMEL-UTAN-VARDE"]


def test_a_sheet_whose_elements_have_a_prefix_is_read_with_its_error_values(tmp_path: Path) -> None:
    rows = [["Konto", "Period", "Belopp kr"], ["5010", 201701, 7.5], ["5010", 201701, "#N/A"]]
    path = changed(workbook_list(tmp_path, {"Utfall": rows}), SHEET, prefixed)
    ledger = read_list(path, replace(PLAIN, sheet="Utfall"))
    (found,) = ledger.problems
    assert (found.code, found.place.line, dict(found.values)["shown"]) == ("LISTA-FELVARDE", 3, "#N/A")
    assert ledger.tally.used_ore == 7_50


def prefixed(xml: bytes) -> bytes:
    """Write the elements of a sheet with a prefix, as .NET programs do."""
    return re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x=")


def test_a_hidden_sheet_is_left_alone(tmp_path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415 - only here

    path = tmp_path / "dold.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, amount in (("Utfall", 10.25), ("Gammalt", 99)):
        page = book.add_worksheet(name)
        page.write_row(0, 0, ["Konto", "Period", "Belopp kr"])
        page.write_row(1, 0, ["5010", "201701", amount])
    book.worksheets()[1].hide()
    book.close()
    seen = preview(path)
    assert (seen.sheets, seen.questions) == (("Utfall",), ())
    assert kronor(read_list(path, seen.format)) == {(2017, 1, "5010", "", ""): (10.25, 0.0)}


@pytest.mark.parametrize(
    ("head", "answer"),
    [
        (LIST.encode(), True),
        ("Konto\tBelopp\n5010\t1\n".encode("utf-16"), True),
        (b"#FLAGGA 0\n#PROGRAM x;y\n", False),
        (b"\xef\xbb\xbf#FLAGGA 0\n", False),
        (b"Bara text.\nOch mer.\n", False),
        (b"%PDF-1.7", False),
        (b"<html>a;b</html>", False),
        (b"\0\1\2;;;", False),
        (b"", False),
        (OLE, True),
        (b"PK\x03\x04....[Content_Types].xml", True),
        (b"PK\x03\x04....mimetype", False),
    ],
)
def test_a_list_is_known_by_its_first_bytes(head: bytes, *, answer: bool) -> None:
    assert is_list(head) is answer


def test_a_list_is_known_by_its_file(tmp_path: Path) -> None:
    assert is_list(sound(tmp_path))
    assert is_list(text_list(tmp_path, LIST))
    assert not is_list(tmp_path / "saknas.csv")
    assert not is_list(written(tmp_path, b"PK\x03\x04rubbish", "x.xlsx"))
