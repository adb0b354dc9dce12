"""The Excel add-in put in place and taken away (Exceltillägget), and the one setting that its loader reads."""

from __future__ import annotations

from snit_xl.hosts.setup.excel_places import (
    PROGRAM,
    SETTING,
    SETTING_KEY,
    addin_path,
    ansi_faults,
    find_excel,
    python_folder,
)
from snit_xl.hosts.setup.machine import WINDOWS, Machine
from snit_xl.hosts.setup.package import ADDIN, Package
from snit_xl.hosts.setup.steps import Done, Installed, Program, Step, failed, put, take

EXCEL = Program.EXCEL
STORE = "windowsapps"


def install_excel(machine: Machine, package: Package) -> Installed:
    """Put the add-in where Excel opens it and point it to this Python (installera i Excel)."""
    if find_excel(machine) is None:
        return Installed((Step(EXCEL, "program", Done.NOT_HERE),))
    data = package.data(ADDIN)
    if data is None:
        return failed("DATOR-PAKET", ADDIN)
    unusable = unusable_python(machine)
    if unusable.problems:
        return unusable
    return put(machine, EXCEL, "addin", addin_path(machine), data) + _point(machine)


def unusable_python(machine: Machine) -> Installed:
    """Return why Excel can't start this Python (oanvändbar tolk), nothing where it can."""
    if machine.system != WINDOWS:
        return Installed()
    folder = python_folder(machine)
    strange = ansi_faults(machine, folder)
    if not folder.drive.endswith(":"):
        return failed("DATOR-SOKVAG-NATVERK", folder)
    if strange:
        return failed("DATOR-SOKVAG-TECKEN", folder, characters=strange)
    if STORE in str(machine.python.base).casefold():
        return failed("DATOR-PYTHON-BUTIK", machine.python.base)
    if not machine.exists(folder / PROGRAM):
        return failed("DATOR-PYTHON-SAKNAS", folder, program=PROGRAM)
    return Installed()


def _point(machine: Machine) -> Installed:
    """Write the setting (inställning). On a Mac the add-in starts no Python, so there is none."""
    if machine.system != WINDOWS:
        return Installed()
    folder = str(python_folder(machine))
    old = machine.registry.value(SETTING_KEY, SETTING)
    place = f"{SETTING_KEY}\\{SETTING}"
    if old == folder:
        return Installed((Step(EXCEL, "setting", Done.UNCHANGED, place),))
    try:
        machine.registry.write(SETTING_KEY, SETTING, folder)
    except OSError as error:
        return failed("DATOR-SKRIVFEL", place, reason=error.strerror or str(error))
    return Installed((Step(EXCEL, "setting", Done.WRITTEN if old is None else Done.REPLACED, place),))


def remove_excel(machine: Machine) -> Installed:
    """Take add-in and setting away, also where Excel itself is gone (ta bort ur Excel)."""
    if find_excel(machine) is None and not machine.exists(addin_path(machine)):
        gone = Installed((Step(EXCEL, "program", Done.NOT_HERE),))
    else:
        gone = take(machine, EXCEL, "addin", addin_path(machine))
    if machine.system != WINDOWS:
        return gone
    place = f"{SETTING_KEY}\\{SETTING}"
    try:
        removed = machine.registry.remove(SETTING_KEY, SETTING)
    except OSError as error:
        return gone + failed("DATOR-SKRIVFEL", place, reason=error.strerror or str(error))
    return gone + Installed((Step(EXCEL, "setting", Done.REMOVED if removed else Done.NOTHING, place),))
