Attribute VB_Name = "SnitExcel"
' Stands in, in Excel, for a function that only LibreOffice has, so that the module SnitLO compiles there too, whether
' Excel compiles on demand or all at once. Excel never calls it. LibreOffice looks among its own functions before it
' looks in other modules, so there the real one is called.
Option Explicit
Option Private Module

Public Function CreateUnoService(ByVal tjanst As String) As Object
    Set CreateUnoService = Nothing
End Function
