"""A real mouse on a virtual screen, the extension installed: the sheet's button and the toolbar's do the whole job."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from compared import against_the_file_host, view
from extended_office import ExtendedOffice, extended_office, settings_text
from support.calc import Document
from support.macros import FOLDER, built_xlsm
from support.screen import Screen, button_centre, toolbar_buttons, toolbar_centre
from support.workbooks import BUILT_AT

from snit_xl.actions.build_workbook import build_example
from snit_xl.workbook.macro_build import with_macros
from snit_xl.workbook.terms.buttons import BUTTONS
from snit_xl.workbook.terms.messages import ACTIONS

pytestmark = pytest.mark.libreoffice
SHEET_BUTTON, TOOLBAR = "SNIT-XL", "SNIT"  # the title of what each of them says
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
        assert "Aktuell" in str(document.cell_value("Start", "B13"))
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
