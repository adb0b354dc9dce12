"""Installs SNIT-XL in the spreadsheet programs of this user, and takes it away again (installera); no admin rights."""

from __future__ import annotations

from collections.abc import Sequence

from snit_xl.hosts.setup.excel_install import install_excel, remove_excel
from snit_xl.hosts.setup.machine import Machine
from snit_xl.hosts.setup.office_install import install_office, remove_office
from snit_xl.hosts.setup.package import Package
from snit_xl.hosts.setup.steps import Done, Installed, Program, failed

ALL = (Program.EXCEL, Program.LIBREOFFICE)


def install(machine: Machine, package: Package, programs: Sequence[Program] = ALL) -> Installed:
    """Install in each of some programs (installera); one that isn't here is said to be missing, and no fault.

    Where none of them is here there is nothing to install into, and that is one.
    """
    result = Installed()
    if Program.EXCEL in programs:
        result += install_excel(machine, package)
    if Program.LIBREOFFICE in programs:
        result += install_office(machine, package)
    if not result.problems and all(step.done is Done.NOT_HERE for step in result.steps):
        result += failed("DATOR-INGET-PROGRAM")
    return result


def remove(machine: Machine, programs: Sequence[Program] = ALL) -> Installed:
    """Take everything away from some programs (ta bort)."""
    result = Installed()
    if Program.EXCEL in programs:
        result += remove_excel(machine)
    if Program.LIBREOFFICE in programs:
        result += remove_office(machine)
    return result
