"""The .xlsm in a real LibreOffice without the extension: every Sub runs and explains itself, no total is ever touched.

The add-in's modules are for Excel, but most of their code is plain: LibreOffice runs it here with stand-ins for what
only Windows has.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from support.button_service import recording_buttons
from support.calc import CellError, Document, SeenCell
from support.libreoffice import Office
from support.macros import PROJECT, addin_sources, built_xlsm, workbook_sources
from support.workbooks import Book, example

from snit_xl.hosts.excel.reader import area_of
from snit_xl.workbook.vba_project import Document as DocumentModule
from snit_xl.workbook.vba_project import Module, vba_project
from snit_xl.workbook.view import cell_name

MISSING = (
    "SNIT-XL saknas i LibreOffice på den här datorn. Kör snit-xl installera, eller öppna tillägget snit-xl.oxt i "
    "LibreOffice. Arbetsboken är orörd."
)
SUBS = ("SnitLasIn", "SnitUppdatera", "SnitKontrollera", "SnitUnderlag", "SnitHandlingar", "SnitAterstall")
NAMED = "SnitLas"  # asks for a name first
NOT_OURS = "Det här är ingen SNIT-XL-bok: namnet Kontrolltal_nu saknas. Arbetsboken är orörd."
ASKS_FOR_BASIS = """Option VBASupport 1
Public Function ProvCell(ByVal blad As String, ByVal cell As String) As String
    ProvCell = CStr(SnitHarUnderlag(ThisWorkbook.Worksheets(blad), ThisWorkbook.Worksheets(blad).Range(cell)))
End Function
Public Function ProvTabell(ByVal tabell As String) As String
CASES
End Function
"""
Cells = dict[str, dict[tuple[int, int], SeenCell]]


def opened(office: Office, folder: Path, content: bytes, *, macros: bool, name: str = "bok åäö.xlsm") -> Document:
    path = folder / name
    path.write_bytes(content)
    return office.open(path, macros=macros)


def everything(document: Document) -> Cells:
    return {sheet: document.all_cells(sheet) for sheet in document.sheet_names()}


def is_leaf(cell: SeenCell) -> bool:
    return "SNIT_" in cell.formula.upper()


@pytest.fixture
def live(office: Office, tmp_path: Path) -> Iterator[Document]:
    with opened(office, tmp_path, built_xlsm(), macros=True) as document:
        yield document


@pytest.mark.parametrize("button", ["lasin", "uppdatera", "kontrollera", "underlag", "handlingar", "las", "aterstall"])
def test_without_the_extension_every_button_says_what_to_install(live: Document, button: str) -> None:
    assert live.run_macro("SnitKnappar.SnitMeddelande", button, "Delår", library=PROJECT) == MISSING


def test_every_sub_runs_and_leaves_the_workbook_alone(live: Document) -> None:
    before = everything(live)
    for name in (*SUBS, NAMED):
        live.run_macro(f"SnitKnappar.{name}", library=PROJECT)
    live.run_macro("SnitHjalp.SnitBeskrivFunktioner", library=PROJECT)
    assert everything(live) == before


def test_with_the_extension_every_button_reaches_it_with_this_very_workbook(
    office: Office, live: Document, tmp_path: Path
) -> None:
    with (
        opened(office, tmp_path, built_xlsm(), macros=True, name="annan.xlsm"),
        recording_buttons(office, "Prognosen är uppdaterad: −800 → −812 tkr.") as pressed,
    ):
        said = live.run_macro("SnitKnappar.SnitMeddelande", "las", "Delår åäö", library=PROJECT)
        for name in SUBS:
            live.run_macro(f"SnitKnappar.{name}", library=PROJECT)
    assert said == "Prognosen är uppdaterad: −800 → −812 tkr."
    address = live.component.getURL()
    assert pressed == [
        ("las", address, "Delår åäö"),
        ("lasin", address, ""),
        ("uppdatera", address, ""),
        ("kontrollera", address, ""),
        ("underlag", address, ""),
        ("handlingar", address, ""),
        ("aterstall", address, ""),
    ]


@pytest.mark.parametrize(
    ("sheet", "cell", "shows"),
    [
        ("Prognos", "G18", True),  # booked, computed
        ("Prognos", "O18", True),  # written by the button
        ("Prognos", "M18", False),  # the comment is an input
        ("Prognos", "G16", False),  # a heading
        ("Prognos", "G8", False),  # the sums on top have no accounts of their own
        ("Utfall", "G6", True),
        ("Utfall", "G5", False),
        ("Månader", "F6", True),
        ("Spårning", "A14", False),  # nothing has been traced yet
        ("Start", "B3", False),
    ],
)
def test_a_double_click_shows_what_a_computed_cell_of_our_tables_consists_of(
    live: Document, sheet: str, cell: str, shows: bool
) -> None:
    """LibreOffice does not know tables by name as Excel does: here their addresses stand in."""
    library = live.component.BasicLibraries.getByName(PROJECT)
    places = {
        table.name: area_of(page.title, table.ref)
        for page in Book.of(built_xlsm()).raw
        for table in page.tables.values()
    }
    rows = {name: f"{cell_name(at.top + 1, at.left)}:{cell_name(at.bottom, at.right)}" for name, at in places.items()}
    cases = "".join(f'    If tabell = "{name}" Then ProvTabell = "{where}"\n' for name, where in rows.items())
    source = workbook_sources()["SnitDubbelklick"].replace("blad.Range(tabell)", "blad.Range(ProvTabell(tabell))")
    library.replaceByName("SnitDubbelklick", f"Option VBASupport 1\n{source}")
    library.insertByName("Prov", ASKS_FOR_BASIS.replace("CASES", cases))
    assert live.run_macro("Prov.ProvCell", sheet, cell, library=PROJECT) == str(shows)


def test_in_libreoffice_the_macros_leave_double_clicks_to_the_extension(office: Office, live: Document) -> None:
    with recording_buttons(office, "Klart"):
        assert live.run_macro("SnitKnappar.SnitFinns", library=PROJECT) is False


def test_a_name_left_empty_locks_nothing(office: Office, live: Document) -> None:
    """Without a window LibreOffice answers the question with nothing, as Cancel does."""
    with recording_buttons(office, "Låst") as pressed:
        live.run_macro("SnitKnappar.SnitLas", library=PROJECT)
    assert pressed == []


def small_workbook(modules: list[Module], name: str | None = None) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    documents = [DocumentModule("ThisWorkbook", is_workbook=True), DocumentModule("Blad1", is_workbook=False)]
    book.add_vba_project(io.BytesIO(vba_project(modules, documents)), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    book.add_worksheet("Start").set_vba_name("Blad1")
    if name is not None:
        book.define_name(name, "=Start!$A$1")
    book.close()
    return buffer.getvalue()


def test_the_same_modules_in_another_workbook_touch_nothing(office: Office, tmp_path: Path) -> None:
    modules = [Module(name, source) for name, source in workbook_sources().items()]
    with (
        opened(office, tmp_path, small_workbook(modules), macros=True) as document,
        recording_buttons(office, "Klart") as pressed,
    ):
        assert document.run_macro("SnitKnappar.SnitMeddelande", "uppdatera", "", library=PROJECT) == NOT_OURS
    assert pressed == []


@pytest.mark.parametrize("macros", [False, True], ids=["macros off", "macros on"])
class TestLeaves:
    def test_cached_values_stay_when_the_file_is_opened(self, office: Office, tmp_path: Path, macros: bool) -> None:
        with opened(office, tmp_path, example()[0], macros=False, name="utan.xlsx") as plain:
            expected = everything(plain)
        with opened(office, tmp_path, built_xlsm(), macros=macros) as document:
            seen = everything(document)
        leaves = 0
        for sheet, cells in seen.items():
            for at, cell in cells.items():
                assert cell.error == 0, (sheet, at, cell)
                if is_leaf(cell):
                    leaves += 1
                    shown = expected[sheet][at].value if at in expected[sheet] else ""
                    assert (cell.value or "") == (shown or ""), (sheet, at)
        assert leaves > 50

    def test_an_edit_costs_a_leaf_a_real_error_and_no_total_anything(
        self, office: Office, tmp_path: Path, macros: bool
    ) -> None:
        """Ekonomi's personnel budget to date 5 341 → 5 441, and a recalculation of everything, in both editions."""
        with opened(office, tmp_path, example()[0], macros=False, name="utan.xlsx") as plain:
            self.edit(plain)
            plain.calculate_all()
            expected = everything(plain)
        with opened(office, tmp_path, built_xlsm(), macros=macros) as document:
            place = self.edit(document)
            at_once = document.all_cells("Prognos")
            document.calculate_all()
            seen = everything(document)
        assert isinstance(at_once[place[0], place[1] + 2].value, CellError)
        failed = {(sheet, at) for sheet, cells in seen.items() for at, cell in cells.items() if cell.error}
        assert failed
        assert not [where for where in failed if not is_leaf(seen[where[0]][where[1]])]
        for sheet, cells in expected.items():
            native = {at: cell.value for at, cell in cells.items() if cell.formula}
            assert {at: seen[sheet][at].value for at in native} == native, sheet

    @staticmethod
    def edit(document: Document) -> tuple[int, int]:
        cells = document.all_cells("Prognos")
        headings = {cell.value: at for at, cell in cells.items() if cell.value in {"Budget ack", "Manuell prognos"}}
        column, header = headings["Budget ack"][1], headings["Manuell prognos"][0]
        row = next(r for (r, c), cell in sorted(cells.items()) if r > header and cell.value == "Personalkostnader")
        assert cells[row, column].value == 5341
        document.set_value("Prognos", f"{chr(64 + column)}{row}", 5441)
        return row, column


STUB_LOADER = """Option Explicit
Private logg As String
Public Function SnitPython() As Object
    logg = logg & "start "
    Err.Raise 1000, , "Python vilar"
End Function
Public Sub SnitSlappPython()
    logg = logg & "slapp "
End Sub
Public Function Logg1() As String
    Logg1 = Trim(logg)
End Function
"""


def test_the_addins_entries_answer_with_a_fault_when_python_does_not(office: Office, tmp_path: Path) -> None:
    sources = addin_sources() | {"SnitLader": STUB_LOADER}
    modules = [Module(name, source) for name, source in sources.items() if name != "SnitFlik"]
    with opened(office, tmp_path, small_workbook(modules, "Kontrolltal_nu"), macros=True, name="t.xlsm") as document:

        def run(name: str, *arguments: object) -> object:
            return document.run_macro(name, *arguments, library=PROJECT)

        fault = "#SNIT!name|FUNKTION-PROGRAMFEL|function=SNIT_RISK"
        assert run("SnitAnrop.SnitAnropa", 2, "SNIT_RISK", "t.xlsm", 3.0, 4.0) == fault
        assert run("SnitLader.Logg1") == "", "another protocol is refused before Python is asked"
        assert run("SnitAnrop.SnitAnropa", 1, "SNIT_RISK", "t.xlsm", 3.0, 4.0) == fault
        assert run("SnitLader.Logg1") == "start slapp start slapp", "one new start, then a fault"
        assert run("SnitAnrop.SnitTryck", "uppdatera", "ingen.xlsm", "") == NOT_OURS
        said = run("SnitAnrop.SnitTryck", "uppdatera", "t.xlsm", "")
        assert str(said).endswith("Kör snit-xl doktor, som säger vad som fattas. Orsak: Python vilar")


WINDOWS = """Option Explicit
Private installning As String
Private logg As String
Public Function Prov(ByVal mapp As String) As String
    Dim svar As Object
    installning = mapp
    logg = ""
    On Error GoTo Fel
    Set svar = SnitPython()
    Exit Function
Fel:
    Prov = Err.Description & logg
End Function
Public Function ProvSetting(ByVal a As String, ByVal b As String, ByVal c As String, ByVal d As String) As String
    ProvSetting = installning
End Function
Public Function ProvDir(ByVal fil As String) As String
    If InStr(fil, "finns") > 0 Then ProvDir = "pythonw.exe"
End Function
Public Function ProvStr(ByVal fil As String) As String
    ProvStr = fil
End Function
Public Function LoadLibraryW(ByVal fil As String) As Long
    logg = logg & "|" & fil
    If InStr(fil, "Scripts") = 0 And InStr(fil, "utan") = 0 Then LoadLibraryW = 1
End Function
Public Function Aktivera64(svar As Variant, ByVal kommando As String, ByVal satt As Long) As Long
    logg = logg & "|" & kommando
    svar = "startat"
    Aktivera64 = 1
End Function
Public Function Aktivera32(svar As Variant, ByVal kommando As String, ByVal satt As Long) As Long
    Aktivera32 = Aktivera64(svar, kommando, satt)
End Function
"""
NOT_INSTALLED = "Python är inte installerat för SNIT-XL. Kör snit-xl installera."
DLL = "xlwings64-0.37.8.dll"
NO_LIBRARY = (
    f"{DLL} gick inte att ladda (xlwings 0.37.8). Python måste ha lika många bitar som Excel. Kör snit-xl doktor."
    rf"|C:\finns\utan\Scripts\{DLL}|C:\finns\utan\{DLL}"
)
SERVE = """-I -B -c "import xlwings; xlwings.serve('$(CLSID)')\""""
STARTED = rf'startat|D:\finns\py311\{DLL}|"D:\finns\py311\pythonw.exe" {SERVE}'
STARTED_IN_A_VENV = (
    rf"startat|C:\finns\venv åäö\Scripts\{DLL}|C:\finns\venv åäö\{DLL}"
    rf'|"C:\finns\venv åäö\Scripts\pythonw.exe" {SERVE}'
)


def loader_without_windows() -> str:
    """Return SnitLader with stand-ins for what Windows gives, on a 64-bit Excel."""
    code = re.sub(r"(?m)^Private Declare.*\n", "", addin_sources()["SnitLader"])
    for theirs, ours in (("LongPtr", "Long"), ("LenB(pekare)", "8"), ("GetSetting(", "ProvSetting(")):
        code = code.replace(theirs, ours)
    return code.replace("Dir$(", "ProvDir(").replace("StrPtr(", "ProvStr(")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("", NOT_INSTALLED),
        ("python", NOT_INSTALLED),
        (r"finns\Scripts", NOT_INSTALLED),
        (r"\\server\finns\Scripts", NOT_INSTALLED),
        (r"C:finns", NOT_INSTALLED),
        (r'C:\finns" -c "x', NOT_INSTALLED),
        (r"C:\borta", r"Python finns inte längre i C:\borta. Kör snit-xl installera."),
        (r"C:\finns\utan\Scripts", NO_LIBRARY),
        ("C:\\finns\\venv åäö\\Scripts\\", STARTED_IN_A_VENV),
        (r"D:\finns\py311", STARTED),
    ],
    ids=[
        "none",
        "a bare name",
        "relative",
        "a server",
        "relative on a drive",
        "a quote",
        "gone",
        "no library",
        "virtual environment",
        "installation",
    ],
)
def test_the_loader_starts_what_the_setting_names_or_says_why_not(
    office: Office, tmp_path: Path, setting: str, said: str
) -> None:
    sources = {
        "SnitLader": loader_without_windows(),
        "Windows1": WINDOWS,
        "SnitSvenska": addin_sources()["SnitSvenska"],
    }
    content = small_workbook([Module(name, source) for name, source in sources.items()])
    with opened(office, tmp_path, content, macros=True, name="l.xlsm") as document:
        assert document.run_macro("Windows1.Prov", setting, library=PROJECT) == said
