"""Checks the register of certificates (kontrollera sekretessregistret) without a name being told."""

from __future__ import annotations

from datetime import date

from snit_xl.actions.check import in_order
from snit_xl.domain.certificates import check_certificates
from snit_xl.domain.problems import Problem
from snit_xl.workbook.read.identities import identities
from snit_xl.workbook.read.register import read_register
from snit_xl.workbook.view import WorkbookView


def check_register(view: WorkbookView, today: date) -> tuple[Problem, ...]:
    """Return what is found in the register (kontrollera registret), faults first.

    A cell that may hold a personal number is told as that and nothing else: other findings would repeat what stands
    in it.
    """
    register = read_register(view)
    numbers = tuple(identities(view, "SEKRETESS-PERSONNUMMER", numbers=True))
    silent = {found.place for found in numbers}
    other = (*register.problems, *check_certificates(register.certificates, register.day or today, register.months))
    return in_order((*numbers, *(found for found in other if found.place not in silent)))
