"""Skapa handlingar on an open workbook: the papers of its cells as they stand, in a new folder; no cell is written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import docx
import pytest
from excel_fake_book import FakeBook
from support.workbooks import example

from snit_xl.actions.log import Author
from snit_xl.hosts.excel import entry, papers, said
from snit_xl.hosts.excel.reader import read_book
from snit_xl.hosts.excel.said import Status
from snit_xl.hosts.file.papers import write_papers
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import Cell

NOW = datetime(2017, 9, 12, 8, 5)  # noqa: DTZ001 - a wall clock, as the user's
FOLDER = "2017-09-12 handlingar"
REPORT = "Ärende 2b Delårsrapport med årsprognos.docx"


@pytest.fixture
def book() -> FakeBook:
    return FakeBook(example()[0])


def adjust(book: FakeBook, amount: float) -> None:
    """Type an adjustment without updating the forecast."""
    area = book.fake.tables[TABLES["rows"]].column(heading("rows", "adjustment"))
    book.fake.cells[area.sheet][area.top + 1, area.left] = Cell(amount)


def texts(file: Path) -> list[str]:
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def test_the_papers_are_those_of_the_closed_file_and_no_cell_is_written(book: FakeBook, tmp_path: Path) -> None:
    before = read_book(book).view
    told = papers.write(book, str(tmp_path / "öppen"), NOW)
    assert told.status is Status.DONE
    ours = tmp_path / "öppen" / FOLDER
    assert told.text.splitlines()[0] == f"Handlingarna: {ours}"
    closed = tmp_path / "stängd.xlsx"
    closed.write_bytes(example()[0])
    theirs = write_papers(closed, tmp_path / "stängd", Author("controller", NOW), despite=False).folder
    assert theirs is not None
    assert sorted(one.name for one in ours.iterdir()) == sorted(one.name for one in theirs.iterdir())
    for one in ours.glob("*.docx"):
        assert texts(one) == texts(theirs / one.name)
    assert read_book(book).view == before


def test_a_forecast_out_of_date_asks_and_writes_nothing_until_the_user_agrees(book: FakeBook, tmp_path: Path) -> None:
    adjust(book, -400.0)
    told = papers.write(book, str(tmp_path), NOW)
    assert (told.status, told.codes) == (Status.WAITS, ("HANDLING-INAKTUELL",))
    assert told.text.startswith("Inga handlingar är skapade. Rätta det här först:")
    assert told.text.endswith("OK skapar handlingarna ändå, och det står då i dem. Avbryt skapar inga.")
    assert said.for_vba(told).startswith(f"{said.ASKS}\n")
    assert list(tmp_path.iterdir()) == []
    assert papers.write(book, str(tmp_path), NOW, despite=True).status is Status.DONE
    assert any("trots att kontrollerna visar fel" in line for line in texts(tmp_path / FOLDER / REPORT))


def test_without_a_folder_on_this_machine_one_must_be_chosen(book: FakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "home_of", lambda _book: None)
    told = papers.write(book, "", NOW)
    assert (told.status, told.codes) == (Status.FAILED, ("EXCEL-HANDLINGAR-MAPP",))


def test_a_folder_that_cant_be_written_to_is_told(book: FakeBook, tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"ingen mapp")
    told = papers.write(book, str(tmp_path / "fil"), NOW)
    assert (told.status, told.codes) == (Status.FAILED, ("EXCEL-HANDLINGAR-SKRIV",))
    assert str(tmp_path / "fil") in told.text


def test_both_presses_are_known_at_the_door() -> None:
    assert {"papers", "papers_despite"} <= entry.BUTTONS.keys()
