"""Examines the Python that answers (doktor: Python): its version, place, packages and whether it starts."""

from __future__ import annotations

from snit_xl.hosts.setup.examined import Examined, Subject, bad, elsewhere, fine
from snit_xl.hosts.setup.excel_install import unusable_python
from snit_xl.hosts.setup.excel_places import PROGRAM, python_folder
from snit_xl.hosts.setup.package import PAPERS, XLWINGS
from snit_xl.hosts.setup.synced import synced_folder

OLDEST = (3, 11)
SECONDS = 60.0
IMPORTS = "import xlwings, snit_xl.hosts.excel.entry"
# Each is really imported, since a library that is installed may still be stopped by rules or lack a file.
IMPORT_EACH = """
import importlib, sys
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except Exception:
        print(name)
"""


def version(subject: Subject) -> Examined:
    """Check that the Python is new enough (version)."""
    python = subject.machine.python
    told = ".".join(map(str, python.version))
    if python.version[:2] < OLDEST:
        return bad("python", "DATOR-PYTHON-VERSION", python.executable, found=told)
    return fine("python", version=told, bits=python.bits, place=str(python.executable))


def place(subject: Subject) -> Examined:
    """Check that Excel's loader can use the folder it lies in (plats)."""
    if not subject.excel_on_windows:
        return elsewhere("python_place")
    unusable = unusable_python(subject.machine).problems
    return Examined("python_place", unusable[0]) if unusable else fine("python_place")


def synced(subject: Subject) -> Examined:
    """Check that it is kept out of folders that are synchronised (synkad mapp)."""
    folder = synced_folder(subject.machine, subject.machine.python.executable)
    if folder:
        return bad("python_synced", "DATOR-PYTHON-SYNKAD", subject.machine.python.executable, folder=folder)
    return fine("python_synced")


def bits(subject: Subject) -> Examined:
    """Check that it has as many bits as Excel (bitar)."""
    if not subject.excel_on_windows or subject.excel is None or not subject.excel.bits:
        return elsewhere("bits")
    here = subject.machine.python.bits
    if here != subject.excel.bits:
        return bad("bits", "DATOR-BITAR", subject.machine.python.executable, excel=subject.excel.bits, python=here)
    return fine("bits", bits=here)


def xlwings(subject: Subject) -> Examined:
    """Check that xlwings is the version that the loader names (xlwings)."""
    found = subject.machine.python.xlwings
    if found != XLWINGS:
        return bad("xlwings", "DATOR-XLWINGS-VERSION", found=found or "–", wanted=XLWINGS)
    return fine("xlwings", version=found)


def library(subject: Subject) -> Examined:
    """Check that xlwings' library lies where the loader looks (bibliotek)."""
    if not subject.excel_on_windows or subject.excel is None:
        return elsewhere("library")
    name = f"xlwings{subject.excel.bits or subject.machine.python.bits}-{XLWINGS}.dll"
    folder = python_folder(subject.machine)
    found = next((one for one in (folder, folder.parent) if subject.machine.exists(one / name)), None)
    if found is None:
        return bad("library", "DATOR-XLWINGS-DLL", folder, library=name)
    return fine("library", place=str(found / name))


def papers(subject: Subject) -> Examined:
    """Check that what reads and writes papers is there and can be loaded (handlingar)."""
    program = str(subject.machine.python.executable)
    ran = subject.machine.run([program, "-I", "-B", "-c", IMPORT_EACH, *PAPERS], SECONDS)
    if ran.status != 0:
        return elsewhere("papers")  # a Python that doesn't start is said by the checks of its start
    lacking = [PAPERS[line] for line in ran.lines if line in PAPERS]
    if lacking:
        return bad("papers", "DATOR-HANDLINGAR", program, libraries=", ".join(lacking))
    return fine("papers")


def starts(subject: Subject) -> Examined:
    """Check that it starts as the loader starts it (startar); rules of the organisation may stop it."""
    if not subject.excel_on_windows:
        return elsewhere("python_starts")
    program = python_folder(subject.machine) / PROGRAM
    if not subject.machine.exists(program):
        return elsewhere("python_starts")  # said by the check of its place
    ran = subject.machine.run([str(program), "-I", "-B", "-c", IMPORTS], SECONDS)
    if ran.status != 0:
        return bad("python_starts", "DATOR-PYTHON-STARTAR-INTE", program, reason=ran.lines[-1])
    return fine("python_starts")


CHECKS = (version, place, synced, bits, xlwings, library, papers, starts)
