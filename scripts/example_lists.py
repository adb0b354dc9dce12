"""The other municipality's books as lists (listor): outcomes in Excel, budget in a CSV file with the sign reversed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter
from example_amounts import Entry, by_account
from example_vouchers import Voucher

CLOSING = 13
HEADINGS = ("Konto", "Kontonamn", "Ansvar", "Verksamhet", "Projekt", "Period", "Belopp", "Text", "Verifikation")
TITLE = (
    "Utfall per konto, ekonomi och personal, Vårgårda kommun",
    "Konstruerat exempel för SNIT-XL: konton, ansvar, projekt, månader och ören är påhittade.",
    "Januari–augusti summerar till publicerade tabeller; september–december 2016 och period 13 är helt konstruerade.",
    "Uttag 2017-09-08. Belopp i kronor, intäkter med minus.",
)
BUDGET_TITLE = (
    "Budget 2017 ekonomi och personal; kronor; kostnader med minus; konstruerad fördelning på konton och månader"
)
BUDGET_HEADINGS = ("Konto", "Kontonamn", "Ansvar", "Verksamhet", "Projekt", "Period", "Budget")
WRITTEN = datetime(2017, 9, 8)  # noqa: DTZ001 - a workbook's properties have no time zone
AMOUNT_COLUMN = HEADINGS.index("Belopp")


def outcome_workbook(found: Sequence[Voucher]) -> bytes:
    """Write the outcomes as an Excel list with title rows and a total (utfallslista)."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": WRITTEN})
    bold = book.add_format({"bold": True})
    amount = book.add_format({"num_format": "#,##0.00"})
    sheet = book.add_worksheet("Utfall")
    for column, width in enumerate((8, 38, 9, 12, 9, 9, 15, 48, 13)):
        sheet.set_column(column, column, width, amount if column == AMOUNT_COLUMN else None)
    sheet.write_column(0, 0, TITLE)
    sheet.write_row(len(TITLE) + 1, 0, HEADINGS, bold)
    rows = list(_outcome_rows(found))
    for at, row in enumerate(rows, start=len(TITLE) + 2):
        sheet.write_row(at, 0, row)
    last = len(TITLE) + 2 + len(rows)
    sheet.write(last, 0, "Summa", bold)
    sheet.write(last, AMOUNT_COLUMN, float(sum(row.amount for one in found for row in one.rows)), bold)
    book.close()
    return buffer.getvalue()


def budget_csv(entries: Sequence[Entry]) -> bytes:
    """Write the budget as a Swedish CSV file (budgetfil): semicolons, Windows-1252, costs with a minus."""
    items = {(one.item.account, one.item.unit, one.item.project): one.item for one in entries}
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([BUDGET_TITLE])
    writer.writerow(BUDGET_HEADINGS)
    for (account, unit, project, month), amount in by_account(entries).items():
        item = items[account, unit, project]
        period = f"{entries[0].year}-{month:02}"
        writer.writerow([account, item.account_name, unit, item.activity, project, period, _swedish(-amount)])
    writer.writerow(["Summa", *[""] * 5, _swedish(-sum((one.amount for one in entries), Decimal(0)))])
    return text.getvalue().encode("cp1252")


def _outcome_rows(found: Sequence[Voucher]) -> Iterator[tuple[str | int | float, ...]]:
    for one in found:
        period = one.day.year * 100 + (CLOSING if one.is_closing else one.day.month)
        for row in one.rows:
            item = row.item
            names = (int(item.account), item.account_name, item.unit, int(item.activity), item.project)
            yield (*names, period, float(row.amount), one.text, f"{one.series} {one.number}")


def _swedish(amount: Decimal) -> str:
    return f"{amount:,.2f}".replace(",", "\u00a0").replace(".", ",")
