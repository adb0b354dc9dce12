"""Writes the example's books (exemplets bokföring): what the published tables were made from, as it might have been.

IT is hosted by Herrljunga and comes as SIE files, Ekonomi and Personal by Vårgårda as lists. Run after a change in
scripts/example_books/: make generate. A test fails where a file is old.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "scripts")]

from example_amounts import PRIOR_YEAR, YEAR, budgets, by_account, outcomes  # noqa: E402 - found by the path above
from example_lists import budget_csv, outcome_workbook  # noqa: E402
from example_sie import Book, next_opening, sie  # noqa: E402
from example_vouchers import vouchers  # noqa: E402

BOOKS = REPOSITORY / "snit_xl/samples/example/books"
SIE_OWNER, LIST_OWNER = "Herrljunga", "Vårgårda"


def generated() -> dict[Path, bytes]:
    """Return each file of the example's books and what it should hold (filer)."""
    return {BOOKS / name: content for name, content in {**_sie_files(), **_lists()}.items()}


def _sie_files() -> dict[str, bytes]:
    booked = [one for one in outcomes() if one.item.owner == SIE_OWNER]
    years = {year: vouchers([one for one in booked if one.year == year], closing=False) for year in (PRIOR_YEAR, YEAR)}
    prior = Book(SIE_OWNER, PRIOR_YEAR, date(2017, 2, 10), date(2016, 12, 31), years[PRIOR_YEAR], {}, {})
    budget = by_account(one for one in budgets() if one.item.owner == SIE_OWNER)
    this = Book(SIE_OWNER, YEAR, date(2017, 9, 8), date(2017, 8, 31), years[YEAR], budget, next_opening(prior))
    return {f"{SIE_OWNER} {book.year}.se": sie(book) for book in (prior, this)}


def _lists() -> dict[str, bytes]:
    booked = [one for one in outcomes() if one.item.owner == LIST_OWNER]
    found = [
        voucher
        for year in (PRIOR_YEAR, YEAR)
        for voucher in vouchers([one for one in booked if one.year == year], closing=year == PRIOR_YEAR)
    ]
    return {
        f"{LIST_OWNER} ekonomi och personal utfall.xlsx": outcome_workbook(found),
        f"{LIST_OWNER} budget {YEAR}.csv": budget_csv([one for one in budgets() if one.item.owner == LIST_OWNER]),
    }


def main() -> None:
    """Rewrite the files that are old (skriv filerna)."""
    for path, content in generated().items():
        name = path.relative_to(REPOSITORY)
        if path.is_file() and path.read_bytes() == content:
            print(f"{name} is up to date")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{name} written")


if __name__ == "__main__":
    main()
