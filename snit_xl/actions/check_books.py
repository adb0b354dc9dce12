"""Checks of what the books gave (kontroller av utfallet): the mapping, the files, the typed amounts, the months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count, takewhile

from snit_xl.actions.map_books import known_months, outside_codes
from snit_xl.actions.reported import changed_since_locked
from snit_xl.books.monthly import Measure
from snit_xl.domain.audit.records import Series
from snit_xl.domain.forecast import without_figures
from snit_xl.domain.problems import Place, Problem, Source, problem
from snit_xl.workbook.model import Booked, Model
from snit_xl.workbook.terms.messages import MONTH_SHORT, message, period_text
from snit_xl.workbook.terms.sheets import SHEETS
from snit_xl.workbook.terms.words import word


def check_books(model: Model) -> Iterator[Problem]:
    """Find what is wrong in what was read from the books and typed beside it (kontrollera utfall)."""
    yield from model.books.mapped.problems
    yield from _reconciled(model)
    yield from other_years(model, history=True)
    yield from _typed_without_row(model)
    yield from _typed_to_period(model)
    yield from _covered(model)
    yield from _nothing_known(model)
    yield from changed_since_locked(model)


def series(model: Model) -> tuple[Series, ...]:
    """Return every report row's outcome month by month, oldest first, with the budget of the year (månadsserier)."""
    budgets = {(one.unit, one.label, one.year): one.months for one in model.books.months if one.budget}
    rows: dict[tuple[str, str], list[Booked]] = defaultdict(list)
    for one in model.books.months:
        if not one.budget:
            rows[one.unit, one.label].append(one)
    found = []
    for (unit, label), years in rows.items():
        years.sort(key=lambda one: one.year)
        nothing = (None,) * len(years[0].months)
        months = [amount for one in years for amount in one.months]
        budget = [amount for one in years for amount in budgets.get((unit, label, one.year), nothing)]
        cells = [(one.at.cells or {}).get(f"m_{n}", "") for one in years for n in range(1, len(one.months) + 1)]
        at = Source(years[0].at.sheet, {f"month_{n}": cell for n, cell in enumerate(cells, 1)})
        found.append(Series(unit, label, tuple(months), tuple(budget), at))
    return tuple(found)


def _reconciled(model: Model) -> Iterator[Problem]:
    """Find files whose rows in Utfall are not what was read (avstämning), or were read by other rules."""
    books = model.books
    held: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in books.ledger:
        count = held[row.file, row.line.owner]
        count[0] += row.line.amounts.rows
        count[1] += row.line.amounts.actual + row.line.amounts.budget
    codes = set(outside_codes(books).split())
    for source in books.sources:
        rows, ore = held[source.name, source.owner]
        place = Place(SHEETS["sources"].name, source.at.at("ledger_source").cell, source.name)
        known_rows = source.outside_rows + source.refused_rows + source.replaced_rows
        known_ore = source.outside_ore + source.refused_ore + source.replaced_ore
        if (rows + known_rows, ore + known_ore) != (source.read_rows, source.read_ore):
            yield problem("UTFALL-AVSTAMNING", place)
        elif source.outside_rows and not codes.issuperset(source.outside_rules.split()):
            yield problem("UTFALL-UTANFOR-ANDRAD", place)
        if source.faults:
            yield problem("UTFALL-FIL-MED-FEL", place, codes=source.faults)
    for file, _ in held.keys() - {(source.name, source.owner) for source in books.sources}:
        yield problem("UTFALL-AVSTAMNING", Place(SHEETS["ledger"].name, file=file))


def other_years(model: Model, *, history: bool = False) -> Iterator[Problem]:
    """Find files with amounts of other years than the workbook's own and the one before (annat år), once per file.

    With `history` the years that lead up to those without a gap are known as well: the methods are tried on them.
    """
    years: dict[tuple[str, str], set[int]] = defaultdict(set)
    earlier = _history(model) if history else frozenset()
    for row in model.books.ledger:
        if not known_year(model, row.line.key.year) and row.line.key.year not in earlier:
            years[row.file, row.line.owner].add(row.line.key.year)
    places = {(one.name, one.owner): one.at.at("ledger_source").cell for one in model.books.sources}
    for file, found in years.items():
        place = Place(SHEETS["sources"].name, places.get(file, ""), file[0])
        listed = ", ".join(map(str, sorted(found)))
        yield problem("UTFALL-ANNAT-AR", place, years=listed, year=str(model.year), before=str(model.year - 1))


def _history(model: Model) -> frozenset[int]:
    """Return the years before the workbook's that the books hold without a gap (tidigare år)."""
    held = {row.line.key.year for row in model.books.ledger}
    return frozenset(takewhile(held.__contains__, count(model.year - 1, -1)))


def known_year(model: Model, year: int) -> bool:
    """Tell whether the workbook has a use for a year's amounts (arbetsbokens år)."""
    return year in {model.year, model.year - 1}


def _typed_without_row(model: Model) -> Iterator[Problem]:
    known = {(row.row.unit, row.row.label) for row in model.rows}
    for one in model.books.typed:
        if (one.unit, one.label) not in known:
            yield problem("KOMPLETTERING-RAD-SAKNAS", one.at.at("label"), unit=one.unit, row=one.label)


def _typed_to_period(model: Model) -> Iterator[Problem]:
    """Hold the months typed in Komplettering against the period (skrivet mot period), this year and the year before."""
    for one in model.books.typed:
        empty = [number for number, amount in enumerate(one.months[: model.month], 1) if amount is None]
        if empty and (one.year, one.budget) in {(model.year, False), (model.year, True), (model.year - 1, False)}:
            yield problem(
                "KOMPLETTERING-MANAD-SAKNAS",
                one.at.at(f"m_{empty[0]}"),
                unit=one.unit,
                row=one.label,
                measure=word("measure", "budget" if one.budget else "actual"),
                year=str(one.year),
                months=", ".join(MONTH_SHORT[number - 1] for number in empty),
                period=period_text(model.year, model.month),
            )


def _nothing_known(model: Model) -> Iterator[Problem]:
    """Say once per department that nothing is known of its year (utfall saknas), and which years are read.

    What is wrong is the year where others are read, else the rows' cell says where it shows.
    """
    years = sorted({row.line.key.year for row in model.books.ledger})
    for unit in without_figures(model.rows):
        row = next(row.at.at("unit") for row in model.rows if row.row.unit == unit)
        place = model.fields["year"] if years and model.year not in years else row
        read = ", ".join(map(str, years)) or message("no_years")
        yield problem("UTFALL-SAKNAS", place, unit=unit, year=str(model.year), years=read)


def _covered(model: Model) -> Iterator[Problem]:
    """Hold the last month booked against the period (utfall mot period), once per department."""
    period = period_text(model.year, model.month)
    for (unit, year, measure), last in known_months(model).items():
        if year != model.year or measure is not Measure.ACTUAL or last == model.month:
            continue
        code = "UTFALL-SLUTAR-FORE-PERIODEN" if last < model.month else "UTFALL-EFTER-PERIODEN"
        yield problem(code, model.fields["month"], unit=unit, last=period_text(year, last), period=period)
