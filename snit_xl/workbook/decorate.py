"""What makes a sheet a tool (bladets hjälpmedel): validation, conditional formats, charts, panes and print set-up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from snit_xl import __version__
from snit_xl.workbook.charts import absolute, draw_chart
from snit_xl.workbook.placed import PlacedSheet, PlacedTable
from snit_xl.workbook.resolve import Resolver
from snit_xl.workbook.spec import Fmt, Kind, Mark, Rule
from snit_xl.workbook.styles import ACCENT, INPUT_FRAME, MARKS, TEXTUAL, Style
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.messages import PRODUCT
from snit_xl.workbook.terms.prompts import error_text, prompt
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import WORDS
from snit_xl.workbook.view import cell_name, column_letter

LAST_ROW = 5000
SHEET_ROWS = 1048576
CURVED_ROWS = 600  # each cell's curve is an element of its own in the file
CUT_SCALE = 64
BIGGEST = 1e12
IDENTITY_DIGITS = 10  # of a personal number
EARLIEST = date(1990, 1, 1)
Maker = Callable[[Style], object]


def list_name(source: str) -> str:
    """Name the list of a column's values (listnamn): a name follows its table, a plain range would not."""
    table, _, column = source.partition(".")
    return f"Lista_{TABLES[table]}_{heading(table, column)}"


def list_names(sheets: list[PlacedSheet]) -> dict[str, str]:
    """Return every list that validations take from a column (listor)."""
    rules = [c.column.rule for s in sheets for t in s.tables for c in t.columns]
    rules += [f.spec.rule for s in sheets for f in s.fields]
    sources = sorted({rule.source for rule in rules if rule.source})
    return {list_name(s): f"={TABLES[s.split('.')[0]]}[{heading(*s.split('.'))}]" for s in sources}


def target_names(sheets: list[PlacedSheet]) -> dict[str, str]:
    """Return every name that a link leads to, with the first cell of its column (länkarnas mål)."""
    tables = {table.spec.key: (sheet.name, table) for sheet in sheets for table in sheet.tables}
    found = {}
    for name, target in (one for sheet in sheets for one in sheet.targets.items()):
        table, _, column = target.partition(".")
        sheet_name, where = tables[table]
        found[name] = absolute(sheet_name, where.first, where.col(column))
    return found


def decorate(book: Any, page: Any, sheet: PlacedSheet, resolver: Resolver, maker: Maker) -> None:  # noqa: ANN401
    """Add everything beyond the cells (bladets hjälpmedel)."""
    _validate(page, sheet)
    _mark(page, sheet, resolver, maker)
    for table in sheet.tables:
        _draw_curves(page, sheet.name, table)
    for placed in sheet.charts:
        draw_chart(book, page, sheet, placed)


def _validate(page: Any, sheet: PlacedSheet) -> None:  # noqa: ANN401
    for table in sheet.tables:
        for col, column in enumerate(table.columns, 1):
            if column.column.kind is Kind.INPUT:
                cell = cell_name(table.first, col)
                options = _validation(column.column.rule, column.column.fmt, column.column.key, column.heading, cell)
                page.data_validation(table.first - 1, col - 1, table.last - 1, col - 1, options)
    for named in sheet.fields:
        if named.spec.kind is Kind.INPUT:
            label = sheet.spots[named.row, named.col - 1].value
            cell = cell_name(named.row, named.col)
            options = _validation(named.spec.rule, named.spec.fmt, named.spec.key, str(label), cell)
            page.data_validation(named.row - 1, named.col - 1, named.row - 1, named.col - 1, options)


def _validation(rule: Rule, fmt: Fmt, key: str, label: str, cell: str) -> dict[str, object]:
    """Return one input's validation with its Swedish prompt and message (dataverifiering); `cell` is its first cell."""
    options: dict[str, object] = {
        "input_title": label[:32],
        "input_message": prompt(key, rule, fmt)[:255],
        "error_title": label[:32],
        "error_message": error_text(rule, fmt)[:255],
        "ignore_blank": True,
    }
    if rule.choices:
        return options | {"validate": "list", "source": list(WORDS[rule.choices].values())}
    if rule.source:
        return options | {"validate": "list", "source": "=" + list_name(rule.source), "show_error": not rule.offered}
    if fmt is Fmt.DATE:
        return options | {"validate": "date", "criteria": ">=", "value": EARLIEST}
    if fmt is Fmt.TIME:
        return options | {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 0.99999}
    if fmt in TEXTUAL:
        return options | (_few_digits(cell) if rule.few_digits else {"validate": "any"})
    low, high = (-BIGGEST if rule.low is None else rule.low), (BIGGEST if rule.high is None else rule.high)
    whole = fmt in {Fmt.INTEGER, Fmt.YEAR}
    kind = "integer" if whole else "decimal"
    return options | {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}


def _few_digits(cell: str) -> dict[str, object]:
    """Refuse a text with as many digits as a personal number (få siffror); a validation takes no array of digits."""
    without = cell
    for digit in range(10):
        without = f'SUBSTITUTE({without},{digit},"")'
    return {"validate": "custom", "value": f"=LEN({cell})-LEN({without})<{IDENTITY_DIGITS}"}


def _mark(page: Any, sheet: PlacedSheet, resolver: Resolver, maker: Maker) -> None:  # noqa: ANN401
    tables = {table.spec.key: table for table in sheet.tables}
    # LibreOffice shows only the first condition that holds, so what belongs together comes together, and first.
    for table in sheet.tables:
        marks = [mark for mark in sheet.spec.marks if mark.table == table.spec.key and not mark.columns]
        for col, column in enumerate(table.columns, 1):
            if column.column.fmt is Fmt.DEVIATION:
                _mark_deviation(
                    page, table, col, [(_condition(table, m, resolver), MARKS[m.style]) for m in marks], maker
                )
    for mark in sheet.spec.marks:
        _mark_table(page, tables[mark.table], mark, resolver, maker)
    for cell_mark in sheet.cell_marks:
        area = cell_mark.area
        look = {"type": "formula", "criteria": "=" + cell_mark.formula, "format": maker(MARKS[cell_mark.style])}
        page.conditional_format(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, look)


def _condition(table: PlacedTable, mark: Mark, resolver: Resolver) -> str:
    """Return a mark's condition for the table's first row, in plain cells (villkor)."""

    def cell(key: str, offset: int) -> str:
        return f"${column_letter(table.col(key))}{table.first + offset}"

    return resolver.local(mark.formula, table.spec.key, cell)


def _mark_table(page: Any, table: PlacedTable, mark: Mark, resolver: Resolver, maker: Maker) -> None:  # noqa: ANN401
    condition = _condition(table, mark, resolver)
    last = LAST_ROW if table.spec.grows else table.last
    cols = [table.col(key) for key in mark.columns]
    for col in cols or range(1, len(table.columns) + 1):
        look = MARKS[mark.style]
        if not cols and table.columns[col - 1].column.kind is Kind.INPUT:
            # A condition's borders replace the cell's own, so an input's frame comes along.
            look = {**INPUT_FRAME, **look}
        options = {"type": "formula", "criteria": "=" + condition, "format": maker(look)}
        page.conditional_format(table.first - 1, col - 1, last - 1, col - 1, options)


def _mark_deviation(
    page: Any,  # noqa: ANN401
    table: PlacedTable,
    col: int,
    marks: list[tuple[str, Style]],
    maker: Maker,
) -> None:
    """Colour a deviation column (avvikelse), together with the looks its row may have."""
    value = f"{column_letter(col)}{table.first}"
    signs = ((f"{value}>0", MARKS["better"]), (f"{value}<0", MARKS["worse"]))
    both = [(f"AND({row},{sign})", row_look | look) for row, row_look in marks for sign, look in signs]
    for condition, look in (*both, *signs):
        options = {"type": "formula", "criteria": "=" + condition, "format": maker(look)}
        page.conditional_format(table.first - 1, col - 1, table.last + len(table.spec.totals) - 1, col - 1, options)


def _draw_curves(page: Any, sheet: str, table: PlacedTable) -> None:  # noqa: ANN401
    """Draw each row's months as a sparkline (miniatyrdiagram); a list that grows has them waiting for its rows."""
    if table.spec.curve is None:
        return
    at, first, last = (table.col(key) for key in table.spec.curve)
    ends = table.first + CURVED_ROWS if table.spec.grows else table.last + 1
    left, right = column_letter(first), column_letter(last)
    rows = range(table.first, ends)
    page.add_sparkline(
        table.first - 1,
        at - 1,
        {
            "location": [f"{column_letter(at)}{row}" for row in rows],
            "range": [f"'{sheet}'!{left}{row}:{right}{row}" for row in rows],
            "series_color": ACCENT,
            "negative_points": False,
            "show_hidden": True,  # the months may be folded away
        },
    )


def panes_and_print(page: Any, sheet: PlacedSheet, heading: str) -> None:  # noqa: ANN401
    """Set what stays in sight and what a page looks like (fönsterrutor och utskrift); `heading` is the committee."""
    single = sheet.tables[0] if len(sheet.tables) == 1 and not sheet.fields else None
    page.freeze_panes(single.header if single else 2, sheet.spec.frozen_columns)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    # The blank keeps a name that begins with a digit apart from the type size.
    page.set_header(f"&L&10 {heading.replace('&', '&&')}&C&10{sheet.name}&R&10&F", {"scale_with_doc": False})
    page.set_footer(f"&L&10&D&C&10Sida &P av &N&R&10{PRODUCT} {__version__}", {"scale_with_doc": False})
    if single:
        page.repeat_rows(single.header - 1)
    if sheet.narrow:
        # The time strip gets a page of its own, with the rows' names again.
        page.repeat_columns(0, sheet.spec.frozen_columns - 1)
        page.set_v_pagebreaks([sheet.narrow[0] - 2])
        page.set_print_scale(CUT_SCALE)
    else:
        page.fit_to_pages(1, 0)
    if sheet.spec.print_columns:
        # Whole columns: a result list that grows past today's rows is printed to its end.
        page.print_area(0, 0, SHEET_ROWS - 1, sheet.spec.print_columns - 1)
    page.set_h_pagebreaks(sheet.page_breaks)
    page.set_selection(0, 0, 0, 0)
