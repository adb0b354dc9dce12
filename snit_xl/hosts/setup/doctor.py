"""Examines a machine for everything known to stop SNIT-XL (doktor); changes nothing."""

from __future__ import annotations

from pathlib import PurePath

from snit_xl.hosts.setup import doctor_excel, doctor_office, doctor_policies, doctor_python, doctor_workbook
from snit_xl.hosts.setup.examined import Examined, Subject, bad
from snit_xl.hosts.setup.excel_places import find_excel
from snit_xl.hosts.setup.machine import Machine
from snit_xl.hosts.setup.office_places import find_office
from snit_xl.hosts.setup.package import Package

CHECKS = (
    *doctor_python.CHECKS,
    *doctor_excel.CHECKS,
    *doctor_policies.CHECKS,
    *doctor_office.CHECKS,
    *doctor_workbook.CHECKS,
)


def examine(machine: Machine, package: Package, workbook: PurePath | None = None) -> tuple[Examined, ...]:
    """Return what every check says (undersök), those that have no bearing here as well."""
    subject = Subject(machine, package, find_excel(machine), find_office(machine), workbook)
    found = tuple(check(subject) for check in CHECKS)
    if subject.excel is None and subject.office is None:
        found += (bad("programs", "DATOR-INGET-PROGRAM"),)
    return found
