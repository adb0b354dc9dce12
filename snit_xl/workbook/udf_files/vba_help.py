"""Descriptions for Excel's function wizard (funktionsguiden) as VBA: category, what it gives, each argument."""

from __future__ import annotations

from collections.abc import Iterable

from snit_xl.workbook.functions.specs import FunctionSpec
from snit_xl.workbook.terms.functions_help import CATEGORY, EXAMPLE
from snit_xl.workbook.udf_files.vba import GENERATED

MODULE = "SnitHjalp"
LONGEST = 255  # Excel takes no longer description
_MARK = "|"

_HEAD = f"""\
Attribute VB_Name = "{MODULE}"
' What Excel's function wizard says of the SNIT functions of this workbook.
{GENERATED}
' A letter beyond ASCII is written as its number in braces.
Option Explicit

Public Sub SnitBeskrivFunktioner()
    ' Descriptions are not worth a question about saving, nor a message where Excel refuses them.
    Dim sparad As Boolean
    If Val(Application.Version) < 14 Then Exit Sub
    sparad = ThisWorkbook.Saved
    On Error GoTo Klart
"""

_TAIL = """\
Klart:
    ThisWorkbook.Saved = sparad
End Sub

Private Sub Beskriv(ByVal funktion As String, ByVal vad As String, ByVal argument As String)
    Dim delar As Variant
    delar = Split(Svenska(argument), "|")
    Application.MacroOptions Macro:="'" & Replace(ThisWorkbook.Name, "'", "''") & "'!" & funktion, _
        Description:=Svenska(vad), Category:="@CATEGORY@", ArgumentDescriptions:=delar
End Sub

Private Function Svenska(ByVal text As String) As String
    Svenska = text
@LETTERS@
End Function
"""


def descriptions(functions: Iterable[FunctionSpec]) -> str:
    """Return the module SnitHjalp (hjälpmodul); the workbook calls SnitBeskrivFunktioner when it opens."""
    calls = "\n".join(_call(spec) for spec in functions)
    letters = sorted({letter for letter in calls if ord(letter) > 126})
    lines = "\n".join(f'    Svenska = Replace(Svenska, "{{{ord(x)}}}", ChrW({ord(x)}))' for x in letters)
    tail = _TAIL.replace("@CATEGORY@", CATEGORY).replace("@LETTERS@", lines)
    return f"{_HEAD}{_ascii(calls)}\n{tail}"


def description(spec: FunctionSpec) -> str:
    """Return what the wizard says of a function (beskrivning): what it gives, then the example where it has room."""
    text = f"{spec.help.summary} {EXAMPLE.format(example=spec.help.example)}"
    return text if len(text) <= LONGEST else spec.help.summary


def _call(spec: FunctionSpec) -> str:
    texts = [spec.help.arguments[name] for name in spec.arguments]
    joined = [text + _MARK for text in texts[:-1]] + texts[-1:]
    argument = " & _\n        ".join(_quoted(text) for text in joined)
    return f'    Beskriv "{spec.name}", _\n        {_quoted(description(spec))}, _\n        {argument}'


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _ascii(text: str) -> str:
    return "".join(letter if ord(letter) <= 126 else f"{{{ord(letter)}}}" for letter in text)
