"""One press of a button on an open workbook (knapptryckning): plan, write, keep the step, recalculate."""

from __future__ import annotations

from collections.abc import Callable

from snit_xl.hosts.excel import native
from snit_xl.hosts.excel.plan import Plan
from snit_xl.hosts.excel.reader import OpenBook
from snit_xl.hosts.excel.refusals import refused
from snit_xl.hosts.excel.runs import Contents
from snit_xl.hosts.excel.steps import Step, contents_of
from snit_xl.hosts.excel.writer import Writer, quiet
from snit_xl.workbook.terms.excel_texts import STEP_SHEET

StepsAfter = Callable[[Contents], list[Step]]


def carry_out(opened: OpenBook, plan: Plan, steps_after: StepsAfter | None) -> None:
    """Write everything to the open workbook or nothing (genomför).

    `steps_after` gives the steps to keep, from the cells as Excel gives them back; without it those there are stay.
    Excel's own formulas, the SNIT functions among them, are left to one recalculation at the end. Raises
    ExcelRefusedError.
    """
    adds_sheet = steps_after is not None and STEP_SHEET not in opened.sheets
    if adds_sheet and native.has_protected_structure(opened.book):
        raise refused("EXCEL-STRUKTUR-SKYDDAD")
    with quiet(opened.book.app):
        writer = Writer(opened)
        with writer.all_or_nothing():
            written = writer.write(plan)
            if adds_sheet:
                _add_step_sheet(opened, writer)
            if steps_after is not None:
                writer.write(Plan(contents_of(steps_after(written), opened.view)))
            writer.give_formats(plan)
            opened.book.app.calculate()


def _add_step_sheet(opened: OpenBook, writer: Writer) -> None:
    """Add the very hidden sheet for the steps (stegens blad), the user's own sheet in front again."""
    sheets = opened.book.sheets
    shown = sheets.active
    new = sheets.add(STEP_SHEET, after=list(sheets)[-1])
    writer.on_failure(STEP_SHEET, new.delete)
    native.hide(new)
    shown.activate()
    writer.add_sheet(STEP_SHEET, new)
