"""The buttons in real Calc: a toolbar command gives what the command line gives, cell for cell, or nothing at all."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from compared import against_the_file_host, cells, differences, view
from extended_office import ExtendedOffice, dispatch, extended_office, new_document, settings_text
from support.libreoffice import Office
from support.machine import REPOSITORY
from support.macros import PROJECT
from support.workbooks import example

from snit_xl.hosts.file.commands import view_of
from snit_xl.hosts.libreoffice import service
from snit_xl.workbook.view import cell_name

pytestmark = pytest.mark.libreoffice
UPDATE = "snit:uppdatera"
MACRO_WORKBOOK = REPOSITORY / "workbooks/Projekt och förbättringar.xlsm"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Write the example as it is before anyone has pressed Uppdatera prognos."""
    path = tmp_path / "Projekt och förbättringar.xlsx"
    path.write_bytes(example(updated=False)[0])
    return path


def test_calc_and_the_file_hold_the_same_workbook(office: Office, fresh: Path) -> None:
    """Before any button: the same cells, tables, names, and formulas that mean the same."""
    on_disk = view_of(fresh)
    with office.open(fresh) as document:
        in_calc = view(document)
        assert differences(in_calc, on_disk) == []
        assert in_calc.tables == on_disk.tables
        assert in_calc.names.items() >= on_disk.names.items()
        formulas = {(sheet, at): cell.formula for sheet, grid in on_disk.cells.items() for at, cell in grid.items()}
        for (sheet, at), formula in formulas.items():
            assert in_calc.cell(sheet, *at).formula == formula


@pytest.mark.parametrize("process", ["inside", "outside"])
def test_the_toolbar_command_gives_what_the_file_host_gives(
    request: pytest.FixtureRequest, fresh: Path, tmp_path: Path, process: str
) -> None:
    office: ExtendedOffice = request.getfixturevalue(process)
    closed = shutil.copy(fresh, tmp_path / "stängd.xlsx")
    with office.open(fresh) as document:
        assert dispatch(document, UPDATE).startswith("Prognosen är uppdaterad: −1")
        updated = view(document)
        again = dispatch(document, UPDATE)
    assert against_the_file_host(updated, Path(closed)) == []
    assert again == "Inget har ändrats sedan senaste uppdateringen. Arbetsboken är orörd."


def test_one_undo_takes_the_whole_button_back(inside: ExtendedOffice, fresh: Path) -> None:
    with inside.open(fresh) as document:
        before, tables = cells(document), view(document).tables
        dispatch(document, UPDATE)
        after = cells(document)
        assert after != before
        undo = document.component.UndoManager
        assert undo.getAllUndoActionTitles() == ("SNIT: Uppdatera prognos",)
        undo.undo()
        assert cells(document) == before
        assert view(document).tables == tables
        undo.redo()
        assert cells(document) == after


@pytest.mark.parametrize("automatic", [True, False])
def test_the_calculation_mode_is_as_it_was(inside: ExtendedOffice, fresh: Path, automatic: bool) -> None:
    with inside.open(fresh) as document:
        component = document.component
        component.enableAutomaticCalculation(automatic)
        dispatch(document, UPDATE)
        assert component.isAutomaticCalculationEnabled() is automatic
        assert not component.hasControllersLocked()
        assert not component.isActionLocked()
        assert "Aktuell" in str(document.cell_value("Start", "B20"))


def test_an_error_in_the_middle_leaves_the_workbook_as_it_was(inside: ExtendedOffice, fresh: Path) -> None:
    """Part of an array formula can't be written; cells on other sheets are written before that is found."""
    with inside.open(fresh) as document:
        document.component.Sheets.getByName("Budget").getCellRangeByName("B14:B15").ArrayFormula = "=1"
        before, undo = cells(document), document.component.UndoManager
        steps = undo.getAllUndoActionTitles()
        said = dispatch(document, UPDATE)
        assert said.startswith("På bladet Budget finns celler som inte går att skriva i.")
        assert cells(document) == before
        assert document.component.isAutomaticCalculationEnabled()
        assert undo.getAllUndoActionTitles() == steps
        assert undo.getAllRedoActionTitles() == ()


def test_a_row_under_its_table_is_said_not_to_count(inside: ExtendedOffice, fresh: Path) -> None:
    """Calc lets no table grow by itself, and a row that is put in under the last one looks like one of its own."""
    with inside.open(fresh) as document:
        coming = view(document).tables["Kommande"].area
        under = cell_name(coming.bottom + 1, coming.left)
        document.set_value(coming.sheet, under, "IT, växel och telefoni")
        assert str(dispatch(document, UPDATE)).endswith(f"Räknas inte, står under sin tabell: Prognos!{under}.")


def test_what_stands_under_a_growing_list_is_not_overwritten(inside: ExtendedOffice, fresh: Path) -> None:
    with inside.open(fresh) as document:
        checks = view(document).tables["Kontrollista"].area
        document.set_value(checks.sheet, cell_name(checks.bottom + 1, checks.left), "min anteckning")
        before = cells(document)
        said = dispatch(document, UPDATE)
        assert said.startswith("Arbetsboken är orörd. Rätta det här först:")
        assert "Kontrollista" in said
        assert cells(document) == before


def test_new_rows_of_a_list_look_like_its_first(inside: ExtendedOffice, fresh: Path) -> None:
    with inside.open(fresh) as document:
        first = view(document).tables["Kontrollista"].area
        dispatch(document, UPDATE)
        area = view(document).tables["Kontrollista"].area
        assert area.bottom > first.bottom
        sheet = document.component.Sheets.getByName(area.sheet)
        for col in area.cols:
            styles = {look(sheet.getCellByPosition(col - 1, row - 1)) for row in area.rows}
            assert len(styles) == 1


def look(cell: Any) -> tuple[object, ...]:  # noqa: ANN401 - a UNO object
    return (cell.CellBackColor, cell.NumberFormat, cell.CharHeight, cell.CharWeight, cell.IsTextWrapped)


def test_kontrollera_writes_nothing_and_names_the_worst(inside: ExtendedOffice, fresh: Path) -> None:
    with inside.open(fresh) as document:
        before = cells(document)
        said = dispatch(document, "snit:kontrollera")
        assert said.startswith("Att rätta eller ta ställning till: 6 fel,")
        assert "\n• Senaste handling!" in said
        assert cells(document) == before


def test_las_version_takes_a_name(inside: ExtendedOffice, fresh: Path) -> None:
    with inside.open(fresh) as document:
        dispatch(document, UPDATE)
        assert dispatch(document, "snit:las") == "Ange ett namn på versionen. Inget har låsts."
        assert dispatch(document, "snit:las", Text="Delår augusti") == "Versionen ”Delår augusti” är låst: 15 rader."
        locked = view(document).tables["Versionslista"].area
        assert len(locked.rows) == 15


def test_aterstall_takes_back_the_last_button_only(inside: ExtendedOffice, fresh: Path) -> None:
    with inside.open(fresh) as document:
        document.calculate_all()  # the last digit of a large sum is Calc's own
        before = cells(document)
        dispatch(document, UPDATE)
        said = dispatch(document, "snit:aterstall")
        assert said == ("Arbetsboken är som före ”Uppdatera prognos”. Det finns ingen tidigare knapp att ta tillbaka.")
        assert cells(document) == before
        assert dispatch(document, "snit:aterstall").startswith(
            "Det senaste som gjordes i arbetsboken är ingen SNIT-knapp."
        )


def test_aterstall_goes_three_steps_back_one_at_a_time(inside: ExtendedOffice, fresh: Path) -> None:
    with inside.open(fresh) as document:
        document.calculate_all()  # as above
        stages = [cells(document)]
        dispatch(document, UPDATE)
        for name in ("Delår augusti", "Delår augusti, rättad"):
            stages.append(cells(document))
            assert dispatch(document, "snit:las", Text=name).startswith("Versionen")
        for step, following in (("Lås version", "Lås version"), ("Lås version", "Uppdatera prognos"), ("", "")):
            said = dispatch(document, "snit:aterstall")
            assert said.startswith(f"Arbetsboken är som före ”{step or 'Uppdatera prognos'}”.")
            assert (f"Nästa Återställ tar tillbaka ”{following}”." if following else "ingen tidigare knapp") in said
            assert cells(document) == stages.pop()


def test_aterstall_is_refused_after_an_edit_and_names_the_cell(inside: ExtendedOffice, fresh: Path) -> None:
    with inside.open(fresh) as document:
        dispatch(document, UPDATE)
        area = view(document).tables["Avrakning"].column("Inbetalt hittills")
        cell = cell_name(area.top, area.left)
        document.set_value(area.sheet, cell, 6300.0)
        before = cells(document)
        said = dispatch(document, "snit:aterstall")
        assert said.startswith("Arbetsboken är ändrad efter ”Uppdatera prognos”")
        assert f"Ändrade gula celler: {area.sheet}!{cell}." in said
        assert cells(document) == before
        document.component.UndoManager.undo()
        assert dispatch(document, "snit:aterstall").startswith("Arbetsboken är som före ”Uppdatera prognos”.")


def test_the_log_tells_which_input_was_changed_in_calc(inside: ExtendedOffice, fresh: Path) -> None:
    with inside.open(fresh) as document:
        dispatch(document, UPDATE)
        area = view(document).tables["Avrakning"].column("Inbetalt hittills")
        document.set_value(area.sheet, cell_name(area.top, area.left), 6300.0)
        dispatch(document, UPDATE)
        seen = view(document)
        log = seen.tables["Logglista"].area
        lines = [[seen.cell(log.sheet, row, col).value for col in log.cols] for row in log.rows]
        (line,) = [line for line in lines if line[2] == "Ändrad indata"]
        assert line[1] == "någon"
        assert line[3:8] == [
            area.sheet,
            cell_name(area.top, area.left),
            "Avräkning: Vårgårda, Inbetalt hittills",
            6271.0,
            6300.0,
        ]
        assert str(line[8]).startswith("Mellan ")


def test_a_macro_workbook_saved_in_calc_keeps_its_buttons(inside: ExtendedOffice, tmp_path: Path) -> None:
    """Save, reopen, press, twice: the macros still know their workbook, and the file its modules."""
    path = Path(shutil.copy(MACRO_WORKBOOK, tmp_path / "bok å.xlsm"))
    names = code_names(path)
    assert names["xl/workbook.xml"] == "ThisWorkbook"
    for amount in (8225.0, 8300.0):
        with inside.open(path, macros=True) as document:
            document.set_value("Förutsättningar", "B200", amount)
            with inside.watched("save"):
                document.component.store()
            document.set_value("Förutsättningar", "B200", amount + 1)
            with inside.watched("save again, without a question about a changed file"):
                document.component.store()
        assert sorted(code_names(path).values()) == sorted(names.values())
        with inside.open(path, macros=True) as document:
            said = str(document.run_macro("SnitKnappar.SnitMeddelande", "kontrollera", "", library=PROJECT))
            assert said.startswith("Att rätta eller ta ställning till:")


def code_names(path: Path) -> dict[str, str]:
    """Return the module name that each part of a workbook says it has."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    found = {name: re.search(r'<(?:workbookPr|sheetPr)\b[^>]*codeName="(\w+)"', text) for name, text in parts.items()}
    return {name: match[1] for name, match in found.items() if match}


def test_a_macro_in_the_workbook_reaches_the_buttons(inside: ExtendedOffice, fresh: Path) -> None:
    code = (
        "Function Tryck(dokument)\n"
        'Tryck = CreateUnoService("se.snitxl.Knappar").tryck("uppdatera", dokument)\n'
        "End Function\n"
    )
    with inside.open(fresh, macros=True) as document:
        libraries = document.component.BasicLibraries
        if not libraries.hasByName("Standard"):
            libraries.createLibrary("Standard")
        libraries.getByName("Standard").insertByName("Modul1", code)
        said = document.run_macro("Modul1.Tryck", document.component, library="Standard")
        assert str(said).startswith("Prognosen är uppdaterad")


def test_a_workbook_that_is_none_of_ours_is_left_alone(inside: ExtendedOffice) -> None:
    with new_document(inside) as document:
        assert dispatch(document, UPDATE).startswith("Arbetsboken är orörd. Rätta det här först:")
        assert dispatch(document, "snit:okänd") == "Knappen okänd finns inte i den här versionen av tillägget."


NOT_INSTALLED = {
    "no setting": (None, "SNIT-XL är inte installerat för den här användaren."),
    "no package there": (settings_text(process="inside", python_path="/finns/inte"), "SNIT-XL finns inte i"),
    "another Python": (settings_text(process="inside", python_version="3.4"), "men SNIT-XL är installerat för Python"),
    "no interpreter": (settings_text(process="outside", python="/finns/inte"), "SNIT-XL:s Python (/finns/inte)"),
    "not a setting file": ("python = snitt", "Inställningen"),
}


@pytest.mark.parametrize("case", NOT_INSTALLED)
def test_without_the_project_cells_show_errors_and_the_button_says_why(fresh: Path, case: str) -> None:
    settings, said = NOT_INSTALLED[case]
    with extended_office(settings) as office, office.open(fresh) as document:
        before = cells(document)
        answer = dispatch(document, UPDATE)
        assert said in answer
        assert "snit-xl installera" in answer
        assert dispatch(document, "snit:tillstand") == answer
        assert cells(document) == before
        document.set_formula("Start", "H40", "=SUM(SNIT_RISK(2;3))")
        assert str(document.cell_value("Start", "H40")) == "#NAME?"


def test_the_service_and_calc_agree_on_what_buttons_there_are() -> None:
    assert service.BUTTONS.keys() - {"changed"} == {"read", "update", "check", "trace", "papers", "lock"}
