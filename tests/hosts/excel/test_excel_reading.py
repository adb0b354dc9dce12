"""Läs in utfall on an open workbook gives what the command gives on a closed file; nothing is written unasked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from excel_fake_book import FakeBook, unread_bytes, unread_example
from test_excel_buttons import assert_same
from test_excel_failures import settings, state

from snit_xl.actions.log import Author
from snit_xl.books import intake
from snit_xl.hosts.excel import buttons, native, reading, said, shelf, steps
from snit_xl.hosts.excel.said import Message, Status
from snit_xl.hosts.file.example_books import copy_books
from snit_xl.hosts.file.reading import Wishes, read_files
from snit_xl.workbook.terms.excel_texts import STEP_SHEET
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.sheets import TABLES

NOW = datetime(2017, 9, 12, 8, 5)  # noqa: DTZ001 - a wall clock, as the user's
LATER = NOW.replace(hour=10)
WHO = "controller"
BUDGET = "Vårgårda budget 2017.csv"
FIRST, AMOUNT = 2, 6  # its first row of amounts, and their column
AGREES = Wishes(guesses=True, agrees=True)


@pytest.fixture(autouse=True)
def empty_shelf() -> Iterator[None]:
    yield
    reading._SHELF.held.clear()  # as when Excel is closed


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return copy_books(tmp_path / "Bokföring")


@pytest.fixture
def book(tmp_path: Path) -> FakeBook:
    return unread_example(tmp_path)


def read(book: FakeBook, files: list[Path], now: datetime = NOW) -> Message:
    return reading.read(book, "\n".join(map(str, files)), now, WHO)


def agree(book: FakeBook, files: list[Path], asked: Message, now: datetime = NOW) -> Message:
    return reading.read_agreed(book, "\n".join([asked.answer, *map(str, files)]), now, WHO)


def budget_of(files: list[Path]) -> Path:
    return next(path for path in files if path.name == BUDGET)


def with_another_amount(files: list[Path]) -> Path:
    """Let the accounting system give the budget anew, 12 tkr more on one account in one month, and in the sum."""
    path = budget_of(files)
    lines = path.read_text(encoding="cp1252").split("\n")
    total = next(number for number, line in enumerate(lines) if line.startswith("Summa"))
    for number in (FIRST, total):
        cells = lines[number].split(";")
        kronor = Decimal(cells[AMOUNT].replace("\u00a0", "").replace(",", "."))
        cells[AMOUNT] = str(kronor + 12_000).replace(".", ",")
        lines[number] = ";".join(cells)
    path.write_text("\n".join(lines), encoding="cp1252")
    return path


def unsure_list(folder: Path) -> Path:
    """Return a list that says neither the sign of costs nor anything that the workbook knows."""
    path = folder / "Vårgårda tillägg utfall.csv"
    rows = ("Konto;Ansvar;Period;Utfall kr", "5010;4999;2017-03;-41 250,50", "5010;4999;2017-04;38 100,25")
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_reading_the_books_gives_what_the_command_gives(book: FakeBook, files: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "stängd.xlsx"
    path.write_bytes(unread_bytes())
    told = read(book, files)
    read_files(path, files, Author(WHO, NOW), AGREES)
    assert told.status is Status.DONE
    assert_same(book, path)
    assert "Utfallet är inläst ur 4 filer. Prognosen är uppdaterad: −1\u00a0100 tkr" in told.text
    assert (
        f"{BUDGET}: 375 rader lästa, 240\u00a0000,00 kr: 363 fördelade, 12 utanför, 0 saknar rad, 0 avvisade"
        in told.text
    )
    assert len(told.text) <= said.LONGEST


def test_the_same_files_again_change_nothing(book: FakeBook, files: list[Path]) -> None:
    read(book, files)
    calls = len(book.fake.calls)
    told = read(book, files, LATER)
    assert told.status is Status.UNCHANGED
    assert told.text.endswith("Filerna är redan inlästa. Ingenting har ändrats.")
    assert len(book.fake.calls) == calls


def test_the_ledger_is_written_in_one_call_with_calculation_off(book: FakeBook, files: list[Path]) -> None:
    read(book, files)
    area = book.fake.tables[TABLES["ledger"]].area
    assert len(area.rows) > 1000
    written = [call for call in book.written() if call.where.startswith(f"{area.sheet}!")]
    assert [call.where for call in written] == [f"{area.sheet}!$A${area.top}:$M${area.bottom}"]
    assert all(call.manual for call in book.fake.calls)
    assert settings(book) == ("automatic", True, True)
    assert book.app.status_bar is False


class TestChangedAmounts:
    def test_are_listed_before_anything_is_written_and_written_when_agreed(
        self, book: FakeBook, files: list[Path], tmp_path: Path
    ) -> None:
        read(book, files)
        path = tmp_path / "stängd.xlsx"
        path.write_bytes(unread_bytes())
        read_files(path, files, Author(WHO, NOW), AGREES)
        changed = with_another_amount(files)
        before, calls = state(book), len(book.fake.calls)
        asked = read(book, [changed], LATER)
        assert asked.status is Status.WAITS
        assert asked.text.startswith("Läs igenom det här först:\n")
        assert "budget 2017" in asked.text
        assert " → " in asked.text
        assert asked.text.endswith("OK skriver. Avbryt lämnar arbetsboken orörd.")
        assert (state(book), len(book.fake.calls)) == (before, calls)
        assert agree(book, [changed], asked, LATER).status is Status.DONE
        read_files(path, [changed], Author(WHO, LATER), AGREES)
        assert_same(book, path)

    def test_are_asked_about_anew_where_the_file_has_changed_meanwhile(self, book: FakeBook, files: list[Path]) -> None:
        read(book, files)
        changed = with_another_amount(files)
        asked = read(book, [changed], LATER)
        with_another_amount(files)
        before = state(book)
        again = agree(book, [changed], asked, LATER)
        assert again.status is Status.WAITS
        assert (again.text, again.answer) != (asked.text, asked.answer)
        assert state(book) == before
        assert agree(book, [changed], again, LATER).status is Status.DONE

    def test_an_answer_that_was_never_given_agrees_to_nothing(self, book: FakeBook, files: list[Path]) -> None:
        read(book, files)
        changed = with_another_amount(files)
        before = state(book)
        assert reading.read_agreed(book, f"\n{changed}", LATER, WHO).status is Status.WAITS
        assert reading.read_agreed(book, f".\n{changed}", LATER, WHO).status is Status.WAITS
        assert state(book) == before

    def test_are_taken_back_by_restoring(self, book: FakeBook, files: list[Path]) -> None:
        read(book, files)
        before = table_rows(book, "ledger"), table_rows(book, "months")
        changed = with_another_amount(files)
        agree(book, [changed], read(book, [changed], LATER), LATER)
        assert (table_rows(book, "ledger"), table_rows(book, "months")) != before
        told = buttons.restore(book, LATER, WHO)
        assert told.text.startswith("Återställt: Läs in utfall ")
        assert (table_rows(book, "ledger"), table_rows(book, "months")) == before


def table_rows(book: FakeBook, table: str) -> list[list[object]]:
    area = book.fake.tables[TABLES[table]].area
    grid = book.fake.cells[area.sheet]
    return [[grid[row, col].value if (row, col) in grid else None for col in area.cols] for row in area.rows]


class TestUnsureList:
    def test_is_shown_as_it_would_be_read_and_read_so_when_agreed(self, book: FakeBook, tmp_path: Path) -> None:
        path = unsure_list(tmp_path)
        before, calls = state(book), len(book.fake.calls)
        asked = read(book, [path])
        assert asked.status is Status.WAITS
        for said_so in (
            "Vårgårda tillägg utfall.csv läses så här:",
            "konto = Konto (efter rubriken)",
            "Belopp: utfall i kronor; kostnader är positiva och intäkter negativa",
            "Rad 2: 2017-03, konto 5010, ansvar 4999, −41\u00a0250,50 kr",
            "Osäkert: Vilket tecken har kostnaderna i listan? Troligast: kostnader är positiva och intäkter negativa.",
            "OK läser in så.",
        ):
            assert said_so in asked.text
        assert len(asked.text) <= said.LONGEST
        assert (state(book), len(book.fake.calls)) == (before, calls)
        assert agree(book, [path], asked).status is Status.DONE
        assert [row[6] for row in table_rows(book, "ledger")] == [-41.2505, 38.10025]

    def test_is_no_agreement_to_change_what_was_read_before(self, book: FakeBook, files: list[Path]) -> None:
        read(book, files)
        unsure, changed = unsure_list(files[0].parent), with_another_amount(files)
        first = read(book, [unsure, changed], LATER)
        second = agree(book, [unsure, changed], first, LATER)
        assert first.text.startswith("Det här går inte att avgöra säkert.")
        assert second.text.startswith("Läs igenom det här först:\n")
        assert agree(book, [unsure, changed], second, LATER).status is Status.DONE

    def test_too_many_for_one_box_are_refused(self, book: FakeBook, tmp_path: Path) -> None:
        paths = [unsure_list(tmp_path).rename(tmp_path / f"Vårgårda utfall {letter}.csv") for letter in "abcde"]
        assert read(book, paths).codes == ("EXCEL-FRAGOR-MANGA",)

    def test_without_any_guess_is_refused_with_its_question(self, book: FakeBook, tmp_path: Path) -> None:
        path = tmp_path / "utfall.csv"
        path.write_text("Konto;Ansvar;Månad;Utfall kr\n5010;4999;3;41250,50\n5020;4999;4;38100,25", encoding="utf-8")
        book.names = [one for one in book.names if one.name != field_term("month").name]  # so that År is unknown too
        told = read(book, [path])
        assert told.codes == ("EXCEL-LISTA-FRAGA",)
        assert "Vilket år gäller listan? Det går inte att gissa." in told.text
        assert book.fake.calls == []


def test_a_large_file_is_read_once_however_often_is_asked(
    book: FakeBook, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def counted(paths: list[Path], *others: object) -> intake.Intake:
        names.extend(path.name for path in paths)
        return intake.take_in(paths, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(shelf, "take_in", counted)
    both = [path for path in files if path.name == "Herrljunga 2017.se"]
    both.append(unsure_list(files[0].parent))
    agree(book, both, read(book, both))
    assert names.count("Herrljunga 2017.se") == 1


def test_a_failure_at_any_call_leaves_everything_as_it_was(files: list[Path], tmp_path: Path) -> None:
    files = [budget_of(files)]
    whole = unread_example(tmp_path)
    read(whole, files)
    assert {call.kind for call in whole.fake.calls} == {"resize", "values", "add", "formats", "calculate"}
    for number, call in enumerate(whole.fake.calls):
        book = unread_example(tmp_path)
        before = state(book)
        book.fake.fail_at = number
        assert read(book, files).codes == ("EXCEL-AVBRUTEN",), call
        assert state(book) == before, call
        assert settings(book) == ("automatic", True, True), call
        assert book.app.status_bar is False


def test_refusals_are_told_and_write_nothing(book: FakeBook, tmp_path: Path) -> None:
    broken = tmp_path / "bild.csv"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert read(book, []).codes == ("EXCEL-FILER-SAKNAS",)
    assert read(book, [tmp_path / "borta.se"]).codes == ("FIL-SAKNAS",)
    told = read(book, [broken, tmp_path / "borta.se"])
    assert told.status is Status.REFUSED
    assert len(told.codes) == 2
    assert told.text.startswith("Arbetsboken är orörd. Rätta det här först:")
    assert book.fake.calls == []


def test_more_rows_than_the_buttons_can_read_again_are_refused(
    book: FakeBook, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("snit_xl.hosts.excel.plan.MOST_CELLS", 13_000)
    assert read(book, files).codes == ("EXCEL-LISTA-STOR",)
    assert book.fake.calls == []


class TestStepTooLarge:
    @pytest.fixture(autouse=True)
    def small_room(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(steps, "MOST_TEXT", 20_000)

    def test_a_copy_of_the_workbook_is_saved_first_and_the_user_is_told_where(
        self, book: FakeBook, files: list[Path], tmp_path: Path
    ) -> None:
        told = read(book, files)
        assert told.status is Status.DONE
        copy = tmp_path / "Säkerhetskopior" / "Projekt och förbättringar 2017-09-12 080500.xlsm"
        assert book.api.copies == [str(copy)]
        assert told.text.endswith(f"Arbetsboken som den var finns i {copy}")
        assert buttons.restore(book, LATER, WHO).codes == ("EXCEL-INGET-STEG",)

    def test_no_copy_is_written_over_another(self, book: FakeBook, files: list[Path], tmp_path: Path) -> None:
        taken = tmp_path / "Säkerhetskopior" / "Projekt och förbättringar 2017-09-12 080500.xlsm"
        taken.parent.mkdir()
        taken.write_text("den förra")
        read(book, files)
        assert taken.read_text() == "den förra"
        assert book.api.copies[0].endswith("080500 (2).xlsm")

    @pytest.mark.parametrize("where", ["https://kommunen.sharepoint.com/Projekt.xlsm", "Projekt.xlsm"])
    def test_where_no_copy_can_be_saved_nothing_is_written(self, book: FakeBook, files: list[Path], where: str) -> None:
        book.api.FullName = where
        assert read(book, files).codes == ("EXCEL-KOPIA",)
        assert book.fake.calls == []

    def test_a_copy_that_fails_or_does_not_come_stops_the_reading(
        self, book: FakeBook, files: list[Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for failing in (lambda _book, _path: None, lambda _book, path: path.read_bytes()):
            monkeypatch.setattr(native, "save_copy", failing)
            assert read(book, files).codes == ("EXCEL-KOPIA",)
        assert book.fake.calls == []


def test_a_reading_of_many_rows_is_packed_into_few_cells_and_can_be_taken_back(
    book: FakeBook, files: list[Path]
) -> None:
    before = table_rows(book, "ledger")
    read(book, files)
    letters = sum(len(str(cell.value)) for cell in book.fake.cells[STEP_SHEET].values())
    assert letters < 60_000
    assert buttons.restore(book, LATER, WHO).status is Status.DONE
    assert table_rows(book, "ledger") == before


def test_on_sharepoint_the_files_whole_folder_is_remembered(book: FakeBook, files: list[Path]) -> None:
    book.api.FullName = "https://kommunen.sharepoint.com/sites/ekonomi/Projekt.xlsm"
    read(book, files)
    area = book.fake.tables[TABLES["sources"]].column("Mapp")
    grid = book.fake.cells[area.sheet]
    assert {grid[row, area.left].value for row in area.rows} == {str(files[0].parent.resolve())}
