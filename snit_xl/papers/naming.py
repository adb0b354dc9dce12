"""Which of the known tables a recovered one is (tabellens namn), whose it is, and what its columns and rows hold.

Only what the rules of domain/audit can judge gets a name: where two tables claim the same name, or a total sums other
rows than the rules think, the table keeps its own arithmetic only (table_checks.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from snit_xl.domain.audit.figures import Figures
from snit_xl.domain.rows import Column, PrintedName
from snit_xl.papers import vocabulary as words
from snit_xl.papers.blocks import Block
from snit_xl.papers.document import Document
from snit_xl.papers.headings import Heading, parsed, stub_of
from snit_xl.papers.measure import tkr_per_unit
from snit_xl.papers.named import Named, printed
from snit_xl.papers.sums import is_bridge, is_rounding
from snit_xl.papers.tables import ReadTable
from snit_xl.papers.vocabulary import Head

NEXT = {1: Column.NEXT_1, 2: Column.NEXT_2, 3: Column.NEXT_3}
MANY = frozenset({PrintedName.DEPARTMENTS, PrintedName.MUNICIPAL_BUDGETS})  # made of one table per unit
SIGNED = frozenset({PrintedName.DEPARTMENTS, PrintedName.INVESTMENTS, PrintedName.PLAN})
LEAST_MATCHED = 2
MONTHS = 12
MOST_ABOVE, LONGEST_TITLE = 12, 100
_NAME = re.compile(r"[a-zåäöéü]{2,}")
_DATE = re.compile(r"((?:19|20)\d\d)-(\d\d)-\d\d", re.ASCII)
_FILLING = frozenset(
    ("och", "för", "samt", "avdelningen", "nämnden", "servicenämnden", "kommun", "kommunen", "enheten")
)


@dataclass(frozen=True, slots=True)
class Period:
    """The year and the last month of the outcome (rapportperiod); month 12 where the paper doesn't say."""

    year: int
    month: int


def period_of(document: Document, tables: Sequence[ReadTable]) -> Period:
    """Return what period a paper is about (handlingens period), from its headings first and then its dates."""
    headings = [heading for table in tables for heading in table.headings]
    years = Counter(heading.year for heading in headings if heading.head is Head.FORECAST and heading.year)
    years = years or Counter(heading.year for heading in headings if heading.head is Head.ACTUAL and heading.year)
    dates = Counter(_DATE.findall(" ".join(line.text for line in document.lines)))
    year = (
        max(years, key=lambda one: (years[one], one))
        if years
        else int(max(dates, key=lambda d: dates[d])[0])
        if dates
        else 0
    )
    months = [month for heading in headings if heading.to_date and heading.year == year and (month := _month(heading))]
    return Period(year, months[0] if months else MONTHS)


def _month(heading: Heading) -> int:
    if date := _DATE.search(heading.text):
        return int(date[2]) if 1 <= int(date[2]) <= MONTHS else 0
    found = [at for at, month in enumerate(words.MONTHS, 1) if re.search(rf"\b{month}", heading.text.casefold())]
    return found[-1] if found else 0


def columns_of(headings: Sequence[Heading], year: int) -> tuple[Column | None, ...]:
    """Return what the columns hold in a report of a year (kolumnernas innehåll); a column twice is unknown."""
    found = [_column(heading, year) for heading in headings]
    return tuple(column if found.count(column) == 1 else None for column in found)


def columns_in(table: ReadTable, year: int) -> tuple[Column | None, ...]:
    """Return what a table's columns hold; of several deviations, the one of the whole year (avvikelse helår)."""
    columns = list(columns_of(table.headings, year))
    whole = {Column.BUDGET, Column.FORECAST}
    of_year = [one.column for one in table.deviations if {columns[one.minuend], columns[one.subtrahend]} == whole]
    if len(of_year) == 1:
        columns[of_year[0]] = Column.DEVIATION
    return tuple(columns)


def _column(heading: Heading, year: int) -> Column | None:
    ahead = heading.year - year if heading.year and year else 0
    this_year_budget = Column.BUDGET_TO_DATE if heading.to_date else Column.BUDGET
    by_year: Mapping[Head, Mapping[int, Column]] = {
        Head.ACTUAL: {0: Column.ACTUAL, -1: Column.PRIOR_ACTUAL},
        Head.BUDGET: {0: this_year_budget, **NEXT},
        Head.PLAN: NEXT,
        Head.FORECAST: {0: Column.FORECAST},
        Head.YEAR: {0: Column.BUDGET, 1: Column.NEXT_1},
    }
    by_itself = {Head.DEVIATION: Column.DEVIATION, Head.AMOUNT: Column.AMOUNT}
    return by_year.get(heading.head, {}).get(ahead) or by_itself.get(heading.head)


def name_tables(document: Document, tables: Sequence[ReadTable], period: Period) -> tuple[Named, ...]:
    """Return the tables that the rules can judge, named (känd tabell)."""
    certain = [table for table in tables if table.is_certain and table.headings]
    found = [named for table in certain if (named := _first_name(document, table, period))]
    found = [replace(one, scale=tkr_per_unit(document, one.table.block)) for one in _summaries(found, certain, period)]
    ours = [one for one in found if _has_our_signs(one)]
    return tuple(named for named in ours if _fits(named) and _is_one_of_its_kind(named, found))


def _has_our_signs(named: Named) -> bool:
    """Tell whether most costs of a table are positive (kostnader positiva), as the rules think.

    A table with costs negative and income positive adds up just as well, and every judgement of it would be turned.
    """
    if named.name not in SIGNED:
        return True
    totals = {total.row for total in named.table.totals}
    costs = [
        amount
        for at, row in enumerate(named.table.rows)
        if at not in totals and not _is_no_cost(row.label)
        for column, amount in zip(named.columns, row.amounts, strict=True)
        if amount and column is not None and column is not Column.DEVIATION
    ]
    return sum(amount > 0 for amount in costs) * 2 > len(costs)


def _is_no_cost(label: str) -> bool:
    return any(test(label) for test in (words.INCOME.search, words.GRANT.search, is_rounding))


def _is_one_of_its_kind(named: Named, found: Sequence[Named]) -> bool:
    same = [other for other in found if other.name is named.name and other.unit == named.unit]
    return len(same) == 1 and (bool(named.unit) or named.name not in MANY)


def _first_name(document: Document, table: ReadTable, period: Period) -> Named | None:
    """Name a table by its own columns and rows (namn ur tabellen själv)."""
    columns = columns_in(table, period.year)
    has, labels = set(columns), [row.label for row in table.rows]
    title = title_of(document, table.block)
    invested = words.INVESTMENT.search(" ".join((title, labels[-1])))
    costs = sum(bool(words.INCOME.search(label) or re.search("kostnad", label, re.IGNORECASE)) for label in labels)
    if is_bridge(labels) and table.width == 1:
        return Named(table, PrintedName.BRIDGE, "", (Column.AMOUNT,))
    if invested and {Column.BUDGET, Column.NEXT_1} <= has:
        return Named(table, PrintedName.PLAN, "", columns)
    if invested and {Column.BUDGET, Column.FORECAST} <= has:
        return Named(table, PrintedName.INVESTMENTS, "", columns)
    if {Column.ACTUAL, Column.BUDGET, Column.FORECAST} <= has and costs > 1:
        return Named(table, PrintedName.DEPARTMENTS, unit_of(document, table), columns)
    return _municipal(table, labels)


def _municipal(table: ReadTable, labels: Sequence[str]) -> Named | None:
    """Name a municipality's own budget of two years (budget per kommun): one row under the municipality's name."""
    unit = stub_of(table.block.headings)
    yearly = [heading.head for heading in table.headings] == [Head.YEAR, Head.YEAR, Head.DEVIATION]
    if yearly and unit and len(labels) == 1:
        first = table.headings[0].year
        return Named(table, PrintedName.MUNICIPAL_BUDGETS, unit, columns_of(table.headings, first))
    return None


def title_of(document: Document, block: Block) -> str:
    """Return a table's title (tabellens rubrik): its first heading line if that heads no column, or the line above."""
    lines = block.headings
    if len(lines) > 1 and not block.heads and set(parsed(lines[1:]).values()) >= set(parsed(lines).values()):
        return " ".join(lines[0].split())
    above = range(block.first - 1, max(-1, block.first - MOST_ABOVE), -1)
    texts = (document.lines[at].text.strip() for at in above)
    text = next((text for text in texts if text and not words.FOOTER.match(text)), "")
    text = " ".join(text.split())
    return text if len(text) < LONGEST_TITLE and not text.endswith((".", ",", ";")) else ""


def unit_of(document: Document, table: ReadTable) -> str:
    """Return the nearest line above that could be a department's heading (avdelningens rubrik)."""
    for at in range(table.block.first - 1, max(-1, table.block.first - 120), -1):
        text = document.lines[at].text.strip()
        if is_unit_heading(text):
            return text
    return ""


def is_unit_heading(text: str) -> bool:
    """Tell whether a line may head a department's chapter (avdelningsrubrik)."""
    plain = 2 < len(text) < 60 and text[0].isupper() and not any(sign.isdigit() for sign in text)
    named = (
        re.search(
            r"(?:avdelning|förvaltning|nämnd|enhet|verksamhet|kontor|sektor|sektion|styrelse)(?:en|et|n)?$|^IT\b", text
        )
        is not None
    )
    return plain and named and not text.endswith((".", ",", ":")) and words.FOOTER.match(text) is None


def _summaries(found: Sequence[Named], certain: Sequence[ReadTable], period: Period) -> list[Named]:
    """Name the summary: the table whose rows carry the departments' names (sammanställning); spell units as it does."""
    named = list(found)
    taken = {id(one.table) for one in found}
    for table in certain:
        units = _matches(table, [one.unit for one in found if one.name is PrintedName.DEPARTMENTS])
        columns = columns_in(table, period.year)
        if id(table) not in taken and len(units) >= LEAST_MATCHED and {Column.ACTUAL, Column.FORECAST} & set(columns):
            labels = {table.rows[at].label: unit for at, unit in units.items()}
            named.append(Named(table, PrintedName.SUMMARY, "", columns, labels))
    return named


def _matches(table: ReadTable, units: Sequence[str]) -> dict[int, str]:
    """Return which rows carry which unit's name (rad för enhet)."""
    found = {}
    for at, row in enumerate(table.rows):
        matching = [unit for unit in units if same_unit(row.label, unit)]
        if len(matching) == 1:
            found[at] = matching[0]
    return found


def same_unit(one: str, other: str) -> bool:
    """Tell whether two names are of the same unit (samma enhet): "IT, växel och telefoni" and "IT, växel, telefoni"."""
    first, second = unit_words(one), unit_words(other)
    return bool(first) and first == second


def unit_words(name: str) -> frozenset[str]:
    """Return the words that tell a unit from others (enhetens ord)."""
    return frozenset(_NAME.findall(name.casefold())) - _FILLING


def _fits(named: Named) -> bool:
    """Tell whether the rules' totals sum the rows that the figures bear out (samma summor)."""
    figures = Figures(printed((named,)), Decimal(1))
    rows = figures.table.rows
    for total in figures.totals:
        if total.unit and named.name is PrintedName.SUMMARY:
            continue
        at = next(place for place, row in enumerate(rows) if row is total)
        own = named.table.total_at(at)
        parts = {place for place, row in enumerate(rows) if any(row is part for part in figures.parts(total))}
        if own is None or any(sign < 0 for _, sign in own.parts) or not _same_sum(named.table, parts, own.parts):
            return False
    return True


def _same_sum(table: ReadTable, parts: set[int], own: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two sets of rows are the same once totals among them are taken apart (samma rader)."""
    left, flat = [row for row, _ in own], set()
    while left:
        row = left.pop()
        inner = table.total_at(row)
        left += [part for part, _ in inner.parts] if inner else []
        flat |= set() if inner else {row}
    return parts == flat
