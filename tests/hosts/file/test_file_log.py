"""Logg on a closed file answers who changed a cell, when, from what to what, as far as a file can tell."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from cli_samples import NOW, Book, run
from file_samples import repacked
from support.workbooks import example

from snit_xl.cli import main

LATER = NOW + timedelta(days=1)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(example()[0])
    return path


def changed(path: Path) -> list[dict[str, object]]:
    return [row for row in Book(path, values=True).rows("Logglista") if row["Händelse"] == "Ändrad indata"]


def type_in(path: Path, heading: str, value: float | str | None) -> str:
    """Change a row of Prognos as a user would, and return the cell's name."""
    edit = Book(path)
    cell = edit.cell("Prognosrader", heading, 1)
    cell.value = value
    edit.save()
    return cell.coordinate


def saved_by(path: Path, who: str, moment: str) -> None:
    """Let the file say who saved it and when, as Excel does."""

    def properties(_old: bytes) -> bytes:
        return (
            '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties '
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<cp:lastModifiedBy>{who}</cp:lastModifiedBy>"
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
        ).encode()

    path.write_bytes(repacked(path.read_bytes(), {"docProps/core.xml": properties}))


def test_the_cell_its_row_in_words_and_between_which_runs(book: Path) -> None:
    cell = type_in(book, "Justering", -477)
    assert run("uppdatera", book, now=LATER) == 0
    (line,) = changed(book)
    assert (line["Blad"], line["Cell"], line["Före"], line["Efter"]) == ("Prognos", cell, -500, -477)
    assert line["Vad"] == "Rader per avdelning: Ekonomiavdelningen, Personalkostnader, Justering"
    assert line["Vem"] == "någon"
    assert line["Mellan vilka körningar"] == (
        "Mellan 2017-09-12 08:00 (SNIT-XL, Bygg) och 2017-09-13 08:00 (ekonom, Uppdatera prognos)."
    )


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2017-09-12T16:30:00Z", "Filen sparades senast av Controller Vårgårda 2017-09-1"),
        ("2017-09-01T10:30:00Z", ""),  # before the last run: it says nothing of the change
        ("i går", ""),
    ],
)
def test_who_saved_the_file_is_told_where_excel_wrote_it(book: Path, moment: str, told: str) -> None:
    type_in(book, "Justering", -477)
    saved_by(book, "Controller Vårgårda", moment)
    run("uppdatera", book, now=LATER)
    saved_by(book, "", "2017-09-12T16:30:00Z")  # the reader of this test takes no other moments
    (line,) = changed(book)
    said = str(line["Mellan vilka körningar"])
    assert said.startswith("Mellan 2017-09-12 08:00 ")
    assert told in said
    assert ("Controller" in said) is bool(told)


def test_a_comment_alone_is_reason_enough(book: Path) -> None:
    type_in(book, "Kommentar", "Tjänsten är vakant till hösten.")
    run("uppdatera", book, now=LATER)
    (line,) = changed(book)
    assert line["Efter"] == "Tjänsten är vakant till hösten."
    assert line["Före"] not in {None, line["Efter"]}


def test_a_change_is_logged_once_and_the_next_run_counts_from_the_last(book: Path) -> None:
    type_in(book, "Justering", -477)
    run("uppdatera", book, now=LATER)
    before = book.read_bytes()
    run("uppdatera", book, now=LATER + timedelta(hours=1))
    assert book.read_bytes() == before
    type_in(book, "Justering", -478)
    main(["uppdatera", str(book)], who="kollega", now=LATER + timedelta(hours=2))
    first, second = changed(book)
    assert (first["Efter"], second["Före"], second["Efter"]) == (-477, -477, -478)
    assert second["Mellan vilka körningar"] == (
        "Mellan 2017-09-13 08:00 (ekonom, Uppdatera prognos) och 2017-09-13 10:00 (kollega, Uppdatera prognos)."
    )


def test_lock_logs_what_does_not_make_the_forecast_stale(book: Path) -> None:
    type_in(book, "Kommentar", "Beslutat i ledningsgruppen.")
    assert run("lås", book, "Delår augusti", now=LATER) == 0
    rows = Book(book, values=True).rows("Logglista")
    assert [row["Händelse"] for row in rows[-2:]] == ["Ändrad indata", "Lås version"]


def test_a_run_that_is_refused_notes_nothing_and_the_change_waits(book: Path) -> None:
    type_in(book, "Metod", "gissning")
    before = book.read_bytes()
    assert run("uppdatera", book, now=LATER) == 1
    assert book.read_bytes() == before
    type_in(book, "Metod", "linjär")
    run("uppdatera", book, now=LATER)
    (line,) = changed(book)
    assert (line["Före"], line["Efter"]) == ("budget", "linjär")


def test_after_aterstall_the_change_is_noted_again_since_the_old_file_is_back(book: Path) -> None:
    type_in(book, "Justering", -477)
    run("uppdatera", book, now=LATER)
    run("återställ", book, now=LATER)
    assert changed(book) == []
    run("uppdatera", book, now=LATER)
    assert [row["Efter"] for row in changed(book)] == [-477]
