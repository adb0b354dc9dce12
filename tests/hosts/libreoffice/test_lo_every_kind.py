"""Every function with every kind of value in real cells: Calc shows what Python answers, a fault as a real error.

The table is the one that xlwings' pipeline is tried with (udf_samples.cases). A cell is what Calc has: a date is its
day number, TRUE is 1, and what no cell can hold is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from extended_office import SHEET, ExtendedOffice
from support.calc import CellError, Document, Value
from support.workbooks import example
from udf_samples import ERRORS, LEDGER, LEFT_OUT, VALID, cases

from snit_xl import udfs
from snit_xl.hosts.libreoffice.calc.desk import asker
from snit_xl.hosts.libreoffice.calc.values import ERRORS as ERROR_CODES
from snit_xl.hosts.libreoffice.view import asked_view
from snit_xl.workbook.functions.bound import workbook_functions
from snit_xl.workbook.functions.edge import Answer, read_fault_text
from snit_xl.workbook.functions.explain import fault_reason
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.view import cell_name

pytestmark = pytest.mark.libreoffice
HEIGHT, WIDTH = 10, 6  # cells that a case's arguments have each, down and across
RESULTS, SUMS = 60, 72  # columns where answers begin, and where the sums over them stand
NATIVE = {"#DIV/0!": "=1/0", "#N/A": "=NA()", "#VALUE!": '=VALUE("x")', "#SPILL!": "=SQRT(-1)"}
NOT_IN_A_CELL = {"not a number"}
# Calc hands over an empty cell that stands alone as 0. The host takes that for empty where 0 means nothing: not here.
EMPTY_IS_ZERO = {
    ("SNIT_FORDELNING", "decimaler"),
    ("SNIT_ANDEL", "decimaler"),
    ("SNIT_UPPRAKNING", "procent"),
    ("SNIT_KAPITALKOSTNAD", "internranta_procent"),
    ("SNIT_KAPITALKOSTNAD", "ar_nr"),
    ("SNIT_AVRAKNING", "utfall"),
}
NAMES = [name for name in VALID if name != "SNIT_FEL"]


@dataclass(frozen=True)
class Case:
    """A call as it stands on the sheet: first row, formula, arguments, and Python's answer, None for an error in."""

    label: str
    row: int
    formula: str
    arguments: list[Any]
    answer: Answer | str | None

    @property
    def places(self) -> list[list[tuple[int, int]]]:
        rows, columns = (len(self.answer), len(self.answer[0])) if isinstance(self.answer, list) else (1, 1)
        return [[(self.row + row, RESULTS + col) for col in range(columns)] for row in range(rows)]

    @property
    def area(self) -> str:
        return f"{cell_name(*self.places[0][0])}:{cell_name(*self.places[-1][-1])}"


@pytest.fixture(scope="module")
def book(inside: ExtendedOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    """Open the example with outcomes in it and an empty sheet."""
    path = tmp_path_factory.mktemp("bok") / "bok.xlsx"
    path.write_bytes(example()[0])
    with inside.open(path) as document:
        component = document.component
        component.Sheets.insertNewByName(SHEET, 0)
        table = component.DatabaseRanges.getByName("Utfallsrader")
        area = table.DataArea
        area.EndRow = area.StartRow + len(LEDGER)
        table.setDataArea(area)
        rows = tuple(tuple("" if x is None else x for x in row) for row in LEDGER)
        target = component.Sheets.getByName("Utfall").getCellRangeByPosition(
            area.StartColumn, area.StartRow + 1, area.StartColumn + len(rows[0]) - 1, area.EndRow
        )
        target.setDataArray(rows)
        view = asked_view(asker(component))  # a sheet is read once, when it is first looked at
        udfs.workbook_source(lambda _: view)
        yield document
        udfs.workbook_source(None)


def in_cells(value: Any) -> list[list[Any]]:  # noqa: ANN401 - one of udf_samples' values
    """Return an argument as rows of cells."""
    if not isinstance(value, tuple):
        return [[value]]
    return [list(row) for row in value] if isinstance(value[0], tuple) else [list(value)]


def plain(value: Any) -> Any:  # noqa: ANN401
    """Return a cell's value as Calc holds it."""
    if isinstance(value, datetime):
        return float((value - datetime(1899, 12, 30)).days)  # noqa: DTZ001 - a cell's clock has no zone
    return value if value is None or isinstance(value, str) else float(value)


def lay_out(name: str) -> tuple[list[Case], dict[tuple[int, int], Any]]:
    """Return a function's cases one under the other, and the cells of their arguments."""
    placed: dict[tuple[int, int], Any] = {}
    found = []
    for function, label, given in cases():
        if function != name or label.partition(": ")[2] in NOT_IN_A_CELL:
            continue
        top, references, arguments, has_error = 1 + HEIGHT * len(found), [], [], False
        for at, value in enumerate(given):
            left_out = isinstance(value, int) and value == LEFT_OUT
            rows = [] if left_out else in_cells(value)
            nothing = 0.0 if (name, udfs.FUNCTIONS[name].arguments[at]) in EMPTY_IS_ZERO else None
            for row, cells in enumerate(rows):
                placed |= {(top + row, 1 + WIDTH * at + col): x for col, x in enumerate(cells)}
            has_error |= any(x in ERRORS for cells in rows for x in cells if isinstance(x, int))
            references.append("" if left_out else area_name(top, 1 + WIDTH * at, rows))
            alone = [[nothing]] if rows in ([[None]], [[""]]) else [[plain(x) for x in cells] for cells in rows]
            arguments.append(None if left_out else alone)
        formula = f"={name}({';'.join(references).rstrip(';')})"
        found.append(Case(label, top, formula, arguments, None if has_error else udfs.call(name, arguments)))
    return found, placed


def area_name(top: int, left: int, rows: list[list[Any]]) -> str:
    first, last = cell_name(top, left), cell_name(top + len(rows) - 1, left + len(rows[0]) - 1)
    return first if first == last else f"{first}:{last}"


def type_in(document: Document, found: list[Case], placed: dict[tuple[int, int], Any]) -> None:
    """Type arguments, formulas, and a sum over each answer."""
    component = document.component
    component.enableAutomaticCalculation(False)  # noqa: FBT003 - UNO takes no keywords
    component.Sheets.removeByName(SHEET)
    component.Sheets.insertNewByName(SHEET, 0)
    sheet = component.Sheets.getByName(SHEET)
    height, width = found[-1].row + HEIGHT, RESULTS - 1
    values = [[ordinary(placed.get((row, col))) for col in range(1, width + 1)] for row in range(1, height + 1)]
    sheet.getCellRangeByPosition(0, 0, width - 1, height - 1).setDataArray(tuple(map(tuple, values)))
    for (row, col), value in placed.items():
        typed = special(value)
        if typed:
            sheet.getCellByPosition(col - 1, row - 1).setFormula(typed)
    for case in found:
        sheet.getCellRangeByName(case.area).ArrayFormula = case.formula
    sums = sheet.getCellRangeByPosition(SUMS - 1, 0, SUMS - 1, found[-1].row - 1)
    by_row = {case.row: f"=SUM({case.area})" for case in found}
    sums.setFormulaArray(tuple((by_row.get(row, ""),) for row in range(1, found[-1].row + 1)))
    component.calculateAll()


def ordinary(value: Any) -> float | str:  # noqa: ANN401
    """Return a plain number or text as Calc takes it (vanligt värde), "" for all else."""
    return "" if value is None or special(value) else plain(value)


def special(value: Any) -> str:  # noqa: ANN401
    """Return what is typed for a value that is no plain number or text (skrivs)."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "=TRUE()"
    return NATIVE[ERRORS[value]] if isinstance(value, int) and value in ERRORS else ""


def expected(answer: Answer | str) -> list[list[Value]]:
    if isinstance(answer, str):
        return [[CellError(ERROR_CODES[read_fault_text(answer)[0]])]]
    return [[float(x) if isinstance(x, bool) else x for x in row] for row in answer]


@pytest.fixture(scope="module", params=NAMES)
def laid(book: Document, request: pytest.FixtureRequest) -> tuple[str, list[Case]]:
    """Lay out one function's cases on the sheet."""
    found, placed = lay_out(request.param)
    with book.office.watched(request.param):
        type_in(book, found, placed)
    return request.param, found


def test_every_kind_of_argument_gives_pythons_answer_and_a_fault_reaches_the_sum(
    book: Document, laid: tuple[str, list[Case]]
) -> None:
    name, found = laid
    assert len(found) > 20 * len(VALID[name])
    cells = book.all_cells(SHEET)
    wrong = []
    for case in found:
        shown = [[cells[at].value if at in cells else "" for at in row] for row in case.places]
        failed = isinstance(shown[0][0], CellError)
        # Where an error value goes in, Calc or Python gives one back; which one is Calc's choice for a range.
        right = failed if case.answer is None else shown == expected(case.answer)
        if not right or (failed and not isinstance(cells[case.row, SUMS].value, CellError)):
            wrong.append((case.label, case.formula, case.answer, shown))
    assert wrong == []


def test_each_fault_has_its_reason_in_swedish(book: Document, laid: tuple[str, list[Case]]) -> None:
    name, found = laid
    function = workbook_functions(asked_view(asker(book.component)))[name]
    wanted: dict[str, tuple[Case, str]] = {}
    for case in found:
        fault = function(*case.arguments) if isinstance(case.answer, str) else None
        if isinstance(fault, Fault):
            wanted.setdefault(fault.code, (case, fault_reason(name, fault)))
    assert len(wanted) > 1
    for case, _ in wanted.values():
        book.set_formula(SHEET, cell_name(case.row, SUMS + 2), f"=SNIT_FEL({cell_name(case.row, RESULTS)})")
    book.calculate_all()
    said = {code: book.cell_value(SHEET, cell_name(case.row, SUMS + 2)) for code, (case, _) in wanted.items()}
    assert said == {code: reason for code, (_, reason) in wanted.items()}
