"""Titles held against the columns under them (rubriker mot kolumner): another year, or another month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from snit_xl.domain.audit import codes
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.papers import vocabulary as words
from snit_xl.papers.document import Document
from snit_xl.papers.naming import Period, title_of
from snit_xl.papers.tables import ReadTable
from snit_xl.papers.vocabulary import Head

OF_A_YEAR = frozenset({Head.ACTUAL, Head.BUDGET, Head.FORECAST, Head.PLAN})
LEAST_ALIKE = 2
_YEAR = re.compile(r"(?<![\d/-])((?:19|20)\d\d)(?![\d/]|-(?!\d\d-))", re.ASCII)
_DATE = re.compile(r"(?:19|20)\d\d-(\d\d)-\d\d", re.ASCII)
_MONTH = re.compile(r"\b(" + "|".join(words.FULL_MONTHS) + r")\b", re.IGNORECASE)
_SHORT = re.compile(rf"\b({'|'.join(words.MONTHS)})[a-zåäö]*\b", re.IGNORECASE)


def title_faults(document: Document, tables: Sequence[ReadTable], period: Period) -> Iterator[Problem]:
    """Warn about titles and headings of another year or month than what stands under or beside them (rubrikfel)."""
    forecasts = [heading.year for table in tables for heading in table.headings if heading.head is Head.FORECAST]
    for table in tables:
        title = _title(document, table)
        years = {heading.year for heading in table.headings if heading.head in OF_A_YEAR and heading.year}
        titled = {int(year) for year in _YEAR.findall(title)}
        place = Place(table.rows[0].line.where)
        if len(titled) == 1 and years and not titled & years:
            values = {"title": title, "columns": ", ".join(map(str, sorted(years)))}
            yield problem(codes.TITLE_YEAR, place, published=min(titled), correct=max(years), **values)
        yield from _odd_forecasts(table, title, forecasts, period)
        yield from _months(table, title, place)


def _title(document: Document, table: ReadTable) -> str:
    """Return a table's title (rubrik): the first heading line if no column has taken it, else what stands above."""
    first = " ".join(table.block.headings[0].split()) if table.block.headings and not table.block.heads else ""
    taken = " ".join(heading.text for heading in table.headings)
    return first if first and first not in taken else title_of(document, table.block)


def _odd_forecasts(table: ReadTable, title: str, all_years: Sequence[int], period: Period) -> Iterator[Problem]:
    """Find a forecast of another year than all the paper's others (prognos för fel år)."""
    usual = all_years.count(period.year) >= LEAST_ALIKE
    for heading in table.headings:
        odd = heading.year and heading.head is Head.FORECAST and heading.year != period.year
        alone = odd and all_years.count(heading.year) == 1
        lacks = all(one.head is not Head.FORECAST or one is heading for one in table.headings)
        if usual and alone and lacks:
            place = Place(table.rows[0].line.where, heading.text)
            values = {"title": title, "columns": heading.text}
            yield problem(codes.COLUMN_YEAR, place, published=heading.year, correct=period.year, **values)


def _months(table: ReadTable, title: str, place: Place) -> Iterator[Problem]:
    """Find a title of one month over columns of another (annan månad i rubriken)."""
    titled = {int(month) for month in _DATE.findall(title)} | {_number(name) for name in _MONTH.findall(title)}
    dated = {month for heading in table.headings if heading.to_date for month in _months_in(heading.text)}
    if len(titled) == len(dated) == 1 and titled != dated:
        (one,), (other,) = titled, dated
        if 1 <= one <= len(words.MONTHS) and 1 <= other <= len(words.MONTHS):
            names = [words.FULL_MONTHS[month - 1] for month in (one, other)]
            yield problem(codes.TITLE_MONTH, place, published=names[0], correct=names[1], title=title)


def _months_in(text: str) -> set[int]:
    return {int(month) for month in _DATE.findall(text)} | {_number(name) for name in _SHORT.findall(text)}


def _number(name: str) -> int:
    return words.MONTHS.index(name[:3].casefold()) + 1
