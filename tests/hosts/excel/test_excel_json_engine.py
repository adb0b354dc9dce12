"""Opt-in: the same ranges through xlwings' own JSON engine, which needs a licence key and is skipped without one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from excel_fake_book import FakeBook
from support.workbooks import example

from snit_xl.actions import loop
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.hosts.excel.plan import planned
from snit_xl.hosts.excel.reader import read_book
from snit_xl.hosts.excel.runs import runs, sent
from snit_xl.workbook.view import cell_name

NOW = datetime(2017, 9, 12, 8, 5)  # noqa: DTZ001 - a wall clock, as the user's


def json_book(names: list[str]) -> Any:  # noqa: ANN401 - xlwings is not imported at the top
    """Return xlwings' JSON workbook with these empty sheets; skips, visibly, where no licence key is installed."""
    import xlwings  # noqa: PLC0415 - opt-in

    sheets = [{"name": name, "values": [[]], "pictures": [], "tables": []} for name in names]
    book = {"name": "bok.xlsx", "active_sheet_index": 0, "selection": "A1"}
    payload = {"client": "Office.js", "version": xlwings.__version__, "book": book, "names": [], "sheets": sheets}
    try:
        return xlwings.Book(json=payload)
    except xlwings.LicenseError as error:
        pytest.skip(f"xlwings' JSON engine: {error}")


def test_an_updates_ranges_become_as_many_actions_with_the_same_values() -> None:
    opened = read_book(FakeBook(example(updated=False)[0]))
    names = list(opened.sheets)
    book = json_book(names)
    writes = loop.run(opened.view, update_forecast, NOW).writes
    assert writes is not None
    done = runs(planned(opened, writes).contents)
    for run in done:
        first, last = cell_name(run.area.top, run.area.left), cell_name(run.area.bottom, run.area.right)
        rows = [[sent(cell.value) for cell in row] for row in run.rows]
        book.sheets[run.area.sheet].range(f"{first}:{last}").raw_value = rows
    actions = [action for action in book.json()["actions"] if action["func"] == "setValues"]
    assert [(names[a["sheet_position"]], a["start_row"] + 1, a["start_column"] + 1, a["values"]) for a in actions] == [
        (run.area.sheet, run.area.top, run.area.left, [[sent(cell.value) for cell in row] for row in run.rows])
        for run in done
    ]
