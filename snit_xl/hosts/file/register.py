"""The register of certificates on disk (sekretessregistret som fil): written new, never over another; checked whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from snit_xl.actions.check import in_order
from snit_xl.actions.check_register import check_register
from snit_xl.domain.identity import holds_identity
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.hosts.file.host import OpenedFile
from snit_xl.hosts.file.package import Package
from snit_xl.hosts.file.refusals import library_needed
from snit_xl.hosts.file.replace import replace_atomically
from snit_xl.papers.write.certificate import certificate_paper
from snit_xl.workbook.terms.certificate_texts import FORM_FILE

# Where text can stand outside the cells: comments, text boxes, the file's properties, headers and footers.
BESIDE = re.compile(r"xl/(?:comments|threadedComments|drawings|persons)|docProps/")
HEADERS = re.compile(r"<headerFooter.*?</headerFooter>", re.DOTALL)
SHEETS = "xl/worksheets/"
# A change of type may part a number in the middle; any other element that ends is the end of a text.
TEXT_ENDS = re.compile(r"</(?!(?:\w+:)?(?:t|r|rPr)>)[^>]*>")
TAG = re.compile(r"<[^>]*>")


def findings_in(opened: OpenedFile, today: date) -> tuple[Problem, ...]:
    """Return what is found in the register's cells and beside them (kontrollera registret)."""
    return in_order((*check_register(opened.view, today), *_beside(opened.book.package)))


def _beside(package: Package) -> Iterator[Problem]:
    """Find personal numbers outside the cells (utanför cellerna), by the part of the file that holds them."""
    for entry in package.archive.entries:
        if not entry.name.endswith(".xml"):
            continue
        if BESIDE.match(entry.name):
            text = package.part(entry.name).decode("utf-8", "replace")
        elif entry.name.startswith(SHEETS):
            text = "".join(HEADERS.findall(package.part(entry.name).decode("utf-8", "replace")))
        else:
            continue
        if any(holds_identity(TAG.sub("", part)) for part in TEXT_ENDS.split(text)):
            yield problem("SEKRETESS-PERSONNUMMER-UTANFOR", Place(file=entry.name))


def form_path(register: Path) -> Path:
    """Return where the blank certificate lies (blankettens plats): beside the register."""
    return register.with_name(FORM_FILE)


def blank_form(committee: str, now: datetime) -> bytes:
    """Return the blank certificate as a Word file (blankett)."""
    with library_needed():
        from snit_xl.papers.write.word_file import word_file  # noqa: PLC0415 - an optional extra
    return word_file(certificate_paper(committee), now)


def add_form(register: Path, form: bytes) -> None:
    """Put the blank certificate beside the register (lägg dit blanketten); one that is there is left as it is."""
    path = form_path(register)
    if not path.exists():
        replace_atomically(path, form)
