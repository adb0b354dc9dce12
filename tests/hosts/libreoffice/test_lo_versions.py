"""Two versions locked in real Calc: the list of changes, the choice of version, and Prognos with its columns folded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from compared import view
from extended_office import ExtendedOffice, dispatch
from support.calc import Document
from support.workbooks import example

from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import WorkbookView, cell_name

pytestmark = pytest.mark.libreoffice
UPDATE, LOCK, CHECK = "snit:uppdatera", "snit:las", "snit:kontrollera"
ALTERNATIVES = ("Utfall helår fg år", "Enligt budget", "Enligt säsongsprofil", "Rekommenderad metod", "Spann 80 % från")
INPUTS = ("Kommentar", "Metod", "Justering", "Manuell prognos")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Nämndens bok.xlsx"
    path.write_bytes(example()[0])
    return path


def lines(shown: WorkbookView, table: str) -> list[dict[str, Any]]:
    where = shown.tables[TABLES[table]]
    columns = dict(zip(where.columns, where.area.cols, strict=True))
    return [
        {text: shown.cell(where.area.sheet, row, col).value for text, col in columns.items()} for row in where.area.rows
    ]


def put(document: Document, key: str, value: str | float) -> None:
    area = view(document).names[field_term(key).name]
    document.set_value(area.sheet, cell_name(area.top, area.left), value)


def put_in_row(document: Document, number: int, heading: str, value: str | float) -> None:
    """Type into a row of Prognos, counted from 0."""
    where = view(document).tables[TABLES["rows"]]
    document.set_value("Prognos", cell_name(where.area.top + number, where.column(heading).left), value)


def field(shown: WorkbookView, key: str) -> str:
    area = shown.names[field_term(key).name]
    return str(shown.cell(area.sheet, area.top, area.left).value)


def test_two_versions_are_locked_and_the_list_says_what_has_changed_since_the_first(
    inside: ExtendedOffice, book: Path
) -> None:
    with inside.open(book) as document:
        put(document, "month", 4)
        dispatch(document, UPDATE)
        assert field(view(document), "next_version") == "April 2017"
        assert dispatch(document, LOCK, Text="April 2017") == "Versionen ”April 2017” är låst: 15 rader."
        put(document, "month", 8)
        put_in_row(document, 1, "Justering", -650)
        put_in_row(document, 12, "Metod", "linjär")
        dispatch(document, UPDATE)
        pay, it, whole = lines(view(document), "changes")
        assert (pay["Rad"], pay["Prognos då"], pay["Prognos nu"], pay["Ändring"]) == (
            "Personalkostnader",
            7625,
            7475,
            -150,
        )
        assert (it["Metod då"], it["Metod nu"]) == ("budget", "linjär")
        assert whole["Ändring"] == pytest.approx(-150 + it["Ändring"])
        assert "kommentaren är oförändrad sedan April 2017" in str(dispatch(document, CHECK)) + str(
            [row["Vad"] for row in lines(view(document), "checks")]
        )
        assert dispatch(document, LOCK, Text="Augusti 2017") == "Versionen ”Augusti 2017” är låst: 15 rader."
        put(document, "compare_with", "April 2017")
        assert "Inaktuell" in field(recalculated(document), "status")
        dispatch(document, UPDATE)
        shown = view(document)
        assert field(shown, "changes_from").startswith("April 2017, låst ")
        assert [row["Rad"] for row in lines(shown, "changes")] == ["Personalkostnader", "Övriga kostnader", "Summa"]
        assert [row["Version"] for row in lines(shown, "version_summary")] == ["April 2017", "Augusti 2017"]
        assert len(lines(shown, "versions")) == 30
        assert not [row for row in lines(shown, "checks") if row["Kod"] == "VERSION-ANDRAD"]


def recalculated(document: Document) -> WorkbookView:
    document.calculate_all()
    return view(document)


def hidden(document: Document) -> dict[str, bool]:
    """Tell for each heading of Prognosrader whether its column is hidden."""
    where = view(document).tables[TABLES["rows"]]
    columns = document.component.Sheets.getByName("Prognos").Columns
    return {
        text: not columns.getByIndex(col - 1).IsVisible
        for text, col in zip(where.columns, where.area.cols, strict=True)
    }


def test_the_alternatives_are_folded_no_input_is_and_the_button_writes_what_is_folded(
    inside: ExtendedOffice, book: Path
) -> None:
    with inside.open(book) as document:
        folded = hidden(document)
        assert [heading for heading in ALTERNATIVES if not folded[heading]] == []
        assert [heading for heading in INPUTS if folded[heading]] == []
        assert not folded["Månadskurva"]
        assert folded["aug"]
        put(document, "month", 7)
        dispatch(document, UPDATE)
        row = lines(view(document), "rows")[1]
        assert row["Enligt linjär"] == pytest.approx(row["Utfall ack"] / 7 * 12)
        assert [row["jul"] is None, row["aug"]] == [False, None]
        assert sum(row[month] for month in ("jan", "feb", "mar", "apr", "maj", "jun", "jul")) == row["Utfall ack"]
        document.component.Sheets.getByName("Prognos").showDetail(beside_and_folded(document))
        unfolded = hidden(document)
        assert [heading for heading in ALTERNATIVES if unfolded[heading]] == []
        assert unfolded["aug"]
        with inside.watched("save"):
            document.component.store()
    with inside.open(book) as document:
        assert not hidden(document)[ALTERNATIVES[0]]


def beside_and_folded(document: Document) -> Any:  # noqa: ANN401 - a UNO struct
    """Return the address of the folded alternatives and the column before them."""
    where = view(document).tables[TABLES["rows"]]
    ends = [where.column(heading).left - 1 for heading in (INPUTS[-1], "Spann bättre")]
    sheet = document.component.Sheets.getByName("Prognos")
    return sheet.getCellRangeByPosition(ends[0], 0, ends[1], 0).RangeAddress
