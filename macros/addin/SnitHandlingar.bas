Attribute VB_Name = "SnitHandlingar"
' The button that writes the papers: Excel's folder dialog, and what Python asks where Kontroller has faults.
Option Explicit
Option Private Module

Private Const RUBRIK As String = "SNIT-XL"
' As in SnitFiler: an answer that begins with this character asks.
Private Const FRAGA As Long = 5
' msoFileDialogFolderPicker, by number: Office's own library need not be there.
Private Const VALJ_MAPP As Long = 4

Public Function SnitSkapaHandlingar(ByVal arbetsbok As String) As String
    ' Gives what to show; nothing where no folder is chosen.
    Dim mapp As String
    Dim svar As String
    SnitSkapaHandlingar = SnitHinder()
    If Len(SnitSkapaHandlingar) > 0 Then Exit Function
    mapp = SnitValjMapp(Workbooks(arbetsbok).Path)
    If Len(mapp) = 0 Then Exit Function
    svar = SnitUtfor("papers", arbetsbok, mapp)
    If Left$(svar, 1) = Chr$(FRAGA) Then
        If MsgBox(Mid$(svar, InStr(svar, vbLf) + 1), vbOKCancel + vbQuestion, RUBRIK) <> vbOK Then
            SnitSkapaHandlingar = SnitText("Avbrutet. Inga handlingar {228}r skapade.")
            Exit Function
        End If
        svar = SnitUtfor("papers_despite", arbetsbok, mapp)
    End If
    SnitSkapaHandlingar = svar
End Function

Private Function SnitValjMapp(ByVal hemma As String) As String
    ' Gives the chosen folder; the workbook's own is proposed. A workbook on SharePoint has an address, which is no
    ' folder.
    Dim ruta As Object
    Set ruta = Application.FileDialog(VALJ_MAPP)
    ruta.Title = SnitText("Var ska den nya mappen med handlingar ligga?")
    If Len(hemma) > 0 And InStr(hemma, "://") = 0 Then ruta.InitialFileName = hemma & Application.PathSeparator
    If ruta.Show = -1 Then SnitValjMapp = ruta.SelectedItems(1)
End Function
