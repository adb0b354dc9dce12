"""Reads what the books gave (läs bokföringen): the ledger's rows, typed amounts, the mapping and the files read."""

from __future__ import annotations

from collections.abc import Sequence

from snit_xl.books.ledger import ORE_PER_KR, ORE_PER_TKR, Amounts, LedgerKey
from snit_xl.books.mapping import map_lines
from snit_xl.books.mapping_lines import BookLine, Origins
from snit_xl.books.mapping_rules import OUTSIDE, AccountRule, Outside, ReportRow, UnitRule
from snit_xl.domain.forecast import ForecastRow
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.domain.rows import RowKind
from snit_xl.workbook.extract import Extract, Record
from snit_xl.workbook.layout.books import MONTHS
from snit_xl.workbook.model import Booked, Books, LedgerRow, SourceFile, TypedRow
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.view import EMPTY, Scalar, WorkbookView, cell_name

NOTHING: frozenset[Scalar] = frozenset({None, ""})
LEDGER_COLUMNS = (
    "ledger_year",
    "ledger_month",
    "account",
    "account_name",
    "cost_unit",
    "project_code",
    "ledger_amount",
    "ledger_budget",
    "unit",
    "label",
    "books",
    "ledger_source",
    "ledger_rows",
)


def books(view: WorkbookView, found: Extract, rows: Sequence[ForecastRow]) -> tuple[Books, tuple[Problem, ...]]:
    """Read everything that the workbook holds of the books (läs bokföringen), mapped as the mapping is now."""
    ledger, problems = ledger_rows(view)
    rules = (_unit_rules(found), _account_rules(found), _report_rows(rows))
    origins = Origins([row.file for row in ledger], _first_cell(view, "cost_units"), _first_cell(view, "accounts"))
    mapped = map_lines([row.line for row in ledger], *rules, origins)
    return Books(ledger, *rules, _typed(found), mapped, _months(found), _sources(found)), problems


def _first_cell(view: WorkbookView, table: str) -> Place:
    """Return where a table's rows begin (tabellens första cell): the place to add one."""
    where = view.tables.get(TABLES[table])
    return Place(where.area.sheet, cell_name(where.area.top, where.area.left)) if where is not None else Place()


def ledger_rows(view: WorkbookView) -> tuple[tuple[LedgerRow, ...], tuple[Problem, ...]]:
    """Read Utfall (läs utfall): every row that holds anything; one that can't be read is a problem."""
    where = view.tables.get(TABLES["ledger"])
    headings = [heading("ledger", key) for key in LEDGER_COLUMNS]
    if where is None or any(text not in where.columns for text in headings):
        return (), ()
    cols = [where.column(text).left for text in headings]
    grid = view.cells.get(where.area.sheet, {})
    rows: list[LedgerRow] = []
    problems: list[Problem] = []
    for number in where.area.rows:
        cells = [grid.get((number, col), EMPTY).value for col in cols]
        if NOTHING.issuperset(cells):
            continue
        row = _ledger_row(cells)
        if row is None:
            problems.append(problem("UTFALL-RAD-TRASIG", Place(where.area.sheet, cell_name(number, cols[0]))))
        else:
            rows.append(row)
    return tuple(rows), tuple(problems)


def _ledger_row(cells: Sequence[Scalar]) -> LedgerRow | None:
    year, month, account, name, unit, project, actual, budget, department, label, owner, file, count = cells
    numbers = [_whole(year), _whole(month), _ore(actual), _ore(budget), _whole(count)]
    if any(number is None for number in numbers) or not 1 <= (numbers[1] or 0) <= len(MONTHS):
        return None
    booked_year, booked_month, actual_ore, budget_ore, rows = (number or 0 for number in numbers)
    key = LedgerKey(booked_year, booked_month, _code(account), _code(unit), _code(project))
    line = BookLine(_code(owner), key, Amounts(actual_ore, budget_ore, rows))
    return LedgerRow(line, _code(name), _code(file), _code(department), _code(label))


def _whole(cell: Scalar) -> int | None:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else None


def _ore(cell: Scalar) -> int | None:
    """Return an amount in öre (belopp i ören); an empty cell is 0."""
    if cell is None or cell == "":
        return 0
    return round(cell * ORE_PER_TKR) if isinstance(cell, float) else None


def _code(cell: Scalar) -> str:
    """Return a code as text whether its cell holds text or number (kod)."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    return "" if cell is None else str(cell).strip()


def _typed(found: Extract) -> tuple[TypedRow, ...]:
    """Read the typed amounts (kompletteringar)."""
    return tuple(
        TypedRow(
            r.text("unit"),
            r.text("label"),
            r.text("ledger_measure") == "budget",
            int(r.amount("ledger_year")),
            tuple(r.number(month) for month in MONTHS),
            r.text("typed_source"),
            r.source,
        )
        for r in found.table("typed")
        if r.text("ledger_measure")
    )


def _months(found: Extract) -> tuple[Booked, ...]:
    """Read Månader as it stands (läs månader)."""
    return tuple(
        Booked(
            r.text("unit"),
            r.text("label"),
            r.text("ledger_measure") == word("measure", "budget"),
            int(r.amount("ledger_year")),
            tuple(r.number(month) for month in MONTHS),
            r.source,
        )
        for r in found.table("months")
    )


def _sources(found: Extract) -> tuple[SourceFile, ...]:
    """Read Inläsning (läs inläsningen)."""
    return tuple(
        SourceFile(
            name=r.text("ledger_source"),
            owner=r.text("books"),
            kind=r.text("source_kind"),
            period_from=r.text("period_from"),
            period_to=r.text("period_to"),
            read_rows=int(r.amount("rows_read")),
            outside_rows=int(r.amount("rows_outside")),
            refused_rows=int(r.amount("rows_refused")),
            replaced_rows=int(r.amount("rows_replaced")),
            read_ore=int(r.amount("kr_read") * ORE_PER_KR),
            outside_ore=int(r.amount("kr_outside") * ORE_PER_KR),
            refused_ore=int(r.amount("kr_refused") * ORE_PER_KR),
            replaced_ore=int(r.amount("kr_replaced") * ORE_PER_KR),
            read_at=float(r.amount("read_at")),
            who=r.text("who"),
            remark=r.text("source_remark"),
            list_format=r.text("list_format"),
            folder=r.text("source_folder"),
            checksum=r.text("checksum"),
            outside_rules=r.text("outside_rules"),
            faults=r.text("source_faults"),
            at=r.source,
        )
        for r in found.table("sources")
    )


def _unit_rules(found: Extract) -> tuple[UnitRule, ...]:
    """Read which department a cost unit belongs to (ansvar till avdelning)."""
    return tuple(
        UnitRule(r.text("books"), r.text("cost_unit"), r.text("project_code"), _department(r.text("unit")), r.source)
        for r in found.table("cost_units")
    )


def _account_rules(found: Extract) -> tuple[AccountRule, ...]:
    """Read which report row an account belongs to (konton till rapportrader); a row without ends or type waits."""
    whole = ("account_from", "account_to")
    return tuple(
        _account_rule(r)
        for r in found.table("accounts")
        if r.text("kind") and all(r.number(key) is not None for key in whole)
    )


def _account_rule(record: Record) -> AccountRule:
    kind = record.text("kind")
    return AccountRule(
        first=str(record.amount("account_from")),
        last=str(record.amount("account_to")),
        owner=record.text("books"),
        unit=record.text("cost_unit"),
        project=record.text("project_code"),
        department=record.text("unit"),
        label="" if kind == "outside" else record.text("label"),
        kind=None if kind == "outside" else RowKind(kind),
        at=record.source,
    )


def _department(text: str) -> str | Outside:
    return OUTSIDE if text.casefold() == word("mapped", "outside") else text


def _report_rows(rows: Sequence[ForecastRow]) -> tuple[ReportRow, ...]:
    """Return the rows that accounts can be mapped to (rapportrader)."""
    return tuple(ReportRow(row.row.unit, row.row.label, row.row.kind, row.at) for row in rows)
