"""Macros put into workbooks (makron i arbetsböcker): the .xlsm's modules and buttons, and the add-in .xlam.

The modules' text lies in the repository's folder `macros`, read here when the workbooks are built. The workbook's own
are plain code that LibreOffice compiles too; those in `macros/addin` are for Excel alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import xlsxwriter

from snit_xl.workbook.build import CREATED
from snit_xl.workbook.macro_package import RIBBON_NAMESPACE, as_addin
from snit_xl.workbook.terms.buttons import BUTTONS, RIBBON_GROUPS, RIBBON_TAB, Button
from snit_xl.workbook.terms.sheets import SHEETS
from snit_xl.workbook.vba_project import Document, Module, vba_project

THIS_WORKBOOK = "ThisWorkbook"
BUTTON_MODULE = "SnitKnappar"
SHARED = "SnitSvenska"
ADDIN_PROJECT = "SnitXlAddin"
ADDIN_PURPOSE = "Knappar och funktioner för gemensamma nämnders ekonomi. Python räknar."
RIBBON_CALLBACK = "SnitFlikTryck"
# Pixels from the sheet's top left corner, in the title's row, which is frozen: the same place on every sheet.
LEFT, TOP, WIDTH, HEIGHT, GAP, WIDE_GAP = 384, 4, 124, 24, 6, 24


def workbook_modules(folder: Path) -> list[Module]:
    """Return the workbook's modules (arbetsbokens moduler), by name."""
    return _modules(folder)


def addin_modules(folder: Path) -> list[Module]:
    """Return the add-in's modules (tilläggets moduler): its own, and the one it shares with the workbook."""
    return [*_modules(folder / "addin"), *(one for one in _modules(folder) if one.name == SHARED)]


def with_macros(folder: Path) -> Callable[[Any], None]:
    """Return what puts modules and buttons into a workbook that XlsxWriter is about to write (sätt in makron)."""

    def attach(book: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
        source = (folder / f"{THIS_WORKBOOK}.cls").read_text(encoding="utf-8")
        _embed(book, workbook_modules(folder), source)
        for page in book.worksheets():
            _insert_buttons(page)

    return attach


def build_addin(folder: Path) -> bytes:
    """Return the Excel add-in (bygg tillägget): its modules and the ribbon tab; the same sources, the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "SNIT-XL", "comments": ADDIN_PURPOSE, "created": CREATED})
    book.set_calc_mode("auto", calc_id=191029)
    book.add_worksheet("SNIT-XL")
    _embed(book, addin_modules(folder), "", ADDIN_PROJECT)
    book.close()
    return as_addin(buffer.getvalue(), ribbon())


def ribbon() -> str:
    """Return the ribbon tab as customUI of 2009/07 (flik): the same buttons in the same order as in the workbook."""
    together, apart = ([b for b in BUTTONS if b.apart is side] for side in (False, True))
    groups = "".join(
        f'<group id="snitGroup{number}" label={quoteattr(label)}>{"".join(map(_ribbon_button, buttons))}</group>'
        for number, (label, buttons) in enumerate(zip(RIBBON_GROUPS, (together, apart), strict=True), 1)
    )
    tab = f'<tab id="snitTab" label={quoteattr(RIBBON_TAB)}>{groups}</tab>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<customUI xmlns="{RIBBON_NAMESPACE}"><ribbon><tabs>{tab}</tabs></ribbon></customUI>\n'
    )


def _ribbon_button(button: Button) -> str:
    attributes = {
        "id": f"snit_{button.key}",
        "tag": button.key,
        "label": button.caption,
        "size": "large",
        "imageMso": button.image,
        "screentip": button.caption,
        "supertip": button.help,
        "onAction": RIBBON_CALLBACK,
    }
    return f"<button {' '.join(f'{name}={quoteattr(value)}' for name, value in attributes.items())}/>"


def _modules(folder: Path) -> list[Module]:
    return [Module(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.bas"))]


def _embed(book: Any, modules: Sequence[Module], source: str, name: str = "SnitXl") -> None:  # noqa: ANN401
    """Give workbook and sheets their codenames and embed the project that goes by them (bädda in)."""
    pages = {f"Blad{number}": page for number, page in enumerate(book.worksheets(), 1)}
    documents = [Document(THIS_WORKBOOK, is_workbook=True, source=source)]
    documents += [Document(codename, is_workbook=False) for codename in pages]
    book.add_vba_project(io.BytesIO(vba_project(modules, documents, name)), is_stream=True)
    book.set_vba_name(THIS_WORKBOOK)
    for codename, page in pages.items():
        page.set_vba_name(codename)


def _insert_buttons(page: Any) -> None:  # noqa: ANN401
    left = LEFT
    for button in BUTTONS:
        left += (WIDE_GAP - GAP) if button.apart else 0
        if page.get_name() in {SHEETS[key].name for key in button.sheets}:
            look = {"macro": f"{BUTTON_MODULE}.{button.macro}", "caption": button.caption, "description": button.help}
            size = {"width": WIDTH, "height": HEIGHT, "x_offset": left, "y_offset": TOP}
            page.insert_button(0, 0, look | size)
        left += WIDTH + GAP
