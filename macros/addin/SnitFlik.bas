Attribute VB_Name = "SnitFlik"
' The ribbon tab SNIT: its buttons press those of the workbook in front.
Option Explicit

Private Const RUBRIK As String = "SNIT-XL"

Public Sub SnitFlikTryck(control As IRibbonControl)
    Dim namn As String
    Dim svar As String
    If ActiveWorkbook Is Nothing Then
        MsgBox SnitText("Ingen arbetsbok {228}r {246}ppen f{246}r redigering. {214}ppna Projekt och f{246}rb{228}ttringar f{246}rst."), vbInformation, RUBRIK
        Exit Sub
    End If
    If control.Tag = "las" Then
        namn = Trim(InputBox(SnitText("Vad ska versionen heta?"), RUBRIK, SnitForslag(ActiveWorkbook)))
        If Len(namn) = 0 Then Exit Sub
    End If
    svar = SnitTryck(control.Tag, ActiveWorkbook.Name, namn)
    If Len(svar) > 0 Then MsgBox svar, vbInformation, RUBRIK
End Sub
