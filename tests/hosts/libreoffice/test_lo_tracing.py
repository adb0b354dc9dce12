"""Visa underlag in real Calc: from a report row to accounts that sum to it, and from an account to its vouchers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from compared import cells, differences, view
from extended_office import ExtendedOffice, dispatch
from reading_samples import READ, TRACE, amounts, author, place_of, rows, unread
from support.calc import Document

from snit_xl.hosts.file.reading import show_basis
from snit_xl.workbook.terms.fields import field_term

pytestmark = pytest.mark.libreoffice
IT = {"Avdelning": "IT, växel och telefoni", "Rad": "Personalkostnader"}


@pytest.fixture
def book(inside: ExtendedOffice, tmp_path: Path) -> Iterator[Document]:
    """Open the workbook with the books read in and saved, so that the command line sees the same."""
    laid = unread(tmp_path)
    with inside.open(laid.path) as document:
        dispatch(document, READ, Text=laid.given)
        with inside.watched("save"):
            document.component.store()
        yield document


def choose(document: Document, sheet: str, cell: str) -> None:
    document.component.CurrentController.select(document.component.Sheets.getByName(sheet).getCellRangeByName(cell))


def field(document: Document, key: str) -> object:
    seen = view(document)
    area = seen.names[field_term(key).name]
    return seen.cell(area.sheet, area.top, area.left).value


def test_a_report_row_is_its_accounts_and_an_account_its_vouchers(book: Document, tmp_path: Path) -> None:
    seen = view(book)
    sheet, cell = place_of(seen, "rows", "actual", **IT)
    before = cells(book)
    choose(book, sheet, cell)
    assert dispatch(book, TRACE) == "Bladet Spårning visar underlaget."
    assert book.component.CurrentController.ActiveSheet.Name == "Spårning"
    accounts = rows(view(book), "trace")
    outcome = book.cell_value(sheet, cell)
    assert isinstance(outcome, float)
    assert len(accounts) > 3
    assert {row["Nivå"] for row in accounts} == {"konto"}
    assert amounts(accounts, "Utfall (kr)") == pytest.approx(1000 * outcome)
    assert field(book, "trace_difference") == 0
    same = show_basis(tmp_path / "Vår bok.xlsx", f"{sheet}!{cell}", author(seen)).view
    assert same is not None
    spared = {name for name in same.cells if name != "Spårning"}
    assert [one for one in differences(view(book), same) if one.partition("!")[0] not in spared] == []
    after = cells(book)
    assert {name for name in before if before[name] != after[name]} == {"Spårning"}

    first = accounts[0]
    choose(book, *place_of(view(book), "trace", "account", Konto=first["Konto"], Ansvar=first["Ansvar"]))
    assert dispatch(book, TRACE) == "Bladet Spårning visar underlaget."
    vouchers = rows(view(book), "trace")
    assert {row["Nivå"] for row in vouchers} == {"verifikation"}
    assert len(vouchers) > 3
    assert amounts(vouchers, "Utfall (kr)") == pytest.approx(first["Utfall (kr)"])
    assert all("Herrljunga 2017.se, rad" in str(row["Källa"]) for row in vouchers)


def test_each_listing_is_a_step_that_can_be_undone(book: Document) -> None:
    before = cells(book)
    choose(book, *place_of(view(book), "rows", "budget", **IT))
    dispatch(book, TRACE)
    assert cells(book) != before
    assert str(dispatch(book, "snit:aterstall")).startswith("Arbetsboken är som före ”Visa underlag”.")
    assert cells(book) == before


def test_where_there_is_no_amount_nothing_is_shown(book: Document) -> None:
    choose(book, "Start", "A1")
    assert "Här finns inget belopp att visa underlag för." in dispatch(book, TRACE)
    assert book.component.CurrentController.ActiveSheet.Name == "Start"


def test_a_file_that_is_gone_is_told(book: Document, tmp_path: Path) -> None:
    choose(book, *place_of(view(book), "rows", "actual", **IT))
    dispatch(book, TRACE)
    (tmp_path / "Bokföring/Herrljunga 2017.se").unlink()
    before = cells(book)
    choose(book, "Spårning", f"B{view(book).tables['Sparning'].area.top}")
    assert "Filen Herrljunga 2017.se finns varken i Bokföring eller bredvid arbetsboken." in dispatch(book, TRACE)
    assert cells(book) == before
