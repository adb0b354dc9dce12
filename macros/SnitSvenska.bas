Attribute VB_Name = "SnitSvenska"
' Part of the workbook and of the add-in alike: Swedish letters in plain ASCII source, where a letter beyond ASCII is
' written as its number in braces, and the name that a workbook suggests.
Option Explicit
Option Private Module

Public Function SnitText(ByVal skrivet As String) As String
    Dim nummer As Variant
    Dim klart As String
    klart = skrivet
    For Each nummer In Array(196, 197, 214, 228, 229, 246)
        klart = Replace(klart, "{" & CStr(nummer) & "}", ChrW(nummer))
    Next nummer
    SnitText = klart
End Function

Public Function SnitForslag(ByVal bok As Object) As String
    ' What the next locked version may be called, nothing where the workbook doesn't say.
    On Error GoTo Saknas
    SnitForslag = CStr(bok.Names("Nasta_version").RefersToRange.Value)
Saknas:
End Function
