"""Läs in utfall in real Calc: the command gives what the command line gives, asks first, and is one undo step."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from compared import cells, differences, view
from extended_office import ExtendedOffice, dispatch
from reading_samples import BUDGET, READ, Unread, author, later_budget, place_of, rows, unread
from support.calc import Document
from support.workbooks import PUBLISHED
from test_lo_buttons import look  # type: ignore[import-not-found]

from snit_xl.hosts.file.commands import Status, view_of
from snit_xl.hosts.file.reading import Wishes, read_files
from snit_xl.workbook.view import WorkbookView

pytestmark = pytest.mark.libreoffice
NOT_READ = "Inget är inläst. Arbetsboken är orörd."
UNCHANGED = "\n\nFilerna är redan inlästa. Ingenting har ändrats."
UNITS = {"ekonomi": "Ekonomiavdelningen", "personal": "Personalavdelningen", "it": "IT, växel och telefoni"}
REPORT = {
    "utfall_aug_2016": "Utfall ack fg år",
    "budget_ack_aug_2017": "Budget ack",
    "utfall_aug_2017": "Utfall ack",
    "budget_2017": "Budget helår",
    "prognos_2017": "Prognos helår",
}


@pytest.fixture
def fresh(tmp_path: Path) -> Unread:
    return unread(tmp_path)


def read(document: Document, *paths: Path, **more: str) -> str:
    return dispatch(document, READ, Text="\n".join(map(str, paths)), **more)


@pytest.mark.parametrize("process", ["inside", "outside"])
def test_the_command_gives_what_the_file_host_gives_and_the_published_tables(
    request: pytest.FixtureRequest, fresh: Unread, process: str
) -> None:
    office: ExtendedOffice = request.getfixturevalue(process)
    with office.open(fresh.path) as document:
        said = read(document, *fresh.files)
        read_in = view(document)
        before = cells(document)
        again = read(document, *fresh.files)
        assert cells(document) == before
        assert document.component.UndoManager.getAllUndoActionTitles() == ("SNIT: Läs in utfall",)
    tallies, _, result = said.rpartition("\n\n")
    assert len(tallies.splitlines()) == len(fresh.files)
    assert (
        f"• {BUDGET}: 375 rader lästa, 240\u00a0000,00 kr: 363 fördelade, 12 utanför, 0 saknar rad, 0 avvisade"
        in tallies
    )
    assert result.startswith("Utfallet är inläst ur 4 filer. Prognosen är uppdaterad: −1\u00a0100 tkr")
    assert UNCHANGED in again
    closed = read_files(fresh.closed, fresh.files, author(read_in), Wishes())
    assert closed.status is Status.DONE
    on_disk = view_of(fresh.closed)
    assert read_in.tables == on_disk.tables
    assert differences(read_in, on_disk) == []
    assert_published(read_in)


def assert_published(read_in: WorkbookView) -> None:
    """Compare every detail row of the three departments with the paper."""
    with (PUBLISHED / "delarsrapport_2017-08-31.csv").open(encoding="utf-8") as file:
        printed = list(csv.DictReader(file))
    shown = {(row["Avdelning"], row["Rad"]): row for row in rows(read_in, "rows")}
    compared = 0
    for one in printed:
        row = shown.get((UNITS[one["avdelning_id"]], one["rad"]))
        for key, heading in REPORT.items() if row is not None else ():
            assert row is not None
            assert (row[heading] or 0) == pytest.approx(float(one[key] or 0), abs=1e-9), (one, heading)
            compared += 1
    assert compared == len(shown) * len(REPORT)


def test_one_undo_takes_the_reading_back_and_redo_gives_it_again(inside: ExtendedOffice, fresh: Unread) -> None:
    with inside.open(fresh.path) as document:
        before, tables = cells(document), view(document).tables
        read(document, *fresh.files)
        after = cells(document)
        undo = document.component.UndoManager
        undo.undo()
        assert cells(document) == before
        assert view(document).tables == tables
        undo.redo()
        assert cells(document) == after


def test_a_later_file_asks_first_and_only_yes_writes(inside: ExtendedOffice, fresh: Unread, tmp_path: Path) -> None:
    """The income of Ekonomi gets 3 425 kr more in April and in August."""
    later = later_budget(tmp_path)
    with inside.open(fresh.path) as document:
        read(document, *fresh.files)
        before = cells(document)
        place = place_of(view(document), "rows", "budget", Avdelning="Ekonomiavdelningen", Rad="Intäkter/kommunbidrag")
        budget = document.cell_value(*place)
        assert read(document, later) == NOT_READ
        assert cells(document) == before
        assert "Utfallet är inläst ur en fil." in read(document, later, Svar="OK")
        assert budget == -10231
        assert document.cell_value(*place) == pytest.approx(-10231 - 6.85)
        assert dispatch(document, "snit:aterstall").startswith("Arbetsboken är som före ”Läs in utfall”.")
        assert cells(document) == before


def test_no_file_chosen_and_none_that_is_there(inside: ExtendedOffice, fresh: Unread, tmp_path: Path) -> None:
    with inside.open(fresh.path) as document:
        before = cells(document)
        assert dispatch(document, READ) == "Inga filer är valda. Arbetsboken är orörd."
        said = read(document, fresh.files[0], tmp_path / "finns inte.se")
        assert said.startswith("Arbetsboken är orörd. Rätta det här först:")
        assert "finns inte.se" in said
        assert cells(document) == before


def test_the_rows_that_came_look_like_the_first(inside: ExtendedOffice, fresh: Unread) -> None:
    with inside.open(fresh.path) as document:
        first = view(document).tables["Utfallsrader"].area
        sheet = document.component.Sheets.getByName(first.sheet)
        wanted = [look(sheet.getCellByPosition(col - 1, first.top - 1)) for col in first.cols]
        read(document, *fresh.files)
        area = view(document).tables["Utfallsrader"].area
        assert len(area.rows) > 1500
        for row in (area.top, area.top + 1, area.top + 700, area.bottom):
            assert [look(sheet.getCellByPosition(col - 1, row - 1)) for col in area.cols] == wanted


def test_saved_and_opened_again_it_is_as_it_was(inside: ExtendedOffice, fresh: Unread, tmp_path: Path) -> None:
    with inside.open(fresh.path) as document:
        read(document, *fresh.files)
        before = view(document)
        saved = document.store(tmp_path / "sparad.xlsx")
    with inside.open(saved) as document:
        assert differences(view(document), before) == []
        assert view(document).tables == before.tables
        assert UNCHANGED in read(document, *fresh.files)


def test_a_month_typed_in_komplettering_counts_at_once(inside: ExtendedOffice, fresh: Unread) -> None:
    """Kommunbidrag of IT is typed, since no file has it: 100 tkr more in May, without any button."""
    wanted = {"Avdelning": "IT, växel och telefoni", "Rad": "Kommunbidrag"}
    with inside.open(fresh.path) as document:
        read(document, *fresh.files)
        seen = view(document)
        may = place_of(seen, "typed", "m_5", **wanted, Slag="utfall", År=2017.0)
        outcome, total = (
            place_of(seen, "rows", "actual", **wanted),
            place_of(seen, "sums", "actual", Rad="Resultat", Avdelning=wanted["Avdelning"]),
        )
        before = [float(str(document.cell_value(*place))) for place in (outcome, total)]
        document.set_value(*may, -1363)
        after = [float(str(document.cell_value(*place))) for place in (outcome, total)]
        assert [new - old for new, old in zip(after, before, strict=True)] == [-100, -100]
        assert "Inaktuell" in str(document.cell_text("Prognos", "B4"))
