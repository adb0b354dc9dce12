"""A real mouse on a virtual screen, the extension installed: the sheet's button and the toolbar's do the whole job."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from compared import against_the_file_host, cells, differences, view
from extended_office import ExtendedOffice, dispatch, extended_office, settings_text
from reading_samples import READ, Unread, author, place_of, rows, unread
from support.calc import Document
from support.macros import FOLDER, built_xlsm
from support.screen import Screen, button_centre, cell_centre, toolbar_buttons, toolbar_centre
from support.workbooks import BUILT_AT

from snit_xl.actions.build_workbook import build_example
from snit_xl.hosts.file.commands import Status, view_of
from snit_xl.hosts.file.reading import Wishes, read_files
from snit_xl.workbook.macro_build import with_macros
from snit_xl.workbook.terms.buttons import BUTTONS
from snit_xl.workbook.terms.messages import ACTIONS
from snit_xl.workbook.view import cell_position

pytestmark = pytest.mark.libreoffice
SHEET_BUTTON, TOOLBAR = "SNIT-XL", "SNIT"  # the title of what each of them says
PICKER = "Välj filer ur ekonomisystemet"
BAR = "addon_se.snitxl.Verktygsrad"
UPDATE = ACTIONS["update"]


@pytest.fixture(scope="module")
def office(monitor: Screen) -> Iterator[ExtendedOffice]:
    """Start one that shows its windows, with the extension."""
    with extended_office(settings_text(process="inside"), monitor) as running:
        yield running


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Write the .xlsm as it is before anyone has pressed a button."""
    path = tmp_path / "Vår nämnd.xlsm"
    path.write_bytes(build_example(BUILT_AT, updated=False, attach=with_macros(FOLDER))[0])
    return path


def shown(office: ExtendedOffice, path: Path) -> Document:
    document = office.open(path, hidden=False, macros=True)
    document.component.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, 1600, 1000, 15)
    return document


def close(monitor: Screen, document: Document) -> None:
    for title in (SHEET_BUTTON, TOOLBAR):
        monitor.answer(title, "Return")
    document.close()


@pytest.mark.parametrize("where", [SHEET_BUTTON, TOOLBAR], ids=["the sheet's button", "the toolbar's button"])
def test_a_click_updates_the_forecast_as_the_file_host_does(
    office: ExtendedOffice, monitor: Screen, fresh: Path, tmp_path: Path, where: str
) -> None:
    closed = Path(shutil.copy(fresh, tmp_path / "stängd.xlsm"))
    document = shown(office, fresh)
    try:
        place = button_centre(document, UPDATE) if where == SHEET_BUTTON else toolbar_centre(document, BAR, UPDATE)
        assert monitor.click_until(*place, where)
        assert monitor.answer(where, "Return")
        assert against_the_file_host(view(document), closed) == []
        assert "Aktuell" in str(document.cell_value("Start", "B20"))
    finally:
        close(monitor, document)


def test_saved_in_calc_and_opened_again_the_button_works(
    office: ExtendedOffice, monitor: Screen, fresh: Path, tmp_path: Path
) -> None:
    first = shown(office, fresh)
    try:
        first.set_value("Förutsättningar", "B200", 1.0)  # a cell of the user's own: something to save
        with office.watched("save"):
            first.component.store()
    finally:
        close(monitor, first)
    closed = Path(shutil.copy(fresh, tmp_path / "stängd.xlsm"))
    again = shown(office, fresh)
    try:
        assert monitor.click_until(*button_centre(again, UPDATE), SHEET_BUTTON)
        assert monitor.answer(SHEET_BUTTON, "Return")
        assert against_the_file_host(view(again), closed) == []
    finally:
        close(monitor, again)


def test_the_toolbar_has_the_workbooks_buttons_in_their_order(office: ExtendedOffice, tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsm"
    path.write_bytes(built_xlsm())
    document = shown(office, path)
    try:
        assert list(toolbar_buttons(document, BAR)) == [button.caption for button in BUTTONS]
    finally:
        document.close()


def pick(monitor: Screen, place: tuple[int, int], path: Path, then: str) -> None:
    """Click where files are read in, and type a path in the file dialog; then a window with a title must show."""
    assert monitor.click_until(*place, PICKER)
    (picker,) = [window for window, title in monitor.titles().items() if title == PICKER]
    monitor.focus(picker)
    monitor.type_text(str(path))
    monitor.press_key("Return")
    assert monitor.shows(then)


@pytest.fixture
def laid(tmp_path: Path) -> Unread:
    return unread(tmp_path, ".xlsm", with_macros(FOLDER))


def typable(laid: Unread, folder: Path) -> Path:
    """Copy the books of Herrljunga for 2017 to where the path is plain letters, which the keyboard here has."""
    folder.mkdir()
    return Path(shutil.copy(laid.files[1], folder))


def until(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.3)
    return true()


@pytest.mark.parametrize("where", [SHEET_BUTTON, TOOLBAR], ids=["the sheet's button", "the toolbar's button"])
def test_a_click_a_file_and_its_amounts_are_there(
    office: ExtendedOffice, monitor: Screen, laid: Unread, tmp_path: Path, where: str
) -> None:
    """The file dialog is LibreOffice's own, driven by keys; the books of Herrljunga for 2017 are read."""
    books = typable(laid, tmp_path / "a")
    document = shown(office, laid.path)
    try:
        read = ACTIONS["read"]
        place = button_centre(document, read) if where == SHEET_BUTTON else toolbar_centre(document, BAR, read)
        pick(monitor, place, books, where)
        assert monitor.answer(where, "Return")
        read_in = view(document)
        closed = read_files(laid.closed, [books], author(read_in), Wishes())
        assert closed.status is Status.DONE
        assert differences(read_in, view_of(laid.closed)) == []
        assert len(rows(read_in, "ledger")) > 300
    finally:
        close(monitor, document)


def test_cancel_writes_nothing_and_ok_writes(
    office: ExtendedOffice, monitor: Screen, laid: Unread, tmp_path: Path
) -> None:
    """A later file of the same name, with 1 000 kr more in one voucher: the changes are shown before they are made."""
    later = typable(laid, tmp_path / "senare")
    later.write_bytes(later.read_bytes().replace(b"32694.85", b"33694.85"))
    document = shown(office, laid.path)
    try:
        dispatch_unwatched(document, laid)
        before = cells(document)
        place = button_centre(document, ACTIONS["read"])
        pick(monitor, place, later, TOOLBAR)
        assert monitor.answer(TOOLBAR, "Escape")
        assert monitor.shows(SHEET_BUTTON)
        assert monitor.answer(SHEET_BUTTON, "Return")
        assert cells(document) == before
        pick(monitor, place, later, TOOLBAR)
        assert monitor.answer(TOOLBAR, "Return")
        assert monitor.shows(SHEET_BUTTON)
        assert monitor.answer(SHEET_BUTTON, "Return")
        assert cells(document) != before
        assert document.component.UndoManager.getAllUndoActionTitles() == ("SNIT: Läs in utfall",) * 2
    finally:
        close(monitor, document)


def dispatch_unwatched(document: Document, laid: Unread) -> None:
    """Read the books in while the window is hidden, so that no box asks for an answer."""
    window = document.component.CurrentController.Frame.ContainerWindow
    window.setVisible(False)
    dispatch(document, READ, Text=laid.given)
    window.setVisible(True)


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_a_double_click_shows_what_an_amount_consists_of(
    office: ExtendedOffice, monitor: Screen, tmp_path: Path, suffix: str
) -> None:
    """On Prognos the accounts, on Spårning the vouchers of one; an input cell opens for editing."""
    laid = unread(tmp_path, suffix, with_macros(FOLDER) if suffix == ".xlsm" else None)
    document = shown(office, laid.path)
    controller = document.component.CurrentController
    sheets = document.component.Sheets
    try:
        dispatch_unwatched(document, laid)
        seen = view(document)
        wanted = {"Avdelning": "Ekonomiavdelningen", "Rad": "Personalkostnader"}
        sheet, cell = place_of(seen, "rows", "actual", **wanted)
        controller.setActiveSheet(sheets.getByName(sheet))
        monitor.double_click(*cell_centre(document, *cell_position(cell)))
        assert until(lambda: levels(document) == {"konto"})
        assert until(lambda: controller.ActiveSheet.Name == "Spårning")
        accounts = view(document).tables["Sparning"].area
        monitor.double_click(*cell_centre(document, accounts.top, accounts.left + 1))
        assert until(lambda: levels(document) == {"verifikation"})
        titles = document.component.UndoManager.getAllUndoActionTitles()
        assert titles == ("SNIT: Visa underlag", "SNIT: Visa underlag", "SNIT: Läs in utfall")
        controller.setActiveSheet(sheets.getByName(sheet))
        _, adjustment = place_of(seen, "rows", "adjustment", **wanted)
        controller.select(sheets.getByName(sheet).getCellRangeByName(adjustment))
        monitor.double_click(*cell_centre(document, *cell_position(adjustment)))
        (window,) = [number for number, title in monitor.titles().items() if "LibreOffice Calc" in title]
        monitor.focus(window)
        for key in ("End", "0", "Return"):
            monitor.press_key(key)
        assert until(lambda: document.cell_value(sheet, adjustment) == -5000)
        assert controller.ActiveSheet.Name == sheet
    finally:
        close(monitor, document)


def levels(document: Document) -> set[object]:
    return {row["Nivå"] for row in rows(view(document), "trace")}
