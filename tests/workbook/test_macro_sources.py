"""What the macros' text must keep to, read without Excel: plain code, known targets, and one setting for Python."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
import xlwings
from support.macros import FOLDER, addin_sources, bare, body, procedures, texts, workbook_sources

from snit_xl import udfs
from snit_xl.hosts.excel import entry, said
from snit_xl.workbook.functions.specs import Reads
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.udf_files.vba import ADDIN, PROTOCOL

WORKBOOK, ADDED = workbook_sources(), addin_sources()
ALL = {**WORKBOOK, **ADDED}
EACH = pytest.mark.parametrize("name", sorted(ALL))
LOADER = ADDED["SnitLader"]
TRACED = {"forecast": "rows", "months": "months", "trace": "trace", "ledger": "ledger"}
LETTERS = {"228", "229", "246", "196", "197", "214"}


@EACH
def test_source_is_plain_ascii_with_declared_variables_and_no_conditional_compilation(name: str) -> None:
    assert ALL[name].isascii()
    assert ALL[name].startswith(f'Attribute VB_Name = "{name}"\n')
    assert re.search(r"^Option Explicit$", ALL[name], re.MULTILINE)
    assert not re.search(r"^\s*#", ALL[name], re.MULTILINE), "LibreOffice runs both branches of an #If"


@EACH
def test_no_name_begins_like_a_cell(name: str) -> None:
    named = procedures(ALL[name]) | {name}
    assert not [one for one in named if re.match(r"[A-Za-z]{1,3}[0-9]", one)]


@pytest.mark.parametrize("sources", [WORKBOOK, ADDED], ids=["workbook", "addin"])
def test_every_procedure_of_ours_that_is_used_is_defined_where_it_is_seen(sources: dict[str, str]) -> None:
    public = set().union(*(procedures(source, "Public") for source in sources.values())) | set(sources)
    for name, source in sources.items():
        used = set(re.findall(r"\bSnit\w+", bare(source)))
        assert used - procedures(source) - public == set(), name
    assert sum(len(procedures(source, "Public")) for source in sources.values()) == len(
        set().union(*(procedures(source, "Public") for source in sources.values()))
    )


def test_every_target_of_application_run_exists() -> None:
    targets = 0
    for name, source in WORKBOOK.items():
        for run in re.findall(r"Application\.Run\(([^,)]+)[,)]", source):
            targets += 1
            if run == "makro":
                (target,) = re.findall(r"makro = \"'\" & tillagg\.Name & \"'!(\w+)\"", source)
                assert target in procedures(ADDED["SnitAnrop"], "Public")
            elif "tillagg.Name" in run:
                assert re.search(r"'!(\w+)\"$", run)[1] in procedures(ADDED["SnitAnrop"], "Public")  # type: ignore[index]
            else:
                assert run.strip('"') in procedures(WORKBOOK["SnitLO"], "Public"), name
    assert targets >= 3


def test_both_sides_speak_the_same_protocol_of_the_same_addin() -> None:
    for source in (WORKBOOK["SnitFunktioner"], ADDED["SnitAnrop"]):
        assert f"Const PROTOCOL As Long = {PROTOCOL}\n" in source
    for source in (WORKBOOK["SnitFunktioner"], WORKBOOK["SnitKnappar"]):
        assert f'Const ADDIN As String = "{ADDIN}"\n' in source


def test_the_mark_is_a_name_that_every_workbook_of_ours_has() -> None:
    for source in (WORKBOOK["SnitKnappar"], ADDED["SnitAnrop"]):
        assert f'Const MARK As String = "{field_term("fingerprint").name}"\n' in source


@EACH
def test_swedish_letters_are_spelled_in_a_way_that_is_read_back(name: str) -> None:
    if name in {"SnitHjalp", "SnitSvenska"}:
        return
    for line in ALL[name].splitlines():
        for number in re.findall(r"\{(\d+)\}", line):
            assert number in LETTERS
            assert "SnitText(" in line


def test_only_one_module_knows_libreoffice_and_excel_has_a_stand_in_for_all_of_it() -> None:
    assert {name for name, source in ALL.items() if "CreateUno" in bare(source)} == {"SnitLO", "SnitExcel"}
    needed = set(re.findall(r"\bCreateUno\w+", bare(WORKBOOK["SnitLO"])))
    assert needed == procedures(WORKBOOK["SnitExcel"], "Public")
    assert not re.search(r"\b(ThisComponent|StarDesktop)\b", bare(WORKBOOK["SnitLO"]))


def test_python_has_what_the_addin_asks_for() -> None:
    names = dict(re.findall(r'Const (\w+) As String = "(snit_xl[\w.]*)"', ADDED["SnitAnrop"] + LOADER))
    assert names == {"ENTRY": entry.__name__}
    assert ADDED["SnitAnrop"].count('SnitFragaPython("call", SnitFraga(funktion, givna, arbetsbok))') == 2
    assert "Array(funktion, givna, Workbooks(arbetsbok))" in body(ADDED["SnitAnrop"], "SnitFraga")
    assert list(inspect.signature(entry.call).parameters) == ["name", "arguments", "workbook"]
    assert 'SnitFragaPython("press", givna)' in ADDED["SnitAnrop"]
    assert list(inspect.signature(entry.press).parameters) == ["button", "workbook_name", "argument"]


def test_a_function_that_reads_the_workbook_is_given_it() -> None:
    reading = body(ADDED["SnitAnrop"], "SnitLaserBoken")
    cases = [set(re.findall(r"SNIT_\w+", line)) for line in reading.splitlines() if "Case" in line]
    always, bare_only = [found for found in cases if found]
    reads = {name: spec.reads for name, spec in udfs.FUNCTIONS.items()}
    assert always == {name for name, what in reads.items() if what in {Reads.WORKBOOK, Reads.CELL}}
    assert bare_only == {name for name, what in reads.items() if what is Reads.WORKBOOK_WHEN_BARE}


class TestLoader:
    def test_its_libraries_are_of_the_xlwings_that_is_installed(self) -> None:
        versions = set(re.findall(r"\d+\.\d+\.\d+", LOADER))
        assert versions == {xlwings.__version__}
        assert f'XLWINGS_VERSION As String = "{xlwings.__version__}"' in LOADER

    def test_xlwings_licence_stands_in_it(self) -> None:
        theirs = (Path(xlwings.__file__).parent / "xlwings.bas").read_text(encoding="utf-8")
        licence = theirs[theirs.index("'xlwings is distributed") : theirs.index("SUCH DAMAGE.")]
        kept = " ".join(line.lstrip("' ") for line in LOADER.splitlines() if line.startswith("'"))
        for line in licence.splitlines():
            assert line.strip("' \t") in kept

    def test_it_alone_can_start_a_program(self) -> None:
        doors = re.compile(r"\b(Declare|Shell|CreateObject|GetObject|MacScript|AppleScriptTask|ExecuteExcel4Macro)\b")
        assert {name for name, source in ALL.items() if doors.search(bare(source))} == {"SnitLader"}
        libraries = re.findall(r'Lib "([^"]+)"', LOADER)
        assert libraries == ["kernel32", f"xlwings64-{xlwings.__version__}.dll", f"xlwings32-{xlwings.__version__}.dll"]

    def test_no_text_of_any_module_names_a_shell(self) -> None:
        words = [text.lower() for source in ALL.values() for text in texts(source)]
        assert not [text for text in words if "cmd" in text or "powershell" in text]


class TestReadingTheBooks:
    FILES = ADDED["SnitFiler"]

    def test_a_question_is_told_from_an_answer_by_the_character_that_python_puts_first(self) -> None:
        (number,) = re.findall(r"Const FRAGA As Long = (\d+)", self.FILES)
        assert chr(int(number)) == said.ASKS
        reading = body(self.FILES, "SnitLasInFiler")
        assert "Do While Left$(svar, 1) = Chr$(FRAGA)" in reading
        assert re.findall(r'SnitUtfor\("(\w+)"', reading) == ["read", "read_agreed"]
        assert {"read", "read_agreed"} <= entry.BUTTONS.keys()
        assert "vbOKCancel" in reading

    def test_nothing_is_asked_of_the_user_before_it_is_known_that_python_answers(self) -> None:
        reading = body(self.FILES, "SnitLasInFiler")
        assert reading.index("SnitHinder()") < reading.index("SnitValjFiler()") < reading.index('SnitUtfor("read"')

    def test_the_file_dialog_offers_the_kinds_that_can_be_read_in_swedish(self) -> None:
        offered = re.findall(r'"([^"]*\*\.[^"]*)"', self.FILES)
        pairs = "".join(['"' + "Bokföring: SIE Excel CSV" + '"', *offered]).replace('"', "").split(",")
        assert pairs[0::2] == ["Bokföring: SIE Excel CSV", "SIE", "Excel", "CSV och text", "Alla filer"]
        assert pairs[1].split(";") == [ending for kind in pairs[3:8:2] for ending in kind.split(";")]
        assert ", , True)" in body(self.FILES, "SnitValjFiler"), "several files at once"


class TestWritingThePapers:
    SOURCE = ADDED["SnitHandlingar"]

    def test_faults_are_shown_with_ok_and_cancel_and_ok_presses_once_more(self) -> None:
        (number,) = re.findall(r"Const FRAGA As Long = (\d+)", self.SOURCE)
        assert chr(int(number)) == said.ASKS
        writing = body(self.SOURCE, "SnitSkapaHandlingar")
        assert re.findall(r'SnitUtfor\("(\w+)"', writing) == ["papers", "papers_despite"]
        assert {"papers", "papers_despite"} <= entry.BUTTONS.keys()
        assert "vbOKCancel" in writing

    def test_the_folder_is_asked_for_after_it_is_known_that_python_answers(self) -> None:
        writing = body(self.SOURCE, "SnitSkapaHandlingar")
        assert writing.index("SnitHinder()") < writing.index("SnitValjMapp(") < writing.index('SnitUtfor("papers"')

    def test_an_address_is_never_proposed_as_a_folder(self) -> None:
        assert 'InStr(hemma, "://") = 0' in body(self.SOURCE, "SnitValjMapp")


def test_a_double_click_knows_the_tables_and_the_word_by_the_names_they_have() -> None:
    source = WORKBOOK["SnitDubbelklick"]
    known = dict(re.findall(r'Case (?:SnitText\()?"([^"]+)"\)?: SnitTabell = "(\w+)"', source))
    spelled = {re.sub(r"\{(\d+)\}", lambda number: chr(int(number[1])), name): table for name, table in known.items()}
    assert spelled == {SHEETS[sheet].name: TABLES[table] for sheet, table in TRACED.items()}
    assert f'Value = "{word("trace_level", "account")}"' in source
    event = (FOLDER / "ThisWorkbook.cls").read_text(encoding="utf-8")
    assert "Workbook_SheetBeforeDoubleClick(ByVal Sh As Object, ByVal Target As Range, Cancel As Boolean)" in event
    assert event.index("SnitHarUnderlag") < event.index("SnitFinns") < event.index("Cancel = True")
