"""The functions that read the workbook, and array formulas, are computed on a closed file as a program would."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from cli_samples import Book, run
from openpyxl.worksheet.formula import ArrayFormula
from support.workbooks import example

SALARIES = "5"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example()[0])
    return path


def summed(path: Path, first: int, last: int) -> Decimal:
    """Add up this year's outcomes on accounts that begin with 5 (openpyxl reads them)."""
    return sum(
        Decimal(str(row["Utfall (tkr)"] or 0))
        for row in Book(path, values=True).rows("Utfallsrader")
        if row["År"] == 2017 and first <= int(str(row["Månad"])) <= last and str(row["Konto"]).startswith(SALARIES)
    )


def typed(path: Path, **formulas: object) -> None:
    """Type formulas in column T of Start, by cell."""
    book = Book(path)
    for cell, formula in formulas.items():
        book.book["Start"][cell] = formula
    book.save()


def shown(path: Path, area: str) -> object:
    found = Book(path, values=True).book["Start"][area]
    return [[cell.value for cell in row] for row in found] if isinstance(found, tuple) else found.value


def test_outcomes_are_summed_and_what_hangs_on_the_sum_follows(path: Path) -> None:
    whole, since_february = summed(path, 1, 8), summed(path, 2, 8)
    typed(path, T90=f'=SNIT_UTFALL("{SALARIES}*")', T91="=T90*2", T92=f'=SNIT_UTFALL("{SALARIES}*",2)')
    assert run("uppdatera", path) in {0, 1}
    assert whole != since_february
    assert shown(path, "T90:T92") == [[pytest.approx(float(x))] for x in (whole, 2 * whole, since_february)]


def test_an_input_may_be_made_from_a_sum_of_outcomes(path: Path) -> None:
    book = Book(path)
    book.cell("Prognosrader", "Justering").value = f'=SNIT_UTFALL("{SALARIES}*")/1000'
    book.cell("Prognosrader", "Kommentar").value = "En promille av lönerna"
    book.save()
    assert run("uppdatera", path) in {0, 1}
    adjusted = Book(path, values=True).rows("Prognosrader")[0]["Justering"]
    assert adjusted == pytest.approx(float(summed(path, 1, 8)) / 1000)


def test_the_own_split_fills_the_cells_of_its_array_formula(path: Path) -> None:
    typed(path, T90=ArrayFormula("T90:W94", "=SNIT_FORDELNING()"))
    assert run("uppdatera", path) in {0, 1}
    rows = shown(path, "T90:W94")
    assert isinstance(rows, list)
    assert rows[0] == ["Kostnadspool", "Vårgårda", "Herrljunga", "Summa"]
    assert rows[-1] == ["Summa", 9436, 5978, 15414]


def test_the_split_follows_a_pool_that_is_a_formula(path: Path) -> None:
    typed(path, T90=ArrayFormula("T90:W94", "=SNIT_FORDELNING()"), T80=1000.0)
    book = Book(path)
    cell = book.cell("Fordelning", "Gemensamt belopp")
    pool = float(cell.value or 0)
    cell.value = f"=Start!T80+{pool:.0f}"
    book.save()
    run("uppdatera", path)
    rows = shown(path, "T90:W94")
    assert isinstance(rows, list)
    assert rows[-1][-1] == 16414


def test_a_users_array_formula_is_computed_as_one(path: Path) -> None:
    typed(
        path,
        T80=2.0,
        T81=3.0,
        U80=10.0,
        U81=100.0,
        T90=ArrayFormula("T90", "=SUM(T80:T81*U80:U81)"),
        T91=ArrayFormula("T91:T92", "=T80:T81*U80:U81"),
    )
    run("uppdatera", path)
    assert shown(path, "T90:T92") == [[320], [20], [300]]


def test_a_snit_function_of_the_users_own_does_not_freeze_the_values_edition(path: Path) -> None:
    """An .xlsx holds its split as plain values; one function typed somewhere must not make it pass for an .xlsm."""
    typed(path, T90="=SNIT_RISK(4,3)")
    book = Book(path)
    assert not str(book.cell("Fordelning", "Fördelat Vårgårda").value).startswith("=")
    book.cell("Fordelning", "Eget Vårgårda").value = 100.0
    before = Book(path, values=True).rows("Fordelning")[0]["Fördelat Vårgårda"]
    book.save()
    run("uppdatera", path)
    assert Book(path, values=True).rows("Fordelning")[0]["Fördelat Vårgårda"] != before
