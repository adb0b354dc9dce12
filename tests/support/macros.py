"""The macros as text, for tests: every module of the workbook and of the add-in, and what each one defines."""

from __future__ import annotations

import re
from functools import cache

from snit_xl.actions.build_workbook import build_example
from snit_xl.workbook.macro_build import addin_modules, with_macros, workbook_modules
from support.machine import REPOSITORY
from support.workbooks import BUILT_AT

FOLDER = REPOSITORY / "macros"
XLSM = REPOSITORY / "workbooks" / "Projekt och förbättringar.xlsm"
XLAM = REPOSITORY / "workbooks" / "snit-xl.xlam"
PROJECT = "SnitXl"
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_PROCEDURE = re.compile(r"^(?:(Public|Private) )?(?:Declare PtrSafe )?(?:Sub|Function) (\w+)", re.MULTILINE)


@cache
def built_xlsm() -> bytes:
    """Return the macro workbook as the code builds it now."""
    return build_example(BUILT_AT, attach=with_macros(FOLDER))[0]


def workbook_sources() -> dict[str, str]:
    """Return the workbook's modules by name."""
    return {one.name: one.source for one in workbook_modules(FOLDER)}


def addin_sources() -> dict[str, str]:
    """Return the add-in's modules by name."""
    return {one.name: one.source for one in addin_modules(FOLDER)}


def bare(source: str) -> str:
    """Return the code without comments and with every text emptied."""
    return re.sub(r"'[^\n]*", "", _TEXT.sub('""', source))


def texts(source: str) -> list[str]:
    """Return every text in the code, as written; comments are left out."""
    code = "\n".join(line for line in source.splitlines() if not line.lstrip().startswith("'"))
    return [text[1:-1] for text in _TEXT.findall(code)]


def procedures(source: str, scope: str = "") -> set[str]:
    """Return the names of a module's procedures; `scope` "Public" or "Private" keeps only those."""
    return {name for said, name in _PROCEDURE.findall(bare(source)) if not scope or (said or "Public") == scope}


def body(source: str, name: str) -> str:
    """Return one procedure's code, comments and texts kept."""
    match = re.search(rf"^(?:\w+ )?(Sub|Function) {name}\b.*?^End \1$", source, re.MULTILINE | re.DOTALL)
    assert match is not None, name
    return match[0]
