Attribute VB_Name = "SnitFiler"
' The button that reads the books: Excel's file dialog, and what Python asks before it writes.
Option Explicit
Option Private Module

Private Const RUBRIK As String = "SNIT-XL"
' An answer that begins with this character asks: what to send back stands on its first line, the question on the rest.
Private Const FRAGA As Long = 5

Public Function SnitLasInFiler(ByVal arbetsbok As String) As String
    ' Gives what to show; nothing where no files are chosen.
    Dim filer As String
    Dim svar As String
    SnitLasInFiler = SnitHinder()
    If Len(SnitLasInFiler) > 0 Then Exit Function
    filer = SnitValjFiler()
    If Len(filer) = 0 Then Exit Function
    svar = SnitUtfor("read", arbetsbok, filer)
    Do While Left$(svar, 1) = Chr$(FRAGA)
        If MsgBox(Mid$(svar, InStr(svar, vbLf) + 1), vbOKCancel + vbQuestion, RUBRIK) <> vbOK Then
            SnitLasInFiler = SnitText("Avbrutet. Arbetsboken {228}r or{246}rd.")
            Exit Function
        End If
        svar = SnitUtfor("read_agreed", arbetsbok, Mid$(svar, 2, InStr(svar, vbLf) - 2) & vbLf & filer)
    Loop
    SnitLasInFiler = svar
End Function

Private Function SnitValjFiler() As String
    ' Gives the chosen files, one path per line. In a filter a comma parts a text from its endings.
    Dim valda As Variant
    Dim slag As String
    slag = SnitText("Bokf{246}ring: SIE Excel CSV") & ",*.se;*.si;*.sie;*.xlsx;*.xlsm;*.xls;*.csv;*.txt"
    slag = slag & ",SIE,*.se;*.si;*.sie,Excel,*.xlsx;*.xlsm;*.xls,CSV och text,*.csv;*.txt,Alla filer,*.*"
    valda = Application.GetOpenFilename(slag, 1, SnitText("L{228}s in utfall: v{228}lj en eller flera filer"), , True)
    If IsArray(valda) Then SnitValjFiler = Join(valda, vbLf)
End Function
