Attribute VB_Name = "SnitAnrop"
' The two entries that workbooks reach by Application.Run: a function's call and a button's press.
Option Explicit
Option Private Module

Private Const PROTOCOL As Long = 1
Private Const MARK As String = "Kontrolltal_nu"
Private Const ENTRY As String = "snit_xl.hosts.excel.entry"

Public Function SnitAnropa(ByVal protokoll As Long, ByVal funktion As String, ByVal arbetsbok As String, ParamArray argument() As Variant) As Variant
    ' Gives a table of values, or a text that begins with #SNIT!, which the workbook turns into a real error value.
    Dim givna As Variant
    givna = argument
    If protokoll <> PROTOCOL Then
        SnitAnropa = "#SNIT!name|FUNKTION-PROGRAMFEL|function=" & funktion
        Exit Function
    End If
    On Error GoTo Igen
    SnitAnropa = SnitFragaPython("call", SnitFraga(funktion, givna, arbetsbok))
    Exit Function
Igen:
    Resume EnGangTill
EnGangTill:
    ' Python may have been ended since the last call: start it once more, then give up.
    SnitSlappPython
    On Error GoTo Misslyckat
    SnitAnropa = SnitFragaPython("call", SnitFraga(funktion, givna, arbetsbok))
    Exit Function
Misslyckat:
    SnitSlappPython
    SnitAnropa = "#SNIT!name|FUNKTION-PROGRAMFEL|function=" & funktion
End Function

Public Function SnitTryck(ByVal knapp As String, ByVal arbetsbok As String, ByVal namn As String) As String
    ' Presses a button on an open workbook of ours and gives what to show: nothing where the user has cancelled.
    If Not SnitArVarBok(arbetsbok) Then
        SnitTryck = SnitText("Det h{228}r {228}r ingen SNIT-XL-bok: namnet Kontrolltal_nu saknas. Arbetsboken {228}r or{246}rd.")
    ElseIf knapp = "lasin" Then
        SnitTryck = SnitLasInFiler(arbetsbok)
    ElseIf knapp = "handlingar" Then
        SnitTryck = SnitSkapaHandlingar(arbetsbok)
    Else
        SnitTryck = SnitUtfor(SnitAtgard(knapp), arbetsbok, namn)
    End If
End Function

Public Function SnitUtfor(ByVal atgard As String, ByVal arbetsbok As String, ByVal givet As String) As String
    ' Has Python do one thing to an open workbook and gives its answer; what is turned off meanwhile is put back.
    Dim berakning As Long
    Dim handelser As Boolean
    Dim skarm As Boolean
    Dim givna As Variant
    Dim orsak As String
    ' The full name: another Excel may have another workbook of the same name open.
    givna = Array(atgard, Workbooks(arbetsbok).FullName, givet)
    berakning = Application.Calculation
    handelser = Application.EnableEvents
    skarm = Application.ScreenUpdating
    On Error GoTo Misslyckat
    Application.Calculation = xlCalculationManual
    Application.EnableEvents = False
    Application.ScreenUpdating = False
    ' A forgotten process that still lives is found again at once; one that has ended is replaced.
    SnitSlappPython
    SnitUtfor = CStr(SnitFragaPython("press", givna))
Klart:
    On Error Resume Next
    Application.ScreenUpdating = skarm
    Application.EnableEvents = handelser
    Application.Calculation = berakning
    Exit Function
Misslyckat:
    orsak = Err.Description
    SnitUtfor = SnitMisslyckat(orsak)
    SnitSlappPython
    Resume Klart
End Function

Public Function SnitHinder() As String
    ' Says why Python can't be asked on this machine, nothing where it can: before the user is asked for anything.
    Dim python As Object
    On Error GoTo Misslyckat
    Set python = SnitPython()
    Exit Function
Misslyckat:
    SnitHinder = SnitMisslyckat(Err.Description)
End Function

Private Function SnitMisslyckat(ByVal orsak As String) As String
    SnitMisslyckat = SnitText("Knappen kunde inte k{246}ras. K{246}r snit-xl doktor, som s{228}ger vad som fattas. Orsak: ") & orsak
End Function

Private Function SnitFraga(ByVal funktion As String, ByVal givna As Variant, ByVal arbetsbok As String) As Variant
    ' A function that reads the workbook gets it as an object: Python need not look for it in every Excel that runs.
    If SnitLaserBoken(funktion, givna) Then
        SnitFraga = Array(funktion, givna, Workbooks(arbetsbok))
    Else
        SnitFraga = Array(funktion, givna)
    End If
End Function

Private Function SnitLaserBoken(ByVal funktion As String, ByVal givna As Variant) As Boolean
    Dim givet As Variant
    Select Case funktion
    Case "SNIT_UTFALL", "SNIT_FEL"
        SnitLaserBoken = True
    Case "SNIT_FORDELNING"
        ' An argument left out is Empty; an empty cell is a table with one.
        For Each givet In givna
            If Not IsEmpty(givet) Then Exit Function
        Next givet
        SnitLaserBoken = True
    End Select
End Function

Private Function SnitFragaPython(ByVal funktion As String, ByVal givna As Variant) As Variant
    Dim python As Object
    Set python = SnitPython()
    SnitFragaPython = python.Var(python.Call(python.Module(ENTRY), funktion, python.TupleFromArray(givna)))
End Function

Private Function SnitAtgard(ByVal knapp As String) As String
    Select Case knapp
    Case "lasin": SnitAtgard = "read"
    Case "uppdatera": SnitAtgard = "update"
    Case "kontrollera": SnitAtgard = "check"
    Case "underlag": SnitAtgard = "trace"
    Case "handlingar": SnitAtgard = "papers"
    Case "las": SnitAtgard = "lock"
    Case "aterstall": SnitAtgard = "restore"
    End Select
End Function

Private Function SnitArVarBok(ByVal arbetsbok As String) As Boolean
    Dim funnet As Object
    On Error GoTo Nej
    Set funnet = Workbooks(arbetsbok).Names(MARK)
    SnitArVarBok = Not funnet Is Nothing
Nej:
End Function
