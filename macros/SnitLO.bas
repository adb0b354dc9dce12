Attribute VB_Name = "SnitLO"
' What only LibreOffice runs: SnitKnappar reaches it by Application.Run. CreateUnoService is LibreOffice's own there;
' in Excel the module SnitExcel stands in for it, so that all of the project compiles.
Option Explicit
Option Private Module

Public Function SnitLO_Tryck(ByVal knapp As String, ByVal namn As String) As String
    ' Gives what the extension answers, or nothing where no extension is installed.
    Dim knappar As Object
    Set knappar = CreateUnoService("se.snitxl.Knappar")
    If knappar Is Nothing Then Exit Function
    SnitLO_Tryck = CStr(knappar.tryckMed(knapp, SnitLO_Dokument(), namn))
End Function

Private Function SnitLO_Dokument() As Object
    ' This workbook as LibreOffice's own document: ThisComponent would be another one, or none, when it is hidden.
    Dim cell As Object
    Set cell = ThisWorkbook.Worksheets(1).Range("A1")
    Set SnitLO_Dokument = cell.getCellRange().getSpreadsheet().DrawPage.Forms.getParent()
End Function
