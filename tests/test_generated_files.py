"""Every file made from udfs.py is as it would be made now, and each reader it is for accepts it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from defusedxml import ElementTree
from support.calc import CellError, Document
from support.libreoffice import Office
from support.machine import REPOSITORY
from support.scripts import script

from snit_xl.domain.errors import MisuseError
from snit_xl.udfs import FUNCTIONS
from snit_xl.workbook.functions.edge import ERROR_NUMBERS, fault_text
from snit_xl.workbook.functions.specs import Reads
from snit_xl.workbook.udf_files import calc, handbook, vba, vba_help
from snit_xl.workbook.vba_project import Document as CodeDocument
from snit_xl.workbook.vba_project import Module, vba_project

MACROS = REPOSITORY / "macros"
WRAPPERS = MACROS / "SnitFunktioner.bas"
HELP = MACROS / "SnitHjalp.bas"
EXTENSION = REPOSITORY / "snit_xl/hosts/libreoffice/extension"
OOR = "{http://openoffice.org/2001/registry}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MODULES = (WRAPPERS, HELP)
BLOCKS = {
    r"(?:Public |Private )?Function ": "End Function",
    r"(?:Public |Private )?Sub ": "End Sub",
    r"If .* Then$": "End If",
    r"Select Case ": "End Select",
    r"For Each ": "Next ",
}


FILES: dict[Path, str] = script("generate").generated()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_generated_file_is_what_would_be_generated_now(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == FILES[path], "run: make generate"


def test_all_generated_files_are_here() -> None:
    names = {path.name for path in FILES}
    assert names == {"SnitFunktioner.bas", "SnitHjalp.bas", "Funktioner.idl", "CalcAddIns.xcu", "handbok.md"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_is_ascii_that_both_programs_compile(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.isascii()
    assert text.startswith(f'Attribute VB_Name = "{path.stem}"\n')
    assert "\nOption Explicit\n" in text
    assert max(map(len, text.splitlines())) < 1000
    assert not re.search(r"^\s*#", text, re.MULTILINE)
    assert "CreateUnoService" not in text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_every_block_of_a_module_is_closed(path: Path) -> None:
    code = re.sub(r" _\n\s*", " ", path.read_text(encoding="utf-8"))
    waiting: list[str] = []
    for line in (re.sub(r'"[^"]*"', '""', line).strip() for line in code.splitlines()):
        opened = next((end for start, end in BLOCKS.items() if re.match(start, line)), None)
        if opened is not None:
            waiting.append(opened)
        elif line.startswith(("End ", "Next ")):
            assert line.startswith(waiting.pop())
    assert waiting == []


def project() -> bytes:
    modules = [Module(path.stem, path.read_text(encoding="utf-8")) for path in MODULES]
    documents = [CodeDocument("ThisWorkbook", is_workbook=True), CodeDocument("Blad1", is_workbook=False)]
    return vba_project(modules, documents)


def test_the_modules_make_a_vba_project() -> None:
    assert len(project()) > 10_000


def test_there_is_a_wrapper_for_each_function_with_its_arguments_in_order() -> None:
    text = WRAPPERS.read_text(encoding="utf-8")
    found = dict(re.findall(r"^Public Function (\w+)\((.*)\) As Variant$", text, re.MULTILINE))
    assert found == {
        name: ", ".join(f"Optional {argument} As Variant" for argument in spec.arguments)
        for name, spec in FUNCTIONS.items()
    }
    for name, spec in FUNCTIONS.items():
        body = text.partition(f"Public Function {name}(")[2].partition("End Function")[0]
        assert f'SnitSvar("{name}", Array(' in body
        assert body.count("SnitVarde(") == (0 if spec.reads is Reads.CELL else len(spec.arguments))
        assert ("Application.Volatile" in body) == (spec.reads in {Reads.WORKBOOK, Reads.WORKBOOK_WHEN_BARE})


def test_the_wrappers_know_how_many_arguments_there_can_be_and_every_kind_of_fault() -> None:
    text = WRAPPERS.read_text(encoding="utf-8")
    sizes = {int(n) + 1 for n in re.findall(r"^    Case (\d+): svar = Application\.Run\(", text, re.MULTILINE)}
    assert sizes == {len(spec.arguments) for spec in FUNCTIONS.values()}
    kinds = {kind: int(n) for kind, n in re.findall(r'Case "(\w+)": SnitFelnummer = (\d+)', text)}
    assert kinds == dict(ERROR_NUMBERS)
    assert f'ADDIN As String = "{vba.ADDIN}"' in text
    assert f"PROTOCOL As Long = {vba.PROTOCOL}" in text


def test_the_wizard_gets_each_argument_in_letters_that_survive() -> None:
    text = HELP.read_text(encoding="utf-8")
    plain = re.sub(r"\{(\d+)\}", lambda found: chr(int(found[1])), text.replace('" & _\n        "', ""))
    replaced = {int(n) for n in re.findall(r'"\{(\d+)\}", ChrW\(\d+\)', text)}
    assert replaced == {int(n) for n in re.findall(r"\{(\d+)\}", text)}
    for name, spec in FUNCTIONS.items():
        told = plain.partition(f'Beskriv "{name}"')[2].partition("    Beskriv ")[0].replace('""', '"')
        assert "|".join(spec.help.arguments.values()) in told
        assert spec.help.summary in told
        assert len(vba_help.description(spec)) <= vba_help.LONGEST


def test_no_help_text_uses_what_the_modules_take_for_a_sign() -> None:
    texts = [text for spec in FUNCTIONS.values() for text in (spec.help.summary, *spec.help.arguments.values())]
    assert not [text for text in texts if set(text) & set("|{}\n")]


def test_the_types_have_a_method_for_each_function() -> None:
    text = (EXTENSION / "Funktioner.idl").read_text(encoding="utf-8")
    methods = dict(re.findall(r"sequence< sequence< any > > (\w+)\((.*)\);", text))
    assert methods.keys() == {calc.method(name) for name in FUNCTIONS}
    assert not any("_" in name for name in methods)
    for name, spec in FUNCTIONS.items():
        given = methods[calc.method(name)].split(", ")
        assert len(given) == len(spec.arguments) + calc.reads_document(spec)
        assert ("XPropertySet" in given[0]) == (name in {"SNIT_FORDELNING", "SNIT_UTFALL", "SNIT_FEL"})
    assert "XCellRange cell" in methods["snitFel"]


def test_calc_knows_each_function_by_the_name_that_files_have() -> None:
    root = ElementTree.parse(EXTENSION / "CalcAddIns.xcu").getroot()
    assert root is not None
    (service,) = [node for node in root.iter("node") if node.get(f"{OOR}name") == calc.SERVICE]
    functions = {node.get(f"{OOR}name"): node for node in service[0]}
    assert functions.keys() == {calc.method(name) for name in FUNCTIONS}
    for name, spec in FUNCTIONS.items():
        node = functions[calc.method(name)]
        values = {
            prop.get(f"{OOR}name"): {value.get(LANG): value.text for value in prop} for prop in node.findall("prop")
        }
        assert values["CompatibilityName"] == {"en-US": name}
        assert values["DisplayName"] == {"en-US": name, "sv": name}
        assert spec.help.summary in str(values["Description"]["sv"])
        told = [value.text for value in node.iterfind(f"node/node/prop/value[@{LANG}='sv']")]
        assert told == [text for pair in spec.help.arguments.items() for text in pair]


def test_the_handbook_lists_every_function() -> None:
    text = (REPOSITORY / "docs/handbok.md").read_text(encoding="utf-8")
    listed = text.partition(handbook.START)[2].partition(handbook.END)[0]
    assert re.findall(r"^\*\*`(SNIT_\w+)\(", listed, re.MULTILINE) == list(FUNCTIONS)


def test_a_handbook_without_its_markers_is_no_silent_success() -> None:
    with pytest.raises(MisuseError, match="marker"):
        handbook.with_functions("# Handbok\n", FUNCTIONS.values())


@pytest.fixture(scope="module")
def wrapped(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    """Open a workbook with the wrappers, macros on, no extension and no add-in installed."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.add_vba_project(io.BytesIO(project()), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    book.add_worksheet("Start").set_vba_name("Blad1")
    book.close()
    path = tmp_path_factory.mktemp("omslag") / "omslag.xlsm"
    path.write_bytes(buffer.getvalue())
    with office.open(path, macros=True) as document:
        yield document


CALLS = [
    *(f"{name}()" for name in FUNCTIONS),
    "SNIT_RISK(2;3)",
    "SNIT_ANDEL(C1:D1)",
    "SNIT_ANDEL(C1:C3;1)",
    "SNIT_PROGNOS(1;2;3;8;;5)",
    "SNIT_FEL(C1)",
    "SNIT_RISK(NA();1)",
]


@pytest.mark.parametrize("call", CALLS)
def test_in_libreoffice_without_the_extension_a_wrapper_gives_an_error_that_a_sum_shows(
    wrapped: Document, call: str
) -> None:
    wrapped.set_formula("Start", "A1", f"={call}")
    wrapped.set_formula("Start", "A2", "=SUM(A1;5)")
    wrapped.calculate_all()
    shown = wrapped.cell_value("Start", "A1")
    assert isinstance(shown, CellError)
    assert str(shown) == ("#N/A" if "NA()" in call else "#VALUE!")  # not #NAME?: the wrapper itself has answered
    assert wrapped.cell_value("Start", "A2") == shown


def test_in_libreoffice_the_modules_compile(wrapped: Document) -> None:
    """A Sub in the help module runs to its end: one compile error would have silenced the whole library."""
    assert wrapped.run_macro("SnitHjalp.SnitBeskrivFunktioner", library="SnitXl") is None


FAULTS = {**{fault_text(kind, "FUNKTION-CELL"): number for kind, number in ERROR_NUMBERS.items()}, "OK": 2015, "": 2015}


@pytest.mark.parametrize(("text", "number"), FAULTS.items())
def test_a_faults_text_becomes_the_number_of_its_error_value(wrapped: Document, text: str, number: int) -> None:
    assert wrapped.run_macro("SnitFunktioner.SnitFelnummer", text, library="SnitXl") == number
