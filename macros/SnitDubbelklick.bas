Attribute VB_Name = "SnitDubbelklick"
' Which cells show what their amount consists of when they are double-clicked: computed ones in our tables. An input is
' not locked, so it opens for editing as usual. In LibreOffice the extension listens to double-clicks itself.
Option Explicit
Option Private Module

Public Function SnitHarUnderlag(ByVal blad As Object, ByVal cell As Object) As Boolean
    Dim tabell As String
    On Error GoTo Nej
    tabell = SnitTabell(blad.Name)
    If Len(tabell) = 0 Then Exit Function
    If IsEmpty(cell.Value) Or Not cell.Locked Then Exit Function
    SnitHarUnderlag = SnitInom(blad.Range(tabell), cell)
    ' In the list of what was shown last, an account has vouchers; a voucher has nothing behind it.
    If tabell = "Sparning" And SnitHarUnderlag Then SnitHarUnderlag = (blad.Cells(cell.Row, 1).Value = "konto")
Nej:
End Function

Private Function SnitInom(ByVal rader As Object, ByVal cell As Object) As Boolean
    SnitInom = cell.Row >= rader.Row And cell.Row < rader.Row + rader.Rows.Count And _
        cell.Column >= rader.Column And cell.Column < rader.Column + rader.Columns.Count
End Function

Private Function SnitTabell(ByVal blad As String) As String
    Select Case blad
    Case "Prognos": SnitTabell = "Prognosrader"
    Case SnitText("M{229}nader"): SnitTabell = "Manader"
    Case SnitText("Sp{229}rning"): SnitTabell = "Sparning"
    Case "Utfall": SnitTabell = "Utfallsrader"
    End Select
End Function
