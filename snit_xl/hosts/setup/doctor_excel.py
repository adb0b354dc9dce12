"""Examines Excel and the add-in in it (doktor: Excel)."""

from __future__ import annotations

from snit_xl.hosts.setup.examined import Examined, Subject, bad, elsewhere, fine
from snit_xl.hosts.setup.excel_places import PROGRAM, SETTING, SETTING_KEY, addin_path, python_folder, same_path
from snit_xl.hosts.setup.marks import from_internet
from snit_xl.hosts.setup.package import ADDIN

OLDEST = 16
OPTIONS = r"HKCU\Software\Microsoft\Office\16.0\Excel\Options"
DISABLED = r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"


def excel(subject: Subject) -> Examined:
    """Tell which Excel is here (Excel)."""
    found = subject.excel
    if found is None:
        return elsewhere("excel")
    if 0 < found.version < OLDEST:
        return bad("excel", "DATOR-EXCEL-GAMMAL", found.program, found=found.version)
    return fine("excel", place=found.program, bits=found.bits or "?")


def addin(subject: Subject) -> Examined:
    """Check that the package's add-in lies where Excel opens it (tillägg)."""
    if subject.excel is None:
        return elsewhere("addin")
    path = addin_path(subject.machine)
    wanted, found = subject.package.data(ADDIN), subject.machine.read(path)
    if wanted is None:
        return bad("addin", "DATOR-PAKET", ADDIN)
    if found is None:
        return bad("addin", "DATOR-TILLAGG-SAKNAS", path)
    return bad("addin", "DATOR-TILLAGG-ANNAT", path) if found != wanted else fine("addin", place=str(path))


def twice(subject: Subject) -> Examined:
    """Check that Excel opens no other copy as well (dubblett)."""
    if not subject.excel_on_windows:
        return elsewhere("addin_twice")
    opened = [str(v) for name, v in subject.machine.registry.values(OPTIONS).items() if name.startswith("OPEN")]
    other = next((one for one in opened if ADDIN in one.casefold()), None)
    return bad("addin_twice", "DATOR-TILLAGG-DUBBELT", other) if other else fine("addin_twice")


def disabled(subject: Subject) -> Examined:
    """Check that Excel hasn't turned the add-in off after a crash (avstängt)."""
    if not subject.excel_on_windows:
        return elsewhere("addin_disabled")
    items = subject.machine.registry.values(DISABLED).values()
    names = [one.decode("utf-16-le", errors="replace").casefold() for one in items if isinstance(one, bytes)]
    # The path stands in binary data, at an even or an odd byte.
    names += [one[1:].decode("utf-16-le", errors="replace").casefold() for one in items if isinstance(one, bytes)]
    if any(ADDIN in one for one in names):
        return bad("addin_disabled", "DATOR-TILLAGG-AVSTANGT", addin_path(subject.machine))
    return fine("addin_disabled")


def mark(subject: Subject) -> Examined:
    """Check that the add-in is free from the mark of the web (webbmärkning)."""
    if not subject.excel_on_windows:
        return elsewhere("addin_mark")
    path = addin_path(subject.machine)
    if from_internet(subject.machine, path):
        return bad("addin_mark", "DATOR-TILLAGG-INTERNET", path)
    return fine("addin_mark")


def setting(subject: Subject) -> Examined:
    """Check that the loader's setting points to this Python (inställning)."""
    machine = subject.machine
    if not subject.excel_on_windows:
        return elsewhere("setting")
    found, place = machine.registry.value(SETTING_KEY, SETTING), f"{SETTING_KEY}\\{SETTING}"
    if not found:
        return bad("setting", "DATOR-INSTALLNING-SAKNAS", place)
    folder = machine.path(str(found))
    if not machine.exists(folder / PROGRAM):
        return bad("setting", "DATOR-PYTHON-SAKNAS", folder, program=PROGRAM)
    if not same_path(str(found), str(python_folder(machine))):
        return bad("setting", "DATOR-INSTALLNING-ANNAN", place, found=str(found), here=str(python_folder(machine)))
    return fine("setting", place=str(found))


CHECKS = (excel, addin, twice, disabled, mark, setting)
