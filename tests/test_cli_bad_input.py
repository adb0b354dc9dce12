"""Wrong input: every case is told in Swedish with sheet and cell where there is one, and the file stays as it was."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_samples import NOW, Book, run

from snit_xl.actions.build_workbook import build_example


@pytest.fixture(scope="module")
def example() -> bytes:
    return build_example(NOW)[0]


@pytest.fixture
def path(example: bytes, tmp_path: Path) -> Path:
    made = tmp_path / "bok.xlsx"
    made.write_bytes(example)
    return made


def text_in_number_cell(book: Book) -> str:
    book.cell("Prognosrader", "Utfall ack", 2).value = "tolv"
    return f"Prognos!{book.cell('Prognosrader', 'Utfall ack', 2).coordinate}  INDATA-TAL"


def missing_municipality(book: Book) -> str:
    for heading in book.rows("Kommuner")[1]:
        book.cell("Kommuner", heading, 1).value = None
    return f"Förutsättningar!{book.cell('Kommuner', 'Kommun').coordinate}  KOMMUN-SAKNAS"


def shares_of_99_9(book: Book) -> str:
    book.cell("Nycklar", "Värde Vårgårda").value = 54.5
    return f"Förutsättningar!{book.cell('Nycklar', 'Värde Vårgårda').coordinate}  FORDELNING-NYCKEL-SUMMA"


def negative_population(book: Book) -> str:
    book.cell("Nycklar", "Värde Herrljunga").value = -9500
    return f"Förutsättningar!{book.cell('Nycklar', 'Värde Herrljunga').coordinate}  INDATA-UTANFOR"


def period_13(book: Book) -> str:
    book.field("Period").value = 13
    return f"Förutsättningar!{book.field('Period').coordinate}  INDATA-UTANFOR"


def two_rows_with_the_same_name(book: Book) -> str:
    book.cell("Prognosrader", "Rad", 2).value = "personalkostnader"
    return f"Prognos!{book.cell('Prognosrader', 'Rad', 2).coordinate}  INDATA-DUBBLETT"


def deleted_sheet(book: Book) -> str:
    del book.book["Budget"]
    return "Bladet Budget saknas"


def deleted_heading(book: Book) -> str:
    heading = book.cell("Prognosrader", "Utfall ack", -1)
    _, table = book.table("Prognosrader")
    next(column for column in table.tableColumns if column.name == "Utfall ack").name = "Kolumn1"
    heading.value = "Kolumn1"
    return "ARBETSBOK-RUBRIK-SAKNAS"


def formula_error_in_an_input(book: Book) -> str:
    book.cell("Prognosrader", "Budget helår", 4).value = "=1/0"
    return f"Prognos!{book.cell('Prognosrader', 'Budget helår', 4).coordinate}  INDATA-FELVARDE"


def empty_required_cell(book: Book) -> str:
    book.cell("Prognosrader", "Metod", 3).value = None
    return f"Prognos!{book.cell('Prognosrader', 'Metod', 3).coordinate}  INDATA-SAKNAS"


def unknown_word(book: Book) -> str:
    book.cell("Prognosrader", "Radtyp", 3).value = "utgift"
    return f"Prognos!{book.cell('Prognosrader', 'Radtyp', 3).coordinate}  INDATA-VAL"


CASES: tuple[Callable[[Book], str], ...] = (
    text_in_number_cell,
    missing_municipality,
    shares_of_99_9,
    negative_population,
    period_13,
    two_rows_with_the_same_name,
    deleted_sheet,
    deleted_heading,
    formula_error_in_an_input,
    empty_required_cell,
    unknown_word,
)


@pytest.mark.parametrize("spoil", CASES, ids=lambda case: case.__name__)
@pytest.mark.parametrize("command", ["uppdatera", "kontrollera"])
def test_faulty_input_is_listed_and_nothing_written(
    spoil: Callable[[Book], str], command: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Book(path)
    expected = spoil(book)
    book.save()
    before = path.read_bytes()
    assert run(command, path) == 1
    told = capsys.readouterr()
    assert expected in told.out
    assert "    Rätta: " in told.out
    assert "Traceback" not in told.err
    assert path.read_bytes() == before
    assert not (path.parent / "Säkerhetskopior").exists()


def test_shares_that_sum_to_99_9_name_the_sum(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Book(path)
    shares_of_99_9(book)
    book.save()
    run("uppdatera", path)
    out = capsys.readouterr().out
    assert "FORDELNING-NYCKEL-SUMMA" in out
    assert "Står 99,9, beräknat 100" in out


def test_faults_of_several_kinds_are_listed_at_once(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Book(path)
    expected = [spoil(book) for spoil in (text_in_number_cell, period_13, negative_population)]
    book.save()
    assert run("uppdatera", path) == 1
    out = capsys.readouterr().out
    assert all(one in out for one in expected)
    assert out.startswith("Filen är orörd. Rätta det här först:")


def test_four_thousand_extra_rows_are_told_in_short(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Book(path)
    junk = [{"Avdelning": "Okänd", "Rad": f"Rad {n}", "Utfall ack": "x"} for n in range(4_000)]
    book.grow("Prognosrader", junk)
    book.save()
    before = path.read_bytes()
    begun = time.perf_counter()
    assert run("uppdatera", path) == 1
    assert time.perf_counter() - begun < 60
    out = capsys.readouterr().out
    assert out.count("FEL  Prognos!") == 50
    assert "till. Alla visas med --json." in out
    assert path.read_bytes() == before
    sheet, table = book.table("Prognosrader")
    last = f"{sheet.title}!B{table.ref.rpartition(':')[2].strip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
    run("uppdatera", path, "--json")
    assert last.replace("!B", '",\n   "cell": "C') in capsys.readouterr().out


def _truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _password_protected(_data: bytes) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def _no_workbook(_data: bytes) -> bytes:
    return "Kära nämnd, här kommer siffrorna.".encode()


def _another_zip(_data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("läsmig.txt", "ingen arbetsbok")
    return target.getvalue()


def _zip_bomb(data: bytes) -> bytes:
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bild.png", bytes(30_000_000))
    return target.getvalue()


def _someone_elses_workbook(_data: bytes) -> bytes:
    import openpyxl  # noqa: PLC0415

    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


FILES = (
    (_truncated, "FIL-TRASIG"),
    (_password_protected, "FIL-KRYPTERAD"),
    (_no_workbook, "FIL-INGEN-ARBETSBOK"),
    (_another_zip, "FIL-INGEN-ARBETSBOK"),
    (_zip_bomb, "FIL-FOR-STOR"),
    (_someone_elses_workbook, "ARBETSBOK-INTE-SNIT"),
)


@pytest.mark.parametrize(("spoil", "code"), FILES, ids=lambda value: getattr(value, "__name__", ""))
@pytest.mark.parametrize("command", [["uppdatera"], ["kontrollera"], ["lås", "Delår"]], ids=lambda c: c[0])
def test_a_file_that_cannot_be_handled_is_refused(
    spoil: Callable[[bytes], bytes], code: str, command: list[str], path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(spoil(path.read_bytes()))
    before = path.read_bytes()
    assert run(command[0], path, *command[1:]) == 2
    told = capsys.readouterr()
    assert code in told.out
    assert "Rätta: " in told.out
    assert "Traceback" not in told.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["uppdatera", "kontrollera", "återställ"])
def test_a_missing_file_or_a_folder_is_refused(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, tmp_path / "saknas.xlsx") == 2
    assert "saknas.xlsx  FIL-SAKNAS" in capsys.readouterr().out
    assert run(command, tmp_path) == 2
    assert "Rätta: " in capsys.readouterr().out
