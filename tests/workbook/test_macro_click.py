"""A real mouse click, on a virtual screen, on the buttons of the .xlsm: the Sub runs and its answer is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.button_service import recording_buttons
from support.calc import Document
from support.libreoffice import Office
from support.macros import built_xlsm
from support.screen import Screen, VisibleOffice, button_centre

from snit_xl.workbook.terms.messages import ACTIONS

pytestmark = pytest.mark.libreoffice
TITLE = "SNIT-XL"


@pytest.fixture(scope="module")
def visible(monitor: Screen) -> Iterator[Office]:
    running = VisibleOffice(monitor)
    yield running
    running.stop()


@pytest.fixture
def shown(visible: Office, monitor: Screen, tmp_path: Path) -> Iterator[Document]:
    path = tmp_path / "Projekt.xlsm"
    path.write_bytes(built_xlsm())
    document = visible.open(path, hidden=False, macros=True)
    document.component.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, 1600, 1000, 15)
    yield document
    monitor.answer(TITLE, "Return")
    document.close()


def test_a_click_on_update_reaches_the_extension_and_shows_what_it_says(
    visible: Office, monitor: Screen, shown: Document
) -> None:
    with recording_buttons(visible, "Prognosen är uppdaterad.") as pressed:
        assert monitor.click_until(*button_centre(shown, ACTIONS["update"]), TITLE)
        assert monitor.answer(TITLE, "Return")
    assert pressed == [("uppdatera", shown.component.getURL(), "")]


def test_a_click_without_the_extension_explains_itself(monitor: Screen, shown: Document) -> None:
    assert monitor.click_until(*button_centre(shown, ACTIONS["update"]), TITLE)
    assert monitor.answer(TITLE, "Return")


def test_a_click_on_lock_asks_for_a_name(visible: Office, monitor: Screen, shown: Document) -> None:
    with recording_buttons(visible, "Låst.") as pressed:
        assert monitor.click_until(*button_centre(shown, ACTIONS["lock"]), TITLE)
        assert monitor.answer(TITLE, "D", "e", "l", "1", "Return")
    assert [(button, name[:4]) for button, _, name in pressed] == [("las", "Del1")]
