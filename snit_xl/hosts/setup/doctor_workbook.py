"""Examines a given workbook (doktor: arbetsboken): whether it is ours, its macros, and where it lies."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from snit_xl.hosts.setup.examined import Examined, Subject, bad, elsewhere, fine
from snit_xl.hosts.setup.marks import from_internet
from snit_xl.hosts.setup.policies import is_trusted
from snit_xl.hosts.setup.synced import synced_folder
from snit_xl.workbook.terms.fields import field_term

LARGEST_PART = 20_000_000
MACROS, BOOK = "xl/vbaProject.bin", "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Content:
    """What matters of a workbook's package (innehåll)."""

    ours: bool
    macros: bool
    code_name: bool


def read_content(data: bytes | None) -> Content | None:
    """Return what matters of a workbook, None where it can't be read (läs innehåll)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data or b"")) as archive, archive.open(BOOK) as part:
            names, text = set(archive.namelist()), part.read(LARGEST_PART).decode("utf-8", errors="replace")
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError, EOFError):
        return None
    mark = re.search(rf'<definedName\b[^>]*\bname="{field_term("fingerprint").name}"', text)
    return Content(mark is not None, MACROS in names, re.search(r"<workbookPr\b[^>]*\bcodeName=", text) is not None)


def content(subject: Subject) -> Examined:
    """Check that it is a workbook of ours (arbetsbok)."""
    if subject.workbook is None:
        return elsewhere("workbook")
    found = read_content(subject.machine.read(subject.workbook))
    if found is None:
        return bad("workbook", "DATOR-BOK-OLASLIG", subject.workbook)
    return fine("workbook") if found.ours else bad("workbook", "DATOR-BOK-INGEN-VAR", subject.workbook)


def macros(subject: Subject) -> Examined:
    """Check that it has macros, and that its buttons are still tied to them (knappar)."""
    found = read_content(subject.machine.read(subject.workbook)) if subject.workbook else None
    if found is None or not found.ours:
        return elsewhere("workbook_macros")
    if not found.macros:
        return bad("workbook_macros", "DATOR-BOK-UTAN-MAKRON", subject.workbook or "")
    if not found.code_name:
        return bad("workbook_macros", "DATOR-BOK-KNAPPAR", subject.workbook or "")
    return fine("workbook_macros")


def mark(subject: Subject) -> Examined:
    """Check that it is free from the mark of the web, or in a trusted location (webbmärkning)."""
    if not subject.excel_on_windows or subject.workbook is None:
        return elsewhere("workbook_mark")
    if from_internet(subject.machine, subject.workbook) and not is_trusted(subject.machine, subject.workbook):
        return bad("workbook_mark", "DATOR-BOK-INTERNET", subject.workbook)
    return fine("workbook_mark")


def synced(subject: Subject) -> Examined:
    """Check that it is kept out of folders that are synchronised (synkad mapp)."""
    if subject.workbook is None:
        return elsewhere("workbook_synced")
    folder = synced_folder(subject.machine, subject.workbook)
    if folder:
        return bad("workbook_synced", "DATOR-BOK-SYNKAD", subject.workbook, folder=folder)
    return fine("workbook_synced")


CHECKS = (content, macros, mark, synced)
