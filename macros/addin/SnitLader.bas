Attribute VB_Name = "SnitLader"
' Loads Python: one fixed command in the interpreter folder that one setting of the user's names, and nothing else.
' The setting: HKEY_CURRENT_USER\Software\VB and VBA Program Settings\SNIT-XL\Python, value Mapp, the folder of
' pythonw.exe. "snit-xl installera" writes it. Nothing that a workbook holds or where it lies has any part in this.
' Modelled on the module Main of xlwings' VBA (XLPyLoadDLL, XLPy); its licence:
'
' xlwings is distributed under a BSD 3-clause license.
'
' Copyright (C) 2014-present, Zoomer Analytics LLC.
' All rights reserved.
'
' Redistribution and use in source and binary forms, with or without modification,
' are permitted provided that the following conditions are met:
'
' * Redistributions of source code must retain the above copyright notice, this
'   list of conditions and the following disclaimer.
'
' * Redistributions in binary form must reproduce the above copyright notice, this
'   list of conditions and the following disclaimer in the documentation and/or
'   other materials provided with the distribution.
'
' * Neither the name of the copyright holder nor the names of its
'   contributors may be used to endorse or promote products derived from
'   this software without specific prior written permission.
'
' THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
' ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
' WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
' DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR
' ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
' (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
' LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
' ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
' (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
' SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
Option Explicit
Option Private Module

' The libraries carry their version in their names: xlwings must be this very version. A test compares.
Private Const XLWINGS_VERSION As String = "0.37.8"
Private Const LIBRARY_64 As String = "xlwings64-0.37.8.dll"
Private Const LIBRARY_32 As String = "xlwings32-0.37.8.dll"
Private Const PROGRAM As String = "pythonw.exe"
' Isolated (-I): a file that lies in the current folder, often a workbook's, is never taken for a Python module.
Private Const SERVE As String = " -I -B -c ""import xlwings; xlwings.serve('$(CLSID)')"""
Private Const ENTRY As String = "snit_xl.hosts.excel.entry"
Private Const FAULT As Long = 1000

Private Declare PtrSafe Function LoadLibraryW Lib "kernel32" (ByVal fil As LongPtr) As LongPtr
Private Declare PtrSafe Function Aktivera64 Lib "xlwings64-0.37.8.dll" Alias "XLPyDLLActivateAuto" (ByRef svar As Variant, Optional ByVal kommando As String = "", Optional ByVal satt As Long = 1) As Long
Private Declare PtrSafe Function Aktivera32 Lib "xlwings32-0.37.8.dll" Alias "XLPyDLLActivateAuto" (ByRef svar As Variant, Optional ByVal kommando As String = "", Optional ByVal satt As Long = 1) As Long

Private pythonObjekt As Object

Public Function SnitPython() As Object
    ' The warm Python, started where needed: one process for all workbooks of this Excel.
    Dim svar As Variant
    Dim mapp As String
    Dim utfall As Long
    If pythonObjekt Is Nothing Then
        mapp = SnitMapp()
        SnitLaddaBibliotek mapp
        If BitarIExcel() = 64 Then
            utfall = Aktivera64(svar, """" & mapp & "\" & PROGRAM & """" & SERVE, 1)
        Else
            utfall = Aktivera32(svar, """" & mapp & "\" & PROGRAM & """" & SERVE, 1)
        End If
        If utfall <> 0 Then Err.Raise FAULT, , CStr(svar)
        Set pythonObjekt = svar
        pythonObjekt.Module ENTRY
    End If
    Set SnitPython = pythonObjekt
End Function

Public Sub SnitSlappPython()
    ' Forgets the process; the library starts a new one at the next call where the old one has ended.
    Set pythonObjekt = Nothing
End Sub

Private Function SnitMapp() As String
    Dim mapp As String
    If InStr(Application.OperatingSystem, "Macintosh") > 0 Then
        Err.Raise FAULT, , SnitText("Till{228}gget k{246}r Python bara i Excel f{246}r Windows. P{229} Mac: spara och st{228}ng boken och k{246}r kommandot snit-xl i Terminal.")
    End If
    mapp = GetSetting("SNIT-XL", "Python", "Mapp", "")
    If Right$(mapp, 1) = "\" Then mapp = Left$(mapp, Len(mapp) - 1)
    ' A folder on a drive, in full: a part of a path would begin in the current folder.
    If Not (mapp Like "[A-Za-z]:\*") Or InStr(mapp, """") > 0 Then
        Err.Raise FAULT, , SnitText("Python {228}r inte installerat f{246}r SNIT-XL. K{246}r snit-xl installera.")
    End If
    If Len(Dir$(mapp & "\" & PROGRAM)) = 0 Then
        Err.Raise FAULT, , SnitText("Python finns inte l{228}ngre i ") & mapp & SnitText(". K{246}r snit-xl installera.")
    End If
    SnitMapp = mapp
End Function

Private Sub SnitLaddaBibliotek(ByVal mapp As String)
    ' Beside the interpreter, or one folder up in a virtual environment. Not loaded, it must not be called either:
    ' Windows would go looking for it in other folders.
    Dim bibliotek As String
    bibliotek = LIBRARY_32
    If BitarIExcel() = 64 Then bibliotek = LIBRARY_64
    If LoadLibraryW(StrPtr(mapp & "\" & bibliotek)) <> 0 Then Exit Sub
    If LoadLibraryW(StrPtr(Left$(mapp, InStrRev(mapp, "\")) & bibliotek)) <> 0 Then Exit Sub
    Err.Raise FAULT, , bibliotek & SnitText(" gick inte att ladda (xlwings ") & XLWINGS_VERSION & SnitText("). Python m{229}ste ha lika m{229}nga bitar som Excel. K{246}r snit-xl doktor.")
End Sub

Private Function BitarIExcel() As Long
    Dim pekare As LongPtr
    BitarIExcel = 8 * LenB(pekare)
End Function
