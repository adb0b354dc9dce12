"""The workbook's thin wrappers in VBA (omslag): plain ASCII code that Excel and LibreOffice both compile."""

from __future__ import annotations

from collections.abc import Iterable

from snit_xl.workbook.functions.edge import ERROR_NUMBERS, FAULT_PREFIX
from snit_xl.workbook.functions.specs import FunctionSpec, Reads

PROTOCOL = 1
ADDIN = "snit-xl.xlam"
MODULE = "SnitFunktioner"
GENERATED = "' Written by scripts/generate.py from snit_xl/udfs.py: change that, not this."

_HEAD = f"""\
Attribute VB_Name = "{MODULE}"
' The SNIT functions of this workbook: each hands its cell values to the add-in and gives the answer back.
{GENERATED}
' An error value in an argument is given back at once; a fault is a real error value, never a text or a zero.
Option Explicit

Private Const PROTOCOL As Long = {PROTOCOL}
Private Const ADDIN As String = "{ADDIN}"
Private Const FAULT As String = "{FAULT_PREFIX}"
"""

_SHARED = """\
Private Function SnitLibreOffice() As Boolean
    ' LibreOffice says 11.0. Its extension answers before these functions do: here it is not installed.
    SnitLibreOffice = Val(Application.Version) < 12
End Function

Private Function SnitVarde(Optional ByVal givet As Variant) As Variant
    ' Empty for an argument left out; a range as a table of values, also when it is a single cell.
    Dim en(1 To 1, 1 To 1) As Variant
    If IsMissing(givet) Then Exit Function
    If Not IsObject(givet) Then
        SnitVarde = givet
    ElseIf TypeName(givet) <> "Range" Then
        SnitVarde = CVErr(2015)
    ElseIf givet.Areas.Count > 1 Then
        SnitVarde = CVErr(2015)
    ElseIf givet.Rows.Count = 1 And givet.Columns.Count = 1 Then
        en(1, 1) = givet.Value2
        SnitVarde = en
    Else
        SnitVarde = givet.Value2
    End If
End Function

Private Function SnitPlats(Optional ByVal cell As Variant) As Variant
    ' Where a single cell of this workbook stands, as Sheet!A1.
    SnitPlats = CVErr(2015)
    If IsMissing(cell) Then Exit Function
    If TypeName(cell) <> "Range" Then Exit Function
    If cell.Areas.Count > 1 Or cell.Rows.Count > 1 Or cell.Columns.Count > 1 Then Exit Function
    If cell.Worksheet.Parent.Name <> ThisWorkbook.Name Then Exit Function
    SnitPlats = cell.Worksheet.Name & "!" & cell.Address(False, False)
End Function

Private Function SnitForstaFel(ByVal givna As Variant) As Variant
    Dim givet As Variant
    Dim cell As Variant
    For Each givet In givna
        If IsArray(givet) Then
            For Each cell In givet
                If IsError(cell) Then
                    SnitForstaFel = cell
                    Exit Function
                End If
            Next cell
        ElseIf IsError(givet) Then
            SnitForstaFel = givet
            Exit Function
        End If
    Next givet
End Function

Private Function SnitSvar(ByVal funktion As String, ByVal a As Variant) As Variant
    Dim svar As Variant
    Dim tillagg As Object
    Dim makro As String
    svar = SnitForstaFel(a)
    If IsError(svar) Then
        SnitSvar = svar
        Exit Function
    End If
    ' Only an add-in that is open already is asked: Run alone would open a file of that name in the current folder.
    On Error GoTo Saknas
    Set tillagg = Workbooks(ADDIN)
    On Error GoTo Misslyckat
    makro = "'" & tillagg.Name & "'!SnitAnropa"
    Select Case UBound(a)
@CASES@
    End Select
    SnitSvar = SnitUtpackat(svar)
    Exit Function
Saknas:
    SnitSvar = SnitFelvarde(2029)
    Exit Function
Misslyckat:
    SnitSvar = SnitFelvarde(2015)
End Function

Private Function SnitUtpackat(ByVal svar As Variant) As Variant
    ' A table of one cell is that cell; a text is a fault; anything else is no answer.
    If IsError(svar) Then
        SnitUtpackat = svar
    ElseIf VarType(svar) = vbString Then
        SnitUtpackat = SnitFelvarde(SnitFelnummer(CStr(svar)))
    ElseIf Not IsArray(svar) Then
        SnitUtpackat = SnitFelvarde(2015)
    ElseIf LBound(svar, 1) = UBound(svar, 1) And LBound(svar, 2) = UBound(svar, 2) Then
        SnitUtpackat = svar(LBound(svar, 1), LBound(svar, 2))
    Else
        SnitUtpackat = svar
    End If
End Function

Private Function SnitFelnummer(ByVal svar As String) As Long
    Dim slag As String
    SnitFelnummer = 2015
    If Left$(svar, Len(FAULT)) <> FAULT Then Exit Function
    slag = Mid$(svar, Len(FAULT) + 1)
    If InStr(slag, "|") > 0 Then slag = Left$(slag, InStr(slag, "|") - 1)
    Select Case slag
@KINDS@
    End Select
End Function

Private Function SnitFelvarde(ByVal nummer As Long) As Variant
    ' In LibreOffice CVErr arrives as a text that SUM skips, but an array in three dimensions is a real error value.
    Dim kub(0 To 1, 0 To 1, 0 To 1) As Variant
    If SnitLibreOffice() Then
        SnitFelvarde = kub
    Else
        SnitFelvarde = CVErr(nummer)
    End If
End Function
"""


def wrappers(functions: Iterable[FunctionSpec]) -> str:
    """Return the module SnitFunktioner (omslagsmodul): one public function each, and what they share."""
    specs = list(functions)
    counts = sorted({len(spec.arguments) for spec in specs})
    cases = "\n".join(f"    Case {count - 1}: svar = {_run(count)}" for count in counts)
    kinds = "\n".join(f'    Case "{kind}": SnitFelnummer = {number}' for kind, number in ERROR_NUMBERS.items())
    shared = _SHARED.replace("@CASES@", cases).replace("@KINDS@", kinds)
    return "\n".join([_HEAD, *(_wrapper(spec) for spec in specs), shared])


def _run(count: int) -> str:
    given = ", ".join(f"a({at})" for at in range(count))
    return f"Application.Run(makro, PROTOCOL, funktion, ThisWorkbook.Name, {given})"


def _wrapper(spec: FunctionSpec) -> str:
    arguments = ", ".join(f"Optional {name} As Variant" for name in spec.arguments)
    lines = [
        f"Public Function {spec.name}({arguments}) As Variant",
        *(["    Dim plats As Variant"] if spec.reads is Reads.CELL else []),
        "    If SnitLibreOffice() Then",
        f"        {spec.name} = SnitFelvarde(2029)",
        "        Exit Function",
        "    End If",
        *_volatile(spec),
        *_answer(spec),
        "End Function",
    ]
    return "\n".join(lines) + "\n"


def _volatile(spec: FunctionSpec) -> list[str]:
    if spec.reads is Reads.WORKBOOK:
        return ["    Application.Volatile True"]
    if spec.reads is Reads.WORKBOOK_WHEN_BARE:
        return [f"    Application.Volatile {' And '.join(f'IsMissing({name})' for name in spec.arguments)}"]
    return []


def _answer(spec: FunctionSpec) -> list[str]:
    if spec.reads is not Reads.CELL:
        given = ", ".join(f"SnitVarde({name})" for name in spec.arguments)
        return [f'    {spec.name} = SnitSvar("{spec.name}", Array({given}))']
    cell = spec.arguments[0]
    return [
        f"    plats = SnitPlats({cell})",
        "    If IsError(plats) Then",
        f"        {spec.name} = plats",
        f"    ElseIf Not IsError({cell}.Value2) Then",
        f'        {spec.name} = ""',
        "    Else",
        f'        {spec.name} = SnitSvar("{spec.name}", Array(plats))',
        "    End If",
    ]
