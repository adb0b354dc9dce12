Attribute VB_Name = "SnitSvenska"
' Swedish letters in plain ASCII source: a letter beyond ASCII is written as its number in braces.
' Part of the workbook and of the add-in alike.
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
