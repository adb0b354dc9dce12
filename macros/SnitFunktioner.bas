Attribute VB_Name = "SnitFunktioner"
' The SNIT functions of this workbook: each hands its cell values to the add-in and gives the answer back.
' Written by scripts/generate.py from snit_xl/udfs.py: change that, not this.
' An error value in an argument is given back at once; a fault is a real error value, never a text or a zero.
Option Explicit

Private Const PROTOCOL As Long = 1
Private Const ADDIN As String = "snit-xl.xlam"
Private Const FAULT As String = "#SNIT!"

Public Function SNIT_FORDELNING(Optional belopp As Variant, Optional nyckel As Variant, Optional specifika As Variant, Optional decimaler As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_FORDELNING = SnitFelvarde(2029)
        Exit Function
    End If
    Application.Volatile IsMissing(belopp) And IsMissing(nyckel) And IsMissing(specifika) And IsMissing(decimaler)
    SNIT_FORDELNING = SnitSvar("SNIT_FORDELNING", Array(SnitVarde(belopp), SnitVarde(nyckel), SnitVarde(specifika), SnitVarde(decimaler)))
End Function

Public Function SNIT_ANDEL(Optional nyckel As Variant, Optional decimaler As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_ANDEL = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_ANDEL = SnitSvar("SNIT_ANDEL", Array(SnitVarde(nyckel), SnitVarde(decimaler)))
End Function

Public Function SNIT_AVVIKELSE(Optional budget As Variant, Optional prognos As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_AVVIKELSE = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_AVVIKELSE = SnitSvar("SNIT_AVVIKELSE", Array(SnitVarde(budget), SnitVarde(prognos)))
End Function

Public Function SNIT_AVVIKELSE_PROCENT(Optional budget As Variant, Optional prognos As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_AVVIKELSE_PROCENT = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_AVVIKELSE_PROCENT = SnitSvar("SNIT_AVVIKELSE_PROCENT", Array(SnitVarde(budget), SnitVarde(prognos)))
End Function

Public Function SNIT_PROGNOS(Optional utfall_ack As Variant, Optional budget_ack As Variant, Optional budget_ar As Variant, Optional period As Variant, Optional metod As Variant, Optional justering As Variant, Optional utfall_fg_ack As Variant, Optional utfall_fg_ar As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_PROGNOS = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_PROGNOS = SnitSvar("SNIT_PROGNOS", Array(SnitVarde(utfall_ack), SnitVarde(budget_ack), SnitVarde(budget_ar), SnitVarde(period), SnitVarde(metod), SnitVarde(justering), SnitVarde(utfall_fg_ack), SnitVarde(utfall_fg_ar)))
End Function

Public Function SNIT_UPPRAKNING(Optional belopp As Variant, Optional procent As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_UPPRAKNING = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_UPPRAKNING = SnitSvar("SNIT_UPPRAKNING", Array(SnitVarde(belopp), SnitVarde(procent)))
End Function

Public Function SNIT_KAPITALKOSTNAD(Optional anskaffning As Variant, Optional livslangd_ar As Variant, Optional internranta_procent As Variant, Optional ar_nr As Variant, Optional metod As Variant, Optional startmanad As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_KAPITALKOSTNAD = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_KAPITALKOSTNAD = SnitSvar("SNIT_KAPITALKOSTNAD", Array(SnitVarde(anskaffning), SnitVarde(livslangd_ar), SnitVarde(internranta_procent), SnitVarde(ar_nr), SnitVarde(metod), SnitVarde(startmanad)))
End Function

Public Function SNIT_AVRAKNING(Optional utfall As Variant, Optional inbetalt As Variant, Optional nyckel As Variant, Optional specifika As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_AVRAKNING = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_AVRAKNING = SnitSvar("SNIT_AVRAKNING", Array(SnitVarde(utfall), SnitVarde(inbetalt), SnitVarde(nyckel), SnitVarde(specifika)))
End Function

Public Function SNIT_RISK(Optional risk As Variant, Optional vasentlighet As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_RISK = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_RISK = SnitSvar("SNIT_RISK", Array(SnitVarde(risk), SnitVarde(vasentlighet)))
End Function

Public Function SNIT_RISKNIVA(Optional risk As Variant, Optional vasentlighet As Variant, Optional granser As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_RISKNIVA = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_RISKNIVA = SnitSvar("SNIT_RISKNIVA", Array(SnitVarde(risk), SnitVarde(vasentlighet), SnitVarde(granser)))
End Function

Public Function SNIT_UTFALL(Optional konto As Variant, Optional fran_period As Variant, Optional till_period As Variant, Optional enhet As Variant, Optional kalla As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_UTFALL = SnitFelvarde(2029)
        Exit Function
    End If
    Application.Volatile True
    SNIT_UTFALL = SnitSvar("SNIT_UTFALL", Array(SnitVarde(konto), SnitVarde(fran_period), SnitVarde(till_period), SnitVarde(enhet), SnitVarde(kalla)))
End Function

Public Function SNIT_KONTROLL(Optional publicerat As Variant, Optional beraknat As Variant, Optional tolerans As Variant) As Variant
    If SnitLibreOffice() Then
        SNIT_KONTROLL = SnitFelvarde(2029)
        Exit Function
    End If
    SNIT_KONTROLL = SnitSvar("SNIT_KONTROLL", Array(SnitVarde(publicerat), SnitVarde(beraknat), SnitVarde(tolerans)))
End Function

Public Function SNIT_FEL(Optional cell As Variant) As Variant
    Dim plats As Variant
    If SnitLibreOffice() Then
        SNIT_FEL = SnitFelvarde(2029)
        Exit Function
    End If
    plats = SnitPlats(cell)
    If IsError(plats) Then
        SNIT_FEL = plats
    ElseIf Not IsError(cell.Value2) Then
        SNIT_FEL = ""
    Else
        SNIT_FEL = SnitSvar("SNIT_FEL", Array(plats))
    End If
End Function

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
    Case 0: svar = Application.Run(makro, PROTOCOL, funktion, ThisWorkbook.Name, a(0))
    Case 1: svar = Application.Run(makro, PROTOCOL, funktion, ThisWorkbook.Name, a(0), a(1))
    Case 2: svar = Application.Run(makro, PROTOCOL, funktion, ThisWorkbook.Name, a(0), a(1), a(2))
    Case 3: svar = Application.Run(makro, PROTOCOL, funktion, ThisWorkbook.Name, a(0), a(1), a(2), a(3))
    Case 4: svar = Application.Run(makro, PROTOCOL, funktion, ThisWorkbook.Name, a(0), a(1), a(2), a(3), a(4))
    Case 5: svar = Application.Run(makro, PROTOCOL, funktion, ThisWorkbook.Name, a(0), a(1), a(2), a(3), a(4), a(5))
    Case 7: svar = Application.Run(makro, PROTOCOL, funktion, ThisWorkbook.Name, a(0), a(1), a(2), a(3), a(4), a(5), a(6), a(7))
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
    Case "value": SnitFelnummer = 2015
    Case "missing": SnitFelnummer = 2042
    Case "div0": SnitFelnummer = 2007
    Case "ref": SnitFelnummer = 2023
    Case "name": SnitFelnummer = 2029
    Case "num": SnitFelnummer = 2036
    Case "null": SnitFelnummer = 2000
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
