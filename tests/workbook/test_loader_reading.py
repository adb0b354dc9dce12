"""A workbook from outside cannot choose what program runs: the loader is read, and the reading put to the test."""

from __future__ import annotations

import pytest
import xlwings
from support.loader import SETTING, commands, faults
from support.macros import addin_sources

LOADER = addin_sources()["SnitLader"]
FOLDER = "        mapp = SnitMapp()\n"
LOAD = 'LoadLibraryW(StrPtr(mapp & "\\" & bibliotek))'
SERVE = " & SERVE, 1)"
DECLARE = "Private Declare PtrSafe Function LoadLibraryW"
WIN_EXEC = 'Private Declare PtrSafe Function WinExec Lib "kernel32" (ByVal k As String) As Long\n'
START = "Public Function SnitPython() As Object\n"


def test_nothing_but_fixed_texts_and_the_users_one_setting_decides_what_is_run() -> None:
    assert faults(LOADER) == []


def test_what_windows_is_handed_is_the_fixed_command_and_the_library_of_this_xlwings() -> None:
    serve = '" -I -B -c ""import xlwings; xlwings.serve(\'$(CLSID)\')"""'
    quote, backslash = '""""', '"\\"'
    command = (quote, SETTING, backslash, '"pythonw.exe"', quote, serve)
    libraries = tuple(f'"xlwings{bits}-{xlwings.__version__}.dll"' for bits in (32, 64))
    above = (SETTING, SETTING, backslash, *libraries)  # so much of the setting as Left$ and InStrRev leave
    assert commands(LOADER) == {command, (SETTING, backslash, *libraries), above}


# What is planted → what the reading must say of it.
PLANTED = {
    "the workbook's folder": (FOLDER, "        mapp = ThisWorkbook.Path\n", "reaches ThisWorkbook.Path"),
    "the active workbook": (FOLDER, FOLDER + "        mapp = ActiveWorkbook.Path\n", "gets ActiveWorkbook.Path"),
    "a cell": (SERVE, ' & Range("A1").Value, 1)', "gets Range"),
    "a cell in shorthand": (FOLDER, "        mapp = [Python]\n", "shorthand"),
    "a sheet": (FOLDER, '        mapp = Worksheets("SNIT-XL.conf").Cells(1, 2)\n', "uses Worksheets"),
    "a name": (FOLDER, '        mapp = Application.Names("Python").RefersTo\n', "reaches Application.Names"),
    "a document property": (
        FOLDER,
        '        mapp = ActiveWorkbook.CustomDocumentProperties("python")\n',
        "reaches ActiveWorkbook.CustomDocumentProperties",
    ),
    "an evaluated formula": (FOLDER, '        mapp = Evaluate("Python")\n', "uses Evaluate"),
    "the environment": (FOLDER, '        mapp = Environ("SNIT_PYTHON")\n', "uses Environ"),
    "the environment behind a colon": (FOLDER, FOLDER[:-1] + ': mapp = Environ$("X")\n', "gets Environ$"),
    "the environment under a condition": (
        FOLDER,
        FOLDER + '        If Len(mapp) = 0 Then mapp = Environ("X")\n',
        "gets Environ",
    ),
    "the current folder": (FOLDER, "        mapp = CurDir\n", "gets CurDir"),
    "another current folder": (FOLDER, FOLDER + "        ChDir mapp\n", "uses ChDir"),
    "another setting": ('"Mapp", "")', '"Mapp", GetSetting("A", "B", "C"))', "GetSetting("),
    "a setting of another name": ('"Python", "Mapp"', '"Annat", "Mapp"', 'gets GetSetting("SNIT-XL", "Annat"'),
    "the registry": (FOLDER, '        mapp = CreateObject("WScript.Shell").RegRead("X")\n', "uses CreateObject"),
    "a shell": (FOLDER, FOLDER + '        Shell "cmd"\n', "uses Shell"),
    "a file": (FOLDER, FOLDER + "        Open mapp For Input As #1\n", "uses Open"),
    "a library looked for anywhere": (LOAD, "LoadLibraryW(StrPtr(bibliotek))", "does not begin with the setting"),
    "a command looked for anywhere": (
        '"""" & mapp & "\\" & PROGRAM',
        '"""" & PROGRAM',
        "does not begin with the setting",
    ),
    "an argument": (START, START.replace("()", "(ByVal plats As String)"), "takes arguments from others"),
    "a shared variable": ("Private pythonObjekt", "Public plats As String\nPrivate pythonObjekt", "keeps plats"),
    "a module open to all": ("Option Private Module\n", "", "open to other projects"),
    "another call into Windows": (DECLARE, WIN_EXEC + DECLARE, "declares WinExec"),
}


@pytest.mark.parametrize(("old", "new", "said"), PLANTED.values(), ids=PLANTED.keys())
def test_a_door_that_is_planted_is_seen(old: str, new: str, said: str) -> None:
    assert old in LOADER
    assert [fault for fault in faults(LOADER.replace(old, new)) if said in fault], faults(LOADER.replace(old, new))


def test_a_change_that_opens_nothing_is_let_through() -> None:
    harmless = LOADER.replace(FOLDER, FOLDER + "        ' ThisWorkbook.Path, Environ and [A1] are only named here\n")
    assert harmless != LOADER
    assert faults(harmless) == []
