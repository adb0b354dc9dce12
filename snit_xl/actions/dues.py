"""What an update changes in what municipalities owe (ändrat att betala): a part of the button's answer."""

from __future__ import annotations

from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.messages import figure, message
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import WorkbookView


def changed_dues(before: WorkbookView, after: WorkbookView) -> str:
    """Say whose amount to pay is another than it was, in tkr (ändrat att betala); empty where nobody's is.

    A municipality that had no amount yet has nothing to be compared with.
    """
    now = _dues(after)
    both = [(name, _whole(then), _whole(now[name])) for name, then in _dues(before).items() if name in now]
    changed = [message("due_row", municipality=name, before=old, after=new) for name, old, new in both if old != new]
    return message("due_changed", rows=", ".join(changed)) if changed else ""


def _whole(amount: float) -> str:
    return figure(to_decimal(amount), 0)


def _dues(view: WorkbookView) -> dict[str, float]:
    where = view.tables[TABLES["settlement"]]
    name, due = (where.column(heading("settlement", key)).left for key in ("municipality", "to_pay"))
    cells = ((view.cell(where.area.sheet, row, col).value for col in (name, due)) for row in where.area.rows)
    return {town: amount for town, amount in cells if isinstance(town, str) and isinstance(amount, float)}
