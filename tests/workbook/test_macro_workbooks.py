"""The .xlsm and the .xlam: the committed bytes, accepted by every independent judge, modules, buttons and ribbon."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import olefile
import pytest
from defusedxml import ElementTree
from oletools.olevba import VBA_Parser
from pyopenvba import check_file
from support.macros import FOLDER, XLAM, XLSM, addin_sources, body, built_xlsm, procedures, workbook_sources
from support.workbooks import Book, example

from snit_xl.hosts.excel import entry
from snit_xl.workbook.macro_build import LEFT, RIBBON_CALLBACK, build_addin
from snit_xl.workbook.package_check import check_package
from snit_xl.workbook.terms.buttons import BUTTONS
from snit_xl.workbook.terms.messages import ACTIONS

UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
BOTH = pytest.mark.parametrize("path", [XLSM, XLAM], ids=["xlsm", "xlam"])


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode("utf-8")


def modules(path: Path) -> dict[str, str]:
    parser = VBA_Parser(str(path))
    try:
        return {name: code for _, _, name, code in parser.extract_macros()}
    finally:
        parser.close()


def test_the_committed_files_are_what_the_code_builds() -> None:
    assert XLSM.read_bytes() == built_xlsm(), "run: python scripts/build_workbooks.py"
    assert XLAM.read_bytes() == build_addin(FOLDER), "run: python scripts/build_workbooks.py"


@BOTH
def test_microsofts_validator_and_the_nine_checks_pass(path: Path, validate_ooxml: Callable[[Path], list[str]]) -> None:
    assert validate_ooxml(path) == []
    assert check_package(path) == []


@BOTH
def test_pyopenvba_and_olefile_accept_the_project(path: Path) -> None:
    report = check_file(path)
    assert ([issue.message for issue in report.issues], report.ok) == ([], True)
    with zipfile.ZipFile(path) as archive, olefile.OleFileIO(io.BytesIO(archive.read("xl/vbaProject.bin"))) as ole:
        assert ole.parsing_issues == []
        assert ole.exists("VBA/dir")


@pytest.mark.parametrize(
    ("path", "sources"), [(XLSM, workbook_sources()), (XLAM, addin_sources())], ids=["xlsm", "xlam"]
)
def test_olevba_shows_each_source_exactly(path: Path, sources: dict[str, str]) -> None:
    found = modules(path)
    standard = {name.removesuffix(".bas"): code for name, code in found.items() if name.endswith(".bas")}
    assert standard == {name: source.replace("\n", "\r\n") for name, source in sources.items()}


def test_opening_the_workbook_describes_its_functions() -> None:
    code = modules(XLSM)["ThisWorkbook.cls"]
    assert code.endswith((FOLDER / "ThisWorkbook.cls").read_text(encoding="utf-8").replace("\n", "\r\n"))
    assert "SnitBeskrivFunktioner" in procedures(workbook_sources()["SnitHjalp"], "Public")


@BOTH
def test_codenames_are_those_of_the_document_modules(path: Path) -> None:
    sheets = re.findall(r'<sheet name="([^"]*)"', part(path, "xl/workbook.xml"))
    assert 'codeName="ThisWorkbook"' in part(path, "xl/workbook.xml")
    for number in range(1, len(sheets) + 1):
        assert f'codeName="Blad{number}"' in part(path, f"xl/worksheets/sheet{number}.xml")
    documents = [name.removesuffix(".cls") for name in modules(path) if name.endswith(".cls")]
    assert documents == ["ThisWorkbook", *(f"Blad{number}" for number in range(1, len(sheets) + 1))]


def test_nothing_is_computed_on_opening_and_functions_stand_bare() -> None:
    assert "fullCalcOnLoad" not in part(XLSM, "xl/workbook.xml")
    assert 'calcId="191029"' in part(XLSM, "xl/workbook.xml")
    formulas = [f for number in range(1, 18) for f in re.findall(r"<f>(.*?)</f>", part(XLSM, sheet_part(number)))]
    leaves = [formula for formula in formulas if "SNIT_" in formula]
    assert len(leaves) > 50
    assert not [formula for formula in leaves if re.search(r"[!.@\]]SNIT_|xlam|_xl", formula)]


def sheet_part(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def test_every_cell_shows_what_the_edition_without_macros_shows() -> None:
    plain, live = (Book.of(content).raw for content in (example()[0], XLSM.read_bytes()))
    for sheet in plain.worksheets:
        shown = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [[cell.value for cell in row] for row in live[sheet.title].iter_rows()] == shown, sheet.title


def drawn_buttons(sheet: int) -> list[tuple[str, str, str, list[int]]]:
    """Return caption, macro, alternative text and anchor of each button on a sheet, left to right."""
    links = part(XLSM, f"xl/worksheets/_rels/sheet{sheet}.xml.rels")
    (drawing,) = re.findall(r'Target="\.\./drawings/(vmlDrawing\d+\.vml)"', links)
    shapes = part(XLSM, f"xl/drawings/{drawing}").split("<v:shape ")[1:]
    return [
        (
            re.search(r"<font[^>]*>([^<]*)<", shape)[1],  # type: ignore[index]
            re.search(r"<x:FmlaMacro>\[0\]!([^<]*)<", shape)[1],  # type: ignore[index]
            re.search(r'alt="([^"]*)"', shape)[1],  # type: ignore[index]
            [int(n) for n in re.search(r"<x:Anchor>\s*([^<]*)<", shape)[1].split(",")],  # type: ignore[index]
        )
        for shape in shapes
    ]


def sheet_number(name: str) -> int:
    return Book.of(XLSM).raw.sheetnames.index(name) + 1


def test_start_has_the_buttons_in_order_and_other_sheets_their_own_in_the_same_place() -> None:
    start, forecast = drawn_buttons(1), drawn_buttons(2)
    assert [caption for caption, *_ in start] == [
        "Läs in utfall",
        "Uppdatera prognos",
        "Kontrollera",
        "Visa underlag",
        "Skapa handlingar",
        "Lås version",
        "Återställ",
    ]
    assert [macro for _, macro, *_ in start] == [f"SnitKnappar.{button.macro}" for button in BUTTONS]
    assert [text for _, _, text, _ in start] == [button.help for button in BUTTONS]
    assert [button[:3] for button in forecast] == [start[1][:3], start[3][:3]]
    assert [button[:3] for button in drawn_buttons(sheet_number("Ärenden"))] == [start[4][:3]]
    for name in ("Månader", "Spårning", "Utfall"):
        assert [button[:3] for button in drawn_buttons(sheet_number(name))] == [start[3][:3]], name
    assert {button.macro for button in BUTTONS} <= procedures(workbook_sources()["SnitKnappar"], "Public")
    for _, _, _, (_, _, top, _, _, _, bottom, _) in [*start, *forecast]:
        assert (top, bottom) == (0, 0), "buttons stand in the title's row"


def test_buttons_cover_no_cell_that_says_something() -> None:
    for sheet in ("Start", "Prognos", "Månader", "Spårning", "Utfall", "Ärenden"):
        titles = {cell.column: cell.value for cell in Book.of(XLSM).raw[sheet][1] if cell.value is not None}
        assert list(titles) == [1]
        # A title's letters are at most 14 pixels wide; it runs on over the empty cells beside it.
        assert 14 * len(titles[1]) < LEFT
        assert all(anchor[0] >= 1 for *_, anchor in drawn_buttons(sheet_number(sheet)))


def ribbon() -> Element:
    root: Element = ElementTree.fromstring(part(XLAM, "customUI/customUI14.xml"))
    return root


def test_the_ribbon_has_the_same_buttons_in_the_same_order() -> None:
    (tab,) = ribbon().iter(f"{UI}tab")
    assert tab.get("label") == "SNIT"
    shown = list(ribbon().iter(f"{UI}button"))
    assert [b.get("label") for b in shown] == [button.caption for button in BUTTONS]
    assert [b.get("tag") for b in shown] == [button.key for button in BUTTONS]
    assert {b.get("onAction") for b in shown} == {RIBBON_CALLBACK}
    assert all(b.get("screentip") and b.get("supertip") and b.get("imageMso") for b in shown)
    ids = [element.get("id") for element in ribbon().iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_the_ribbons_callback_exists_and_every_button_reaches_python() -> None:
    assert RIBBON_CALLBACK in procedures(addin_sources()["SnitFlik"], "Public")
    mapped = dict(re.findall(r'Case "(\w+)": SnitAtgard = "(\w+)"', body(addin_sources()["SnitAnrop"], "SnitAtgard")))
    assert list(mapped) == [button.key for button in BUTTONS]
    assert set(mapped.values()) <= entry.BUTTONS.keys() & ACTIONS.keys()
    assert [ACTIONS[mapped[button.key]] for button in BUTTONS] == [button.caption for button in BUTTONS]
