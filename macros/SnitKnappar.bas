Attribute VB_Name = "SnitKnappar"
' One Sub for each button of this workbook: it hands the press to what is installed and shows the answer.
' Python does the work and finds the words. Excel and LibreOffice both compile this module.
Option Explicit

Private Const ADDIN As String = "snit-xl.xlam"
' A name that every workbook of ours has: a copy of these modules in another workbook touches nothing there.
Private Const MARK As String = "Kontrolltal_nu"
Private Const RUBRIK As String = "SNIT-XL"

Public Sub SnitLasIn()
    SnitVisa SnitMeddelande("lasin", "")
End Sub

Public Sub SnitUppdatera()
    SnitVisa SnitMeddelande("uppdatera", "")
End Sub

Public Sub SnitKontrollera()
    SnitVisa SnitMeddelande("kontrollera", "")
End Sub

Public Sub SnitUnderlag()
    SnitVisa SnitMeddelande("underlag", "")
End Sub

Public Sub SnitHandlingar()
    SnitVisa SnitMeddelande("handlingar", "")
End Sub

Public Sub SnitLas()
    Dim namn As String
    namn = Trim(InputBox(SnitText("Vad ska versionen heta?"), RUBRIK, SnitForslag(ThisWorkbook)))
    If Len(namn) > 0 Then SnitVisa SnitMeddelande("las", namn)
End Sub

Public Sub SnitAterstall()
    SnitVisa SnitMeddelande("aterstall", "")
End Sub

Public Function SnitMeddelande(ByVal knapp As String, ByVal namn As String) As String
    ' Presses a button and gives what it answers, nothing where the user has cancelled. A formula in a cell must not
    ' press anything.
    If TypeName(Application.Caller) = "Range" Then Exit Function
    If Not SnitArVarBok() Then
        SnitMeddelande = SnitText("Det h{228}r {228}r ingen SNIT-XL-bok: namnet Kontrolltal_nu saknas. Arbetsboken {228}r or{246}rd.")
    ElseIf Val(Application.Version) < 12 Then
        SnitMeddelande = SnitTryckILibreOffice(knapp, namn)
    Else
        SnitMeddelande = SnitTryckIExcel(knapp, namn)
    End If
End Function

Public Function SnitFinns() As Boolean
    ' Tells whether this is Excel with the add-in that answers the buttons.
    Dim tillagg As Object
    If Val(Application.Version) < 12 Then Exit Function
    On Error GoTo Nej
    Set tillagg = Workbooks(ADDIN)
    SnitFinns = Not tillagg Is Nothing
Nej:
End Function

Private Sub SnitVisa(ByVal meddelande As String)
    If Len(meddelande) > 0 Then MsgBox meddelande, vbInformation, RUBRIK
End Sub

Private Function SnitArVarBok() As Boolean
    Dim funnet As Object
    On Error GoTo Nej
    Set funnet = ThisWorkbook.Names(MARK)
    SnitArVarBok = Not funnet Is Nothing
Nej:
End Function

Private Function SnitTryckILibreOffice(ByVal knapp As String, ByVal namn As String) As String
    Dim svar As String
    On Error GoTo Misslyckat
    svar = Application.Run("SnitLO_Tryck", knapp, namn)
    If Len(svar) = 0 Then svar = SnitText("SNIT-XL saknas i LibreOffice p{229} den h{228}r datorn. K{246}r snit-xl installera, eller {246}ppna till{228}gget snit-xl.oxt i LibreOffice. Arbetsboken {228}r or{246}rd.")
    SnitTryckILibreOffice = svar
    Exit Function
Misslyckat:
    SnitTryckILibreOffice = SnitMisslyckat(Err.Description)
End Function

Private Function SnitTryckIExcel(ByVal knapp As String, ByVal namn As String) As String
    Dim tillagg As Object
    ' Only an add-in that is open already is asked: Run alone would open a file of that name in the current folder.
    On Error GoTo Saknas
    Set tillagg = Workbooks(ADDIN)
    On Error GoTo Misslyckat
    SnitTryckIExcel = CStr(Application.Run("'" & tillagg.Name & "'!SnitTryck", knapp, ThisWorkbook.Name, namn))
    Exit Function
Saknas:
    SnitTryckIExcel = SnitText("SNIT-XL saknas i Excel p{229} den h{228}r datorn. K{246}r snit-xl installera, eller be IT installera till{228}gget snit-xl.xlam. Arbetsboken {228}r or{246}rd.")
    Exit Function
Misslyckat:
    SnitTryckIExcel = SnitMisslyckat(Err.Description)
End Function

Private Function SnitMisslyckat(ByVal orsak As String) As String
    SnitMisslyckat = SnitText("Knappen kunde inte k{246}ras. K{246}r snit-xl doktor, som s{228}ger vad som fattas. Orsak: ") & orsak
End Function
