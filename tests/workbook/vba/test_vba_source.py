"""What goes into a module: names, Attribute lines, line ends, and each thing that Excel would not take is refused."""

from __future__ import annotations

import pytest

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.vba_project import Document, Module
from snit_xl.workbook.vba_project.modules import Kind, parts_of

BOOK = Document("ThisWorkbook", is_workbook=True)
CODE = "Option Explicit\n"


def stored(*modules: Module, documents: tuple[Document, ...] = (BOOK,)) -> dict[str, str]:
    """Return every module's text as it is stored, by name."""
    return {part.name: part.text.decode("cp1252") for part in parts_of(modules, documents, "SnitXl")}


def refusal(source: str) -> str:
    with pytest.raises(MisuseError) as caught:
        stored(Module("Modul", source))
    return str(caught.value)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"], ids=["LF", "CR", "CRLF"])
@pytest.mark.parametrize("head", ["", 'Attribute VB_Name = "Modul"{end}'], ids=["without name", "with name"])
@pytest.mark.parametrize("last", ["", "{end}"], ids=["open end", "ended"])
def test_a_module_is_stored_with_its_name_first_and_crlf(end: str, head: str, last: str) -> None:
    source = f"{head}Option Explicit{{end}}Sub A(){{end}}End Sub{last}".format(end=end)
    expected = 'Attribute VB_Name = "Modul"\r\nOption Explicit\r\nSub A()\r\nEnd Sub\r\n'
    assert stored(Module("Modul", source))["Modul"] == expected


def test_an_empty_module_is_its_name() -> None:
    assert stored(Module("Modul", ""))["Modul"] == 'Attribute VB_Name = "Modul"\r\n'


def test_workbook_and_sheet_have_their_own_base() -> None:
    texts = stored(documents=(BOOK, Document("Blad1", is_workbook=False, source="Private Sub Worksheet_Activate()\n")))
    assert texts["ThisWorkbook"].splitlines() == [
        'Attribute VB_Name = "ThisWorkbook"',
        'Attribute VB_Base = "0{00020819-0000-0000-C000-000000000046}"',
        "Attribute VB_GlobalNameSpace = False",
        "Attribute VB_Creatable = False",
        "Attribute VB_PredeclaredId = True",
        "Attribute VB_Exposed = True",
        "Attribute VB_TemplateDerived = False",
        "Attribute VB_Customizable = True",
    ]
    lines = texts["Blad1"].splitlines()
    assert lines[1] == 'Attribute VB_Base = "0{00020820-0000-0000-C000-000000000046}"'
    assert lines[-1] == "Private Sub Worksheet_Activate()"


def test_an_exported_class_keeps_its_attributes_and_loses_the_head_of_its_file() -> None:
    exported = (
        "VERSION 1.0 CLASS\r\nBEGIN\r\n  MultiUse = -1  'True\r\nEND\r\n"
        'Attribute VB_Name = "Lista"\r\nAttribute VB_GlobalNameSpace = False\r\nAttribute VB_Exposed = True\r\n'
        "Option Explicit\r\n"
    )
    lines = stored(Module("Lista", exported, is_class=True))["Lista"].splitlines()
    assert lines == [
        'Attribute VB_Name = "Lista"',
        'Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"',
        "Attribute VB_GlobalNameSpace = False",
        "Attribute VB_Creatable = False",
        "Attribute VB_PredeclaredId = False",
        "Attribute VB_Exposed = True",
        "Attribute VB_TemplateDerived = False",
        "Attribute VB_Customizable = False",
        "Option Explicit",
    ]


def test_documents_come_first_in_the_given_order() -> None:
    parts = parts_of([Module("A", CODE)], [Document("Blad1", is_workbook=False), BOOK], "SnitXl")
    assert [(part.name, part.kind) for part in parts] == [
        ("Blad1", Kind.SHEET),
        ("ThisWorkbook", Kind.WORKBOOK),
        ("A", Kind.STANDARD),
    ]


@pytest.mark.parametrize("name", ["", "1A", "Åtgärd", "A-B", "A B", "_A", "A" * 32, "dir", "Excel", "SnitXl", "snitxl"])
def test_a_name_that_vba_does_not_take_is_refused(name: str) -> None:
    with pytest.raises(MisuseError):
        stored(Module(name, CODE))


def test_the_longest_name_is_taken() -> None:
    assert "M" * 31 in stored(Module("M" * 31, CODE))


@pytest.mark.parametrize("twin", ["Modul", "MODUL", "thisworkbook"])
def test_names_that_differ_in_case_only_are_refused(twin: str) -> None:
    with pytest.raises(MisuseError):
        stored(Module("Modul", CODE), Module(twin, CODE))


@pytest.mark.parametrize("documents", [(), (BOOK, Document("Bok2", is_workbook=True))], ids=["none", "two"])
def test_exactly_one_document_is_the_workbook(documents: tuple[Document, ...]) -> None:
    with pytest.raises(MisuseError):
        stored(documents=documents)


def test_another_name_in_the_source_is_refused() -> None:
    assert "another name" in refusal('Attribute VB_Name = "Annan"\n')


@pytest.mark.parametrize(
    "source", ['Option Explicit\nAttribute VB_Name = "Modul"\n', 'Attribute VB_Name = "Modul"\n' * 2]
)
def test_an_attribute_out_of_place_is_refused(source: str) -> None:
    assert "Attribute line" in refusal(source)


def test_a_procedures_attribute_stays_where_it_is() -> None:
    source = 'Sub A()\nAttribute A.VB_Description = "Delar"\nEnd Sub\n'
    assert 'Sub A()\r\nAttribute A.VB_Description = "Delar"\r\n' in stored(Module("Modul", source))["Modul"]


def test_a_line_holds_1023_characters() -> None:
    assert stored(Module("Modul", "'" + "å" * 1022))["Modul"].endswith("å\r\n")
    assert "1024 characters" in refusal(CODE + "'" + "å" * 1023)
    assert "line 2" in refusal(CODE + "'" + "å" * 1023)


def test_a_statement_continues_over_24_lines() -> None:
    statement = "A = 1 _\n" + " + 1 _\n" * 23 + " + 1\n"
    assert stored(Module("Modul", statement + statement))
    assert "continues" in refusal("A = 1 _\n" + " + 1 _\n" * 24 + " + 1\n")


def test_a_module_holds_65_534_lines() -> None:
    assert stored(Module("Modul", "\n" * 65_534))
    assert "65535 lines" in refusal("\n" * 65_535)


@pytest.mark.parametrize("letter", ["ł", "→", "\u2028", "\ufeff", "\x81"])
def test_a_letter_outside_the_code_page_is_refused(letter: str) -> None:
    assert "code page 1252" in refusal(f"' {letter}\n")


@pytest.mark.parametrize("letter", ["\0", "\x0b", "\x0c", "\x1b", "\x7f"])
def test_control_characters_are_refused(letter: str) -> None:
    assert "control character" in refusal(f'a = "{letter}"\n')


@pytest.mark.parametrize(
    "line",
    [
        'MsgBox "Förvaltning"',
        'MsgBox "säg ""hå"" till"  \' å',
        "x = 1 ' år",
        "Rem år",
        "x = 1: rem år",
        "' år _\n fortsätter på nästa rad",
        'MsgBox "it\'s" & "år"',
    ],
)
def test_swedish_letters_may_stand_in_texts_and_comments(line: str) -> None:
    assert stored(Module("Modul", line + "\n"))["Modul"].endswith(line.replace("\n", "\r\n") + "\r\n")


@pytest.mark.parametrize(
    "line", ["Dim år", 'MsgBox "a" & år', "Premiär = 1", "x = 1 _\n + år", 'x = "\'" & år', "x = [Å1]"]
)
def test_swedish_letters_in_identifiers_are_refused(line: str) -> None:
    assert "beyond ASCII" in refusal(line + "\n")
