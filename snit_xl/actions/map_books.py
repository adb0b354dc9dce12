"""Puts what is booked on its report rows (fördela bokföringen), by the mapping as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen, Written
from snit_xl.books.codes import fold
from snit_xl.books.ledger import kr, tkr
from snit_xl.books.mapping_lines import Destination, Target
from snit_xl.books.mapping_rules import OUTSIDE, ready_accounts
from snit_xl.books.monthly import Measure, MonthRow, monthly
from snit_xl.domain.periods import MONTHS
from snit_xl.workbook.model import Books, LedgerRow, Model, SourceFile
from snit_xl.workbook.terms.messages import message, period_text
from snit_xl.workbook.terms.words import word

LONGEST_SHOWN = 120
Row = tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class FileCount:
    """How much of a file has a report row and how much lacks one (antal), in rows and in öre."""

    mapped: int = 0
    mapped_ore: int = 0
    unmapped: int = 0
    unmapped_ore: int = 0


def map_books(model: Model, _now: datetime) -> Outcome:
    """Write what the ledger gives by the mapping as it is now (fördela bokföringen).

    Every line of Utfall names its report row, Månader sums them, Inläsning says what became of each file's rows.
    """
    pen = Pen(model.fields)
    books = model.books
    if books.ledger:
        destinations = [destination for _, destination in books.mapped.placed]
        placed = list(zip(books.ledger, destinations, strict=True))
        if any((row.unit, row.label) != _shown(to) for row, to in placed):
            pen.rows("ledger", [ledger_row(row, *_shown(to)) for row, to in placed])
        pen.rows("sources", list(_source_rows(books.sources, placed)))
    if books.ledger or books.months:
        last = known_months(model)
        remarks = _remarks(books)
        pen.rows("months", [_month_row(row, model.month, last, remarks) for row in month_rows(model)])
    return Outcome(pen.writes(), model.problems)


def month_rows(model: Model) -> tuple[MonthRow, ...]:
    """Return every report row of the departments whose books are read (månadsrader), in the order of Prognos.

    Where a department has outcome or budget of a year at all, a row that nothing is booked on is zero, unless the
    amounts that the books lack are typed for it. That takes a rule in Kontoplan to the row: what the books could never
    show, kommunbidrag for instance, isn't zero but unknown.
    """
    mapped = {(one.department, fold(one.rule.label)) for one in ready_accounts(model.books.accounts) if one.rule.kind}
    typed = {(one.unit, one.label, one.year, one.budget) for one in model.books.typed}
    found = {(row.department, row.label, row.year, row.measure): row for row in monthly(model.books.mapped)}
    read: dict[str, list[tuple[int, Measure]]] = defaultdict(list)
    for department, _, year, measure in found:
        if (year, measure) not in read[department]:
            read[department].append((year, measure))
    nothing = (0,) * MONTHS
    return tuple(
        found.get((unit, label, year, measure)) or MonthRow(unit, label, year, measure, nothing)
        for unit, label in ((row.row.unit, row.row.label) for row in model.rows)
        for year, measure in sorted(read.get(unit, ()), key=lambda one: (one[1].value, one[0]))
        if (unit, label, year, measure) in found
        or (
            not mapped.isdisjoint({("", fold(label)), (fold(unit), fold(label))})
            and (unit, label, year, measure is Measure.BUDGET) not in typed
        )
    )


def known_months(model: Model) -> dict[tuple[str, int, Measure], int]:
    """Return the last month with anything booked, by department, year and measure (sista månad)."""
    last: dict[tuple[str, int, Measure], int] = {}
    for row in monthly(model.books.mapped):
        filled = [number for number, amount in enumerate(row.months, 1) if amount]
        key = (row.department, row.year, row.measure)
        last[key] = max([last.get(key, 0), *filled])
    return last


def ledger_row(row: LedgerRow, unit: str, label: str) -> Row:
    """Return a row of Utfall (utfallsrad) on a report row."""
    key, amounts = row.line.key, row.line.amounts
    return (
        key.year,
        key.month,
        key.account,
        row.name or None,
        key.unit or None,
        key.project or None,
        tkr(amounts.actual) if amounts.actual else None,
        tkr(amounts.budget) if amounts.budget else None,
        unit or None,
        label or None,
        row.line.owner or None,
        row.file,
        amounts.rows,
    )


def _shown(to: Destination) -> tuple[str, str]:
    """Return the department and the row that a line shows (avdelning och rad)."""
    if to is OUTSIDE:
        return "", word("mapped", "outside")
    if isinstance(to, Target):
        return to.department, to.label
    return to.department, word("mapped", "missing")


def _month_row(
    row: MonthRow,
    month: int,
    last: Mapping[tuple[str, int, Measure], int],
    remarks: Mapping[tuple[str, int, Measure], str],
) -> Row:
    """Return a row of Månader (månadsrad): months after the last one booked are empty, not zero."""
    shown = MONTHS if row.measure is Measure.BUDGET else last[row.department, row.year, row.measure]
    complete = shown == MONTHS
    return (
        row.department,
        row.label,
        word("measure", row.measure.value),
        row.year,
        *(tkr(amount) if number <= shown else None for number, amount in enumerate(row.months, 1)),
        tkr(row.through(month)),
        tkr(row.whole_year),
        word("yes_no", "yes" if complete else "no"),
        None,  # the curve is drawn, not written
        remarks.get((row.department, row.year, row.measure)) or None,
    )


def _remarks(books: Books) -> dict[tuple[str, int, Measure], str]:
    """Return what the sources of a department's year say of themselves (anmärkningar)."""
    says = {(source.name, source.owner): source.remark for source in books.sources}
    found: dict[tuple[str, int, Measure], dict[str, None]] = defaultdict(dict)
    for row, (line, to) in zip(books.ledger, books.mapped.placed, strict=True):
        remark = says.get((row.file, line.owner), "")
        if isinstance(to, Target) and remark:
            measures = ((Measure.ACTUAL, line.amounts.actual), (Measure.BUDGET, line.amounts.budget))
            for measure in (one for one, amount in measures if amount):
                found[to.department, line.key.year, measure][remark] = None
    return {key: " ".join(texts) for key, texts in found.items()}


def _source_rows(sources: Sequence[SourceFile], placed: Sequence[tuple[LedgerRow, Destination]]) -> Iterator[Row]:
    """Return Inläsning with what has a row and what lacks one counted anew (avstämning per fil).

    What lay outside when the file was read isn't kept in Utfall, so its figures stay; the rest always adds up to what
    was read.
    """
    counted = count_files(placed)
    for source in sources:
        yield source_row(source, counted.get((source.name, source.owner), FileCount()))


def count_files(placed: Iterable[tuple[LedgerRow, Destination]]) -> Mapping[tuple[str, str], FileCount]:
    """Count each file's rows in Utfall by what became of them (räkna per fil), by file and owner."""
    parts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row, to in placed:
        place = 0 if isinstance(to, Target) or to is OUTSIDE else 2
        count = parts[row.file, row.line.owner]
        count[place] += row.line.amounts.rows
        count[place + 1] += row.line.amounts.actual + row.line.amounts.budget
    return {file: FileCount(*count) for file, count in parts.items()}


def outside_codes(books: Books) -> str:
    """Return a short code for each rule that keeps lines outside (koder för utanför-regler), in order of the codes.

    Where a code that a file was read by is gone, that rule is gone or says something else, and the file may hold lines
    that now belong to a row. A rule more takes nothing back.
    """
    units = [(rule.owner, rule.unit, rule.project) for rule in books.units if rule.department is OUTSIDE]
    accounts = [
        (rule.first, rule.last, rule.owner, rule.unit, rule.project, rule.department)
        for rule in books.accounts
        if rule.kind is None
    ]
    return " ".join(sorted({f"{crc32(repr(rule).encode()):08x}" for rule in (*units, *accounts)}))


def source_row(source: SourceFile, count: FileCount) -> Row:
    """Return a file's row in Inläsning (rad i Inläsning); amounts in öre become kronor."""
    ore = (
        source.read_ore,
        count.mapped_ore,
        source.outside_ore,
        count.unmapped_ore,
        source.refused_ore,
        source.replaced_ore,
    )
    return (
        source.name,
        source.owner or None,
        source.kind,
        source.period_from or None,
        source.period_to or None,
        source.read_rows,
        count.mapped,
        source.outside_rows,
        count.unmapped,
        source.refused_rows,
        source.replaced_rows,
        *(kr(amount) for amount in ore),
        source.read_at,
        source.who,
        source.faults or None,
        source.remark or None,
        source.list_format or None,
        source.folder or None,
        source.checksum,
        source.outside_rules,
    )


def basis(model: Model) -> str:
    """Say what the outcome rests on (underlag)."""
    sources = model.books.sources
    if not sources:
        return message("basis_none")
    years = {str(model.year), str(model.year - 1)}  # another year has no place in Prognos, whatever was read
    last = max((one.period_to for one in sources if one.period_to[:4] in years), default="")
    text = message("basis", count=len({source.name for source in sources}), period=last or period_text(model.year, 12))
    remark = next((source.remark for source in sources if source.remark), "")
    if len(remark) > LONGEST_SHOWN:
        remark = message("basis_more", text=remark[:LONGEST_SHOWN].rsplit(" ", 1)[0])
    return f"{text} {remark}".rstrip()
